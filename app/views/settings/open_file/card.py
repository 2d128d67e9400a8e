"""The open file in the settings: everything out of the program, and back into it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.services.language.plural import Forms, counted
from app.services.open_file.exporting.export import export_file
from app.services.open_file.workbooks import export_workbooks
from app.views.base.messages import ToastAction
from app.views.base.opening import named_file, open_folder, show_in_folder, usual_folder
from app.views.look import theme
from app.views.settings.open_file.load_dialog import LoadDialog
from app.views.widgets.buttons import button, button_row
from app.views.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_ABOUT = (
    "Все сведения района одним файлом JSON, который прочтёт и другая программа, или книгами"
    " Excel, по одной на раздел. Такой файл можно загрузить в эту или другую папку данных: сначала"
    " видно, что добавится и что изменится."
)
_FILES = "Открытый файл (*.json)"
_TAKEN = "Такой файл в этой папке уже есть."
_BOOK: Forms = ("книга", "книги", "книг")


class OpenFileCard(Card):
    """Writing and loading; `follow` shows the progress of a job in this card.

    Attributes:
        dialog: the one that loads, while a file was chosen.
    """

    def __init__(self, context: "PageContext", follow: "Callable[[Task, Card], object]") -> None:
        super().__init__("Открытый файл", _ABOUT)
        self._context, self._follow = context, follow
        self.dialog: LoadDialog | None = None
        self.write_button = button("Выгрузить в открытый файл…", self.choose_target, icon="save")
        self.books_button = button("Выгрузить книги Excel…", self.choose_folder, icon="table-file")
        self.load_button = button("Загрузить из открытого файла…", self.choose_file, icon="import")
        self.add_layout(button_row(self.write_button, self.books_button, gap=theme.STEP))
        self.add_layout(button_row(self.load_button, gap=theme.STEP))

    def allow(self, *, free: bool) -> None:
        """Whether a job may begin; a workspace that cannot be written can be written out."""
        self.write_button.setEnabled(free)
        self.books_button.setEnabled(free)
        self.load_button.setEnabled(free and not self._context.workspace.read_only)

    # Out

    def choose_target(self) -> None:
        """Ask for the name of the file."""
        name, _filter = QFileDialog.getSaveFileName(
            self.window(),
            "Выгрузить в открытый файл",
            str(usual_folder() / "Район.json"),
            _FILES,
        )
        target = named_file(self._context.messages, name, ".json", _TAKEN)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write everything into one file; an older one was asked about."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: export_file(workspace, target),
            lambda _district: self._on_written(target),
            title="Выгрузка в открытый файл",
        )
        self._follow(task, self)

    def choose_folder(self) -> None:
        """Ask where to put the workbooks."""
        folder = QFileDialog.getExistingDirectory(self.window(), "Куда сохранить книги Excel")
        if folder:
            self.write_books(Path(folder))

    def write_books(self, folder: Path) -> None:
        """Write a workbook a subject; older ones of the same names are replaced."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: export_workbooks(workspace, folder),
            lambda files: self._on_books(folder, files),
            title="Выгрузка книг Excel",
        )
        self._follow(task, self)

    def _on_written(self, target: Path) -> None:
        messages = self._context.messages
        messages.toast(
            f"Выгружено в открытый файл: {target.name}",
            [ToastAction("Показать в папке", lambda: show_in_folder(messages, target))],
        )

    def _on_books(self, folder: Path, files: list[Path]) -> None:
        messages = self._context.messages
        if not files:
            messages.inform("Данных пока нет: выгружать нечего.")
            return
        messages.toast(
            f"Выгружено: {counted(len(files), _BOOK)} Excel",
            [ToastAction("Открыть папку", lambda: open_folder(messages, folder))],
        )

    # In

    def choose_file(self) -> None:
        """Ask for the file."""
        name, _filter = QFileDialog.getOpenFileName(
            self.window(), "Загрузить из открытого файла", str(usual_folder()), _FILES
        )
        if name:
            self.begin_loading(Path(name))

    def begin_loading(self, path: Path) -> None:
        """Show what loading it would do; it is stored when the user agrees."""
        self.dialog = LoadDialog(self.window(), self._context, path)
        self.dialog.show_form()
