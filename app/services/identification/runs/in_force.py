"""The verdicts that stand for a year of work: of its newest frozen run, else computed now."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.identification.runs import runs

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome
    from app.services.storage.workspace import Workspace


def outcome_in_force(workspace: "Workspace", work_year: int) -> "Outcome | None":
    """The newest standing run for a year of work, else an identification of now.

    The latter is by the results of the year before; None when there are no such results.
    """
    frozen = runs.standing_runs(workspace, work_year=work_year)
    if frozen:
        return runs.get_run(workspace, frozen[0].id)
    try:
        return runs.run(workspace, year=work_year - 1)
    except UserError:
        return None  # no results of that year yet: the register then shows no verdicts
