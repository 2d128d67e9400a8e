"""Reading all plans of a year: at once when they are few, else beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.services import plans

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

T = TypeVar("T")
AT_ONCE = 150  # measures; reading so many takes a twentieth of a second


class YearReading:
    """What one view reads of the plans of a year; only what was asked for last is shown."""

    def __init__(self, context: "PageContext", title: str) -> None:
        """Args: `title` says what is being read."""
        self._context, self._title = context, title
        self._asked = 0

    def start(self, year: int, read: Callable[[], T], show: Callable[[T], object]) -> None:
        """Read, and hand on what was read: before this returns if the year has few measures."""
        self._asked += 1
        number = self._asked
        if plans.count_measures(self._context.workspace, year) <= AT_ONCE:
            show(read())
            return

        def show_last(value: T) -> None:
            if number == self._asked:
                show(value)

        self._context.tasks.run(read, show_last, title=self._title, casual=True)
