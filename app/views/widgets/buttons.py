"""Buttons of the design; their icons follow the theme."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.views.look import theme
from app.views.look.signals import forget_signals

_ICON_GAP = 4
_ROLE_TONES = {"primary": "on_accent", "danger": "negative", "link": "accent"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _PushButton(QPushButton):
    """Enter presses the button that has the keys, never the main one of its dialog instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it."""
        if event.key() in _ENTER:
            self.click()
            return
        super().keyPressEvent(event)


class _ToolButton(QToolButton):
    """The same for a button with an icon alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it."""
        if event.key() in _ENTER:
            self.click()
            return
        super().keyPressEvent(event)


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    icon: str = "",
    role: str = "plain",
    tip: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A push button.

    Roles: `plain`; `primary`, at most one on a page, the next step; `danger`, what takes something
    away; `quiet`, without a frame; `link`, inside text.
    """
    control = _PushButton(text)
    control.setProperty("role", role)
    control.setAutoDefault(False)
    if role == "link":
        control.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        dress(control, icon, _ROLE_TONES.get(role, "text"))
    _finish(control, on_click, tip, shortcut)
    return control


def set_role(control: QPushButton, role: str) -> None:
    """Give a button another role: the page has its next step elsewhere now."""
    if control.property("role") == role:
        return
    theme.restyle(control, "role", role)
    if icon := control.property("icon_name"):
        dress(control, str(icon), _ROLE_TONES.get(role, "text"))


def icon_button(
    icon: str,
    name: str,
    on_click: Callable[[], object] | None = None,
    *,
    shortcut: str = "",
    checkable: bool = False,
) -> QToolButton:
    """A quiet button with an icon alone; `name` is its tooltip and its name for screen readers."""
    control = _ToolButton()
    control.setProperty("role", "quiet")
    control.setAccessibleName(name)
    control.setCheckable(checkable)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dress(control, icon)
    _finish(control, on_click, name, shortcut)
    return control


def button_row(*widgets: QWidget, gap: int = theme.STEP) -> QHBoxLayout:
    """Buttons, or what stands among them, side by side from the left, as wide as they need."""
    line = QHBoxLayout()
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch()
    return line


def dress(target: QAbstractButton, icon: str, tone: str = "text", size: int = 16) -> None:
    """Give a button an icon that follows the theme."""
    target.setProperty("icon_name", icon)
    target.setProperty("icon_tone", tone)

    def redress() -> None:
        name, colour = target.property("icon_name"), target.property("icon_tone")
        gap = _ICON_GAP if isinstance(target, QPushButton) and target.text() else 0
        target.setIconSize(QSize(size + gap, size))
        target.setIcon(theme.current().icon(str(name), str(colour), size, gap))

    redress()
    if target.property("dressed"):
        return
    target.setProperty("dressed", True)
    theme.current().changed.connect(redress)
    target.destroyed.connect(lambda: theme.current().changed.disconnect(redress))


def _finish(
    control: QAbstractButton, on_click: Callable[[], object] | None, tip: str, shortcut: str
) -> None:
    if shortcut:
        from PySide6.QtGui import QKeySequence

        control.setShortcut(QKeySequence(shortcut))
        tip = f"{tip or control.text()} ({shortcut})"
    if tip:
        control.setToolTip(tip)
    if on_click is not None:
        control.clicked.connect(lambda: on_click())  # noqa: PLW0108 - drops Qt's "checked"
    forget_signals(control)
