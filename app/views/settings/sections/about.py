"""The program itself: its version, updating it, and the licences of what it carries along."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from app.views.look import theme
from app.views.settings.dialogs.licences_dialog import LicencesDialog
from app.views.settings.releases.update_card import UpdateCard
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_WIDTH = 880
_PARTS = (
    ("PySide6-Essentials", "окно программы (Qt)", "LGPL-3.0"),
    ("SQLAlchemy", "хранение данных", "MIT"),
    ("sqlmodel", "хранение данных", "MIT"),
    ("alembic", "обновление базы данных", "MIT"),
    ("pydantic", "проверка данных", "MIT"),
    ("pandas", "динамика по годам", "BSD-3-Clause"),
    ("openpyxl", "книги Excel", "MIT"),
    ("python-calamine", "чтение книг Excel", "MIT"),
    ("python-docx", "документы Word", "MIT"),
    ("reportlab", "документы PDF", "BSD"),
    ("pyphen", "переносы в PDF", "MPL-1.1"),
    ("pypdfium2", "просмотр и печать PDF", "BSD-3-Clause"),
    ("pymorphy3", "падежи имён и должностей", "MIT"),
    ("olefile", "чтение файла обновления", "BSD-2-Clause"),
)
_OWN = (
    ("Liberation Serif", "2.1.5", "шрифт в PDF", "SIL OFL 1.1"),
    ("Значки", "", "нарисованы для программы", "MIT"),
)


@dataclass(frozen=True)
class PartRow:
    """A part of the program made by others."""

    name: str
    version: str
    purpose: str
    licence: str


COLUMNS: tuple[Column[PartRow], ...] = (
    Column(key="name", title="Часть", text=lambda row: row.name, width=144),
    Column(key="version", title="Версия", text=lambda row: row.version, width=72),
    Column(key="purpose", title="Для чего", text=lambda row: row.purpose, width=144, stretch=True),
    Column(key="licence", title="Лицензия", text=lambda row: row.licence, width=112),
)


class AboutSection(ScrolledColumn):
    """Reads nothing of the workspace."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self.update_card = UpdateCard(context)
        self.update_card.setMaximumWidth(_WIDTH)
        parts = Card("Что использовано", "Лицензии каждой части и тексты лежат в самой программе.")
        self.licences_button = button("Тексты лицензий…", self.show_licences, icon="documents")
        parts.add_heading_action(self.licences_button)
        parts.setMaximumWidth(_WIDTH)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.name)
        self.model.set_rows(list(_parts()))
        table = TableView(self.model, name="licences")
        table.setAccessibleName("Лицензии")
        table.setFixedHeight((len(self.model.rows) + 1) * theme.ROW_HEIGHT + 2)
        parts.add(table)
        self.content.addWidget(self.update_card)
        self.content.addWidget(parts)
        self.dialog: LicencesDialog | None = None

    def show_licences(self) -> None:
        """Open the texts."""
        self.dialog = LicencesDialog(self.window())
        self.dialog.open()


def _parts() -> Iterable[PartRow]:
    for name, purpose, licence in _PARTS:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = "не установлена"
        yield PartRow(name, version, purpose, licence)
    for row in _OWN:
        yield PartRow(*row)
