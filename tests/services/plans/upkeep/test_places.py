"""What of a measure can be marked, and what is marked unless somebody says otherwise."""

from datetime import date

import pytest

from app.enums import MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import MarkDraft, MeasureDraft, MeasureRow, PlanDraft, SectionDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.plans.upkeep.places import (
    open_places,
    place_rows,
    places_words,
    scope_words,
    usual_place,
)
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

TODAY = date(2026, 11, 22)
YEAR = PlanPeriod(date(2026, 1, 1), date(2026, 12, 31), YearsKind.CALENDAR)


@pytest.fixture
def measures(workspace: Workspace) -> list[MeasureRow]:
    """Each quarter in two schools; each quarter; once in two schools; once."""
    names = ("СОШ № 1", "СОШ № 2")
    for name in names:
        schools.save_school(workspace, SchoolDraft(short_name=name, full_name=f"Школа {name}"))
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=YEAR))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    rows = (
        ("ежеквартально", names),
        ("ежеквартально", ()),
        ("20.12.2026", names),
        ("20.12.2026", ()),
    )
    drafts = [
        MeasureDraft(section_id=section, title=f"Дело {number}", deadline_text=text, responsible=to)
        for number, (text, to) in enumerate(rows)
    ]
    plans.add_measures(workspace, drafts)
    return list(plans.get_plan(workspace, plan_id).measures)


def again(workspace: Workspace, measure: MeasureRow) -> MeasureRow:
    plan = plans.get_plan(workspace, measure.plan_id)
    return next(row for row in plan.measures if row.id == measure.id)


def test_places_are_told_apart_where_there_is_anything_to_tell(
    measures: list[MeasureRow],
) -> None:
    both, quarters, two, one = ([row.words for row in place_rows(row)] for row in measures)
    days = [f"до\u00a0{day}" for day in ("31.03.2026", "30.06.2026", "30.09.2026", "31.12.2026")]
    assert both == quarters == ["Все сроки", *days]
    assert two == ["Все школы", "СОШ № 1", "СОШ № 2"]
    assert one == []
    assert [part.words for part in place_rows(measures[0])[1].parts] == ["СОШ № 1", "СОШ № 2"]


def test_the_first_open_due_date_is_marked_then_the_next(
    workspace: Workspace, measures: list[MeasureRow]
) -> None:
    quarters = measures[1]
    done = MarkDraft(status=MeasureStatus.DONE, marked_on=TODAY)
    marked: list[date | None] = []
    for _step in range(5):
        place = usual_place(again(workspace, quarters))
        marked.append(place.occurrence_on)
        mark_places(workspace, [place], done)
    days = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
    assert marked == [*days, days[-1]]
    assert usual_place(measures[3]) == MarkPlace(measures[3].id)


def test_a_school_is_marked_where_schools_stand_differently(
    workspace: Workspace, measures: list[MeasureRow]
) -> None:
    both = measures[0]
    first, second = both.school_ids
    place = usual_place(both)
    assert place == MarkPlace(both.id, date(2026, 3, 31))
    assert places_words([both], [place]) == "до\u00a031.03.2026"
    mark_places(workspace, [place._replace(school_id=first)], MarkDraft(status=MeasureStatus.DONE))
    both = again(workspace, both)
    row = place_rows(both)[1]
    assert row.state_words == "1 из\u00a02, просрочено 1"
    assert row.mark is None
    assert row.parts[0].mark is not None
    assert scope_words(row.parts[0].mark) == "до\u00a031.03.2026, СОШ № 1"
    assert usual_place(both) == MarkPlace(both.id, date(2026, 3, 31), second)


def test_of_several_measures_each_open_school_of_the_due_date_is_marked(
    workspace: Workspace, measures: list[MeasureRow]
) -> None:
    names = ("СОШ № 1", "СОШ № 2", "СОШ № 3")
    third, _ = schools.save_school(workspace, SchoolDraft(short_name=names[2], full_name=names[2]))
    section = measures[0].section_id
    drafts = [
        MeasureDraft(
            section_id=section, title="Дело", deadline_text="ежеквартально", responsible=names
        )
    ]
    plans.add_measures(workspace, drafts)
    row = plans.get_plan(workspace, measures[0].plan_id).measures[-1]
    first, second = row.school_ids[:2]
    assert open_places(row) == [usual_place(row)] == [MarkPlace(row.id, date(2026, 3, 31))]
    done = MarkDraft(status=MeasureStatus.DONE)
    mark_places(workspace, [MarkPlace(row.id, date(2026, 3, 31), first)], done)
    places = open_places(again(workspace, row))
    assert places == [MarkPlace(row.id, date(2026, 3, 31), key) for key in (second, third)]
    mark_places(workspace, places, done)
    assert open_places(again(workspace, row)) == [MarkPlace(row.id, date(2026, 6, 30))]
    assert open_places(measures[3]) == [MarkPlace(measures[3].id)]


def test_what_was_put_off_says_its_new_day(
    workspace: Workspace, measures: list[MeasureRow]
) -> None:
    place = MarkPlace(measures[1].id, date(2026, 9, 30))
    off = MarkDraft(status=MeasureStatus.POSTPONED, marked_on=TODAY, moved_to=date(2026, 12, 15))
    mark_places(workspace, [place], off)
    row = place_rows(again(workspace, measures[1]))[3]
    assert row.state_words == "перенесено на\u00a015.12.2026"
    assert not row.state.overdue
