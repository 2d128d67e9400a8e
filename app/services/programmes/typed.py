"""Values and targets of indicators as they are typed: a number, a part of a whole, or words."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from app.enums import IndicatorOperator
from app.errors import UserError
from app.services.language.numbers import NBSP, count_of, hundredths, percent_h
from app.services.language.sentences import quoted
from app.services.programmes.parts import Indicator, YearValue

_HIGHEST_PERCENT_H = 10_000
_NUMBER = re.compile(r"([-–−]?)\s*(\d{1,9})(?:[.,](\d{1,2}))?\s*%?")
_SHARE = re.compile(r"(\d{1,9})\s*(?:из|/)\s*(\d{1,9})(?:\s*\([^()]*\))?", re.IGNORECASE)


class Typed(NamedTuple):
    """A number in hundredths, or words where it is none; both empty of an empty text."""

    number_h: int | None = None
    words: str = ""


def read_number(text: str, indicator: Indicator) -> Typed:
    """A base or a target as typed.

    Raises:
        UserError: it is no number though the indicator is not told in words, or a percent that
            cannot be.
    """
    words = " ".join(text.split())
    match = _NUMBER.fullmatch(words)
    if match is None:
        if words and indicator.operator is not IndicatorOperator.WORD:
            raise UserError(
                f"{quoted(words)}: это не число.",
                "Введите число, например 82,5. Слова – у показателя, который оценивается словами.",
            )
        return Typed(None, words)
    number_h = int(Fraction(f"{match[2]}.{match[3] or '0'}") * 100)
    number_h = -number_h if match[1] else number_h
    is_percent = indicator.unit.strip() == "%" and indicator.operator is not (
        IndicatorOperator.GROWTH
    )
    if is_percent and not 0 <= number_h <= _HIGHEST_PERCENT_H:
        raise UserError(
            f"{quoted(words)}: процентов бывает от 0 до 100.", "Проверьте, нет ли опечатки."
        )
    return Typed(number_h)


def read_value(text: str, indicator: Indicator, value: YearValue) -> YearValue:
    """A year with what was reached as typed: «82,5», «41 из 50», words; the target stays.

    Raises:
        UserError: as for `read_number`, or the part is larger than its whole.
    """
    words = " ".join(text.split())
    empty = replace(value, value_h=None, value_part=None, value_whole=None, value_text="")
    share = _SHARE.fullmatch(words)
    if share is None:
        typed = read_number(words, indicator)
        return replace(empty, value_h=typed.number_h, value_text=typed.words)
    part, of = int(share[1]), int(share[2])
    if part > of or not of:
        raise UserError(f"{quoted(words)}: часть больше целого.", "Исправьте числа.")
    if indicator.unit.strip() != "%":
        raise UserError(
            f"{quoted(words)}: это доля, а показатель считается не в процентах.",
            "Введите число или исправьте единицу показателя.",
        )
    share_h = (2 * part * _HIGHEST_PERCENT_H + of) // (2 * of)
    return replace(empty, value_h=share_h, value_part=part, value_whole=of)


def value_text(value: YearValue) -> str:
    """What was reached as it is typed; `read_value` reads it back."""
    if value.value_part is not None and value.value_whole is not None:
        return f"{value.value_part} из{NBSP}{value.value_whole}"
    return value.value_text if value.value_h is None else hundredths(value.value_h)


def value_words(value: YearValue, unit: str) -> str:
    """What was reached as it is read: «41 из 50 (82 %)», «82,5 %», «6»; empty without one.

    Units other than the percent stand with the indicator: they would need the form of the number.
    """
    if value.value_part is not None and value.value_whole is not None:
        return count_of(value.value_part, value.value_whole)
    return value.value_text if value.value_h is None else number_words(value.value_h, unit)


def number_words(number_h: int, unit: str) -> str:
    """«82,5 %», «6»."""
    return percent_h(number_h) if unit.strip() == "%" else hundredths(number_h)
