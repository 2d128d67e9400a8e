"""The frame of a dialog that shows what a block of the clipboard does before it is stored."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.tables.row_fit import RowFit
from app.views.tables.table_view import TableView
from app.views.widgets.labels import label

_WIDTH, _HEIGHT = 920, 480
_MOST_LINES = 8  # a reason is read whole


def frame_preview(
    dialog: QDialog,
    question: str,
    table: TableView,
    buttons: Sequence[QWidget],
    beside: QWidget | None = None,
) -> None:
    """Put a question above a table, and below it what can be chosen and the buttons.

    The keys are in the table; the dialog is no larger than the window below.
    """
    RowFit(table, _MOST_LINES)
    foot = QHBoxLayout()
    foot.setSpacing(theme.STEP)
    if beside is None:
        foot.addStretch(1)
    else:
        foot.addWidget(beside, 1)
    for one in buttons:
        foot.addWidget(one)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
    layout.setSpacing(theme.GAP)
    layout.addWidget(label(question, wrap=True))
    layout.addWidget(table, 1)
    layout.addLayout(foot)
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else dialog.sizeHint()
    dialog.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
    table.setFocus()
