"""Which rows and columns of a pasted block are headings, names, numbers or totals, not values."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.services.importing.tables.phrases import is_total
from app.services.results.typed import parse_typed

Block = Sequence[Sequence[str]]
Knows = Callable[[str], bool]

_MOST_HEADINGS, _MOST_NAMES = 6, 8
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(r"\d{1,2}[.\s-][а-я]{3}|[а-я]{3}[.\s-]\d{1,2}", re.IGNORECASE)
YEARS = re.compile(r"(20\d\d)\s*[/–-]\s*(20\d\d|\d\d)(?!\d)")
_NUMBER = re.compile(r"(\d{1,4})\.?")
_LABEL_HEAD = re.compile(
    r"(?:№|n\b|п/п|номер|логин|код\b|муниципал|район|мсу\b|мр\b|го\b|школ|оо\b|оу\b|наименован"
    r"|названи|образовательн|организаци|учреждени)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Where the labels of a block stand.

    Attributes:
        headings: numbers of the rows above the values.
        names: the column with names of schools, or None.
        logins: the column with logins, or None.
        columns: numbers of the columns with values.
        rows: numbers of the rows with values.
        totals: numbers of the rows and titles of the columns that are sums.
    """

    headings: tuple[int, ...]
    names: int | None
    logins: int | None
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    totals: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the block says what its rows or columns are."""
        return bool(self.headings) or self.names is not None or self.logins is not None


def is_words(text: str) -> bool:
    """Whether a cell holds words that are no result: a name, a heading, a remark."""
    if not _WORD.search(text) or _DATE.match(text):
        return False
    try:
        parse_typed(text)
    except UserError:
        return not re.fullmatch(r"[\d\s.,%/()]*(?:из)?[\d\s.,%/()]*", text)
    return False


def find_labels(block: Block, is_school: Knows, is_login: Knows, is_procedure: Knows) -> Labels:
    """Tell the labels of a block from its values.

    Headings are the rows above the first value; names stand in the first column of words. Labels
    that nothing is known about count only when there are values beside them.
    """
    headings = _headings(block, is_procedure)
    below = [number for number in range(len(block)) if number not in headings]
    names, logins = _names(block, below, is_school), _logins(block, below, is_login)
    if names is not None and not any(is_school(block[row][names]) for row in below):
        values = any(_is_value(cell) for row in below for cell in block[row][names + 1 :])
        names = names if values else None
    left = {
        column
        for column in range(len(block[0]) if block else 0)
        if _is_label(block, column, headings, below, names, logins)
    }
    totals: list[str] = []
    columns: list[int] = []
    for column in range(len(block[0]) if block else 0):
        titles = [block[row][column] for row in headings if block[row][column]]
        if column in left or not (titles or any(block[row][column] for row in below)):
            continue
        if any(is_total(title) for title in titles):
            totals.append(titles[-1])
        else:
            columns.append(column)
    label = logins if names is None else names
    rows = _rows(block, below, columns, label, totals)
    return Labels(
        headings=headings,
        names=names,
        logins=logins,
        columns=tuple(columns),
        rows=rows,
        totals=tuple(totals),
    )


def _rows(
    block: Block, below: Sequence[int], columns: Sequence[int], names: int | None, totals: list[str]
) -> tuple[int, ...]:
    """Rows with values; those of totals are put aside. Without names every row counts."""
    if names is None:
        return tuple(below)
    kept: list[int] = []
    for row in below:
        if not any(block[row][column] for column in columns):
            continue
        name = next((cell for cell in block[row][: names + 1] if is_total(cell)), "")
        if name:
            totals.append(name)
        else:
            kept.append(row)
    return tuple(kept)


def _headings(block: Block, is_procedure: Knows) -> tuple[int, ...]:
    """The rows above the first value: of words, empty, or numbering the columns."""
    headings: list[int] = []
    for number, row in enumerate(block[:_MOST_HEADINGS]):
        filled = [cell for cell in row if cell]
        numbers = bool(headings) and is_numbering(filled)
        if any(_is_value(cell) for cell in filled) and not numbers:
            break
        if filled and not numbers and not any(is_words(cell) for cell in filled):
            break
        headings.append(number)
    known = any(is_procedure(cell) for number in headings for cell in block[number])
    while headings and not known and _only_names(block, headings[-1]):
        headings.pop()
    return tuple(headings) if known or _values_below(block, len(headings)) else ()


def _only_names(block: Block, number: int) -> bool:
    """A row that has words in its first columns alone may be a school without results."""
    return not any(block[number][1:])


def _values_below(block: Block, first: int) -> bool:
    return any(_is_value(cell) for row in block[first:] for cell in row)


def _names(block: Block, rows: Sequence[int], is_school: Knows) -> int | None:
    """The column with most names that are known, else the first column when it is of words."""
    width = len(block[0]) if block else 0
    known = {
        column: sum(is_school(block[row][column]) for row in rows)
        for column in range(min(width, _MOST_NAMES))
    }
    best = max(known, key=lambda column: (known[column], -column), default=None)
    if best is not None and known[best]:
        return best
    for column in range(min(width, _MOST_NAMES)):
        cells = [block[row][column] for row in rows if block[row][column]]
        if cells and 2 * sum(map(is_words, cells)) > len(cells):
            return column
        if cells and not is_numbering(cells):
            return None
    return None


def _logins(block: Block, rows: Sequence[int], is_login: Knows) -> int | None:
    """The column where most cells are known logins."""
    width = len(block[0]) if block else 0
    for column in range(min(width, _MOST_NAMES)):
        cells = [block[row][column] for row in rows if block[row][column]]
        if cells and 2 * sum(is_login(cell) for cell in cells) > len(cells):
            return column
    return None


def _is_label(
    block: Block,
    column: int,
    headings: Sequence[int],
    rows: Sequence[int],
    names: int | None,
    logins: int | None,
) -> bool:
    """Whether a column says what its rows are, or numbers them."""
    if column in (names, logins):
        return True
    if names is None and logins is None:
        return False
    if column > max(one for one in (names, logins) if one is not None) + 2:
        return False
    if any(_LABEL_HEAD.match(block[row][column].strip()) for row in headings):
        return True
    cells = [block[row][column] for row in rows if block[row][column]]
    if names is not None and column > names:
        return False
    return is_numbering(cells) or (bool(cells) and 2 * sum(map(is_words, cells)) > len(cells))


def heading_over(row: Sequence[str], column: int, first: int = 0) -> str:
    """The heading of a row over a column; a merged one stands in its first column only.

    It is not looked for to the left of the `first` column.
    """
    return next((row[place] for place in range(column, first - 1, -1) if row[place]), "")


def is_numbering(cells: Sequence[str]) -> bool:
    """«1», «2», «3» …, as columns and rows are numbered; one number alone is none."""
    numbers = [_NUMBER.fullmatch(cell) for cell in cells]
    found = [int(match[1]) for match in numbers if match is not None]
    return len(found) == len(cells) > 1 and found == list(range(found[0], found[0] + len(found)))


def _is_value(cell: str) -> bool:
    """A result, or what was meant as one: a number or a state, but no word and no school year."""
    if is_words(cell) or YEARS.fullmatch(cell.strip()):
        return False
    try:
        return parse_typed(cell) is not None
    except UserError:
        return any(letter.isdigit() for letter in cell)
