"""A workspace as an open file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.open_file.exporting.criteria import export_titles, export_values
from app.services.open_file.exporting.people import (
    export_department,
    export_orders,
    export_people,
)
from app.services.open_file.exporting.plans import export_plans
from app.services.open_file.exporting.programmes import export_acts, export_programmes
from app.services.open_file.exporting.schools import (
    export_passports,
    export_procedures,
    export_results,
    export_schools,
)
from app.services.open_file.exporting.settings import export_settings
from app.services.open_file.exporting.source import Object, Source
from app.services.open_file.shapes.lists import (
    LISTS,
    MEETING_ITEMS,
    MEETING_PEOPLE,
    MEETINGS,
)
from app.services.storage.files.files import write_atomic

if TYPE_CHECKING:
    from app.services.open_file.format.district import District
    from app.services.storage.workspace import Workspace


def export_file(workspace: "Workspace", out: Path) -> "District":
    """Write everything into a file; an existing one is replaced.

    Raises:
        EnvironmentProblem: the file cannot be written; the old one is whole.
        UserError: there can be no file of this name.
    """
    district = read_district(workspace)
    content = file_text(district).encode("utf-8")

    def write(path: Path) -> None:
        path.write_bytes(content)

    write_atomic(out, write)
    return district


def file_text(district: "District") -> str:
    """The text of a file."""
    return json.dumps(district.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read_district(workspace: "Workspace") -> "District":
    """The whole workspace as an object of the format.

    Frozen runs, made documents, attached files, most settings and the history are no part of it:
    `docs/open-file.md` says why.
    """
    from app.services.open_file.format.district import District

    with workspace.database.reading() as reader:
        source = Source(reader)
        return District.model_validate({"opora": 1, **_sections(source)})


def _sections(source: Source) -> Object:
    lists = {name: [told for _row, told in source.objects(one)] for name, one in LISTS.items()}
    for told, key in zip(lists["expert_documents"], source.documents.values(), strict=True):
        told["id"] = key
    return {
        **source.notes("open_file", ""),
        "department": export_department(source),
        "settings": export_settings(source),
        "people": list(export_people(source)),
        "schools": list(export_schools(source)),
        "passports": list(export_passports(source)),
        "procedures": list(export_procedures(source)),
        "results": list(export_results(source)),
        "orders": list(export_orders(source)),
        "acts": list(export_acts(source)),
        "programmes": list(export_programmes(source)),
        "plans": list(export_plans(source)),
        **lists,
        "meetings": list(_meetings(source)),
        "criteria_titles": list(export_titles(source)),
        "criteria": list(export_values(source)),
    }


def _meetings(source: Source) -> list[Object]:
    items, people = (
        source.by_parent(shape.table, "meeting_id", shape.order)
        for shape in (MEETING_ITEMS, MEETING_PEOPLE)
    )
    return [
        told
        | {
            "items": [source.object_of(MEETING_ITEMS, one) for one in items.get(row["id"], ())],
            "people": [source.object_of(MEETING_PEOPLE, one) for one in people.get(row["id"], ())],
        }
        for row, told in source.objects(MEETINGS)
    ]
