"""Документы: orders about the school, files that the program made, evidence of its measures."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.services.documents.sets.of_school import SchoolDocument, documents_of_school
from app.services.findings.links import ToDocuments, ToOrder, ToSchools
from app.services.language.dates import date_digits
from app.services.language.sentences import capital
from app.services.school_card.papers import SchoolPaper, list_school_papers
from app.views.base.opening import open_file, open_link, show_in_folder
from app.views.look import theme
from app.views.plans.reviews.chosen_document import open_document
from app.views.schools.card.tab import MeasuresTab
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import label
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_KINDS = {
    "order": "приказ",
    "output": "файл",
    "evidence": "приложенный файл",
    "link": "ссылка",
    "agreement": "соглашение",
}
_ICONS = {"order": "order", "evidence": "attachment", "link": "link", "agreement": "people"}
_FILE_ICONS = {".docx": "word-file", ".pdf": "pdf-file", ".xlsx": "table-file"}


def _icon(row: SchoolPaper) -> str:
    suffix = "" if row.path is None else row.path.suffix.lower()
    return _ICONS.get(row.kind) or _FILE_ICONS.get(suffix, "documents")


def _status(row: SchoolPaper) -> Status | None:
    if row.path is None:
        return None
    if row.exists:
        return Status("positive", "done", "на месте")
    return Status("warning", "question", "не найден")


def _day_text(row: SchoolPaper) -> str:
    """An order without a day is a draft; other papers may have none."""
    if row.day is not None:
        return date_digits(row.day)
    return "проект" if row.kind == "order" else ""


COLUMNS: tuple[Column[SchoolPaper], ...] = (
    Column(
        key="day",
        title="Дата",
        text=_day_text,
        sort_key=lambda row: row.day,
        tone=lambda row: "muted" if row.day is None else None,
        bound=lambda row: row.day,
        width=96,
    ),
    Column(
        key="title",
        title="Документ",
        text=lambda row: row.title,
        icon=_icon,
        tooltip=lambda row: _KINDS[row.kind] if row.path is None else str(row.path),
        width=200,
        stretch=True,
        wrap=True,
    ),
    Column(key="why", title="Почему здесь", text=lambda row: row.why, width=184, wrap=True),
    status_column("file", "Файл", _status, width=120),
)


class DocumentsTab(MeasuresTab):
    """The papers of a school; Enter or a double click opens one where it lies.

    Attributes:
        make_menu: the documents that can be made about the school, by the occasions of the year.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.model = RowTableModel(COLUMNS, key=lambda row: (row.kind, row.key))
        self.table = TableView(self.model, name="school-papers", state=context.state)
        self.table.setAccessibleName("Документы школы")
        ColumnFit(self.table, ("file", "why"))
        self.open_button = button("Открыть", self._on_open, icon="open")
        self.folder_button = icon_button("folder", "Показать в папке", self._on_folder)
        self.make_button = button("Сделать документ", icon="documents")
        self.make_menu = QMenu(self.make_button)
        self.make_button.setMenu(self.make_menu)
        tools = QHBoxLayout()
        tools.setSpacing(theme.STEP)
        self.note = label("", "muted", wrap=True)
        tools.addWidget(self.note, 1)
        tools.addWidget(self.open_button)
        tools.addWidget(self.folder_button)
        tools.addWidget(self.make_button)
        empty = EmptyState(
            "Документов о школе нет",
            "Здесь будут приказы, в которых она названа, документы, составленные программой, "
            "и файлы, приложенные к отметкам об исполнении.",
            icon="order",
            action="Перейти к документам",
            on_action=lambda: context.go_to(ToDocuments()),
        )
        self.stack = ContentStack(self.table, empty)
        self.body.addLayout(tools)
        self.body.addWidget(self.stack, 1)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self._on_open())
        self._on_selected(None)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the papers."""
        workspace, year = self.context.workspace, self.context.year

        def read() -> tuple[list[SchoolPaper], tuple[SchoolDocument, ...]]:
            papers = list_school_papers(workspace, school)
            return papers, documents_of_school(workspace, school.id, year)

        self.read(school, read, self._show, self._forget)

    def _show(self, shown: tuple[list[SchoolPaper], tuple[SchoolDocument, ...]]) -> None:
        papers, documents = shown
        self._show_papers(papers)
        self._offer(documents)

    def _offer(self, documents: "Sequence[SchoolDocument]") -> None:
        """What can be made; what has no row to be made of yet says so."""
        self.make_menu.clear()
        self.make_button.setEnabled(bool(documents))
        occasion = ""
        for one in documents:
            if occasion and one.occasion != occasion:
                self.make_menu.addSeparator()
            occasion = one.occasion
            lacks = f"\tнет: {one.lacks.lower()}" if one.lacks else "\t"
            action = self.make_menu.addAction(f"{one.title}{lacks}", partial(self._make, one))
            action.setEnabled(bool(one.key))

    def _make(self, document: SchoolDocument) -> None:
        """Show the document with the school chosen in its settings."""
        open_document(self.context, document.kind, {document.setting: document.key})

    def _forget(self) -> None:
        """Papers of another school go before those of this one are there."""
        self._show_papers([])
        self._offer(())
        self.stack.show_content(True)
        self.note.setText("Документы читаются…")

    def _show_papers(self, papers: list[SchoolPaper]) -> None:
        self.model.set_rows(papers)
        self.stack.show_content(papers)
        for control in (self.open_button, self.folder_button):
            control.setVisible(bool(papers))
        words = {"order": "приказов", "output": "файлов программы", "evidence": "приложено файлов"}
        counts = [
            f"{title}: {number}"
            for kind, title in words.items()
            if (number := sum(row.kind == kind for row in papers))
        ]
        text = ", ".join(counts)
        self.note.setText(f"{capital(text)}." if text else "")

    def _on_selected(self, row: SchoolPaper | None) -> None:
        self.open_button.setEnabled(row is not None)
        self.folder_button.setEnabled(row is not None and row.path is not None)

    def _on_open(self) -> None:
        row: SchoolPaper | None = self.table.selected_row()
        if row is None:
            return
        if row.kind == "order":
            self.context.go_to(ToOrder(row.key))
        elif row.path is not None:
            open_file(self.context.messages, row.path)
        elif row.kind == "agreement":
            self.context.set_year(row.key)
            self.context.go_to(ToSchools(part="support"))
        else:
            open_link(self.context.messages, row.address)

    def _on_folder(self) -> None:
        row: SchoolPaper | None = self.table.selected_row()
        if row is not None and row.path is not None:
            show_in_folder(self.context.messages, row.path)
