"""Schools, their passports and results, the criteria."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.enums import SchoolKind
from app.services.open_file.exporting.source import Object, Source, number
from app.services.open_file.shapes.indicators import file_name
from app.services.open_file.shapes.lists import PROCEDURES, RESULTS, SCHOOLS

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row


def export_schools(source: Source) -> Iterator[Object]:
    """All schools; one without a login has an id."""
    aliases = source.by_parent("school_alias", "school_id")
    for row, told in source.objects(SCHOOLS):
        key = source.schools[row["id"]]
        yield told | {
            "id": "" if row["login_digits"] else key,
            "kind": SchoolKind(row["kind"]).label,
            "aliases": [one["alias"] for one in aliases.get(row["id"], ())],
        }


def export_passports(source: Source) -> Iterator[Object]:
    """Passports: the blocks of a school of one day and source are one."""
    values = source.by_parent("passport_value", "block_id", ("block_id", "indicator"))
    found: dict[tuple[int, str, str], Object] = {}
    for row in source.rows("passport_block", ("school_id", "on_date", "id")):
        told = found.setdefault(
            (row["school_id"], row["on_date"], row["source"]),
            {
                "school": source.schools[row["school_id"]],
                "date": row["on_date"],
                "source": row["source"],
                "values": {},
                **source.notes("passport_block", str(row["id"])),
            },
        )
        told["values"] |= {
            file_name(one["indicator"]): _value(source, one) for one in values.get(row["id"], ())
        }
    for told in found.values():
        if told["values"]:
            yield told | {"values": dict(sorted(told["values"].items()))}


def _value(source: Source, row: "Row") -> int | Object:
    if row["count"] is not None:
        return row["count"]
    notes = source.notes("passport_value", f"{row['block_id']}/{row['indicator']}")
    return {"percent": number(row["percent_h"]), **notes}


def export_procedures(source: Source) -> Iterator[Object]:
    """The procedures of the department's own."""
    return (told for row, told in source.objects(PROCEDURES) if not row["builtin"])


def export_results(source: Source) -> Iterator[Object]:
    """All results, each with where it was read from."""
    for row, told in source.objects(RESULTS):
        place = {"file": row["source_file"], "sheet": row["source_sheet"], "row": row["source_row"]}
        place |= source.notes(RESULTS.table, f"{row['id']}/source")
        yield told | {"source": place if any(place.values()) else None}
