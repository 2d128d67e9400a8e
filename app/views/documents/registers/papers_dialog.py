"""The expertise by schools: a row a school, a column a document; a cell opens its paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from app.services.registers.catalogue import get_register
from app.services.registers.cells import typed_row
from app.services.registers.options import Options
from app.services.registers.papers import (
    DOCUMENTS,
    PapersTable,
    PaperState,
    SchoolPapers,
    paper_state,
    read_papers,
    save_paper,
)
from app.views.base.undo_toast import tell_saved
from app.views.documents.registers.child_form import ChildForm
from app.views.intake.block_preview import frame_preview
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.labels import label
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.services.registers.description.register import RegisterRow, Values
    from app.views.base.page_context import PageContext

_STATES: dict[PaperState, Status] = {
    "accepted": Status("positive", "done", "принят"),
    "returned": Status("warning", "undo", "возвращён"),
    "received": Status("accent", "mail", "получен"),
    "overdue": Status("negative", "clock", "не получен"),
    "missing": Status("neutral", "todo", "не получен"),
}


def show_papers(parent: QWidget, context: "PageContext") -> None:
    """Read the papers of the year of work in the background, and open the table over a widget."""
    workspace, year = context.workspace, context.year

    def show(read: PapersTable) -> None:
        if isValid(parent) and parent.isVisible():
            PapersDialog(parent, context, year, read).open()

    context.tasks.run(lambda: read_papers(workspace, year), show, title="Документы школ")


class PapersDialog(QDialog):
    """Enter or a double click in a cell opens what the school handed in of the document.

    What was saved is read again in the background: a large district takes a tenth of a second.

    Attributes:
        table: the schools.
        chosen: says which school and document the cell under the cursor is about.
    """

    def __init__(
        self, parent: QWidget, context: "PageContext", year: int, read: PapersTable
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Документы школ")
        self.context, self._year = context, year
        self.documents = read.documents
        today = context.workspace.clock.today()
        self.model = RowTableModel(
            _columns(read.documents, today), key=lambda row: row.school_id, parent=self
        )
        self.table = TableView(self.model, name="expert-papers")
        self.table.setAccessibleName("Документы школ для экспертизы")
        self.chosen = label("", "muted", wrap=True)
        self.close_button = button("Закрыть", self.accept)  # Enter is for the cells
        frame_preview(self, _legend(read), self.table, (self.close_button,), self.chosen)
        self.table.activated.connect(self.open_cell)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.model.set_rows(read.schools)
        self.table.setCurrentIndex(self.model.index(0, min(1, len(read.documents))))

    def open_cell(self, index: QModelIndex) -> None:
        """Open the paper of a cell; that of the first document from the name of the school."""
        row = self.model.row_at(index)
        if row is None or not self.documents or self.context.workspace.read_only:
            return
        document = self.documents[max(0, index.column() - 1)]
        paper = row.papers.get(document.id)
        (child,) = get_register(DOCUMENTS).children
        options = Options(self.context.workspace, self._year)
        usual = {one.name: one.usual for one in child.columns}
        shown = paper or typed_row(child, -1, usual | {"school_id": row.school_id}, options)
        others = [one.values for one in document.children[child.name] if one is not paper]

        def chosen(values: "Values") -> None:
            key = None if paper is None else paper.id
            changes = save_paper(self.context.workspace, document, values, key)
            tell_saved(self.context, changes, f"{row.school}: сохранено.")
            self._read()

        form = ChildForm(self, self.context.workspace, options, child, others, chosen, shown)
        form.show_form()

    def _read(self) -> None:
        workspace, year = self.context.workspace, self._year
        self.context.tasks.run(lambda: read_papers(workspace, year), self._show, casual=True)

    def _show(self, read: PapersTable) -> None:
        if isValid(self):
            self.documents = read.documents
            self.model.set_rows(read.schools)

    def _tell(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and index.column() > 0:
            document = self.documents[index.column() - 1]
            self.chosen.setText(f"{row.school}: {document.text('title')}")


def _legend(read: PapersTable) -> str:
    named = [
        f"№ {number} – {document.text('title')}"
        for number, document in enumerate(read.documents, start=1)
    ]
    return "\n".join(named)


def _columns(documents: "Sequence[RegisterRow]", today: "date") -> tuple[Column[SchoolPapers], ...]:
    school = Column[SchoolPapers](
        key="school",
        title="Школа",
        text=lambda row: row.school,
        width=200,
        stretch=True,
        middle=True,
    )
    return (school, *(_of(one, at, today) for at, one in enumerate(documents, start=1)))


def _of(document: "RegisterRow", number: int, today: "date") -> Column[SchoolPapers]:
    def status(row: SchoolPapers) -> Status:
        return _STATES[paper_state(document, row.papers.get(document.id), today)]

    def remark(row: SchoolPapers) -> str:
        paper = row.papers.get(document.id)
        return "" if paper is None else paper.text("remark")

    return status_column(
        str(document.id),
        f"№ {number}",
        status,
        width=128,
        tooltip=remark,
        title_tip=document.text("title"),
    )
