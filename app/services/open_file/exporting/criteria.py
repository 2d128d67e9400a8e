"""Criteria with their values as they are printed."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from app.enums import ValueUnit
from app.services.criteria.columns import COLUMNS, TypedValue, columns_of, parts_of
from app.services.criteria.values import Current
from app.services.criteria.wording import (
    DASH,
    concluded,
    current_text,
    expected_text,
    previous_text,
    result_text,
)
from app.services.language.numbers import NBSP
from app.services.open_file.exporting.source import Object, Source, optional_number
from app.services.program_files import program_json

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row

VERDICTS = {True: "reached", False: "not_reached", None: "no_data"}
_OURS = ("code", "title", "unit", "higher_is_better")


def export_titles(source: Source) -> Iterator[Object]:
    """The criteria whose titles are her own; all of them where the list itself is another."""
    ours = program_json("criteria.json")
    rows = source.rows("criterion", ("position", "id"))
    codes = [row["code"] for row in rows]
    same = codes == [one["code"] for one in ours] and all(
        row["active"]
        and row["unit"] == one["unit"]
        and bool(row["higher_is_better"]) == one["higher_is_better"]
        for row, one in zip(rows, ours, strict=True)
    )
    for place, row in enumerate(rows):
        told = {"criterion": place + 1, "title": row["title"]}
        told |= source.notes("criterion", str(row["id"]))
        if not same:
            yield told | {
                "code": row["code"],
                "unit": row["unit"],
                "higher_is_better": bool(row["higher_is_better"]),
                "active": bool(row["active"]),
            }
        elif row["title"] != ours[place]["title"] or "notes" in told:
            yield told


def export_values(source: Source) -> Iterator[Object]:
    """All values of criteria, each with its verdict."""
    criteria = {
        row["id"]: (number, ValueUnit(row["unit"]), bool(row["higher_is_better"]))
        for number, row in enumerate(source.rows("criterion", ("position", "id")), start=1)
    }
    for row in source.rows("criterion_value", ("year", "school_id", "criterion_id")):
        place, unit, higher_is_better = criteria[row["criterion_id"]]
        yield {
            "school": source.schools[row["school_id"]],
            "criterion": place,
            "year": row["year"],
            **_texts(source, row, unit),
            **_verdict(row, unit, higher_is_better=higher_is_better),
            **source.notes("criterion_value", str(row["id"])),
        }


def computed_verdict(
    stored: "Mapping[str, Any] | Row", unit: ValueUnit, *, higher_is_better: bool
) -> bool | None:
    """What the program concludes of a value by itself; None where it cannot."""
    current, expected = parts_of(stored)
    return concluded(current, expected, unit, higher_is_better=higher_is_better)


def _verdict(row: "Row", unit: ValueUnit, *, higher_is_better: bool) -> Object:
    computed = computed_verdict(row, unit, higher_is_better=higher_is_better)
    if row["reached"] is None:
        return {"verdict": VERDICTS[computed]}
    return {
        "verdict": VERDICTS[bool(row["reached"])],
        "decided": computed is bool(row["reached"]),
    }


def _texts(source: Source, row: "Row", unit: ValueUnit) -> Object:
    """The printed texts, and what they do not tell of what is stored."""
    current, expected = parts_of(row)
    wanted = _plain(expected_text(expected, unit)) if expected.operator is not None else ""
    whole, alone = (
        "" if _says_nothing(current) else _plain(text)
        for text in (result_text(current, unit), current_text(current, unit))
    )
    stored = {name: row[name] for name in COLUMNS if name != "reached"}
    stored["not_applicable"] = bool(stored["not_applicable"])
    if _reads(stored, unit, row["year"], TypedValue(current=whole, expected=wanted)):
        return {"current": whole, "expected": wanted}
    if current.previous is not None:
        before, year = _plain(previous_text(current.previous, unit)), current.previous.year
        typed = TypedValue(current=alone, expected=wanted, previous=before, previous_year=year)
        if _reads(stored, unit, row["year"], typed):
            told = {"previous": before, "previous_year": year}
            return {"current": alone, "expected": wanted, **told}
    parts = _by_parts(row) | source.notes("criterion_value", f"{row['id']}/stored")
    return {"current": whole, "expected": wanted, "stored": parts}


def _says_nothing(current: Current) -> bool:
    parts = (current.number_h, current.text or None, current.previous)
    return not current.not_applicable and parts == (None, None, None)


def _plain(text: str) -> str:
    return "-" if text == DASH else text.replace(NBSP, " ")


def _reads(stored: Mapping[str, Any], unit: ValueUnit, year: int, typed: TypedValue) -> bool:
    """Whether texts are read as what is stored."""
    return columns_of(unit, year, typed)[0] == stored


def _by_parts(row: "Row") -> Object:
    return {
        "current": optional_number(row["current_h"]),
        "count": row["current_count"],
        "base": row["current_base"],
        "text": row["current_text"],
        "not_applicable": bool(row["not_applicable"]),
        "previous": optional_number(row["previous_h"]),
        "previous_year": row["previous_year"],
        "previous_text": row["previous_text"],
        "operator": row["expected_operator"],
        "expected": optional_number(row["expected_h"]),
        "expected_text": row["expected_text"],
    }
