"""The start page and the agenda say the same of generated plans: rows, days, schools, counts."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from app.enums import MeasureStatus, PartyKind
from app.models import ExecutionMark, Measure, MeasureOccurrence, MeasureParty, PlanSection
from app.services import plans
from app.services.language.dates import SOON_DAYS, school_year_of
from app.services.language.deadlines.periods import PlanPeriod, period_between, school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.agenda.rows import AgendaGroup, agenda_of
from app.services.plans.deadlines.terms import new_plan
from app.services.plans.parties.party import Party, party_key
from app.services.plans.parties.schools_meant import schools_meant_text
from app.services.reference import ensure_school_year
from app.services.storage.workspace import Workspace
from app.services.year.due import PlanCounts, read_due
from tests.filling import made_once
from tests.services import overview_data as data

DAYS = [date(2018, 9, 30) + timedelta(days=30 * number) for number in range(24)]
PERIODS = (school_period(2019), school_period(2020), period_between(DAYS[0], date(2020, 12, 31)))
MOVED = (None, date(2019, 5, 20), date(2019, 12, 1))
MEASURES = 90
GROUP = Party(name="Школы округа", kind=PartyKind.GROUP)


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    """A workspace with plans of one and of several years, their marks drawn by lot."""
    _make_plans(workspace)
    return workspace


@made_once
def _make_plans(workspace: Workspace) -> None:
    lot = random.Random(15)
    schools = [data.add_school(workspace, f"СОШ № {number}") for number in range(1, 5)]
    with workspace.database.writing() as session:
        sections = [
            _section(session, period, owner)
            for period in PERIODS
            for owner in (None, schools[0])
        ]  # fmt: skip
        for number in range(MEASURES):
            days = sorted(lot.sample(DAYS, lot.choice((0, 1, 1, 2, 5))))
            measure = Measure(
                section_id=lot.choice(sections),
                position=number,
                title=f"Дело {number}",
                deadline_end=max(days, default=None),
            )
            session.add(measure)
            session.flush()
            key = measure.id or 0
            session.add_all(_parts(lot, key, days, lot.sample(schools, lot.choice((0, 0, 1, 3)))))
            for mark in _marks(lot, key, days, schools):
                session.add(mark)
                session.flush()


def _section(session: Session, period: PlanPeriod, school_id: int | None) -> int:
    plan = new_plan("План", period)
    plan.school_id = school_id
    if period is PERIODS[0]:
        plan.group_schools = schools_meant_text({party_key(GROUP, {}, ()): "all"})
    ensure_school_year(session, plan.year)
    session.add(plan)
    session.flush()
    section = PlanSection(plan_id=plan.id or 0, position=1, title="Раздел")
    session.add(section)
    session.flush()
    return section.id or 0


def _parts(
    lot: random.Random, measure_id: int, days: list[date], schools: list[int]
) -> Iterator[MeasureOccurrence | MeasureParty]:
    for place, day in enumerate(days if len(days) > 1 else ()):
        yield MeasureOccurrence(measure_id=measure_id, position=place, ends_on=day)
    for place, school in enumerate(schools + lot.sample(schools, len(schools) // 2)):
        yield MeasureParty(measure_id=measure_id, position=place, name="Школа", school_id=school)
    if lot.random() < 0.2:
        yield MeasureParty(measure_id=measure_id, position=9, name=GROUP.name, kind=GROUP.kind)


def _marks(
    lot: random.Random, measure_id: int, days: list[date], schools: list[int]
) -> Iterator[ExecutionMark]:
    for _ in range(lot.choice((0, 1, 2, 6))):
        yield ExecutionMark(
            measure_id=measure_id,
            created_at=data.MARKED,
            status=lot.choice(list(MeasureStatus)),
            occurrence_on=lot.choice([None, *days, DAYS[0]]),
            school_id=lot.choice([None, None, *schools]),
            moved_to=lot.choice(MOVED),
        )


def test_the_first_screen_says_what_the_agenda_says(planned: Workspace) -> None:
    compared = 0
    stored = plans.list_plans(planned)
    for year in (2018, 2019, 2020, 2021):
        for today in (date(2019, 3, 31), date(2019, 12, 2), DAYS[7]):
            looked = [
                row
                for plan in plans.list_plans(planned, year=year, as_of=today)
                for row in plan.measures
            ]
            agenda = [
                row
                for row in agenda_of(stored, today, SOON_DAYS, year=year)
                if row.group is not AgendaGroup.UNPROVED
            ]
            with planned.database.reading() as reader:
                rows, counts = read_due(reader, today, today + timedelta(SOON_DAYS), year)
            assert sorted(
                (row.measure_id, row.occurrence_on, row.deadline, row.school, row.schools)
                for row in rows
            ) == sorted(
                (row.measure.id, row.occurrence_on, row.due, row.plan.school_name, row.schools)
                for row in agenda
            )
            if year == school_year_of(today):
                everything = agenda_of(stored, today, SOON_DAYS)
                waiting = [row for row in everything if row.group is not AgendaGroup.UNPROVED]
                assert agenda == waiting, "`plan due` lists them"
            compared += len(rows)
            assert counts == PlanCounts(
                measures=len(looked),
                done=sum(row.status is MeasureStatus.DONE for row in looked),
                finished=sum(row.finished for row in looked),
                overdue=sum(row.overdue for row in looked),
            )
    assert compared > 200


def test_what_is_open_in_other_plans_is_due_too(workspace: Workspace) -> None:
    """The clock stands at 22.11.2026; the plans are of 2025/2026, of this year and of the next."""
    sections: dict[int, int] = {}
    for year in (2026, 2027, 2028):
        plan, _ = plans.save_plan(
            workspace, PlanDraft(title=f"План {year}", period=school_period(year))
        )
        sections[year], _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))

    def add(year: int, deadline: str, **mark: Any) -> None:
        draft = MeasureDraft(section_id=sections[year], title="Дело", deadline_text=deadline)
        measure, _ = plans.save_measure(workspace, draft)
        if mark:
            plans.mark_measures(workspace, [measure], MarkDraft(text="Отпуск", **mark))

    add(2026, "20.05.2026")
    add(2026, "21.05.2026", status=MeasureStatus.DONE)
    add(2026, "22.05.2026", status=MeasureStatus.CANCELLED)
    add(2026, "25.05.2026", status=MeasureStatus.POSTPONED, moved_to=date(2026, 12, 10))
    put_off = {"status": MeasureStatus.POSTPONED, "moved_to": date(2026, 12, 11)}
    add(2026, "по мере необходимости", **put_off)
    add(2027, "30.10.2026")
    add(2027, "05.12.2026", status=MeasureStatus.PARTLY_DONE)
    add(2028, "15.12.2026")
    today = workspace.clock.today()
    looked = {}
    for year in (2025, 2026, 2027, 2028):
        with workspace.database.reading() as reader:
            rows, counts = read_due(reader, today, today + timedelta(SOON_DAYS), year)
        looked[year] = [f"{row.deadline:%d.%m}" for row in rows]
        assert counts.measures == {2026: 5, 2027: 2, 2028: 1}.get(year, 0), "of its own plans"
        agenda = agenda_of(plans.list_plans(workspace), today, SOON_DAYS, year=year)
        waiting = [row for row in agenda if row.group is not AgendaGroup.UNPROVED]
        assert [f"{row.due:%d.%m}" for row in waiting] == looked[year]
        assert len(agenda) - len(waiting) == (year in (2026,)), "without evidence: its own alone"
    assert looked == {
        2025: [],
        2026: ["20.05", "10.12", "11.12"],
        2027: ["20.05", "30.10", "05.12", "10.12", "11.12", "15.12"],
        2028: ["20.05", "30.10", "15.12"],
    }
    due = plans.due_occurrences(workspace)
    assert [f"{row.due:%d.%m}" for row in due] == looked[2027]
    assert [row.overdue for row in due] == [True, True, False, False, False, False]
