"""Interviews, reviews, agreements, visits and consultations with a school."""

from datetime import date

import pytest

from app.enums import SupportEventKind
from app.errors import UserError
from app.services.log.changes import undo
from app.services.schools import schools, support_events, support_work
from app.services.schools.papers import Paper
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_events import EventDraft
from app.services.storage.workspace import Workspace

YEAR = 2027  # today is 22.11.2026
INTERVIEW, VISIT = SupportEventKind.INTERVIEW, SupportEventKind.VISIT


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))[0]


def test_events_stand_by_day_past_and_to_come(workspace: Workspace, school: int) -> None:
    later = EventDraft(VISIT, date(2026, 12, 10), "методисты")
    past = EventDraft(
        INTERVIEW, date(2026, 11, 18), " директор ", "план доработать", Paper(link="https://e.ru")
    )
    for draft in (later, past):
        support_events.save_event(workspace, school, YEAR, draft)
    support_events.save_event(workspace, school, YEAR - 1, later)
    rows = support_events.list_events(workspace, school, YEAR)
    assert [(row.kind, row.with_whom, row.outcome, row.paper_text, row.ahead) for row in rows] == [
        (INTERVIEW, "директор", "план доработать", "https://e.ru", False),
        (VISIT, "методисты", "", "", True),
    ]


def test_what_a_visit_established_and_advised_is_kept_of_a_past_one_alone(
    workspace: Workspace, school: int
) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    visit = EventDraft(VISIT, date(2026, 11, 10), content=" Посещены уроки. ", advice="Наставник.")
    for school_id, draft in (
        (school, visit),
        (other, EventDraft(VISIT, date(2026, 11, 5))),
        (other, EventDraft(INTERVIEW, date(2026, 11, 20))),
    ):
        support_events.save_event(workspace, school_id, YEAR, draft)
    assert [
        (row.school_id, row.year, row.content, row.advice)
        for row in support_events.list_visits(workspace)
    ] == [(other, YEAR, "", ""), (school, YEAR, "Посещены уроки.", "Наставник.")]
    ahead = EventDraft(VISIT, date(2026, 12, 10))
    for draft, words in (
        (ahead._replace(content="Да."), "установлено"),
        (ahead._replace(advice="Да."), "рекомендации"),
    ):
        with pytest.raises(UserError, match=words):
            support_events.save_event(workspace, school, YEAR, draft)
    with pytest.raises(UserError, match="Рекомендации: текст слишком длинный"):
        support_events.save_event(workspace, school, YEAR, visit._replace(advice="я" * 20_001))


def test_a_past_event_does_its_step_once(workspace: Workspace, school: int) -> None:
    first, second = date(2026, 11, 17), date(2026, 11, 20)
    for day in (date(2026, 12, 1), first, second):
        support_events.save_event(workspace, school, YEAR, EventDraft(INTERVIEW, day))
        work = support_work.get_work(workspace, school, YEAR)
        assert work.interview == (None if day.month == 12 else first)
    support_events.save_event(workspace, school, YEAR, EventDraft(VISIT, first))
    assert support_work.get_work(workspace, school, YEAR).actions is None


def test_an_event_is_changed_and_taken_away_and_comes_back(
    workspace: Workspace, school: int
) -> None:
    draft = EventDraft(VISIT, date(2026, 11, 10))
    key, _ = support_events.save_event(workspace, school, YEAR, draft)
    again, _ = support_events.save_event(
        workspace, school, YEAR, draft._replace(outcome="справка"), key
    )
    assert again == key
    changes = support_events.delete_event(workspace, key)
    assert support_events.list_events(workspace, school, YEAR) == []
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    [row] = support_events.list_events(workspace, school, YEAR)
    assert row.outcome == "справка"
    with pytest.raises(UserError, match="Этой записи нет"):
        support_events.delete_event(workspace, 99)


def test_wrong_events_are_refused(workspace: Workspace, school: int) -> None:
    for draft, words in (
        (EventDraft(VISIT, date(2026, 12, 1), outcome="справка"), "ещё не наступила"),
        (EventDraft(VISIT, date(1950, 12, 1)), "указана неверно"),
        (EventDraft(VISIT, date(2026, 11, 1), "я" * 2001), "слишком длинный"),
        (EventDraft(VISIT, date(2026, 11, 1), paper=Paper(99)), "нет в реестре"),
    ):
        with pytest.raises(UserError, match=words):
            support_events.save_event(workspace, school, YEAR, draft)
    with pytest.raises(UserError, match="школ"):
        support_events.save_event(workspace, 99, YEAR, EventDraft(VISIT, date(2026, 11, 1)))
    assert support_events.list_events(workspace, school, YEAR) == []
