"""Stored criterion values in official words, the verdict on them and the change to the year before.

Verdicts compare integers: counts with their base when both are known, hundredths otherwise.
"""

from fractions import Fraction

from app.enums import ExpectedOperator, ValueUnit
from app.services.criteria.values import Current, Expected, Previous, impossible
from app.services.language.dates import year_name
from app.services.language.numbers import (
    DASH,
    NBSP,
    count_of,
    hundredths,
    percent_h,
    rounded,
    whole,
)
from app.services.language.plural import SCORE, plural

NO_DATA = "нет данных"
INSUFFICIENT = "недостаточно данных"
REACHED = {True: "достигнуто", False: "не достигнуто", None: NO_DATA}


def number_text(number_h: int, unit: ValueUnit) -> str:
    """«63 балла», «47,8 балла», «12,5 %», «7»."""
    if unit is ValueUnit.PERCENT:
        return percent_h(number_h)
    text = hundredths(number_h)
    return f"{text}{NBSP}{_scores(number_h)}" if unit is ValueUnit.SCORE else text


def current_text(value: Current, unit: ValueUnit) -> str:
    """The current value: «1 (9 %)», «63 балла», «–» when it does not concern the school."""
    if value.not_applicable:
        return DASH
    if value.number_h is None:
        return value.text or NO_DATA
    if value.count is not None and value.base is not None:
        return count_of(value.count, value.base)
    if value.count is not None:
        return f"{whole(value.count)} ({percent_h(value.number_h)})"
    number = number_text(value.number_h, unit)
    return f"{value.text}{NBSP}{DASH} {number}" if value.text else number


def previous_text(value: Previous | None, unit: ValueUnit) -> str:
    """The earlier value alone: «69», «10 %»; empty when there is none."""
    if value is None:
        return ""
    if value.number_h is None:
        return value.text
    return percent_h(value.number_h) if unit is ValueUnit.PERCENT else hundredths(value.number_h)


def result_text(value: Current, unit: ValueUnit) -> str:
    """The printed cell: «63 балла (в 2017/2018 уч. г. – 69)»."""
    now, before = current_text(value, unit), previous_text(value.previous, unit)
    if not before or value.previous is None:
        return now
    year = value.previous.year
    when = "ранее" if year is None else f"в{NBSP}{year_name(year)} уч.{NBSP}г."
    return f"{now} ({when}{NBSP}{DASH}{NBSP}{before})"


def expected_text(value: Expected, unit: ValueUnit) -> str:
    """The expected value: «более 70 баллов», «не менее 32 %», «0 %»; «–» when there is none."""
    if value.operator is None:
        return DASH
    if value.operator is ExpectedOperator.TEXT or value.number_h is None:
        return value.text
    if value.operator is ExpectedOperator.EQUAL:
        words = number_text(value.number_h, unit)
    else:
        words = f"{value.operator.label} {_compared(value.number_h, unit)}"
    return f"{value.text} {words}" if value.text else words


def is_reached(current: Current, expected: Expected, *, higher_is_better: bool) -> bool | None:
    """Whether the expected value is reached; None when one of the two is no number.

    A bare expected number («0 %», «100 %») is reached by that number or a better one.
    """
    limit = expected.number_h
    if current.number_h is None or limit is None or expected.operator is None:
        return None
    now = current.number_h
    if current.count is not None and current.base:
        now, limit = current.count * 10_000, limit * current.base
    match expected.operator:
        case ExpectedOperator.MORE:
            return now > limit
        case ExpectedOperator.AT_LEAST:
            return now >= limit
        case ExpectedOperator.AT_MOST:
            return now <= limit
        case ExpectedOperator.LESS:
            return now < limit
        case ExpectedOperator.EQUAL:
            return now >= limit if higher_is_better else now <= limit
        case ExpectedOperator.TEXT:
            return None


def concluded(
    current: Current, expected: Expected, unit: ValueUnit, *, higher_is_better: bool
) -> bool | None:
    """What the program concludes of stored values, None where it cannot.

    Nothing follows from a value that cannot be. A target that cannot be («более 670 баллов») is not
    reached where no value reaches it; what any value would reach tells nothing.
    """
    if impossible(current, Expected(), unit):
        return None
    reached = is_reached(current, expected, higher_is_better=higher_is_better)
    return None if reached and impossible(current, expected, unit) else reached


def delta_text(current: Current, unit: ValueUnit) -> str:
    """Change to the earlier value: «−6», «+2,5 п.п.», «0»; empty when one of them is missing."""
    before = None if current.previous is None else current.previous.number_h
    if current.number_h is None or before is None:
        return ""
    difference = current.number_h - before
    text = rounded(Fraction(difference, 100), 2)
    sign = "+" if difference > 0 else ""
    return f"{sign}{text}{NBSP}п.п." if unit is ValueUnit.PERCENT else f"{sign}{text}"


def _scores(number_h: int) -> str:
    """The noun after a number in the nominative: 63 балла, 51 балл, 47,8 балла."""
    return SCORE[1] if number_h % 100 else plural(number_h // 100, SCORE)


def _compared(number_h: int, unit: ValueUnit) -> str:
    """The number after «более», where the noun stands in the genitive: более 51 балла."""
    if unit is not ValueUnit.SCORE:
        return number_text(number_h, unit)
    ends_with_one = number_h % 1000 == 100 and number_h % 10_000 != 1100
    noun = SCORE[1] if number_h % 100 or ends_with_one else SCORE[2]
    return f"{hundredths(number_h)}{NBSP}{noun}"
