"""Schools of a frozen run are put on the list of support, all that are ticked in one action."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import SupportKind
from app.errors import UserError
from app.services.identification.runs.decisions import SupportCandidate, enter_candidates
from app.services.language.plural import OF_SCHOOLS
from app.services.progress import run_steps
from app.services.storage.backup import with_copy
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


class SupportForm(FormDialog):
    """The candidates, each with a tick and its basis; `saved` gets the changes and how many."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        candidates: Sequence[SupportCandidate],
        run_title: str,
        saved: Callable[["Changes", int], object],
    ) -> None:
        super().__init__(
            parent, f"Школы в список {SupportKind.SHNOR.label}", action="Внести в список"
        )
        self._workspace, self._saved = workspace, saved
        self._candidates = {one.school_id: one for one in candidates}
        self.column.content.addWidget(label(run_title, "muted", wrap=True))
        self.ordered = OrderedDay(self, workspace, "Дата внесения", order_hint=ORDER_LATER)
        self.ticks = candidate_ticks(candidates)
        self.schools_row = self.add_row("Школы", self.ticks)
        self.ticks.head(self.schools_row)

    def save(self) -> None:
        """Put the ticked schools on the list."""
        day = self.ordered.value()
        chosen = self.chosen()
        if not chosen:
            raise FieldRefusedError(self.schools_row, UserError("Отметьте хотя бы одну школу."))
        try:
            changes = run_steps(
                with_copy(
                    self._workspace,
                    len(chosen),
                    lambda: enter_candidates(
                        self._workspace, chosen, entered_on=day, order_id=self.ordered.order_id
                    ),
                )
            )
        except UserError as problem:
            raise FieldRefusedError(self.schools_row, problem) from problem
        self._saved(changes, len(chosen))

    def chosen(self) -> list[SupportCandidate]:
        """The ticked schools."""
        return [self._candidates[school_id] for school_id in self.ticks.chosen()]


ORDER_LATER = (
    "Если приказа ещё нет, оставьте поле пустым: его можно указать потом, сразу всем школам списка"
)


def candidate_ticks(candidates: Sequence[SupportCandidate]) -> Ticks:
    """The schools with their bases."""
    lines = [TickLine(one.school_id, one.school, one.basis) for one in candidates]
    return Ticks(lines, OF_SCHOOLS)
