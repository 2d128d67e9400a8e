"""Plans of measures: the name and the period above, then measures under sections.

The rows are read by the one reader of such tables (`plans.table`); here its lines become lines of a
plan, with their marks, and what is wrong or doubtful is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.services.findings.finding import Finding
from app.services.importing.batches.entries import EntryBatch
from app.services.importing.cells.cell import parse_lines
from app.services.importing.kinds.plan.asking import (
    are_sections,
    expected_are_marks,
    fields_of_unknown,
    keeps_numbers,
)
from app.services.importing.kinds.plan.finding import PlanTable
from app.services.importing.kinds.plan.heading import names_plan, read_head
from app.services.importing.kinds.plan.marking import (
    PARSERS,
    mark_in_columns,
    mark_of_words,
    wrong_in_columns,
)
from app.services.importing.kinds.plan.order_numbers import OrderPlace, load_order_numbers
from app.services.importing.kinds.plan.printed_columns import printed_columns
from app.services.importing.kinds.plan.titles import section_above
from app.services.importing.reading.context import ReadContext, report_cell, report_columns
from app.services.importing.reading.file_year import years_named
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.table import Table
from app.services.importing.tables.totals import listed_rows
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import period_name, school_period
from app.services.language.deadlines.titled import periods_in
from app.services.language.plan_titles import is_plan_title
from app.services.language.plural import OF_MEASURES, counted
from app.services.language.sentences import listed, quoted, shortened, titled
from app.services.plans.deadlines.findings import deadline_findings
from app.services.plans.entries import MarkEntry, MeasureEntry, OrderName, PlanName
from app.services.plans.execution.mark_words import MarkWords, read_mark
from app.services.plans.parties.typed.cells import party_cell
from app.services.plans.plan_table import UNTITLED
from app.services.plans.stored import named_terms, titles_gone
from app.services.plans.table.lines import PlanLine, PlanLines, SectionLines, read_lines
from app.services.plans.table.words import with_fields
from app.services.plans.upkeep.questions import asking_deadlines, options_of, question_text
from app.services.plans.writing import PlanTarget
from app.services.writing.target import Wrong

_LONGEST_TITLE, _NAMED = 60, 5
# Of lines under a heading that is wrong: none is stored.
_NO_PLAN = PlanName(title="", period=school_period(2000))
_SAID = frozenset(
    {
        "deadline.not-understood",
        "deadline.month-twice",
        "deadline.long-school-year",
        "deadline.outside-plan",
        "deadline.two",
    }
)


@dataclass(slots=True)
class _Rows:
    """What the tables of a file give so far."""

    entries: list[MeasureEntry] = field(default_factory=list[MeasureEntry])
    plans: list[PlanName] = field(default_factory=list[PlanName])
    rejected: list[RejectedRow] = field(default_factory=list[RejectedRow])
    count: int = 0


def read_plan(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all tables of a file.

    Every sheet of a workbook holds a plan of its own; the tables of a document are of one plan
    unless one of them has the title of another above it.
    """
    rows = _Rows()
    name: PlanName | None = None
    for place, table in enumerate(one for one in tables if one.rows):
        assert isinstance(table, PlanTable)
        if not (place and name and context.book.is_document and not names_plan(table)):
            name = read_head(context, table)
        plan = _Reading(context, table, name or _NO_PLAN, is_first=not place).into(rows)
        name = None if name is None else plan
        if name is not None and name not in rows.plans:
            rows.plans.append(name)
    rows.entries = [*_leave_counting(rows.entries)]
    _tell_gone(context, rows)
    _tell_questions(context, rows)
    named = dict.fromkeys(map(_title_with_period, rows.plans))
    batch = EntryBatch(rows.entries, PlanTarget(context.today), context.schools.names)
    return FileRows(batch=batch, rows=rows.count, rejected=rows.rejected, scope="; ".join(named))


def _title_with_period(plan: PlanName) -> str:
    """The title of a plan, and its period unless the title names it."""
    if periods_in(plan.title) == (plan.period,):
        return plan.title
    return f"{plan.title}, {period_name(plan.period)}"


def _leave_counting(entries: Sequence[MeasureEntry]) -> Iterator[MeasureEntry]:
    """The lines; numbers «1.», «2.» … are left to the plan, which counts when one comes between.

    Papers print counted numbers with that point; others are kept as typed.
    """
    counted: set[PlanName] = set()
    for plan in {entry.plan: None for entry in entries}:
        typed = [one.number for one in entries if one.plan == plan and not one.is_section]
        if typed == [f"{number}." for number in range(1, len(typed) + 1)]:
            counted.add(plan)
    for entry in entries:
        yield replace(entry, number="") if entry.plan in counted else entry


