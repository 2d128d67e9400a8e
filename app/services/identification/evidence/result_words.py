"""A stored result in words: counts and share, whether it is low, and what more there is to say."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.identification.evidence.shares import limit_text, share_text
from app.services.identification.rules.low import is_low_result, is_small_group
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, hundredths, whole
from app.services.results.year_before import share_change_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.results import ResultRow


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedResult:
    """A result under the threshold of a profile.

    Attributes:
        counts: «11 из 89», or the words of a state.
        share: «12,4 %»; empty when there is no number.
        low: the share reaches the threshold.
        edit: as one would type it: «11/89».
        result: the stored row.
    """

    counts: str
    share: str
    low: bool
    edit: str
    result: "ResultRow"

    @property
    def text(self) -> str:
        """The whole result: «11 из 89 (12,4 %)»."""
        if self.counts and self.share:
            return f"{self.counts} ({self.share})"
        return self.counts or self.share


def worded(result: "ResultRow", threshold_h: int) -> WordedResult:
    """A stored result in words."""
    state = ResultState(result.state)
    if state is not ResultState.HELD:
        return WordedResult(
            counts=state.label, share="", low=False, edit=state.label, result=result
        )
    low = is_low_result(result, threshold_h)
    if result.percents_only:
        percent_h = result.failed_percent_h or 0
        share = _share(None, None, percent_h, threshold_h, low=low)
        return WordedResult(
            counts="", share=share, low=low, edit=f"{hundredths(percent_h)}%", result=result
        )
    participants, failed = result.participants or 0, result.failed or 0
    share = _share(participants, failed, None, threshold_h, low=low) if participants else ""
    return WordedResult(
        counts=counts_words(failed, participants),
        share=share,
        low=low,
        edit=f"{failed}/{participants}",
        result=result,
    )


def counts_words(failed: int, participants: int) -> str:
    """«11 из 89»."""
    return f"{whole(failed)}{NBSP}из{NBSP}{whole(participants)}"


_share = lru_cache(maxsize=8192)(share_text)


def told_lines(one: WordedResult | None, before: WordedResult | None, year: int) -> list[str]:
    """All there is to say about a result, or that there is none, and about the year before."""
    lines: list[str] = []
    if one is None:
        lines.append("Нет данных")
    else:
        lines.append(one.text + (f"{NBSP}– низкий результат" if one.low else ""))
        if one.result.derived:
            lines.append("Число не справившихся восстановлено по проценту")
        if one.result.source_text:
            lines.append(f"Источник: {one.result.source_text}")
    if before is not None:
        lines.append(f"{year_name(year - 1)}: {before.text}")
    return lines


def judged_words(one: WordedResult, limit: int) -> str:
    """«2 из 6 (33,3 %), низкий результат, малочисленная группа (меньше 10 участников)»."""
    words = one.text + (", низкий результат" if one.low else "")
    if one.result.participants and is_small_group(one.result.participants, limit):
        words += f", малочисленная группа (меньше {limit_text(limit)})"
    return words


def last_change_words(years: "Mapping[int, WordedResult]") -> str:
    """«2025/2026: 11 из 38 (28,9 %), −1,9 п.п. за год» of the last of the results by year."""
    last = max(years)
    now, before = years[last], years.get(last - 1)
    text = f"{year_name(last)}: {now.text}"
    change = "" if before is None else share_change_text(now.result, before.result)
    return f"{text}, {change} за год" if change else text
