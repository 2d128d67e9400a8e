"""The history says whom an action is about, and finds it by that name."""

from datetime import date

import pytest

from app.enums import SupportKind
from app.services import results
from app.services.log import changes
from app.services.log.changes import Changes
from app.services.log.listing import find_changes, list_changes
from app.services.results import ResultDraft
from app.services.schools import passports, schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace

FIVE, SEVEN, FOREST = "МБОУ «СОШ № 5»", "МБОУ «СОШ № 7»", "МБОУ «Лесная СОШ»"
DAY = date(2020, 9, 20)


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    names = (FIVE, SEVEN, FOREST)
    return [schools.save_school(workspace, SchoolDraft(short_name=name))[0] for name in names]


def titles(workspace: Workspace, number: int) -> list[str]:
    """The newest actions, oldest first."""
    found = list_changes(workspace, limit=number)
    return [row.title.replace("\u00a0", " ") for row in reversed(found)]


def result(workspace: Workspace, school: int, failed: int = 1) -> ResultDraft:
    procedure = results.list_procedures(workspace)[0].id
    return ResultDraft(
        school_id=school, procedure_id=procedure, year=2020, participants=20, failed=failed
    )


def removing(workspace: Workspace, number: int) -> Changes:
    rows = results.list_results(workspace)[:number]
    return results.change_results(workspace, [], [row.id for row in rows])


def test_an_edit_names_the_school_it_is_about_once(workspace: Workspace, ids: list[int]) -> None:
    five = ids[0]
    entry = SupportDraft(school_id=five, kind=SupportKind.SHNOR, year=2021, entered_on=DAY)
    done = [
        lambda: passports.save_block(workspace, five, "contingent", DAY, {"pupils": 100}),
        lambda: passports.save_block(workspace, five, "contingent", DAY, {"pupils": 110}),
        lambda: results.save_result(workspace, result(workspace, five)),
        lambda: removing(workspace, 1),
        lambda: support.enter_support(workspace, entry),
        lambda: schools.save_school(workspace, SchoolDraft(short_name=FIVE, phone="2-11"), five),
        lambda: support.remove_support(workspace, support.list_support(workspace)[0].id),
    ]
    for act in done:
        act()
    told = titles(workspace, len(done))
    assert [title for title in told if title.count(FIVE) != 1] == []
    assert told[1] == f"Паспорт школы: контингент, {FIVE}"
    procedure = results.list_procedures(workspace)[0].short_title.replace("\u00a0", " ")
    assert told[2] == f"Результат: {FIVE}, {procedure}, 2019/2020"
    assert told[3] == f"Удаление результата: {FIVE}, {procedure}, 2019/2020"
    undone = changes.undo(workspace, list_changes(workspace, limit=1)[0].id)
    assert undone.title == told[-1]
    assert titles(workspace, 1)[0].count(FIVE) == 1


def test_the_history_is_searched_by_the_school(workspace: Workspace, ids: list[int]) -> None:
    results.change_results(workspace, [result(workspace, school) for school in ids[:2]])
    removing(workspace, 1)
    removed = list_changes(workspace, limit=1)[0].id
    assert find_changes(workspace, text="удаление соШ 5") == [removed]
    assert find_changes(workspace, text="удаление лесная") == []


def test_two_schools_are_named_and_more_are_counted_only(
    workspace: Workspace, ids: list[int]
) -> None:
    results.change_results(workspace, [result(workspace, school) for school in ids])
    results.change_results(workspace, [result(workspace, school, 2) for school in ids[:2]])
    every, two = titles(workspace, 2)
    assert every == "Ввод результатов: 3"
    assert two == f"Ввод результатов: 2, {FIVE}, {SEVEN}"
