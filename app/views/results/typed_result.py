"""A result as it is typed into a cell: «11/89», «11 из 89», «12,4 %», «нет участников»."""

import re
from dataclasses import dataclass

from app.enums import ResultState
from app.errors import UserError
from app.services.language.numbers import NBSP

HOW = f"Введите «11{NBSP}из{NBSP}89» (не справились из участников) или «33{NBSP}%»."
_NUMBER = r"(\d{1,3}(?: \d{3})+|\d+)"
_COUNTS = re.compile(rf"{_NUMBER}\s*(?:/|\\|из)\s*{_NUMBER}(?:\s*\(.*\))?", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?\s*%")
_SHARE = re.compile(r"(\d+)[.,](\d+)")
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
_WHOLE_H = 10_000


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
    """What the text says; None for an empty one and for a dash: there are no data.

    Raises:
        UserError: it says nothing clear; the hint names the ways to type a result.
    """
    typed = _plain(text)
    if typed in _NOTHING:
        return None
    if typed in _STATES:
        return TypedResult(_STATES[typed])
    if match := _COUNTS.fullmatch(typed):
        return _counts(_whole(match[1]), _whole(match[2]))
    if match := _PERCENT.fullmatch(typed) or _SHARE.fullmatch(typed):
        return _percent(match[1], match[2] or "")
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


def is_plain_number(text: str) -> bool:
    """Whether the text is a whole number alone, which may mean a percent."""
    return _PLAIN.fullmatch(_plain(text)) is not None


def is_unfinished(text: str) -> bool:
    """Whether the text may become a result by typing on: «11», «11 из», «12,»."""
    typed = _plain(text)
    starts = (*_STATES, *_NOTHING)
    return _UNFINISHED.fullmatch(typed) is not None or any(one.startswith(typed) for one in starts)


def _plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split()).casefold()


def _whole(text: str) -> int:
    return int(text.replace(" ", ""))


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
    if percent_h > _WHOLE_H:
        raise UserError(f"{whole} % – больше ста процентов быть не может.", HOW)
    return TypedResult(failed_percent_h=percent_h)
