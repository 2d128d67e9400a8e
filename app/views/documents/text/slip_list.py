"""The slips of a text, line by line; a click goes to the line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.views.look import theme
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.documents.text.slips import Slip
    from app.views.look.window_state import WindowState

_SHOWN = 2
COLUMNS: "tuple[Column[Slip], ...]" = (
    Column(
        key="line",
        title="Строка",
        text=lambda slip: f"Строка {slip.line}",
        sort_key=lambda slip: slip.line,
        icon=lambda _slip: "error",
        width=112,
    ),
    Column(
        key="message",
        title="Ошибка",
        text=lambda slip: f"{slip.message} {slip.hint}".rstrip(),
        width=160,
        stretch=True,
        wrap=True,
    ),
)


class SlipList(TableView):
    """What is wrong; hidden while nothing is. Enter and a click go to the line.

    Signals:
        chosen: a line of the text, from 1.
    """

    chosen = Signal(int)

    def __init__(self, state: "WindowState") -> None:
        self.slips = RowTableModel(COLUMNS, key=lambda slip: slip)
        super().__init__(self.slips, name="documents.slips", state=state)
        self.setAccessibleName("Ошибки в тексте")
        self.horizontalHeader().hide()
        self.clicked.connect(self._on_activated)
        self.row_activated.connect(lambda slip: self.chosen.emit(slip.line))
        self.hide()

    def show_slips(self, slips: "Sequence[Slip]") -> None:
        """List the slips of the text as it is now."""
        self.slips.set_rows(slips)
        self.setFixedHeight(min(len(slips), _SHOWN) * theme.TALL_ROW_HEIGHT + 2)
        self.setVisible(bool(slips))
