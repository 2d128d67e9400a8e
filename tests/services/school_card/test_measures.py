"""Measures that concern a school: its own plan, those naming it, those for all schools."""

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.school_card.measures import (
    list_school_measures,
    standing,
    standing_beside,
)
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.views.samples import YEAR, District, make_district


def concerns(workspace: Workspace, school_id: int) -> list[tuple[str, str]]:
    school = schools.get_school(workspace, school_id)
    return [(row.measure.title, row.concern) for row in list_school_measures(workspace, school)]


def with_own_plan(workspace: Workspace) -> tuple[District, int]:
    district = make_district(workspace)
    plan, _ = plans.save_plan(
        workspace,
        PlanDraft(title="Дорожная карта", period=school_period(YEAR), school_id=district.school_id),
    )
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    measure, _ = plans.save_measure(
        workspace, MeasureDraft(section_id=section, title="Педсовет", deadline_text="ноябрь 2025")
    )
    general, _ = plans.save_section(workspace, SectionDraft(district.plan_id, "Общее"))
    plans.save_measure(
        workspace,
        MeasureDraft(
            section_id=general,
            title="Родительские собрания",
            deadline_text="",
            responsible=("Школы округа",),
        ),
    )
    return district, measure


def test_the_own_plan_comes_first_then_named_then_general(workspace: Workspace) -> None:
    district, _ = with_own_plan(workspace)
    assert concerns(workspace, district.school_id) == [
        ("Педсовет", "own"),
        ("Создание рабочей группы", "named"),
        ("Родительские собрания", "all"),
    ]
    assert concerns(workspace, district.other_id) == [("Родительские собрания", "all")]


def test_the_standing_counts_done_and_overdue(workspace: Workspace) -> None:
    district, measure = with_own_plan(workspace)
    school = schools.get_school(workspace, district.school_id)
    plain = standing(list_school_measures(workspace, school)).replace("\u00a0", " ")
    assert plain == "Выполнено 0 из 3, просрочено 2."
    plans.mark_measures(workspace, [measure], MarkDraft(status=MeasureStatus.DONE))
    plain = standing(list_school_measures(workspace, school)).replace("\u00a0", " ")
    assert plain == "Выполнено 1 из 3, просрочено 1."
    assert standing([]) == ""


def test_the_own_plan_stands_beside_what_the_municipal_plans_ask(workspace: Workspace) -> None:
    district, measure = with_own_plan(workspace)
    plans.mark_measures(workspace, [measure], MarkDraft(status=MeasureStatus.DONE))

    def told(school_id: int) -> str:
        school = schools.get_school(workspace, school_id)
        return standing_beside(list_school_measures(workspace, school)).replace("\u00a0", " ")

    assert told(district.school_id) == (
        "План школы: выполнено 1 из 1, просроченных нет."
        " Муниципальные планы: выполнено 0 из 2, просрочено 1."
    )
    assert told(district.other_id) == "Муниципальные планы: выполнено 0 из 1, просроченных нет."
    assert standing_beside([]) == ""


def test_of_a_measure_of_several_schools_only_the_marks_of_the_school_count(
    workspace: Workspace,
) -> None:
    district = make_district(workspace)
    section, _ = plans.save_section(workspace, SectionDraft(district.plan_id, "Анализ"))
    measure, _ = plans.save_measure(
        workspace,
        MeasureDraft(
            section_id=section,
            title="Сдать отчёт",
            deadline_text="октябрь 2025 года",
            responsible=("СОШ № 30", "Покровская ООШ"),
        ),
    )
    done = MarkDraft(status=MeasureStatus.DONE)
    plans.mark_measures(workspace, [measure], done, school_id=district.school_id)

    def stands(school_id: int) -> tuple[MeasureStatus, bool]:
        school = schools.get_school(workspace, school_id)
        rows = list_school_measures(workspace, school)
        [row] = [one for one in rows if one.measure.id == measure]
        return row.status, row.overdue

    assert stands(district.school_id) == (MeasureStatus.DONE, False)
    assert stands(district.other_id) == (MeasureStatus.NOT_STARTED, True)
