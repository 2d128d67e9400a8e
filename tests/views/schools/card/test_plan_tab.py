"""The plan of a school on its card: its steps, its own measures, what the municipal plans ask."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.enums import SupportStage
from app.services import plans
from app.services.findings.links import ToSchool
from app.services.language.deadlines.periods import period_between, school_period
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.schools import schools, support_steps
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.plans.agenda import reading
from app.views.schools.card.documents_tab import DocumentsTab
from app.views.schools.card.history_tab import HistoryTab
from app.views.schools.card.plan_tab import COLUMNS, PlanTab
from tests.views.conftest import finish
from tests.views.samples import YEAR, District


def test_steps_and_the_own_plan_stand_beside_what_is_asked(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    draft = PlanDraft(title="План школы", period=school_period(YEAR), school_id=district.school_id)
    plan, _ = plans.save_plan(workspace, draft)
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    plans.save_measure(
        workspace, MeasureDraft(section_id=section, title="Педсовет", deadline_text="ноябрь 2025")
    )
    step = StepDraft(done_on=date(2025, 9, 3))
    support_steps.save_step(workspace, district.school_id, YEAR, SupportStage.APPLICATION, step)
    tab = PlanTab(context)
    qtbot.addWidget(tab)
    tab.resize(800, 500)
    tab.show_school(schools.get_school(workspace, district.school_id))
    tab.show()
    assert tab.note.text().replace("\u00a0", " ") == (
        "План школы: выполнено 0 из 1, просрочено 1."
        " Муниципальные планы: выполнено 0 из 1, просрочено 1."
    )
    assert tab.line.isVisible()
    assert "Заявка руководства школы: выполнено 03.09.2025" in tab.line.accessibleDescription()
    with qtbot.waitSignal(context.link_followed) as asked:
        QTest.mouseClick(tab.line, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert asked.args == [ToSchool(district.school_id, "support")]

    tab.set_low(low=True)
    assert not tab.line.isVisible()
    tab.set_low(low=False)
    tab.show_school(schools.get_school(workspace, district.other_id))
    assert not tab.line.isVisible(), "that school is on no list"


def test_the_years_of_a_plan_are_told_whole(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    periods = {
        "25/26": school_period(2026),
        "25–28": period_between(date(2025, 9, 1), date(2028, 8, 31)),
        "25–27": period_between(date(2025, 1, 1), date(2027, 12, 31)),
        "2026": period_between(date(2026, 1, 1), date(2026, 12, 31)),
    }
    for period in periods.values():
        draft = PlanDraft(title="План школы", period=period, school_id=district.other_id)
        plan, _ = plans.save_plan(workspace, draft)
        section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
        plans.save_measure(workspace, MeasureDraft(section_id=section, title="Педсовет"))
    tab = PlanTab(context)
    qtbot.addWidget(tab)
    tab.show_school(schools.get_school(workspace, district.other_id))
    (column,) = (one for one in COLUMNS if one.key == "plan")
    own = [row for row in tab.model.all_rows if row.concern == "own"]
    assert {column.text(row) for row in own} == set(periods)
    assert tab.note.text().startswith("Планы за 4\u00a0учебных года.")


def test_what_all_the_plans_ask_is_read_beside_the_window(
    qtbot: QtBot,
    context: PageContext,
    district: District,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = (
        schools.get_school(workspace, key) for key in (district.school_id, district.other_id)
    )
    tabs = PlanTab(context), DocumentsTab(context), HistoryTab(context)
    for tab in tabs:
        qtbot.addWidget(tab)
        tab.show_school(one)
        tab.show()
    at_once = [list(tab.model.rows) for tab in tabs]
    assert all(at_once)
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    for tab in tabs:
        tab.show_school(one)
    assert [list(tab.model.rows) for tab in tabs] == at_once, "still of the same school"
    for tab in tabs:
        tab.show_school(other)
    assert [list(tab.model.rows) for tab in tabs] == [[], [], []], "none of another school"
    told = (tabs[0].note, tabs[1].note, tabs[2].whole)
    assert all(line.isVisible() and line.text().endswith("…") for line in told)
    assert all(tab.stack.content.isVisible() for tab in tabs), "nobody says that there are none"
    for tab in tabs:
        tab.show_school(one)  # only what was asked for last is shown
    finish(context, qtbot)
    assert [list(tab.model.rows) for tab in tabs] == at_once
    assert not any(line.text().endswith("…") for line in told)
