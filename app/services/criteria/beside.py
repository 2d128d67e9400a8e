"""Values of a criterion beside stored ones: what they would make wrong without a word."""

from collections.abc import Mapping
from typing import Any

from app.enums import ValueUnit
from app.services.criteria.columns import CURRENT, EXPECTED, is_said, said
from app.services.criteria.wording import REACHED, number_text
from app.services.findings.finding import Weight
from app.services.language.dates import year_name
from app.services.writing.target import Fact, Wrong


def stale_conclusion(
    unit: ValueUnit,
    before: Mapping[str, Any],
    values: Mapping[str, Any],
    told: Mapping[str, Fact],
) -> Wrong | None:
    """A stored conclusion of the user's own about a value that the file replaces."""
    if before.get("reached") is None or "reached" in values or "reached" in told:
        return None
    for field, columns in (("current", CURRENT), ("expected", EXPECTED)):
        changes = any(name in values and values[name] != before[name] for name in columns)
        if changes and is_said(before, columns):
            return Wrong(
                code="criterion.conclusion",
                text=f"Вывод «{REACHED[bool(before['reached'])]}» поставлен вручную для прежних"
                f" значений ({said({**before, 'reached': None}, unit)}), а они меняются.",
                hint="Заполните в файле и столбец «Достигнуто» или уберите вывод в карточке школы.",
                field=field,
            )
    return None


def other_previous(
    unit: ValueUnit, values: Mapping[str, Any], earlier: Mapping[str, Any]
) -> Wrong | None:
    """A note that one year has two values: its own and the previous one of a later year."""
    told, kept = values.get("previous_h"), earlier.get("current_h")
    if told is None or kept is None or told == kept:
        return None
    return Wrong(
        code="criterion.previous-differs",
        text=f"Предыдущее значение за {year_name(values['previous_year'])} –"
        f" {number_text(told, unit)}, а за этот год сохранено {number_text(kept, unit)}."
        " Проверьте числа.",
        weight=Weight.NOTE,
        field="previous",
    )
