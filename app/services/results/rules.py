"""Numbers of a result: what cannot be together, and what is stored of them."""

from typing import NamedTuple

from app.enums import ResultState
from app.services.language.numbers import NBSP, hundredths, percent, whole
from app.services.results.recovery import MICRO, WHOLE_MICRO, h_of_micro, recovered_count
from app.services.writing.limits import below_zero, no_percent, no_score, too_much
from app.services.writing.target import Wrong

MOST_PARTICIPANTS = 100_000
_HIGHEST_SCORE_H = 100_00
# A percent further away from its counts than this is no rounding.
_MOST_OFF = MICRO
_LOW = ("failed", "failed_percent", "participants")
_COUNTS = {"failed": "не справившихся", "high": "с высокими"}


class Numbers(NamedTuple):
    """The numbers of a result as typed; None where nothing is.

    Attributes:
        state: value of `ResultState`.
        participants: pupils who took part.
        failed: pupils below the threshold.
        high: pupils with a high result.
        mean_score_h: mean score in hundredths.
        failed_percent: share of those below the threshold, in millionths of a percent.
        high_percent: share of those with a high result, likewise.
    """

    state: str = ResultState.HELD.value
    participants: int | None = None
    failed: int | None = None
    high: int | None = None
    mean_score_h: int | None = None
    failed_percent: int | None = None
    high_percent: int | None = None


class ResultValues(NamedTuple):
    """The numbers of a result as they are stored, as columns of `result`.

    Counts win over percents: a percent is kept only where there is no count. `derived` says that
    the count was recovered from a percent.
    """

    state: str
    participants: int | None = None
    failed: int | None = None
    high: int | None = None
    mean_score_h: int | None = None
    percents_only: bool = False
    failed_percent_h: int | None = None
    high_percent_h: int | None = None
    derived: bool = False

    def says_same(self, other: "ResultValues") -> bool:
        """Whether the numbers are the same, however they were come by."""
        return self == other or self._replace(derived=other.derived) == other


def wrong_numbers(numbers: Numbers) -> Wrong | None:
    """Why numbers cannot be those of a result: out of range, or in contradiction."""
    wrong = _out_of_range(numbers)
    if wrong is not None:
        return wrong
    if numbers.state != ResultState.HELD:
        nothing = all(number is None for number in numbers[1:])
        return None if nothing else _numbers_of_nothing(numbers)
    if numbers.participants == 0:
        return _some_of_nobody() if any(numbers[2:]) else _nobody()
    return (
        _missing(numbers)
        or _more_than_all(numbers)
        or _more_together(numbers)
        or _another_share(numbers)
    )


def settle(numbers: Numbers) -> ResultValues:
    """What is stored of numbers that can be; a count is recovered from a percent."""
    if numbers.state != ResultState.HELD:
        return ResultValues(state=numbers.state)
    failed, derived = numbers.failed, False
    if failed is None and numbers.participants and numbers.failed_percent is not None:
        failed, derived = recovered_count(numbers.failed_percent, numbers.participants), True
    return ResultValues(
        state=ResultState.HELD.value,
        participants=numbers.participants,
        failed=failed,
        high=numbers.high,
        mean_score_h=numbers.mean_score_h,
        percents_only=failed is None,
        failed_percent_h=_hundredths(numbers.failed_percent) if failed is None else None,
        high_percent_h=None if numbers.high is not None else _hundredths(numbers.high_percent),
        derived=derived,
    )


def too_many_participants(count: int | None) -> Wrong | None:
    """Why no school can have so many participants."""
    if count is None or count <= MOST_PARTICIPANTS:
        return None
    return too_much(str(count), "participants")


def _out_of_range(numbers: Numbers) -> Wrong | None:
    for field in ("participants", "failed", "high"):
        count = getattr(numbers, field)
        if count is not None and count < 0:
            return below_zero(str(count), field)
    for field in ("failed_percent", "high_percent"):
        micro = getattr(numbers, field)
        if micro is not None and not 0 <= micro <= WHOLE_MICRO:
            return no_percent(hundredths(h_of_micro(micro)), field)
    score_h = numbers.mean_score_h
    if score_h is not None and not 0 <= score_h <= _HIGHEST_SCORE_H:
        return no_score(hundredths(score_h), "mean_score")
    return too_many_participants(numbers.participants)


def _numbers_of_nothing(numbers: Numbers) -> Wrong:
    return Wrong(
        code="state",
        text=f"Указано «{ResultState(numbers.state).label}», но есть и числа.",
        hint="Уберите числа или укажите «проведена».",
        cell_hint="Уберите одно из двух.",
        field="state",
    )


