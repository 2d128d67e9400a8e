"""Taking from the library: a whole plan for a period, or measures into a section."""

from datetime import date

import pytest

from app.errors import UserError
from app.services import plans
from app.services.department.department import DepartmentDraft, save_department
from app.services.language.deadlines.periods import period_between, school_period
from app.services.log.changes import undo
from app.services.plans import PlanDraft, SectionDraft
from app.services.plans.library.own import OwnDraft, own_key, save_own
from app.services.plans.library.taking import (
    add_from_library,
    all_measures,
    plan_filling,
    plan_from_library,
    preview_plan,
)
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.plans.conftest import SmallPlan

YEAR = school_period(2027)
THREE_YEARS = period_between(date(2027, 1, 1), date(2029, 12, 31))


def test_a_whole_plan_comes_with_the_dates_of_its_years(workspace: Workspace) -> None:
    save_department(workspace, DepartmentDraft(full_name="Отдел образования", short_name="ОО"))
    plan_id, made = plan_from_library(workspace, "programme", THREE_YEARS)
    plan = plans.get_plan(workspace, plan_id)
    assert plan.period == THREE_YEARS
    assert plan.title.endswith("на 2027–2029 годы")
    first, *_others = plan.measures
    assert (first.deadline_text, first.deadline_end) == (
        "до 25 января 2027 года",
        date(2027, 1, 25),
    )
    assert first.responsible == ("ОО",)
    list_of_schools = plan.measures[2]
    assert list_of_schools.deadline_text == "ежегодно до 25 октября"
    assert [span.end for span in list_of_schools.occurrences] == [
        date(year, 10, 25) for year in (2027, 2028, 2029)
    ]
    assert len(plan.sections) == 6
    assert len(plan.measures) == len(preview_plan(workspace, "programme", THREE_YEARS).measures)
    assert made.change_set_id is not None
    undo(workspace, made.change_set_id)
    assert plans.list_plans(workspace) == []


def test_a_plan_of_a_school_with_a_title_and_chosen_measures(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    plan_id, _ = plan_from_library(
        workspace,
        "school",
        YEAR,
        title="План СОШ № 5",
        school_id=school_id,
        keys={"school:1", "school:4", "school:5"},
    )
    plan = plans.get_plan(workspace, plan_id)
    assert (plan.title, plan.school_name) == ("План СОШ № 5", "СОШ № 5")
    assert [len(section.measures) for section in plan.sections] == [1, 2]
    assert plan.measures[0].deadline_text == "до 20 ноября 2026 года"


def test_what_is_not_in_the_period_is_left_out_and_told(workspace: Workspace) -> None:
    spring = period_between(date(2027, 3, 1), date(2027, 5, 31))
    outside = preview_plan(workspace, "municipal-year", spring).outside
    plan_id, _ = plan_from_library(workspace, "municipal-year", spring)
    plan = plans.get_plan(workspace, plan_id)
    assert outside
    assert {row.title for row in outside}.isdisjoint(row.title for row in plan.measures)
    assert all(row.deadline_end and row.deadline_end <= spring.end for row in plan.measures)
    with pytest.raises(UserError, match="не помещается ни одного мероприятия"):
        plan_from_library(workspace, "municipal-year", spring, keys={outside[0].key})
    assert len(plans.list_plans(workspace)) == 1


def test_measures_of_the_library_and_own_ones_come_into_a_section(small_plan: SmallPlan) -> None:
    workspace, section = small_plan.workspace, small_plan.sections[0]
    own, _ = save_own(workspace, OwnDraft(title="Своё", deadline="до 1 марта {год}"))
    assert all_measures(workspace)[0].key == own_key(own)
    keys = ["school:1", own_key(own), "school:1"]
    changes = add_from_library(workspace, small_plan.plan_id, keys, section)
    first, second = plans.get_plan(workspace, small_plan.plan_id).sections[0].measures[-2:]
    assert first.deadline_text == "до 20 ноября 2026 года"
    assert (second.title, second.deadline_end) == ("Своё", date(2027, 3, 1))
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert len(small_plan.rows()) == 3


def test_without_a_section_each_comes_into_the_one_of_the_library(small_plan: SmallPlan) -> None:
    workspace, plan_id = small_plan.workspace, small_plan.plan_id
    there = plans.get_plan(workspace, plan_id).sections[0].title
    own, _ = save_own(workspace, OwnDraft(title="Своё", section=there.upper()))
    bare, _ = save_own(workspace, OwnDraft(title="Без раздела"))
    keys = ["school:2", own_key(own), "school:1", own_key(bare)]
    add_from_library(workspace, plan_id, keys)
    first, _second, new, untitled = plans.get_plan(workspace, plan_id).sections
    assert first.measures[-1].title == "Своё"
    assert new.title == "Мониторинговые и оценочные мероприятия"
    assert len(new.measures) == 2
    assert (untitled.title, untitled.measures[0].title) == ("Мероприятия", "Без раздела")


def test_a_deadline_outside_the_plan_is_left_to_be_typed(workspace: Workspace) -> None:
    spring = period_between(date(2027, 3, 1), date(2027, 5, 31))
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="Весна", period=spring))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    assert plan_filling(workspace, plan_id).period == spring
    add_from_library(workspace, plan_id, ["school:1"], section)
    (row,) = plans.get_plan(workspace, plan_id).measures
    assert row.deadline_text == ""


def test_what_is_not_there_is_told(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    with pytest.raises(UserError, match="Ни одно мероприятие не отмечено"):
        add_from_library(workspace, small_plan.plan_id, [])
    with pytest.raises(UserError, match="в библиотеке уже нет"):
        add_from_library(workspace, small_plan.plan_id, ["own:77"])
    with pytest.raises(UserError, match="плана уже нет"):
        add_from_library(workspace, 999, ["school:1"])
    with pytest.raises(UserError, match="записи уже нет"):
        add_from_library(workspace, small_plan.plan_id, ["school:1"], 999)
    with pytest.raises(UserError, match="«план» в библиотеке нет"):
        plan_from_library(workspace, "план", YEAR)
    with pytest.raises(UserError, match="записи уже нет"):
        plan_from_library(workspace, "school", YEAR, school_id=77)
    assert len(plans.list_plans(workspace)) == 1
