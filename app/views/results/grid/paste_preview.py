"""A pasted block before it is stored: what it would replace, and what cannot be stored."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from app.services.results.pasted import PastedCell, pasted_words
from app.views.intake.block_preview import frame_preview
from app.views.results.cell.cells import GridTable
from app.views.results.cell.meaning import Entries, Meaning
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.status import Status

_STATES = {
    "other": Status("warning", "warning", "заменит"),
    "cleared": Status("warning", "minus", "очистит"),
    "refused": Status("negative", "error", "не подходит"),
    "new": Status("positive", "plus", "новое"),
    "same": Status("neutral", "done", "уже стоит"),
}
_ORDER = ("refused", "other", "cleared", "new", "same")


class PastedLine(NamedTuple):
    """A cell of the block as the preview shows it."""

    school: str
    procedure: str
    before: str
    cell: PastedCell


def lines_of(cells: Sequence[PastedCell], table: GridTable) -> list[PastedLine]:
    """The cells with their names, the doubtful ones first."""
    schools: Mapping[int, str] = {one.id: one.name for one in table.schools}
    procedures: Mapping[int, str] = {one.id: one.short_title for one in table.procedures}
    lines = [
        PastedLine(
            school=schools.get(cell.school_id, ""),
            procedure=procedures.get(cell.procedure_id, ""),
            before="" if before is None else before.text,
            cell=cell,
        )
        for cell in cells
        for before in (table.cells.get((cell.school_id, cell.procedure_id)),)
    ]
    return sorted(lines, key=lambda line: _ORDER.index(line.cell.change))


def looked_at(
    meaning: Meaning, entries: Entries, table: GridTable, *, moving: bool
) -> tuple[list[PastedCell], list[PastedLine]]:
    """What the texts of a block would do, and the lines that show it, where any is needed."""
    cells = meaning.looked_at(entries, moving=moving)
    return cells, lines_of(cells, table)


def _state(line: PastedLine) -> Status:
    return _STATES[line.cell.change]


COLUMNS: tuple[Column[PastedLine], ...] = (
    Column(
        key="school",
        title="Школа",
        text=lambda line: line.school,
        width=232,
        middle=True,
        wrap=True,
    ),
    Column(key="procedure", title="Процедура", text=lambda line: line.procedure, width=88),
    Column(key="before", title="Было", text=lambda line: line.before, width=128, align="right"),
    Column(key="after", title="Станет", text=lambda line: line.cell.text, width=96, align="right"),
    status_column(
        "state",
        "Что будет",
        _state,
        width=136,
        sort_key=lambda line: _ORDER.index(line.cell.change),
        tooltip=lambda line: line.cell.reason,
    ),
    Column(
        key="reason",
        title="Почему",
        text=lambda line: line.cell.reason,
        width=160,
        stretch=True,
        wrap=True,
    ),
)


class PastePreview(QDialog):
    """Shows what a block does; accepted when it is to be pasted.

    Args:
        lines: the cells.
        notes: what else is doubtful about the block, a paragraph each.
        parent: what it stands over.
        agree: what its button says.
        careful: Enter gives the block up, because its names say nothing about where it goes.

    Attributes:
        question: what is said above the table.
    """

    def __init__(
        self,
        lines: Collection[PastedLine],
        notes: Sequence[str],
        parent: QWidget | None,
        *,
        agree: str = "Вставить",
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Вставка блока")
        counted = pasted_words([line.cell for line in lines])
        if any(line.cell.change == "refused" for line in lines):
            counted += " Неподходящее не сохранится: текст останется в своей ячейке с отметкой."
        self.question = "\n".join((*notes, counted))
        self.model = RowTableModel(COLUMNS, key=lambda line: line.cell[:2], parent=self)
        self.model.set_rows(list(lines))
        self.table = TableView(self.model, name="paste-preview")
        self.table.setAccessibleName("Что изменит вставка")
        self.agree_button = button(agree, self.accept, role="primary", icon="check")
        self.reject_button = button("Не вставлять", self.reject)
        (self.reject_button if careful else self.agree_button).setDefault(True)
        frame_preview(self, self.question, self.table, (self.reject_button, self.agree_button))
