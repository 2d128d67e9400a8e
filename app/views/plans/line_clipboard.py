"""Lines of a plan on the clipboard: a table for spreadsheets, measures for another plan."""

import csv
import io
import json
import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData

from app.services.plans import MeasureDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import MeasureRow

COPIED = "application/x-opora-measures"
_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|№(?:\s*п/?п)?)\s*")
_HEADS = frozenset({"мероприятие", "мероприятия", "основные мероприятия", "наименование"})
_PARTIES = re.compile(r"[;\n]")


def as_mime(measures: "Sequence[MeasureRow]", workspace: str) -> QMimeData:
    """The measures as a table of texts, and by their keys within one workspace."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in measures:
        parties = "; ".join(row.responsible)
        cells = (row.title, row.deadline_text, parties, row.expected, row.status.label)
        writer.writerow((row.number, *cells, row.mark_text))
    data = QMimeData()
    data.setText(text.getvalue())
    keys = {"workspace": workspace, "measures": [row.id for row in measures]}
    data.setData(COPIED, json.dumps(keys).encode())
    return data


def copied_measures(data: QMimeData, workspace: str) -> list[int]:
    """Keys of measures that were copied in this workspace."""
    if not data.hasFormat(COPIED):
        return []
    found = cast("dict[str, object]", json.loads(bytes(data.data(COPIED).data())))
    return cast("list[int]", found["measures"]) if found["workspace"] == workspace else []


def typed_measures(text: str, section_id: int, position: int) -> list[MeasureDraft]:
    """Rows of a table as new measures: (number), title, deadline, responsible, expected result."""
    drafts: list[MeasureDraft] = []
    for line in csv.reader(io.StringIO(text), delimiter="\t"):
        cells = [cell.strip() for cell in line]
        if len(cells) > 1 and (not cells[0] or _NUMBER.fullmatch(cells[0])):
            cells = cells[1:]
        title = cells[0] if cells else ""
        if not title or title.casefold() in _HEADS:
            continue
        deadline, parties, expected = (*cells[1:4], "", "", "")[:3]
        drafts.append(
            MeasureDraft(
                section_id=section_id,
                title=title,
                deadline_text=" ".join(deadline.split()),
                responsible=tuple(_PARTIES.split(parties)),
                expected=expected,
                position=position + len(drafts),
            )
        )
    return drafts
