"""Rows of a table as high as their texts need."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFontMetricsF

from app.services.language.sentences import glued
from app.views.look import theme
from app.views.look.elision import wrapped
from app.views.tables.row_delegate import ICON_ROOM, PADDING
from app.views.widgets.status import chip_width, wants_two_lines

if TYPE_CHECKING:
    from app.views.tables.table_view import TableView

_PAUSE_MS = 40  # while a window or a column is dragged, rows wait
_AROUND = 2 * theme.STEP  # above and below the lines
_DENSE_LINES = 2


class RowFit(QObject):
    """Fits the rows to the texts of their columns in sight, from two lines to `most`.

    `low` names rows of one line (headings). What was measured once is kept. In a low window rows
    can stand closer together (`set_dense`): two lines each at most, and less air around them.
    """

    def __init__(
        self, table: "TableView", most: int, *, low: Callable[[Any], bool] = lambda _row: False
    ) -> None:
        super().__init__(table)
        self._table, self._most, self._low = table, most, low
        self._dense = False
        self._typed: tuple[int, int] | None = None  # a row, and the height that its editor needs
        self._metrics = QFontMetricsF(table.font())
        self._words: dict[str, float] = {}
        self._counts: dict[int, dict[str, int]] = {}  # lines of the texts in a width in use
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.fit)
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())
        table.rows_model.modelAboutToBeReset.connect(self._forget_typing)
        table.rows_model.rows_changed.connect(self.fit)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A new font is measured anew."""
        if event.type() == QEvent.Type.FontChange:
            self._words.clear()
            self._counts.clear()
            self._later.start()
        return False

    def set_dense(self, *, on: bool) -> None:
        """Let more rows be seen at once; what a row has no room for is in its tooltip."""
        if on != self._dense:
            self._dense = on
            self.fit()

    def make_room(self, number: int, height: int) -> None:
        """Let a row be so high while it is typed into: its editor covers no other row.

        It stays in sight, also when other rows get other heights.
        """
        self._typed = (number, height)
        self._table.setRowHeight(number, max(height, self._table.rowHeight(number)))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        table = self._table
        table.updateGeometries()  # now, not with the next layout
        table.scrollTo(table.currentIndex())
        table.updateEditorGeometries()

    def end_room(self) -> None:
        """Nothing is typed into any more."""
        if self._typed is not None:
            self._typed = None
            self.fit()

    def _forget_typing(self) -> None:
        """An editor goes with the rows that were there, without a word."""
        self._typed = None

    def fit(self) -> None:
        """Give the rows their heights now."""
        self._later.stop()
        table = self._table
        self._metrics = QFontMetricsF(table.font())
        wraps = [
            (column, table.columnWidth(number) - 2 * PADDING)
            for number, column in enumerate(table.rows_model.columns)
            if column.wrap and not table.isColumnHidden(number)
        ]
        widths = {width for _column, room in wraps for width in (room, room - ICON_ROOM)}
        self._counts = {width: self._counts.get(width, {}) for width in widths}
        for number, row in enumerate(table.rows_model.rows):
            height = theme.ROW_HEIGHT
            if not self._low(row):
                rooms = (
                    (text, room - (ICON_ROOM if column.icon and column.icon(row) else 0))
                    for column, room in wraps
                    if (text := column.text(row))
                )
                most = max((self._count(*cell) for cell in rooms), default=1)
                height = self._height(row, most)
            if self._typed is not None and self._typed[0] == number:
                height = max(height, self._typed[1])
            if table.rowHeight(number) != height:
                table.setRowHeight(number, height)
        if self._typed is not None:
            self._keep_in_sight()

    def _height(self, row: Any, lines: int) -> int:  # noqa: ANN401 - a row of any table
        spacing = self._table.fontMetrics().lineSpacing()
        if not self._dense:
            return max(theme.TALL_ROW_HEIGHT, min(lines, self._most) * spacing + _AROUND)
        least = theme.TALL_ROW_HEIGHT if self._has_tall_chip(row) else theme.ROW_HEIGHT
        return max(least, min(lines, _DENSE_LINES) * spacing + theme.STEP)

    def _has_tall_chip(self, row: Any) -> bool:  # noqa: ANN401 - a row of any table
        """Whether a state needs its two lines."""
        table, metrics = self._table, self._table.fontMetrics()
        for number, column in enumerate(table.rows_model.columns):
            status = None if column.status is None else column.status(row)
            if status is not None and not table.isColumnHidden(number):
                room = table.columnWidth(number) - 2 * PADDING
                if wants_two_lines(
                    metrics, status, min(chip_width(status, metrics.horizontalAdvance), room)
                ):
                    return True
        return False

    def _count(self, text: str, width: int) -> int:
        """Lines of a text, at least as many as are painted; counted once in each width."""
        known = self._counts[width].get(text)
        if known is None:
            known = self._counts[width][text] = self._counted(text, width)
        return known

    def _counted(self, text: str, width: int) -> int:
        blank, count = self._size(" "), 0
        for line in glued(text).split("\n"):
            count += 1
            used = 0.0
            for word in line.split(" "):
                size = self._size(word)
                if size + 1 > width:  # it is broken
                    return len(wrapped(self._table.fontMetrics(), text, width, self._most))
                if used and used + blank + size + 1 > width:
                    count += 1
                    used = size
                else:
                    used += size + (blank if used else 0.0)
        return count

    def _size(self, word: str) -> float:
        """The width of a word, which is measured once."""
        size = self._words.get(word)
        if size is None:
            size = self._words[word] = self._metrics.horizontalAdvance(word)
        return size
