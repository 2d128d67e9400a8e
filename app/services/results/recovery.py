"""Counts recovered from percents, exactly as the rule of identification needs them.

A percent is held in millionths of a percent (12,36 % is 12 360 000), so that a typed value loses
nothing and all arithmetic is whole.
"""

from typing import NamedTuple

MICRO = 1_000_000
WHOLE_MICRO = 100 * MICRO
_PER_HUNDREDTH = MICRO // 100


class Share(NamedTuple):
    """A percent as it was told: 12 % may be any count that rounds to it, 12,00 % hardly.

    Attributes:
        micro: in millionths of a percent.
        decimals: how many its source gives, 0 to 2.
    """

    micro: int
    decimals: int

    def is_of(self, count: int, everybody: int) -> bool:
        """Whether it is the share of these counts, as far as its decimals go."""
        return not disagrees(self.micro, count, everybody, self.decimals)


def share_of_h(percent_h: int) -> Share:
    """A stored percent, whose decimals are those that are not zero."""
    decimals = 0 if percent_h % 100 == 0 else 1 if percent_h % 10 == 0 else 2
    return Share(percent_h * _PER_HUNDREDTH, decimals)


def micro_of_h(percent_h: int | None) -> int | None:
    """A percent in hundredths, as it is stored, in millionths."""
    return None if percent_h is None else percent_h * _PER_HUNDREDTH


def h_of_micro(micro: int) -> int:
    """Millionths of a percent, or of a point, in hundredths: rounded half up."""
    return (2 * micro + _PER_HUNDREDTH) // (2 * _PER_HUNDREDTH)


def recovered_count(percent_micro: int, participants: int) -> int:
    """The count behind a percent: p·N/100 rounded half up."""
    return (2 * percent_micro * participants + WHOLE_MICRO) // (2 * WHOLE_MICRO)


def disagrees(percent_micro: int, count: int, participants: int, decimals: int) -> bool:
    """Whether the share of `count` is further from a percent than its printed decimals allow.

    That is |count·100/N - p| > 0,5·10^-decimals.
    """
    if participants == 0:
        return percent_micro != 0
    distance = abs(count * WHOLE_MICRO - percent_micro * participants)
    return distance * 2 * 10**decimals > participants * MICRO
