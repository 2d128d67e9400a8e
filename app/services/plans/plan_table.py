"""The table of a plan as rows of texts, wherever it stood: read into drafts, and written from rows.

A table has a line a measure; rows with one filled cell are the headings of its sections.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from app.services.language.headers import header_key
from app.services.language.matching import folded
from app.services.language.numbers import NBSP
from app.services.language.plan_titles import section_title
from app.services.language.plural import MEASURE, counted
from app.services.plans.editing import entry_of
from app.services.plans.entries import PlanName, wrong_line
from app.services.plans.parties.typed.cells import party_cell, typed_cell
from app.services.plans.parties.typed.splitting import split_cell
from app.services.plans.rows import MeasureDraft, MeasureRow, PlanRow
from app.services.program_files import program_json

_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|№(?:\s*п/?п)?)\s*")
_COUNT = re.compile(r"\d+(?:\.\d+)*\.?")
# Words of headings that the workbook of a plan does not know.
_STEMS = {
    "deadline": re.compile(r"\bсрок|\bдат[аы]\b|\bпериод"),
    "responsible": re.compile(r"ответствен|исполнител"),
    "expected": re.compile(r"результат"),
    "section": re.compile(r"\bраздел|\bнаправлени"),
    "title": re.compile(r"мероприят"),
}
_ORDER = ("title", "deadline", "responsible", "expected")
_LEAST_COLUMNS, _LONGEST_HEADER = 3, 40
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


def read_plan_table(rows: Sequence[Sequence[str]]) -> tuple[TableSection, ...]:
    """The measures of a table under the headings of their sections; nothing without a measure.

    A header says which column is which, and may stand again further down: its texts are those of
    the workbook of a plan, or hold a word that means a column. Without one the columns are, after a
    number: title, deadline, responsible parties, expected result. A column of sections names them
    too: an empty cell is the section of the line above. Lines without a title are no measures.

    Args:
        rows: cells from the left; the texts of a cell stand on lines of their own.
    """
    width = max((len(row) for row in rows), default=0)
    sections: list[tuple[str, list[MeasureDraft]]] = []
    here: list[MeasureDraft] | None = None  # measures of the section that the lines stand in
    columns: Sequence[str] | None = None
    for row in rows:
        cells = [cell.strip() for cell in row]
        header = _header(cells)
        named = _named(cells, columns)
        if header is not None:
            columns = header
        elif (heading := _heading(cells, named)) and width >= _LEAST_COLUMNS:
            here = []
            sections.append((heading, here))
        elif any(cells):
            here = _section_of(named, sections, here)
            measure = _measure(named)
            if measure.title:
                here.append(measure)
    if not any(measures for _title, measures in sections):
        return ()
    return tuple(TableSection(title, tuple(measures)) for title, measures in sections)


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


def _header(cells: Sequence[str]) -> list[str] | None:
    """The fields of the columns when the row is the header of a table of measures."""
    if any(len(cell) > _LONGEST_HEADER or _COUNT.fullmatch(cell) for cell in cells):
        return None
    fields = _fields([header_key(cell) for cell in cells])
    titled = "title" in fields and (len(fields) == 1 or len({*fields} - {"", "title"}) > 0)
    return fields if titled else None


def _fields(keys: Sequence[str]) -> list[str]:
    """The field of every column: a known heading goes before one that only has a word of it.

    A heading is what it names first: «Срок проведения мероприятия» is a deadline. A field has one
    column.
    """
    known = _known_headings()
    fields = [known.get(key, "") for key in keys]
    fields = [name if name not in fields[:place] else "" for place, name in enumerate(fields)]
    for place, key in enumerate(keys):
        if key in known:
            continue
        words = ((stem.search(key), name) for name, stem in _STEMS.items())
        name = min(((word.start(), name) for word, name in words if word), default=(0, ""))[1]
        fields[place] = name if name not in fields else ""
    return fields


@cache
def _known_headings() -> Mapping[str, str]:
    """Heading -> column: what the workbook of a plan calls its columns, and understands."""
    columns: list[dict[str, Any]] = program_json("workbooks", "plan.json")["columns"]
    return {
        header_key(text): column["key"]
        for column in columns
        for text in (column["title"], *column.get("synonyms", ()), *column.get("loose", ()))
    }


def _heading(cells: Sequence[str], named: Mapping[str, str]) -> str:
    """The section that a row of one filled cell names.

    In a table with a column of sections a row may have nothing but the title of its measure.
    """
    return "" if "section" in named and named.get("title") else section_title(cells)


def _section_of(
    named: Mapping[str, str],
    sections: list[tuple[str, list[MeasureDraft]]],
    here: list[MeasureDraft] | None,
) -> list[MeasureDraft]:
    """The measures of the section of a line: the one that it names, made if need be, or `here`."""
    title = section_title([named.get("section", "")])
    if here is not None and not title:
        return here
    measures = next((measures for other, measures in sections if other == title), None)
    if measures is None:
        measures = []
        sections.append((title, measures))
    return measures


def _named(cells: Sequence[str], columns: Sequence[str] | None) -> Mapping[str, str]:
    if columns is None:
        numbered = len(cells) > 1 and (not cells[0] or _NUMBER.fullmatch(cells[0]))
        columns = ("", *_ORDER) if numbered else _ORDER
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name}


def _measure(cells: Mapping[str, str]) -> MeasureDraft:
    return MeasureDraft(
        section_id=0,
        title=" ".join(cells.get("title", "").split()),
        deadline_text=" ".join(cells.get("deadline", "").split()),
        responsible=party_cell(cells.get("responsible", "")),
        expected=cells.get("expected", ""),
    )
