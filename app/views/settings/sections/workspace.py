"""Where the data lie, how much room they take, whether they are sound, and moving them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from app.services.language.numbers import size_text
from app.services.storage.files import places, sqlite
from app.services.storage.packing import carrying, packing
from app.views.base.messages import ToastAction
from app.views.base.opening import named_file, open_folder, show_in_folder, usual_folder
from app.views.base.progress_strip import ProgressStrip
from app.views.look import theme
from app.views.settings.open_file.card import OpenFileCard
from app.views.settings.sections.standing_still import StandingStill
from app.views.widgets.buttons import button, button_row
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, selectable
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_WIDTH = 880
_DEMO = (
    "Вымышленный район с готовыми данными, на котором можно пробовать всё. Ваши данные "
    "останутся как есть; вернуться к ним можно кнопкой над страницей."
)
_PACKAGES = "Данные «Опоры» (*.opora)"
_PACKED = "Такой файл в этой папке уже есть."
_SOUND = "Файл базы данных читается целиком, все связи между записями на месте."
_MOVING = (
    "Данные можно перенести на другой диск. Сетевая папка не подходит: программа "
    "работает с ней медленно и не может защитить данные от двух пользователей сразу."
)
_PACKING = (
    "База, приложенные файлы и документы складываются в один файл .opora. Там, где "
    "установлена «Опора», он открывается двойным щелчком."
)
_CHECKING = "Проверяет файл базы данных и связи между записями, ничего не меняет."
_BROKEN = "Вернитесь к последней исправной копии в разделе «Резервные копии»."


class WorkspaceSection(ScrolledColumn):
    """Folder, size, check, and moving to another folder."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self._context = context
        self._pressed: QWidget | None = None
        self.folder, self.documents, self.room = selectable(), selectable(), selectable()
        self.state, self.verdict = StatusChip(), label("", "muted", wrap=True)
        self.verdict.hide()
        self.check_button = button("Проверить", self.check, icon="shield")
        self.move_button = button("Перенести…", self.choose_place, icon="folder")
        self.pack_button = button("Упаковать в файл…", self.choose_package, icon="archive")
        self.demo_button = button("Открыть демонстрационный район", self.open_demo, icon="open")
        self.demo_card = _card("Демонстрационный район", _DEMO, self.demo_button)
        self.progress = ProgressStrip()
        self.open_file = OpenFileCard(context, self._follow)
        self.open_file.setMaximumWidth(_WIDTH)
        self.check_card = self._check_card()
        self.move_card = _card("Другая папка", _MOVING, self.move_button)
        self.pack_card = _card("Другой компьютер", _PACKING, self.pack_button)
        self.content.addWidget(self._folder_card())
        self.content.addWidget(self.check_card)
        self.content.addWidget(self.move_card)
        self.content.addWidget(self.pack_card)
        self.content.addWidget(self.open_file)
        self.content.addWidget(self.demo_card)
        self._working = False
        self.demo_card.setVisible(context.open_demo is not None)

    def open_demo(self) -> None:
        """Show the demo district; the user's own data stay as they are."""
        opening = self._context.open_demo
        if opening is None:
            return
        if self._context.tasks.busy:
            self._context.messages.inform("Дождитесь окончания начатой работы.")
            return
        question = "Открыть демонстрационный район без этих изменений?"
        if self._context.may_leave(question, "Открыть"):
            opening()

    def refresh(self) -> None:
        """Show the folders; the size is counted in the background."""
        workspace = self._context.workspace
        self.folder.setText(str(workspace.root))
        self.documents.setText(str(workspace.documents))
        self._enable()
        root, database = workspace.root, workspace.database.path

        def count() -> tuple[int, int]:
            return carrying.folder_size(root), database.stat().st_size

        self._context.tasks.run(count, self._on_counted, casual=True)

    def check(self) -> None:
        """Run the check of the database in the background."""
        path = self._context.workspace.database.path
        self.state.set_status(None)
        self.verdict.hide()
        task = self._context.tasks.run(
            lambda: sqlite.integrity_problems(path), self._on_checked, title="Проверка базы"
        )
        self._follow(task, self.check_card, can_cancel=False)

    def choose_place(self) -> None:
        """Ask for the new folder."""
        folder = QFileDialog.getExistingDirectory(self.window(), "Новая папка данных")
        if folder:
            self.move_to(Path(folder))

    def move_to(self, folder: Path) -> None:
        """Copy the workspace into another folder and go on there."""
        workspace = self._context.workspace
        if not self._context.messages.ask(
            "Перенести папку данных?",
            f"База, приложенные файлы, документы и копии будут скопированы в «{folder}» и "
            "проверены, дальше программа работает там. Прежняя папка останется на месте.",
            yes="Перенести",
        ):
            return
        if not self._context.may_leave("Перенести без этих изменений?", "Перенести"):
            return
        task = self._context.tasks.run(
            lambda: carrying.move_workspace(workspace, folder),
            self._on_moved,
            title="Перенос папки данных",
        )
        self._follow(task, self.move_card, alone=True)

    def choose_package(self) -> None:
        """Ask for the name of the packed workspace."""
        name, _filter = QFileDialog.getSaveFileName(
            self.window(),
            "Упаковать папку данных",
            str(usual_folder() / "Данные Опоры.opora"),
            _PACKAGES,
        )
        target = named_file(self._context.messages, name, packing.SUFFIX, _PACKED)
        if target is not None:
            self.pack(target)

    def pack(self, target: Path) -> None:
        """Write the workspace into one file; an older one was asked about."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: packing.pack(workspace, target, overwrite=True),
            self._on_packed,
            title="Упаковка папки данных",
        )
        self._follow(task, self.pack_card)

    def _follow(
        self, task: "Task", card: Card, *, can_cancel: bool = True, alone: bool = False
    ) -> None:
        """Show progress in the card whose button was pressed; no other job begins meanwhile.

        `alone` says that nothing in the window may be changed either.
        """
        card.add(self.progress)
        self.progress.follow(task, can_cancel=can_cancel)
        self._pressed = QApplication.focusWidget()
        self._working = True
        self._enable()
        if alone:
            StandingStill(self._context, task, self.progress)
        task.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._working = False
        self._enable()
        # The button that lost the keys when it was disabled gets them back, unless she went on.
        if self._pressed is not None and QApplication.focusWidget() in (None, self):
            self._pressed.setFocus()
        self._pressed = None

    def _enable(self) -> None:
        free, read_only = not self._working, self._context.workspace.read_only
        for one in (self.check_button, self.pack_button, self.demo_button):
            one.setEnabled(free)
        self.move_button.setEnabled(free and not read_only)
        self.open_file.allow(free=free)

    def _on_packed(self, target: Path) -> None:
        messages = self._context.messages
        messages.toast(
            f"Папка данных упакована: {target.name}",
            [ToastAction("Показать в папке", lambda: show_in_folder(messages, target))],
            hint="На другом компьютере откройте этот файл двойным щелчком.",
        )

    def _on_counted(self, sizes: tuple[int, int]) -> None:
        self.room.setText(f"{size_text(sizes[0])}, из них база данных {size_text(sizes[1])}")

    def _on_checked(self, problems: list[str]) -> None:
        if problems:
            self.state.set_status(Status("negative", "error", "база повреждена"))
            self._context.messages.warn("Проверка нашла повреждения в базе данных.", _BROKEN)
        else:
            self.state.set_status(Status("positive", "done", "база исправна"))
        self.verdict.setText(_BROKEN if problems else _SOUND)
        self.verdict.show()

    def _on_moved(self, folder: Path) -> None:
        with self._context.messages.attempt("Перенос папки данных"):
            places.remember_workspace(folder)
            old = self._context.workspace.root
            self._context.messages.toast(
                f"Папка данных перенесена в «{folder}».",
                hint=f"Прежняя папка «{old}» больше не нужна, её можно удалить.",
            )
            self._context.open_folder(folder)

    def _folder_card(self) -> Card:
        card = _card("Где лежат данные", "")
        for words, value, slot in (
            ("Папка данных", self.folder, self._open_folder),
            ("Готовые документы", self.documents, self._open_documents),
        ):
            card.add(label(words, "small"))
            line = QHBoxLayout()
            line.addWidget(value, 1)
            opening = button("Открыть папку", slot, icon="folder", role="quiet")
            opening.setAccessibleName(f"Открыть папку: {words}")
            line.addWidget(opening)
            card.add_layout(line)
        card.add(label("Размер папки данных", "small"))
        card.add(self.room)
        return card

    def _check_card(self) -> Card:
        card = _card("Целостность", _CHECKING, self.check_button, self.state)
        card.add(self.verdict)
        return card

    def _open_folder(self) -> None:
        open_folder(self._context.messages, self._context.workspace.root)

    def _open_documents(self) -> None:
        open_folder(self._context.messages, self._context.workspace.documents)


def _card(title: str, hint: str, *parts: QWidget) -> Card:
    card = Card(title, hint)
    card.setMaximumWidth(_WIDTH)
    if parts:
        card.add_layout(button_row(*parts, gap=theme.GAP))
    return card
