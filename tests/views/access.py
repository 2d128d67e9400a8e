"""Whether everything in a widget can be used with keys, seen, and heard by a screen reader."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from app.views.base.page import Page
from app.views.plans.table.view import PlanTable
from app.views.widgets.details_panel import ScrolledColumn

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_MOST_STEPS = 400
_RING = 4  # of a line that stands around what it is about
_ROW = 8  # pixels between middles of controls in one line


def described(widget: QWidget) -> str:
    """A widget in the words of a failure."""
    text = widget.property("text") or widget.property("placeholderText") or ""
    place = widget.mapTo(widget.window(), QPoint())
    above = " < ".join(type(one).__name__ for one in _above(widget)[:3])
    return f"{type(widget).__name__} «{text}» at {place.x()},{place.y()} in {above}"


def _above(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def controls(root: QWidget) -> list[QWidget]:
    """Visible controls, without the inner parts of others."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _CONTROLS) and widget.isVisible() and not _inner(widget)
    ]


def _inner(widget: QWidget) -> bool:
    """Part of another control: the line of a spin box, the corner of a table, a header."""
    outer = (QAbstractSpinBox, QComboBox, QAbstractItemView)
    return (
        any(isinstance(one, outer) for one in _above(widget))
        or isinstance(widget.parentWidget(), QLineEdit)
        or isinstance(widget, QScrollBar)
    )


def nameless(root: QWidget) -> list[str]:
    """Controls without a name for screen readers."""
    found: list[str] = []
    for widget in controls(root):
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is not None
        if not face.text(QAccessible.Text.Name).strip():
            found.append(described(widget))
    return found


def focusable(root: QWidget) -> list[QWidget]:
    """Visible and enabled widgets that Tab should reach."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _inner(widget)
        and widget.focusProxy() is None
    ]


def tab_round(first: QWidget) -> list[QWidget]:
    """The widgets that take the focus one after another while Tab is pressed."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _step in range(_MOST_STEPS):
        now = QApplication.focusWidget()
        if now is None:
            break
        if now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_F6 if keeps_tab(now) else Qt.Key.Key_Tab)
    return seen


def keeps_tab(widget: QWidget | None) -> bool:
    """Whether Tab goes from cell to cell there and F6 leads on."""
    return isinstance(widget, PlanTable) or (
        isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation()
    )


def unreached(root: QWidget, visited: list[QWidget]) -> list[str]:
    """Controls that can be clicked but not reached with Tab."""
    reached = set(visited)
    # of an exclusive group Tab reaches the chosen one and arrows the others
    for group in [one.group() for one in visited if isinstance(one, QAbstractButton)]:
        reached |= set(group.buttons()) if group else set()
    missing = [widget for widget in focusable(root) if widget not in reached]
    mouse_only = [
        widget
        for widget in controls(root)
        if widget.isEnabled()
        and widget not in reached
        and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]
    return [described(widget) for widget in (*missing, *mouse_only)]


def out_of_order(visited: list[QWidget]) -> list[str]:
    """Neighbours in the round that stand in one line, the later one further left."""
    found: list[str] = []
    for before, after in pairwise(visited):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, other = _place(before), _place(after)
        same_line = abs(one.center().y() - other.center().y()) <= _ROW
        if same_line and other.left() < one.left():
            found.append(f"{described(after)} after {described(before)}")
    return found


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def focus_unseen(widgets: Iterable[QWidget], home: QWidget) -> list[str]:
    """Widgets that look the same with and without the focus."""
    found: list[str] = []
    for widget in widgets:
        if not widget.isVisible():
            continue
        home.setFocus(Qt.FocusReason.OtherFocusReason)
        without = _seen(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and _seen(widget) == without:
            found.append(described(widget))
    return found


def _seen(widget: QWidget) -> tuple[QImage, ...]:
    """A widget, and its page where a line may stand around it."""
    inside = widget.grab().toImage()
    page = next((one for one in _above(widget) if isinstance(one, Page)), None)
    if not isinstance(widget, ScrolledColumn) or page is None:
        return (inside,)
    around = widget.rect().translated(widget.mapTo(page, QPoint()))
    return inside, page.grab(around.adjusted(-_RING, -_RING, _RING, _RING)).toImage()


def problems(root: QWidget, first: QWidget) -> list[str]:
    """Everything that is wrong in a window, going round from one widget on."""
    visited = tab_round(first)
    return [
        *(f"no name: {one}" for one in nameless(root)),
        *(f"not reached with Tab: {one}" for one in unreached(root, visited)),
        *(f"out of order: {one}" for one in out_of_order(visited)),
        *(f"focus not visible: {one}" for one in focus_unseen(visited, root)),
    ]
