"""What changed parameters would do: the identification by the profile as it is, and with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.identification.runs import runs
from app.services.identification.runs.comparison import Comparison

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to be identified, and by what.

    Attributes:
        profile_id: the profile.
        year: reporting school year.
        previous_year: the other year of criterion 2.
        settings: parameters that differ from the profile, by their names.
    """

    profile_id: str
    year: int
    previous_year: int
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """The result of a choice.

    Attributes:
        base: by the profile alone.
        outcome: with the changed parameters; the same object as `base` when nothing is changed.
        comparison: who changes, or None when nothing is changed.
    """

    choice: Choice
    base: "Outcome"
    outcome: "Outcome"
    comparison: Comparison | None


def calculate(workspace: "Workspace", choice: Choice) -> Calculation:
    """Identify by the profile and, when parameters are changed, with them.

    Raises:
        UserError: a parameter is wrong or the year has no results.
    """
    base = runs.run(
        workspace,
        year=choice.year,
        previous_year=choice.previous_year,
        profile_id=choice.profile_id,
    )
    if not choice.settings:
        return Calculation(choice=choice, base=base, outcome=base, comparison=None)
    outcome = runs.run(
        workspace,
        year=choice.year,
        previous_year=choice.previous_year,
        profile_id=choice.profile_id,
        settings=choice.settings,
        inputs=base.inputs,
    )
    return Calculation(
        choice=choice, base=base, outcome=outcome, comparison=runs.compare(base, outcome)
    )
