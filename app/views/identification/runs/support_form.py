"""Schools of a frozen run are put on the list of support, all that are ticked in one action."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.enums import SupportKind
from app.errors import UserError
from app.services.identification.runs.decisions import SupportCandidate
from app.services.language.dates import school_year_of
from app.services.language.numbers import whole
from app.services.language.plural import OF_SCHOOLS, counted
from app.services.progress import run_steps
from app.services.schools import support
from app.services.schools.support import SupportDraft
from app.services.storage.backup import before_bulk
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_TICK_WIDTH = 26


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
        super().__init__(parent, "Школы в список ШНОР", action="Внести в список")
        self._workspace, self._saved = workspace, saved
        self.column.content.addWidget(label(run_title, "muted", wrap=True))
        self.ordered = OrderedDay(self, workspace, "Дата внесения")
        self.boxes: dict[QCheckBox, SupportCandidate] = {}
        ticks = QWidget()
        lines = QVBoxLayout(ticks)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.HALF)
        for candidate in candidates:
            self._add_line(lines, candidate)
        ticks.setFocusProxy(next(iter(self.boxes)))
        self._all = button("", self._on_all, role="link")
        self.schools_row = self.add_row("Школы", ticks)
        self._add_head()
        self._show_count()

    def save(self) -> None:
        """Put the ticked schools on the list."""
        day = self.ordered.value()
        chosen = self.chosen()
        if not chosen:
            raise FieldRefusedError(self.schools_row, UserError("Отметьте хотя бы одну школу."))
        drafts = [
            SupportDraft(
                school_id=candidate.school_id,
                kind=SupportKind.SHNOR,
                year=school_year_of(day),
                entered_on=day,
                entry_basis=candidate.basis,
                entry_order_id=self.ordered.order_id,
                run_id=candidate.run_id,
            )
            for candidate in chosen
        ]
        try:
            run_steps(before_bulk(self._workspace, len(drafts)))
            changes = support.enter_schools(self._workspace, drafts)
        except UserError as problem:
            raise FieldRefusedError(self.schools_row, problem) from problem
        self._saved(changes, len(chosen))

    def chosen(self) -> list[SupportCandidate]:
        """The ticked schools."""
        return [candidate for box, candidate in self.boxes.items() if box.isChecked()]

    def _add_line(self, lines: QVBoxLayout, candidate: SupportCandidate) -> None:
        box = QCheckBox(candidate.school)
        box.setAccessibleDescription(candidate.basis)
        box.setChecked(True)
        box.toggled.connect(lambda _on: self._show_count())
        self.boxes[box] = candidate
        lines.addWidget(box)
        if candidate.basis:
            basis = label(candidate.basis, "small", wrap=True)
            basis.setContentsMargins(_TICK_WIDTH, 0, 0, theme.HALF)
            lines.addWidget(basis)

    def _add_head(self) -> None:
        """The number of ticked schools stands over them, the link that ticks all beside it."""
        layout = self.schools_row.layout()
        assert isinstance(layout, QVBoxLayout)
        head = QHBoxLayout()
        head.addWidget(self.schools_row.name, 1)
        head.addWidget(self._all)
        layout.insertLayout(0, head)

    def _show_count(self) -> None:
        number, total = len(self.chosen()), len(self.boxes)
        words = f"Отмечено {whole(number)} из {counted(total, OF_SCHOOLS)}"
        self.schools_row.name.setText(words)
        self._all.setText("Снять отметки" if number == total else "Отметить все")

    def _on_all(self) -> None:
        on = len(self.chosen()) < len(self.boxes)
        for box in self.boxes:
            box.setChecked(on)
