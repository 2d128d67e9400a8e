"""When a result is low, and when its group is small: one rule for all that asks.

«Не менее порога» of the participants failed: inclusive, whole numbers, never rounded percents. The
threshold stands in hundredths of a percent (30 % is 3000) and belongs to a profile.
"""

from typing import Protocol

from app.enums import ResultState

# SQL of the same rule for the rows of `result`; it takes the threshold twice.
LOW_ROW = (
    "CASE WHEN percents_only THEN failed_percent_h >= ?"
    " ELSE participants > 0 AND failed * 10000 >= ? * participants END"
)


class StoredResult(Protocol):
    """What a result needs to be judged; counts are None when only a percent is known."""

    @property
    def state(self) -> str: ...  # noqa: D102 - as the table has them
    @property
    def participants(self) -> int | None: ...  # noqa: D102 - as the table has them
    @property
    def failed(self) -> int | None: ...  # noqa: D102 - as the table has them
    @property
    def percents_only(self) -> bool: ...  # noqa: D102 - as the table has them
    @property
    def failed_percent_h(self) -> int | None: ...  # noqa: D102 - as the table has them


def is_low(participants: int, failed: int, threshold_h: int) -> bool:
    """Whether the share of those who failed reaches the threshold; nobody is nobody's share."""
    return participants > 0 and failed * 10_000 >= threshold_h * participants


def is_low_percent(percent_h: int, threshold_h: int) -> bool:
    """The same for a result known only as a percent, compared as typed."""
    return percent_h >= threshold_h


def is_low_result(result: StoredResult, threshold_h: int) -> bool:
    """The same for a stored result; one that was not held is not low."""
    if result.state != ResultState.HELD:
        return False
    if result.percents_only:
        return is_low_percent(result.failed_percent_h or 0, threshold_h)
    return is_low(result.participants or 0, result.failed or 0, threshold_h)


def is_small_group(participants: int | None, limit: int) -> bool:
    """Whether fewer took part than the limit of a profile; an unknown number is not small."""
    return participants is not None and participants < limit
