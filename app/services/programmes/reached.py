"""What became of the targets of a programme: a value beside the target of its year."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from app.enums import IndicatorOperator

if TYPE_CHECKING:
    from app.services.programmes.parts import Indicator, YearValue

Verdict = Literal["reached", "not_reached", "not_judged", "no_data"]
VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        "reached": "достигнуто",
        "not_reached": "не достигнуто",
        "not_judged": "не оценивается",
        "no_data": "нет данных",
    }
)
_PERCENT_H = 10_000


def verdict(indicator: "Indicator", value: "YearValue") -> Verdict:
    """Whether a value reaches the target that stands beside it.

    Counts are compared exactly, never a rounded percent. A growth is reached by a value above the
    base that is at least the target, where there is one. A value that is told in words, or has
    nothing to be compared with, is there but not judged.
    """
    number, target = number_of(value), value.target_h
    if number is None:
        return "not_judged" if value.value_text else "no_data"
    if indicator.operator is IndicatorOperator.WORD:
        return "not_judged"
    if indicator.operator is IndicatorOperator.GROWTH:
        base = indicator.base_h
        if base is None or value.target_text:
            return "not_judged"
        return _of(number > base and (target is None or number >= target))
    if target is None:
        return "not_judged"
    match indicator.operator:
        case IndicatorOperator.AT_LEAST:
            return _of(number >= target)
        case IndicatorOperator.AT_MOST:
            return _of(number <= target)
        case _:
            return _of(number == target)


def number_of(value: "YearValue") -> Fraction | None:
    """What was reached in hundredths of the unit, exact where its counts are known."""
    if value.value_part is not None and value.value_whole:
        return Fraction(value.value_part * _PERCENT_H, value.value_whole)
    return None if value.value_h is None else Fraction(value.value_h)


def _of(reached: bool) -> Verdict:
    return "reached" if reached else "not_reached"
