"""Every step of Обзор, clicked in the real window in four states of a district.

The place that opens shows what the step promised, in the year that it named, whatever the window
showed before.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.enums import SupportKind
from app.services.findings.links import (
    Link,
    ToDepartment,
    ToDocument,
    ToDocuments,
    ToIdentification,
    ToOrder,
    ToPlan,
    ToPlans,
    ToRegionInfo,
    ToResults,
    ToRun,
    ToSchools,
)
from app.services.identification.runs import runs
from app.services.language.dates import year_name
from app.services.schools import support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.services.year.steps import StepRow
from app.views.base.links import spot_of
from app.views.base.page_context import PageContext
from app.views.documents.orders.forms import RegisterForm
from app.views.identification.runs.support_form import SupportForm
from app.views.overview.page import OverviewPage
from app.views.overview.region_form import RegionForm
from app.views.shell.workplace import Workplace
from tests.services.overview_data import add_results, add_school, fill_department
from tests.views.conftest import finish, seen_tab

WORK, RESULTS, OTHER = 2027, 2026, 2019
LOW, CALM = "СОШ № 30", "Лесная СОШ"


def empty(_workspace: Workspace) -> None:
    """Nothing was entered."""


def with_results(workspace: Workspace) -> None:
    """Department, two schools, results of the last spring."""
    fill_department(workspace)
    add_results(workspace, add_school(workspace, LOW), year=RESULTS, failed=5)
    add_results(workspace, add_school(workspace, CALM), year=RESULTS)


def frozen(workspace: Workspace) -> None:
    """The identification for the year of work is frozen; one school is to be listed."""
    with_results(workspace)
    runs.freeze(workspace, runs.run(workspace, year=RESULTS))


def listed(workspace: Workspace) -> None:
    """The school is on the list, by no order yet."""
    frozen(workspace)
    (run,) = runs.list_runs(workspace)
    (found,) = runs.support_candidates(runs.get_run(workspace, run.id))
    day = date(2026, 11, 20)
    draft = SupportDraft(
        school_id=found.school_id,
        kind=SupportKind.SHNOR,
        year=WORK,
        entered_on=day,
        entry_basis=found.basis,
        run_id=run.id,
    )
    support.enter_schools(workspace, [draft])


def schools_shown(page: Any, link: Any) -> bool:
    state = page.filters.value("state")
    on_tab = link.part is None or not page.table.isVisible() or part_shown(page, link.part)
    return state == ("support" if link.supported else "active") and on_tab


def results_shown(page: Any, link: Any) -> bool:
    years = (page.year.currentText(), page.grid._year, link.year)
    return page.grid.isVisible() and years == (year_name(RESULTS), RESULTS, RESULTS)


def identification_shown(page: Any, _link: Any) -> bool:
    of_work = page.header.subtitle.text().startswith(f"для работы {year_name(WORK)}")
    of_results = page.year.currentText() == year_name(RESULTS)
    return page.tabs.currentIndex() == 0 and of_work and of_results


def run_shown(page: Any, link: Any) -> bool:
    run = page.runs._opened.run
    right = (run.id, run.year, run.work_year) == (link.run_id, RESULTS, WORK)
    return right and (not link.unlisted or form_over(page, SupportForm, LOW))


def plans_shown(page: Any, _link: Any) -> bool:
    return not page.empty.isVisible() or year_name(WORK) in page.empty.title.text()


def document_shown(page: Any, link: Any) -> bool:
    return documents_shown(page, link) and page.kinds.panel.kind.kind == link.kind


def documents_shown(page: Any, _link: Any) -> bool:
    named = year_name(WORK) in page.header.subtitle.text()
    return page.tabs.currentWidget() is page.kinds and named


SHOWN: dict[type[Any], Callable[[Any, Any], bool]] = {
    ToDepartment: lambda page, _link: page.stack.currentWidget() is page.department,
    ToSchools: schools_shown,
    ToResults: results_shown,
    ToIdentification: identification_shown,
    ToRun: run_shown,
    ToPlans: plans_shown,
    ToPlan: lambda page, link: page.plan.id == link.plan_id,
    ToDocument: document_shown,
    ToDocuments: documents_shown,
    ToOrder: lambda page, _link: form_over(page, RegisterForm, ""),
    ToRegionInfo: lambda page, _link: form_over(page, RegionForm, year_name(WORK)),
}


def part_shown(page: Any, part: str) -> bool:
    key = {"support": "facts"}.get(part, part)
    return seen_tab(page.card) is page.card.tab(key)


def form_over(page: Any, kind: type[QDialog], words: str) -> bool:
    """Whether a form that says so lies over the page; it is closed again."""
    window = page.window()
    forms: list[Any] = [form for form in window.findChildren(kind) if form.isVisible()]
    texts = [*(form.windowTitle() for form in forms)]
    texts += [one.school for form in forms if kind is SupportForm for one in form.chosen()]
    for form in forms:
        form.reject()
    window.activateWindow()
    return len(forms) == 1 and any(words in text for text in texts)


def steps_of(workplace: Workplace) -> Iterator[tuple[StepRow, Callable[[], Any]]]:
    """Each step with its line, and the next one with its button; found anew on each look."""

    def overview() -> OverviewPage:
        workplace.show_place("overview")
        page = workplace.current_page
        assert isinstance(page, OverviewPage)
        return page

    shown = overview()._overview
    assert shown is not None
    for number, step in enumerate(shown.steps):
        yield step, lambda number=number: overview().steps.lines[number]
    if shown.next_step is not None:
        yield shown.next_step, lambda: overview().next_step.button


def lead_astray(workplace: Workplace) -> None:
    """Leave the pages on other tabs and in other years than the steps mean."""
    for key, tab in (("identification", 2), ("documents", 2)):
        workplace.show_place(key)
        pages: Any = workplace.pages
        pages[key].tabs.setCurrentIndex(tab)
    workplace.show_place("schools")
    schools: Any = workplace.current_page
    schools.filters.set_value("state", "shnor")
    workplace.context.set_results_year(OTHER)


@pytest.mark.parametrize("fill", [empty, with_results, frozen, listed])
def test_every_step_opens_what_it_promised(
    fill: Callable[[Workspace], None],
    make_context: Callable[..., PageContext],
    open_workplace: Callable[..., Workplace],
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    fill(workspace)
    context = make_context(workspace, year=WORK)
    workplace = open_workplace(context)
    finish(context, qtbot)
    wrong: list[tuple[str, Link]] = []
    for step, clicked in steps_of(workplace):
        lead_astray(workplace)
        finish(context, qtbot)
        qtbot.mouseClick(clicked(), Qt.MouseButton.LeftButton)
        finish(context, qtbot)
        place = workplace.current_key
        at_place = place == spot_of(step.link).place and context.year == WORK
        if not at_place or not soon(qtbot, workplace.current_page, step.link):
            wrong.append((step.key, step.link))
    assert wrong == []


def soon(qtbot: QtBot, page: Any, link: Link) -> bool:
    try:
        qtbot.waitUntil(lambda: SHOWN[type(link)](page, link))
    except qtbot.TimeoutError:
        return False
    return True
