"""The plan as a strip of the months of the school year: load, done share, overdue, today."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.services.language.dates import MONTHS
from app.services.language.plural import MEASURE, counted
from app.services.plans import NO_MONTH, Month, MonthLoad
from app.views.look import theme
from app.views.widgets.statuses import OVERDUE_ICON, OVERDUE_TONE

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent

_HEIGHT, _LOW_HEIGHT = 56, 28
_BAR = 4
_ICON = 12
_LETTERS, _APART = 3, 3
_INSET, _WIDE_INSET, _BETWEEN = theme.HALF - 1, theme.STEP - 2, 2
_FREE = 2  # the last number of one line is not to touch the edge
_NO_MONTH_NAME = "без срока"


class MonthCell(QAbstractButton):
    """A month: how many measures it has, how many of them are finished and overdue.

    It hands the arrow keys to its strip.
    """

    def __init__(self, strip: "MonthStrip") -> None:
        super().__init__()
        self._strip = strip
        self.load: MonthLoad | None = None
        self._today: float | None = None
        self._hovered = False
        self._low = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> Month | str:
        """What is filtered by a press."""
        return NO_MONTH if self.load is None or self.load.month is None else self.load.month

    @property
    def is_current(self) -> bool:
        """Whether today lies in it."""
        return self._today is not None

    def show_load(self, load: MonthLoad, today: date) -> None:
        """Show a month; today is a line in its own month."""
        self.load = load
        month = load.month
        self._today = None
        if month is not None and month == Month.of(today):
            self._today = (today.day - 0.5) / monthrange(today.year, today.month)[1]
        words = described(load, today)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def set_low(self, *, low: bool) -> None:
        """Stand in one line, or in two."""
        self._low = low
        self.updateGeometry()
        self.update()

    def _numbers_width(self) -> int:
        """The room of both numbers beside each other."""
        assert self.load is not None
        overdue = self.load.overdue
        return _number_width(self.load.count) + (overdue and _overdue_width(overdue) + _APART)

    def _line_width(self) -> int:
        return _name_width(self._name()) + _APART + self._numbers_width() + 2 * _INSET + _FREE

    @property
    def _height(self) -> int:
        return _LOW_HEIGHT if self._low else _HEIGHT

    def sizeHint(self) -> QSize:
        """As wide as a short name and a number need; in one line, as it and both numbers need."""
        words = self._line_width() if self._low and self.load is not None else 0
        return QSize(max(theme.WIDE * 2, words), self._height)

    def minimumSizeHint(self) -> QSize:
        """Thirteen months and the rest fit into the narrowest window."""
        if self.load is not None and self.load.month is None:
            width = _name_width(self._name()) + 2 * _WIDE_INSET
            return QSize(self._line_width() + 2 if self._low else width, self._height)
        return QSize(theme.WIDE + theme.GAP, self._height)

    def is_short(self) -> bool:
        """Whether any month of the strip has to be short: all are named alike."""
        return self._strip.has_short_names()

    def is_short_for(self, longest: int) -> bool:
        """Whether a name of so many pixels has no room here."""
        return self._low or longest > self.width() - 2 * _INSET

    def has_clock_room(self, inset: int) -> bool:
        """Whether a clock fits between the numbers, or there is nothing overdue to point at."""
        assert self.load is not None
        taken = self._line_width() if self._low else self._numbers_width() + 2 * inset
        return not self.load.overdue or taken + _ICON + 2 <= self.width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter presses like Space, Esc is the strip's."""
        if self._strip.go(self, Qt.Key(event.key())):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._strip.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: "QEnterEvent") -> None:
        """Under the pointer."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: "QEvent") -> None:
        """No more."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the month."""
        if self.load is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inset = self._strip.inset()
        inner = self.rect().adjusted(inset, theme.HALF, -inset, -theme.HALF)
        self._paint_words(painter, inner)
        if self.load.count:
            self._paint_share(painter, QRect(inner.left(), inner.bottom() - 5, inner.width(), _BAR))
        if self._today is not None:
            x = inner.left() + round(self._today * (inner.width() - 1))
            above = 6 if self._low else 9  # in one line the numbers stand lower
            line = QRect(x - 1, inner.bottom() - above, 2, above + 3)
            painter.fillRect(line, theme.current().colour("accent"))
        painter.end()

    def _paint_words(self, painter: QPainter, inner: QRect) -> None:
        name = self._name()
        if not self._low:
            room = QRect(inner.left(), inner.top(), inner.width(), 18)
            self._paint_name(painter, room, name)
            self._paint_numbers(painter, room.adjusted(0, 18, 0, 20))
            return
        line = QRect(inner.left(), inner.top() - 2, inner.width(), 18)
        self._paint_name(painter, line, name)
        self._paint_numbers(painter, line.adjusted(_name_width(name) + _APART, 0, -_FREE, 0))

    def _name(self) -> str:
        assert self.load is not None
        if self.load.month is None:
            return _NO_MONTH_NAME
        return self.load.month.name[: _LETTERS if self.is_short() else None]

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme.current()
        ground = "accent_soft" if self.isChecked() else "hover" if self._hovered else "surface"
        strong = self.isChecked() or self.hasFocus()
        pen = painter.pen()
        pen.setColor(look.colour("accent" if strong else "line"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _paint_name(self, painter: QPainter, room: QRect, name: str) -> None:
        bold = not self._low and self.is_current and _name_width(name, bold=True) <= room.width()
        painter.setFont(theme.text_font(theme.SMALL, bold=bold))
        painter.setPen(theme.current().colour("accent" if self.is_current else "muted"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_numbers(self, painter: QPainter, room: QRect) -> None:
        assert self.load is not None
        look, load = theme.current(), self.load
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.text_font(theme.BODY, bold=bool(load.count)))
        both = self._numbers_width() <= room.width()
        # Without room for its own number: the colour of this one, and the words of the tooltip.
        tone = OVERDUE_TONE if load.overdue and not both else "text"
        painter.setPen(look.colour(tone if load.count else "muted"))
        painter.drawText(room, int(middle), str(load.count or "–"))
        if not load.overdue or not both:
            return
        text = str(load.overdue)
        painter.setFont(theme.text_font(theme.SMALL, bold=True))
        painter.setPen(look.colour(OVERDUE_TONE))
        painter.drawText(room, int(middle | right), text)
        if not self._strip.has_clocks():
            return  # the colour of the number, and the words of the tooltip
        left = room.right() - _overdue_width(load.overdue) - _ICON - 1
        picture = look.pixmap_cached(OVERDUE_ICON, OVERDUE_TONE, _ICON)
        painter.drawPixmap(left, room.top() + (room.height() - _ICON) // 2, picture)

    def _paint_share(self, painter: QPainter, room: QRect) -> None:
        assert self.load is not None
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(room, 2, 2)
        done = round(room.width() * self.load.done / self.load.count)
        if done:
            painter.setBrush(look.colour("positive"))
            painter.drawRoundedRect(QRect(room.left(), room.top(), done, room.height()), 2, 2)


class MonthStrip(QWidget):
    """The months from August to August, and what has no due date.

    A click or Space filters by a month, the same again or Esc shows all. The arrow keys, Home and
    End go from month to month; Tab goes past the strip.

    Signals:
        chosen: a `Month`, `NO_MONTH`, or None for all.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Мероприятия по месяцам учебного года")
        self.cells: list[MonthCell] = []
        self._value: Month | str | None = None
        self._low = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_BETWEEN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> Month | str | None:
        """What is filtered by, or None."""
        return self._value

    def show_loads(self, loads: Iterable[MonthLoad], today: date) -> None:
        """Show the loads, one cell each; measures without a month only when there are any."""
        months = list(loads)
        while len(self.cells) < len(months):
            self._add_cell()
        for cell, load in zip(self.cells, months, strict=True):
            cell.show_load(load, today)
            cell.setVisible(load.month is not None or bool(load.count) or self._value == NO_MONTH)
        values = [cell.value for cell in self.cells]
        if self._value is not None and self._value not in values:
            self._value = None
        self._show_value()

    def set_low(self, *, low: bool) -> None:
        """Take one line in a low window."""
        self._low = low
        for cell in self.cells:
            cell.set_low(low=low)

    def set_value(self, value: Month | str | None) -> None:
        """Filter by a month, or by none; tells when it is another one."""
        if value == self._value:
            return
        self._value = value
        self._show_value()
        self.chosen.emit(value)

    def has_short_names(self) -> bool:
        """Whether a month has no room for its whole name."""
        longest = _longest_name()  # once: each cell that is painted asks
        return any(
            cell.is_short_for(longest)
            for cell in self.cells
            if cell.isVisibleTo(self) and cell.value != NO_MONTH
        )

    def inset(self) -> int:
        """Where the words of every cell begin: wide when each whole name has room around it."""
        longest = _longest_name() + 2 * _WIDE_INSET
        months = [cell for cell in self.cells if cell.value != NO_MONTH]
        wide = not self._low and all(longest <= cell.width() for cell in months)
        return _WIDE_INSET if wide else _INSET

    def has_clocks(self) -> bool:
        """Whether what is overdue has a clock: in all cells, or in none."""
        inset = self.inset()
        return all(cell.has_clock_room(inset) for cell in self.cells if cell.isVisibleTo(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all months."""
        if event.key() == Qt.Key.Key_Escape and self._value is not None:
            self.set_value(None)
            return
        super().keyPressEvent(event)

    def _add_cell(self) -> None:
        cell = MonthCell(self)
        cell.set_low(low=self._low)
        cell.clicked.connect(lambda: self._on_clicked(cell))
        self.cells.append(cell)
        self._layout.addWidget(cell)  # all alike, unless one needs more

    def _on_clicked(self, cell: MonthCell) -> None:
        self.set_value(None if cell.value == self._value else cell.value)
        self._show_value()

    def go(self, cell: MonthCell, key: Qt.Key) -> bool:
        """Move the focus from a cell by an arrow key, Home or End."""
        shown = [visible for visible in self.cells if visible.isVisibleTo(self)]
        place = shown.index(cell)
        wanted = {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(shown) - 1,
        }.get(key)
        if wanted is None:
            return False
        target = shown[max(0, min(wanted, len(shown) - 1))]
        self._let_tab_in(target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_value(self) -> None:
        for cell in self.cells:
            cell.setChecked(self._value is not None and cell.value == self._value)
        chosen = [cell for cell in self.cells if cell.isChecked()]
        focused = [cell for cell in self.cells if cell.hasFocus()]
        current = [cell for cell in self.cells if cell.is_current]
        entry = (focused + chosen + current + self.cells)[:1]
        if entry:
            self._let_tab_in(entry[0])

    def _let_tab_in(self, entry: MonthCell) -> None:
        for cell in self.cells:
            strong = cell is entry
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)


def _name_width(name: str, *, bold: bool = False) -> int:
    return QFontMetrics(theme.text_font(theme.SMALL, bold=bold)).horizontalAdvance(name)


def _longest_name() -> int:
    return _name_width(max(MONTHS, key=len))


def _number_width(count: int) -> int:
    return QFontMetrics(theme.text_font(theme.BODY, bold=True)).horizontalAdvance(str(count or "–"))


def _overdue_width(count: int) -> int:
    return QFontMetrics(theme.text_font(theme.SMALL, bold=True)).horizontalAdvance(str(count))


def described(load: MonthLoad, today: date) -> str:
    """«Октябрь 2026: 12 мероприятий, срок истекает у 4, завершено 3, просрочено 1»."""
    if load.month is None:
        name = "Без срока: дата не указана или не понята"
    else:
        name = f"{load.month.name.capitalize()} {load.month.year}"
        if load.month == Month.of(today):
            name = f"{name}, текущий месяц"
    if not load.count:
        return f"{name}: мероприятий нет"
    parts = [f"{name}: {counted(load.count, MEASURE)}"]
    if load.ending:
        parts.append(f"срок истекает у {load.ending}")
    parts.append(f"завершено {load.done}")
    if load.overdue:
        parts.append(f"просрочено {load.overdue}")
    return ", ".join(parts)
