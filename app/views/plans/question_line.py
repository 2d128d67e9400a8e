"""The line above a plan whose deadlines ask something that it did not answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import ElidedLabel

_ICON = 16


class QuestionLine(QFrame):
    """Out of sight without a question; a low window has a button of the top line instead."""

    def __init__(self, on_answer: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warning")
        self.setFixedHeight(theme.CONTROL_HEIGHT)
        self.text = ElidedLabel("")
        self.answer_button = button("Ответить", on_answer, role="link")
        self._low = False
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.STEP, 0, theme.STEP, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(IconPicture("question", "warning", _ICON))
        line.addWidget(self.text)
        line.addWidget(self.answer_button)
        line.addStretch()
        self.hide()

    def show_text(self, text: str) -> None:
        """Say how many questions there are, or nothing."""
        self.text.setText(text)
        self.setVisible(bool(text) and not self._low)

    def set_low(self, *, low: bool) -> None:
        """Leave the room to the plan."""
        self._low = low
        self.show_text(self.text.text())
