"""Stored plans as lines of a plan are compared with them, on one session."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import MeasureStatus
from app.services.language.dates import date_digits
from app.services.orders.orders import load_orders
from app.services.orders.taken_numbers import number_key
from app.services.plans.deadlines.terms import PlanTerms, terms_of
from app.services.plans.entries import MarkEntry
from app.services.plans.execution.named import OrderName
from app.services.plans.execution.wording import tells_proof
from app.services.plans.parties.typed.cells import joined, on_one_line, same_parties
from app.services.plans.table.matching import Known, alike, match, plain
from app.services.writing.target import Fact, Status, Words

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlmodel import Session

    from app.models import ExecutionMark, Measure, OrderRecord, Plan, PlanSection
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
        self._titles = {
            section.id or 0: section.title
            for listed in self.sections.values()
            for section in listed
        }
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
        sections = self.find_sections(stored, entries)
        for entry in entries:
            if entry.is_section:
                there = plain(entry.section) in sections
                yield "same" if there else "new", Words(entry.section, "", "раздел")
                continue
            measure = known.get(entry.place)
            what = f"{_one_line(entry.title)} ({entry.section})"
            if measure is None:
                yield "new", Words(what, "", _mark_words(entry.mark) or _one_line(entry.deadline))
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
        return _plan_named(self.plans, name, school_id)

    def find_sections(
        self, plan: "Plan | None", entries: Sequence["MeasureEntry"]
    ) -> "dict[str, PlanSection]":
        """`plain` title of a section of the file -> the stored one, which may be called alike."""
        stored = self.sections_of(plan)
        known = {plain(section.title): section for section in stored}
        wanted = dict.fromkeys(plain(entry.section) for entry in entries)
        found = {title: known[title] for title in wanted if title in known}
        rest = {title: one for title, one in known.items() if title not in wanted}
        for title in wanted.keys() - found.keys():
            likely = alike(rest, title)
            if likely is not None:
                found[title] = rest.pop(likely)
        return found

    def sections_of(self, plan: "Plan | None") -> "list[PlanSection]":
        """The sections of a plan, in order; none of one that is not stored."""
        return self.sections.get(plan.id or 0, []) if plan is not None else []

    def find_measures(
        self, plan: "Plan | None", entries: Sequence["MeasureEntry"]
    ) -> "dict[tuple[str, int], Measure]":
        """Place of a line in the file -> the stored measure that it is (`table.matching`)."""
        measures, lines, found = self._matched(plan, entries)
        return {lines[line].place: measures[place] for line, place in found.items()}

    def gone(self, plan: "PlanName", entries: Sequence["MeasureEntry"]) -> "list[Measure]":
        """The stored measures of a plan that no line of a file is, in order."""
        measures, _lines, found = self._matched(self.find_plan(plan, plan.school_id), entries)
        there = set(found.values())
        return [one for place, one in enumerate(measures) if place not in there]

    def _matched(
        self, plan: "Plan | None", entries: Sequence["MeasureEntry"]
    ) -> "tuple[list[Measure], list[MeasureEntry], dict[int, int]]":
        """The measures of a plan, the lines of a file, and position of a line -> of a measure."""
        sections = self.find_sections(plan, entries)
        titled = [
            (section.title, measure)
            for section in self.sections_of(plan)
            for measure in self.measures.get(section.id or 0, ())
        ]
        lines = [entry for entry in entries if not entry.is_section]
        found = match(
            [
                Known(title, measure.title, measure.number or str(place))
                for place, (title, measure) in enumerate(titled, 1)
            ],
            [
                Known(_title_of(sections, entry.section), entry.title, entry.number or str(place))
                for place, entry in enumerate(lines, 1)
            ],
        )
        return [measure for _title, measure in titled], lines, found

    def differences(self, measure: "Measure", entry: "MeasureEntry") -> list[_Difference]:
        """What the file changes; an empty cell changes nothing."""
        found = [
            _Difference(
                "раздел", *_unlike(self._titles.get(measure.section_id, ""), entry.section)
            ),
            _Difference("мероприятие", *_unlike(measure.title, entry.title)),
            _Difference("номер", measure.number, _other_number(measure, entry)),
            _Difference("срок", _one_line(measure.deadline_text), _one_line(entry.deadline)),
            _Difference("ответственные", *self._cells(measure, entry)),
            _Difference("ожидаемый результат", measure.expected, entry.expected),
            _Difference("примечание", measure.note, entry.note),
        ]
        if entry.expected_joined and not measure.expected_joined:
            found.append(_Difference("ожидаемый результат", measure.expected, "общий с предыдущим"))
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
        record = None if mark.order_id is None else self.orders.get(mark.order_id)
        order = None
        if record is not None and record.number is not None and record.issued_on is not None:
            order = OrderName(record.number, record.issued_on)
        return _in_words(
            MeasureStatus(mark.status), mark.text, mark.evidence_text, mark.marked_on, order
        )


def titles_gone(connection: "Connection", entries: Sequence["MeasureEntry"]) -> list[str]:
    """Titles of the stored measures that the lines of one plan do not name, in printed order."""
    from sqlmodel import Session

    if not entries:
        return []
    with Session(connection) as session:
        return [_one_line(one.title) for one in StoredPlans(session).gone(entries[0].plan, entries)]


def named_terms(connection: "Connection", name: "PlanName") -> PlanTerms:
    """What the deadlines of a named plan are read with; its period alone while none is stored."""
    from sqlmodel import Session, select

    from app.models import Plan

    with Session(connection) as session:
        plan = _plan_named(session.exec(select(Plan)), name, name.school_id)
        return PlanTerms(name.period) if plan is None else terms_of(session, plan)


def _plan_named(plans: "Iterable[Plan]", name: "PlanName", school_id: int | None) -> "Plan | None":
    wanted = (plain(name.title), name.period.start, name.period.end, school_id)
    for plan in plans:
        known = (plain(plan.title), plan.period_start, plan.period_end, plan.school_id)
        if known == wanted:
            return plan
    return None


def order_key(order: "OrderRecord") -> tuple[str, date | None]:
    """An order of the register as `OrderName.key` names it; a draft has no date."""
    return number_key(order.number or ""), order.issued_on


def _title_of(sections: "Mapping[str, PlanSection]", title: str) -> str:
    """The stored title of the section that a line names."""
    section = sections.get(plain(title))
    return title if section is None else section.title


def _unlike(old: str, new: str) -> tuple[str, str]:
    """Two titles on one line each, one and the same when only their spelling differs."""
    return ("", "") if plain(old) == plain(new) else (_one_line(old), _one_line(new))


def _other_number(measure: "Measure", entry: "MeasureEntry") -> str:
    """The number that a file gives a measure; a plain one says no more than counting does."""
    counted = not measure.number and entry.number.strip(" .").isdigit()
    return "" if counted else entry.number


def _one_line(text: str) -> str:
    return " ".join(text.split())


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
    return _in_words(mark.status, mark.text, mark.evidence_text, mark.marked_on, mark.order)


def _in_words(
    status: MeasureStatus,
    text: str,
    proof: str,
    marked_on: date | None,
    order: OrderName | None,
) -> str:
    """A mark of a file and a stored one alike: status, words, day, and what they do not name."""
    if tells_proof(text, order, proof):
        proof, order = "", None
    day = "" if marked_on is None else date_digits(marked_on)
    by = "" if order is None else f"приказ от {date_digits(order.issued_on)} № {order.number}"
    return ", ".join(part for part in (status.label, text, proof, day, by) if part)
