"""The rows under a header as measures under their sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.services.plans.table.pieces import continues, put_together
from app.services.plans.table.rows import TableRow, counts_columns, is_number
from app.services.plans.table.words import END, POINT, START, PlanColumn

_SENTENCE_ENDS = (".", "!", "?", ";", ":")
_LEAST_COLUMNS = 3  # a narrower table is a list: it has no rows of sections
_NOTHING = frozenset({"", "-", "–", "—", "−", "0", "нет"})
# What a cell that reaches down says of every measure beside it.
_SHARED = ("number", "deadline", START, END, "responsible", "status", "mark_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A measure of a table.

    Attributes:
        row: number of its first row.
        values: field -> text, with the line breaks of the cell; a field without a text is not
            there. Numbers are as typed.
        expected_joined: the cell of the expected result is that of the measure above.
        rows: numbers of the rows that were put to it: a page had begun, or its cell reaches down.
    """

    row: int
    values: Mapping[str, str]
    expected_joined: bool = False
    rows: tuple[int, ...] = ()

    def says(self, name: str) -> str:
        """The text of a field, or an empty one."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLines:
    """A section of a table: its title, empty for measures above the first, and its measures.

    `row` is the number of the row that names it, 0 for none.
    """

    title: str
    lines: tuple[PlanLine, ...]
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLines:
    """All of a table.

    Attributes:
        sections: in order; one may be without measures.
        lost: numbers of the rows that say something and could not be put anywhere.
    """

    sections: tuple[SectionLines, ...]
    lost: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The measures of all sections."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def names_sections_only(self) -> bool:
        """Whether no row is more than the name of a section: none has a deadline or a result.

        So are the tables that list the parts of a plan to come: all rows name the same parties.
        """
        lines = self.lines
        if len(lines) < _LEAST_COLUMNS or any(section.title for section in self.sections):
            return False
        if any(line.values.keys() - {"number", "title", "responsible"} for line in lines):
            return False
        return len({line.says("responsible") for line in lines}) == 1

    def as_sections(self) -> "PlanLines":
        """The same with a section for every line."""
        sections = [
            SectionLines(title=" ".join(line.says("title").split()), lines=(), row=line.row)
            for line in self.lines
        ]
        return replace(self, sections=tuple(sections))


@dataclass(slots=True)
class _Section:
    title: str
    row: int = 0
    lines: list[PlanLine] = field(default_factory=list[PlanLine])


def read_lines(columns: Sequence[PlanColumn], rows: Sequence[TableRow]) -> PlanLines:
    """The measures of the rows below a header.

    A row with one text, in the place of a title or reaching over the row, names a section; so does
    a column of sections, where an empty cell is the section of the line above. A row that a page
    break cut off, or whose measure reaches down, goes on with the measure above it. Rows that only
    number the columns say nothing.
    """
    body = _Body(columns, rows)
    for row in rows:
        if row.filled and not counts_columns(row):
            body.take(row)
    return body.result()


class _Body:
    """Takes row after row; knows the sections so far."""

    def __init__(self, columns: Sequence[PlanColumn], rows: Sequence[TableRow]) -> None:
        self._columns = [one for one in columns if one.field]
        self._at = {one.field: one.place for one in columns if one.field != POINT}
        self._width = max((len(row.cells) for row in rows), default=0)
        self._numbered = _numbered(self._at, rows)
        self._following = _following(self._at, rows)
        self._sections: list[_Section] = []
        self._here: _Section | None = None
        self._last: _Section | None = None  # where the measure above stands
        self._lost: list[int] = []

    def take(self, row: TableRow) -> None:
        """Put a row where it belongs."""
        heading = self._heading(row)
        if heading:
            self._here = self._section(heading, row.number, anew=True)
            self._last = None
            return
        values = self._values(row)
        if self._goes_on(row, values):
            self._put_to_last(row, values)
        elif not values:
            if not all(is_number(row.cells[place]) for place in row.filled):
                self._lost.append(row.number)
        else:
            self._add(row, values)

    def _add(self, row: TableRow, values: dict[str, str]) -> None:
        """A new measure."""
        values = self._shared(row, values)
        title = " ".join(values.pop("section", "").split())
        if title or self._here is None:
            self._here = self._section(title, row.number if title else 0)
        if not values:
            return  # a row that only names the section in its column
        joined = self._at.get("expected", -1) in row.below and "expected" not in values
        line = PlanLine(row=row.number, values=values, expected_joined=joined and self._follows())
        self._here.lines.append(line)
        self._last = self._here

    def _follows(self) -> bool:
        return bool(self._here and self._here.lines)

    def _section(self, title: str, row: int, *, anew: bool = False) -> _Section:
        """The section of a title: one that is named in a row begins anew, else the known one."""
        if not anew:
            for section in self._sections:
                if section.title == title:
                    return section
        self._sections.append(_Section(title, row))
        return self._sections[-1]

    # What a row is

    def _heading(self, row: TableRow) -> str:
        """The section that a row names; empty when it is anything else."""
        filled = row.filled
        if len(filled) > 2 and len({row.cells[place] for place in filled}) == 1:
            return _one_line(row.cells[filled[0]])
        if len(filled) == 1:
            return self._lone(row, filled[0])
        at = {self._at.get("number", -1), self._at.get("title", -1)}
        if len(filled) == 2 and set(filled) == at and self._numbers_section(row):
            number, title = (row.cells[self._at[name]] for name in ("number", "title"))
            return _one_line(f"{number} {title}")
        return ""

    def _lone(self, row: TableRow, place: int) -> str:
        text = row.cells[place]
        reaches = place + 1 in row.beside
        name = next((one.field for one in self._columns if one.place == place), "")
        if is_number(text) or (self._width < _LEAST_COLUMNS and not reaches):
            return ""
        if not reaches and name not in ("", "number", "section", "title"):
            return ""
        if not reaches and name == "title":
            if "section" in self._at or place in row.below:
                return ""
            if continues(text, self._title()) and (row.after_header or self._is_rest(text)):
                return ""
        return _one_line(text)

    def _numbers_section(self, row: TableRow) -> bool:
        """Whether a number and a title are those of a section: «2.» above 2.1, «II» above 5."""
        number = row.cells[self._at["number"]].rstrip(".) ")
        following = self._following.get(row.number, "").rstrip(".) ")
        roman = not any(map(str.isdigit, number))
        return bool(following) and (
            following.startswith(f"{number}.") or (roman and any(map(str.isdigit, following)))
        )

    def _goes_on(self, row: TableRow, values: Mapping[str, str]) -> bool:
        """Whether a row is the rest of the measure above it."""
        if self._last is None or not values or "section" in values:
            return False
        title, below = values.get("title", ""), row.below
        if self._at.get("title", -1) in below and not title:
            return True
        if "number" in values or self._at.get("number", -1) in below:
            return False
        if not title:
            return row.after_header or self._numbered or "number" not in self._at
        if not self._numbered:
            return False
        return row.after_header or (title[0].islower() and continues(title, self._title()))

    def _is_rest(self, text: str) -> bool:
        """Whether small letters below a numbered measure end its title, and name no section."""
        return self._numbered and text[0].islower() and not self._title().endswith(_SENTENCE_ENDS)

    @property
    def _former(self) -> Mapping[str, str]:
        """What the measure above says."""
        return {} if self._last is None else self._last.lines[-1].values

    def _title(self) -> str:
        return self._former.get("title", "")

    # What it says

    def _values(self, row: TableRow) -> dict[str, str]:
        texts = {
            one.field: row.cell(one.place)
            for one in self._columns
            if one.field != POINT and row.cell(one.place)
        }
        ticked = [
            one.label
            for one in self._columns
            if one.field == POINT and row.cell(one.place).casefold() not in _NOTHING
        ]
        if ticked:
            texts["deadline"] = put_lines(texts.get("deadline", ""), ", ".join(ticked))
        title = texts.get("title", "")
        if title and "number" not in texts and is_number(title):
            texts["number"] = texts.pop("title")
        return {name: text for name, text in _with_deadline(texts).items() if text}

    def _shared(self, row: TableRow, values: dict[str, str]) -> dict[str, str]:
        """The values with those of the cells that reach down from the measure above."""
        former = self._former
        below = {name for name in _SHARED if self._at.get(name, -1) in row.below}
        if below & {START, END}:
            below.add("deadline")
        more = {name: former[name] for name in below if name in former and name not in values}
        return {**values, **more}

    def _put_to_last(self, row: TableRow, values: Mapping[str, str]) -> None:
        assert self._last is not None
        together = dict(self._former)
        put = put_lines if self._at.get("title", -1) in row.below else put_together
        for name, text in values.items():
            together[name] = put(together.get(name, ""), text)
        line = self._last.lines[-1]
        self._last.lines[-1] = replace(line, values=together, rows=(*line.rows, row.number))

    def result(self) -> PlanLines:
        sections = [
            SectionLines(title=one.title, lines=tuple(one.lines), row=one.row)
            for one in self._sections
        ]
        return PlanLines(sections=tuple(sections), lost=tuple(self._lost))


def put_lines(former: str, text: str) -> str:
    """Two texts for one field, each on lines of its own."""
    return "\n".join(part for part in (former, text) if part)


def _with_deadline(texts: dict[str, str]) -> dict[str, str]:
    """The texts with one deadline for a start and an end."""
    start, end = (texts.pop(name, "") for name in (START, END))
    start, end = (text if text not in _NOTHING else "" for text in (start, end))
    if start and end and start != end:
        texts["deadline"] = f"с {start} по {end}"
    elif start and not end:
        texts["deadline"] = f"с {start}"
    elif end:
        texts["deadline"] = end if start else f"до {end}"
    return texts


def _numbered(at: Mapping[str, int], rows: Sequence[TableRow]) -> bool:
    """Whether the measures of a table have numbers."""
    place, title = at.get("number"), at.get("title")
    if place is None or title is None:
        return False
    measures = [row for row in rows if row.cell(title) and len(row.filled) > 2]
    return sum(is_number(row.cell(place)) for row in measures) * 2 > len(measures)


def _following(at: Mapping[str, int], rows: Sequence[TableRow]) -> dict[int, str]:
    """Number of a row -> the number of the measure in the row below it."""
    place = at.get("number")
    if place is None:
        return {}
    return {row.number: below.cell(place) for row, below in pairwise(rows)}


def _one_line(text: str) -> str:
    return " ".join(text.split())
