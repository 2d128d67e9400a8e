from datetime import date

import pytest

from app.enums import DeadlineKind, MeasureStatus
from app.errors import UserError
from app.models import Measure
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.plans.conftest import SmallPlan


def table_sizes(workspace: Workspace) -> dict[str, int]:
    tables = ("plan", "plan_section", "measure", "measure_party", "measure_occurrence")
    with workspace.database.reading() as reader:
        return {
            name: reader.scalar(f"SELECT count(*) FROM {name}")
            for name in (*tables, "execution_mark")
        }


def test_measures_are_numbered_through_the_plan(small_plan: SmallPlan) -> None:
    assert [row.number for row in small_plan.rows()] == ["1", "2", "3"]
    third = small_plan.rows()[2]
    assert (third.status, third.mark, third.mark_text) == (MeasureStatus.NOT_STARTED, None, "")


def test_a_deadline_is_read_in_the_year_of_the_plan(small_plan: SmallPlan) -> None:
    first, second, third = small_plan.rows()
    assert (first.deadline_start, first.deadline_end) == (date(2026, 10, 1), date(2026, 10, 31))
    assert second.deadline_kind is DeadlineKind.POINTS
    assert [span.end for span in second.occurrences] == [date(2026, 11, 30), date(2027, 2, 28)]
    assert (third.deadline_start, third.deadline_end) == (date(2026, 9, 1), date(2027, 8, 31))


def test_a_changed_measure_keeps_nothing_of_the_old_deadline(small_plan: SmallPlan) -> None:
    second = small_plan.measures[1]
    draft = MeasureDraft(
        section_id=small_plan.sections[0],
        title="Совещание",
        deadline_text="по графику",
        responsible=("Отдел",),
    )
    plans.save_measure(small_plan.workspace, draft, second)
    row = small_plan.rows()[1]
    assert (row.title, row.deadline_kind, row.deadline_end, row.occurrences) == (
        "Совещание",
        DeadlineKind.OPEN,
        None,
        (),
    )
    assert row.responsible == ("Отдел",)


def test_a_party_named_like_a_school_is_bound_to_it(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="МБОУ «СОШ № 30»"))
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    section_id, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    plans.save_measure(
        workspace,
        MeasureDraft(
            section_id=section_id,
            title="Дело",
            deadline_text="",
            responsible=("Отдел", "СОШ №30", "Отдел"),
        ),
    )
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT name, school_id FROM measure_party ORDER BY position")
    assert [tuple(row) for row in rows] == [("Отдел", None), ("СОШ №30", school_id)]


def test_another_year_of_the_plan_moves_deadlines_without_a_year(small_plan: SmallPlan) -> None:
    plans.save_plan(
        small_plan.workspace,
        PlanDraft(title="План", period=school_period(2028)),
        small_plan.plan_id,
    )
    first, second, third = small_plan.rows()
    assert first.deadline_end == date(2026, 10, 31)  # typed with its year
    assert second.deadline_end == date(2028, 2, 29)
    assert third.deadline_end == date(2028, 8, 31)


@pytest.mark.parametrize("action", ["plan", "section", "measure"])
def test_what_is_deleted_comes_back_whole_with_undo(small_plan: SmallPlan, action: str) -> None:
    workspace = small_plan.workspace
    plans.mark_measures(workspace, small_plan.measures, MarkDraft(status=MeasureStatus.IN_PROGRESS))
    before, rows = table_sizes(workspace), small_plan.rows()
    if action == "plan":
        made = plans.delete_plan(workspace, small_plan.plan_id)
        assert set(table_sizes(workspace).values()) == {0}
    elif action == "section":
        made = plans.delete_section(workspace, small_plan.sections[0])
        assert [row.number for row in small_plan.rows()] == ["1"]
        assert table_sizes(workspace)["measure_occurrence"] == 0
    else:
        made = plans.delete_measures(workspace, small_plan.measures[:2])
        assert small_plan.titles() == [[], ["Посещать уроки"]]
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert table_sizes(workspace) == before
    assert small_plan.rows() == rows


def test_positions_stay_without_gaps(small_plan: SmallPlan) -> None:
    workspace, (first, _second) = small_plan.workspace, small_plan.sections
    plans.delete_measures(workspace, small_plan.measures[:1])
    plans.save_measure(workspace, MeasureDraft(section_id=first, title="В начало", position=1))
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT title, position FROM measure WHERE section_id = ? ORDER BY position", (first,)
        )
    assert [tuple(row) for row in rows] == [("В начало", 1), ("Провести совещание", 2)]


def test_a_measure_can_be_saved_into_another_section(small_plan: SmallPlan) -> None:
    draft = MeasureDraft(section_id=small_plan.sections[1], title="Переехало", position=1)
    plans.save_measure(small_plan.workspace, draft, small_plan.measures[0])
    assert small_plan.titles() == [["Провести совещание"], ["Переехало", "Посещать уроки"]]


@pytest.mark.parametrize("title", ["", "   "])
def test_a_title_is_needed(small_plan: SmallPlan, title: str) -> None:
    workspace = small_plan.workspace
    with pytest.raises(UserError):
        plans.save_plan(workspace, PlanDraft(title=title, period=school_period(2027)))
    with pytest.raises(UserError):
        plans.save_section(workspace, SectionDraft(small_plan.plan_id, title))
    with pytest.raises(UserError):
        plans.save_measure(workspace, MeasureDraft(section_id=small_plan.sections[0], title=title))


