"""Freezing what was calculated: the form, the work, and what is said about it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.services.identification.runs import runs
from app.services.identification.runs.decisions import entered_words
from app.services.identification.runs.listing import FrozenRun, Listing, freeze_and_list
from app.services.log.changes import Changes
from app.services.year import years
from app.views.base.undo_toast import tell_saved
from app.views.identification.runs.freeze_form import FreezeForm

if TYPE_CHECKING:
    from app.errors import KnownProblem
    from app.services.identification.runs.what_if import Calculation
    from app.views.base.page_context import PageContext


class Freezing(QObject):
    """What «Зафиксировать…» does.

    Attributes:
        calculation: what would be frozen; None when nothing can be.
        form: the form while it is open.

    Signals:
        begun: the `Task` that freezes.
        done: key of the frozen run, before it is told.
    """

    begun = Signal(object)
    done = Signal(int)

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent
        self.calculation: Calculation | None = None
        self.form: FreezeForm | None = None

    def show_calculation(self, calculation: "Calculation") -> None:
        """Another calculation is shown now; an open form says what is new in it."""
        self.calculation = calculation
        if self.form is not None:
            self.form.show_outcome(calculation.outcome)

    def show_refusal(self, problem: "KnownProblem") -> None:
        """There is nothing to freeze, for this reason."""
        self.calculation = None
        if self.form is not None:
            self.form.show_refusal(problem)

    def ask(self) -> None:
        """Say by whose results, for which year of work and what is new; then keep it for good.

        The schools may go on the list of support in the same step.
        """
        calculation = self.calculation
        if calculation is None:
            return
        form = self.form = FreezeForm(
            self._page.window(),
            self._context.workspace,
            years.years_for_results(self._context.workspace),
            compute=self._context.set_results_year,
            agreed=self._freeze,
        )
        year = self._context.results_year
        form.finished.connect(lambda result: self._on_form_gone(year, result))
        form.show_outcome(calculation.outcome)
        form.show_form()

    def _on_form_gone(self, year: int, result: int) -> None:
        """Without freezing the page shows the results that it showed before."""
        self.form = None
        if result == QDialog.DialogCode.Rejected:
            self._context.set_results_year(year)

    def _freeze(self, work_year: int, listing: Listing | None) -> None:
        calculation = self.calculation
        if calculation is None:
            return
        workspace, outcome = self._context.workspace, calculation.outcome
        title = runs.run_title(outcome.year, work_year)
        if calculation.comparison is not None:
            title = f"{title}, параметры изменены"
        task = self._context.tasks.run(
            lambda: freeze_and_list(
                workspace, outcome, title=title, work_year=work_year, listing=listing
            ),
            self._on_frozen,
            title="Фиксация выявления",
        )
        self.begun.emit(task)

    def _on_frozen(self, frozen: FrozenRun) -> None:
        # A frozen run is kept for good: it does not take part in Ctrl+Z. The pages read once what
        # it and the entries of its schools touched.
        tables, listed = frozen.changes.tables, frozen.listed
        if listed is not None:
            tell_saved(
                self._context,
                replace(listed, tables=listed.tables | tables),
                f"Выявление зафиксировано, {entered_words(frozen.schools)}.",
                take_back="Отменить внесение",  # the run is kept
            )
        else:
            self._context.events.announce(Changes(tables=tables))
        self.done.emit(frozen.run_id)
        if frozen.problem is not None:
            self._context.messages.show_problem(frozen.problem)
        elif listed is None:
            self._context.messages.toast("Выявление зафиксировано.")
