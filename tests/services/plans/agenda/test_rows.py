"""The agenda: groups by days, schools together or apart, filters, what a mark of a row is about."""

from datetime import date, timedelta

import pytest

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.periods import period_between, school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.agenda.rows import (
    AgendaFilter,
    AgendaGroup,
    AgendaRow,
    agenda_of,
    group_counts,
)
from app.services.plans.marks import MarkPlace
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data

TODAY = date(2026, 11, 22)  # the clock of the workspace: a Sunday
OVERDUE, WEEK, MONTH, LATER, UNPROVED = AgendaGroup
DONE = MarkDraft(status=MeasureStatus.DONE)


@pytest.fixture
def section(workspace: Workspace) -> int:
    """A section of a plan of 2026/2027."""
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План района", period=school_period(2027)))
    return plans.save_section(workspace, SectionDraft(plan, "Раздел"))[0]


def add(workspace: Workspace, section: int, title: str, deadline: str, *parties: str) -> int:
    draft = MeasureDraft(
        section_id=section, title=title, deadline_text=deadline, responsible=parties
    )
    return plans.save_measure(workspace, draft)[0]


def agenda(workspace: Workspace, today: date = TODAY, days: int | None = None) -> list[AgendaRow]:
    return agenda_of(plans.list_plans(workspace), today, days)


def told(rows: list[AgendaRow]) -> list[tuple[AgendaGroup, str, str]]:
    return [(row.group, row.measure.title, row.when_words) for row in rows]


def test_each_occurrence_is_in_the_group_of_its_day(workspace: Workspace, section: int) -> None:
    add(workspace, section, "три срока", "до 20.11.2026, до 24.11.2026, до 10.12.2026")
    add(workspace, section, "сегодня", "22.11.2026")
    add(workspace, section, "без даты", "по мере необходимости")
    assert told(agenda(workspace)) == [
        (OVERDUE, "три срока", "просрочено на\u00a02\u00a0дня"),
        (WEEK, "сегодня", "сегодня"),
        (MONTH, "три срока", "через 2\u00a0дня"),
        (LATER, "три срока", "через 18\u00a0дней"),
    ]
    assert [row.due for row in agenda(workspace, days=5)] == [
        date(2026, 11, 20),
        TODAY,
        date(2026, 11, 24),
    ]
    counts = group_counts(agenda(workspace))
    assert list(counts.items()) == [(OVERDUE, 1), (WEEK, 1), (MONTH, 1), (LATER, 1), (UNPROVED, 0)]


def test_the_week_goes_before_the_month_and_may_leave_it(
    workspace: Workspace, section: int
) -> None:
    add(workspace, section, "каждый день", "30.11.2026, 06.12.2026, 07.12.2026, 31.12.2026")
    tuesday = date(2026, 12, 1)
    assert [row.group for row in agenda(workspace, date(2026, 11, 30))] == [
        WEEK,
        WEEK,
        LATER,
        LATER,
    ]
    assert [row.group for row in agenda(workspace, tuesday)] == [OVERDUE, WEEK, MONTH, MONTH]


def test_what_is_done_without_evidence_stands_by_its_mark(
    workspace: Workspace, section: int
) -> None:
    whole = add(workspace, section, "целиком", "октябрь, ноябрь, декабрь")
    proved = add(workspace, section, "с протоколом", "октябрь")
    given_up = add(workspace, section, "снято", "октябрь")
    partly = add(workspace, section, "частично", "30.11.2026")
    plans.mark_measures(workspace, [whole], DONE)
    note = MarkDraft(status=MeasureStatus.DONE, evidence_text="Протокол № 3")
    plans.mark_measures(workspace, [proved], note)
    gone = MarkDraft(status=MeasureStatus.CANCELLED, text="Нет средств")
    plans.mark_measures(workspace, [given_up], gone)
    plans.mark_measures(workspace, [partly], MarkDraft(status=MeasureStatus.PARTLY_DONE))
    rows = agenda(workspace)
    assert told(rows) == [(MONTH, "частично", "через 8\u00a0дней"), (UNPROVED, "целиком", "")]
    assert rows[1].places == (MarkPlace(whole),)
    late = agenda(workspace, date(2026, 12, 1))
    assert [(row.group, row.measure.title) for row in late] == [
        (UNPROVED, "частично"),
        (UNPROVED, "целиком"),
    ]


