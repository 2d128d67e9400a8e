"""Messages in one quiet line at the lower edge of the window; they never stop the work."""

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

from app.views.look import theme
from app.views.look.status_bar import HEIGHT, status_bar
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import selectable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.views.base.messages import ToastAction

_SHORT_MS, _LONG_MS = 5_000, 12_000
_ICONS = {"positive": "done", "accent": "info", "warning": "warning", "negative": "error"}
_TONES = tuple(_ICONS)  # from the calmest to the gravest
_STAYS = "negative"


class Said(NamedTuple):
    """What a message says.

    Attributes:
        text: what was done or is wrong.
        hint: what to do about it, or an empty text.
        actions: its buttons.
        tone: `positive`, `accent`, `warning` or `negative`.
        action: the name of what said it, or an empty text.
    """

    text: str
    hint: str
    actions: "Sequence[ToastAction]"
    tone: str
    action: str = ""

    @property
    def words(self) -> str:
        """Everything it says, in sentences."""
        return _sentences(self.text, self.hint)

    def joined(self, other: "Said") -> "Said":
        """This and what the same action says next, as one message in the graver of both tones."""
        tone = max(self.tone, other.tone, key=_TONES.index)
        if other.words == self.words:
            return other
        text = _sentences(self.text, self.hint, other.text)
        return Said(
            text=text,
            hint=other.hint,
            actions=[*self.actions, *other.actions],
            tone=tone,
            action=other.action,
        )


def _sentences(*parts: str) -> str:
    said = [part for part in parts if part]
    ended = [part if part[-1] in ".!?…" else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]])


class Toast(QFrame):
    """One message: icon, words that can be copied, buttons, close.

    A click on its buttons leaves the keys where they are; Tab and F6 reach them, Esc closes it.

    Signals:
        dismissed: it went away, by itself or by its button.
    """

    dismissed = Signal()

    def __init__(self, said: Said, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setAccessibleName(said.words)
        self.said, self.text, self.tone = said, said.text, said.tone
        self.change_set_ids = {action.change_set_id for action in said.actions} - {None}
        self.words = selectable(said.words)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, 1, theme.STEP, 1)
        layout.setSpacing(theme.STEP)
        layout.addWidget(IconPicture(_ICONS.get(said.tone, "info"), said.tone, 16))
        layout.addWidget(self.words, 1)
        for action in said.actions:
            layout.addSpacing(theme.STEP)
            layout.addWidget(button(action.text, action.run, role="link"))
        layout.addWidget(icon_button("close", "Закрыть сообщение", self.dismiss))
        for control in self.findChildren(QAbstractButton):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if said.tone != _STAYS:
            lasting = _LONG_MS if said.actions or said.hint else _SHORT_MS
            QTimer.singleShot(lasting, self, self.dismiss)

    @property
    def has_keys(self) -> bool:
        """Whether one of its parts has the focus."""
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
    """Shows the last message in the status bar of a window.

    The bar is there without a message too, so nothing moves when one comes; it grows only for
    words that need a second line. What one action says in one breath is one message.
    """

    def __init__(self, window: QMainWindow, go_home: "Callable[[], object]") -> None:
        """Args: `go_home` gives the keys to the page when whoever had them before is gone."""
        super().__init__(window)
        self._bar = status_bar(window)
        self._go_home = go_home
        self._shown: Toast | None = None
        self._in_one_breath = False
        self._had_keys: QWidget | None = None
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        self._bar.installEventFilter(self)

    def show_toast(self, said: Said) -> None:
        """Show a message in the place of the present one."""
        if self._shown is not None:
            if self._in_one_breath:
                said = self._shown.said.joined(said)
            self._shown.dismiss()
        toast = self._shown = Toast(said, self._bar)
        toast.dismissed.connect(lambda: self._on_dismissed(toast))
        self._in_one_breath = True
        QTimer.singleShot(1, self, self._draw_breath)
        self._place()
        toast.show()

    def dismiss_all(self) -> None:
        """The message goes."""
        if self._shown is not None:
            self._shown.dismiss()

    def forget_action(self, change_set_id: int) -> None:
        """The message goes that offers to take this action back, or to do it again."""
        if self._shown is not None and change_set_id in self._shown.change_set_ids:
            self._shown.dismiss()

    def forget_complaint(self, action: str) -> None:
        """The message goes in which this action said that it failed; others go by themselves."""
        shown = self._shown
        if shown is not None and shown.tone == _STAYS and shown.said.action == action:
            shown.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _draw_breath(self) -> None:
        self._in_one_breath = False

    def _on_dismissed(self, toast: Toast) -> None:
        if toast is not self._shown:
            return
        self._shown = None
        self._place()
        if toast.has_keys:
            self._give_keys_back()

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember who had the keys before a message got them."""
        shown = self._shown
        if shown is None or now is None or not shown.isAncestorOf(now):
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
        width, height = self._bar.width(), HEIGHT
        if self._shown is not None:
            height = max(height, self._shown.heightForWidth(width))
            self._shown.setGeometry(0, 0, width, height)
        if self._bar.height() != height:
            self._bar.setFixedHeight(height)
