"""School years: the current one is always there."""

from datetime import date

from app.services.reference import ensure_school_year
from app.services.storage.workspace import Workspace
from app.services.year import years


def test_the_current_year_is_listed_without_data(workspace: Workspace) -> None:
    assert years.list_years(workspace) == [2027]


def test_years_stand_newest_first(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        for year in (2018, 2028, 2019, 2018):
            ensure_school_year(session, year)
    assert years.list_years(workspace) == [2028, 2027, 2019, 2018]


def test_results_may_belong_to_the_last_five_years_too(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        for year in (2018, 2028):
            ensure_school_year(session, year)
    offered = years.years_for_results(workspace)
    assert offered == [2028, 2027, 2026, 2025, 2024, 2023, 2018]


# The day, then: the year of work, the one that is offered, the year of results by default.
DAYS = {
    date(2026, 5, 20): (2026, None, 2026),
    date(2026, 6, 15): (2026, None, 2026),
    date(2026, 8, 25): (2026, 2027, 2026),
    date(2026, 10, 10): (2027, None, 2026),
    date(2026, 11, 29): (2027, None, 2026),
    date(2027, 1, 30): (2027, None, 2026),
}


def test_years_follow_the_day() -> None:
    told = {
        day: (
            years.work_year(day),
            years.offered_year(day),
            years.results_year(day, years.work_year(day)),
        )
        for day in DAYS
    }
    assert told == DAYS


def test_the_turns_of_a_year_are_days() -> None:
    assert [years.work_year(date(2026, *day)) for day in ((8, 31), (9, 1))] == [2026, 2027]
    offered = [years.offered_year(date(2026, *day)) for day in ((7, 31), (8, 1), (8, 31), (9, 1))]
    assert offered == [None, 2027, 2027, None]
    assert [years.results_year(date(2026, *day), 2026) for day in ((4, 30), (5, 1))] == [2025, 2026]


def test_other_years_of_work_live_by_the_results_of_the_year_before() -> None:
    told = {
        day: [
            years.results_year(day, years.work_year(day) + years_off) for years_off in (-6, -1, 1)
        ]
        for day in DAYS
    }
    assert told == {
        day: [work - 7, work - 2, work] for day, (work, _offered, _results) in DAYS.items()
    }


def test_a_year_whose_spring_has_not_come_is_not_held_yet() -> None:
    for day in DAYS:
        ahead = [year for year in range(2024, 2029) if years.is_not_held_yet(year, day)]
        assert ahead == [2027, 2028], day
    assert years.is_not_held_yet(2027, date(2027, 2, 28))
    assert not years.is_not_held_yet(2027, date(2027, 3, 1))
