"""The sections that are texts and short lists: passport, aims, problem and concept."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.enums import ProgrammeKind
from app.services.documents.editing.programme_slips import slips_told
from app.services.language.deadlines.periods import school_period
from app.services.language.sentences import capital
from app.services.orders import orders
from app.views.plans.forms.period_field import PeriodField
from app.views.plans.programmes.sections.section import FormSection
from app.views.widgets.fields.form_row import FormRow, choice, line_edit, refill, side_by_side

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

_IN_WORDS = "Как напечатать срок, если не «2018–2020 годы»; пусто – обычными словами"
_FIELDS = (
    "Абзацы разделяет пустая строка. Поля в фигурных скобках, как в тексте документа, заполнит"
    " программа: {число школ программы: школа, школы, школ}"
)


class PassportSection(FormSection):
    """Паспорт: what it is called, for which period, by which order, by whom and how."""

    key, title = "passport", "Паспорт"
    parts = (
        *("title", "kind", "period", "order_id", "developers", "executors", "participants"),
        *("mechanism", "resources", "management", "control"),
    )

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.name, self.words = line_edit(), line_edit()
        self.kind = choice([(capital(one.label), one) for one in ProgrammeKind])
        self.order = choice([])
        self.order.setSizeAdjustPolicy(
            self.order.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.period = PeriodField(school_period(context.year))
        self.period.changed.connect(self._on_period)
        self.add_row("title", FormRow("Название", self.name, required=True))
        kind = FormRow("Вид", self.kind)
        order = FormRow("Приказ об утверждении", self.order)
        self.column.content.addLayout(side_by_side(kind, order, stretches=(1, 2)))
        for field, box in (("kind", self.kind), ("order_id", self.order)):
            self.fields[field] = kind if field == "kind" else order
            box.activated.connect(lambda _number: self.tell())
        self.add_row("period", FormRow("Срок", self.period))
        self.add_row("period_words", FormRow("Срок словами", self.words, hint=_IN_WORDS))
        self.add_lines("developers", "Основные разработчики")
        self.add_text("executors", "Исполнители")
        self.add_text("participants", "Участники")
        self.add_text("mechanism", "Механизм реализации", lines=3)
        self.add_text("resources", "Ресурсное обеспечение", lines=3)
        self.add_text("management", "Управление", lines=3)
        self.add_text("control", "Контроль", lines=3)

    def fill(self, programme: "Programme") -> None:
        """Show the passport."""
        super().fill(programme)
        self.name.setText(programme.title)
        self.name.setCursorPosition(0)
        self.words.setText(programme.period_words)
        self.kind.setCurrentIndex(self.kind.findData(programme.kind))
        self.period.set_period(programme.period)
        rows = orders.list_orders(self.context.workspace)
        named = [("Не указан", None), *((row.label, row.id) for row in rows)]
        refill(self.order, named, programme.order_id)

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with this passport."""
        return replace(
            super().taken(programme),
            title=self.name.text(),
            kind=ProgrammeKind(self.kind.currentData()),
            period=self.period.period(),
            period_words=self.words.text(),
            order_id=self.order.currentData(),
        )

    def _on_period(self) -> None:
        self.fields["period"].show_error("")
        self.tell()


class GoalsSection(FormSection):
    """Цели и задачи: the aim, tasks, expected results, stages."""

    key, title = "goals", "Цели и задачи"
    parts = ("aim", "tasks", "expected", "stages")

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.add_text("aim", "Цель", lines=3)
        self.add_lines("tasks", "Задачи")
        self.add_lines("expected", "Ожидаемые результаты")
        self.add_lines("stages", "Этапы")


class ProblemSection(FormSection):
    """Проблема и концепция: long texts with fields."""

    key, title = "texts", "Проблема и концепция"
    parts = ("problem", "concept")

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.add_text("problem", "Описание проблемы", lines=9, hint=_FIELDS)
        self.add_text("concept", "Концепция", lines=9, hint=_FIELDS)

    @property
    def remark(self) -> str:
        """That a field of a text is not known, which is told under the text."""
        wrong = [row for row in self.fields.values() if isinstance(row, FormRow) and row.has_error]
        return "в тексте есть ошибка" if wrong else ""

    def fill(self, programme: "Programme") -> None:
        """Show the texts, and what is wrong in them."""
        super().fill(programme)
        self._tell_slips(programme)

    def checked(self, programme: "Programme") -> "Programme":
        """The programme with these texts: a slip is told and refuses nothing."""
        changed = super().checked(programme)
        self._tell_slips(changed)
        return changed

    def _tell_slips(self, programme: "Programme") -> None:
        for part in self.parts:
            self.fields[part].show_error(slips_told(part, getattr(programme, part)))
