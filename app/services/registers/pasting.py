"""Rows of a register out of a table that was copied from Excel or Word, before they are stored."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.language.headers import header_key
from app.services.language.sentences import quoted
from app.services.plans.table.rows import Merge, TableRow, counts_columns, table_rows
from app.services.registers.cells import read_cell
from app.services.registers.description.register import Register, Sort
from app.services.registers.options import Options
from app.services.registers.writing import RowDraft, find_wrong

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_HEADERS_AMONG = 3  # rows: a title may stand above the header
_COUNTED = {"№", "no", "n", "№ п/п", "n п/п", "п/п", "№ пп", "пп", "номер по порядку"}
_FROM_TO = re.compile(r"(?:с\s+)?(\d{1,2}[:.]\d{2})\s*(?:[-–—]|до|по)\s*(\d{1,2}[:.]\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """A row of the copied table.

    Attributes:
        number: of the row in that table, from 1.
        texts: what stands there, by the columns of the register.
        draft: the row as it would be stored.
        refusal: why it cannot be, with the title of the column; empty when it can.
    """

    number: int
    texts: Mapping[str, str]
    draft: RowDraft
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRows:
    """A copied table.

    Attributes:
        columns: the columns of the register that it fills, in the order of the register.
        by_headings: whether its header tells them; else they are taken in their order.
        left_out: headings that are no column of the register.
        rows: the rows below the header.
    """

    columns: tuple[str, ...] = ()
    by_headings: bool = False
    left_out: tuple[str, ...] = ()
    rows: tuple[PastedRow, ...] = ()

    @property
    def good(self) -> list[RowDraft]:
        """What can be stored."""
        return [row.draft for row in self.rows if not row.refusal]


def read_pasted(
    workspace: "Workspace",
    register: Register,
    year: int,
    cells: Sequence[Sequence[str]],
    merges: Iterable[Merge] = (),
) -> PastedRows:
    """The rows of a table of texts: by its header, else by the order of the columns.

    A cell that reaches over several rows counts for each of them. «14:30–15:00» fills beginning
    and end where the table has one column for both. Rows of a register by itself are compared with
    those that stand in the year; nothing is stored.
    """
    rows = [row for row in table_rows(cells, merges) if row.filled or row.below]
    layout = _by_header(register, rows) or _by_order(register, rows)
    options = Options(workspace, year)
    read = list(_rows(register, layout, options))
    if not register.parent:
        read = _checked(workspace, register, year, read)
    filled = {column for row in read for column in row.texts}
    return PastedRows(
        columns=tuple(one.name for one in register.columns if one.name in filled),
        by_headings=layout.by_headings,
        left_out=layout.left_out,
        rows=tuple(read),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Which column of the table is which, and the rows below its header."""

    at: Mapping[int, str]
    rows: Sequence[TableRow]
    by_headings: bool = False
    left_out: tuple[str, ...] = ()


def _by_header(register: Register, rows: Sequence[TableRow]) -> _Layout | None:
    """The layout that a header tells: half of its cells at least are columns of the register."""
    for place, row in enumerate(rows[:_HEADERS_AMONG]):
        at: dict[int, str] = {}
        left_out: list[str] = []
        counted = [cell for cell in row.filled if header_key(row.cells[cell]) in _COUNTED]
        for cell in row.filled:
            column = _named(register, row.cells[cell])
            if column is not None and column not in at.values():
                at[cell] = column
            elif cell not in counted:
                left_out.append(" ".join(row.cells[cell].split()))
        if at and len(at) >= len(left_out):
            below = [one for one in rows[place + 1 :] if not counts_columns(one)]
            return _Layout(at=at, rows=below, by_headings=True, left_out=tuple(left_out))
    return None


def _named(register: Register, heading: str) -> str | None:
    """The column that a heading means: its name, or a name of it with more words behind."""
    key = header_key(heading)
    names = {header_key(register.title_of(one.name)): one.name for one in register.columns}
    also = {header_key(words): one.name for one in register.columns for words in one.also}
    known = also | names
    longer = [name for name in known if key.startswith(f"{name} ")]
    return known.get(key) or (known[max(longer, key=len)] if longer else None)


def _by_order(register: Register, rows: Sequence[TableRow]) -> _Layout:
    """The columns one after another; one that only counts the rows is passed by."""
    width = max((len(row.cells) for row in rows), default=0)
    first = [row.cell(0).rstrip(".") for row in rows]
    counts = width > 1 and first == [str(number) for number in range(1, len(rows) + 1)]
    places = [
        place
        for place in range(int(counts), width)
        if any(row.cell(place) or place in row.below for row in rows)
    ]
    names = [one.name for one in register.columns]
    return _Layout(
        at=dict(zip(places, names, strict=False)),
        rows=rows,
        left_out=tuple(f"столбец {place + 1}" for place in places[len(names) :]),
    )


def _rows(register: Register, layout: _Layout, options: Options) -> Iterable[PastedRow]:
    above: dict[str, str] = {}
    for row in layout.rows:
        texts = {
            name: above.get(name, "") if place in row.below else row.cell(place)
            for place, name in layout.at.items()
        }
        above = texts
        yield _row(register, row.number, _parted(register, texts), options)


def _parted(register: Register, texts: Mapping[str, str]) -> dict[str, str]:
    """Beginning and end out of one cell that has both."""
    times = [one.name for one in register.columns if register.sort(one.name) is Sort.TIME]
    if len(times) < 2 or texts.get(times[1]):
        return dict(texts)
    both = _FROM_TO.fullmatch(" ".join(texts.get(times[0], "").split()))
    return {**texts, **(dict(zip(times, both.groups(), strict=False)) if both else {})}


def _row(register: Register, number: int, texts: Mapping[str, str], options: Options) -> PastedRow:
    values: dict[str, Any] = {}
    refusals: list[str] = []
    for name, text in texts.items():
        one = register.column(name)
        try:
            value = read_cell(register.described(name), text, options)
        except UserError as problem:
            refusals.append(f"{quoted(register.title_of(name))}: {problem}")
            continue
        if value not in (None, "") or one.usual is None:
            values[name] = value
    return PastedRow(
        number=number,
        texts=texts,
        draft=RowDraft(values=values),
        refusal=" ".join(refusals),
    )


def _checked(
    workspace: "Workspace", register: Register, year: int, rows: Sequence[PastedRow]
) -> list[PastedRow]:
    """The rows with what the register says of those that were read."""
    whole = [row for row in rows if not row.refusal]
    wrong = find_wrong(workspace, register.name, year, [row.draft for row in whole])
    told = {whole[place].number: one for place, one in wrong.items()}
    return [
        replace(row, refusal=" ".join(filter(None, (told[row.number].text, told[row.number].hint))))
        if row.number in told
        else row
        for row in rows
    ]
