"""The place «Выявление»."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services import results
from app.services.findings.links import ToSchool
from app.services.identification.profile import list_profiles
from app.services.identification.runs import runs
from app.services.identification.runs.what_if import Calculation, calculate
from app.services.language.dates import year_name
from app.services.year import years
from app.views.base.links import IdentificationSpot, ResultsSpot
from app.views.base.page import Page, Stepped
from app.views.base.page_context import PageContext
from app.views.identification.freezing import Freezing
from app.views.identification.parameters.panel import ParametersPanel
from app.views.identification.parameters.profile_in_use import ProfileInUse
from app.views.identification.profiles.profiles_view import ProfilesView
from app.views.identification.runs.runs_view import RunsView
from app.views.identification.verdicts.comparison_view import ComparisonView, reasons
from app.views.identification.verdicts.following import follow
from app.views.identification.verdicts.verdicts_view import VerdictsView
from app.views.identification.what_if_strip import WhatIfStrip
from app.views.look import theme
from app.views.look.tabs import Tabs
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import EmptyState, ShownStack, forget_room
from app.views.widgets.fields.year_box import results_year_box
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.views.base.links import Spot
    from app.views.base.tasks import Task

_PARAMETERS_WIDTH = 256
_PARAMETERS_WIDE = 352
_NARROW, _WIDE = 1040, 1500
_LEAST_WIDTH = 760
_LATE_MS = 150  # verdicts of another year stand no longer under the new one
_TABS = ("verdicts", "runs", "profiles")  # names in `IdentificationSpot`
_SUBTITLES = {1: "Зафиксированный расчёт больше не меняется", 2: "Правила, по которым идёт расчёт"}


class IdentificationPage(Stepped, Page):
    """Parameters, verdicts and evidence; frozen runs; profiles."""

    place = "identification"
    later: ClassVar = ("verdicts", "runs", "profiles", "comparison")
    stepped: ClassVar = {"runs": RunsView}

    def make(self, context: PageContext) -> "Iterator[None]":
        """The parameters, what stands beside them and the page around both, each a step."""
        Page.__init__(self, context, "Выявление")
        self._task: Task | None = None
        self._wanted_school = 0
        self._shown_year = 0  # the year of results of the verdicts in sight
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._say_calculating)
        self.freezing = Freezing(context, self)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.parameters = ParametersPanel()
        self._profile = ProfileInUse(context, self.parameters)
        yield
        self.of_results = label("по результатам")
        self.year = results_year_box()
        self.what_if = WhatIfStrip()
        self.parameters_button = button(
            "Что, если…",
            icon="filter",
            tip="Показать параметры: что изменится, если их поменять",
        )
        self.parameters_button.setCheckable(True)
        self.parameters_button.setChecked(True)
        self.parameters_button.toggled.connect(self._on_what_if)
        self._narrow = self._wide = False
        self.freeze_button = button(
            "Зафиксировать…",
            self.freezing.ask,
            icon="freeze",
            role="primary",
            tip="Сохранить правила, результаты и выводы неизменными",
        )
        self.empty = EmptyState(
            "Нет результатов для выявления",
            "",
            icon="identification",
            action="Загрузить результаты",
            on_action=lambda: context.go_to(ResultsSpot(load=True)),
        )
        self._shown = ShownStack()
        self._right = ShownStack()
        self.tabs = Tabs()
        yield
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header.add_beside_title(self.of_results, self.year)
        self.header.add_action(self.parameters_button)
        self.header.add_action(self.freeze_button)
        self.body.addWidget(self.tabs)  # from the outside in: whatever is moved is styled anew
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        calculating = QWidget()
        self.tabs.addTab(calculating, "Расчёт")
        layout = QVBoxLayout(calculating)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        layout.addWidget(splitter)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.parameters)
        result = QWidget()
        splitter.addWidget(result)
        splitter.setStretchFactor(1, 1)
        self._right.setContentsMargins(0, 0, 0, 0)
        result.setLayout(self._right)
        right = QWidget()
        self._right.addWidget(right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.what_if)
        column.addLayout(self._shown, 1)
        self._right.addWidget(self.empty)
        splitter.setSizes([_PARAMETERS_WIDTH, 4 * _PARAMETERS_WIDTH])
        for title in ("Зафиксированные", "Профили правил"):
            self.tabs.add_later(title)

    def _connect(self) -> None:
        self.parameters.changed.connect(self._on_parameters)
        self.year.year_chosen.connect(self.context.set_results_year)
        self.context.results_year_changed.connect(lambda _year: self.mark_stale())
        self.parameters.saving.connect(self._profile.save_as_own)
        self.freezing.begun.connect(self._on_freezing)
        self.freezing.done.connect(self._on_frozen)
        self.what_if.comparing.connect(self._on_comparing)
        self.tabs.currentChanged.connect(self._on_tab)

    # What is made when it is first looked at

    @cached_property
    def verdicts(self) -> VerdictsView:
        """The verdicts and what they rest on."""
        view = VerdictsView("verdicts", self.context.state)
        self._shown.insertWidget(0, view)
        view.opened.connect(lambda row: self.context.go_to(ToSchool(row.school_id)))
        follow(view, self.context)
        return view

    @cached_property
    def comparison(self) -> ComparisonView:
        """What changed parameters change."""
        view = ComparisonView("what_if", self.context.state, with_parameters=False)
        self._shown.addWidget(view)
        return view

    @cached_property
    def runs(self) -> RunsView:
        """The tab of the frozen runs."""
        view = self.made_whole(RunsView)
        self.tabs.fill(1, view)
        view.calculating.connect(lambda: self.tabs.setCurrentIndex(0))
        follow(view.verdicts, self.context)
        return view

    @cached_property
    def profiles(self) -> ProfilesView:
        """The tab of the profiles."""
        view = ProfilesView(self.context)
        self.tabs.fill(2, view)
        view.chosen_for_run.connect(self._on_profile_chosen)
        return view

    # Page

    def refresh(self) -> None:
        """Read profiles, runs and years again, and compute."""
        workspace = self.context.workspace
        profiles = list_profiles(workspace)
        procedures = [(row.code, row.title) for row in results.list_procedures(workspace)]
        offered, year = years.years_for_results(workspace), self.context.results_year
        self.year.set_years(offered, year)
        self.parameters.set_catalogue(profiles, procedures, offered)
        if self.parameters.choice().year != year:
            self.parameters.set_years(year)
        self._profile.show()  # tells: the years are those of the page by now
        number = len(runs.list_runs(workspace))
        self.tabs.setTabText(1, f"Зафиксированные ({number})" if number else "Зафиксированные")
        self._read_tab(self.tabs.currentIndex())
        self._take_search(self.tabs.currentIndex())
        self.calculate()

    def _read_tab(self, index: int) -> None:
        """Frozen runs or profiles; they are read when they are looked at."""
        if index == 1:
            self.runs.refresh()
        elif index == 2:
            self.profiles.refresh()

    def _take_search(self, index: int) -> None:
        """Ctrl+F goes to the list of the tab."""
        view = self.runs.verdicts if index == 1 else self.verdicts
        self.search = view.filters.search

    def show_spot(self, spot: "Spot") -> None:
        """Select a school, also of a frozen run that is opened, or show a tab."""
        if not isinstance(spot, IdentificationSpot):
            return
        if spot.run_id is not None:
            self.tabs.setCurrentIndex(1)
            self.runs.open_run(spot.run_id)
            if spot.decide:
                self.runs.show_undecided()
            if spot.enter:
                self.runs.enter_schools()
            if spot.school_id is not None:
                self.runs.verdicts.select_school(spot.school_id)
        elif spot.tab:
            self.tabs.setCurrentIndex(_TABS.index(spot.tab))
        elif spot.school_id is not None:
            self.tabs.setCurrentIndex(0)
            self._wanted_school = spot.school_id
            self.verdicts.select_school(spot.school_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the parameters only when they are asked for."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.parameters_button.setChecked(not narrow)
            self._share_room()
        wide = event.size().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            width = _PARAMETERS_WIDE if wide else _PARAMETERS_WIDTH
            self._splitter.setSizes([width, event.size().width() - width])

    def _on_what_if(self, on: bool) -> None:
        self.parameters.setVisible(on)
        self._share_room()

    def _share_room(self) -> None:
        """In a narrow window parameters and list stand alone; the evidence comes back after."""
        self.verdicts.evidence.setVisible(not (self._narrow and self.parameters_button.isChecked()))
        forget_room(self.verdicts.evidence)
        forget_room(self.parameters)

    def close_panel(self) -> bool:
        """Esc gives changed parameters back, then hides them where they stand over the list."""
        if self.tabs.currentIndex() == 0 and self.parameters.settings():
            self.parameters.reset.click()
            self.context.messages.inform("Параметры профиля возвращены.")
            return True
        if self._narrow and self.parameters.isVisible():
            self.parameters_button.setChecked(False)
            self.focus_content()
            return True
        return super().close_panel()

    # Computing

    def calculate(self) -> None:
        """Compute with what is chosen; an earlier computation that still runs is dropped."""
        if self._task is not None and self._task.running:
            self._task.cancel()
        choice = self.parameters.choice()
        workspace = self.context.workspace
        self.freeze_button.setEnabled(False)
        self._show_subtitle(self.tabs.currentIndex())
        self._task = self.context.tasks.run(
            lambda: calculate(workspace, choice),
            self._on_calculated,
            self._on_refused,
            title="Выявление",
            casual=True,
        )
        self.progress.follow(self._task)
        if choice.year != self._shown_year:
            self._late.start()
        self._profile.keep(choice.profile_id)

    def _on_parameters(self) -> None:
        """The year of results is one for the page and its parameters; all else is computed with."""
        year = self.parameters.choice().year
        if year != self.context.results_year:
            self.context.set_results_year(year)
        else:
            self.calculate()

    def _on_calculated(self, calculation: Calculation) -> None:
        if calculation.choice != self.parameters.choice():
            return
        comparison = calculation.comparison
        self._late.stop()
        self._shown_year = calculation.choice.year
        self._right.setCurrentIndex(0)
        focus = QApplication.focusWidget()
        if focus is not None and focus.isAncestorOf(self):  # the keys waited around the page
            self.focus_content()
        self.what_if.show_comparison(comparison)
        changes = {} if comparison is None else reasons(comparison)
        self.verdicts.show_outcome(calculation.outcome, changes)
        if comparison is not None:
            self.comparison.show_comparison(comparison)
        wanted, self._wanted_school = self._wanted_school, 0
        if wanted:
            self.verdicts.select_school(wanted)
        self.freezing.show_calculation(calculation)
        self._show_freeze()

    def _on_refused(self, problem: KnownProblem) -> None:
        self.freezing.show_refusal(problem)
        self._say_instead(problem.message.removesuffix("."), problem.hint, leads=True)
        self._show_freeze()

    def _say_calculating(self) -> None:
        year = year_name(self.parameters.choice().year)
        self._say_instead(f"Выявление по результатам {year} рассчитывается", "", leads=False)

    def _say_instead(self, title: str, text: str, *, leads: bool) -> None:
        """Say something in the place of the verdicts; `leads`: to the import of results."""
        self._late.stop()
        self._shown_year = 0
        self.empty.set_text(title, text)
        self.empty.button.setVisible(leads)
        self._right.setCurrentIndex(1)

    # What-if, freezing

    def _on_comparing(self, on: bool) -> None:
        self._shown.setCurrentWidget(self.comparison if on else self.verdicts)

    def _on_freezing(self, task: "Task") -> None:
        self.freeze_button.setEnabled(False)
        task.finished.connect(self._show_freeze)
        self.progress.follow(task, can_cancel=False)

    def _on_frozen(self, run_id: int) -> None:
        self.ensure_fresh()
        self.show_spot(IdentificationSpot(run_id=run_id))

    # Inside

    def _show_freeze(self) -> None:
        self.freeze_button.setVisible(self.tabs.currentIndex() == 0)
        self.parameters_button.setVisible(self.tabs.currentIndex() == 0)
        can = self.freezing.calculation is not None and not self.context.workspace.read_only
        self.freeze_button.setEnabled(can)

    def _on_tab(self, index: int) -> None:
        self._read_tab(index)
        self._take_search(index)
        self._show_freeze()
        self._show_subtitle(index)

    def _show_subtitle(self, index: int) -> None:
        """The years of the calculation; a frozen run names its own."""
        for part in (self.of_results, self.year):
            part.setVisible(index == 0)
        if index == 0:
            before = year_name(self.parameters.choice().previous_year)
            work = year_name(self.context.year)
            self.header.set_subtitle(f"для работы {work}, в сравнении с {before}")
        else:
            self.header.set_subtitle(_SUBTITLES[index])

    def _on_profile_chosen(self, profile_id: str) -> None:
        self.tabs.setCurrentIndex(0)
        self.parameters.set_profile_id(profile_id)
