"""School years: the current one is always there."""

import pytest

from app.errors import UserError
from app.models import Result
from app.services import schools, years
from app.services.reference import ensure_school_year
from app.services.schools import SchoolDraft
from app.services.storage.workspace import Workspace


def test_the_current_year_is_listed_without_data(workspace: Workspace) -> None:
    assert years.list_years(workspace) == [2027]


def test_added_years_stand_newest_first(workspace: Workspace) -> None:
    for year in (2018, 2028, 2019):
        assert years.add_year(workspace, year).touches("school_year")
    assert years.list_years(workspace) == [2028, 2027, 2019, 2018]
    assert years.add_year(workspace, 2019).change_set_id is None


@pytest.mark.parametrize("year", [0, 1989, 2101, 20182019])
def test_an_impossible_year_is_refused(workspace: Workspace, year: int) -> None:
    with pytest.raises(UserError, match=str(year)):
        years.add_year(workspace, year)


def test_the_working_year_is_the_newest_with_results(workspace: Workspace) -> None:
    assert years.working_year(workspace) == 2027
    school_id, _ = schools.save_school(workspace, SchoolDraft("СОШ № 30"))
    with workspace.database.writing() as session:
        for number, year in enumerate((2019, 2018), start=1):
            ensure_school_year(session, year)
            session.add(
                Result(school_id=school_id, procedure_id=number, year=year, state="not_held")
            )
    years.add_year(workspace, 2020)
    assert years.working_year(workspace) == 2019
