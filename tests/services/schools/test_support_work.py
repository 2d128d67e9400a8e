"""Interviews, reviews, programmes and agreements of the schools on the lists."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.log.changes import undo
from app.services.school_card.history import list_school_changes
from app.services.schools import schools, support_work
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace

DAY = date(2026, 11, 20)


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))[0]


def test_marks_belong_to_one_school_and_year(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4"))
    work = SchoolWork(interview=DAY, note=" протокол № 1 ")
    support_work.save_work(workspace, school, 2027, work)
    stored = support_work.get_work(workspace, school, 2027)
    assert stored == SchoolWork(interview=DAY, note="протокол № 1")
    assert support_work.get_work(workspace, school, 2026) == SchoolWork()
    assert support_work.get_work(workspace, other, 2027) == SchoolWork()


def test_marks_of_two_schools_are_undone_each_by_itself(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4"))
    first = support_work.save_work(workspace, school, 2027, SchoolWork(interview=DAY))
    support_work.save_work(workspace, other, 2027, SchoolWork(review=DAY))
    assert first.change_set_id is not None
    undo(workspace, first.change_set_id)
    assert support_work.get_work(workspace, school, 2027) == SchoolWork()
    assert support_work.get_work(workspace, other, 2027).review == DAY


def test_emptied_marks_leave_no_row(workspace: Workspace, school: int) -> None:
    support_work.save_work(workspace, school, 2027, SchoolWork(agreement=DAY))
    support_work.save_work(workspace, school, 2027, SchoolWork())
    with workspace.database.reading() as reader:
        assert support_work.read_works(reader, 2027) == {}
    assert not support_work.save_work(workspace, school, 2027, SchoolWork()).tables


def test_a_day_ahead_and_an_unknown_school_are_refused(workspace: Workspace, school: int) -> None:
    with pytest.raises(UserError, match=r"Соглашение: дата 01\.12\.2026 ещё не наступила"):
        support_work.save_work(workspace, school, 2027, SchoolWork(agreement=date(2026, 12, 1)))
    with pytest.raises(UserError, match="нет в реестре"):
        support_work.save_work(workspace, 99, 2027, SchoolWork(agreement=DAY))


def test_the_history_of_the_school_tells_the_marks(workspace: Workspace, school: int) -> None:
    support_work.save_work(workspace, school, 2027, SchoolWork(interview=date(2026, 11, 1)))
    support_work.save_work(workspace, school, 2027, SchoolWork(interview=DAY))
    found = list_school_changes(workspace, school)
    assert [row.details for row in found[:2]] == [
        "собеседование: 01.11.2026 → 20.11.2026",
        "собеседование: 01.11.2026",
    ]
    assert found[0].title == "Работа со школой, 2026/2027"  # whose card it is, is known there
