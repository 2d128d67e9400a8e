"""The steps of the year with their state, and the next one as the one button."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.language.sentences import capital
from app.views.look import theme
from app.views.overview.step_line import StepLine
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.findings.links import Link
    from app.services.year.steps import StepRow


class StepsCard(Card):
    """All steps in order."""

    def __init__(self, go_to: "Callable[[Link], object]") -> None:
        super().__init__("Год по шагам", lined=True)
        self._go_to = go_to
        self.lines: list[StepLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)

    def show_steps(self, steps: "tuple[StepRow, ...]") -> None:
        """Show these steps."""
        clear_layout(self._list)
        self.lines = []
        for number, step in enumerate(steps):
            line = StepLine(step, ruled=number > 0)
            line.chosen.connect(lambda step=step: self._go_to(step.link))
            self._list.addWidget(line)
            self.lines.append(line)


class NextStepCard(QFrame):
    """What waits for her now; its button goes to the place where it is done."""

    def __init__(self, go_to: "Callable[[Link], object]") -> None:
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
            self.title.setText("Сейчас всё сделано")
            self.detail.setText("Все шаги, срок которых наступил, сделаны.")
            return
        self._picture.set_icon("arrow-right", "accent")
        self.title.setText(f"Следующий шаг: {step.title}")
        self.detail.setText(capital(step.detail))
        self.button.setText(step.action_title)

    def _on_clicked(self) -> None:
        if self._step is not None:
            self._go_to(self._step.link)
