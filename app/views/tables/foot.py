"""The lower edge of a table: quiet lines for which the rows make room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.labels import ElidedLabel, ElidedLink

if TYPE_CHECKING:
    from app.views.tables.sheet_view import SheetView

HEIGHT = 28  # as the padding in the style sheet
_ROOM = ("false", "true", "twice")  # by the number of lines


class TableFoot(QObject):
    """Shows lines at the lower edge of a table, the first that was added lowest."""

    def __init__(self, table: "SheetView") -> None:
        super().__init__(table)
        self._table = table
        self._lines: list[QWidget] = []
        table.installEventFilter(self)

    def show_line(self, line: QWidget, *, on: bool) -> None:
        """Show a line, a child of the table, or hide it."""
        if line not in self._lines:
            self._lines.append(line)
        if on == line.isVisibleTo(self._table):
            return
        line.setVisible(on)
        table = self._table
        theme.restyle(table, "summed", _ROOM[len(self._shown())])
        # A scroll area looks at its padding only when it is told that its style is another.
        QApplication.sendEvent(table, QEvent(QEvent.Type.StyleChange))
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _shown(self) -> list[QWidget]:
        return [line for line in self._lines if line.isVisibleTo(self._table)]

    def _place(self) -> None:
        table = self._table
        for number, line in enumerate(self._shown(), start=1):
            line.setGeometry(9, table.height() - number * HEIGHT, table.width() - 18, HEIGHT - 1)


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
