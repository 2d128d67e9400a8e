"""The line under the grid: what the selected results add up to."""

from dataclasses import replace

from app.enums import ResultState
from app.services.results import ResultRow, ResultTotals, list_results
from app.services.storage.workspace import Workspace


def line(results: list[ResultRow], *, one_procedure: bool = True) -> str:
    totals = ResultTotals()
    for row in results:
        totals.add(row)
    return totals.line(one_procedure=one_procedure).replace("\u00a0", " ")


def counted(row: ResultRow, failed: int, participants: int) -> ResultRow:
    return replace(
        row,
        state=ResultState.HELD,
        participants=participants,
        failed=failed,
        percents_only=False,
        failed_percent_h=None,
    )


def test_counts_are_added_and_percents_are_not(demo: Workspace) -> None:
    row = list_results(demo)[0]
    results = [counted(row, 11, 89), counted(row, 0, 10), counted(row, 5, 20)]
    assert line(results) == (
        "Результатов: 3 · участников: сумма 119, среднее 39,7"
        " · не справились: сумма 16, среднее 5,3 (13,4 %) · доля: среднее 12,5 %"
    )
    assert "(13,4 %)" not in line(results, one_procedure=False)


def test_what_is_not_a_number_counts_for_nothing(demo: Workspace) -> None:
    row = list_results(demo)[0]
    absent = replace(
        row, state=ResultState.NO_PARTICIPANTS, participants=None, failed=None, percents_only=False
    )
    results = [counted(row, 5, 10), absent]
    assert line(results) == (
        "Результатов: 1 · участников: сумма 10, среднее 10"
        " · не справились: сумма 5, среднее 5 (50 %) · доля: среднее 50 %"
    )
    assert line([absent]) == ""
    assert line([]) == ""


def test_a_percent_without_counts_is_in_the_mean_alone(demo: Workspace) -> None:
    row = list_results(demo)[0]
    percent = replace(
        row,
        state=ResultState.HELD,
        participants=None,
        failed=None,
        percents_only=True,
        failed_percent_h=3300,
    )
    assert line([percent]) == "Результатов: 1 · доля: среднее 33 %"
    assert line([percent, counted(row, 17, 100)]) == (
        "Результатов: 2 · участников: сумма 100, среднее 100"
        " · не справились: сумма 17, среднее 17 (17 %) · доля: среднее 25 % · только проценты: 1"
    )
