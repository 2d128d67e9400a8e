"""Measures of one's own in the library."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import period_between
from app.services.log.changes import undo
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.library.own import (
    OwnDraft,
    delete_own,
    keep_measures,
    list_own,
    own_number,
    save_own,
)
from app.services.plans.library.texts import LibraryMeasure
from app.services.progress import run_steps
from app.services.storage.packing.carrying import save_copy_to
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.plans.conftest import SmallPlan

DRAFT = OwnDraft(
    title="Районный  день открытых уроков",
    section="Обмен опытом",
    deadline="до 25 марта {год}",
    responsible=("школы района", "школы района", "методист"),
    expected="Программа дня",
)


def titles(workspace: Workspace) -> list[str]:
    return [measure.title for measure in list_own(workspace)]


def test_a_typed_measure_is_kept_changed_deleted_and_comes_back(workspace: Workspace) -> None:
    number, made = save_own(workspace, DRAFT)
    (measure,) = list_own(workspace)
    assert measure == LibraryMeasure(
        key=f"own:{number}",
        section="Обмен опытом",
        title="Районный день открытых уроков",
        deadline="до 25 марта {год}",
        responsible=("школы района", "методист"),
        expected="Программа дня",
    )
    assert own_number(measure.key) == number
    assert own_number("school:1") is None
    assert made.title == "Добавление мероприятия библиотеки: «Районный день открытых уроков»"
    save_own(workspace, OwnDraft(title="Другое", section="Обмен опытом"), number)
    assert titles(workspace) == ["Другое"]
    deleted = delete_own(workspace, [number])
    assert titles(workspace) == []
    assert deleted.change_set_id is not None
    undo(workspace, deleted.change_set_id)
    assert titles(workspace) == ["Другое"]


def test_measures_stand_by_their_sections(workspace: Workspace) -> None:
    for title, section in (("Первое", "Кадры"), ("Второе", ""), ("Третье", "Кадры")):
        save_own(workspace, OwnDraft(title=title, section=section))
    assert titles(workspace) == ["Первое", "Третье", "Второе"]


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (OwnDraft(title=" "), "Не указано название мероприятия."),
        (OwnDraft(title="Сбор", deadline="31.02.2027"), "31.02.2027"),
        (OwnDraft(title="Сбор", expected="#ССЫЛКА!"), "В ячейке ошибка"),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, draft: OwnDraft, said: str) -> None:
    with pytest.raises(UserError, match=said):
        save_own(workspace, draft)
    assert list_own(workspace) == ()


def test_a_kept_measure_says_who_answers_by_agreement(small_plan: SmallPlan) -> None:
    draft = plans.MeasureDraft(
        section_id=small_plan.sections[0],
        title="Провести курсы",
        responsible=("Отдел, ИРО (по согласованию)",),
    )
    measure_id, _ = plans.save_measure(small_plan.workspace, draft)
    keep_measures(small_plan.workspace, [measure_id])
    (kept,) = list_own(small_plan.workspace)
    assert kept.responsible == ("Отдел", "ИРО (по согласованию)")


def test_a_measure_of_a_plan_is_kept_without_its_years(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    kept = keep_measures(workspace, small_plan.measures[:2])
    assert (kept.new, kept.known) == (2, 0)
    first, second = list_own(workspace)
    row = small_plan.rows()[0]
    assert (first.title, row.deadline_text) == (row.title, "Октябрь 2026 года")
    assert first.deadline == "Октябрь {год}"
    assert second.responsible == ("Отдел", "МБОУ «СОШ № 30»")
    assert first.section == plans.get_plan(workspace, small_plan.plan_id).sections[0].title
    again = keep_measures(workspace, small_plan.measures)
    assert (again.new, again.known) == (1, 2)
    assert again.changes.change_set_id is not None
    undo(workspace, again.changes.change_set_id)
    assert len(list_own(workspace)) == 2
    assert keep_measures(workspace, small_plan.measures[:1]).changes.change_set_id is None


def test_a_deadline_is_kept_by_the_period_of_its_plan(workspace: Workspace) -> None:
    period = period_between(date(2027, 1, 1), date(2029, 12, 31))
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="Программа", period=period))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    measure, _ = plans.save_measure(
        workspace,
        MeasureDraft(section_id=section, title="Итоги", deadline_text="до 25 декабря 2029 года"),
    )
    keep_measures(workspace, [measure])
    assert [one.deadline for one in list_own(workspace)] == ["до 25 декабря {последний год}"]


def test_they_travel_with_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    save_own(workspace, DRAFT)
    copy = run_steps(save_copy_to(workspace, tmp_path / "флешка"))
    with open_workspace(copy, clock=workspace.clock) as opened:
        assert titles(opened) == ["Районный день открытых уроков"]
