"""Texts in the few sizes and colours that the design knows, and the 1-pixel line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.services.language.sentences import glued
from app.views.look.elision import elided
from app.views.look.signals import forget_signals

_NARROWEST = 48


class _WrappedLabel(QLabel):
    """A text in lines: a number keeps its sign and its unit."""

    def __init__(self, text: str) -> None:
        super().__init__(glued(text))
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(glued(text))


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A text; roles: `title`, `heading`, `body`, `strong`, `muted`, `small`, `number`, `error`."""
    text_label = _WrappedLabel(text) if wrap else QLabel(text)
    text_label.setProperty("role", role)
    text_label.setTextFormat(Qt.TextFormat.PlainText)
    forget_signals(text_label)
    return text_label


def selectable(text: str = "", role: str = "body") -> QLabel:
    """A wrapped text that can be selected and copied."""
    text_label = label(text, role, wrap=True)
    text_label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return text_label


def rule() -> QFrame:
    """A horizontal line of one pixel."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line that ends in «…» when there is no room; the whole text is its tooltip then."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        whole = self.text()
        shown = elided(self.fontMetrics(), whole, self.width())
        self.setToolTip(whole if shown != whole else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()


class ElidedLink(ElidedLabel):
    """One line in the accent colour that can be clicked, also with Enter and Space."""

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__(text, "link")
        self._on_click = on_click
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press is the link's, not of what lies under it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._on_click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus shows as a line under the text."""
        self._underline(on=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No line any more."""
        self._underline(on=False)
        super().focusOutEvent(event)

    def _underline(self, *, on: bool) -> None:
        font = self.font()
        font.setUnderline(on)
        self.setFont(font)
