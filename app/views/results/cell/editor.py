"""The line in a cell: while it is typed, words under it say what is understood or what is wrong."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.services.results.typed import HOW, is_unfinished
from app.views.look import theme
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

_WORDS_WIDTH = 320
_PAUSE_MS = 500
_GOING_ON = (" ", "\u00a0", "%", "/", "\\", "и")  # no result begins so
_WRONG, _DOUBT = ("error", "negative"), ("warning", "warning")


class Judge(NamedTuple):
    """What is said about a text while it is typed.

    Attributes:
        check: raises a `UserError` about a text that cannot be stored.
        doubt: what is worth a look about one that can, or nothing.
    """

    check: Callable[[str], object]
    doubt: Callable[[str], str]


class CellEditor(QLineEdit):
    """A result that is being typed.

    Attributes:
        problem: why the present text cannot be stored, or empty.
        typed_over: typing began over the cell, so the arrow keys leave it.
    """

    def __init__(self, parent: QWidget, judge: Judge, *, typed_over: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName("Результат")
        self.setAccessibleDescription(HOW)
        self.problem = ""
        self.typed_over = typed_over
        self._judge = judge
        self._refused = False
        # On the window: a narrow grid has no room for it.
        self._said = QFrame(parent.window())
        self._said.setProperty("role", "toast")
        self._mark = IconPicture(*_WRONG, 16)
        self._words = label("", "body", wrap=True)
        self._words.setFixedWidth(_WORDS_WIDTH)
        inside = QHBoxLayout(self._said)
        inside.setContentsMargins(theme.STEP, theme.HALF, theme.STEP, theme.HALF)
        inside.setSpacing(theme.STEP)
        inside.addWidget(self._mark)
        inside.addWidget(self._words)
        self._said.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.explain)
        self.destroyed.connect(self._said.deleteLater)
        self.textChanged.connect(self._check)

    @property
    def said(self) -> str:
        """The words that are shown under the cell, or nothing."""
        return "" if self._said.isHidden() else self._words.text()

    def explain(self) -> None:
        """Say under the cell (above it in the last rows) what is wrong or worth a look."""
        self._pause.stop()
        text = self.problem or self._judge.doubt(self.text())
        host = self._said.parentWidget()
        if not text or host is None:
            self._said.hide()
            return
        self._mark.set_icon(*(_WRONG if self.problem else _DOUBT))
        theme.restyle(self._words, "role", "error" if self.problem else "body")
        self._words.setText(text)
        self._said.adjustSize()
        below = self.mapTo(host, QPoint(0, self.height()))
        width, height = self._said.width(), self._said.height()
        fits = below.y() + height <= host.height()
        top = below.y() if fits else below.y() - self.height() - height
        self._said.move(max(0, min(below.x(), host.width() - width)), top)
        self._said.show()
        self._said.raise_()

    def refuse(self) -> None:
        """The text is not taken: say why, and let the next typing replace it.

        A sign that only goes on («%», «/», « из») is added to it.
        """
        self.explain()
        self.selectAll()
        self._refused = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What was refused gives way, but for a sign that completes it."""
        if self._refused and event.text():
            self._refused = False
            if event.text() in _GOING_ON and self.hasSelectedText():
                self.setCursorPosition(len(self.text()))
        super().keyPressEvent(event)

    def correct(self) -> None:
        """Go on in the present text: the arrows move the cursor, nothing is selected."""
        self.typed_over = False
        self.setCursorPosition(len(self.text()))

    def hideEvent(self, event: QHideEvent) -> None:
        """The words go with the line."""
        self._pause.stop()
        self._said.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """The words follow the line when the grid is scrolled."""
        super().moveEvent(event)
        if self._said.isVisible():
            self.explain()

    def _check(self, text: str) -> None:
        """A wrong text is marked at once, one that may still become right after a pause."""
        try:
            self._judge.check(text)
            self.problem = ""
        except UserError as problem:
            self.problem = f"{problem.message} {problem.hint}"
        waiting = bool(self.problem) and is_unfinished(text)
        theme.restyle(self, "wrong", "true" if self.problem and not waiting else "false")
        if not self.problem:
            self._said.hide()
        if self.problem and waiting:
            self._said.hide()
            self._pause.stop()
        else:
            self._pause.start()
