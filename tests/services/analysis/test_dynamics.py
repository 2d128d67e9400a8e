"""Year-to-year dynamics against values worked out by hand."""

import pytest

from app.services.analysis.dynamics import (
    Dynamics,
    ProcedureDynamics,
    SchoolDynamics,
    get_dynamics,
    procedure_frame,
    school_frame,
)
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    first = add_school(workspace, "СОШ № 1")
    second = add_school(workspace, "СОШ № 2")
    add_results(workspace, first, 2023, vpr_ma_5=(10, 2), oge_ma=5.0)
    add_results(workspace, first, 2025, vpr_ma_5=(30, 9), oge_ma="not_held")
    add_results(workspace, second, 2024, vpr_ma_5=(3, 1))
    add_results(workspace, second, 2025, vpr_ma_5=(40, 1), oge_ma=(0, 0))
    return workspace


def test_schools_are_compared_with_their_latest_earlier_year(district: Workspace) -> None:
    dynamics = get_dynamics(district, procedures={"vpr:ma:5"})
    assert dynamics.schools == (
        SchoolDynamics(
            school_id=1,
            school="СОШ № 1",
            procedure="vpr:ma:5",
            year=2023,
            participants=10,
            percent_h=2000,
            previous_year=None,
            previous_percent_h=None,
            change_h=None,
            low=False,
            negative=False,
        ),
        SchoolDynamics(
            school_id=1,
            school="СОШ № 1",
            procedure="vpr:ma:5",
            year=2025,
            participants=30,
            percent_h=3000,
            previous_year=2023,
            previous_percent_h=2000,
            change_h=1000,
            low=True,
            negative=True,
        ),
        SchoolDynamics(
            school_id=2,
            school="СОШ № 2",
            procedure="vpr:ma:5",
            year=2024,
            participants=3,
            percent_h=3333,
            previous_year=None,
            previous_percent_h=None,
            change_h=None,
            low=True,
            negative=False,
        ),
        SchoolDynamics(
            school_id=2,
            school="СОШ № 2",
            procedure="vpr:ma:5",
            year=2025,
            participants=40,
            percent_h=250,
            previous_year=2024,
            previous_percent_h=3333,
            change_h=-3083,
            low=False,
            negative=False,
        ),
    )


def test_procedures_over_all_schools(district: Workspace) -> None:
    assert get_dynamics(district, years={2024, 2025}).procedures == (
        ProcedureDynamics(
            procedure="vpr:ma:5",
            year=2024,
            schools=1,
            low_schools=1,
            low_share_h=10_000,
            change_h=None,
        ),
        ProcedureDynamics(
            procedure="vpr:ma:5",
            year=2025,
            schools=2,
            low_schools=1,
            low_share_h=5000,
            change_h=-5000,
        ),
    )


def test_a_percent_without_counts_takes_part_and_nothing_is_never_zero(
    district: Workspace,
) -> None:
    [row] = get_dynamics(district, procedures={"oge:ma"}).schools
    assert (row.year, row.participants, row.percent_h, row.low) == (2023, None, 500, False)


def test_the_threshold_is_exact_and_can_be_set(district: Workspace) -> None:
    rows = get_dynamics(district, threshold_h=3333, years={2024}).schools
    assert [row.low for row in rows] == [True]
    rows = get_dynamics(district, threshold_h=3334, years={2024}).schools
    assert [row.low for row in rows] == [False]


def test_without_results_there_is_nothing(workspace: Workspace) -> None:
    assert get_dynamics(workspace) == Dynamics((), ())


def test_the_frames_have_the_documented_columns() -> None:
    rows = [
        (1, "СОШ № 1", "oge:ma", 20, 2025, 100, 19, 100),
        (1, "СОШ № 1", "oge:ma", 20, 2024, 1000, 91, 1000),
        (1, "СОШ № 1", "vpr:ma:5", 10, 2025, None, 4000, 10_000),
    ]
    schools = school_frame(rows, 3000)
    assert list(schools.columns) == [
        "school_id",
        "school",
        "procedure",
        "position",
        "year",
        "participants",
        "numerator",
        "denominator",
        "percent_h",
        "low",
        "previous_year",
        "previous_percent_h",
        "change_h",
        "negative",
    ]
    assert list(schools["procedure"]) == ["vpr:ma:5", "oge:ma", "oge:ma"]
    # 19 % after 9,1 %: 9,9 points, short of the ten.
    assert list(schools["change_h"].dropna()) == [990]
    assert not schools["negative"].any()
    procedures = procedure_frame(schools)
    assert list(procedures.columns) == [
        "position",
        "procedure",
        "year",
        "schools",
        "low_schools",
        "low_share_h",
        "change_h",
    ]
    assert list(procedures["low_schools"]) == [1, 0, 0]
