"""What is said about a plan, from a file or a form, and what of it cannot be."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.possible import why_no_deadline
from app.services.orders.papers import is_link
from app.services.plans.deadlines.terms import first_year
from app.services.plans.execution.named import OrderName
from app.services.plans.parties.typed.cells import party_cell
from app.services.plans.table.rows import clean
from app.services.writing.error_texts import wrong_error
from app.services.writing.target import Wrong

if TYPE_CHECKING:
    from app.services.plans.rows import MeasureDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkEntry:
    """A mark of execution.

    Attributes:
        status: a `MeasureStatus`.
        marked_on: the day of the execution, or None.
        text: free words; alone they may be the address of a page, which is the evidence then.
        order: the order that proves it, or None.
        evidence_kind: what proves it besides an order.
        evidence_text: the address or the paper.
        moved_to: the new due date of what was put off, or None.
        counts: (12, 15) of «12 из 15», or None.
    """

    status: MeasureStatus
    marked_on: date | None = None
    text: str = ""
    order: OrderName | None = None
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    evidence_text: str = ""
    moved_to: date | None = None
    counts: tuple[int, int] | None = None

    @property
    def stored(self) -> dict[str, Any]:
        """Its columns, those of its keys left aside."""
        kind, text, proof = self.evidence_kind, self.text, self.evidence_text
        if self.order is not None:
            kind = EvidenceKind.ORDER
        elif kind is EvidenceKind.NONE and is_link(text):
            kind, text, proof = EvidenceKind.LINK, "", text
        done, of = self.counts or (None, None)
        return {
            "status": self.status.value,
            "marked_on": self.marked_on,
            "text": text,
            "evidence_kind": kind.value,
            "evidence_text": proof,
            "moved_to": self.moved_to,
            "count_done": done,
            "count_of": of,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanName:
    """What makes it the same plan: its title, its period, its school (None: municipal).

    `columns` are those that it is printed with, key and title of each; empty where they are not
    known.
    """

    title: str
    period: PlanPeriod
    school_id: int | None = None
    columns: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def year(self) -> int:
        """The school year in which it begins."""
        return first_year(self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntry:
    """A line of a plan.

    Attributes:
        plan: the plan; the lines of one table share one.
        section: title of its section.
        title: the measure.
        deadline: as written.
        responsible: the cell of the parties as typed, or its lines; nothing where it is empty.
        expected: the expected result.
        note: free words.
        number: the printed number as typed; empty when the program counts.
        expected_joined: the expected result is that of the line above, in one merged cell.
        mark: the mark of execution, or None when the line says nothing about it.
        is_section: the line only names its section, which has no measures.
        sheet: the sheet of the file; empty for what is typed.
        row: number of the row of the file; 0 for what is typed.
    """

    plan: PlanName
    section: str
    title: str
    deadline: str = ""
    responsible: tuple[str, ...] = ()
    expected: str = ""
    note: str = ""
    number: str = ""
    expected_joined: bool = False
    mark: MarkEntry | None = None
    is_section: bool = False
    sheet: str = ""
    row: int = 0

    @property
    def school_id(self) -> int | None:
        """The school whose plan it is, or None."""
        return self.plan.school_id

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands in its file."""
        return self.sheet, self.row


def entry_of(draft: "MeasureDraft", plan: PlanName, section: str) -> MeasureEntry:
    """A measure in a section of a plan as it would be stored."""
    return MeasureEntry(
        plan=plan,
        section=section,
        title=clean(draft.title),
        deadline=draft.deadline_text.strip(),
        responsible=party_cell("\n".join(draft.responsible)),
        expected=draft.expected.strip(),
        note=draft.note.strip(),
        number=" ".join(draft.number.split()),
        expected_joined=draft.expected_joined and not draft.expected.strip(),
    )


def wrong_plan_title(title: str) -> Wrong | None:
    """What is wrong with the title of a plan."""
    return _wrong_name(
        title,
        Wrong(
            code="no_plan_title",
            text="Не указано название плана.",
            hint="Заполните поле «Название».",
            cell_hint="Напишите его над таблицей, справа от слова «План».",
            field="plan",
        ),
    )


def wrong_section(title: str) -> Wrong | None:
    """What is wrong with the title of a section."""
    return _wrong_name(
        title,
        Wrong(
            code="no_section",
            text="Не указано название раздела.",
            hint="Заполните поле «Название».",
            cell_hint="Заполните ячейку.",
            field="section",
        ),
    )


def wrong_measure(title: str) -> Wrong | None:
    """What is wrong with the title of a measure."""
    return _wrong_name(
        title,
        Wrong(
            code="no_measure",
            text="Не указано название мероприятия.",
            hint="Заполните поле «Мероприятие».",
            cell_hint="Заполните ячейку.",
            field="title",
        ),
    )


def wrong_deadline(text: str) -> Wrong | None:
    """What is wrong with a deadline: a day that no calendar has, the number of a date."""
    error = wrong_error(text, "deadline")
    why = why_no_deadline(text)
    if error is not None or not why:
        return error
    return Wrong(
        code="date", text=why, hint="Исправьте срок, например: до 20.09.2026.", field="deadline"
    )


def wrong_mark(marked_on: date | None, text: str, today: date) -> Wrong | None:
    """What is wrong with a mark of execution: its day lies ahead, its words are an error."""
    if marked_on is not None and marked_on > today:
        return Wrong(
            code="date",
            text=f"Дата исполнения {date_digits(marked_on)} ещё не наступила.",
            hint="Исправьте дату.",
            field="marked_on",
        )
    return wrong_error(text, "mark_text")


def wrong_line(entry: MeasureEntry) -> list[Wrong]:
    """All that cannot be in a line of a plan, its mark left aside."""
    if entry.is_section:
        return [wrong for wrong in (wrong_section(entry.section),) if wrong is not None]
    problems = [
        wrong_section(entry.section),
        wrong_measure(entry.title),
        wrong_deadline(entry.deadline),
        *(wrong_error(name, "responsible") for name in entry.responsible),
        wrong_error(entry.expected, "expected"),
        wrong_error(entry.note, "note"),
    ]
    return [wrong for wrong in problems if wrong is not None]


def _wrong_name(title: str, missing: Wrong) -> Wrong | None:
    return wrong_error(title, missing.field) if title.strip() else missing
