"""Every link of the program leads to the thing that it names, in the real window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.services import criteria, plans, results
from app.services.department import people
from app.services.documents.made.history import Made, list_outputs, record_outputs
from app.services.findings.links import (
    Link,
    ToCriterion,
    ToDepartment,
    ToDocument,
    ToDocuments,
    ToDue,
    ToIdentification,
    ToMadeFile,
    ToMeasure,
    ToOrder,
    ToOrders,
    ToPeople,
    ToPerson,
    ToPlan,
    ToPlans,
    ToProfiles,
    ToProgramme,
    ToProgrammes,
    ToRegionInfo,
    ToRegister,
    ToResult,
    ToResults,
    ToRun,
    ToSchool,
    ToSchools,
    ToSettings,
    ToVerdict,
    ToYear,
)
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import school_period
from app.services.orders import orders
from app.services.programmes.parts import Programme
from app.services.programmes.writing import save_programme
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from app.views.base.links import (
    DocumentsSpot,
    IdentificationSpot,
    ResultsSpot,
    SettingsSpot,
    Spot,
    spot_of,
)
from app.views.documents.orders.forms import OrderForm, RegisterForm
from app.views.overview.region_form import RegionForm
from app.views.plans.forms.plan_form import PlanForm
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, seen_tab

SCHOOL = 3
Seen = Callable[[Any], bool]  # whether a page shows the thing


def of_schools(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    yield ToSchools(), lambda page: page.table.isVisible()
    yield ToSchools(part="passport"), lambda page: on_tab(page, "passport")
    yield (
        ToSchools(supported=True, part="criteria"),
        lambda page: page.filters.value("state") == "support" and on_tab(page, "criteria"),
    )
    tabs = {"requisites": "facts", "support": "facts", "check": "results"}
    for part in ("requisites", "passport", "support", "check", "criteria", "risks", "history"):
        tab = tabs.get(part, part)
        yield (
            ToSchool(SCHOOL, part),
            lambda page, tab=tab: school_shown(page) and on_tab(page, tab),
        )
    yield (
        ToSchool(SCHOOL, "check"),
        lambda page: school_shown(page) and seen_tab(page.card).check.isVisible(),
    )
    yield ToSchool(SCHOOL), school_shown
    last = criteria.list_criteria_values(workspace, SCHOOL, 2019)[-1]
    yield (
        ToCriterion(SCHOOL, last.criterion_id),
        lambda page: (
            school_shown(page)
            and seen_tab(page.card).table.selected_row().criterion_id == last.criterion_id
        ),
    )


def school_shown(page: Any) -> bool:
    return page.table.selected_row().school.id == SCHOOL == page.card.school.id


def on_tab(page: Any, key: str) -> bool:
    return seen_tab(page.card) is page.card.tab(key)


def of_results(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    stored = results.list_results(workspace, year=2019)[0]
    numbers = {row.code: row.id for row in results.list_procedures(workspace)}
    yield ToResults(), lambda page: page.grid.isVisible()
    yield (
        ToResult(stored.school_id, stored.procedure, 2019),
        lambda page: (
            page.context.results_year == 2019
            and page.grid.view.chosen() == (stored.school_id, numbers[stored.procedure])
        ),
    )


def of_identification(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    outcome = runs.run(workspace, year=2019, settings={"small_cohort": "expert"})
    run_id, _changes = runs.freeze(workspace, outcome)
    listed = outcome.verdicts[-1].school_id
    yield ToIdentification(), lambda page: page.tabs.currentIndex() == 0
    yield ToVerdict(SCHOOL), lambda page: page.verdicts.selected().school_id == SCHOOL
    yield ToRun(run_id), lambda page: opened(page, run_id)
    yield ToRun(run_id, undecided=True), lambda page: opened(page, run_id, "needs_decision")
    yield (
        ToVerdict(listed, run_id),
        lambda page: opened(page, run_id) and page.runs.verdicts.selected().school_id == listed,
    )
    yield ToProfiles(), lambda page: page.profiles.isVisible()


def opened(page: Any, run_id: int, status: str | None = None) -> bool:
    shown = page.runs._opened
    only = page.runs.verdicts.filters.value("status")
    return shown is not None and shown.run.id == run_id and (status is None or only == status)


def of_plans(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    plan = plans.list_plans(workspace)[-1]
    measure = plan.measures[-1]
    yield ToPlans(), lambda page: page.table.isVisible()
    yield ToPlan(plan.id), lambda page: page.plan.id == plan.id
    yield ToPlan(plan.id, edit=True), lambda page: form_of(page, PlanForm)
    yield ToMeasure(measure.id), lambda page: page.table.selected_row().measure.id == measure.id
    yield ToDue(), lambda page: page.agenda.isVisible()
    first, last = (
        save_programme(workspace, Programme(title=title, period=school_period(year)))[0]
        for title, year in (("Программа", 2019), ("Проект", 2027))
    )
    yield ToProgrammes(), lambda page: page.programmes.isVisible()
    yield (
        ToProgramme(first),
        lambda page: page.programmes.isVisible() and page.programmes.programme.id == first,
    )
    yield (
        ToProgramme(last, "indicators"),
        lambda page: (
            page.programmes.programme.id == last
            and page.programmes.form.section.key == "indicators"
        ),
    )


def form_of(page: Any, kind: type[QDialog]) -> bool:
    """Whether a form lies over the page; it is closed again."""
    forms = [form for form in page.findChildren(kind) if form.isVisible()]
    for form in forms:
        form.reject()
    page.window().activateWindow()
    return len(forms) == 1


def of_documents(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    draft = next(row for row in orders.list_orders(workspace) if row.number is None)
    output = list_outputs(workspace)[-1].id
    yield ToDocuments(), lambda page: page.tabs.currentWidget() is page.kinds
    for kind in ("execution-report", "list-order"):
        yield ToDocument(kind), lambda page, kind=kind: kind_shown(page, kind)
    yield (
        ToDocument("execution-report", "compiler"),
        lambda page: (
            kind_shown(page, "execution-report")
            and page.kinds.panel.form.field("compiler").editor.hasFocus()
        ),
    )
    yield ToOrders(), lambda page: page.orders.isVisible()
    yield ToOrder(draft.id), lambda page: order_shown(page, draft.id)
    yield (
        ToOrder(draft.id, edit=True),
        lambda page: order_shown(page, draft.id) and form_of(page, RegisterForm),
    )
    slot = RowDraft(
        values={"on_day": date(2018, 11, 17), "starts_at": 870, "ends_at": 900, "place": "Округ"}
    )
    (row_id,), _changes = save_rows(workspace, "interview_slot", 2019, [slot])
    yield ToRegister("meeting"), lambda page: register_shown(page, "meeting")
    yield (
        ToRegister("interview_slot", row_id, 2019),
        lambda page: (
            register_shown(page, "interview_slot")
            and page.registers.table.selected_row().id == row_id
        ),
    )
    yield (
        ToMadeFile(output),
        lambda page: page.history.isVisible() and page.history.table.selected_row().id == output,
    )


def kind_shown(page: Any, kind: str) -> bool:
    shown = page.kinds.panel.kind
    return page.tabs.currentWidget() is page.kinds and shown is not None and shown.kind == kind


def register_shown(page: Any, name: str) -> bool:
    return page.registers.isVisible() and page.registers.register.name == name


def order_shown(page: Any, order_id: int) -> bool:
    on_top = page.orders.isVisible()
    return on_top and page.orders.table.selected_row().order.id == order_id


def of_settings(workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    person = people.list_people(workspace)[-1]
    yield ToSettings(), lambda page: page.stack.isVisible()
    yield ToPeople(), lambda page: page.stack.currentWidget() is page.people
    yield ToDepartment(), lambda page: page.stack.currentWidget() is page.department
    yield (
        ToDepartment("territory_genitive"),
        lambda page: page.department.rows["territory_genitive"].editor.hasFocus(),
    )
    yield (
        ToPerson(person.id),
        lambda page: (
            page.stack.currentWidget() is page.people
            and person.surname in page.people.form.title.text()
        ),
    )


def of_overview(_workspace: Workspace) -> Iterator[tuple[Link, Seen]]:
    yield ToYear(), lambda page: page.steps.isVisible()
    yield ToRegionInfo(), lambda page: form_of(page, RegionForm)


FAMILIES = (
    of_schools, of_results, of_identification, of_plans, of_documents, of_settings, of_overview,
)  # fmt: skip


def test_every_link_shows_its_thing(workplace: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    context = workplace.context
    path = tmp_path / "приказ.pdf"
    path.write_bytes(b"%PDF-1.4")
    record_outputs(context.workspace, [Made("list-order", "Приказ", [path], {"year": 2019})])
    cases = [case for family in FAMILIES for case in family(context.workspace)]
    wrong: list[Link] = []
    for link, seen in cases:
        context.go_to(link)
        finish(context, qtbot)
        page = workplace.current_page
        if workplace.current_key != spot_of(link).place or not soon(qtbot, seen, page):
            wrong.append(link)
    assert wrong == []
    assert {type(link) for link, _seen in cases} == set(get_args(Link))


def test_the_window_has_spots_of_its_own(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog,
        "getOpenFileNames",
        lambda _page, title, *_more: (asked.append(title), ([], ""))[1],
    )
    cases: tuple[tuple[Spot, Seen], ...] = (
        (ResultsSpot(load=True), lambda _page: asked == ["Загрузить файлы"]),
        (ResultsSpot(history=True), lambda page: page.history.isVisible()),
        (IdentificationSpot(tab="runs"), lambda page: page.runs.isVisible()),
        (DocumentsSpot(tab="history"), lambda page: page.history.isVisible()),
        (DocumentsSpot(new_order="list-order"), lambda page: form_of(page, OrderForm)),
        (SettingsSpot(section="people", new=True), lambda page: page.people.form.is_new),
    )
    wrong: list[Spot] = []
    for spot, seen in cases:
        workplace.context.go_to(spot)
        finish(workplace.context, qtbot)
        if not soon(qtbot, seen, workplace.current_page):
            wrong.append(spot)
    assert wrong == []


def soon(qtbot: QtBot, seen: Seen, page: Any) -> bool:
    """Whether a page shows a thing, now or as soon as it is read and has the focus."""
    try:
        qtbot.waitUntil(lambda: seen(page))
    except qtbot.TimeoutError:
        return False
    return True
