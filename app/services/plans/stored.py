"""Stored plans as lines of a plan are compared with them, on one session."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.matching import folded
from app.services.orders.orders import load_orders, number_key
from app.services.plans.entries import MarkEntry
from app.services.plans.parties.typed.cells import joined, on_one_line, same_parties
from app.services.writing.target import Fact, Status, Words

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import ExecutionMark, Measure, OrderRecord, Plan
    from app.services.plans.entries import MeasureEntry, PlanName


@dataclass(frozen=True, slots=True)
class _Difference:
    title: str
    old: str
    new: str


class StoredPlans:
    """Plans, sections, measures, marks and orders of a workspace.

    Attributes:
        plans: all of them.
        sections: of a plan, in order.
        measures: of a section, in order.
        parties: names of those of a measure, in order.
        marks: of a measure, the current one last.
        orders: by id.
    """

    def __init__(self, session: "Session") -> None:
        from sqlmodel import col, select

        from app.models import ExecutionMark, Measure, MeasureParty, Plan, PlanSection

        self.plans: list[Plan] = list(session.exec(select(Plan)))
        self.sections: dict[int, list[PlanSection]] = {}
        for section in session.exec(select(PlanSection).order_by(col(PlanSection.position))):
            self.sections.setdefault(section.plan_id, []).append(section)
        self.measures: dict[int, list[Measure]] = {}
        for measure in session.exec(select(Measure).order_by(col(Measure.position))):
            self.measures.setdefault(measure.section_id, []).append(measure)
        self.parties: dict[int, list[str]] = {}
        for measure_id, name in session.exec(
            select(MeasureParty.measure_id, MeasureParty.name).order_by(col(MeasureParty.position))
        ):
            self.parties.setdefault(measure_id, []).append(name)
        self.marks: dict[int, list[ExecutionMark]] = {}
        for mark in session.exec(select(ExecutionMark).order_by(col(ExecutionMark.id))):
            self.marks.setdefault(mark.measure_id, []).append(mark)
        self.orders: dict[int, OrderRecord] = load_orders(session)

    def words(
        self, plan: "PlanName", entries: "Sequence[MeasureEntry]"
    ) -> Iterator[tuple[Status, Words]]:
        """What becomes of every line of a plan."""
        stored = self.find_plan(plan, plan.school_id)
        known = self.find_measures(stored, entries)
        sections = self.sections.get(0 if stored is None else stored.id or 0, ())
        titles = {plain_title(section.title) for section in sections}
        for entry in entries:
            if entry.is_section:
                there = plain_title(entry.section) in titles
                yield "same" if there else "new", Words(entry.section, "", "раздел")
                continue
            measure = known.get(entry.row)
            what = f"{entry.section}: {' '.join(entry.title.split())}"
            if measure is None:
                yield "new", Words(what, "", _mark_words(entry.mark) or entry.deadline)
                continue
            differences = self.differences(measure, entry)
            yield (
                "changed" if differences else "same",
                Words(
                    what,
                    "; ".join(f"{one.title}: {one.old or '–'}" for one in differences),
                    "; ".join(f"{one.title}: {one.new or '–'}" for one in differences),
                ),
            )

    def find_plan(self, name: "PlanName", school_id: int | None) -> "Plan | None":
        """A plan by its name, period and school."""
        wanted = (plain_title(name.title), name.period.start, name.period.end, school_id)
        for plan in self.plans:
            known = (plain_title(plan.title), plan.period_start, plan.period_end, plan.school_id)
            if known == wanted:
                return plan
        return None

    def find_measures(
        self, plan: "Plan | None", entries: Sequence["MeasureEntry"]
    ) -> dict[int, "Measure"]:
        """Row of the file -> the stored measure; equal titles are told apart by their order."""
        waiting: dict[tuple[str, str], list[Measure]] = {}
        for section in self.sections.get(0 if plan is None else plan.id or 0, ()):
            for measure in self.measures.get(section.id or 0, ()):
                key = (plain_title(section.title), plain_title(measure.title))
                waiting.setdefault(key, []).append(measure)
        found: dict[int, Measure] = {}
        for entry in entries:
            if entry.is_section:
                continue
            same = waiting.get((plain_title(entry.section), plain_title(entry.title)))
            if same:
                found[entry.row] = same.pop(0)
        return found

    def differences(self, measure: "Measure", entry: "MeasureEntry") -> list[_Difference]:
        """What the file changes; an empty cell changes nothing."""
        found = [
            _Difference("срок", measure.deadline_text, entry.deadline),
            _Difference("ответственные", *self._cells(measure, entry)),
            _Difference("ожидаемый результат", measure.expected, entry.expected),
        ]
        if entry.mark is not None and self.is_new_mark(measure, entry.mark):
            stored = self.marks.get(measure.id or 0)
            words = self._stored_words(stored[-1]) if stored else ""
            found.append(_Difference("отметка", words, _mark_words(entry.mark)))
        return [one for one in found if one.new and one.old != one.new]

    def _cells(self, measure: "Measure", entry: "MeasureEntry") -> tuple[str, str]:
        """The cell of the parties as stored and as the file has it, on one line each.

        Parties whose cell was not kept are compared by their names.
        """
        cell = "\n".join(entry.responsible)
        stored = measure.responsible_text or joined(self.parties.get(measure.id or 0, []))
        if not measure.responsible_text and same_parties(stored, cell):
            stored = cell
        return on_one_line(stored), on_one_line(cell)

    def is_new_mark(self, measure: "Measure", mark: MarkEntry) -> bool:
        """Whether no mark of the measure says the same; later marks stay the current ones."""
        stored = self.marks.get(measure.id or 0, [])
        if not stored:
            return mark != MarkEntry(status=MeasureStatus.NOT_STARTED)
        order = None if mark.order is None else mark.order.key
        return all(self._said(old, mark.stored) != (mark.stored, order) for old in stored)

    def _said(self, mark: "ExecutionMark", columns: Iterable[str]) -> tuple[Any, ...]:
        """The same columns of a stored mark, and its order."""
        order = None if mark.order_id is None else self.orders.get(mark.order_id)
        said = {column: getattr(mark, column) for column in columns}
        return said, None if order is None else order_key(order)

    def _stored_words(self, mark: "ExecutionMark") -> str:
        order = None if mark.order_id is None else self.orders.get(mark.order_id)
        return _in_words(
            MeasureStatus(mark.status),
            mark.text or mark.evidence_text,
            mark.marked_on,
            None if order is None else order.number,
            None if order is None else order.issued_on,
        )


def order_key(order: "OrderRecord") -> tuple[str, date | None]:
    """An order of the register as `OrderName.key` names it; a draft has no date."""
    return number_key(order.number or ""), order.issued_on


def plain_title(text: str) -> str:
    """A title as titles are compared: without case, spaces and the full stop at its end."""
    return " ".join(folded(text).split()).rstrip(".")


def facts_of_line(entry: "MeasureEntry") -> dict[str, Fact]:
    """What a line of a file says, cell by cell; its mark is one fact."""
    told = (
        ("deadline", "срок", entry.deadline),
        ("responsible", "ответственные", on_one_line("\n".join(entry.responsible))),
        ("expected", "ожидаемый результат", entry.expected),
    )
    facts = {field: Fact(text, title, text) for field, title, text in told if text}
    mark = entry.mark
    if mark is not None:
        order = None if mark.order is None else mark.order.key
        value = (*mark.stored.values(), order)
        facts["status"] = Fact(value, "отметка", _mark_words(mark))
    return facts


def _mark_words(mark: MarkEntry | None) -> str:
    if mark is None:
        return ""
    number, issued_on = mark.order or (None, None)
    words = ", ".join(part for part in (mark.text, mark.evidence_text) if part)
    return _in_words(mark.status, words, mark.marked_on, number, issued_on)


def _in_words(
    status: MeasureStatus,
    text: str,
    marked_on: date | None,
    number: str | None,
    issued_on: date | None,
) -> str:
    """A mark of a file and a stored one alike: status, words, day, order."""
    order = ""
    if number is not None and issued_on is not None:
        order = f"приказ от {date_digits(issued_on)} № {number}"
    day = "" if marked_on is None else date_digits(marked_on)
    return ", ".join(part for part in (status.label, text, day, order) if part)
