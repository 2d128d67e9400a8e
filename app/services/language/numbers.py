"""Numbers as she would read them aloud: decimal comma, non-breaking spaces, exact counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "–"
_KILOBYTE, _MEGABYTE, _GIGABYTE = 1_000, 1_000_000, 1_000_000_000


def whole(value: int) -> str:
    """An integer with groups of three from five digits on: 12 639, but 1500."""
    digits = f"{abs(value):,}".replace(",", NBSP) if abs(value) >= 10_000 else str(abs(value))
    return f"{MINUS}{digits}" if value < 0 else digits


def rounded(value: "Fraction", digits: int = 1) -> str:
    """A fraction with at most `digits` decimals, half up, decimal comma, no trailing zeros."""
    return _rounded(value.numerator, value.denominator, digits)


def _rounded(numerator: int, denominator: int, digits: int) -> str:
    scale = 10**digits
    units = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    head, tail = divmod(units, scale)
    text = whole(head)
    if tail:
        text += "," + f"{tail:0{digits}d}".rstrip("0")
    return f"{MINUS}{text}" if numerator < 0 and units else text


def hundredths(value_h: int, digits: int = 2) -> str:
    """A stored number in hundredths: 4780 -> «47,8»."""
    return _rounded(value_h, 100, digits)


def thousandths(value: int) -> str:
    """A number in thousandths with at most three decimals: 12500 -> «12,5»."""
    return _rounded(value, 1000, 3)


def measured(value: float) -> str:
    """A size or a width as one types it: «12», «12,5»."""
    return f"{value:g}".replace(".", ",")


def percent(count: int, base: int, digits: int = 1) -> str:
    """Share of `count` in `base` for display: «12,4 %»; «–» when there is no base."""
    if base == 0:
        return DASH
    return f"{_rounded(count * 100, base, digits)}{NBSP}%"


def percent_h(value_h: int, digits: int = 2) -> str:
    """A percent stored in hundredths: 3300 -> «33 %»."""
    return f"{hundredths(value_h, digits)}{NBSP}%"


def count_of(count: int, base: int) -> str:
    """A count in its base with the share: «11 из 89 (12,4 %)»."""
    return f"{whole(count)} из {whole(base)} ({percent(count, base)})"


def size_text(size: int) -> str:
    """Size of a file or folder: «840 КБ», «12,5 МБ», «1,6 ГБ»; «0 КБ» only of what is empty."""
    kilobytes = -(-size // _KILOBYTE)
    if kilobytes < _KILOBYTE:
        return f"{whole(kilobytes)}{NBSP}КБ"
    if size >= _GIGABYTE:
        return f"{_rounded(size, _GIGABYTE, 1)}{NBSP}ГБ"
    return f"{_rounded(size, _MEGABYTE, 1)}{NBSP}МБ"
