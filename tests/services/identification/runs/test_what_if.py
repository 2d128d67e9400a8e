"""What changed parameters would do, beside the profile as it is."""

import pytest

from app.errors import UserError
from app.services.identification.runs import runs
from app.services.identification.runs.what_if import Calculation, Choice, calculate
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    """A school with two low results, and one with results just below the threshold."""
    low, near = (add_school(workspace, f"СОШ № {number}") for number in (1, 2))
    add_results(workspace, low, 2025, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6))
    add_results(workspace, near, 2025, vpr_ma_5=(20, 5), vpr_ru_5=(20, 5))
    return workspace


def calculated(workspace: Workspace, **settings: str) -> Calculation:
    return calculate(
        workspace,
        Choice(profile_id="fioko-2020", year=2025, previous_year=2024, settings=settings),
    )


def test_without_changes_there_is_nothing_to_compare(district: Workspace) -> None:
    result = calculated(district)
    assert result.comparison is None
    assert result.outcome is result.base
    assert result.base == runs.run(district, year=2025)


def test_what_would_change_is_told_and_nothing_is_stored(district: Workspace) -> None:
    result = calculated(district, threshold_percent="25")
    assert result.comparison is not None
    assert [row.school for row in result.comparison.entered] == ["СОШ № 2"]
    assert [row.school for row in result.comparison.stayed] == ["СОШ № 1"]
    assert [row.name for row in result.comparison.parameters] == ["threshold_percent"]
    assert result.outcome == runs.run(district, year=2025, settings={"threshold_percent": "25"})
    assert runs.list_runs(district) == []


def test_parameters_that_leave_no_results_are_refused(district: Workspace) -> None:
    with pytest.raises(UserError, match="нет результатов по процедурам"):
        calculated(district, procedures="oge:hi")