def _some_of_nobody() -> Wrong:
    return Wrong(
        code="participants",
        text="Участников 0, но есть результаты.",
        hint="Исправьте число участников или уберите результаты.",
        field="participants",
    )


def _nobody() -> Wrong:
    return Wrong(
        code="participants",
        text="Число участников – ноль.",
        hint="Укажите «нет участников» вместо нуля в числах.",
        field="participants",
    )


def _missing(numbers: Numbers) -> Wrong | None:
    if numbers.failed is None and numbers.failed_percent is None:
        return Wrong(
            code="missing_number",
            text="Не указано, сколько участников не справились: ни количество, ни процент.",
            hint="Введите количество и число участников или процент.",
            cell_hint="Заполните одно из двух или укажите состояние.",
            field="failed",
        )
    if numbers.failed is not None and numbers.participants is None:
        return Wrong(
            code="missing_number",
            text="Не указано число участников.",
            hint="Введите его или только процент.",
            cell_hint="Заполните ячейку.",
            field="participants",
        )
    if numbers.high is not None and numbers.participants is None:
        return Wrong(
            code="missing_number",
            text=f"Указано, сколько участников с высокими результатами ({whole(numbers.high)}), но"
            " не число участников.",
            hint="Введите его.",
            cell_hint="Заполните ячейку.",
            field="participants",
        )
    return None


def _more_than_all(numbers: Numbers) -> Wrong | None:
    everybody = numbers.participants
    for field, name in _COUNTS.items():
        count = getattr(numbers, field)
        if count is not None and everybody is not None and count > everybody:
            return Wrong(
                code="more_than_participants",
                text=f"Число {name}, {whole(count)}, больше числа участников, {whole(everybody)}.",
                hint="Исправьте одно из чисел.",
                field=field,
                against=("participants",),
            )
    return None


def _more_together(numbers: Numbers) -> Wrong | None:
    """Those below the threshold and those with a high result, who are never the same pupils."""
    everybody, failed, high = numbers.participants, numbers.failed, numbers.high
    if failed is not None and high is not None and everybody is not None:
        if failed + high <= everybody:
            return None
        return Wrong(
            code="more_than_participants",
            text=f"Не справившихся {whole(failed)} и с высокими {whole(high)}: вместе больше числа"
            f" участников, {whole(everybody)}.",
            hint="Исправьте одно из чисел.",
            field="high",
            against=_LOW,
        )
    shares = [
        _share(failed, everybody, numbers.failed_percent),
        _share(high, everybody, numbers.high_percent),
    ]
    below, above = shares
    if below is None or above is None or below + above <= WHOLE_MICRO + _MOST_OFF:
        return None
    return Wrong(
        code="more_than_participants",
        text=f"Не справившихся {hundredths(h_of_micro(below))}{NBSP}% и с высокими"
        f" {hundredths(h_of_micro(above))}{NBSP}%: вместе больше 100{NBSP}%.",
        hint="Исправьте одно из чисел.",
        field="high_percent" if high is None else "high",
        against=_LOW,
    )


def _share(count: int | None, everybody: int | None, micro: int | None) -> int | None:
    """A share in millionths of a percent: of the counts, else as it is told."""
    return micro if count is None or not everybody else count * WHOLE_MICRO // everybody


def _another_share(numbers: Numbers) -> Wrong | None:
    """A percent that its counts do not give, however it was rounded."""
    everybody = numbers.participants
    for field, count, micro in (
        ("failed_percent", numbers.failed, numbers.failed_percent),
        ("high_percent", numbers.high, numbers.high_percent),
    ):
        if count is None or not everybody or micro is None:
            continue
        if abs(count * WHOLE_MICRO - micro * everybody) > _MOST_OFF * everybody:
            return Wrong(
                code="percent_differs",
                text=f"{share_told(micro, count, everybody)} – это {percent(count, everybody)}.",
                hint="Исправьте процент или количества.",
                field=field,
                against=(field.removesuffix("_percent"), "participants"),
            )
    return None


def share_told(percent_micro: int, count: int, everybody: int) -> str:
    """«Указано 12,5 %, а 11 из 89»: a percent beside its counts."""
    shown = hundredths(h_of_micro(percent_micro))
    return f"Указано {shown}{NBSP}%, а {whole(count)} из {whole(everybody)}"


def _hundredths(micro: int | None) -> int | None:
    return None if micro is None else h_of_micro(micro)
