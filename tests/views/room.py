"""Whether everything in a window has room: nothing cut, nothing out of reach."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)

from app.views.look import theme
from app.views.look.elision import wrapped
from app.views.tables.filter_header import FilterHeader
from app.views.tables.row_delegate import PADDING
from app.views.tables.table_view import TableView
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.status import chip_lines, chip_width
from tests.loose import loose
from tests.views import access

_MOST_LINES = 12
_SPARE = 1  # pixel that rounding may take


def problems(root: QWidget) -> list[str]:
    """Every visible control and text of a window that is cut, covered or cannot be scrolled to."""
    controls, texts = access.controls(root), _texts(root)
    shown = [one for one in (*controls, *texts) if one.window() is root]
    return [
        *(f"{why}: {access.described(one)}" for one in shown if (why := _out_of_reach(one, root))),
        *(f"{why}: {access.described(one)}" for one in shown if (why := _cut(one))),
        *_covered(controls),
        *(
            f"a line may end within «{hit}»: {access.described(one)}"
            for one in texts
            if one.wordWrap()
            for hit in loose(one.text())
        ),
        *(
            cut
            for table in root.findChildren(TableView)
            if table.isVisible()
            for cut in _cells(table)
        ),
    ]


def _cells(table: TableView) -> list[str]:
    """Titles and states of a table that end in «…», and lines that end behind a number."""
    found: list[str] = []
    header, model, metrics = table.horizontalHeader(), table.rows_model, table.fontMetrics()
    assert isinstance(header, FilterHeader)
    for number, column in enumerate(model.columns):
        if table.isColumnHidden(number):
            continue
        title, room = column.title, header.title_room(number)
        if "\n" not in title and header.title_metrics.horizontalAdvance(title) > room:
            found.append(f"title cut: {title} of {table.accessibleName()}")
        if column.wrap:
            width = table.columnWidth(number)
            hits = [hit for row in model.rows for hit in _broken(column.text(row), metrics, width)]
            found += [f"a line ends within «{hit}» of {table.accessibleName()}" for hit in hits]
        if column.status is None:
            continue
        for place, row in enumerate(model.rows):
            status = column.status(row)
            if status is None:
                continue
            width = min(
                chip_width(status, metrics.horizontalAdvance),
                table.columnWidth(number) - 2 * PADDING,
            )
            tall = table.rowHeight(place) >= theme.TALL_ROW_HEIGHT
            if "…" in "".join(chip_lines(metrics, status, width, tall=tall)):
                found.append(f"state cut: {status.word} of {table.accessibleName()}")
    return found


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """What belongs together and stands in two lines of a cell."""
    parts = text.split("\n")
    lines = (wrapped(metrics, part, width - 2 * PADDING, _MOST_LINES) for part in parts)
    return [hit for painted in lines for hit in loose(" ".join(painted))]


def _texts(root: QWidget) -> list[QLabel]:
    return [one for one in root.findChildren(QLabel) if one.isVisible() and one.text()]


def _out_of_reach(widget: QWidget, root: QWidget) -> str:
    """Follow a widget up to its window; a scroll area brings every part of its content in sight."""
    rect, inside = widget.rect(), widget
    while inside is not root:
        above = inside.parentWidget()
        if above is None:
            return ""
        rect = rect.translated(inside.pos())
        area = above.parentWidget()
        scrolled = isinstance(area, QScrollArea) and area.widget() is inside
        if scrolled:
            rect = rect.translated(-inside.pos())
            if not _holds(inside.rect(), rect):
                return "outside of what is scrolled"
            if rect.width() > above.width() + _SPARE and not _can_scroll_across(area):
                return "wider than what is scrolled"
            rect = QRect(QPoint(), rect.size().boundedTo(above.size()))
        elif not _holds(above.rect(), rect):
            return f"cut by {type(above).__name__}"
        inside = above
    return ""


def _can_scroll_across(area: QWidget | None) -> bool:
    return isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0


def _holds(outer: QRect, inner: QRect) -> bool:
    return outer.adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE).contains(inner)


def _cut(widget: QWidget) -> str:
    """Whether the words on it need more room than it has."""
    if isinstance(widget, ElidedLabel):
        return ""
    if isinstance(widget, QLabel):
        needed = widget.sizeHint()
        if widget.wordWrap():
            low = widget.height() + _SPARE < widget.heightForWidth(widget.width())
            return "text cut below" if low else ""
        return "text cut" if widget.width() + _SPARE < needed.width() else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        least = widget.minimumSizeHint()
        narrow = widget.width() + _SPARE < least.width()
        return "words cut" if narrow or widget.height() + _SPARE < least.height() else ""
    return ""


def _covered(shown: list[QWidget]) -> list[str]:
    """Controls of one parent that lie over each other."""
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for control in shown:
        if not isinstance(control, QTabBar):
            by_parent.setdefault(control.parentWidget(), []).append(control)
    return [
        f"covered: {access.described(one)} by {access.described(other)}"
        for controls in by_parent.values()
        for one, other in combinations(controls, 2)
        if one.geometry().intersects(other.geometry())
    ]
