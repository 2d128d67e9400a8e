"""What is said of the criteria of a school in one sentence."""

from collections.abc import Sequence

from app.services.criteria.school_values import CriterionRow
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import counted

_OF_CRITERIA = ("критерия", "критериев", "критериев")


def summary(rows: Sequence[CriterionRow], year: int) -> str:
    """How many criteria are reached of those with data, and which values cannot be."""
    name = f"{year_name(year)} учебный год"
    if not any(row.value_id is not None for row in rows):
        return f"{name}: значения ещё не внесены."
    known = [row for row in rows if row.reached is not None]
    reached = sum(1 for row in known if row.reached)
    doubtful = sum(1 for row in rows if row.doubt)
    doubt = f" Невозможных значений: {whole(doubtful)}, исправьте их." if doubtful else ""
    return (
        f"{name}: достигнуто {whole(reached)} из{NBSP}{counted(len(known), _OF_CRITERIA)}"
        f" с данными, нет данных по{NBSP}{whole(len(rows) - len(known))}.{doubt}"
    )
