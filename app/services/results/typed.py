"""A result as it is typed into a cell: «11/89», «11 из 89», «12,4 %», «нет участников»."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.errors import UserError
from app.services.language.numbers import NBSP
from app.services.results.recovery import Share, micro_of_h

if TYPE_CHECKING:
    from app.services.results.reading import ResultGrid

HOW = f"Введите «11{NBSP}из{NBSP}89» (не справились из участников) или «33{NBSP}%»."
_NUMBER = r"(\d{1,3}(?: \d{3})+|\d+)"
_COUNTS = re.compile(rf"{_NUMBER}\s*(?:/|\\|из)\s*{_NUMBER}(?:\s*\(.*\))?", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?\s*%")
_SHARE = re.compile(r"(\d+)[.,](\d+)")
_YEARS = re.compile(r"(20\d\d)/(20\d\d)")
_PLAIN = re.compile(r"\d+")
_UNFINISHED = re.compile(rf"{_NUMBER}\s*(?:/|\\|и|из)?\s*|\d+[.,]", re.IGNORECASE)
_MONTHS = "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
_DATE = re.compile(rf"(?:\d{{1,2}}[.\s-])?(?:{_MONTHS})\D*\d+|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}")
_STATES = {
    "нет участников": ResultState.NO_PARTICIPANTS,
    "нет": ResultState.NO_PARTICIPANTS,
    "н/у": ResultState.NO_PARTICIPANTS,
    "не проводилась": ResultState.NOT_HELD,
    "не проводился": ResultState.NOT_HELD,
    "не проводилось": ResultState.NOT_HELD,
    "н/п": ResultState.NOT_HELD,
}
_NOTHING = frozenset({"", "-", "–", "—", "−", "нет данных", "н/д"})
_ONE_H, _WHOLE_H = 100, 10_000
_ENOUGH = 2  # of a column: the cell itself may be one of them
Key = tuple[int, int]  # school, procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedResult:
    """What was typed.

    Attributes:
        state: held, or why there is no number.
        participants: None for a percent and for a state.
        failed: like `participants`.
        failed_percent_h: hundredths of a percent, only of a typed percent.
        decimals: how many a typed percent has.
        unsigned: it is a decimal without the sign of percent; see `read_typed`.
    """

    state: ResultState = ResultState.HELD
    participants: int | None = None
    failed: int | None = None
    failed_percent_h: int | None = None
    decimals: int = field(default=2, compare=False)
    unsigned: bool = field(default=False, compare=False)

    @property
    def share(self) -> Share | None:
        """A typed percent with its decimals; None of counts and of a state."""
        micro = micro_of_h(self.failed_percent_h)
        return None if micro is None else Share(micro, self.decimals)


def parse_typed(text: str) -> TypedResult | None:
    """What the text says; None for an empty one and for a dash: there are no data.

    Raises:
        UserError: it says nothing clear; the hint names the ways to type a result.
    """
    typed = _plain(text)
    if typed in _NOTHING:
        return None
    if typed in _STATES:
        return TypedResult(state=_STATES[typed])
    if match := _COUNTS.fullmatch(typed):
        _refuse_year(typed, text)
        return _counts(_whole(match[1]), _whole(match[2]))
    if match := _PERCENT.fullmatch(typed):
        return _percent(match[1], match[2] or "")
    if match := _SHARE.fullmatch(typed):
        return replace(_percent(match[1], match[2]), unsigned=True)
    shown = text.strip()
    if _PLAIN.fullmatch(typed):
        raise UserError(
            f"«{shown}» – это число участников или процент?",
            f"Для процента допишите знак: «{shown}{NBSP}%»; для числа – «11{NBSP}из{NBSP}89».",
        )
    if _DATE.fullmatch(typed):
        raise UserError(
            f"«{shown}» – дата: в неё Excel превращает дробь.",
            f"Запишите в Excel «11{NBSP}из{NBSP}89» и скопируйте снова.",
        )
    raise UserError(f"«{shown}» не читается как результат.", HOW)


def read_typed(text: str, others: Iterable[int | None] = ()) -> TypedResult | None:
    """`parse_typed` for a cell among others: a decimal without its sign must fit to them.

    Among decimals «2,5» is a percent like they. «0,4» where no other decimals are may be 0,4 % or
    the 40 % that a spreadsheet keeps as 0.4; any decimal among whole numbers may be a slip.

    Args:
        text: what was typed.
        others: what else stands in the column: hundredths of a percent, None of counts.

    Raises:
        UserError: it says nothing clear, or is to be typed with its sign.
    """
    typed = parse_typed(text)
    if typed is None or not typed.unsigned or typed.failed_percent_h is None:
        return typed
    percent_h, shown = typed.failed_percent_h, text.strip()
    alone = True
    for one in others:
        alone = False
        if _is_decimal(one):
            return typed
    if percent_h == 0:
        return typed
    if percent_h < _ONE_H:
        raise UserError(
            f"«{shown}» – это {shown}{NBSP}% или {percent_h}{NBSP}%?",
            f"Допишите знак: «{shown}{NBSP}%» или «{percent_h}{NBSP}%».",
        )
    if not alone:
        raise UserError(
            f"«{shown}» среди целых чисел – это {shown}{NBSP}%?",
            f"Для процента допишите знак: «{shown}{NBSP}%»; для числа – «11{NBSP}из{NBSP}89».",
        )
    return typed


def _is_decimal(percent_h: int | None) -> bool:
    return percent_h is not None and percent_h >= _ONE_H and percent_h % _ONE_H != 0


def others_in_column(grid: "ResultGrid", school_id: int, procedure_id: int) -> Iterator[int | None]:
    """What the other schools have in a procedure, as `read_typed` takes it."""
    for school in grid.schools:
        row = grid.cells.get((school.id, procedure_id))
        if row is not None and row.state is ResultState.HELD and school.id != school_id:
            yield row.failed_percent_h if row.percents_only else None


class Columns:
    """What is stored together: enough of every column to judge any cell by the others."""

    def __init__(self) -> None:
        self._kept: dict[int, list[tuple[Key, int | None]]] = {}

    def add(self, key: Key, text: str) -> None:
        """Take a text in; one that says nothing clear tells nothing about the others."""
        try:
            typed = parse_typed(text)
        except UserError:
            return
        if typed is None or typed.state is not ResultState.HELD:
            return
        column, percent_h = self._kept.setdefault(key[1], []), typed.failed_percent_h
        decimals = sum(_is_decimal(one) for _key, one in column)
        if len(column) < _ENOUGH or (_is_decimal(percent_h) and decimals < _ENOUGH):
            column.append((key, percent_h))

    def without(self, key: Key) -> Iterator[int | None]:
        """Others of the column of a cell, as `read_typed` takes them."""
        return (one for other, one in self._kept.get(key[1], ()) if other != key)


def columns_of(entries: Iterable[tuple[Key, str]]) -> Columns:
    """The columns of texts that are stored together."""
    made = Columns()
    for key, text in entries:
        made.add(key, text)
    return made


def may_be_percent(text: str) -> bool:
    """Whether the text is a number alone, which means a percent if its sign is added."""
    typed = _plain(text)
    return (_PLAIN.fullmatch(typed) or _SHARE.fullmatch(typed)) is not None


def is_unfinished(text: str) -> bool:
    """Whether the text may become a result by typing on: «11», «11 из», «12,»."""
    typed = _plain(text)
    starts = (*_STATES, *_NOTHING)
    return _UNFINISHED.fullmatch(typed) is not None or any(one.startswith(typed) for one in starts)


def _refuse_year(typed: str, text: str) -> None:
    """«2024/2025» is a school year that slipped in, not 2024 of 2025."""
    found = _YEARS.fullmatch(typed)
    if found is not None and int(found[2]) == int(found[1]) + 1:
        raise UserError(f"«{text.strip()}» – учебный год, а не результат.", HOW)


def _plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split()).casefold()


def _whole(text: str) -> int:
    return int(text.replace(" ", ""))


def _counts(failed: int, participants: int) -> TypedResult:
    if participants == 0 and failed == 0:
        return TypedResult(state=ResultState.NO_PARTICIPANTS)
    if failed > participants:
        raise UserError(
            f"Не справились {failed}, а участников {participants}: столько быть не может.",
            f"Сначала пишется число не справившихся, затем число участников: «11{NBSP}из{NBSP}89».",
        )
    return TypedResult(participants=participants, failed=failed)


def _percent(whole: str, tail: str) -> TypedResult:
    if len(tail) > 2:
        raise UserError("В проценте больше двух знаков после запятой.", "Например, «33,33 %».")
    percent_h = int(whole[:6]) * 100 + int(tail.ljust(2, "0") or 0)
    if percent_h > _WHOLE_H:
        raise UserError(f"{whole} % – больше ста процентов быть не может.", HOW)
    return TypedResult(failed_percent_h=percent_h, decimals=len(tail))
