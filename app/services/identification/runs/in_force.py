"""The verdicts that stand for a school year: of the newest frozen run, else computed now."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.identification.runs import runs

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome
    from app.services.storage.workspace import Workspace


def outcome_in_force(workspace: "Workspace", year: int) -> "Outcome | None":
    """The newest standing run of a year, else an identification of now; None without results."""
    frozen = runs.standing_runs(workspace, year=year)
    if frozen:
        return runs.get_run(workspace, frozen[0].id)
    try:
        return runs.run(workspace, year=year)
    except UserError:
        return None  # no results of that year yet: the register then shows no verdicts
