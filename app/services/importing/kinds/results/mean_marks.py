"""A mean mark in a column of percents: «3,5» is no share of pupils there, but may pass for one."""

from collections.abc import Sequence

from app.services.importing.findings.questions import MEAN_OR_PERCENT, FileQuestion, Option
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.table import Table
from app.services.results.recovery import MICRO, disagrees, recovered_count

_LOWEST, _HIGHEST = 2 * MICRO, 5 * MICRO
_MANY = 3


def are_percents(
    context: ReadContext,
    table: Table,
    key: str,
    values: Sequence[int | None],
    participants: Sequence[int | None],
) -> bool | None:
    """Whether a column holds percents; None while it is asked about.

    It is doubtful when all its values lie between 2 and 5, some with decimals, and do not fit the
    participants as shares, or there are too many of them to fit by chance.
    """
    shown = [(value, count) for value, count in zip(values, participants, strict=True) if value]
    if not _look_like_marks([value for value, _count in shown]):
        return True
    if len(shown) < _MANY and all(_fits(value, count) for value, count in shown):
        return True
    chosen = context.questions.ask(
        FileQuestion(
            code=MEAN_OR_PERCENT,
            text=f"В столбце «{table.title(key)}» все числа от 2 до 5 с дробной частью: это средний"
            " балл или процент?",
            options=(
                Option("percent", "процент"),
                Option("mean", "средний балл: столбец не читать"),
            ),
            sheet=table.sheet.name,
            column=table.title(key),
        )
    )
    return None if chosen is None else chosen == "percent"


def _look_like_marks(values: Sequence[int]) -> bool:
    return (
        bool(values)
        and all(_LOWEST <= value <= _HIGHEST for value in values)
        and any(value % MICRO for value in values)
    )


def _fits(value: int, count: int | None) -> bool:
    """Whether some number of pupils gives this percent, rounded as it was written."""
    if not count:
        return False
    digits = 2 if value % (MICRO // 10) else 1 if value % MICRO else 0
    return not disagrees(value, recovered_count(value, count), count, digits)
