"""Programmes with all that belongs to them, and acts that none of them names."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.services.language.deadlines.periods import period_between
from app.services.open_file.exporting.source import Object, Source, number, optional_number
from app.services.open_file.shapes.lists import (
    ACTS,
    DIRECTIONS,
    INDICATORS,
    MEMBERS,
    PROGRAMMES,
    RISKS,
)
from app.services.open_file.shapes.operators import SIGNS

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row

_MONITORING = ("collection", "processing", "procedure", "system")


def period_told(row: "Row") -> Object:
    """The period of a row; what its years are stands where its days do not tell it."""
    start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    usual = period_between(start, end).kind.value
    return {
        "start": row["period_start"],
        "end": row["period_end"],
        "years": None if row["years_kind"] == usual else row["years_kind"],
    }


def export_programmes(source: Source) -> Iterator[Object]:
    """All programmes whole."""
    parts = {
        shape.table: source.by_parent(shape.table, "programme_id", shape.order)
        for shape in (DIRECTIONS, MEMBERS, RISKS, INDICATORS)
    }
    schools = source.by_parent("programme_school", "programme_id", ("position", "school_id"))
    acts = source.by_parent("programme_act", "programme_id", ("position", "act_id"))
    known = {row["id"]: source.object_of(ACTS, row) for row in source.rows("act")}
    years = source.by_parent("indicator_year", "indicator_id", ("year",))
    for row, told in source.objects(PROGRAMMES):
        key = row["id"]
        of = {table: rows.get(key, []) for table, rows in parts.items()}
        yield told | {
            "id": source.programmes[key],
            "period": period_told(row)
            | {"words": row["period_words"]}
            | source.notes("programme", f"{key}/period"),
            "schools": [source.schools[one["school_id"]] for one in schools.get(key, ())],
            "directions": [source.object_of(DIRECTIONS, one) for one in of["programme_direction"]],
            "texts": {"problem": row["problem"], "concept": row["concept"]}
            | source.notes("programme", f"{key}/texts"),
            "indicators": [
                _indicator(source, one, years.get(one["id"], [])) for one in of["indicator"]
            ],
            "risks": [source.object_of(RISKS, one) for one in of["programme_risk"]],
            "acts": [known[one["act_id"]] for one in acts.get(key, ())],
            "members": [source.object_of(MEMBERS, one) for one in of["programme_member"]],
        }


def export_acts(source: Source) -> Iterator[Object]:
    """The acts that no programme names."""
    named = {row["act_id"] for row in source.rows("programme_act", ("act_id",))}
    return (told for row, told in source.objects(ACTS) if row["id"] not in named)


def _indicator(source: Source, row: "Row", years: "list[Row]") -> Object:
    base_h, base_text = row["base_h"], row["base_text"]
    return source.object_of(INDICATORS, row) | {
        "operator": SIGNS[row["operator"]],
        "base": (base_text or None) if base_h is None else number(base_h),
        "base_text": "" if base_h is None else base_text,
        "targets": _years(source, years, "target"),
        "values": _years(source, years, "value"),
        "monitoring": {name: row[name] for name in _MONITORING}
        | source.notes("indicator", f"{row['id']}/monitoring"),
    }


def _years(source: Source, years: "list[Row]", name: str) -> Object:
    """Targets or values by year."""
    told: Object = {}
    for row in years:
        notes = source.notes("indicator_year", f"{row['indicator_id']}/{row['year']}/{name}")
        value = _value(row, name, notes)
        if value is not None:
            told[str(row["year"])] = value
    return told


def _value(row: "Row", name: str, notes: Object) -> int | float | str | Object | None:
    """A number or words alone, or all that is known."""
    text, stored_h = row[f"{name}_text"], row[f"{name}_h"]
    more: Object = {}
    if name == "value" and (row["value_whole"] is not None or row["value_source"]):
        counts = {"part": row["value_part"], "whole": row["value_whole"]}
        more = {**counts, "source": row["value_source"]}
    alone = optional_number(stored_h) if stored_h is not None else text or None
    if not more and not notes and (stored_h is None or not text):
        return alone
    return {"number": optional_number(stored_h), "text": text, **more, **notes}
