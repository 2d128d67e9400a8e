"""How wide the columns of a plan are, and how high its rows, at every width of the window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.views.plans.table.columns import DROPPABLE, GROWTH, LEAST
from app.views.tables.column_fit import WidthFit
from app.views.tables.row_delegate import ICON_ROOM, PADDING
from app.views.tables.row_fit import RowFit

if TYPE_CHECKING:
    from app.views.plans.table.view import PlanTable

_MOST_LINES = 5
_WIDEST_NUMBER = 56


def fitted_widths(
    width: int, own: Mapping[str, int], number: int = LEAST["number"]
) -> dict[str, int]:
    """Widths of the columns by key; a key that is left out has no room.

    Args:
        width: of the table without its scroll bar.
        own: widths that the user has given; they stay as they are.
        number: what the numbers of the plan need.
    """
    dragged = {key: value for key, value in own.items() if key in GROWTH}
    shown = {**LEAST, "number": number, **dragged}
    for key in DROPPABLE:
        if sum(shown.values()) <= width:
            break
        del shown[key]
    left = max(0, width - sum(shown.values()))
    for key, (share, most) in GROWTH.items():
        if key in shown and key not in own:
            shown[key] = max(shown[key], min(most, shown[key] + int(left * share)))
    shown["title"] = max(LEAST["title"], width - sum(shown.values()) + shown["title"])
    return shown


class PlanFit(WidthFit):
    """Fits the columns when the table gets another width, and the rows to what they hold.

    Attributes:
        working: widths are being set; what changes now was not dragged by the user.
        own: keys of the columns whose width the user has given.
        rows: fits the rows.
    """

    def __init__(self, table: "PlanTable", own: set[str]) -> None:
        super().__init__(table)
        self.working = False
        self.own = own
        self._table, self._number = table, LEAST["number"]
        table.lines.rows_changed.connect(self._fit_number)  # before the rows are measured
        self.rows = RowFit(table, _MOST_LINES, low=lambda line: line.heading)

    def fit(self, width: int) -> None:
        """Give every column its room in a table of this width."""
        table, columns = self._table, self._table.lines.columns
        own = {
            column.key: table.columnWidth(number) or table.kept_width(column.key)
            for number, column in enumerate(columns)
            if column.key in self.own
        }
        widths = fitted_widths(width, own, self._number)
        self.working = True
        for number, column in enumerate(columns):
            if table.isColumnHidden(number) != (column.key not in widths):
                table.setColumnHidden(number, column.key not in widths)
            if column.key in widths and not column.stretch:
                table.horizontalHeader().resizeSection(number, widths[column.key])
        self.working = False

    def _fit_number(self) -> None:
        """Typed numbers («6.10») and the mark of a remark have room."""
        lines = [line for line in self._table.lines.rows if line.measure is not None]
        numbers = {line.measure.number for line in lines if line.measure is not None}
        advance = self._table.fontMetrics().horizontalAdvance
        words = max((advance(number) for number in numbers), default=0)
        icon = ICON_ROOM if any(line.remarks.findings for line in lines) else 0
        wanted = max(LEAST["number"], min(words, _WIDEST_NUMBER) + icon + 2 * PADDING + 2)
        if wanted != self._number:
            self._number = wanted
            self.fit(self._table.viewport().width())
