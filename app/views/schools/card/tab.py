"""What the tabs of the card have in common."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import plans
from app.views.look import theme
from app.views.plans.agenda.reading import PlansReading

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

T = TypeVar("T")


class CardTab(QWidget):
    """A tab of the card. It reads its data when it is looked at, never before.

    Attributes:
        context: what it may use.
        body: layout for the content.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self.body = QVBoxLayout(self)
        self.set_low(low=False)

    def set_low(self, *, low: bool) -> None:
        """Stand closer together in a low window."""
        self.body.setContentsMargins(0, theme.STEP if low else theme.GAP, 0, 0)
        self.body.setSpacing(theme.HALF if low else theme.STEP)

    def show_school(self, school: "SchoolRow") -> None:
        """Read and show the data of a school."""
        raise NotImplementedError

    def show_part(self, part: str) -> None:
        """Show one of the views of a tab that has several."""

    def select(self, key: int) -> None:
        """Select a row by its key, in a tab whose rows can be linked to."""


class MeasuresTab(CardTab):
    """A tab that asks all the plans for what concerns a school; many are read beside the window."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._reading = PlansReading(context, "Чтение карточки школы")

    def read(
        self,
        school: "SchoolRow",
        read: "Callable[[], T]",
        show: "Callable[[T], object]",
        forget: "Callable[[], object]",
        *,
        more: int = 0,
    ) -> None:
        """Read and show; `forget` is called when what is shown is of another school meanwhile.

        `more` is what reading costs beside the plans, as `plans.reading_weight`.
        """
        weight = plans.reading_weight(self.context.workspace, concerning=school.id)
        self._reading.start(school.id, weight + more, read, show, forget)
