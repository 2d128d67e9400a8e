"""The table of a plan as rows of texts, wherever it stood: read into drafts, and written from rows.

A table has a line a measure; rows with one filled cell are the headings of its sections.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.services.language.plan_titles import section_title
from app.services.plans.parts import split_parties
from app.services.plans.rows import MeasureDraft, MeasureRow

_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|№(?:\s*п/?п)?)\s*")
_FIELDS = {
    "мероприят": "title",
    "срок": "deadline",
    "ответствен": "responsible",
    "исполнител": "responsible",
    "результат": "expected",
}
_ORDER = ("title", "deadline", "responsible", "expected")
_LEAST_COLUMNS, _LONGEST_HEADER = 3, 40
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


def read_plan_table(rows: Sequence[Sequence[str]]) -> tuple[TableSection, ...]:
    """The measures of a table under the headings of their sections; nothing without a measure.

    A header says which column is which, and may stand again further down. Without one the columns
    are, after a number: title, deadline, responsible parties, expected result. Lines without a
    title are no measures.

    Args:
        rows: cells from the left; the texts of a cell stand on lines of their own.
    """
    width = max((len(row) for row in rows), default=0)
    sections: list[tuple[str, list[MeasureDraft]]] = []
    columns: Sequence[str] | None = None
    for row in rows:
        cells = [cell.strip() for cell in row]
        header = _header(cells)
        if header is not None:
            columns = header
        elif (heading := section_title(cells)) and width >= _LEAST_COLUMNS:
            sections.append((heading, []))
        elif any(cells):
            if not sections:
                sections.append(("", []))
            measure = _measure(_named(cells, columns))
            if measure.title:
                sections[-1][1].append(measure)
    if not any(measures for _title, measures in sections):
        return ()
    return tuple(TableSection(title, tuple(measures)) for title, measures in sections)


def plan_table_rows(measures: Iterable[MeasureRow]) -> list[tuple[str, ...]]:
    """Measures as rows of texts: number, title, deadline, parties, expected result, status, mark.

    What `read_plan_table` reads comes back from them.
    """
    return [
        (
            str(row.number),
            row.title,
            row.deadline_text,
            "; ".join(row.responsible),
            row.expected,
            row.status.label,
            row.mark_text,
        )
        for row in measures
    ]


def _header(cells: Sequence[str]) -> list[str] | None:
    """The fields of the columns when the row is the header of a table of measures."""
    fields = [
        next((name for word, name in _FIELDS.items() if word in cell.casefold()), "")
        for cell in cells
    ]
    short = all(len(cell) <= _LONGEST_HEADER for cell in cells)
    titled = "title" in fields and (len(fields) == 1 or len({*fields} - {"", "title"}) > 0)
    return fields if titled and short else None


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
        responsible=tuple(split_parties(cells.get("responsible", ""))),
        expected=cells.get("expected", ""),
    )
