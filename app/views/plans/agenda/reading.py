"""Reading many plans for a view: at once when that is little, else beside the window."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

T = TypeVar("T")
AT_ONCE = 3000  # due dates and marks; reading so many takes a twentieth of a second


class PlansReading:
    """What one view reads; only what was asked for last is shown."""

    def __init__(self, context: "PageContext", title: str) -> None:
        """Args: `title` says what is being read."""
        self._context, self._title = context, title
        self._asked = 0
        self._shown: Hashable = None

    def start(
        self,
        of: Hashable,
        weight: int,
        read: Callable[[], T],
        show: Callable[[T], object],
        forget: Callable[[], object],
    ) -> None:
        """Read, and hand on what was read: before this returns if it weighs little.

        Args:
            of: what is read about: a year, a school.
            weight: what it costs, as `plans.reading_weight` says.
            read: called in the worker if it weighs much.
            show: gets what was read.
            forget: called before a reading beside the window when what is shown is of something
                else: no rows of another year stand under the name of this one.
        """
        self._asked += 1
        number = self._asked
        if weight <= AT_ONCE:
            self._shown = of
            show(read())
            return
        if of != self._shown:
            self._shown = None
            forget()

        def show_last(value: T) -> None:
            if number == self._asked:
                self._shown = of
                show(value)

        self._context.tasks.run(read, show_last, title=self._title, casual=True)
