"""The values of a criterion as columns of `criterion_value`, from texts and back to words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.enums import ExpectedOperator, ValueUnit
from app.services.criteria.values import (
    Current,
    Expected,
    Previous,
    impossible,
    parse_current,
    parse_expected,
    parse_previous,
    unit_problems,
)
from app.services.criteria.wording import REACHED, expected_text, previous_text, result_text
from app.services.findings.finding import Finding, Weight

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row

# Columns that one field fills: what a file leaves empty does not erase them.
CURRENT = ("current_h", "current_count", "current_base", "current_text", "not_applicable")
PREVIOUS = ("previous_h", "previous_year", "previous_text")
EXPECTED = ("expected_operator", "expected_h", "expected_text")
COLUMNS = (*CURRENT, *PREVIOUS, *EXPECTED, "reached")
EMPTY = {"current_text": "", "previous_text": "", "expected_text": "", "not_applicable": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedValue:
    """The values of a criterion as texts.

    Attributes:
        current: «63 балла», also with the previous value in brackets; «-» not applicable.
        expected: «более 70 баллов».
        previous: the previous value when it stands apart; it goes before one in brackets.
        previous_year: its school year; the year before when None.
        reached: a verdict of the user's own, or None to let the program compare.
    """

    current: str = ""
    expected: str = ""
    previous: str = ""
    previous_year: int | None = None
    reached: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        texts = (self.current, self.expected, self.previous)
        return self.reached is None and not any(text.strip() for text in texts)


def columns_of(
    unit: ValueUnit, year: int, typed: TypedValue
) -> tuple[dict[str, Any], list[tuple[str, Finding]]]:
    """Texts as columns of `criterion_value`, with what looks wrong in them."""
    now, wanted = parse_current(typed.current, unit), parse_expected(typed.expected, unit)
    before, earlier = now.previous, list[Finding]()
    if typed.previous.strip():
        before = parse_previous(typed.previous, unit, typed.previous_year)
        earlier += _twice(now.previous, before, unit)
        earlier += impossible(Current(previous=before), Expected(), unit)
        earlier += unit_problems(typed.previous, unit)
    if before is not None and before.number_h is None and not before.text:
        before = None
    columns = {
        "current_h": now.number_h,
        "current_count": now.count,
        "current_base": now.base,
        "current_text": now.text,
        "previous_h": None if before is None else before.number_h,
        "previous_year": None if before is None else (before.year or year - 1),
        "previous_text": "" if before is None else before.text,
        "expected_operator": None if wanted.operator is None else wanted.operator.value,
        "expected_h": wanted.number_h,
        "expected_text": wanted.text,
        "not_applicable": now.not_applicable,
    }
    told = (("current", now.problems), ("previous", earlier), ("expected", wanted.problems))
    return columns, [(field, problem) for field, problems in told for problem in problems]


def is_said(columns: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether any of the columns holds something: «нет данных» erases nothing."""
    held = (columns[name] for name in names)
    return any(value is not None and value != "" and value is not False for value in held)


def parts_of(stored: "Mapping[str, Any] | Row") -> tuple[Current, Expected]:
    """A stored value by its parts: what is, with what was, and what is expected."""
    previous = None
    if stored["previous_h"] is not None or stored["previous_text"]:
        previous = Previous(stored["previous_h"], stored["previous_year"], stored["previous_text"])
    current = Current(
        number_h=stored["current_h"],
        count=stored["current_count"],
        base=stored["current_base"],
        text=stored["current_text"],
        previous=previous,
        not_applicable=bool(stored["not_applicable"]),
    )
    if stored["expected_operator"] is None:
        return current, Expected()
    operator = ExpectedOperator(stored["expected_operator"])
    return current, Expected(operator, stored["expected_h"], stored["expected_text"])


def said(columns: Mapping[str, Any], unit: ValueUnit) -> str:
    """«63 балла (в 2017/2018 уч. г. – 69); ожидается: более 70 баллов»."""
    values: dict[str, Any] = {**dict.fromkeys(COLUMNS), **EMPTY, **columns}
    current, expected = parts_of(values)
    words = [result_text(current, unit)]
    if expected.operator is not None:
        words.append(f"ожидается: {expected_text(expected, unit)}")
    if values["reached"] is not None:
        words.append(REACHED[values["reached"]])
    return "; ".join(words)


def _twice(before: Previous | None, apart: Previous, unit: ValueUnit) -> list[Finding]:
    """A previous value in brackets and another one in its own column."""
    if before is None or (before.number_h, before.text) == (apart.number_h, apart.text):
        return []
    brackets, own = previous_text(before, unit), previous_text(apart, unit)
    text = f"Предыдущее значение указано дважды: {brackets} в скобках и {own} отдельно."
    return [Finding(code="value.twice", text=text, weight=Weight.ERROR)]
