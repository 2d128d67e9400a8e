"""Copies of plans, sections and measures: without marks, with their years moved to the new one."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import YearsKind
from app.services.language.deadlines.periods import PlanPeriod, moved_period
from app.services.language.numbers import NBSP
from app.services.language.sentences import titled
from app.services.language.years.moving import move_years
from app.services.log.changes import Changes, changing
from app.services.plans.deadlines.terms import new_plan, terms_of
from app.services.plans.entries import MeasureEntry, PlanName
from app.services.plans.moving import (
    counting_on,
    end_of_counted,
    find,
    keeping_results,
    measures_named,
    of_measures,
    place,
    siblings,
)
from app.services.plans.parts import Line, MeasureWriter, load_cell, own_period
from app.services.plans.rows import result_heads
from app.services.reference import ensure_school_year

if TYPE_CHECKING:
    from app.models import Measure, Plan, PlanSection
    from app.services.log.changes import Work
    from app.services.plans.rows import PlanRow
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MovedText:
    """A text of a plan that names a year, before and after it is copied.

    Attributes:
        where: «Название плана», «Раздел 2», «№ 5, срок».
        text: as it stands.
        later: as it will stand in the copy.
        kept: the pieces of it whose year stays.
    """

    where: str
    text: str
    later: str
    kept: tuple[str, ...]


def moved_title(title: str, period: PlanPeriod, source: int, year: int) -> str:
    """The title of a plan for another school year.

    The years of its own period move with it, «2025-2027»; periods of programmes stay.
    """
    moved = move_years(title, year - source, source).text
    first, last = period.start.year, period.end.year
    if period.kind is not YearsKind.CALENDAR or first == last:
        return moved
    later = year - source
    own = re.compile(rf"\b{first}(\s*[-–—]\s*){last}\b")
    return own.sub(lambda years: f"{first + later}{years[1]}{last + later}", moved)


def moved_texts(
    plan: "PlanRow",
    year: int,
    measure_ids: Collection[int] | None = None,
    *,
    alone: bool = False,
) -> tuple[MovedText, ...]:
    """What a copy for another school year does to the texts that name a year, in printed order.

    The title of the plan is left out: it is typed. With `measure_ids` only these measures and
    their sections are looked at; `alone` leaves out the sections.
    """
    pieces: list[MovedText] = []
    for where, text in _texts(plan, measure_ids, alone=alone):
        later, kept = move_years(text, year - plan.year, plan.year)
        if later != text or kept:
            pieces.append(MovedText(where, text, later, kept))
    return tuple(pieces)


def _texts(
    plan: "PlanRow", measure_ids: Collection[int] | None, *, alone: bool
) -> Iterator[tuple[str, str]]:
    for section in plan.sections:
        measures = [row for row in section.measures if measure_ids is None or row.id in measure_ids]
        if not alone and (measures or measure_ids is None):
            yield f"Раздел {section.position}", section.title
        for row in measures:
            number = f"№{NBSP}{row.number}"
            yield f"{number}, мероприятие", row.title
            yield f"{number}, срок", row.deadline_text
            yield f"{number}, ожидаемый результат", row.expected


def copy_plan(
    workspace: "Workspace",
    plan_id: int,
    year: int,
    *,
    period: PlanPeriod | None = None,
    title: str | None = None,
    school_id: int | None = None,
    programme_id: int | None = None,
    measure_ids: Collection[int] | None = None,
) -> tuple[int, Changes]:
    """A new plan for another year or school with the same sections and measures.

    Its period is that of the plan, by whole years later, or the `period` that begins in the year,
    or that of the programme it is to belong to; it is in no other.
    Years in the texts move with the school year as `move_years` says: single ones do, periods of
    programmes do not. Marks are not copied, and which schools its groups mean only for the same
    school or district. With `measure_ids` only these measures and their sections are taken over.

    Raises:
        UserError: the plan is not there.
    """
    from app.models import Plan, School

    with changing(workspace, "bulk", "Копирование плана") as work:
        session = work.session
        source = find(session, Plan, plan_id)
        work.about(titled(source.title))
        if school_id is not None:
            find(session, School, school_id)
        ensure_school_year(session, year)
        known = terms_of(session, source).period
        copy = new_plan(
            title or moved_title(source.title, known, source.year, year),
            own_period(session, programme_id, period or moved_period(known, year - source.year)),
        )
        copy.programme_id, copy.school_id = programme_id, school_id
        copy.answers, copy.columns = source.answers, source.columns
        if school_id == source.school_id:
            copy.group_schools = source.group_schools
        session.add(copy)
        session.flush()
        assert copy.id is not None
        copier = _Copier(work, copy)
        for section in siblings(session, plan_id=plan_id):
            measures = _chosen(siblings(session, section_id=section.id), measure_ids)
            if measures or measure_ids is None:
                copier.section(section, measures, copy.id, source.year)
        copier.finish()
    return copy.id, work.changes


def _chosen(measures: "list[Measure]", measure_ids: Collection[int] | None) -> "list[Measure]":
    return [row for row in measures if measure_ids is None or row.id in measure_ids]


def copy_measures(
    workspace: "Workspace", measure_ids: Sequence[int], section_id: int, position: int | None = None
) -> Changes:
    """Measures, in the given order, into a section of any plan: at its end, or from a position on.

    Years in their texts move when that plan is of another school year.

    Raises:
        UserError: a measure or the section is not there.
    """
    from app.models import Measure, Plan, PlanSection

    wanted_ids = list(dict.fromkeys(measure_ids))
    with changing(workspace, "bulk", of_measures("Копирование", len(wanted_ids))) as work:
        session = work.session
        section = find(session, PlanSection, section_id)
        target = find(session, Plan, section.plan_id)
        copier = _Copier(work, target)
        assert target.id is not None
        copier.counted = end_of_counted(session, target.id) is not None
        chosen = [find(session, Measure, measure_id) for measure_id in wanted_ids]
        work.about(measures_named([measure.title for measure in chosen]))
        with keeping_results(session, [section_id]), counting_on(session, target.id):
            for offset, measure in enumerate(chosen):
                source = find(session, Plan, find(session, PlanSection, measure.section_id).plan_id)
                wanted = None if position is None else position + offset
                copier.measure(measure, section, source.year, wanted)
        copier.finish()
    return work.changes


class _Copier:
    """Puts copies into one plan; the register is read once.

    Attributes:
        counted: whether the plan counts its measures, so that copies bring no number.
    """

    def __init__(self, work: "Work", plan: "Plan") -> None:
        self._session = session = work.session
        self._plan = plan
        self._terms = terms_of(session, plan)
        self._writer = MeasureWriter(work, whole=True)
        self._heads: dict[int, dict[int | None, Measure]] = {}
        self._cell: int | None = None  # the measure whose result the last copy has
        self.counted = False

    def section(
        self, section: "PlanSection", measures: "Sequence[Measure]", plan_id: int, source_year: int
    ) -> None:
        """A copy of a section with these measures at the end of a plan."""
        from app.models import PlanSection

        title = self._moved(section.title, source_year)
        copy = PlanSection(plan_id=plan_id, position=0, title=title)
        place(self._session, copy, siblings(self._session, plan_id=plan_id))
        self._session.flush()
        self._cell = None
        for measure in measures:
            self.measure(measure, copy, source_year)

    def measure(
        self,
        measure: "Measure",
        section: "PlanSection",
        source_year: int,
        position: int | None = None,
    ) -> None:
        """A copy of a measure in a section: at its end, or at a position."""
        from app.models import Measure

        session = self._session
        assert section.id is not None
        head = self._head(measure)
        shares, self._cell = head is not measure and head.id == self._cell, head.id
        entry = MeasureEntry(
            plan=PlanName(title=self._plan.title, period=self._terms.period),
            section=section.title,
            title=self._moved(measure.title, source_year),
            deadline=self._moved(measure.deadline_text, source_year),
            responsible=(load_cell(session, measure),),
            expected="" if shares else self._moved(head.expected, source_year),
            note=measure.note,
            number="" if self.counted else measure.number,
            expected_joined=shares,
        )
        rows = siblings(session, section_id=section.id)
        copy = Measure(section_id=section.id, position=0, title=entry.title)
        self._writer.fill(Line(entry, copy, is_new=True), self._terms)
        place(session, copy, rows, position)

    def _head(self, measure: "Measure") -> "Measure":
        """The measure whose cell has the expected result of one."""
        known = self._heads.get(measure.section_id)
        if known is None:
            rows = siblings(self._session, section_id=measure.section_id)
            known = self._heads[measure.section_id] = {
                row.id: head for row, head in result_heads(rows)
            }
        return known[measure.id]

    def finish(self) -> None:
        """Write what is the copies', by the abbreviations that their plan introduces."""
        self._writer.finish()

    def _moved(self, text: str, source_year: int) -> str:
        return move_years(text, self._plan.year - source_year, source_year).text