def test_what_was_put_off_is_due_on_its_new_day(workspace: Workspace, section: int) -> None:
    measure = add(workspace, section, "два срока", "15.10.2026, 15.11.2026")
    later = MarkDraft(status=MeasureStatus.POSTPONED, moved_to=date(2026, 11, 27))
    plans.mark_measures(workspace, [measure], later, occurrence_on=date(2026, 10, 15))
    first, second = agenda(workspace)
    assert (first.group, first.due, first.is_moved) == (OVERDUE, date(2026, 11, 15), False)
    assert (second.group, second.due, second.is_moved) == (MONTH, date(2026, 11, 27), True)
    assert second.occurrence_on == date(2026, 10, 15)


def test_schools_stand_together_and_a_mark_is_about_those_of_the_row(
    workspace: Workspace, section: int
) -> None:
    for number in (1, 2, 3):
        data.add_school(workspace, f"СОШ № {number}")
    names = [f"СОШ № {number}" for number in (1, 2, 3)]
    measure = add(workspace, section, "всем", "20.11.2026, 27.11.2026", *names)
    autumn = date(2026, 11, 20)
    together = agenda(workspace)
    assert [row.school_words for row in together] == ["СОШ № 1, СОШ № 2, СОШ № 3"] * 2
    assert together[0].places == (MarkPlace(measure, autumn),)

    first, second, third = together[0].school_ids
    plans.mark_measures(workspace, [measure], DONE, occurrence_on=autumn, school_id=second)
    rows = agenda(workspace)
    assert [(row.group, row.school_words) for row in rows] == [
        (OVERDUE, "СОШ № 1, СОШ № 3"),
        (MONTH, "СОШ № 1, СОШ № 2, СОШ № 3"),
        (UNPROVED, "СОШ № 2"),
    ]
    assert rows[0].places == (
        MarkPlace(measure, autumn, first),
        MarkPlace(measure, autumn, third),
    )
    assert len({row.key for row in rows}) == 3
    assert [row.group for row in AgendaFilter(school_id=second).accepted(rows)] == [MONTH, UNPROVED]
    plans.mark_places(workspace, rows[0].places, DONE)
    assert [row.group for row in agenda(workspace)] == [MONTH, UNPROVED, UNPROVED, UNPROVED]


def test_rows_are_filtered_by_plan_school_party_and_words(
    workspace: Workspace, section: int
) -> None:
    school = data.add_school(workspace, "СОШ № 4")
    other, _ = plans.save_plan(
        workspace,
        PlanDraft(
            title="План школы",
            period=period_between(date(2026, 1, 1), date(2027, 12, 31)),
            school_id=school,
        ),
    )
    inside, _ = plans.save_section(workspace, SectionDraft(other, "Раздел"))
    add(workspace, inside, "семинар", "24.11.2026", "Завуч")
    add(workspace, section, "совещание", "24.11.2026", "Отдел", "СОШ № 4")
    add(workspace, section, "отчёт", "24.11.2026", "Отдел")
    rows = agenda(workspace)

    def shown(**chosen: object) -> list[str]:
        wanted = AgendaFilter(**chosen)  # type: ignore[arg-type]
        return [row.measure.title for row in wanted.accepted(rows)]

    assert shown() == ["совещание", "отчёт", "семинар"]
    assert shown(plan_id=other) == ["семинар"]
    assert shown(school_id=school) == ["совещание", "семинар"]
    keys = {party.name: party.key for row in rows for party in row.measure.parties}
    assert shown(party=keys["Отдел"]) == ["совещание", "отчёт"]
    assert shown(party=keys["СОШ № 4"]) == ["совещание"]
    assert shown(text="ОТДЕЛ отч") == ["отчёт"]
    assert shown(text="сош 4 школы семинар") == ["семинар"]


def test_many_schools_are_counted(workspace: Workspace, section: int) -> None:
    names = [f"СОШ № {number}" for number in range(1, 7)]
    for name in names:
        data.add_school(workspace, name)
    add(workspace, section, "всем", "24.11.2026", *names)
    (row,) = agenda(workspace, TODAY - timedelta(days=1))
    assert row.school_words == "СОШ № 1, СОШ № 2, СОШ № 3 и\u00a0ещё\u00a03"
