"""The one writer of plans: tables of a file, lines of the form, lines that are pasted.

A plan of a file is known by its name, period and school, a section by its title, a measure by
title, number, place and likeness (`table.matching`). A corrected file changes what is known and
puts what is new at its place; what it does not name stays as it is, and a mark that differs from
the current one is added after it.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from app.services.language.sentences import quoted
from app.services.orders.orders import OrderDraft, add_orders
from app.services.plans.deadlines.terms import columns_text, new_plan, terms_of
from app.services.plans.entries import wrong_line, wrong_mark
from app.services.plans.moving import number
from app.services.plans.parts import Line, MeasureWriter
from app.services.plans.stored import StoredPlans, facts_of_line, order_key
from app.services.plans.table.matching import plain
from app.services.progress import Progress, Steps
from app.services.reference import ensure_school_year
from app.services.writing.collector import paused_collector
from app.services.writing.target import Compared, Fact, Wrong, first_clash

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.models import Measure, Plan, PlanSection
    from app.services.log.changes import Work
    from app.services.plans.entries import MarkEntry, MeasureEntry, OrderName, PlanName

_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """Writes plans of files, each known by its name; `today` is the local date."""

    today: date

    def check(self, entry: "MeasureEntry") -> list[Wrong]:
        """Why a line cannot be stored."""
        mark = entry.mark
        wrong = None if mark is None else wrong_mark(mark.marked_on, mark.text, self.today)
        return [*wrong_line(entry), *([] if wrong is None else [wrong])]

    def years(self, entries: "Sequence[MeasureEntry]") -> frozenset[int]:
        """School years of the plans."""
        return frozenset(entry.plan.year for entry in entries)

    def identities(self, entries: "Sequence[MeasureEntry]") -> "Sequence[Hashable]":
        """Plan, section, measure; equal titles of a table are told apart by their order."""
        seen = Counter[Hashable]()
        things: list[Hashable] = []
        for entry in entries:
            plan, titles = entry.plan, (plain(entry.section), plain(entry.title))
            seen[id(plan), titles] += 1
            number = seen[id(plan), titles]
            things.append((plain(plan.title), plan.period, plan.school_id, titles, number))
        return things

    def facts(self, entry: "MeasureEntry") -> "Mapping[str, Fact]":
        """The cells that are filled."""
        return facts_of_line(entry)

    def clash(
        self, facts: "Mapping[str, Fact]", told: "Mapping[str, Fact]"
    ) -> "tuple[str, str] | None":
        """A cell that differs, or a mark: of two files nobody knows which has the current one."""
        return first_clash(facts, told)

    def check_beside(
        self,
        connection: "Connection",
        entries: "Sequence[MeasureEntry]",
        told: "Sequence[Mapping[str, Fact]]",
    ) -> "Mapping[int, Wrong]":
        """Nothing: what a line says stands beside anything."""
        return {}

    def compare(
        self, connection: "Connection", entries: "Sequence[MeasureEntry]"
    ) -> "Compared[MeasureEntry]":
        """The measures against the stored ones."""
        from sqlmodel import Session

        with Session(connection, expire_on_commit=False) as session:
            stored = StoredPlans(session)
            told = [one for plan, lines in _by_plan(entries) for one in stored.words(plan, lines)]
        return Compared(
            entries=entries,
            statuses=[status for status, _words in told],
            words=lambda place: told[place][1],
        )

    def store(
        self, work: "Work", entries: "Sequence[MeasureEntry]", ids: dict[int, int]
    ) -> Steps[None]:
        """Make what is new, change what differs, add marks; orders come into the register once."""
        for year in sorted(self.years(entries)):
            ensure_school_year(work.session, year)
        writer = _PlanWriter(work)
        for plan, lines in _by_plan(entries):
            yield from writer.store(plan, lines, ids)


def _by_plan(
    entries: "Sequence[MeasureEntry]",
) -> "Iterator[tuple[PlanName, list[MeasureEntry]]]":
    """The lines of every table, which share one name of a plan."""
    for _key, lines in groupby(entries, key=lambda entry: id(entry.plan)):
        listed = list(lines)
        yield listed[0].plan, listed


class _PlanWriter:
    """Writes plans within one action; what they name twice is made once."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self._session = work.session
        self._register = StoredPlans(work.session)
        self._measures = MeasureWriter(work)
        self._now = _moment(work)
        self._former: dict[int, Measure] = {}  # of a section, the measure of the line before
        self._following: dict[int, Measure] = {}  # of a section, the first that the file knows
        self._shifted: set[int] = set()  # sections whose measures are to be numbered anew
        self._orders: dict[tuple[str, date | None], int] = {}
        for key, order in self._register.orders.items():
            self._orders.setdefault(order_key(order), key)

    def store(
        self, plan: "PlanName", entries: "Sequence[MeasureEntry]", ids: dict[int, int]
    ) -> Steps[None]:
        """Write one plan; the work may be given up at every step.

        Raises:
            UserError: the register of orders has another order of the number by now.
        """
        school_id = None if plan.school_id is None else ids.get(plan.school_id, plan.school_id)
        stored = self._register.find_plan(plan, school_id)
        known = self._register.find_measures(stored, entries)
        if stored is None:
            stored = new_plan(plan.title, plan.period)
            stored.school_id = school_id
            self._session.add(stored)
            self._session.flush()
            self._register.plans.append(stored)
        if plan.columns:
            stored.columns = columns_text(plan.columns)
            self._session.add(stored)
        sections = self._store_sections(stored, entries)
        for measure in known.values():
            self._following.setdefault(measure.section_id, measure)
        total = len(entries)
        for start in range(0, total, _ROWS_AT_ONCE):
            yield Progress(start, total, f"Сохранение плана {quoted(plan.title)}")
            with paused_collector(), self._session.no_autoflush:
                self._store_rows(stored, sections, entries[start : start + _ROWS_AT_ONCE], known)
        self._renumber()

    def _store_rows(
        self,
        plan: "Plan",
        sections: dict[str, "PlanSection"],
        entries: Sequence["MeasureEntry"],
        known: Mapping[tuple[str, int], "Measure"],
    ) -> None:
        """Measures first, then the orders and marks that refer to them."""
        lines: list[Line] = []
        for entry in entries:
            if entry.is_section:
                continue
            section = sections[plain(entry.section)]
            measure = known.get(entry.place)
            if measure is None:
                measure = self._new_measure(section, entry.title)
                lines.append(Line(entry, measure, is_new=True))
            elif self._register.differences(measure, entry):
                self._known_measure(section, measure)
                lines.append(Line(entry, measure, is_new=False))
            self._former[measure.section_id] = measure
        marks = [
            (line.measure, line.entry.mark)
            for line in lines
            if line.entry.mark is not None
            and self._register.is_new_mark(line.measure, line.entry.mark)
        ]
        terms = terms_of(self._session, plan)
        for line in lines:
            self._measures.fill(line, terms)
        self._measures.finish()
        self._make_orders([mark.order for _measure, mark in marks if mark.order], plan)
        for measure, mark in marks:
            self._store_mark(measure, mark)
        self._session.flush()

    def _store_sections(
        self, plan: "Plan", entries: Sequence["MeasureEntry"]
    ) -> dict[str, "PlanSection"]:
        """The sections that lines name by their `plain` titles; new ones stand at their place."""
        from app.models import PlanSection

        assert plan.id is not None
        stored = self._register.sections.setdefault(plan.id, [])
        found = self._register.find_sections(plan, entries)
        former: PlanSection | None = None
        named = (found.get(plain(entry.section)) for entry in entries)
        following = next(filter(None, named), None)
        for entry in entries:
            key = plain(entry.section)
            section = found.get(key)
            if section is None:
                section = PlanSection(plan_id=plan.id, position=0, title=entry.section)
                stored.insert(_behind(stored, former, following), section)
                found[key] = section
            elif plain(section.title) != key:
                section.title = entry.section
            former = section
        number(self._session, stored)
        self._session.flush()
        return found

    def _new_measure(self, section: "PlanSection", title: str) -> "Measure":
        """A measure behind the one of the line before it, in its section."""
        from app.models import Measure

        assert section.id is not None
        siblings = self._register.measures.setdefault(section.id, [])
        measure = Measure(section_id=section.id, position=0, title=title)
        place = self._place(section.id)
        if place < len(siblings):
            self._shifted.add(section.id)
        siblings.insert(place, measure)
        measure.position = place + 1
        return measure

    def _known_measure(self, section: "PlanSection", measure: "Measure") -> None:
        """A measure that the file names comes into the section that it has there."""
        assert section.id is not None
        if measure.section_id != section.id:
            left = self._register.measures[measure.section_id]
            left[:] = [one for one in left if one is not measure]
            siblings = self._register.measures.setdefault(section.id, [])
            siblings.insert(self._place(section.id), measure)
            self._shifted |= {section.id, measure.section_id}
            measure.section_id = section.id

    def _place(self, section_id: int) -> int:
        """Where a measure of the line that is written now stands in its section."""
        siblings = self._register.measures[section_id]
        former = self._former.get(section_id)
        return _behind(siblings, former, self._following.get(section_id))

    def _renumber(self) -> None:
        """Number the measures of the sections in which some have moved."""
        for section_id in self._shifted:
            number(self._session, self._register.measures[section_id])
        self._shifted.clear()
        self._former.clear()
        self._following.clear()
        self._session.flush()

    def _store_mark(self, measure: "Measure", mark: "MarkEntry") -> None:
        from app.models import ExecutionMark

        assert measure.id is not None
        order_id = None if mark.order is None else self._orders[mark.order.key]
        record = ExecutionMark(
            measure_id=measure.id, order_id=order_id, created_at=self._now, **mark.stored
        )
        self._session.add(record)
        self._register.marks.setdefault(measure.id, []).append(record)

    def _make_orders(self, wanted: Sequence["OrderName"], plan: "Plan") -> None:
        """Enter orders that the register does not have."""
        new: dict[tuple[str, date], OrderName] = {}
        for order in wanted:
            if order.key not in self._orders:
                new.setdefault(order.key, order)
        records = add_orders(
            self._session,
            [
                OrderDraft(
                    title=f"Приказ, названный в плане {quoted(plan.title)}",
                    number=order.number,
                    issued_on=order.issued_on,
                    year=plan.year,
                    note="Внесён при загрузке плана: уточните заголовок.",
                )
                for order in new.values()
            ],
        )
        for record in records:
            assert record.id is not None
            self._orders[order_key(record)] = record.id
            self._register.orders[record.id] = record


def _behind(rows: Sequence[object], former: object, following: object) -> int:
    """The position behind a row of the line before, else before that of a line after, else the end.

    Rows are told by identity: records of equal values are not one.
    """
    if rows and rows[-1] is former:
        return len(rows)
    for place, row in enumerate(rows):
        if row is former:
            return place + 1
    ahead = (place for place, row in enumerate(rows) if row is following)
    return len(rows) if former is not None else next(ahead, len(rows))


def _moment(work: "Work") -> datetime:
    from app.models import ChangeSet

    record = work.session.get(ChangeSet, work.change_set_id)
    assert record is not None
    return record.created_at
