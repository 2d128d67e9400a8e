"""The lower edge of a table: quiet lines for which the rows make room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.labels import ElidedLabel, ElidedLink

if TYPE_CHECKING:
    from app.views.tables.sheet_view import SheetView

HEIGHT = 28  # as the padding in the style sheet
_SIDE = 9
_ROOM = ("false", "true", "twice")  # by the number of lines


class TableFoot(QObject):
    """Shows lines at the lower edge of a table: in one line while both fit there.

    Else the first that was added stands lowest.
    """

    def __init__(self, table: "SheetView") -> None:
        super().__init__(table)
        self._table = table
        self._lines: list[QWidget] = []
        self._height = 0  # in lines
        table.installEventFilter(self)

    def show_line(self, line: QWidget, *, on: bool) -> None:
        """Show a line, a child of the table, with what it says now; or hide it."""
        if line not in self._lines:
            self._lines.append(line)
        if on or line.isVisibleTo(self._table):
            line.setVisible(on)
            self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        table = self._table
        left, width = _SIDE, table.width() - 2 * _SIDE
        shown = [line for line in self._lines if line.isVisibleTo(table)]
        needed = sum(line.sizeHint().width() for line in shown) + theme.WIDE * len(shown)
        beside = needed <= width
        self._make_room(min(len(shown), 1) if beside else len(shown))
        for number, line in enumerate(reversed(shown) if beside else shown, start=1):
            top = table.height() - (1 if beside else number) * HEIGHT
            last = number == len(shown)
            taken = line.sizeHint().width() + theme.WIDE if beside and not last else width
            line.setGeometry(left, top, taken, HEIGHT - 1)
            if beside:
                left, width = left + taken, width - taken

    def _make_room(self, height: int) -> None:
        if height == self._height:
            return
        self._height = height
        theme.restyle(self._table, "summed", _ROOM[height])
        # A scroll area looks at its padding only when it is told that its style is another.
        QApplication.sendEvent(self._table, QEvent(QEvent.Type.StyleChange))


class FilterLine(QWidget):
    """«Показано 12 из 40 · Показать все», while the headers of a table filter it."""

    def __init__(self, table: "SheetView") -> None:
        super().__init__(table)
        self.text = ElidedLabel("", "small")
        self.show_all = ElidedLink("Показать все", table.clear_filters)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(self.text)
        line.addWidget(self.show_all)
        line.addStretch(1)
        self.hide()

    def show_words(self, words: str, more: str) -> None:
        """Say how many rows are shown, in full in the tooltip."""
        self.text.setText(words)
        self.text.setAccessibleName(more)
        self.setToolTip(more)
