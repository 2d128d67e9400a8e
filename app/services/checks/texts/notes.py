"""The notes that stand on any row: what an open file brings beside the fields of the program."""

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.services.checks.texts.registers import DOCUMENTS
from app.services.checks.texts.typed import TypedText
from app.services.findings.links import (
    Link,
    ToMeasure,
    ToOrder,
    ToPerson,
    ToPlan,
    ToProgramme,
    ToRegister,
    ToSchool,
)
from app.services.language.sentences import capital
from app.services.log.catalogue import descriptions

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_KEY = re.compile(r"\d+")
_LINKS: MappingProxyType[str, Callable[[int], Link]] = MappingProxyType(
    {
        "measure": ToMeasure,
        "order_record": ToOrder,
        "person": ToPerson,
        "plan": ToPlan,
        "programme": ToProgramme,
        "school": ToSchool,
    }
)
_PRINTED = MappingProxyType({"plan": "plan", "measure": "plan", "programme": "programme"})


def note_texts(workspace: "Workspace") -> Iterator[TypedText]:
    """The notes on all rows, whatever year these belong to; those that have a key of their own."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT table_name, row_key, text FROM remark ORDER BY 1, 2")
    for row in rows:
        table, key = row["table_name"], _KEY.match(row["row_key"])
        if key is None:
            continue
        number = int(key[0])
        link = _LINKS.get(table)
        if link is None and table in DOCUMENTS:
            shown: Link | None = ToRegister(table, number)
        else:
            shown = None if link is None else link(number)
        yield TypedText(
            text=row["text"],
            where=f"{capital(descriptions()[table].one)}, примечание",
            document=_PRINTED.get(table, DOCUMENTS.get(table, "")),
            about=((table, number),),
            link=shown,
            sort="interview" if table == "interview_slot" else "words",
        )
