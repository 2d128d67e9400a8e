"""Saving what is done with a plan: told with «Отменить»; big changes in the background."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.telling import how_understood
from app.services.language.plural import MEASURE, counted
from app.services.plans import MeasureDraft, SectionDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.plans.upkeep.dates import other_dates, rows_to_store
from app.services.plans.upkeep.numbers import Numbering, renumber
from app.services.plans.upkeep.places import open_places, places_words, usual_place
from app.services.plans.upkeep.questions import answer_question, asks, terms_of_plan
from app.services.storage.backup import BULK_ROWS, with_copy
from app.views.base.undo_toast import save_and_tell, tell_saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.services.language.deadlines.questions import Question
    from app.services.log.changes import Changes
    from app.services.plans import MarkDraft, MeasureRow, PlanRow
    from app.views.base.messages import ToastAction
    from app.views.base.page_context import PageContext
    from app.views.plans.table.lines import Draft, PlanLine


class PlanSaving(QObject):
    """Stores changes of the shown plan.

    Attributes:
        plan: the shown plan, or None; set by the page.
        places: what is chosen of the measure beside the plan; set by the panel.

    Signals:
        started: the `Task` of a big change, for the progress strip.
        drafted: kind (`section` or `measure`) and key of a line that was typed and is stored now.
    """

    started = Signal(object)
    drafted = Signal(str, int)

    def __init__(self, parent: QObject, context: "PageContext") -> None:
        super().__init__(parent)
        self.context = context
        self.plan: PlanRow | None = None
        self.places: tuple[MarkPlace, ...] = ()

    def change(
        self,
        save: "Callable[[], Changes]",
        text: str,
        actions: "Sequence[ToastAction]" = (),
        *,
        rows: int = 1,
        on_stored: "Callable[[], object] | None" = None,
    ) -> None:
        """Save and tell; many rows get a copy of the database first, in the background.

        `on_stored` is called when it is stored, before anybody is told; not when it was refused.
        """

        def stored(changes: "Changes") -> "Changes":
            if on_stored is not None:
                on_stored()
            return changes

        if rows >= BULK_ROWS:
            task = self.context.tasks.run(
                lambda: with_copy(self.context.workspace, rows, save),
                on_done=lambda changes: tell_saved(self.context, stored(changes), text, actions),
                title="Изменение плана",
            )
            self.started.emit(task)
            return
        save_and_tell(self.context, lambda: stored(save()), text, actions)

    def mark(
        self,
        measures: "Sequence[MeasureRow]",
        draft: "MarkDraft",
        actions: "Sequence[ToastAction]" = (),
        *,
        keep_words: bool = False,
        places: "Sequence[MarkPlace]" = (),
        on_stored: "Callable[[Sequence[MarkPlace]], object] | None" = None,
    ) -> None:
        """Give measures a mark: of one what is chosen of it, of several what is due of each.

        Other `places` of them are marked when they are given; `on_stored` gets what was.
        """
        places = places or list(self._places_of(measures, draft.status))
        about = places_words(measures, places)
        text = f"Отметка сохранена: {', '.join(filter(None, (draft.status.label, about)))}."
        if len(measures) > 1:
            text = f"Отмечено: {counted(len(measures), MEASURE)} – {draft.status.label}."
        self.change(
            lambda: mark_places(self.context.workspace, places, draft, keep_words=keep_words),
            text,
            actions,
            rows=len(places),
            on_stored=None if on_stored is None else partial(on_stored, places),
        )

    def _places_of(
        self, measures: "Sequence[MeasureRow]", status: MeasureStatus
    ) -> "Iterator[MarkPlace]":
        """What is given up, or was never begun, is so as a whole unless a part of it is chosen."""
        of_all = status in (MeasureStatus.CANCELLED, MeasureStatus.NOT_STARTED)
        for measure in measures:
            chosen = [place for place in self.places if place.measure_id == measure.id]
            if len(measures) == 1 and chosen:
                yield from chosen
            elif of_all:
                yield MarkPlace(measure.id)
            elif len(measures) == 1:
                yield usual_place(measure)
            else:
                yield from open_places(measure)

    def answer(self, question: "Question", answer: str) -> None:
        """Keep an answer of the plan to what its deadlines ask; tell how many get other dates."""
        plan = self.plan
        assert plan is not None
        terms = terms_of_plan(plan)
        terms = terms._replace(answers={**terms.answers, question: answer})
        asking = [row for row in plan.measures if asks(row.deadline_text, question, terms)]
        count = sum(row is not None for row in other_dates(asking, terms))
        told = f"Изменились даты: {counted(count, MEASURE)}." if count else "Даты прежние."
        self.change(
            lambda: answer_question(self.context.workspace, plan.id, question, answer),
            f"Ответ сохранён. {told}",
            rows=rows_to_store(len(plan.measures), count),
        )

    def renumber(self, numbering: Numbering) -> None:
        """Number the measures of the plan anew; typed numbers are replaced."""
        plan = self.plan
        assert plan is not None
        by_section = numbering is Numbering.BY_SECTION
        how = "по разделам: 1.1, 1.2, 2.1" if by_section else "подряд: 1, 2, 3"
        self.change(
            lambda: renumber(self.context.workspace, plan.id, numbering),
            f"Номера пересчитаны {how}.",
            rows=len(plan.measures),
        )

    def save_cell(self, line: "PlanLine", field: str, text: str) -> None:
        """Store what was typed into a cell.

        Raises:
            KnownProblem: it cannot be stored.
        """
        if line.draft is not None:
            self._save_draft(line.draft, text)
        elif line.measure is None:
            self._save_section(line, text)
        else:
            self._save_field(line.measure, field, text)

    def _save_draft(self, draft: "Draft", text: str) -> None:
        assert self.plan is not None
        workspace = self.context.workspace
        if draft.kind == "section":
            section = SectionDraft(self.plan.id, text, draft.position)
            key, changes = plans.save_section(workspace, section)
            told = "Раздел добавлен."
        else:
            measure = MeasureDraft(section_id=draft.section_id, title=text, position=draft.position)
            key, changes = plans.save_measure(workspace, measure)
            told = "Мероприятие добавлено."
        self.drafted.emit(draft.kind, key)
        tell_saved(self.context, changes, told)

    def _save_section(self, line: "PlanLine", text: str) -> None:
        assert self.plan is not None
        draft = SectionDraft(self.plan.id, text)
        _key, changes = plans.save_section(self.context.workspace, draft, line.section.id)
        tell_saved(self.context, changes, "Название раздела сохранено.")

    def _save_field(self, measure: "MeasureRow", field: str, text: str) -> None:
        assert self.plan is not None
        draft, told = MeasureDraft.of(measure), "Изменение сохранено."
        if field == "deadline":
            draft = replace(draft, deadline_text=text)
            meant = how_understood(text, *terms_of_plan(self.plan))
            told = f"Срок сохранён. {meant}."
        elif field == "responsible":
            draft = replace(draft, responsible=(text,))
        elif field == "expected":
            draft = replace(draft, expected=text)
        elif field == "number":
            counted_alone = not measure.own_number and text == measure.number
            draft = replace(draft, number="" if counted_alone else text)
            told = "Номер сохранён." if text else "Номер считает программа."
        else:
            draft = replace(draft, title=text)
        _key, changes = plans.save_measure(self.context.workspace, draft, measure.id)
        tell_saved(self.context, changes, told)
