"""Messages at the lower edge of the window; they never stop the work."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.views.base.messages import ToastAction

_SHORT_MS, _LONG_MS = 5_000, 12_000
_MOST = 2
_WIDTH = 480
_DROP = 6  # brings icon and text to the height of the close button
_ICONS = {"positive": "done", "accent": "info", "warning": "warning", "negative": "error"}


class Toast(QFrame):
    """One message: icon, text, hint, buttons, close.

    A click on its buttons leaves the keys where they are; Tab and F6 reach them, Esc closes it.

    Signals:
        dismissed: it went away, by itself or by its button.
    """

    dismissed = Signal()

    def __init__(
        self, text: str, hint: str, actions: "Sequence[ToastAction]", tone: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setAccessibleName(f"{text} {hint}".strip())
        self.setFixedWidth(_WIDTH)
        self.text, self.tone = text, tone
        self.change_set_ids = {action.change_set_id for action in actions} - {None}
        texts = QVBoxLayout()
        texts.setSpacing(theme.HALF)
        texts.setContentsMargins(0, _DROP, 0, theme.HALF)
        texts.addWidget(label(text, wrap=True))
        if hint:
            texts.addWidget(label(hint, "muted", wrap=True))
        if actions:
            links = [button(action.text, action.run, role="link") for action in actions]
            texts.addLayout(button_row(*links, gap=theme.GAP))
        top = Qt.AlignmentFlag.AlignTop
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(theme.STEP)
        picture = QVBoxLayout()
        picture.setContentsMargins(0, _DROP, 0, 0)
        picture.addWidget(IconPicture(_ICONS.get(tone, "info"), tone, 20), 0, top)
        layout.addLayout(picture)
        layout.addLayout(texts, 1)
        layout.addWidget(icon_button("close", "Закрыть сообщение", self.dismiss), 0, top)
        for control in self.findChildren(QAbstractButton):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if tone != "negative":
            QTimer.singleShot(_LONG_MS if actions or hint else _SHORT_MS, self, self.dismiss)

    @property
    def has_keys(self) -> bool:
        """Whether one of its buttons has the focus."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def dismiss(self) -> None:
        """Go away."""
        self.dismissed.emit()  # first: who has the keys next is chosen while they are here
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)


class ToastHost(QObject):
    """Stacks the messages of one window at its lower right corner."""

    def __init__(self, window: QWidget, go_home: "Callable[[], object]") -> None:
        """Args: `go_home` gives the keys to the page when whoever had them before is gone."""
        super().__init__(window)
        self._window = window
        self._go_home = go_home
        self._shown: list[Toast] = []
        self._had_keys: QWidget | None = None
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        window.installEventFilter(self)

    @property
    def toasts(self) -> list[Toast]:
        """The messages that are shown, oldest first."""
        return list(self._shown)

    def show_toast(self, text: str, hint: str, actions: "Sequence[ToastAction]", tone: str) -> None:
        """Show one more; the oldest goes when there are too many."""
        for shown in self.toasts:
            if shown.text == text:
                shown.dismiss()
        for old in self.toasts[: max(0, len(self.toasts) - _MOST + 1)]:
            old.dismiss()
        toast = Toast(text, hint, actions, tone, self._window)
        toast.dismissed.connect(lambda: self._on_dismissed(toast))
        self._shown.append(toast)
        toast.show()
        self._place()

    def dismiss_all(self) -> None:
        """Every message goes."""
        for shown in self.toasts:
            shown.dismiss()

    def forget_action(self, change_set_id: int) -> None:
        """The messages go that offer to take this action back, or to do it again."""
        for shown in self.toasts:
            if change_set_id in shown.change_set_ids:
                shown.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the corner of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_dismissed(self, toast: Toast) -> None:
        if toast not in self._shown:
            return
        self._shown.remove(toast)
        self._place()
        if toast.has_keys:
            self._give_keys_back()

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember who had the keys before a message got them."""
        entered = now is not None and any(toast.isAncestorOf(now) for toast in self._shown)
        if not entered:
            self._had_keys = None
        elif self._had_keys is None:
            self._had_keys = old

    def _give_keys_back(self) -> None:
        before = self._had_keys
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_home()

    def _place(self) -> None:
        bottom = self._window.height() - theme.GAP
        for toast in reversed(self.toasts):
            height = toast.heightForWidth(_WIDTH)
            toast.setFixedHeight(height)
            bottom -= height
            toast.move(self._window.width() - _WIDTH - theme.GAP, bottom)
            toast.raise_()
            bottom -= theme.STEP
