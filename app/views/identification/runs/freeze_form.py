"""What freezing would keep, asked once: by whose results, for which year of work, what is new.

Its schools go on the list of support in the same step.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app.enums import SupportKind
from app.errors import KnownProblem, UserError
from app.services.identification.runs.decisions import SupportCandidate, would_wait_for_support
from app.services.identification.runs.freeze_preview import preview, preview_lines
from app.services.identification.runs.listing import Listing
from app.services.language.dates import year_name
from app.services.language.plural import SCHOOL, counted
from app.views.identification.runs.support_form import ORDER_LATER, candidate_ticks
from app.views.look import theme
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import choice
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome
    from app.services.storage.workspace import Workspace

_WHAT_IT_DOES = (
    "Правила, результаты и выводы сохранятся такими, какие они сейчас, и больше не изменятся. "
    "Решения рабочей группы вносятся после фиксации."
)
_AHEAD = 3  # years of work that are offered after the year of results


class FreezeForm(FormDialog):
    """Both years can be changed; the page computes anew and hands the outcome to `show_outcome`.

    Args:
        parent: the window.
        workspace: the open workspace.
        results_years: the years of results that are offered.
        compute: gets another year of results.
        agreed: called once, when the form is closed by its button: the year of work, and the
            schools for the list, or None.

    Attributes:
        year: of the results.
        work_year: for which it identifies; the one after the results until she says otherwise.
        list_part: what goes on the list of support; None where no school may.
    """

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        results_years: Sequence[int],
        *,
        compute: Callable[[int], object],
        agreed: Callable[[int, Listing | None], object],
    ) -> None:
        super().__init__(parent, "Зафиксировать выявление?", action="Зафиксировать")
        self._workspace, self._agreed = workspace, agreed
        self.year = choice([(year_name(one), one) for one in results_years])
        self.work_year = choice([])
        self.year_row = self.make_row("По результатам", self.year)
        self.add_line(self.year_row, self.make_row("Для работы", self.work_year))
        self.what_is_new = label("", wrap=True)
        self.column.content.addWidget(self.what_is_new)
        self.column.content.addWidget(label(_WHAT_IT_DOES, "muted", wrap=True))
        self.list_part: _ListPart | None = None
        self.year.currentIndexChanged.connect(lambda _row: self._wait_for(compute))

    def show_outcome(self, outcome: "Outcome") -> None:
        """Say what would be frozen."""
        self.save_button.setEnabled(True)
        self.year_row.show_error("")
        self._show_years(outcome.year)
        lines = preview_lines(preview(self._workspace, outcome), outcome.profile.title)
        self.what_is_new.setText("\n\n".join(lines))
        self._offer(would_wait_for_support(self._workspace, outcome))
        self.make_room()

    def show_refusal(self, problem: KnownProblem) -> None:
        """Nothing can be computed by the results of the chosen year."""
        self.what_is_new.clear()
        self._offer(())
        self.year_row.show_error(str(problem))
        self.make_room()

    def save(self) -> None:
        """Hand over what is wanted."""
        listing = None if self.list_part is None else self.list_part.listing()
        self._agreed(int(self.work_year.currentData()), listing)

    def _show_years(self, year: int) -> None:
        """The year of results that was computed, and the years of work after it."""
        self.year.blockSignals(True)
        if self.year.findData(year) < 0:
            self.year.addItem(year_name(year), year)
        self.year.setCurrentIndex(self.year.findData(year))
        self.year.blockSignals(False)
        if self.work_year.itemData(0) != year + 1:
            self.work_year.clear()
            for one in range(year + 1, year + 1 + _AHEAD):
                self.work_year.addItem(year_name(one), one)

    def _offer(self, candidates: Sequence[SupportCandidate]) -> None:
        """Other results have other schools: what was ticked for them is not meant any more."""
        if self.list_part is not None:
            self.list_part.take_away()
        self.list_part = _ListPart(self, self._workspace, candidates) if candidates else None

    def _wait_for(self, compute: Callable[[int], object]) -> None:
        self.save_button.setEnabled(False)
        compute(int(self.year.currentData()))


class _ListPart:
    """The tick, and below it order, day and schools; they are shown while it is ticked."""

    def __init__(
        self, form: FreezeForm, workspace: "Workspace", candidates: Sequence[SupportCandidate]
    ) -> None:
        self._form = form
        schools = counted(len(candidates), SCHOOL)
        self.enters = QCheckBox(f"Внести в список поддержки {SupportKind.SHNOR.label}: {schools}")
        form.column.content.addSpacing(theme.HALF)
        form.column.content.addWidget(self.enters)
        self.ordered = OrderedDay(form, workspace, "Дата внесения", order_hint=ORDER_LATER)
        self.ticks = candidate_ticks(candidates)
        self.row = form.add_row("Школы", self.ticks)
        self.ticks.head(self.row)
        self._rows = (self.ordered.order_row, self.ordered.day_row, self.row)
        self.enters.toggled.connect(self._show)
        self._show(on=False)

    def listing(self) -> Listing | None:
        """What is wanted, or None.

        Raises:
            FieldRefusedError: no school is ticked, or the day is no date.
        """
        if not self.enters.isChecked():
            return None
        day, chosen = self.ordered.value(), self.ticks.chosen()
        if not chosen:
            problem = UserError("Отметьте хотя бы одну школу или снимите отметку выше.")
            raise FieldRefusedError(self.row, problem)
        return Listing(school_ids=tuple(chosen), entered_on=day, order_id=self.ordered.order_id)

    def take_away(self) -> None:
        """Leave the form."""
        for row in self._rows:
            self._form.rows.remove(row)
        for widget in (self.enters, *self._rows):
            widget.hide()
            widget.deleteLater()

    def _show(self, on: bool) -> None:
        for row in self._rows:
            row.setVisible(on)
            row.show_error("")
        self._form.make_room()
