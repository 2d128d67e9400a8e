from datetime import date

from app.enums import MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.log import changes
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.duties.telling import tell_schools
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.plans.conftest import SmallPlan


def test_a_copy_for_the_next_year_moves_deadlines_and_leaves_marks(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    plans.mark_measures(workspace, small_plan.measures, MarkDraft(status=MeasureStatus.DONE))
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    plan_id, made = plans.copy_plan(workspace, small_plan.plan_id, 2028, school_id=school_id)
    copy = plans.get_plan(workspace, plan_id)
    assert (copy.title, copy.year, copy.school_name) == (
        "План на 2027/2028 учебный год",
        2028,
        "СОШ № 5",
    )
    assert [row.title for row in copy.measures] == [row.title for row in small_plan.rows()]
    assert copy.measures[0].deadline_text == "Октябрь 2027 года"
    assert copy.measures[0].deadline_end == date(2027, 10, 31)
    assert copy.measures[1].responsible == ("Отдел", "МБОУ «СОШ № 30»")
    assert {row.status for row in copy.measures} == {MeasureStatus.NOT_STARTED}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert [row.id for row in plans.list_plans(workspace)] == [small_plan.plan_id]


def test_measures_are_copied_to_the_end_of_a_section(small_plan: SmallPlan) -> None:
    one, _two, three = small_plan.measures
    plans.copy_measures(small_plan.workspace, [three, one], small_plan.sections[0])
    assert small_plan.titles()[0] == [
        "Утвердить состав группы",
        "Провести совещание",
        "Посещать уроки",
        "Утвердить состав группы",
    ]


def test_a_copy_takes_only_the_chosen_measures_and_their_sections(small_plan: SmallPlan) -> None:
    workspace, (_one, two, _three) = small_plan.workspace, small_plan.measures
    plan_id, _ = plans.copy_plan(workspace, small_plan.plan_id, 2027, measure_ids={two})
    copy = plans.get_plan(workspace, plan_id)
    assert [(section.title, len(section.measures)) for section in copy.sections] == [
        ("Организация", 1)
    ]
    assert [row.title for row in copy.measures] == ["Провести совещание"]


def test_measures_are_copied_to_a_position(small_plan: SmallPlan) -> None:
    one, two, three = small_plan.measures
    plans.copy_measures(small_plan.workspace, [three, two], small_plan.sections[0], 2)
    assert small_plan.titles()[0] == [
        "Утвердить состав группы",
        "Посещать уроки",
        "Провести совещание",
        "Провести совещание",
    ]
    assert one in {row.id for row in small_plan.rows()}


def test_a_copy_moves_single_years_and_keeps_those_of_a_programme(workspace: Workspace) -> None:
    title = "План на 2026/2027 учебный год по программе на 2026-2028 годы"
    source, _ = plans.save_plan(workspace, PlanDraft(title=title, period=school_period(2027)))
    section, _ = plans.save_section(workspace, SectionDraft(source, "Сделать в 2027 году"))
    drafts = (
        MeasureDraft(
            section_id=section,
            title="Разбор ВПР-2026 по приказу от 01.09.2026 № 5",
            deadline_text="до 25 мая 2027 г.",
            expected="Справка за 2026/2027 учебный год",
        ),
        MeasureDraft(section_id=section, title="Дорожная карта", deadline_text="2026-2028 годы"),
        MeasureDraft(section_id=section, title="Совещание", deadline_text="октябрь"),
    )
    plans.add_measures(workspace, drafts)
    plan_id, _ = plans.copy_plan(workspace, source, 2028)

    copy = plans.get_plan(workspace, plan_id)
    assert copy.title == "План на 2027/2028 учебный год по программе на 2026-2028 годы"
    assert copy.sections[0].title == "Сделать в 2028 году"
    assert [(row.title, row.deadline_text, row.expected) for row in copy.measures] == [
        (
            "Разбор ВПР-2027 по приказу от 01.09.2026 № 5",
            "до 25 мая 2028 г.",
            "Справка за 2027/2028 учебный год",
        ),
        ("Дорожная карта", "2026-2028 годы", ""),
        ("Совещание", "октябрь", ""),
    ]
    shown = plans.moved_texts(plans.get_plan(workspace, source), 2028)
    assert [(row.where, row.later) for row in shown] == [
        ("Раздел 1", "Сделать в 2028 году"),
        ("№\u00a01, мероприятие", "Разбор ВПР-2027 по приказу от 01.09.2026 № 5"),
        ("№\u00a01, срок", "до 25 мая 2028 г."),
        ("№\u00a01, ожидаемый результат", "Справка за 2027/2028 учебный год"),
        ("№\u00a02, срок", "2026-2028 годы"),
    ]
    assert [row.kept for row in shown if row.kept] == [("от 01.09.2026",), ("2026-2028",)]


def test_what_moves_is_told_of_the_chosen_measures_alone(small_plan: SmallPlan) -> None:
    plan = plans.get_plan(small_plan.workspace, small_plan.plan_id)
    one, two, _three = small_plan.measures
    assert plans.moved_texts(plan, 2028, {two}) == ()
    assert [row.where for row in plans.moved_texts(plan, 2028, {one})] == ["№\u00a01, срок"]
    assert plans.moved_texts(plan, 2027) == ()


def test_a_copy_may_have_a_period_of_several_years(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    period = PlanPeriod(date(2027, 9, 1), date(2030, 8, 31), YearsKind.SCHOOL)
    plan_id, _ = plans.copy_plan(workspace, small_plan.plan_id, 2028, period=period)
    copy = plans.get_plan(workspace, plan_id)
    assert (copy.period, copy.year) == (period, 2028)
    assert copy.measures[0].deadline_text == "Октябрь 2027 года"


def test_a_copy_for_the_next_year_means_the_same_schools_by_its_groups(
    small_plan: SmallPlan,
) -> None:
    workspace = small_plan.workspace
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    draft = MeasureDraft(section_id=small_plan.sections[0], title="Отчёт", responsible=("Школы",))
    measure_id, _ = plans.save_measure(workspace, draft)
    plan = plans.get_plan(workspace, small_plan.plan_id)
    (group,) = (one.key for row in plan.measures for one in row.parties if one.means_schools)
    tell_schools(workspace, plan.id, {group: (school_id,)})

    later, _ = plans.copy_plan(workspace, plan.id, 2028, measure_ids={measure_id})
    (copied,) = plans.get_plan(workspace, later).measures
    assert copied.school_ids == (school_id,)
    own, _ = plans.copy_plan(workspace, plan.id, 2028, school_id=school_id)
    assert plans.get_plan(workspace, own).group_schools == {}


def test_the_title_of_a_copy_names_the_years_of_its_own_period() -> None:
    period = PlanPeriod(date(2025, 1, 1), date(2027, 12, 31), YearsKind.CALENDAR)
    title = "План на 2025-2027 годы по программе на 2024-2028 годы"
    assert plans.moved_title(title, period, 2025, 2028) == (
        "План на 2028-2030 годы по программе на 2024-2028 годы"
    )
