"""Freezing, and the schools of the run on the list of support in the same step."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.runs.decisions import enter_candidates, identified
from app.services.identification.runs.runs import freeze
from app.services.progress import run_steps
from app.services.storage.backup import with_copy

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which schools are put on the list of ШНОР together with freezing.

    Attributes:
        school_ids: the schools.
        entered_on: first day on the list.
        order_id: the order of the entry; None when there is none yet.
    """

    school_ids: tuple[int, ...]
    entered_on: date
    order_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRun:
    """What freezing left behind.

    Attributes:
        run_id: number of the run.
        changes: of the freezing.
        listed: of the entries into the list; None when there are none.
        schools: how many were entered.
        problem: why they could not be entered though the run is frozen, or None.
    """

    run_id: int
    changes: "Changes"
    listed: "Changes | None" = None
    schools: int = 0
    problem: UserError | None = None


def freeze_and_list(
    workspace: "Workspace",
    outcome: Outcome,
    *,
    title: str = "",
    work_year: int | None = None,
    listing: Listing | None = None,
) -> FrozenRun:
    """Freeze an outcome and put its schools on the list of ШНОР; the list is undone by itself.

    Args:
        workspace: the open workspace.
        outcome: as `run` gave it.
        title: of the run, as for `freeze`.
        work_year: as for `freeze`.
        listing: the schools, or None for freezing alone.

    Raises:
        UserError: as for `freeze`. Entries that are refused do not raise: the run is kept, and the
            answer tells the `problem`.
    """
    run_id, changes = freeze(workspace, outcome, title, work_year=work_year)
    if listing is None or not listing.school_ids:
        return FrozenRun(run_id=run_id, changes=changes)
    wanted = set(listing.school_ids)
    chosen = [
        replace(candidate, run_id=run_id, year=work_year or candidate.year)
        for candidate in identified(outcome)
        if candidate.school_id in wanted
    ]
    try:
        listed = run_steps(
            with_copy(
                workspace,
                len(chosen),
                lambda: enter_candidates(
                    workspace, chosen, entered_on=listing.entered_on, order_id=listing.order_id
                ),
            )
        )
    except UserError as problem:
        return FrozenRun(run_id=run_id, changes=changes, problem=problem)
    return FrozenRun(run_id=run_id, changes=changes, listed=listed, schools=len(chosen))
