"""What the panel of a cell says of a text that could not be stored there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.results.cell.held import Held
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import selectable


class HeldNote(QWidget):
    """The text with its mark; the reason too where it is `reasoned`, or where the text waits.

    The reason of another one stands under the line that it can be corrected in.
    """

    def __init__(self, held: Held, *, reasoned: bool) -> None:
        super().__init__()
        self._reasoned = reasoned
        self._mark = IconPicture(*held.look, 16)
        self._text, self._reason = selectable(""), selectable("", "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(row)
        column.addWidget(self._reason)
        self._tell(held)

    def show_held(self, held: Held | None) -> None:
        """Tell another text, or none any more."""
        self.setVisible(held is not None)
        if held is None:
            self._text.clear()
            self._reason.clear()
        else:
            self._tell(held)

    def _tell(self, held: Held) -> None:
        self._mark.set_icon(*held.look)
        self._text.setText(f"Не сохранено «{held.text}»")
        self._reason.setText(held.reason)
        self._reason.setVisible(held.waits or self._reasoned)
