"""Adding and changing a measure."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.possible import why_no_deadline
from app.services.language.deadlines.telling import how_understood
from app.services.plans import MeasureDraft, MeasureRow, PlanRow, SectionRow
from app.services.plans.upkeep.questions import terms_of_plan
from app.services.plans.upkeep.remarks import deadline_remarks, remark_words
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog, required
from app.views.widgets.fields.form_row import choice, line_edit, text_edit

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

# What `how_understood` has said already.
_SAID = frozenset({"deadline.question", "deadline.not-understood"})
Saved = Callable[[int, "Changes"], object]


class MeasureForm(FormDialog):
    """A measure; the deadline is typed freely, and the form says how it is understood."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Saved,
        plan: PlanRow,
        section: SectionRow | None = None,
        measure: MeasureRow | None = None,
    ) -> None:
        super().__init__(parent, "Новое мероприятие" if measure is None else "Мероприятие")
        self._workspace, self._saved, self._plan, self._measure = workspace, saved, plan, measure
        shown = section or plan.sections[0]
        self.section = choice([(row.title, row.id) for row in plan.sections], shown.id)
        self.section.setSizeAdjustPolicy(
            self.section.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.number = line_edit(
            "" if measure is None else measure.own_number, placeholder="Считает программа"
        )
        self.name = text_edit("" if measure is None else measure.title, lines=3)
        self.deadline = line_edit(
            "" if measure is None else measure.deadline_text,
            placeholder="Например: ноябрь 2018 года – май 2019 года",
        )
        parties = "" if measure is None else measure.parties_text
        self.responsible = text_edit(parties, lines=3)
        self.expected = text_edit("" if measure is None else measure.expected, lines=3)
        self.expected.setPlaceholderText("" if measure is None else measure.expected_line)
        self.note = line_edit("" if measure is None else measure.note)
        self.name_row = self.add_row("Мероприятие", self.name, required=True)
        self.add_line(
            self.make_row("Раздел", self.section),
            self.make_row("Номер", self.number),
            stretches=(2, 1),
        )
        self.deadline_row = self.add_row("Срок", self.deadline, hint=" ")
        self.add_row(
            "Ответственные",
            self.responsible,
            hint="По одному в строке, через точку с запятой или запятую",
        )
        self.add_row("Ожидаемый результат", self.expected)
        self.add_row("Примечание", self.note)
        self.name.textChanged.connect(self._show_understood)
        self.deadline.textChanged.connect(self._show_understood)
        self._show_understood()

    def save(self) -> None:
        """Store the measure."""
        title = required(self.name_row, self.name.toPlainText(), "Введите название мероприятия.")
        stored = "" if self._measure is None else self._measure.deadline_text
        wrong = why_no_deadline(self.deadline.text())
        if wrong and self.deadline.text().strip() != stored:
            raise FieldRefusedError(self.deadline_row, UserError(wrong))
        draft = MeasureDraft(
            section_id=self.section.currentData(),
            title=title,
            deadline_text=self.deadline.text(),
            responsible=(self.responsible.toPlainText(),),
            expected=self.expected.toPlainText(),
            note=self.note.text(),
            number=self.number.text(),
            expected_joined=self._measure is not None and self._measure.expected_joined,
        )
        known = None if self._measure is None else self._measure.id
        self._saved(*plans.save_measure(self._workspace, draft, known))

    def _show_understood(self) -> None:
        """How the deadline is understood, and what is worth a look at it."""
        text, terms = self.deadline.text(), terms_of_plan(self._plan)
        told = how_understood(text, *terms)
        if text.strip() and not why_no_deadline(text):
            remarks = deadline_remarks(text, terms, title=self.name.toPlainText())
            more = [remark_words(one) for one in remarks.findings if one.code not in _SAID]
            told = "\n".join((told, *more))
        self.deadline_row.hint.setText(told)
