"""School years: the current one is always there."""

from app.models import Result
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.services.year import years


def test_the_current_year_is_listed_without_data(workspace: Workspace) -> None:
    assert years.list_years(workspace) == [2027]


def test_years_stand_newest_first(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        for year in (2018, 2028, 2019, 2018):
            ensure_school_year(session, year)
    assert years.list_years(workspace) == [2028, 2027, 2019, 2018]


def test_the_working_year_is_the_newest_with_results(workspace: Workspace) -> None:
    assert years.working_year(workspace) == 2027
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    with workspace.database.writing() as session:
        for number, year in enumerate((2019, 2018), start=1):
            ensure_school_year(session, year)
            session.add(
                Result(school_id=school_id, procedure_id=number, year=year, state="not_held")
            )
        ensure_school_year(session, 2020)
    assert years.working_year(workspace) == 2019


def test_results_may_belong_to_the_last_five_years_too(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        for year in (2018, 2028):
            ensure_school_year(session, year)
    offered = years.years_for_results(workspace)
    assert offered == [2028, 2027, 2026, 2025, 2024, 2023, 2018]
