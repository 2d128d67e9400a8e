"""The one writer of results: what a file does not say stays, what a cell does not say goes."""

import pytest

from app.enums import ResultState
from app.services import results
from app.services.log.changes import changing, row_count
from app.services.log.listing import list_changes
from app.services.results import ResultDraft
from app.services.results.rules import Numbers, ResultValues, settle, wrong_numbers
from app.services.results.writing import ResultEntry, ResultTarget
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

PERCENT = 1_000_000


@pytest.fixture
def key(workspace: Workspace) -> tuple[int, int, int]:
    school, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    return school, results.list_procedures(workspace)[0].id, 2026


def entry(key: tuple[int, int, int], values: ResultValues) -> ResultEntry:
    """A row of a file."""
    return ResultEntry(key=key, values=values, sheet="Лист1", row=2)


def cell(
    key: tuple[int, int, int],
    participants: int | None = None,
    failed: int | None = None,
    high: int | None = None,
) -> ResultDraft:
    """A cell as it is typed; nobody took part where no number is given."""
    school_id, procedure_id, year = key
    state = ResultState.NO_PARTICIPANTS if participants is None else ResultState.HELD
    return ResultDraft(
        school_id=school_id,
        procedure_id=procedure_id,
        year=year,
        state=state,
        participants=participants,
        failed=failed,
        high=high,
    )


def load(workspace: Workspace, *entries: ResultEntry) -> None:
    with changing(workspace, "import", "Загрузка") as work:
        work.summary = {}
        ResultTarget(source_file="результаты.xlsx").store(work, entries, {})


def compared(workspace: Workspace, row: ResultEntry) -> tuple[str, str, str]:
    target = ResultTarget(titles={row.procedure_id: "ВПР"})
    with workspace.database.session() as session:
        rows = target.compare(session.connection(), (row,))
    _what, old, new = rows.words(0)
    return rows.statuses[0], old.replace("\u00a0", " "), new.replace("\u00a0", " ")


def test_a_count_wins_over_a_percent_and_is_recovered_from_one() -> None:
    counts = Numbers(participants=89, failed=11, failed_percent=12 * PERCENT)
    assert settle(counts) == ResultValues(state="held", participants=89, failed=11)
    percent = Numbers(participants=89, failed_percent=12_360_000)
    assert settle(percent) == ResultValues(state="held", participants=89, failed=11, derived=True)
    alone = Numbers(failed_percent=12_360_000)
    assert settle(alone) == ResultValues(state="held", percents_only=True, failed_percent_h=1236)


def test_a_percent_that_its_counts_do_not_give_is_wrong() -> None:
    near = Numbers(participants=89, failed=11, failed_percent=13 * PERCENT)
    assert wrong_numbers(near) is None
    far = wrong_numbers(near._replace(failed_percent=14 * PERCENT))
    assert far is not None
    assert far.text.replace("\u00a0", " ") == "Указано 14 %, а 11 из 89 – это 12,4 %."


def test_what_a_file_does_not_say_stays_and_its_rows_carry_the_change_set(
    workspace: Workspace, key: tuple[int, int, int]
) -> None:
    full = entry(
        key, ResultValues(state="held", participants=20, failed=3, high=5, mean_score_h=4200)
    )
    load(workspace, full)
    assert compared(workspace, full)[0] == "same"
    part = entry(key, ResultValues(state="held", participants=20, failed=4))
    assert compared(workspace, part) == (
        "changed",
        "3 из 20 (15 %); высокие 5; средний балл 42",
        "4 из 20 (20 %); высокие 5; средний балл 42",
    )
    load(workspace, part)
    (row,) = results.list_results(workspace)
    assert (row.failed, row.high, row.mean_score_h) == (4, 5, 4200)
    changed, loaded = list_changes(workspace, action="import")
    assert (loaded.rows, changed.rows) == (0, 1)


def test_a_cell_takes_the_place_of_what_is_stored_and_every_row_is_logged(
    workspace: Workspace, key: tuple[int, int, int]
) -> None:
    changes = results.save_result(workspace, cell(key, participants=20, failed=3, high=5))
    assert changes.change_set_id is not None
    assert row_count(workspace, changes.change_set_id) == 1
    results.save_result(workspace, cell(key, participants=20, failed=4))
    (row,) = results.list_results(workspace)
    assert (row.failed, row.high) == (4, None)


def test_a_typed_result_that_is_stored_already_keeps_its_source(
    workspace: Workspace, key: tuple[int, int, int]
) -> None:
    load(workspace, entry(key, ResultValues(state="held", participants=20, failed=3)))
    same = cell(key, participants=20, failed=3)
    assert results.save_result(workspace, same).change_set_id is None
    nobody = cell(key)
    assert results.save_result(workspace, nobody).change_set_id is not None
    (row,) = results.list_results(workspace)
    assert (row.state, row.participants) == (ResultState.NO_PARTICIPANTS, None)