def test_a_deadline_on_a_day_that_is_not_there_is_refused(small_plan: SmallPlan) -> None:
    workspace, section, first = small_plan.workspace, small_plan.sections[0], small_plan.measures[0]
    before = small_plan.rows()
    for text in ("31.02.2027", "до 31 ноября", "46296"):
        draft = MeasureDraft(section_id=section, title="Дело", deadline_text=text)
        with pytest.raises(UserError):
            plans.save_measure(workspace, draft)
        with pytest.raises(UserError):
            plans.save_measure(workspace, draft, first)
        with pytest.raises(UserError):
            plans.add_measures(workspace, [MeasureDraft(section_id=section, title="Другое"), draft])
    assert small_plan.rows() == before


def test_such_a_deadline_from_an_older_version_does_not_stand_in_the_way(
    small_plan: SmallPlan,
) -> None:
    workspace, section, first = small_plan.workspace, small_plan.sections[0], small_plan.measures[0]
    with changes.changing(workspace, "edit", "Старый срок") as work:
        work.session.get_one(Measure, first).deadline_text = "31.02.2027"
    plans.save_measure(
        workspace,
        MeasureDraft(section_id=section, title="Новое название", deadline_text="31.02.2027"),
        first,
    )
    assert small_plan.rows()[0].title == "Новое название"


def test_what_is_not_there_is_refused_calmly(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    for attempt in (
        lambda: plans.get_plan(workspace, 99),
        lambda: plans.delete_plan(workspace, 99),
        lambda: plans.delete_section(workspace, 99),
        lambda: plans.delete_measures(workspace, [99]),
        lambda: plans.save_plan(
            workspace, PlanDraft(title="План", period=school_period(2027), school_id=99)
        ),
        lambda: plans.save_measure(workspace, MeasureDraft(section_id=99, title="Дело")),
    ):
        with pytest.raises(UserError):
            attempt()


def test_a_plan_of_a_school_names_it_and_stands_after_the_municipal_one(
    small_plan: SmallPlan,
) -> None:
    workspace = small_plan.workspace
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    plans.save_plan(
        workspace, PlanDraft(title="План школы", period=school_period(2027), school_id=school_id)
    )
    plans.save_plan(workspace, PlanDraft(title="План прошлого года", period=school_period(2026)))
    found = plans.list_plans(workspace)
    assert [(row.title, row.year_name, row.school_name) for row in found] == [
        ("План на 2026/2027 учебный год", "2026/2027", ""),
        ("План школы", "2026/2027", "СОШ № 5"),
        ("План прошлого года", "2025/2026", ""),
    ]
    assert [row.title for row in plans.list_plans(workspace, year=2026)] == ["План прошлого года"]


def test_several_measures_are_added_as_one_action(small_plan: SmallPlan) -> None:
    section = small_plan.sections[1]
    drafts = [
        MeasureDraft(section_id=section, title=f"Мероприятие {number}", position=number)
        for number in (1, 2)
    ]
    made = plans.add_measures(small_plan.workspace, drafts)
    assert small_plan.titles()[1] == ["Мероприятие 1", "Мероприятие 2", "Посещать уроки"]
    assert made.change_set_id is not None
    changes.undo(small_plan.workspace, made.change_set_id)
    assert small_plan.titles()[1] == ["Посещать уроки"]
    with pytest.raises(UserError):
        plans.add_measures(
            small_plan.workspace, [*drafts, MeasureDraft(section_id=section, title=" ")]
        )
    assert small_plan.titles()[1] == ["Посещать уроки"]


def test_sections_are_added_with_their_measures_or_not_at_all(small_plan: SmallPlan) -> None:
    workspace, plan_id = small_plan.workspace, small_plan.plan_id
    drafts = [
        MeasureDraft(section_id=0, title="Анкетирование", deadline_text="март 2027 года"),
        MeasureDraft(section_id=0, title="Справка"),
    ]
    made = plans.add_sections(workspace, plan_id, [("Диагностика", drafts), ("Итоги", [])])
    plan = plans.get_plan(workspace, plan_id)
    assert [section.title for section in plan.sections][2:] == ["Диагностика", "Итоги"]
    assert [row.title for row in plan.sections[2].measures] == ["Анкетирование", "Справка"]
    assert plan.measures[3].deadline_end == date(2027, 3, 31)
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    with pytest.raises(UserError):
        plans.add_sections(workspace, plan_id, [("Диагностика", drafts), (" ", [])])
    assert len(plans.get_plan(workspace, plan_id).sections) == 2


def test_the_history_names_the_measure_that_was_changed(small_plan: SmallPlan) -> None:
    workspace, (first, second, third) = small_plan.workspace, small_plan.measures
    plans.move_measures(workspace, [first], small_plan.sections[1])
    plans.copy_measures(workspace, [first], small_plan.sections[0])
    plans.delete_measures(workspace, [first])
    plans.delete_measures(workspace, [second, third])
    assert [row.title for row in reversed(list_changes(workspace)[:4])] == [
        "Перемещение мероприятия: «Утвердить состав группы»",
        "Копирование мероприятия: «Утвердить состав группы»",
        "Удаление мероприятия: «Утвердить состав группы»",
        "Удаление мероприятий: 2",
    ]


def test_the_history_names_plans_and_sections(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    plans.delete_section(workspace, small_plan.sections[0])
    plans.save_plan(
        workspace, PlanDraft(title="План «Рост»", period=school_period(2027)), small_plan.plan_id
    )
    plans.delete_plan(workspace, small_plan.plan_id)
    assert [row.title for row in reversed(list_changes(workspace)[:3])] == [
        "Удаление раздела плана: «Организация»",
        "Изменение плана: «План „Рост“»",
        "Удаление плана: «План „Рост“»",
    ]
