"""Lasting notices under the top bar: the demo district, read-only, another year of work."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label


class Notice(QFrame):
    """One line with an icon and buttons, in the soft colour of its tone.

    `short` stands for the text where two notices share a line; the text is its tooltip then.
    """

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        icon: str = "info",
        tone: str = "accent",
        short: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self.setFixedHeight(theme.CONTROL_HEIGHT)
        self._words = {False: text, True: short or text}
        self.text = label(text)
        self.text.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, 0, theme.STEP, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(IconPicture(icon, tone, 16))
        layout.addWidget(self.text)
        layout.addSpacing(theme.STEP)
        for words, slot in actions:
            layout.addWidget(button(words, slot, role="link"))
        layout.addStretch()

    def set_short(self, *, short: bool) -> None:
        """Say it in few words, or in all."""
        words = self._words[short]
        if words != self.text.text():
            self.text.setText(words)
            self.text.setToolTip("" if words == self._words[False] else self._words[False])

    def width_of(self, *, short: bool) -> int:
        """The width that it needs."""
        advance = self.fontMetrics().horizontalAdvance
        now, wanted = self.text.sizeHint().width(), advance(self._words[short])
        return self.sizeHint().width() - now + wanted + 2


class NoticeLine(QWidget):
    """The notices above the pages, in one line as long as their short words fit side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._notices: list[Notice] = []
        # Its room is known when the window has laid it out.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)

    def add(self, notice: Notice, *, first: bool = False) -> None:
        """Show one more, as the `first` or the last."""
        self._notices.insert(0 if first else len(self._notices), notice)
        self._line.insertWidget(0 if first else -1, notice)
        self.show()
        self._later.start()

    def remove(self, notice: Notice) -> None:
        """Show one no more."""
        self._notices.remove(notice)
        self._line.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(bool(self._notices))
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._later.start()

    def minimumSizeHint(self) -> QSize:
        """What stands side by side can stand one above the other in a narrower window."""
        widest = max((one.width_of(short=True) for one in self._notices), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width()
        beside = self._needed(short=True) <= room
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(across if beside else down)
        for number, notice in enumerate(self._notices):
            whole = self._needed(short=False) if beside else notice.width_of(short=False)
            notice.set_short(short=whole > room)
            last = number == len(self._notices) - 1
            self._line.setStretchFactor(notice, 1 if last else 0)

    def _needed(self, *, short: bool) -> int:
        return sum(notice.width_of(short=short) for notice in self._notices)
