"""A result beside the stored one: what a file or a cell does not say stays, unless it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.enums import ResultState
from app.errors import UserError
from app.services.language.numbers import count_of, hundredths, percent_h, whole
from app.services.results.recovery import disagrees, micro_of_h
from app.services.results.rules import Numbers, ResultValues, wrong_numbers
from app.services.writing.target import Fact, Wrong

if TYPE_CHECKING:
    from app.services.results.reading import ResultRow
    from app.services.results.typed import TypedResult

_HELD = ResultState.HELD.value
_FACTS: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "participants": ("participants", "участников", whole),
    "failed": ("failed", "не справившихся", whole),
    "high": ("high", "с высокими результатами", whole),
    "mean_score": ("mean_score_h", "средний балл", hundredths),
    "failed_percent": ("failed_percent_h", "не справившихся", percent_h),
    "high_percent": ("high_percent_h", "с высокими результатами", percent_h),
}
_HIGH = "число с высокими результатами"
_CELL_HINT = (
    "Остальные числа этого результата уже сохранены, в файле их нет. Укажите в файле все числа или"
    " очистите результат в разделе «Результаты» и загрузите файл снова."
)


def merged(values: ResultValues, before: ResultValues) -> ResultValues:
    """Numbers of a file, with what it does not say taken from the stored ones.

    A percent alone that is the share of the stored counts says nothing new: the counts stay. The
    outcome may be impossible, see `wrong_beside`.
    """
    if values.state != _HELD or before.state != _HELD:
        return values
    if values.failed is None and says_share_of(values, before):
        values = values._replace(
            participants=before.participants,
            failed=before.failed,
            percents_only=False,
            failed_percent_h=None,
            derived=before.derived,
        )
    if values.mean_score_h is None:
        values = values._replace(mean_score_h=before.mean_score_h)
    if values.high is None and values.high_percent_h is None:
        values = values._replace(high=before.high, high_percent_h=before.high_percent_h)
    return values


def leaves_nothing(values: ResultValues, before: ResultValues) -> bool:
    """Whether a file says all numbers that can contradict each other; told fast, for most rows."""
    return values.failed is not None and before.high is None and before.high_percent_h is None


def wrong_beside(values: ResultValues, before: ResultValues) -> Wrong | None:
    """Why numbers of a file cannot stand beside the stored ones that it does not say."""
    whole_result = merged(values, before)
    if whole_result.participants is None and before.failed is not None:
        wrong = _counts_lost(whole_result, before)
        if wrong is not None:
            return wrong
    if whole_result == values:
        return None
    wrong = wrong_numbers(numbers_of(whole_result))
    return None if wrong is None else replace(wrong, cell_hint=_CELL_HINT)


def _counts_lost(values: ResultValues, before: ResultValues) -> Wrong | None:
    """A percent alone in the place of counts that give another one."""
    if values.state != _HELD or not before.participants or values.failed_percent_h is None:
        return None
    return Wrong(
        code="result.counts-lost",
        text=f"В файле только процент ({percent_h(values.failed_percent_h)}), а сохранено"
        f" {count_of(before.failed or 0, before.participants)}: число участников пропало бы.",
        hint="Укажите в файле число участников или очистите результат в разделе «Результаты» и"
        " загрузите файл снова.",
        field="failed_percent",
    )


def numbers_of(values: ResultValues) -> Numbers:
    """Stored numbers as the rules look at them."""
    return Numbers(
        state=values.state,
        participants=values.participants,
        failed=values.failed,
        high=values.high,
        mean_score_h=values.mean_score_h,
        failed_percent=micro_of_h(values.failed_percent_h),
        high_percent=micro_of_h(values.high_percent_h),
    )


def says_share_of(percents: ResultValues, counts: ResultValues) -> bool:
    """Whether a percent is the share of these counts, as far as its decimals go."""
    percent, failed, everybody = percents.failed_percent_h, counts.failed, counts.participants
    if percent is None or failed is None or not everybody:
        return False
    decimals = 0 if percent % 100 == 0 else 1 if percent % 10 == 0 else 2
    return not disagrees(micro_of_h(percent) or 0, failed, everybody, decimals)


def facts_of(values: ResultValues) -> dict[str, Fact]:
    """What a result says, by the column of a table that says it."""
    state = ResultState(values.state)
    said = {"state": Fact(state.value, "состояние", state.label)}
    for name, (column, title, shown) in _FACTS.items():
        number = getattr(values, column)
        if number is not None:
            counted = name != "failed" or not values.derived
            said[name] = Fact(number, title if counted else f"{title} (по проценту)", shown(number))
    return said


def values_of(facts: Mapping[str, Fact]) -> ResultValues:
    """The result that facts make; counts win over percents."""
    said: dict[str, Any] = {name: fact.value for name, fact in facts.items()}
    failed, high = said.get("failed"), said.get("high")
    return ResultValues(
        state=said["state"],
        participants=said.get("participants"),
        failed=failed,
        high=high,
        mean_score_h=said.get("mean_score"),
        percents_only=failed is None and said["state"] == _HELD,
        failed_percent_h=said.get("failed_percent") if failed is None else None,
        high_percent_h=said.get("high_percent") if high is None else None,
    )


def share_clash(facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
    """A percent that is not the share of the counts that another file gives, or the reverse."""
    mine, other = values_of(facts), values_of(told)
    for one, two in ((mine, other), (other, mine)):
        if one.failed is None and one.failed_percent_h is not None and two.failed is not None:
            if says_share_of(one, two):
                return None
            return ("failed_percent", "failed") if one is mine else ("failed", "failed_percent")
    return None


def kept_beside(before: "ResultRow | None", typed: "TypedResult") -> dict[str, int | None]:
    """Numbers of the stored result that a cell does not show and typing does not erase.

    Raises:
        UserError: they cannot stand beside what is typed.
    """
    if before is None or typed.state is not ResultState.HELD:
        return {}
    kept = {
        "high": before.high,
        "high_percent_h": before.high_percent_h,
        "mean_score_h": before.mean_score_h,
    }
    wrong = wrong_numbers(
        Numbers(
            participants=typed.participants,
            failed=typed.failed,
            high=before.high,
            failed_percent=micro_of_h(typed.failed_percent_h),
            high_percent=micro_of_h(before.high_percent_h),
        )
    )
    if wrong is not None:
        raise UserError(
            wrong.text,
            f"Вместе с прежним результатом сохранено {_HIGH}"
            f" ({_shown_high(before)}). Если оно неверно, сначала очистите ячейку.",
        )
    return kept


def _shown_high(before: "ResultRow") -> str:
    if before.high is not None:
        return whole(before.high)
    return percent_h(before.high_percent_h or 0)
