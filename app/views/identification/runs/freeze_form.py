"""What freezing would keep, asked once; its schools go on the list of support in the same step."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import UserError
from app.services.identification.runs.decisions import SupportCandidate
from app.services.identification.runs.listing import Listing
from app.services.language.plural import SCHOOL, counted
from app.views.identification.runs.support_form import ORDER_LATER, candidate_ticks
from app.views.look import theme
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


class FreezeForm(FormDialog):
    """Says what will be kept; `agreed` gets the schools for the list, or None.

    Args:
        parent: the window.
        workspace: the open workspace.
        title: the question.
        lines: what is new, sentence by sentence.
        candidates: schools that may be put on the list of ШНОР at once; may be empty.
        agreed: called once, when the form is closed by its button.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        title: str,
        lines: Sequence[str],
        candidates: Sequence[SupportCandidate],
        agreed: Callable[[Listing | None], object],
    ) -> None:
        super().__init__(parent, title, action="Зафиксировать")
        self._agreed = agreed
        for line in lines:
            self.column.content.addWidget(label(line, wrap=True))
        self.list_part = _ListPart(self, workspace, candidates) if candidates else None

    def save(self) -> None:
        """Hand over what is wanted."""
        self._agreed(None if self.list_part is None else self.list_part.listing())

    def make_room(self) -> None:
        """Be as high as what is shown now."""
        self._make_room()


class _ListPart:
    """The tick, and below it order, day and schools; they are shown while it is ticked."""

    def __init__(
        self, form: FreezeForm, workspace: "Workspace", candidates: Sequence[SupportCandidate]
    ) -> None:
        self._form = form
        words = f"Внести в список поддержки ШНОР: {counted(len(candidates), SCHOOL)}"
        self.enters = QCheckBox(words)
        form.column.content.addSpacing(theme.HALF)
        form.column.content.addWidget(self.enters)
        self.ordered = OrderedDay(form, workspace, "Дата внесения", order_hint=ORDER_LATER)
        self.ticks = candidate_ticks(candidates)
        self.row = form.add_row("Школы", self.ticks)
        self.ticks.head(self.row)
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

    def _show(self, on: bool) -> None:
        for row in (self.ordered.order_row, self.ordered.day_row, self.row):
            row.setVisible(on)
            row.show_error("")
        self._form.make_room()
