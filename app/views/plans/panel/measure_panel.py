"""The panel beside the plan: the selected measure, several of them, or a section."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.enums import DeadlineKind, EvidenceKind
from app.errors import KnownProblem
from app.services import plans
from app.services.language.numbers import DASH, NBSP
from app.services.language.plural import MEASURE, Forms, counted
from app.services.orders import orders
from app.services.plans.execution.wording import overdue_words
from app.services.plans.marks import MarkPlace
from app.services.plans.upkeep.places import is_wider, place_rows, scope_words, usual_place
from app.services.plans.upkeep.remarks import NO_REMARKS, MeasureRemarks
from app.views.base.opening import open_attachment, open_link
from app.views.look import theme
from app.views.plans.panel.mark_form import MarkForm
from app.views.plans.panel.mark_history import MarkHistory
from app.views.plans.panel.place_tree import PlaceTree
from app.views.plans.panel.remark_box import RemarkBox
from app.views.widgets.buttons import button, button_row
from app.views.widgets.card import Fold
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, rule, selectable
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.enums import MeasureStatus
    from app.services.plans import MarkDraft, MarkRow, MeasureRow, SectionRow
    from app.services.plans.upkeep.places import PlaceRow
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving

_REMARK: Forms = ("замечание", "замечания", "замечаний")
_DEADLINE = "Срок"
_OTHER_FACTS = ("Ответственные", "Ожидаемый результат", "Примечание")

_LEAST_WIDTH = 376


@dataclass
class _Several:
    """What the form for several is about.

    Attributes:
        measures: they as they were shown.
        places: what is chosen of a single measure.
        marked: what the pressed state was stored for.
        stored: the form has stored a mark of which they are not read again yet.
    """

    measures: "tuple[MeasureRow, ...]" = ()
    places: tuple[MarkPlace, ...] = ()
    marked: tuple[MarkPlace, ...] = ()
    stored: bool = False

    @property
    def keys(self) -> tuple[object, ...]:
        """The same for the same measures and places."""
        return tuple(row.id for row in self.measures), self.places


class MeasurePanel(QFrame):
    """Facts of a measure and its mark.

    In a low window only what a mark needs is open: all but the deadline folds.

    Signals:
        edit_asked: the shown measure or section is to be changed.
        delete_asked: what is shown is to be deleted.
    """

    edit_asked = Signal()
    delete_asked = Signal()

    def __init__(self, context: "PageContext", saving: "PlanSaving") -> None:
        super().__init__()
        self.context, self._saving = context, saving
        self._orders_stale, self._brought, self._low = True, False, False
        self._measures: tuple[MeasureRow, ...] = ()
        self._mark: MarkRow | None = None  # in the form
        self._several = _Several()
        self.setProperty("role", "panel")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.caption = label("", "small", wrap=True)
        self.title = selectable("", "heading")
        self.form = MarkForm()
        self.form.marked.connect(self._on_marked)
        self.form.evidence.file_chosen.connect(lambda path: self.attach(Path(path)))
        self.form.evidence.open_asked.connect(self._open_evidence)
        self.form.removal_asked.connect(self._on_mark_removed)
        self.form.asked_for.connect(self._bring_into_sight)
        self.remarks = RemarkBox()
        self.remarks.answered.connect(saving.answer)
        self.places = PlaceTree()
        self.places.chosen.connect(self._on_places)
        self.places.status_typed.connect(lambda status: self.form.statuses.button(status).click())
        self.history = MarkHistory()
        self.history.removal_asked.connect(self._remove_mark)
        self.edit_button = button("Изменить", self.edit_asked.emit, icon="pencil")
        self.delete_button = button("Удалить", self.delete_asked.emit, icon="trash")
        self._build()

    def _build(self) -> None:
        self.column = column = ScrolledColumn()
        column.content.addWidget(self.caption)
        column.content.addWidget(self.title)
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        self._deadline = self._fact_grid(_DEADLINE)
        self.fold = Fold("", self._fill_fold, opened=True)
        self.fold.head.hide()
        column.content.addWidget(self._deadline)
        column.content.addWidget(self.fold)
        self._mark_heading = label("Отметка об исполнении", "heading")
        self._mark_heading.setContentsMargins(0, theme.STEP, 0, 0)
        column.content.addWidget(self._mark_heading)
        column.content.addWidget(self.places)
        column.content.addWidget(self.form)
        column.content.addWidget(self.history)
        foot = button_row(self.edit_button, self.delete_button)
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def _bring_into_sight(self, field: QWidget) -> None:
        # Its row may have been shown just now, and has no place before the layout.
        self._brought = True
        row = field.parentWidget() or field
        QTimer.singleShot(1, self, lambda: self.column.ensureWidgetVisible(row))

    def _fill_fold(self, inside: QVBoxLayout) -> None:
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._fact_grid(*_OTHER_FACTS))
        inside.addWidget(self.remarks)

    def _fact_grid(self, *names: str) -> QWidget:
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, theme.HALF if _DEADLINE in names else 0, 0, 0)
        grid.setSpacing(theme.STEP)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, name in enumerate(names):
            caption, value = label(name, "muted", wrap=True), selectable()
            caption.setFixedWidth(112)
            grid.addWidget(caption, line, 0, top)
            grid.addWidget(value, line, 1, top)
            self._values[name] = caption, value
        return facts

    def beside(self, measures: QWidget) -> SideSplitter:
        """Both with a line between them; in a narrow window this lies over the measures."""
        return SideSplitter(
            measures,
            self,
            name="plans.splitter",
            state=self.context.state,
            share=0.28,
            least=_LEAST_WIDTH,
            most=560,
            over=measures,
        )

    def set_low(self, *, low: bool) -> None:
        """In a low window the states are in sight; what folds opens with a press."""
        self._low = low
        self.fold.head.setVisible(low)
        self.fold.open(opened=not low)
        self.places.set_low(low=low)
        self._mark_heading.setVisible(not low and not self.form.isHidden())

    def show_measures(
        self, measures: "Sequence[MeasureRow]", remarks: MeasureRemarks = NO_REMARKS
    ) -> None:
        """Show one measure with its mark and remarks, or a form that marks several."""
        same = [row.id for row in measures] == [row.id for row in self._measures]
        if not same:
            self.form.commit()
            if [row.id for row in measures] == [row.id for row in self._measures]:
                return  # what was typed last is stored, and they were read again
            if self._brought:
                self._brought = False
                self.column.verticalScrollBar().setValue(0)
        self._measures = tuple(measures)
        self._show_parts(form=True)
        today = self.context.workspace.clock.today()
        if self._orders_stale:
            self._orders_stale = False
            self.form.evidence.set_orders(orders.list_orders(self.context.workspace))
        self._show_remarks(remarks if len(measures) == 1 else NO_REMARKS)
        if len(measures) == 1:
            self._show_one(measures[0])
            self._show_marks(measures[0], today)
            return
        self.history.show_marks(())
        self._forget_places()
        self.caption.setText("Выбрано")
        self.title.setText(counted(len(measures), MEASURE))
        self._hide_facts()
        self.edit_button.hide()
        self._show_several(today)

    def forget_orders(self) -> None:
        """Read the register of orders again when it is next needed."""
        self._orders_stale = True

    def _forget_places(self) -> None:
        self.places.show_rows((), MarkPlace(0))
        self._saving.places = ()

    def _on_places(self) -> None:
        """Another due date or school: what is being typed belongs to the former one."""
        self.form.commit()
        if len(self._measures) == 1:
            self._show_chosen(self._measures[0], self.context.workspace.clock.today())

    def _show_marks(self, measure: "MeasureRow", today: date) -> None:
        self.places.show_rows(place_rows(measure), usual_place(measure))
        self._show_chosen(measure, today)

    def _show_chosen(self, measure: "MeasureRow", today: date) -> None:
        """The mark of what is chosen of a measure, and the others."""
        rows = self.places.rows
        self._saving.places = tuple(row.place for row in rows)
        shown = measure.mark
        if len(rows) > 1:
            self._show_several(today)
            shown = None
        elif rows:
            shown = self._show_place(rows[0], today)
        else:
            self._show_mark(measure.status, shown, today, overdue=measure.overdue)
        marks = plans.list_marks(self.context.workspace, measure.id) if measure.has_marks else []
        self.history.show_marks(
            [mark for mark in marks if shown is None or mark.id != shown.id],
            {stray.id for stray in measure.strays},
        )

    def _show_several(self, today: date) -> None:
        """A form for all of them.

        Its state is released when they are others, or no more as it left them (taken back).
        """
        former, shown = self._several, _Several(self._measures, self._saving.places)
        changed = shown.measures != former.measures
        stands = shown.keys == former.keys and (former.stored or not changed)
        if stands:
            former.measures, former.stored = shown.measures, former.stored and not changed
        else:
            self._several = shown
        self.form.show_several(today, stands=stands)

    def _show_place(self, row: "PlaceRow", today: date) -> "MarkRow | None":
        mark = row.mark
        self._show_mark(row.state.status, mark, today, overdue=row.state.overdue)
        if mark is not None and is_wider(mark, row.place):
            scope = scope_words(mark) or "всё мероприятие"
            self.form.sentence.setText(f"{self.form.sentence.text()} (отметка на {scope})")
        return mark

    def _show_mark(
        self, status: "MeasureStatus", mark: "MarkRow | None", today: date, *, overdue: bool
    ) -> None:
        self._mark, missing = mark, ""
        if mark is not None and mark.attachment_id is not None:
            try:
                plans.attachment_path(self.context.workspace, mark.attachment_id)
            except KnownProblem as problem:
                missing = str(problem)
        self.form.show_mark(status, mark, today, overdue=overdue, missing=missing)

    def show_section(self, section: "SectionRow") -> None:
        """Show a section heading."""
        self.form.commit()
        self._measures = ()
        self._show_remarks(NO_REMARKS)
        self.history.show_marks(())
        self._forget_places()
        self._show_parts(form=False)
        self.title.setText(section.title)
        self._hide_facts()
        done = sum(1 for row in section.measures if row.finished)
        self.caption.setText(
            f"Раздел плана: {counted(len(section.measures), MEASURE)}, завершено {done}"
        )

    def _show_remarks(self, remarks: MeasureRemarks) -> None:
        self.remarks.show_remarks(remarks)
        count = len(remarks.findings)
        told = f" · {counted(count, _REMARK)}" if count else ""
        self.fold.head.setText(f"Подробности{told}")

    def _show_one(self, measure: "MeasureRow") -> None:
        self.caption.setText(f"Мероприятие{NBSP}{measure.number}")
        self.title.setText(measure.title)
        self._show_fact("Срок", _deadline(measure) or DASH)
        self._show_fact("Ответственные", measure.parties_line or DASH)
        self._show_fact("Ожидаемый результат", measure.expected_line or DASH)
        self._show_fact("Примечание", measure.note)

    def _show_fact(self, name: str, text: str) -> None:
        caption, value = self._values[name]
        value.setText(text)
        caption.setVisible(bool(text))
        value.setVisible(bool(text))

    def _show_parts(self, *, form: bool) -> None:
        self._deadline.show()
        self.fold.show()
        self.edit_button.show()
        self._mark_heading.setVisible(form and not self._low)
        self.form.setVisible(form)

    def _hide_facts(self) -> None:
        self._deadline.hide()
        self.fold.hide()

    # Saving

    def attach(self, path: Path) -> None:
        """Copy a file into the workspace, in the background, and make it the evidence."""
        shown = [row.id for row in self._measures]
        workspace = self.context.workspace

        def attached(number: int) -> None:
            if shown == [row.id for row in self._measures]:
                size = plans.attachment_path(workspace, number).stat().st_size
                self.form.evidence.set_attachment(number, path.name, size)

        self._saving.started.emit(
            self.context.tasks.run(
                lambda: plans.attach_file(workspace, path),
                on_done=attached,
                title=f"Копирование файла «{path.name}»",
            )
        )

    def _on_marked(self, draft: "MarkDraft", goes_on: bool) -> None:
        several = self._several
        if len(self._measures) <= 1 and len(self._saving.places) <= 1:
            if self._measures:
                self._saving.mark(self._measures, draft)
            return

        def stored(places: "Sequence[MarkPlace]") -> None:
            several.marked, several.stored = tuple(places), True

        # Of several the words go where the state went: what is due of them is the next by now.
        places = several.marked if goes_on else ()
        self._saving.mark(self._measures, draft, keep_words=True, places=places, on_stored=stored)
        several.stored = False

    def _on_mark_removed(self) -> None:
        if len(self._measures) == 1 and self._mark is not None:
            self._remove_mark(self._mark.id)

    def _remove_mark(self, mark_id: int) -> None:
        self._saving.change(
            lambda: plans.delete_mark(self.context.workspace, mark_id), "Отметка удалена."
        )

    def _open_evidence(self) -> None:
        evidence = self.form.evidence.value()
        if evidence.kind is EvidenceKind.LINK:
            open_link(self.context.messages, evidence.text)
        elif evidence.attachment_id is not None:
            open_attachment(self.context, evidence.attachment_id)


def _deadline(measure: "MeasureRow") -> str:
    if measure.overdue:
        return f"{measure.deadline_text}{NBSP}– {overdue_words(measure)}"
    if measure.deadline_text and measure.deadline_kind is DeadlineKind.UNPARSED:
        return f"{measure.deadline_text}{NBSP}– дата не распознана, напоминания не будет"
    return measure.deadline_text
