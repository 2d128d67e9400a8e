"""Adding and changing a plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import YearsKind
from app.errors import KnownProblem, UserError
from app.services import plans
from app.services.language.deadlines.periods import moved_period, period_name, school_period
from app.services.language.numbers import whole
from app.services.orders import orders
from app.services.plans import (
    PlanDraft,
    PlanRow,
)
from app.services.plans.deadlines.terms import PlanTerms, first_year
from app.services.plans.library.taking import plan_from_library
from app.services.plans.upkeep.dates import rows_to_store
from app.services.plans.upkeep.questions import plan_questions, terms_of_plan
from app.services.schools import schools
from app.services.storage.backup import BULK_ROWS
from app.views.plans.forms.copy_form import plan_words
from app.views.plans.forms.library_source import (
    LibrarySource,
    library_options,
    plans_for_schools,
)
from app.views.plans.forms.measure_picker import MeasurePicker
from app.views.plans.forms.period_field import PeriodField
from app.views.plans.forms.programme_field import ProgrammeField
from app.views.plans.forms.question_rows import QuestionRows
from app.views.plans.forms.terms_preview import TermsPreview
from app.views.plans.forms.title_periods import TitlePeriods
from app.views.plans.forms.years_preview import YearsPreview
from app.views.widgets.fields.form_dialog import FormDialog, required
from app.views.widgets.fields.form_row import choice, line_edit

if TYPE_CHECKING:
    from app.services.language.deadlines.periods import PlanPeriod
    from app.services.language.deadlines.questions import Question
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

Saved = Callable[[int, "Changes"], object]
StoreMany = Callable[[PlanDraft, int], object]  # gets how many rows it is worth
_COPIED = "Переносятся разделы, мероприятия и сроки, без отметок"
_OF_PROGRAMME = "Период плана программы – срок самой программы"
_EMPTY = "В плане не будет разделов и мероприятий, пока они не добавлены"
_USUAL_TITLE = "План мероприятий по повышению качества образования"


class PlanForm(FormDialog):
    """A plan: its title, period and school; a new one may begin with another or with the library.

    Whatever changes the dates of a stored plan (its period, its order, an answer) is seen, measure
    by measure, before it is saved.
    """

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Saved,
        year: int,
        plan: PlanRow | None = None,
        *,
        school_id: int | None = None,
        programme_id: int | None = None,
        store_many: "StoreMany | None" = None,
    ) -> None:
        """Args: `school_id` is the proposed owner of a new plan, `programme_id` its programme.

        `store_many` stores a change that reads many deadlines again, in the background.
        """
        if plan is None:
            super().__init__(parent, "Новый план", action="Создать")
        else:
            super().__init__(parent, "План")
        self._workspace, self._saved, self._store_many = workspace, saved, store_many
        self._year, self._plan = year, plan
        self._proposed = ""
        self._likely: object = None  # what is proposed to begin with
        self._for_schools: list[str] = []  # plans of the library
        self._chose_period = False
        self._known = {row.id: row for row in plans.list_plan_heads(workspace)}
        self._read: PlanRow | None = None  # the plan that is taken over
        self.name = line_edit("" if plan is None else plan.title, placeholder=_USUAL_TITLE)
        self.name.setCursorPosition(0)  # a long title is read from its beginning
        self.period = PeriodField(school_period(year) if plan is None else plan.period)
        self.programme = ProgrammeField(
            workspace, programme_id if plan is None else plan.programme_id
        )
        self._make_choices(school_id)
        self.name_row = self.add_row("Название", self.name, required=True)
        self.add_row("Чей план", self.owner)
        self.programme_row = self.add_row("Программа", self.programme, hint=_OF_PROGRAMME)
        self.programme_row.setVisible(self.programme.offers_any)
        self.period_row = self.add_row("Период плана", self.period, hint=self.period.words)
        self.named = TitlePeriods()
        self.column.content.addWidget(self.named)
        self.period.changed.connect(self._on_period)
        self.programme.changed.connect(self._take_programme)
        self.name.textChanged.connect(self._show_named)
        self.named.taken.connect(self._take_named)
        self.preview, self.questions = TermsPreview(), QuestionRows({})
        self.picker, self.years = MeasurePicker(), YearsPreview()
        self.library = LibrarySource(workspace, self.picker)
        if plan is not None:
            self._add_terms(plan)
        else:
            self._add_source()
        self._hold_period()
        if plan is None and programme_id is not None:
            self._take_programme()

    def _make_choices(self, school_id: int | None) -> None:
        plan, workspace = self._plan, self._workspace
        owners: list[tuple[str, object]] = [("Муниципальный план", None)]
        owners += [(row.short_name, row.id) for row in schools.list_schools(workspace)]
        self.owner = choice(owners, school_id if plan is None else plan.school_id)
        self._orders = orders.list_orders(workspace)
        self.order = choice(
            [("Не указан", None), *((row.label, row.id) for row in self._orders)],
            None if plan is None or plan.order is None else plan.order.id,
        )
        library = [] if plan is not None else self._library_options(is_school=school_id is not None)
        self.source = choice([("Начать с пустого плана", None), *self._sources(), *library])
        for box in (self.order, self.source):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _library_options(self, *, is_school: bool) -> list[tuple[str, object]]:
        """What the library offers; damaged files of it are told, the form works without them."""
        try:
            self._for_schools = plans_for_schools()
            return library_options(is_school=is_school)
        except KnownProblem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return []

    def _sources(self) -> list[tuple[str, object]]:
        return [(f"Взять: {plan_words(row)}", row.id) for row in self._known.values()]

    # A stored plan: what changes its dates

    def _add_terms(self, plan: PlanRow) -> None:
        self.questions = QuestionRows(plan.answers)
        self.column.content.addWidget(self.preview)
        self.add_row("Приказ, которым утверждён план", self.order)
        self.column.content.addWidget(self.questions)
        self.preview.read.connect(self._show_terms)
        self.questions.answered.connect(self._read_terms)
        self.order.activated.connect(lambda _number: self._read_terms())
        self.column.verticalScrollBar().rangeChanged.connect(self._keep_keys_in_sight)
        self._show_questions(plan)

    def show_questions(self) -> None:
        """Put the keys into the first question that waits for an answer."""
        rows = [row for key, row in self.questions.rows.items() if key not in self._answers()]
        for row in rows[:1]:
            row.editor.setFocus()
            self.column.ensureWidgetVisible(row)

    def _answers(self) -> "dict[Question, str]":
        return self.questions.answers

    def _terms(self) -> PlanTerms:
        chosen = self.order.currentData()
        days = {row.id: row.issued_on for row in self._orders}
        return PlanTerms(self.period.period(), days.get(chosen), self._answers())

    def _read_terms(self) -> None:
        if self._plan is not None:
            self.preview.show_terms(self._plan, self._terms())

    def _show_questions(self, plan: PlanRow) -> None:
        self.questions.show_questions(plan_questions(plan.measures, self._terms()))

    def _show_terms(self) -> None:
        assert self._plan is not None
        self._show_questions(self._plan)
        count = len(self.preview.rows)
        dated = f"Сохранить, изменив даты: {whole(count)}"
        self.save_button.setText(dated if count else "Сохранить")
        self.make_room()

    def _keep_keys_in_sight(self) -> None:
        """The dates that are shown above a question push it down while it is being answered."""
        focus = self.focusWidget()
        if self.column.isAncestorOf(focus):
            self.column.ensureWidgetVisible(focus)

    def _on_period(self) -> None:
        self._chose_period = True
        self._show_period()

    def _show_named(self) -> None:
        """Another period in the title is offered only where one can be chosen."""
        named = self.name.text() if self.programme.period is None else ""
        self.named.show_title(named, self.period.period())

    def _take_programme(self) -> None:
        """The period of the programme is the plan's, and nothing else can be chosen."""
        period = self.programme.period
        self._hold_period()
        if period is not None:
            self.period.set_period(period)
            self._on_period()

    def _hold_period(self) -> None:
        self.period.setEnabled(self.programme.period is None)

    def _take_named(self, period: "PlanPeriod") -> None:
        self.period.set_period(period)
        self._on_period()

    def _show_period(self) -> None:
        self.period_row.hint.setText(self.period.words)
        self._read_terms()
        if self._plan is None:
            self._show_library()
            self._propose_title(self._source())
            self._show_years()
        self._show_named()

    # A new plan: what it takes over

    def _add_source(self) -> None:
        self.source_row = self.add_row("Разделы и мероприятия", self.source, hint=_COPIED)
        self.picker_row = self.add_row("Какие мероприятия взять", self.picker, hint=" ")
        self.column.content.addWidget(self.years)
        self.source.currentIndexChanged.connect(lambda _number: self._show_source())
        self.owner.currentIndexChanged.connect(lambda _number: self._propose())
        self.picker.changed.connect(self._show_count)
        self._propose()

    def _propose(self) -> None:
        """What is most likely: the owner's newest earlier plan, or the library's for a school.

        A plan of the library that was chosen stays, whoever it is for.
        """
        if self._library_id not in (None, self._likely):
            return
        owner = self.owner.currentData()
        own = [
            row.id
            for row in self._known.values()
            if row.section_count and row.school_id == owner and row.year < self._year
        ]
        of_school = [] if owner is None else self._for_schools
        self._likely = next(iter([*own, *of_school]), None)
        wanted = 0 if self._likely is None else self.source.findData(self._likely)
        if wanted == self.source.currentIndex():
            self._show_source()
        self.source.setCurrentIndex(wanted)

    def _show_source(self) -> None:
        plan, owner = self._source(), self.owner.currentData()
        self.picker_row.setVisible(self.source.currentData() is not None)
        if not self._chose_period:
            self.period.set_period(self._usual_period(plan))
        self._show_period()
        if plan is None:
            self.years.hide()
            return
        named = plan.school_id is None and any(owner in row.school_ids for row in plan.measures)
        self.picker.show_plan(plan, lambda row: not named or owner in row.school_ids)
        if named:
            text = f"{self.picker.words()}: те, где ответственна школа"
            self.picker_row.hint.setText(text)

    @property
    def _library_id(self) -> str | None:
        """The plan of the library that the new one begins with."""
        chosen = self.source.currentData()
        return chosen if isinstance(chosen, str) else None

    def _show_library(self) -> None:
        """The measures of the library for the chosen period."""
        if self._library_id is None:
            self.library.hide()
        else:
            self.library.show(self._library_id, self.period.period())
        taken = _EMPTY if self.source.currentData() is None else _COPIED
        self.source_row.hint.setText(self.library.about or taken)

    def _source(self) -> PlanRow | None:
        """The plan that is taken over, with what stands in it, or None."""
        chosen = self.source.currentData()
        if not isinstance(chosen, int):
            return None
        if self._read is None or self._read.id != chosen:
            self._read = plans.get_plan(self._workspace, chosen)
        return self._read

    def _usual_period(self, source: PlanRow | None) -> "PlanPeriod":
        """The year of work, or that of the source, moved so that it begins in that year."""
        if self._library_id is not None:
            return self.library.usual_period(self._library_id, self._year)
        if source is None:
            return school_period(self._year)
        return moved_period(source.period, self._year - source.year)

    def _propose_title(self, source: PlanRow | None) -> None:
        """The title of the plan that is taken over, or a usual one; what was typed stays."""
        period = self.period.period()
        if self.library.filled is not None:
            title = self.library.filled.title
        elif source is None:
            title = f"{_USUAL_TITLE} на {_named(period)}"
        else:
            title = plans.moved_title(source.title, source.period, source.year, first_year(period))
        if self.name.text() == self._proposed:
            self.name.setText(title)
            self.name.setCursorPosition(0)
        self._proposed = title

    def _show_count(self) -> None:
        self.picker_row.hint.setText(self.library.words)
        self._show_years()

    def _show_years(self) -> None:
        plan = self._source()
        if plan is not None:
            year = first_year(self.period.period())
            self.years.show_texts(plans.moved_texts(plan, year, self.picker.chosen()))

    # Saving

    def save(self) -> None:
        """Store the plan.

        Raises:
            UserError: the title is missing, or dates would change that were not shown yet.
        """
        title = required(self.name_row, self.name.text(), "Введите название плана.")
        owner, source = self.owner.currentData(), self.source.currentData()
        period = self.period.period()
        if self._library_id is not None:
            number, changes = plan_from_library(
                self._workspace,
                self._library_id,
                period,
                title=title,
                school_id=owner,
                programme_id=self.programme.programme_id,
                keys=self.picker.chosen_of_library(),
            )
        elif self._plan is None and source is not None:
            number, changes = plans.copy_plan(
                self._workspace,
                source,
                first_year(period),
                period=period,
                title=title,
                school_id=owner,
                programme_id=self.programme.programme_id,
                measure_ids=self.picker.chosen(),
            )
        else:
            self._require_seen()
            draft = PlanDraft(
                title=title,
                period=period,
                school_id=owner,
                programme_id=self.programme.programme_id,
                order_id=self.order.currentData(),
                answers=None if self._plan is None else self._answers(),
            )
            known = None if self._plan is None else self._plan.id
            if self._store_many is not None and self._rows_to_store() >= BULK_ROWS:
                self._store_many(draft, self._rows_to_store())
                return
            number, changes = plans.save_plan(self._workspace, draft, known)
        self._saved(number, changes)

    def _rows_to_store(self) -> int:
        measures = () if self._plan is None else self._plan.measures
        is_same = self._plan is None or self._terms() == terms_of_plan(self._plan)
        return 0 if is_same else rows_to_store(len(measures), len(self.preview.rows))

    def _require_seen(self) -> None:
        """Dates that are still being read are shown first."""
        if not self.preview.busy:
            return
        self.preview.finish()
        if self.preview.rows:
            raise UserError(
                "Даты некоторых сроков изменятся.", "Посмотрите, каких, и сохраните ещё раз."
            )


def _named(period: "PlanPeriod") -> str:
    """«2026/2027 учебный год», «2018–2020 годы»."""
    name = period_name(period)
    if period.kind is not YearsKind.SCHOOL:
        return name
    return f"{name} учебный год" if len(period.years()) == 1 else f"{name} учебные годы"
