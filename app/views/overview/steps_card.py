"""The steps of the year with their state, and the next one as the one button."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.views import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label, rule
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.services.overview_steps import StepRow

STATES = {
    "done": Status("positive", "done", "сделано"),
    "partly": Status("warning", "partly", "частично"),
    "todo": Status("accent", "todo", "не сделано"),
    "later": Status("neutral", "later", "позже"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StepLine(QFrame):
    """One step; a click or Enter goes to its place.

    Signals:
        chosen: the step was clicked.
    """

    chosen = Signal()

    def __init__(self, step: "StepRow") -> None:
        super().__init__()
        state = STATES[step.state]
        self.setProperty("role", "line")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{step.title}: {state.word}. {step.detail}")
        title = label(step.title, "strong", wrap=True)
        detail = label(sentence(step.detail), "muted", wrap=True)
        when = label(step.when, "small")
        when.setAlignment(Qt.AlignmentFlag.AlignRight)
        texts = QVBoxLayout()
        texts.setSpacing(theme.HALF)
        texts.addWidget(title)
        texts.addWidget(detail)
        side = QVBoxLayout()
        side.setSpacing(2)
        side.addWidget(StatusChip(state), 0, Qt.AlignmentFlag.AlignRight)
        side.addWidget(when, 0, Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP - 2, theme.STEP, theme.GAP - 2, theme.STEP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(texts, 1)
        layout.addLayout(side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go there."""
        if event.key() in _ENTER:
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class StepsCard(Card):
    """All steps in order."""

    def __init__(self, go_to: Callable[..., object]) -> None:
        super().__init__("Год по шагам")
        self._go_to = go_to
        self.lines: list[StepLine] = []
        self.body.setContentsMargins(0, theme.GAP, 0, theme.STEP)
        self.title.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)

    def show_steps(self, steps: "tuple[StepRow, ...]") -> None:
        """Show these steps."""
        clear_layout(self._list)
        self.lines = []
        for number, step in enumerate(steps):
            if number:
                self._list.addWidget(rule())
            line = StepLine(step)
            line.chosen.connect(lambda step=step: self._go_to(step.place, **dict(step.target)))
            self._list.addWidget(line)
            self.lines.append(line)


class NextStepCard(QFrame):
    """What waits for her now; its button goes to the place where it is done."""

    def __init__(self, go_to: Callable[..., object]) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._go_to = go_to
        self._step: StepRow | None = None
        self._picture = IconPicture("arrow-right", "accent", 24)
        self.title = label("", "heading", wrap=True)
        self.detail = label("", wrap=True)
        self.button = button("", self._on_clicked, role="primary")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._picture)
        layout.addLayout(texts, 1)
        layout.addWidget(self.button)

    def show_step(self, step: "StepRow | None") -> None:
        """Show the next step, or that nothing waits."""
        self._step = step
        self.button.setVisible(step is not None)
        if step is None:
            self._picture.set_icon("done", "positive")
            self.title.setText("Сейчас ничего не ждёт")
            self.detail.setText("Все шаги, срок которых наступил, сделаны.")
            return
        self._picture.set_icon("arrow-right", "accent")
        self.title.setText(f"Следующий шаг: {step.title}")
        self.detail.setText(sentence(step.detail))
        self.button.setText(step.action_title)

    def _on_clicked(self) -> None:
        if self._step is not None:
            self._go_to(self._step.place, **dict(self._step.target))


def sentence(text: str) -> str:
    """A text of the data as a sentence of its own: with a capital letter."""
    return text[:1].upper() + text[1:]
