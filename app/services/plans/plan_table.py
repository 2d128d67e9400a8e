"""The table of a plan as rows of texts, wherever it stood: read into drafts, and written from rows.

A table has a line a measure; rows with one filled cell are the headings of its sections.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.services.language.matching import folded
from app.services.language.numbers import NBSP
from app.services.language.plural import MEASURE, counted
from app.services.plans.entries import PlanName, entry_of, wrong_line
from app.services.plans.parties.typed.cells import party_cell, typed_cell
from app.services.plans.parties.typed.splitting import split_cell
from app.services.plans.rows import MeasureDraft, MeasureRow, PlanRow
from app.services.plans.table.lines import PlanLine
from app.services.plans.table.reading import read_rows, unknown_headings
from app.services.plans.table.rows import Merge, table_rows

UNTITLED = "Мероприятия"  # of measures above the first heading
# The header over `plan_table_rows`.
PLAN_TABLE_TITLES = (
    "№",
    "Мероприятие",
    "Срок",
    "Ответственные",
    "Ожидаемый результат",
    "Статус",
    "Отметка об исполнении",
)


@dataclass(frozen=True, slots=True)
class TableSection:
    """A section of a table; `title` is empty for measures that stand above the first heading.

    The measures get the key of their section when they are stored.
    """

    title: str
    measures: tuple[MeasureDraft, ...]


TableChange = Literal["new", "there", "other", "refused"]


class TableMeasure(NamedTuple):
    """A measure of a table beside a plan.

    Attributes:
        section: title of its section, «Мероприятия» where the table names none.
        draft: what it says.
        change: nothing like it is there, the plan has the same, the plan has one of this title that
            says something else, or it cannot be stored.
        reason: which measure is there, or why it cannot be stored; else empty.
    """

    section: str
    draft: MeasureDraft
    change: TableChange
    reason: str = ""


def look_at_table(plan: PlanRow, sections: Sequence[TableSection]) -> list[TableMeasure]:
    """What adding a table to a plan would do, line by line; nothing is stored."""
    present: dict[str, list[MeasureRow]] = {}
    for row in plan.measures:
        present.setdefault(folded(row.title), []).append(row)
    name = PlanName(title=plan.title, period=plan.period, school_id=plan.school_id)
    return [
        _beside(TableMeasure(section.title or UNTITLED, draft, "new"), name, present)
        for section in sections
        for draft in section.measures
    ]


def _beside(
    line: TableMeasure, plan: PlanName, present: Mapping[str, Sequence[MeasureRow]]
) -> TableMeasure:
    draft = line.draft
    wrong = wrong_line(entry_of(draft, plan, line.section))
    if wrong:
        return line._replace(change="refused", reason=f"{wrong[0].text} {wrong[0].hint}")
    rows = present.get(folded(draft.title), ())
    same = [row for row in rows if _said(row) == _said(draft)]
    if not rows:
        return line
    row = (same or rows)[0]
    deadline = f", срок: {row.deadline_text}" if row.deadline_text else ""
    reason = f"В плане есть мероприятие {row.number}{deadline}."
    return line._replace(change="there" if same else "other", reason=reason)


def _said(row: MeasureRow | MeasureDraft) -> tuple[str, tuple[str, ...], str]:
    cell = row.parties_text if isinstance(row, MeasureRow) else typed_cell(row.responsible)
    parties = tuple(folded(party.text) for party in split_cell(cell))
    return folded(row.deadline_text), parties, folded(row.expected)


def table_words(lines: Sequence[TableMeasure]) -> str:
    """«В таблице 5 мероприятий – новых: 3, уже есть: 1, не подходит: 1»."""
    numbers = {
        "новых": sum(line.change == "new" for line in lines),
        "уже есть в плане": sum(line.change == "there" for line in lines),
        "есть с другими данными": sum(line.change == "other" for line in lines),
        "не подходит": sum(line.change == "refused" for line in lines),
    }
    said = "; ".join(f"{words}: {number}" for words, number in numbers.items() if number)
    return f"В таблице {counted(len(lines), MEASURE)}{NBSP}– {said}."


def without(
    sections: Sequence[TableSection], left_out: Sequence[MeasureDraft]
) -> tuple[TableSection, ...]:
    """The sections without these measures; one that had measures and has none left goes too."""
    gone = {id(draft) for draft in left_out}
    rest = (
        (section, tuple(draft for draft in section.measures if id(draft) not in gone))
        for section in sections
    )
    return tuple(
        TableSection(section.title, measures)
        for section, measures in rest
        if measures or not section.measures
    )


def read_plan_table(
    rows: Sequence[Sequence[str]], merges: Iterable[Merge] = ()
) -> tuple[TableSection, ...]:
    """The measures of a table under the headings of their sections; nothing without a measure.

    How a table is read is told in `table.reading`. Lines without a title are no measures. Numbers
    that only count (1, 2, 3) are left to the plan; others (1.1, 1.2) are kept.

    Args:
        rows: cells from the left; the texts of a cell stand on lines of their own.
        merges: the cells that reach over others.
    """
    lines = read_rows(table_rows(rows, merges))
    typed = [number for line in lines.lines if (number := line.says("number"))]
    numbered = not all(number.strip(" .").isdigit() for number in typed)
    sections = [
        TableSection(
            section.title,
            tuple(_draft(line, numbered=numbered) for line in section.lines if line.says("title")),
        )
        for section in lines.sections
    ]
    return tuple(sections) if any(section.measures for section in sections) else ()


def unknown_columns(rows: Sequence[Sequence[str]], merges: Iterable[Merge] = ()) -> tuple[str, ...]:
    """Headings of the filled columns of a table that `read_plan_table` leaves out."""
    return unknown_headings(table_rows(rows, merges))


def _draft(line: PlanLine, *, numbered: bool) -> MeasureDraft:
    return MeasureDraft(
        section_id=0,
        title=line.says("title"),
        deadline_text=line.says("deadline"),
        responsible=party_cell(line.says("responsible")),
        expected=line.says("expected"),
        note=line.says("note"),
        number=line.says("number") if numbered else "",
        expected_joined=line.expected_joined,
    )


def plan_table_rows(measures: Iterable[MeasureRow]) -> list[tuple[str, ...]]:
    """Measures as rows of texts: number, title, deadline, parties, expected result, status, mark.

    What `read_plan_table` reads comes back from them.
    """
    return [
        (
            row.number,
            row.title,
            row.deadline_text,
            row.parties_text,
            row.expected,
            row.status.label,
            row.mark_text,
        )
        for row in measures
    ]
