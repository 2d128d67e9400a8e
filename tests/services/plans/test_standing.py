from datetime import date

from app.enums import MeasureStatus, SupportKind, SupportStage
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.schools import schools, support, support_steps
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.schools.support_steps import StepDraft
from tests.services.plans.conftest import SmallPlan


def test_schools_on_a_list_or_with_a_plan_are_shown(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    listed, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    planning, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 10"))
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 7"))
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=listed, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 11, 1)
        ),
    )
    asked = MeasureDraft(
        section_id=small_plan.sections[0],
        title="Отчитаться",
        deadline_text="октябрь 2026 года",
        responsible=("СОШ № 5",),
    )
    plans.save_measure(workspace, asked)
    plan_id, _ = plans.save_plan(
        workspace, PlanDraft(title="План школы", period=school_period(2027), school_id=planning)
    )
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Работа"))
    own = [
        plans.save_measure(
            workspace, MeasureDraft(section_id=section, title=title, deadline_text=deadline)
        )[0]
        for title, deadline in (("А", "октябрь 2026 года"), ("Б", "до 15.12.2026"), ("В", ""))
    ]
    plans.mark_measures(workspace, own[2:], MarkDraft(status=MeasureStatus.DONE))

    first, second = plans.list_standings(workspace, 2027)
    assert (first.school, first.support, first.plan) == ("СОШ № 5", (SupportKind.SHNOR,), None)
    assert (first.asked, first.asked_overdue) == (1, 1)
    assert (second.school, second.support, second.asked) == ("СОШ № 10", (), 0)
    assert second.plan is not None
    assert (second.plan.done_count, second.plan.overdue_count) == (1, 1)
    assert second.next_end == date(2026, 12, 15)
    assert plans.list_standings(workspace, 2026) == [], "it was on no list in that year"


def test_the_state_of_a_plan_in_words(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=school_id, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 11, 1)
        ),
    )

    def standing() -> tuple[str, str, str, float | None]:
        (row,) = plans.list_standings(workspace, 2027)
        return row.state, row.state_words, row.done_words, row.done_share

    def told() -> str:
        return plans.standings_words(plans.list_standings(workspace, 2027)).replace("\u00a0", " ")

    assert standing() == ("none", "плана нет", "–", None)
    assert told() == "План есть у 0 из 1 школы"
    plan_id, _ = plans.save_plan(
        workspace, PlanDraft(title="План школы", period=school_period(2027), school_id=school_id)
    )
    assert standing() == ("empty", "план пуст", "–", None)
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Работа"))
    late, later = [
        plans.save_measure(
            workspace, MeasureDraft(section_id=section, title=title, deadline_text=deadline)
        )[0]
        for title, deadline in (("А", "октябрь 2026 года"), ("Б", "до 15.12.2026"))
    ]
    assert standing() == ("overdue", "просрочено 1", "0 из\u00a02", 0.0)
    assert told() == "План есть у 1 из 1 школы, просрочено мероприятий: 1"
    plans.mark_measures(workspace, [late], MarkDraft(status=MeasureStatus.DONE))
    assert standing() == ("running", "исполняется", "1 из\u00a02", 0.5)
    plans.mark_measures(workspace, [later], MarkDraft(status=MeasureStatus.DONE))
    assert standing() == ("finished", "завершён", "2 из\u00a02", 1.0)


def test_a_listed_school_stands_at_a_step_of_support(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    listed, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    planning, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 10"))
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=listed, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 11, 1)
        ),
    )
    for title in ("Первый", "Второй"):
        plans.save_plan(
            workspace, PlanDraft(title=title, period=school_period(2027), school_id=listed)
        )
    plans.save_plan(
        workspace, PlanDraft(title="План", period=school_period(2027), school_id=planning)
    )
    for school in (listed, planning):
        for stage, draft in (
            (SupportStage.APPLICATION, StepDraft(done_on=date(2026, 9, 3))),
            (SupportStage.INTERVIEW, StepDraft(planned_on=date(2026, 11, 20))),
            (SupportStage.REVIEW, StepDraft(planned_on=date(2026, 11, 13))),
        ):
            support_steps.save_step(workspace, school, 2027, stage, draft)
    first, second, other = plans.list_standings(workspace, 2027)
    assert first.next_step is not None
    assert (first.next_step.stage, first.next_step.state) == (SupportStage.INTERVIEW, "overdue")
    assert first.steps == second.steps
    assert first.steps_words == "1 из\u00a07"
    assert (first.late_steps, other.late_steps) == (2, 0), "that one is on no list"
    assert (other.steps, other.next_step, other.steps_words) == ((), None, "")
    told = plans.standings_words([first, second, other]).replace("\u00a0", " ")
    assert told == "План есть у 2 из 2 школ, просрочено шагов поддержки: 2"


def test_a_school_is_asked_for_its_own_marks_alone(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    keys = [
        schools.save_school(workspace, SchoolDraft(short_name=name))[0]
        for name in ("СОШ № 5", "СОШ № 6")
    ]
    for key in keys:
        support.enter_support(
            workspace,
            SupportDraft(
                school_id=key, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 11, 1)
            ),
        )
    asked = MeasureDraft(
        section_id=small_plan.sections[0],
        title="Отчитаться",
        deadline_text="октябрь 2026 года",
        responsible=("СОШ № 5", "СОШ № 6"),
    )
    measure, _ = plans.save_measure(workspace, asked)
    done = MarkDraft(status=MeasureStatus.DONE)
    plans.mark_measures(workspace, [measure], done, school_id=keys[0])
    rows = plans.list_standings(workspace, 2027)
    assert [(row.asked, row.asked_overdue) for row in rows] == [(1, 0), (1, 1)]
    (load,) = (one for one in plans.load_of(rows[0].asked_rows, 2027) if one.count)
    assert (load.done, load.overdue) == (1, 0)
