"""A workspace that cannot be opened: what is wrong, and the ways out as buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.errors import KnownProblem
from app.services.storage.condition import ClosedWorkspaceError
from app.views.first_start.card_page import CardPage
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.labels import selectable

_IN_A_LINE = 3


@dataclass(frozen=True)
class WayOut:
    """A button of the page; the first one is the recommended way."""

    text: str
    run: Callable[[], object]


class ProblemPage(CardPage):
    """Says what is wrong; every way out is a button. `choice` stands above the buttons."""

    def __init__(
        self,
        title: str,
        problem: KnownProblem,
        ways: Sequence[WayOut],
        *,
        icon: str = "warning",
        choice: QWidget | None = None,
    ) -> None:
        super().__init__(title, icon=icon, tone="warning")
        self.problem = problem
        self.choice = choice
        told = problem.reason if isinstance(problem, ClosedWorkspaceError) else problem.message
        self.card.add(selectable(told))
        if choice is None:
            self.card.add(selectable(problem.hint, "muted"))
        else:
            self.card.body.addSpacing(theme.STEP)
            self.card.add(choice)
        self.card.body.addSpacing(theme.STEP)
        self.buttons = [
            button(way.text, way.run, role="plain" if number else "primary")
            for number, way in enumerate(ways)
        ]
        for first in range(0, len(self.buttons), _IN_A_LINE):
            self.card.add_layout(button_row(*self.buttons[first : first + _IN_A_LINE]))