def _tell_gone(context: ReadContext, rows: _Rows) -> None:
    """Say which measures of the stored plans the file does not name; they stay as they are."""
    for plan in rows.plans:
        entries = [entry for entry in rows.entries if entry.plan == plan]
        gone = titles_gone(context.shared.connection, entries)
        if gone:
            named = listed([quoted(shortened(title, _LONGEST_TITLE)) for title in gone], _NAMED)
            context.problems.warning(
                "plan.gone",
                f"В плане есть мероприятия, которых нет в файле: {len(gone)} ({named}). Они"
                " останутся; лишние удалите в плане.",
            )


def _tell_questions(context: ReadContext, rows: _Rows) -> None:
    """Say which words of deadlines have several meanings: the plan asks which, not the import."""
    for plan in rows.plans:
        entries = [one for one in rows.entries if one.plan == plan and not one.is_section]
        terms = named_terms(context.shared.connection, plan)
        for asking in asking_deadlines((one.deadline for one in entries), terms):
            if asking.answer is not None:
                continue
            words = dict.fromkeys(entries[place].deadline.strip() for place in asking.places)
            taken = options_of(asking.question, asking.readings)[0].words
            count = counted(len(asking.places), OF_MEASURES)
            context.problems.warning(
                "deadline.question",
                f"{question_text(asking.question)} Пока принято: {taken}. Уточните потом в форме"
                f" плана. Так у {count}: {listed([*map(titled, words)], _NAMED)}.",
                sheet=entries[0].sheet,
            )


