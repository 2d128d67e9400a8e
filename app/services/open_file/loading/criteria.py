"""Criteria and their values: printed texts, read where the program understands them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.enums import ValueUnit
from app.services.criteria.columns import TypedValue, columns_of
from app.services.findings.finding import Weight
from app.services.open_file.exporting.criteria import VERDICTS, computed_verdict
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.shape import Sort

if TYPE_CHECKING:
    from app import models
    from app.services.open_file.format.schools import CriterionTitle, CriterionValue, StoredValue

_DECIDED = {word: reached for reached, word in VERDICTS.items()}


def load_titles(target: Target, titles: "Sequence[CriterionTitle]") -> None:
    """Titles of criteria, and criteria of her own."""
    store = target.store
    stored = _in_order(target)
    for at, told in enumerate(titles):
        path = f"criteria_titles[{at}]"
        values: dict[str, Any] = {"title": told.title, "code": told.code}
        for name in ("unit", "higher_is_better", "active"):
            if getattr(told, name) is not None:
                values[name] = getattr(told, name)
        with store.thing("criteria_titles"):
            if told.code:
                kept = {"position": told.criterion, "unit": "percent"}
                record = store.put(
                    "criterion", ("code",), values, path=path, unique=True, kept=kept
                )
                store.change(record, {"position": told.criterion}, path)
            elif 1 <= told.criterion <= len(stored):
                record = stored[told.criterion - 1]
                store.note("same")
                store.change(record, values, path)
            else:
                hint = f"Есть номера от 1 до {len(stored)}; у нового критерия укажите code."
                store.wrong(f"{path}.criterion", f"критерия {told.criterion} нет.", hint)
                continue
        store.remark("criterion", record, told.notes)
    store.session.flush()


def load_values(target: Target, told: "Sequence[CriterionValue]") -> None:
    """Values of criteria; what looks wrong in them is taken and told."""
    criteria = _in_order(target)
    for at, value in enumerate(told):
        path = f"criteria[{at}]"
        school = target.key(Sort.SCHOOL, value.school, f"{path}.school")
        if not 1 <= value.criterion <= len(criteria):
            hint = f"Есть номера от 1 до {len(criteria)}."
            target.store.wrong(f"{path}.criterion", f"критерия {value.criterion} нет.", hint)
            continue
        if not target.store.has_year(value.year, f"{path}.year") or school is None:
            continue
        criterion = criteria[value.criterion - 1]
        columns = _columns(target, value, ValueUnit(criterion.unit), path)
        reached = _decided(target, value, columns, criterion, path)
        if columns["previous_year"] is not None:
            target.store.has_year(columns["previous_year"], f"{path}.previous_year")
        with target.store.thing("criteria"):
            record = target.store.put(
                "criterion_value",
                ("school_id", "criterion_id", "year"),
                {
                    "school_id": school,
                    "criterion_id": criterion.id,
                    "year": value.year,
                    **columns,
                    "reached": reached,
                },
                path=path,
                unique=True,
                forced=_forced(value, columns),
            )
        target.store.remark("criterion_value", record, value.notes)
        if value.stored is not None:
            target.store.remark("criterion_value", record, value.stored.notes, "stored")


def _in_order(target: Target) -> "list[models.Criterion]":
    return sorted(target.store.rows("criterion"), key=lambda one: (one.position, one.id or 0))


def _columns(target: Target, value: "CriterionValue", unit: ValueUnit, path: str) -> dict[str, Any]:
    typed = TypedValue(
        current=value.current,
        expected=value.expected,
        previous=value.previous,
        previous_year=value.previous_year,
    )
    columns, problems = columns_of(unit, value.year, typed)
    for field, problem in problems:
        target.find(
            problem.code,
            problem.text,
            f"{path}.{field}",
            hint=problem.hint,
            weight=problem.weight,
        )
    return columns if value.stored is None else _by_parts(target, value.stored, f"{path}.stored")


def _by_parts(target: Target, stored: "StoredValue", path: str) -> dict[str, Any]:
    return {
        "current_h": target.hundredths(stored.current, f"{path}.current"),
        "current_count": stored.count,
        "current_base": stored.base,
        "current_text": stored.text,
        "not_applicable": stored.not_applicable,
        "previous_h": target.hundredths(stored.previous, f"{path}.previous"),
        "previous_year": stored.previous_year,
        "previous_text": stored.previous_text,
        "expected_operator": stored.operator,
        "expected_h": target.hundredths(stored.expected, f"{path}.expected"),
        "expected_text": stored.expected_text,
    }


def _decided(
    target: Target,
    value: "CriterionValue",
    columns: Mapping[str, Any],
    criterion: "models.Criterion",
    path: str,
) -> bool | None:
    """A verdict that is her own: told so, or another than the program would come to."""
    if value.verdict is None:
        return None
    reached = _DECIDED[value.verdict]
    computed = computed_verdict(
        columns, ValueUnit(criterion.unit), higher_is_better=criterion.higher_is_better
    )
    if value.decided:
        return reached
    if reached is None and computed is not None:
        text = "Вывод no_data, а по значениям вывод есть: взят он."
        target.find("criterion.verdict", text, f"{path}.verdict", weight=Weight.NOTE)
    return None if reached is computed else reached


def _forced(value: "CriterionValue", columns: Mapping[str, Any]) -> frozenset[str]:
    """A value that is told takes the place of the stored one whole."""
    forced: set[str] = set()
    if value.current or value.stored is not None:
        forced |= {"current_h", "current_count", "current_base", "current_text"}
    if value.expected or value.stored is not None:
        forced |= {"expected_operator", "expected_h", "expected_text"}
    if columns["previous_h"] is not None or columns["previous_text"]:
        forced |= {"previous_h", "previous_year", "previous_text"}
    return frozenset(forced)
