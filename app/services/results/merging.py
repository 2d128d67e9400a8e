"""A result beside the stored one: what a file or a cell does not say stays, unless it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from app.enums import ResultState
from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.numbers import count_of, hundredths, percent_h, whole
from app.services.log.tables.results import result_words
from app.services.results.recovery import (
    WHOLE_MICRO,
    Share,
    h_of_micro,
    micro_of_h,
    share_of_h,
)
from app.services.results.rules import Numbers, ResultValues, settle, wrong_numbers
from app.services.results.typed import parse_typed
from app.services.writing.target import Fact, Wrong

if TYPE_CHECKING:
    from app.services.results.stored.rows import ResultRow
    from app.services.results.typed import TypedResult

MEAN_KEPT = "result.mean-kept"
_HELD = ResultState.HELD.value
_FACTS: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "participants": ("participants", "участников", whole),
    "failed": ("failed", "не справившихся", whole),
    "high": ("high", "с высокими результатами", whole),
    "mean_score": ("mean_score_h", "средний балл", hundredths),
    "high_percent": ("high_percent_h", "с высокими результатами", percent_h),
}
_WHOLE_H = 10_000
_NONE_KEPT = (None, None, None)
_CELL_HINT = (
    "Остальные числа этого результата уже сохранены или указаны в другом файле, а здесь их нет."
    " Укажите в файле все числа или очистите результат в разделе «Результаты» и загрузите файл"
    " снова."
)


def merged(values: ResultValues, before: ResultValues, share: Share | None = None) -> ResultValues:
    """Numbers of a file, with what it does not say taken from the stored ones.

    `share` is the percent that the file gives in place of those who failed. Where it is the share
    of the stored counts, or what the stored percent rounds to, it says nothing new: they stay. The
    outcome may be impossible, see `wrong_beside`.
    """
    if values.state != _HELD or before.state != _HELD:
        return values
    if _says_nothing_new(values, before, share or _share_of(values)):
        values = values._replace(
            participants=before.participants,
            failed=before.failed,
            percents_only=before.percents_only,
            failed_percent_h=before.failed_percent_h,
            derived=before.derived,
        )
    if values.mean_score_h is None:
        values = values._replace(mean_score_h=before.mean_score_h)
    if values.high is None and values.high_percent_h is None:
        values = values._replace(high=before.high, high_percent_h=before.high_percent_h)
    return values


def _says_nothing_new(values: ResultValues, before: ResultValues, share: Share | None) -> bool:
    """Whether a percent, and participants if they are given, are those of the stored numbers."""
    if share is None or values.participants not in (None, before.participants):
        return False
    if before.failed is not None and before.participants:
        return share.is_of(before.failed, before.participants)
    percent_h = before.failed_percent_h
    return percent_h is not None and share.is_of(percent_h, _WHOLE_H)


def _share_of(values: ResultValues) -> Share | None:
    """The percent of numbers that have no count."""
    percent_h = values.failed_percent_h
    return None if values.failed is not None or percent_h is None else share_of_h(percent_h)


def leaves_nothing(values: ResultValues, before: ResultValues, share: Share | None) -> bool:
    """Whether a file says all numbers that can contradict each other; told fast, for most rows.

    A percent may leave the count that is there, which need not be the one recovered from it.
    """
    kept = (before.high, before.high_percent_h, before.mean_score_h)
    if values.failed is None or kept != _NONE_KEPT:
        return False
    return share is None or before.failed in (None, values.failed)


def wrong_beside(
    values: ResultValues, before: ResultValues, share: Share | None = None
) -> Wrong | None:
    """Why numbers of a file cannot stand beside the stored ones that it does not say."""
    return _impossible(values, before, merged(values, before, share))


def noted_beside(
    values: ResultValues, before: ResultValues, share: Share | None = None
) -> Wrong | None:
    """The same, or a note that a stored mean score stays beside numbers that it is not of."""
    whole_result = merged(values, before, share)
    return _impossible(values, before, whole_result) or _mean_of_others(
        values, before, whole_result
    )


def _impossible(
    values: ResultValues, before: ResultValues, whole_result: ResultValues
) -> Wrong | None:
    if whole_result.participants is None and before.failed is not None:
        wrong = _counts_lost(whole_result, before)
        if wrong is not None:
            return wrong
    if whole_result == values:
        return None
    wrong = wrong_numbers(numbers_of(whole_result))
    return None if wrong is None else replace(wrong, cell_hint=_CELL_HINT)


def _mean_of_others(
    values: ResultValues, before: ResultValues, whole_result: ResultValues
) -> Wrong | None:
    """A note that the stored mean score stays, though it belongs to the numbers replaced."""
    if values.mean_score_h is not None or not mean_outlives(whole_result, before):
        return None
    return Wrong(
        code=MEAN_KEPT,
        text=f"{mean_words(before)}, в файле его нет: он останется рядом с новыми.",
        hint="Укажите средний балл в файле или очистите результат в разделе «Результаты» и"
        " загрузите файл снова.",
        weight=Weight.NOTE,
        field="failed",
    )


def mean_beside(before: "ResultRow | None", typed: "TypedResult | None") -> Finding | None:
    """The same note on what is typed or pasted into a cell, which says nothing of a mean score."""
    if before is None or typed is None:
        return None
    kept = values_of_row(before)
    if not mean_outlives(_typed_over(before, typed), kept):
        return None
    return Finding(
        code=MEAN_KEPT,
        text=f"{mean_words(kept)}: он останется рядом с новыми.",
        hint="Если он больше не верен, сначала очистите ячейку.",
        weight=Weight.NOTE,
    )


def typed_mean(text: str, before: "ResultRow") -> Finding | None:
    """`mean_beside` on a text that is being typed; None while it says nothing clear."""
    try:
        return mean_beside(before, parse_typed(text))
    except UserError:
        return None


def mean_outlives(after: ResultValues, before: ResultValues) -> bool:
    """Whether a mean score that is kept was one of other numbers.

    Counts that give the percent that stood there before are no other numbers.
    """
    if before.mean_score_h is None or after.state != _HELD or _main(after) == _main(before):
        return False
    told, everybody = _share_of(before), after.participants
    return told is None or not everybody or not told.is_of(after.failed or 0, everybody)


def mean_words(values: ResultValues) -> str:
    """«Средний балл 3,8 сохранён вместе с прежними числами (11 из 89)», to be gone on with."""
    mean = hundredths(values.mean_score_h or 0)
    return f"Средний балл {mean} сохранён вместе с прежними числами ({main_words(values)})"


def values_of_row(row: "ResultRow") -> ResultValues:
    """The numbers of a result as it is read."""
    return ResultValues(
        state=row.state.value,
        participants=row.participants,
        failed=row.failed,
        high=row.high,
        mean_score_h=row.mean_score_h,
        percents_only=row.percents_only,
        failed_percent_h=row.failed_percent_h,
        high_percent_h=row.high_percent_h,
        derived=row.derived,
    )


def main_words(values: ResultValues) -> str:
    """«11 из 89 (12,4 %)», «33 %» or the state."""
    percent = values.failed_percent_h if values.failed is None else None
    return result_words(ResultState(values.state), values.participants, values.failed, percent)


def _main(values: ResultValues) -> tuple[int | None, ...]:
    return values.participants, values.failed, values.failed_percent_h


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


def facts_of(values: ResultValues, share: Share | None = None) -> dict[str, Fact]:
    """What a result says, by the column of a table that says it.

    Of a count that was recovered from a percent that is the percent (`share`).
    """
    state = ResultState(values.state)
    said = {"state": Fact(state.value, "состояние", state.label)}
    for name, (column, title, shown) in _FACTS.items():
        number = getattr(values, column)
        if number is not None:
            said[name] = Fact(number, title, shown(number))
    share = share or _share_of(values)
    if share is not None:
        said.pop("failed", None)
        said["failed_percent"] = Fact(share, "не справившихся", percent_h(h_of_micro(share.micro)))
    return said


def values_of(facts: Mapping[str, Fact]) -> ResultValues:
    """The result that facts make; counts win over percents."""
    said: dict[str, Any] = {name: fact.value for name, fact in facts.items()}
    share: Share | None = said.get("failed_percent")
    return settle(
        Numbers(
            state=said["state"],
            participants=said.get("participants"),
            failed=said.get("failed"),
            high=said.get("high"),
            mean_score_h=said.get("mean_score"),
            failed_percent=None if share is None else share.micro,
            high_percent=micro_of_h(said.get("high_percent")),
        )
    )


def share_clash(facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
    """A percent that is not the share of the counts that another file gives, or the reverse.

    Two percents contradict each other where one does not round to the other.
    """
    mine, other = _told_share(facts), _told_share(told)
    if mine is not None and "failed" in told:
        return None if _is_share_of(mine, told) else ("failed_percent", "failed")
    if other is not None and "failed" in facts:
        return None if _is_share_of(other, facts) else ("failed", "failed_percent")
    if mine is None or other is None:
        return None
    coarse = min(mine, other, key=lambda share: share.decimals)
    fine = other if coarse is mine else mine
    same = coarse.is_of(fine.micro, WHOLE_MICRO)
    return None if same else ("failed_percent", "failed_percent")


def _told_share(facts: Mapping[str, Fact]) -> Share | None:
    fact = facts.get("failed_percent")
    return None if fact is None else cast("Share", fact.value)


def _is_share_of(share: Share, counts: Mapping[str, Fact]) -> bool:
    values = values_of(counts)
    return share.is_of(values.failed or 0, values.participants or 0)


def typed_numbers(before: "ResultRow | None", typed: "TypedResult") -> dict[str, Any]:
    """The numbers of a typed text; of a percent that is the share of stored counts, the counts."""
    share = typed.share
    if share is not None and before is not None and before.failed is not None:
        everybody = before.participants or 0
        if everybody and share.is_of(before.failed, everybody):
            return {
                "participants": everybody,
                "failed": before.failed,
                "failed_percent_h": None,
                "derived": before.derived,
            }
    return {
        "participants": typed.participants,
        "failed": typed.failed,
        "failed_percent_h": typed.failed_percent_h,
        "derived": False,
    }


def _typed_over(before: "ResultRow", typed: "TypedResult") -> ResultValues:
    """The stored numbers with those of a typed text in their place."""
    values = values_of_row(before)
    return values._replace(state=typed.state.value, **typed_numbers(before, typed))


def kept_beside(before: "ResultRow | None", typed: "TypedResult") -> dict[str, Any]:
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
    wrong = wrong_numbers(numbers_of(_typed_over(before, typed)._replace(mean_score_h=None)))
    if wrong is not None:
        raise UserError(
            wrong.text,
            "Вместе с прежним результатом сохранено число с высокими результатами"
            f" ({_shown_high(before)}). Если оно неверно, сначала очистите ячейку.",
        )
    return kept


def _shown_high(before: "ResultRow") -> str:
    if before.high is not None:
        return whole(before.high)
    return percent_h(before.high_percent_h or 0)
