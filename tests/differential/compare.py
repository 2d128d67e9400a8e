"""What our reader says of a cell against the text that LibreOffice shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent, parse_text
from app.services.writing.error_texts import error_name

_DIGITS = re.compile(r"\d+")


def agree(ours: Cell, shown: str) -> bool:
    """Whether both say the same of a cell."""
    theirs = _plain(shown)
    if isinstance(ours, Fault):
        return ours.kind == "error" and error_name(shown) == ours.shown
    if isinstance(ours, bool):
        return theirs.upper() == parse_text(ours)
    if isinstance(ours, date):
        return _same_date(ours, theirs)
    if isinstance(ours, float):
        return _same_number(ours, theirs)
    if isinstance(ours, Percent):
        return _plain(ours.shown) == theirs and _percents_are_right(ours)
    return _plain(parse_text(ours)) == theirs


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2212", "-").split())


def _percents_are_right(cell: Percent) -> bool:
    """The value behind a shown percent is that percent, to the decimals that are shown."""
    digits = re.search(r"-?[\d\s]+(?:,(\d+))?", cell.shown)
    if digits is None:
        return False
    seen = float("".join(digits[0].split()).replace(",", "."))
    return abs(seen - cell.value) <= 0.5000001 * 10.0 ** -len(digits[1] or "")


def _same_number(ours: float, theirs: str) -> bool:
    text = theirs.replace(" ", "").replace(",", ".")
    is_negative = text.startswith(("-", "("))
    text = text.strip("-()")
    try:
        seen = float(text)
    except ValueError:
        return False
    if "E" in text:
        return abs(seen - abs(ours)) <= abs(ours) * 1e-2
    half = 0.5000001 * 10.0 ** -len(text.partition(".")[2])
    return abs(seen - abs(ours)) <= half and (is_negative == (ours < 0) or abs(ours) <= half)


def _same_date(ours: date, theirs: str) -> bool:
    numbers = [int(one) for one in _DIGITS.findall(theirs)]
    day = {ours.day, ours.month}
    if not day <= set(numbers[:3]) or not {ours.year, ours.year % 100} & set(numbers[:3]):
        return False
    time = numbers[3:5]
    return not time or (isinstance(ours, datetime) and time == [ours.hour, ours.minute])


def _one_second_more(ours: str, theirs: str) -> bool:
    seconds = [
        sum(int(part) * 60**power for power, part in enumerate(reversed(text.split(":"))))
        for text in (ours, theirs)
    ]
    return seconds[0] - seconds[1] == 1


def _one_half(ours: Percent, theirs: str) -> bool:
    digits = re.match(r"\d+(?:,(\d+))?(?= ?%)", theirs)
    if digits is None:
        return False
    unit = 10 ** len(digits[1] or "")
    twice = round(ours.value * unit * 2, 6)
    return twice % 2 == 1 and float(digits[0].replace(",", ".")) * unit == (twice - 1) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A cell of which the two say different things.

    Attributes:
        kind: of the file: xlsx, xls, ods.
        code: the format of the number in the cell, or what else was written there.
        ours: what we read.
        theirs: what LibreOffice shows.
    """

    kind: str
    code: str
    ours: Cell
    theirs: str

    @property
    def name(self) -> str | None:
        """The name of the known difference that it is, None when it is a new one."""
        for name, (is_such, _reason) in KNOWN.items():
            if is_such(self):
                return name
        return None


# Where the two differ on purpose: name -> (whether a cell is such a one, the reason).
KNOWN: dict[str, tuple[Callable[[Difference], bool], str]] = {
    "zero that is not shown": (
        lambda one: one.ours == 0.0 and _plain(one.theirs) in ("", "-", "–") and ";" in one.code,
        "a zero that its format hides or writes as a dash is still the number 0",
    ),
    "small letter of a month": (
        lambda one: "mmmm" in one.code and parse_text(one.ours) == one.theirs.lower(),
        "a month alone is written with a small letter, as inside a sentence of a plan",
    ),
    "fraction of a second": (
        lambda one: (
            isinstance(one.ours, Formatted)
            and "ss" in one.code
            and _one_second_more(one.ours.shown, one.theirs)
        ),
        "Excel rounds seconds, LibreOffice cuts them",
    ),
    "half of the last digit": (
        lambda one: isinstance(one.ours, Percent) and _one_half(one.ours, one.theirs),
        "Excel shows 0,285 as 29%, LibreOffice rounds 28.499999999999996; both store 28,5",
    ),
    "constants that LibreOffice saved": (
        lambda one: (
            one.kind in ("xls", "ods")
            and (one.code, one.theirs)
            in (("boolean", "0"), ("boolean", "1"), ("error", "#N/A"), ("error", "#Н/Д"))
        ),
        "it shows booleans of its own .xls and .ods as 0 and 1, errors of an .xls as #N/A",
    ),
}


def described(ours: Cell) -> str:
    """A cell for the report."""
    return f"{ours!r}" + (f" -> {parse_text(ours)!r}" if not isinstance(ours, Formatted) else "")
