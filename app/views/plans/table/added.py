"""Lines that are being added to a plan: one that is typed, or many that were pasted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.plans import PlanRow
    from app.views.plans.table.lines import Draft
    from app.views.plans.table.view import PlanTable


class AddedLines:
    """Knows what was added between one showing of a plan and the next.

    Attributes:
        draft: the line that is being typed, or None.
    """

    def __init__(self, table: "PlanTable") -> None:
        self._table = table
        self.draft: Draft | None = None
        self._before_draft: object = None  # the line that gets the cursor back
        self._stored: tuple[str, int] | None = None
        self._there: frozenset[int] | None = None  # measures before others were pasted

    def begin(self, draft: "Draft") -> None:
        """A line is going to be typed."""
        line = self._table.current_line()
        self._before_draft = None if line is None else line.key
        self.draft = draft

    def select_former(self) -> None:
        """The line that was left for one that was given up has the cursor again."""
        self._table.select_key(self._before_draft)  # pyright: ignore[reportArgumentType]

    def typed(self, kind: str, key: int) -> None:
        """The typed line is stored; the refresh that follows shows it."""
        self.draft, self._stored = None, (kind, key)

    def pasted(self, plan: "PlanRow | None") -> None:
        """Lines are stored that the plan, as it was read last, does not have."""
        self._there = None if plan is None else frozenset(row.id for row in plan.measures)

    def forget(self) -> None:
        """Another plan is shown."""
        self.draft = self._there = None

    def select_new(self, plan: "PlanRow", show_all: "Callable[[], object]") -> None:
        """Select the line that was typed, or the first of those that were pasted.

        Of pasted ones a filter could hide some: it goes, by `show_all`.
        """
        (stored, self._stored), (there, self._there) = (self._stored, None), (self._there, None)
        if stored is not None:
            self._table.select_key(stored)
        new = [] if there is None else [row.id for row in plan.measures if row.id not in there]
        if new:
            show_all()
            self._table.select_key(("measure", new[0]))