class _Reading:
    """Reads one table."""

    def __init__(
        self, context: ReadContext, table: PlanTable, plan: PlanName, *, is_first: bool
    ) -> None:
        self._context, self._table, self._plan = context, table, plan
        self._is_first = is_first
        fields = fields_of_unknown(context, table)
        self._named = with_fields(table.columns, fields)
        self._lines = read_lines(self._named, table.body())
        self._places = {number: place for place, number in enumerate(table.numbers)}
        self._columns = {key: table.parsed(key, parse) for key, parse in PARSERS.items()}
        left_out = {f"column-{one.place + 1}" for one in table.unknown if one.place not in fields}
        others = {
            key: table.parsed(key, parse_lines)
            for key in table.places.keys() - PARSERS.keys() - left_out
        }
        self._wrong = report_columns(context, table, {**others, **self._columns})

    def into(self, rows: _Rows) -> PlanName:
        """Put the measures and sections of the table to those of the file; the name of its plan.

        The columns that a plan is printed with are those of its first table.
        """
        context, table = self._context, self._table
        lines = self._lines
        sections_only = are_sections(context, table, lines)
        lines = lines.as_sections() if sections_only else lines
        self._numbers = keeps_numbers(context, table, lines)
        self._marked = expected_are_marks(context, table, lines)
        if self._plan is not _NO_PLAN and not self._plan.columns:
            columns = printed_columns(self._named, expected_are_marks=self._marked)
            self._plan = replace(self._plan, columns=columns)
        self._tell(lines)
        rows.count += len(lines.lines) + len(lines.lost)
        self._reject(rows, lines.lost)
        former = "" if self._is_first or not rows.entries else rows.entries[-1].section
        for section in lines.sections:
            self._remark_other_plan(section)
            self._take(rows, section, former)
        return self._plan

    def _take(self, rows: _Rows, section: SectionLines, former: str) -> None:
        title = section.title
        if not title and not self._table.has("section"):
            title = section_above(self._table.sheet.above, is_first=self._is_first)
            title = title or former or UNTITLED
        if not section.lines:
            rows.count += 1
            sheet = self._table.sheet.name
            entry = MeasureEntry(
                plan=self._plan,
                section=title,
                title="",
                is_section=True,
                sheet=sheet,
                row=section.row,
            )
            self._accept(rows, entry, section.row)
            return
        for line in section.lines:
            self._accept(rows, self._measure(title, line), line.row, line)

    def _accept(
        self, rows: _Rows, entry: MeasureEntry, row: int, line: PlanLine | None = None
    ) -> None:
        of_line = (row, *(line.rows if line else ()))
        places = [self._places[number] for number in of_line if number in self._places]
        if self._plan is _NO_PLAN or not self._wrong.isdisjoint(places):
            self._reject(rows, [row])
        elif self._is_right(places, entry):
            rows.entries.append(entry)
        else:
            self._reject(rows, [row])

    def _reject(self, rows: _Rows, numbers: Sequence[int]) -> None:
        rows.rejected += [RejectedRow(self._table.sheet.name, one, "") for one in numbers]

    # Lines of a plan

    def _measure(self, section: str, line: PlanLine) -> MeasureEntry:
        text = line.says(self._mark_column)
        mark = self._mark(line, text)
        note = line.says("note")
        if text and mark is None:
            note = "\n".join(part for part in (note, text) if part)
        return MeasureEntry(
            plan=self._plan,
            section=section,
            sheet=self._table.sheet.name,
            row=line.row,
            title=line.says("title"),
            deadline=line.says("deadline"),
            responsible=party_cell(line.says("responsible")),
            expected="" if self._marked else line.says("expected"),
            expected_joined=line.expected_joined and not self._marked,
            number=line.says("number") if self._numbers else "",
            note=note,
            mark=mark,
        )

    def _mark(self, line: PlanLine, text: str) -> MarkEntry | None:
        """The mark of a line; what of its words is doubtful is told."""
        row = self._row(self._places.get(line.row))
        in_columns = mark_in_columns(row, text)
        if not text:
            return in_columns
        words = self._words(line, text)
        if in_columns is not None:
            is_moved = words is not None and words.status is in_columns.status
            moved_to = words.moved_to if words is not None and is_moved else None
            return replace(in_columns, moved_to=moved_to)
        if words is None:
            return None
        if words.check:
            self._warn("mark.check", f"{words.check} Отметка: «{' '.join(text.split())}».", line)
        return mark_of_words(words)

    def _words(self, line: PlanLine, text: str) -> MarkWords | None:
        """The mark as its words tell it."""
        period = self._plan.period
        due = [span.end for span in parse_deadline(line.says("deadline"), period).occurrences]
        return read_mark(
            text,
            self._context.today,
            period=period,
            due_dates=[day for day in due if day is not None],
        )

    def _row(self, place: int | None) -> dict[str, Any]:
        """What the columns of a mark say in a row."""
        return {
            key: None if place is None else column.values[place]
            for key, column in self._columns.items()
        }

    # What is wrong or doubtful

    def _is_right(self, places: Sequence[int], entry: MeasureEntry) -> bool:
        """Whether a line can be taken; otherwise the first reason is written down."""
        problem = self._problem(places, entry)
        if problem is not None:
            report_cell(self._context, self._table, places[0], *problem)
        elif not entry.is_section:
            self._tell_deadline(entry)
        return problem is None

    def _problem(self, places: Sequence[int], entry: MeasureEntry) -> tuple[str, Wrong] | None:
        for wrong in PlanTarget(self._context.today).check(entry):
            return wrong.field, wrong
        problem = wrong_in_columns(self._row(places[0])) if places else None
        if problem is None and entry.mark is not None and entry.mark.order is not None:
            return self._contradiction(places[0], entry.mark.order)
        return problem

    def _contradiction(self, place: int, order: OrderName) -> tuple[str, Wrong] | None:
        """The number has another date in the register or in another row."""
        table = self._table
        here = OrderPlace(self._context.book.file.name, table.sheet.name, table.numbers[place])
        message = self._context.shared.of(load_order_numbers).contradiction(
            order.number, order.issued_on, here
        )
        name = "order_date" if table.has("order_date") else self._mark_column
        return (name, Wrong(code="order", text=message)) if message else None

    def _tell_deadline(self, entry: MeasureEntry) -> None:
        for finding in deadline_findings(entry.deadline, self._plan.period, title=entry.title):
            if finding.code in _SAID:
                self._context.problems.warning(
                    finding.code,
                    _sentences(finding),
                    sheet=entry.sheet,
                    row=entry.row,
                    column=self._table.title("deadline"),
                )

    def _tell(self, lines: PlanLines) -> None:
        """Say which rows were put to others, and which could not be put anywhere."""
        sheet = self._table.sheet.name
        joined = [number for line in lines.lines for number in line.rows]
        if joined:
            self._context.problems.warning(
                "plan.joined",
                "Продолжение мероприятия из строки выше присоединено к нему:"
                f" {listed_rows(joined)}. Проверьте эти мероприятия.",
                sheet=sheet,
            )
        for number in lines.lost:
            self._context.problems.warning(
                "plan.lost",
                "Строка не похожа ни на мероприятие, ни на раздел и не загружается.",
                sheet=sheet,
                row=number,
            )

    def _warn(self, code: str, text: str, line: PlanLine) -> None:
        column = self._table.title(self._mark_column)
        self._context.problems.warning(
            code, text, sheet=self._table.sheet.name, row=line.row, column=column
        )

    @property
    def _mark_column(self) -> str:
        return "expected" if self._marked else "mark_text"

    def _remark_other_plan(self, section: SectionLines) -> None:
        if section.row and is_plan_title(section.title) and years_named([section.title]):
            self._context.problems.error(
                "plan.second",
                "Похоже, здесь начинается другой план. Разнесите планы по разным листам и загрузите"
                " файл снова.",
                sheet=self._table.sheet.name,
                row=section.row,
            )


def _sentences(finding: Finding) -> str:
    parts = (finding.text, finding.why, finding.hint)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
