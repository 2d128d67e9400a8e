"""Remarks in the table and the panel, answers to what deadlines ask, numbers of measures."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.enums import YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import MeasureDraft, Month, PlanDraft, SectionDraft
from app.services.plans.upkeep.numbers import Numbering
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans import remarks
from app.views.plans.forms.measure_form import MeasureForm
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.plans.conftest import OpenPage, cell, editing, measure, titles, typed
from tests.views.samples import YEAR
from tests.views.typing import pick

YEARS = PlanPeriod(date(2025, 1, 1), date(2027, 12, 31), YearsKind.CALENDAR)
TEXTS = ("до ноября 2026 года", "20.03.2026", "май 2030 года", "")


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    """Measures of a plan of three years: a question, nothing wrong, outside, no deadline."""
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=YEARS))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    drafts = [
        MeasureDraft(section_id=section, title=f"Дело {number}", deadline_text=text)
        for number, text in enumerate(TEXTS, start=1)
    ]
    plans.add_measures(workspace, drafts)
    return [row.id for row in plans.get_plan(workspace, plan_id).measures]


@pytest.fixture
def remarked(open_page: OpenPage, context: PageContext, ids: list[int], qtbot: QtBot) -> PlansPage:
    """The page with that plan, its remarks read."""
    page = open_page(context)
    page.resize(1600, 800)
    qtbot.waitUntil(lambda: len(page.remarks.plan.by_measure) == 3)
    return page


def icon(page: PlansPage, measure_id: int) -> str | None:
    """The icon beside the number of a measure."""
    index = cell(page, measure_id, "number")
    column = page.table.lines.columns[index.column()]
    assert column.icon is not None
    return column.icon(page.table.lines.rows[index.row()])


def test_remarks_are_seen_counted_and_filtered(remarked: PlansPage, ids: list[int]) -> None:
    assert [icon(remarked, key) for key in ids] == ["question", None, "warning", "warning"]
    tip = remarked.table.tooltip_at(cell(remarked, ids[2], "number"))
    assert "Срок «май 2030 года» выходит за период плана. Проверьте год" in tip
    assert remarked.header.subtitle.text().endswith("с\u00a0замечаниями\u00a03")
    assert remarked.questions.isVisible()
    remarked.filters.set_value("due", "remarked")
    assert titles(remarked) == ["Раздел", "1", "3", "4"]


def test_what_takes_long_is_read_in_the_background(
    open_page: OpenPage,
    context: PageContext,
    ids: list[int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remarks, "AT_ONCE", -1)
    page = open_page(context)
    assert not page.remarks.plan.by_measure
    qtbot.waitUntil(lambda: len(page.remarks.plan.by_measure) == 3)
    assert [icon(page, key) for key in ids] == ["question", None, "warning", "warning"]


def test_a_question_is_answered_at_the_measure_and_taken_back(
    remarked: PlansPage, ids: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    remarked.show_spot(PlansSpot(measure_id=ids[0]))
    options = remarked.panel.remarks.findChildren(QPushButton)
    assert [option.text() for option in options] == [
        "до начала (до 31.10.2026)",
        "до конца (до 30.11.2026)",
    ]
    options[1].click()
    assert measure(workspace, ids[0]).deadline_end == date(2026, 11, 30)
    assert said(remarked.context).texts[-1] == (
        "Ответ сохранён. Изменились даты: 1\u00a0мероприятие."
    )
    qtbot.waitUntil(lambda: icon(remarked, ids[0]) is None)
    assert remarked.panel.remarks.isHidden()
    assert not remarked.questions.isVisible()
    said(remarked.context).actions[-1].run()
    assert measure(workspace, ids[0]).deadline_end == date(2026, 10, 31)
    qtbot.waitUntil(remarked.questions.isVisible)


def test_long_answers_are_read_whole_however_narrow_the_panel_is(
    open_page: OpenPage, context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=YEARS))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    plans.add_measures(
        workspace,
        [MeasureDraft(section_id=section, title="Дело", deadline_text="3 декада октября")],
    )
    (row,) = plans.get_plan(workspace, plan_id).measures
    page = open_page(context)
    page.resize(1100, 800)
    qtbot.waitUntil(lambda: len(page.remarks.plan.by_measure) == 1)
    page.show_spot(PlansSpot(measure_id=row.id))
    box = page.panel.remarks
    assert [one.text() for one in box.findChildren(QPushButton)] == ["Выбрать"] * 3
    told = [one.text() for one in box.findChildren(QLabel)]
    assert "в последний, где он есть (с 21.10.2027 по 31.10.2027)" in told
    qtbot.waitUntil(lambda: box.width() > 0)
    parent = box.parentWidget()
    assert parent is not None
    assert box.minimumSizeHint().width() <= parent.width()
    box.findChildren(QPushButton)[2].click()
    assert measure(workspace, row.id).deadline_end == date(2027, 10, 31)


def test_the_line_above_the_plan_opens_its_questions(remarked: PlansPage) -> None:
    remarked.questions.answer_button.click()
    form = remarked.findChild(PlanForm)
    assert form is not None
    (box,) = form.questions.boxes.values()
    pick(box, "later")
    form.preview.finish()
    form.submit()
    assert said(remarked.context).texts[-1] == (
        "План сохранён. Изменились даты: 1\u00a0мероприятие."
    )


def test_the_form_of_a_measure_says_what_is_wrong_and_keeps_its_number(
    remarked: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    remarked.show_spot(PlansSpot(measure_id=ids[2]))
    remarked.plan_actions.edit_selected()
    form = remarked.findChild(MeasureForm)
    assert form is not None
    assert form.deadline_row.hint.text().splitlines()[1:] == [
        "Срок «май 2030 года» выходит за период плана. Проверьте год в сроке и период плана."
    ]
    form.number.setText("6.3")
    form.submit()
    assert measure(workspace, ids[2]).number == "6.3"
    remarked.plan_actions.edit_selected()
    again = remarked.findChildren(MeasureForm)[-1]
    again.note.setText("Уточнить")
    again.submit()
    assert measure(workspace, ids[2]).own_number == "6.3"


def test_numbers_are_typed_doubled_and_counted_anew(
    remarked: PlansPage, ids: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    page = remarked
    for key in ids[:2]:
        place = page.table.visualRect(cell(page, key, "number")).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: editing(page, QLineEdit))
        typed(page, qtbot, "1.1")
        qtbot.waitUntil(lambda: not editing(page, QLineEdit))
    assert titles(page)[1:] == ["1.1", "1.1", "3", "4"]
    qtbot.waitUntil(lambda: icon(page, ids[1]) == "warning")
    page.saving.renumber(Numbering.BY_SECTION)
    assert titles(page)[1:] == ["1.1", "1.2", "1.3", "1.4"]
    page.context.undoing.undo()
    assert titles(page)[1:] == ["1.1", "1.1", "3", "4"]
    page.saving.renumber(Numbering.COUNTED)
    assert titles(page)[1:] == ["1", "2", "3", "4"]
    assert [row.own_number for row in plans.list_plans(workspace)[0].measures] == [""] * 4


def test_the_months_are_those_of_the_year_of_work(remarked: PlansPage, ids: list[int]) -> None:
    context = remarked.context
    assert context.year == YEAR
    shown = [one.load for one in remarked.months.cells[:13] if one.load is not None]
    assert sum(load.count for load in shown) == 1  # the others are due in another year, or never
    context.set_year(YEAR + 1)
    remarked.ensure_fresh()
    assert remarked.plan is not None
    assert remarked.months.cells[0].value == Month(YEAR, 8)
    remarked.show_spot(PlansSpot(measure_id=ids[0]))
    assert context.year == YEAR + 1


def test_many_other_dates_are_stored_in_the_background_after_a_copy(
    remarked: PlansPage, ids: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    section = measure(workspace, ids[0]).section_id
    drafts = [
        MeasureDraft(section_id=section, title=f"Отчёт {number}", deadline_text="ежегодно")
        for number in range(12)
    ]
    remarked.context.events.announce(plans.add_measures(workspace, drafts))
    remarked.plan_menu.edit_plan()
    form = remarked.findChild(PlanForm)
    assert form is not None
    pick(form.period.last, 2028)
    form.preview.finish()
    assert len(form.preview.rows) == 12
    form.submit()
    qtbot.waitUntil(lambda: bool(said(remarked.context).texts))
    assert said(remarked.context).texts[-1] == (
        "План сохранён. Изменились даты: 12\u00a0мероприятий."
    )
    plan = plans.list_plans(workspace)[0]
    assert [len(row.occurrences) for row in plan.measures[-2:]] == [4, 4]
    assert list(workspace.backups.glob("*-bulk*.sqlite"))
