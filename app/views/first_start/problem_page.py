"""A workspace that cannot be opened: what is wrong, and the ways out as buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.views import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.empty_state import IconPicture, centred
from app.views.widgets.labels import label, selectable

_WIDTH = 640


@dataclass(frozen=True)
class WayOut:
    """A button of the page; the first one is the recommended way."""

    text: str
    run: Callable[[], object]


class ProblemPage(QWidget):
    """One card in the middle of the window."""

    def __init__(
        self,
        title: str,
        problem: KnownProblem,
        ways: Sequence[WayOut],
        *,
        icon: str = "warning",
    ) -> None:
        super().__init__()
        self.problem = problem
        card = Card()
        card.setMaximumWidth(_WIDTH)
        card.body.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        card.add(IconPicture(icon, "warning", 40))
        card.add(label(title, "title", wrap=True))
        card.add(selectable(problem.message))
        card.add(selectable(problem.hint, "muted"))
        card.body.addSpacing(theme.STEP)
        self.buttons = [
            button(way.text, way.run, role="plain" if number else "primary")
            for number, way in enumerate(ways)
        ]
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        for made in self.buttons:
            line.addWidget(made)
        line.addStretch()
        card.add_layout(line)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(centred(card))
        layout.addStretch(3)
