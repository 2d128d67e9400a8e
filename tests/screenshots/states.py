"""What the window looks like in the middle of work: cards, marks, imports, dialogs, messages."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.enums import SupportEventKind
from app.errors import EnvironmentProblem
from app.services.schools import support, support_events, support_steps
from app.services.schools.support_events import EventDraft
from app.views.base.links import (
    DocumentsSpot,
    IdentificationSpot,
    OverviewSpot,
    PlansSpot,
    SchoolsSpot,
    Spot,
)
from app.views.base.messages import ToastAction
from app.views.preview.sheet_preview import SheetPreview
from app.views.tables.sheet_view import SheetView
from app.views.tables.table_view import TableView
from tests.screenshots.document_states import DocumentStates
from tests.screenshots.plan_states import PlanStates, select
from tests.screenshots.programme_states import ProgrammeStates
from tests.screenshots.result_states import ResultStates
from tests.screenshots.settings_states import SettingsStates
from tests.screenshots.shell_states import ShellStates

if TYPE_CHECKING:
    from app.views.identification.page import IdentificationPage
    from app.views.schools.card.criteria_tab import CriteriaTab
    from app.views.schools.card.documents_tab import DocumentsTab
    from app.views.schools.card.facts_tab import FactsTab
    from app.views.schools.card.results_tab import ResultsTab
    from app.views.schools.card.support_section import SupportSection
    from app.views.schools.page import SchoolsPage
    from tests.screenshots.camera import Camera

State = Callable[[], object]


def states(camera: "Camera", folder: Path) -> dict[str, State]:
    """Every state by the name of its picture; each may be asked for again and in any order."""
    parts = (_Schools(camera), ResultStates(camera, folder), _Identification(camera))
    found: dict[str, State] = {"overview-running-year": lambda: _show(camera, OverviewSpot(), 2027)}
    for part in parts:
        found |= part.states()
    found |= (
        PlanStates(camera, folder).states()
        | ProgrammeStates(camera).states()
        | DocumentStates(camera).states()
        | _messages(camera)
    )
    return found | SettingsStates(camera).states() | ShellStates(camera).states()


def _show(camera: "Camera", spot: Spot, year: int) -> object:
    camera.workplace.context.set_year(year)
    camera.workplace.show_way(spot)
    camera.settle()
    return camera.workplace.pages[spot.place]


def _print(camera: "Camera", table: SheetView) -> None:
    table.preview_print()
    preview = camera.app.activeModalWidget()
    assert isinstance(preview, SheetPreview)
    camera.wait_for_pages(preview.panel)


class _Schools:
    def __init__(self, camera: "Camera") -> None:
        self._camera = camera

    def states(self) -> dict[str, State]:
        tabs = ("passport", "results", "criteria", "plan", "documents", "history")
        return {
            **{f"school-{tab}": lambda tab=tab: self._show(tab) for tab in tabs},
            "school-facts": lambda: self._show("facts"),
            "school-trends": self._trends,
            "school-final-check": self._final_check,
            "school-criteria-list": lambda: self._criteria().edit_list(),
            "school-documents-offered": self._offered,
            "school-stay-form": self._stay_form,
            "school-steps": self._steps,
            "school-step-form": self._step_form,
            "school-event-form": self._event_form,
            "overview-region-form": self._region_form,
            "school-form": self._form,
            "schools-nothing-found": self._nothing,
            "schools-printed": lambda: _print(self._camera, self._show().table),
            "school-plan-selected": lambda: self._select_all("plan"),
            "school-passport-selected": lambda: self._select_all("passport"),
            "school-results-printed": self._print_results,
        }

    def _show(self, tab: str = "") -> "SchoolsPage":
        page = cast("SchoolsPage", _show(self._camera, SchoolsSpot(school_id=3, tab=tab), 2019))
        page.filters.reset()
        return page

    def _select_all(self, tab: str) -> None:
        self._table(tab).selectAll()

    def _print_results(self) -> None:
        cast("ResultsTab", self._show("results").card.tab("results")).show_view(0)
        _print(self._camera, self._table("results"))

    def _table(self, tab: str) -> TableView:
        tables = self._show(tab).card.tab(tab).findChildren(TableView)
        return next(table for table in tables if table.isVisible())

    def _final_check(self) -> None:
        cast("ResultsTab", self._show("results").card.tab("results")).show_view(2)

    def _criteria(self) -> "CriteriaTab":
        return cast("CriteriaTab", self._show("criteria").card.tab("criteria"))

    def _offered(self) -> None:
        """The menu of what can be made about the school."""
        tab = cast("DocumentsTab", self._show("documents").card.tab("documents"))
        self._camera.settle()
        button = tab.make_button
        tab.make_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _trends(self) -> None:
        cast("ResultsTab", self._show("results").card.tab("results")).show_view(1)

    def _steps(self) -> "SupportSection":
        context = self._camera.workplace.context
        workspace = context.workspace
        if not support_events.list_events(workspace, 3, 2027):
            interview = EventDraft(
                SupportEventKind.INTERVIEW,
                date(2026, 11, 18),
                "директор, заместители",
                "доработать",
            )
            visit = EventDraft(SupportEventKind.VISIT, date(2026, 12, 10), "методисты центра")
            for draft in (interview, visit):
                support_events.save_event(workspace, 3, 2027, draft)
            context.events.announce(support_steps.plan_usual_days(workspace, [3], 2027))
        spot = SchoolsSpot(school_id=3, tab="facts")
        page = cast("SchoolsPage", _show(self._camera, spot, 2027))
        facts = cast("FactsTab", page.card.tab("facts"))
        facts.column.ensureWidgetVisible(facts.support.events)
        facts.column.ensureWidgetVisible(facts.support.steps)
        return facts.support

    def _step_form(self) -> None:
        view = self._steps().steps
        view.edit(view.model.all_rows[0])

    def _event_form(self) -> None:
        view = self._steps().events
        view.edit(view.model.all_rows[0])

    def _region_form(self) -> None:
        _show(self._camera, OverviewSpot(region=True), 2027)

    def _stay_form(self) -> None:
        facts = cast("FactsTab", self._show("facts").card.tab("facts"))
        listed = support.list_support(self._camera.workplace.context.workspace)
        facts.support._on_change(next(row for row in listed if row.left_on is not None))

    def _form(self) -> None:
        page = self._show()
        row = page.table.selected_row()
        assert row is not None
        page.edit_school(row.school)

    def _nothing(self) -> None:
        filters = self._show().filters
        filters.search.setText("Несуществующая школа")
        filters.changed.emit()  # without the pause after the last key


class _Identification:
    def __init__(self, camera: "Camera") -> None:
        self._camera = camera

    def states(self) -> dict[str, State]:
        return {
            "identification-what-if": lambda: self._what_if(compare=False),
            "identification-what-if-compared": lambda: self._what_if(compare=True),
            "identification-evidence": self._evidence,
            "identification-runs": lambda: self._page("runs").runs.show_list(),
            "identification-run": self._run,
            "identification-comparison": self._comparison,
            "identification-decision": self._decision,
            "identification-profiles": lambda: self._page("profiles"),
            "identification-profile-form": self._profile_form,
        }

    def _page(self, tab: str = "") -> "IdentificationPage":
        page = _show(self._camera, IdentificationSpot(tab=tab, results_year=2019), 2019)
        return cast("IdentificationPage", page)

    def _what_if(self, *, compare: bool) -> None:
        page = self._page()
        page.tabs.setCurrentIndex(0)
        page.parameters.fields.threshold.setText("25")
        page.parameters._on_fields()
        self._camera.settle()
        if page.comparison.isVisible() != compare:
            page.what_if.toggle.click()

    def _evidence(self) -> None:
        page = self._page()
        page.tabs.setCurrentIndex(0)
        page.parameters.reset.click()
        self._camera.settle()
        identified = next(row for row in page.verdicts.model.rows if row.low)
        page.verdicts.select_school(identified.school_id)

    def _run(self) -> "IdentificationPage":
        page = self._page("runs")
        page.runs.open_run(page.runs.model.all_rows[0].id)
        return page

    def _comparison(self) -> None:
        runs = self._page("runs").runs
        runs.show_list()
        select(runs.table, 0, 1)
        runs.compare_button.click()

    def _decision(self) -> None:
        runs = self._run().runs
        runs._on_deciding(runs.verdicts.model.rows[0])
        runs.form.submit()

    def _profile_form(self) -> None:
        profiles = self._page("profiles").profiles
        own = [row for row in profiles.model.all_rows if not row.builtin]
        if own:
            profiles.edit(own[0])
        else:
            profiles.copy_selected()


def _messages(camera: "Camera") -> dict[str, State]:
    """Toasts over a full page."""

    def made() -> None:
        _show(camera, PlansSpot(), 2027)
        actions = [
            ToastAction("Открыть", lambda: None),
            ToastAction("Показать в папке", lambda: None),
        ]
        camera.session.messages.toast("Документ готов: Приказ № 12 от 20.11.2026.docx", actions)
        camera.session.messages.toast("Отметка сохранена: выполнено.", [actions[0]])

    def problem() -> None:
        _show(camera, DocumentsSpot(tab="make"), 2020)
        camera.session.messages.show_problem(
            EnvironmentProblem(
                "Файл «Приказ об утверждении перечня школ.docx» открыт в другой программе.",
                "Закройте его в Word и повторите.",
            )
        )

    return {"toast": made, "toast-problem": problem}
