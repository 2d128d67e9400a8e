"""Messages at the lower edge of the window; they never stop the work."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.views.base.messages import ToastAction

_SHORT_MS, _LONG_MS = 5_000, 12_000
_MOST = 3
_WIDTH = 480
_DROP = 6  # brings icon and text to the height of the close button
_ICONS = {"positive": "done", "accent": "info", "warning": "warning", "negative": "error"}


class Toast(QFrame):
    """One message: icon, text, hint, buttons, close.

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
        if tone != "negative":
            QTimer.singleShot(_LONG_MS if actions or hint else _SHORT_MS, self, self.dismiss)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.dismissed.emit()
        self.deleteLater()


class ToastHost(QObject):
    """Stacks the messages of one window at its lower right corner."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: list[Toast] = []
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the corner of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_dismissed(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            self._place()

    def _place(self) -> None:
        bottom = self._window.height() - theme.GAP
        for toast in reversed(self.toasts):
            height = toast.heightForWidth(_WIDTH)
            toast.setFixedHeight(height)
            bottom -= height
            toast.move(self._window.width() - _WIDTH - theme.GAP, bottom)
            toast.raise_()
            bottom -= theme.STEP
