"""The first start: who works here. A demo district can be opened instead."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.errors import EnvironmentProblem
from app.services.clock import Clock
from app.services.storage.files.files import is_free
from app.services.storage.workspace import is_workspace
from app.terms import DEFAULT
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.empty_state import centred
from app.views.widgets.fields.form_row import FormRow, line_edit, side_by_side
from app.views.widgets.labels import ElidedLabel, label

_WIDTH = 720


class FirstStartPage(ScrolledColumn):
    """Asks for the department; everything else can be filled in later.

    Signals:
        create_requested: a function that makes the workspace in a folder (it runs in a worker).
        demo_requested: open the demo district.
        folder_chosen: another folder was chosen; it may hold a workspace already.
    """

    create_requested = Signal(object)
    demo_requested = Signal()
    folder_chosen = Signal(object)

    def __init__(self, root: Path, clock: Clock) -> None:
        super().__init__(margin=theme.WIDE)
        self._root, self._clock = root, clock
        self.full_name = line_edit(placeholder="Управление образования администрации …")
        self.territory = line_edit(placeholder="… муниципальный район")
        self.place = line_edit(placeholder="г. …")
        self.full_name_row = FormRow(
            "Полное наименование органа управления образованием",
            self.full_name,
            required=True,
            hint="Как в шапке приказа, в именительном падеже.",
        )
        self.start_button = button("Начать работу", self._on_start, role="primary")
        self.demo_button = button("Открыть демонстрационный район", self.demo_requested.emit)
        self.stand_in_the_middle()
        self.content.addLayout(centred(self._form()))
        self.content.addSpacing(theme.STEP)
        self.content.addLayout(centred(self._demo()))
        for field in (self.full_name, self.territory, self.place):
            field.returnPressed.connect(self._on_start)
        self.setFocusProxy(self.full_name)

    def _form(self) -> Card:
        card = Card()
        _place(card)
        card.add(label("Добро пожаловать в «Опору»", "title"))
        card.add(
            label(
                f"Программа ведёт годовую работу со школами с {DEFAULT.low.results.instrumental}: "
                "от результатов оценочных процедур до приказов и отчёта. Данные остаются на этом "
                "компьютере.",
                "muted",
                wrap=True,
            )
        )
        card.body.addSpacing(theme.STEP)
        card.add(self.full_name_row)
        card.add_layout(
            side_by_side(
                FormRow("Муниципальное образование", self.territory),
                FormRow("Место издания приказов", self.place),
                stretches=(2, 1),
            )
        )
        card.add(label("Папка данных", "small"))
        folder = QHBoxLayout()
        folder.addWidget(ElidedLabel(str(self._root)), 1)
        folder.addWidget(button("Выбрать другую…", self._on_folder, role="link"))
        card.add_layout(folder)
        card.body.addSpacing(theme.STEP)
        card.add_layout(button_row(self.start_button))
        return card

    def _demo(self) -> Card:
        card = Card(
            "Сначала посмотреть?",
            "Демонстрационный район с готовыми результатами, планом и документами откроется рядом "
            "с вашими данными и ничего в них не изменит.",
        )
        _place(card)
        card.body.addSpacing(theme.HALF)
        card.add_layout(button_row(self.demo_button))
        return card

    def _on_start(self) -> None:
        name = " ".join(self.full_name.text().split())
        if not name:
            self.full_name_row.show_error("Укажите полное наименование: оно стоит в приказах.")
            self.full_name.setFocus()
            return
        territory, place = self.territory.text(), self.place.text()
        self.create_requested.emit(_maker(self._clock, name, territory, place))

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Папка данных", str(self._root.parent))
        if chosen:
            self.choose(Path(chosen))

    def choose(self, folder: Path) -> None:
        """Take a folder: itself when it is empty or a workspace, otherwise «Опора» inside it."""
        try:
            inside = is_workspace(folder) or is_free(folder)
        except EnvironmentProblem:
            inside = True  # whoever opens it says why it cannot be used
        self.folder_chosen.emit(folder if inside else folder / "Опора")


def _place(card: Card) -> None:
    """Both cards have one width and one left edge of their texts."""
    card.setMaximumWidth(_WIDTH)
    card.body.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)


def _maker(clock: Clock, name: str, territory: str, place: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        from app.services.department.department import DepartmentDraft, save_department
        from app.services.storage.workspace import create_workspace

        with create_workspace(root, clock) as workspace:
            draft = DepartmentDraft(full_name=name, territory=territory, place=place)
            save_department(workspace, draft)

    return make
