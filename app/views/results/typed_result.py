"""A result as it is typed into a cell: «11/89», «11 из 89», «33 %», «нет участников»."""

import re
from dataclasses import dataclass

from app.enums import ResultState
from app.errors import UserError
from app.services.language.numbers import NBSP

HOW = f"Введите «11{NBSP}из{NBSP}89» (не справились из участников) или «33{NBSP}%»."
_COUNTS = re.compile(r"(\d+)\s*(?:/|\\|из)\s*(\d+)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?\s*%")
_STATES = {
    "нет участников": ResultState.NO_PARTICIPANTS,
    "н/у": ResultState.NO_PARTICIPANTS,
    "не проводилась": ResultState.NOT_HELD,
    "не проводился": ResultState.NOT_HELD,
    "н/п": ResultState.NOT_HELD,
}


@dataclass(frozen=True, slots=True)
class TypedResult:
    """What was typed.

    Attributes:
        state: held, or why there is no number.
        participants: None for a percent and for a state.
        failed: like `participants`.
        failed_percent_h: hundredths of a percent, only of a typed percent.
    """

    state: ResultState = ResultState.HELD
    participants: int | None = None
    failed: int | None = None
    failed_percent_h: int | None = None


def parse_typed(text: str) -> TypedResult | None:
    """What the text says; None for an empty one, which clears the cell.

    Raises:
        UserError: it says nothing clear; the hint names the ways to type a result.
    """
    typed = " ".join(text.replace(NBSP, " ").split()).casefold()
    if not typed:
        return None
    if typed in _STATES:
        return TypedResult(_STATES[typed])
    if match := _COUNTS.fullmatch(typed):
        return _counts(int(match[1]), int(match[2]))
    if match := _PERCENT.fullmatch(typed):
        return _percent(match[1], match[2] or "")
    if re.fullmatch(r"\d+(?:[.,]\d+)?", typed):
        raise UserError(f"«{text.strip()}» – это число участников или процент?", HOW)
    raise UserError(f"«{text.strip()}» не читается как результат.", HOW)


def _counts(failed: int, participants: int) -> TypedResult:
    if participants == 0 and failed == 0:
        return TypedResult(ResultState.NO_PARTICIPANTS)
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
    if percent_h > 10_000:
        raise UserError(f"{whole} % – больше ста процентов быть не может.", HOW)
    return TypedResult(failed_percent_h=percent_h)
