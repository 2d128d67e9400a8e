"""What is missing for a document leads to the very place where it is entered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from app.enums import SupportKind
from app.models import CriterionValue
from app.services import plans
from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import list_kinds
from app.services.documents.settings import save_setting
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToVerdict
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import school_period
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.plans import PlanDraft
from app.services.schools import support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.views.base import pages
from app.views.base.links import Way, spot_of
from app.views.base.page import Page
from app.views.base.page_context import PageContext
from app.views.documents.orders.forms import RegisterForm
from app.views.documents.page import DocumentsPage
from app.views.identification.page import IdentificationPage
from app.views.plans.forms.plan_form import PlanForm
from tests.views.conftest import seen_tab
from tests.views.documents.conftest import previewed
from tests.views.samples import YEAR, District

Follow = Callable[[Finding], Page]


@pytest.fixture
def follow(qtbot: QtBot, context: PageContext) -> Follow:
    """Opens the page that a finding leads to, as the window does."""

    def opened(finding: Finding) -> Page:
        assert finding.link is not None
        spot = spot_of(finding.link)
        owner = QWidget()
        qtbot.addWidget(owner)
        page, steps = pages.place(spot.place).begin(context, owner)
        assert not any(steps)
        page.setParent(None)
        qtbot.addWidget(page)
        page.resize(1088, 664)
        page.show()
        page.show_spot(spot)
        QApplication.processEvents()
        return page

    return opened


def missing(workspace: Workspace, kind: str, text: str) -> Finding:
    row = next(row for row in list_kinds(workspace, YEAR) if row.kind == kind)
    return next(fact for fact in row.missing if text in fact.text)


def test_a_fact_of_the_department(
    qtbot: QtBot, follow: Follow, workspace: Workspace, district: District
) -> None:
    page = follow(missing(workspace, "list-order", "название района в родительном падеже"))
    qtbot.waitUntil(page.department.rows["territory_genitive"].editor.hasFocus)


def test_the_head_is_chosen_first_and_then_gets_a_post(
    qtbot: QtBot, follow: Follow, workspace: Workspace, district: District
) -> None:
    page = follow(missing(workspace, "list-order", "должность руководителя"))
    qtbot.waitUntil(page.department.head.hasFocus)

    head, _ = people.save_person(
        workspace, PersonDraft(surname="Соболева", given_name="Инна", patronymic="Викторовна")
    )
    department.save_department(workspace, DepartmentDraft(full_name="Управление", head_id=head))
    page = follow(missing(workspace, "list-order", "должность руководителя"))
    assert page.stack.currentWidget() is page.people
    assert "Соболева" in page.people.form.title.text()


def test_a_year_without_a_frozen_run(
    follow: Follow, workspace: Workspace, district: District
) -> None:
    page = follow(missing(workspace, "list-order", "не зафиксировано"))
    assert isinstance(page, IdentificationPage)
    assert page.tabs.currentIndex() == 0
    assert page.freeze_button.isVisible()


def test_an_undecided_school_of_the_run(
    qtbot: QtBot, follow: Follow, context: PageContext, workspace: Workspace, district: District
) -> None:
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    link = ToVerdict(district.other_id, run_id)
    page = follow(Finding(code="verdict.undecided", text="Нет решения", link=link))
    qtbot.waitUntil(lambda: context.tasks.idle)
    assert page.tabs.currentIndex() == 1
    assert page.runs.verdicts.selected().school_id == district.other_id


def test_the_first_measure_without_a_mark(
    follow: Follow, workspace: Workspace, district: District
) -> None:
    page = follow(missing(workspace, "execution-report", "Без отметки"))
    assert page.table.selected_row().measure.id == district.measure_ids[1]


def test_the_order_of_a_plan(follow: Follow, workspace: Workspace, district: District) -> None:
    plan = plans.list_plans(workspace, year=YEAR)[0]
    plans.save_plan(
        workspace, PlanDraft(title=plan.title, period=school_period(plan.year)), plan.id
    )
    page = follow(missing(workspace, "execution-report", "Не указан приказ"))
    form = page.findChild(PlanForm)
    assert form is not None
    form.order.setCurrentIndex(form.order.findData(district.order_id))
    form.submit()
    told = [fact.text for row in list_kinds(workspace, YEAR) for fact in row.missing]
    assert not any("Не указан приказ" in text for text in told)


def test_the_number_of_the_order_of_a_plan(
    follow: Follow, workspace: Workspace, district: District
) -> None:
    draft, _ = orders.save_order(workspace, OrderDraft(title="О плане"))
    plan = plans.list_plans(workspace, year=YEAR)[0]
    plans.save_plan(
        workspace,
        replace(PlanDraft(title=plan.title, period=school_period(plan.year)), order_id=draft),
        plan.id,
    )
    page = follow(missing(workspace, "execution-report", "нет номера и даты"))
    form = page.findChild(RegisterForm)
    assert form is not None
    form.number.setText("12")
    form.submit()
    numbers = {row.id: row.number for row in orders.list_orders(workspace)}
    assert numbers[draft] == "12"


def test_the_criteria_of_a_school(follow: Follow, workspace: Workspace, district: District) -> None:
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=district.other_id,
            kind=SupportKind.SHNOR,
            year=YEAR,
            entered_on=date(2025, 11, 17),
            entry_basis="результаты",
        ),
    )
    page = follow(missing(workspace, "execution-report", "Нет значений критериев"))
    assert page.table.selected_row().school.id == district.other_id
    assert seen_tab(page.card) is page.card.tab("criteria")


def test_a_value_of_a_criterion_that_cannot_be(
    follow: Follow, workspace: Workspace, district: District
) -> None:
    with workspace.database.writing() as session:  # as an older version of the program stored it
        value = session.exec(select(CriterionValue)).one()
        value.expected_h = 67_000
        session.add(value)
    fact = missing(workspace, "execution-report", "Невозможное значение")
    assert fact.weight is Weight.ERROR
    page = follow(fact)
    tab = seen_tab(page.card)
    assert tab is page.card.tab("criteria")
    assert tab.table.selected_row().expected_text == "более 670\u00a0баллов"


def test_the_compiler_of_the_report(
    qtbot: QtBot, follow: Follow, workspace: Workspace, district: District
) -> None:
    page = follow(missing(workspace, "execution-report", "Не указан составитель"))
    qtbot.waitUntil(lambda: page.kinds.panel.kind is not None)
    form = page.kinds.panel.form
    qtbot.waitUntil(lambda: form.focusWidget() is form.field("compiler").editor)
    assert page.kinds.panel.kind.kind == "execution-report"


def test_a_table_too_wide_for_its_sheet_leads_to_the_sheet(
    report: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    previewed(qtbot, report)
    assert report.kinds.panel.seen.count() == 0
    specs = catalogue.describe_settings("execution-report")
    for name, value in {"orientation": "portrait", "header_mark": "1234567890" * 6}.items():
        saved = save_setting(workspace, "execution-report", specs, name, value)
        context.events.announce(saved)
    qtbot.waitUntil(lambda: report.kinds.panel.seen.count() == 1)
    line = report.kinds.panel.seen.itemAt(0).widget()
    assert any(one.text().endswith("Нужен альбомный лист") for one in line.findChildren(QLabel))
    asked: list[Way] = []
    context.link_followed.connect(asked.append)
    line.findChild(QPushButton).click()
    assert asked == [ToDocument("execution-report", "orientation")]
