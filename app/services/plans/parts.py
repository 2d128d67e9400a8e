"""What a line of a plan writes into its measure: texts, points of the deadline, parties."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import YearsKind
from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.placing import Span
from app.services.log.changes import LoggedRow, plain
from app.services.plans.deadlines.terms import PlanTerms, first_year, set_period, terms_of
from app.services.plans.moving import find
from app.services.plans.parties.known import load_known
from app.services.plans.parties.recognising import recognise
from app.services.plans.parties.texts import introduces, load_names, plans_of
from app.services.plans.parties.typed.cells import joined, typed_cell
from app.services.plans.parties.typed.splitting import split_cell
from app.services.plans.table.matching import plain as plain_title
from app.services.reference import ensure_school_year

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure, Plan
    from app.services.log.changes import Work
    from app.services.plans.entries import MeasureEntry
    from app.services.plans.parties.party import Party
    from app.services.plans.parties.register import Register

_PARTY_COLUMNS = ("measure_id", "position", "name", "school_id", "person_id", "kind", "agreed")


class Line(NamedTuple):
    """A line of a plan and its measure, which has its place in a section."""

    entry: "MeasureEntry"
    measure: "Measure"
    is_new: bool


class _Filled(NamedTuple):
    """A line that was written, the deadline it gives, and whether its parties are told anew."""

    line: Line
    deadline: Deadline | None
    named: bool


class MeasureWriter:
    """Writes lines into measures: texts, deadline, parties; marks are no part of it.

    Attributes:
        whole: whether a line says everything, as a form does: what it leaves empty is taken away.
            What a file leaves empty stays.
    """

    def __init__(self, work: "Work", *, whole: bool = False) -> None:
        self._work, self._session = work, work.session
        self._parties = PartyWriter(work)
        self.whole = whole
        self._filled: list[_Filled] = []

    def fill(self, line: Line, terms: PlanTerms) -> None:
        """Give a measure its texts and its deadline as its plan reads it."""
        entry, measure, _is_new = line
        before = _naming_texts(measure)
        if self.whole:
            measure.title, measure.note = entry.title, entry.note
            measure.number, measure.expected_joined = entry.number, entry.expected_joined
        elif line.is_new:
            measure.note = entry.note
            measure.number, measure.expected_joined = entry.number, entry.expected_joined
        else:
            _correct(measure, entry)
        measure.expected = entry.expected if self.whole else entry.expected or measure.expected
        if self.whole or entry.responsible:
            measure.responsible_text = typed_cell(entry.responsible)
        deadline = None
        if (
            self.whole
            or not measure.deadline_text
            or entry.deadline not in ("", measure.deadline_text)
        ):
            deadline = set_deadline(measure, entry.deadline, terms)
        self._session.add(measure)
        named = bool(entry.responsible)
        if self.whole:  # a file that is read again also names whom the register knows only now
            named = line.is_new or _naming_texts(measure) != before
        self._filled.append(_Filled(line, deadline, named))

    def finish(self) -> None:
        """Write the measures that were filled, then what is theirs."""
        filled, self._filled = self._filled, []
        self._session.flush()
        new = [one for one in filled if one.line.is_new]
        self._add_occurrences(new)
        for line, deadline, _named in filled:
            if deadline is not None and not line.is_new and line.measure.id is not None:
                set_occurrences(self._session, line.measure.id, deadline)
        self._parties.write(
            [one.line.measure for one in new],
            [one.line.measure for one in filled if one.named and not one.line.is_new],
        )
        self._session.flush()

    def _add_occurrences(self, lines: "Sequence[_Filled]") -> None:
        """Occurrences of new measures, in one statement."""
        add_rows(
            self._work,
            "measure_occurrence",
            ("measure_id", "position", "starts_on", "ends_on"),
            [
                (line.measure.id, position, span.start, span.end)
                for line, deadline, _named in lines
                if deadline is not None
                for position, span in enumerate(several(deadline), start=1)
            ],
        )


def _naming_texts(measure: "Measure") -> tuple[str, ...]:
    """What its parties are read from: their cell, and what may introduce abbreviations."""
    return measure.responsible_text, measure.title, measure.expected


class PartyWriter:
    """Writes the parties of measures as their cells name them; the register is read once.

    An abbreviation that any text of a plan introduces holds in all of it.
    """

    def __init__(self, work: "Work") -> None:
        self._work, self._session = work, work.session
        self._register: Register | None = None

    def write(self, new: "Sequence[Measure]", changed: "Sequence[Measure]") -> None:
        """The parties of measures that are stored: of new ones, which have none yet, at once."""
        names = self._names_of([row for row in (*new, *changed) if row.responsible_text])
        add_rows(
            self._work,
            "measure_party",
            _PARTY_COLUMNS,
            [
                (measure.id, position, *_stored(party))
                for measure in new
                for position, party in enumerate(self._parties_of(measure, names), start=1)
            ],
        )
        self._put(changed, names)
        if any(introduces(measure) for measure in (*new, *changed)):
            for plan in set(plans_of(self._session, names).values()):
                self.write_again(plan)

    def write_again(self, plan_id: int) -> None:
        """The parties of all measures of a plan, as its texts and the register say now."""
        measures = load_measures(self._session, plan_id)
        for measure in measures:
            if not measure.responsible_text:
                measure.responsible_text = load_cell(self._session, measure)
        self._put(measures, self._names_of(measures))

    def _names_of(self, measures: "Sequence[Measure]") -> dict[int, Mapping[str, str]]:
        """The abbreviations that hold for each measure, by its section."""
        plans = plans_of(self._session, {measure.section_id for measure in measures})
        by_plan = {plan: load_names(self._session, plan) for plan in set(plans.values())}
        return {section: by_plan[plan] for section, plan in plans.items()}

    def _parties_of(
        self, measure: "Measure", names: Mapping[int, Mapping[str, str]]
    ) -> "tuple[Party, ...]":
        """The parties that the cell of a measure names."""
        if not measure.responsible_text:
            return ()
        if self._register is None:
            self._register = load_known(self._session)
        typed = split_cell(measure.responsible_text)
        return recognise(typed, self._register, names.get(measure.section_id, {}))

    def _put(self, measures: "Sequence[Measure]", names: Mapping[int, Mapping[str, str]]) -> None:
        """Keep the parties that the cells name instead of the stored ones."""
        from sqlmodel import col, select

        from app.models import MeasureParty

        if not measures:
            return
        keys = [measure.id for measure in measures]
        query = select(MeasureParty).where(col(MeasureParty.measure_id).in_(keys))
        former = {(row.measure_id, row.position): row for row in self._session.exec(query)}
        for measure in measures:
            assert measure.id is not None
            for position, party in enumerate(self._parties_of(measure, names), start=1):
                row = former.pop((measure.id, position), None) or MeasureParty(
                    measure_id=measure.id, position=position, name=party.name
                )
                for column, value in zip(_PARTY_COLUMNS[2:], _stored(party), strict=True):
                    setattr(row, column, value)
                self._session.add(row)
        for row in former.values():
            self._session.delete(row)


def _stored(party: "Party") -> tuple[Any, ...]:
    """A party by the columns of its table."""
    return party.name, party.school_id, party.person_id, party.kind.value, party.agreed


def add_rows(
    work: "Work", table: str, columns: Sequence[str], rows: Collection[tuple[Any, ...]]
) -> None:
    """Rows of a table whose key are its first two columns, in one statement, with their log."""
    from sqlalchemy import insert
    from sqlmodel import SQLModel

    if not rows:
        return
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    work.session.connection().execute(insert(SQLModel.metadata.tables[table]), named)
    logged = [{name: plain(value) for name, value in row.items()} for row in named]
    work.log_rows(
        table,
        [
            LoggedRow(f"{measure}|{position}", None, after)
            for (measure, position, *_rest), after in zip(rows, logged, strict=True)
        ],
    )


def _correct(measure: "Measure", entry: "MeasureEntry") -> None:
    """Give a measure what a file says of it otherwise than it is stored."""
    if plain_title(measure.title) != plain_title(entry.title):
        measure.title = entry.title
    measure.number = entry.number or measure.number
    measure.note = entry.note or measure.note
    measure.expected_joined = entry.expected_joined or (
        measure.expected_joined and not entry.expected
    )


def set_deadline(measure: "Measure", text: str, terms: PlanTerms) -> Deadline:
    """Give a measure the typed deadline and what it means in its plan."""
    deadline = parse_deadline(text.strip(), *terms)
    measure.deadline_text, measure.deadline_kind = deadline.text, deadline.kind
    measure.deadline_start, measure.deadline_end = deadline.start, deadline.end
    return deadline


def several(deadline: Deadline) -> list[Span]:
    """The occurrences of a measure that is due several times, by due date; else none."""
    spans = {span.end: span for span in deadline.occurrences if span.end is not None}
    return [] if len(spans) < 2 else [span for _end, span in sorted(spans.items())]


def set_occurrences(session: "Session", measure_id: int, deadline: Deadline) -> None:
    """Keep the occurrences of a deadline instead of the stored ones."""
    from sqlmodel import select

    from app.models import MeasureOccurrence

    query = select(MeasureOccurrence).where(MeasureOccurrence.measure_id == measure_id)
    former = {row.position: row for row in session.exec(query)}
    for position, span in enumerate(several(deadline), start=1):
        assert span.end is not None
        row = former.pop(position, None) or MeasureOccurrence(
            measure_id=measure_id, position=position, ends_on=span.end
        )
        row.starts_on, row.ends_on = span.start, span.end
        session.add(row)
    for row in former.values():
        session.delete(row)


def load_measures(session: "Session", plan_id: int) -> "list[Measure]":
    """The measures of a plan, in no order."""
    from sqlmodel import col, select

    from app.models import Measure, PlanSection

    sections = select(PlanSection.id).where(PlanSection.plan_id == plan_id)
    return list(session.exec(select(Measure).where(col(Measure.section_id).in_(sections))))


def load_cell(session: "Session", measure: "Measure") -> str:
    """The cell of the parties of a measure: as typed, else its parties line by line."""
    from sqlmodel import col, select

    from app.models import MeasureParty

    if measure.responsible_text:
        return measure.responsible_text
    query = select(MeasureParty.name).where(MeasureParty.measure_id == measure.id)
    return joined(session.exec(query.order_by(col(MeasureParty.position))))


def delete_measure(session: "Session", measure: "Measure") -> None:
    """Delete a measure with its marks, occurrences and parties."""
    from sqlmodel import select

    from app.models import ExecutionMark, MeasureOccurrence, MeasureParty

    children: tuple[Any, ...] = (ExecutionMark, MeasureOccurrence, MeasureParty)
    for model in children:
        for child in session.exec(select(model).where(model.measure_id == measure.id)):
            session.delete(child)
    # The undo log must name the children first: they can only return after their measure.
    session.flush()
    session.delete(measure)


def texts_of(session: "Session", measure: "Measure") -> dict[str, object]:
    """The stored texts of a measure by the fields of a line."""
    cell = load_cell(session, measure)
    return {
        "title": measure.title,
        "deadline": measure.deadline_text,
        "responsible": (cell,) if cell else (),
        "expected": measure.expected,
        "note": measure.note,
    }


def plans_of_programme(session: "Session", programme_id: int) -> list[str]:
    """The titles of the plans that belong to a programme."""
    return [plan.title for plan in _of_programme(session, programme_id)]


def own_period(session: "Session", programme_id: int | None, period: PlanPeriod) -> PlanPeriod:
    """The period of a plan: that of the programme it belongs to, else its own.

    Raises:
        UserError: the programme is not there.
    """
    from app.models import Programme

    if programme_id is None:
        return period
    programme = find(session, Programme, programme_id)
    return PlanPeriod(programme.period_start, programme.period_end, YearsKind(programme.years_kind))


def take_period(session: "Session", programme_id: int, period: PlanPeriod) -> None:
    """Give the plans of a programme its period; their deadlines are read again."""
    for plan in _of_programme(session, programme_id):
        former = terms_of(session, plan)
        ensure_school_year(session, first_year(period))
        set_period(plan, period)
        session.add(plan)
        session.flush()
        terms = terms_of(session, plan)
        if terms != former:
            assert plan.id is not None
            reread_deadlines(session, plan.id, terms)


def approve_plan(session: "Session", plan_id: int, order_id: int) -> None:
    """Name the order that approves a plan which names none; its deadlines are read again."""
    from app.models import Plan

    plan = session.get(Plan, plan_id)
    if plan is None or plan.order_id is not None:
        return
    former = terms_of(session, plan)
    plan.order_id = order_id
    session.add(plan)
    session.flush()
    terms = terms_of(session, plan)
    if terms != former:
        reread_deadlines(session, plan_id, terms)


def _of_programme(session: "Session", programme_id: int) -> "list[Plan]":
    from sqlmodel import select

    from app.models import Plan

    return list(session.exec(select(Plan).where(Plan.programme_id == programme_id)))


def reread_deadlines(session: "Session", plan_id: int, terms: PlanTerms) -> None:
    """Store what the deadlines of a plan mean by other terms, where they mean something else."""
    from sqlmodel import col, select

    from app.models import MeasureOccurrence

    measures = load_measures(session, plan_id)
    stored: dict[int, list[Span]] = {}
    key_of, start, end = (
        col(MeasureOccurrence.measure_id),
        col(MeasureOccurrence.starts_on),
        col(MeasureOccurrence.ends_on),
    )
    query = select(key_of, start, end).where(key_of.in_([measure.id for measure in measures]))
    for key, starts_on, ends_on in session.exec(query.order_by(col(MeasureOccurrence.position))):
        stored.setdefault(key, []).append(Span(starts_on, ends_on))
    for measure in measures:
        assert measure.id is not None
        deadline = set_deadline(measure, measure.deadline_text, terms)
        session.add(measure)
        if several(deadline) != stored.get(measure.id, []):
            set_occurrences(session, measure.id, deadline)
