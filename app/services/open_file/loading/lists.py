"""The lists that stand row by row in one table."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.lists import (
    LISTS,
    MEETING_ITEMS,
    MEETING_PEOPLE,
    MEETINGS,
)
from app.services.open_file.shapes.shape import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.open_file.format.district import District
    from app.services.open_file.format.part import Part

# Columns whose row cannot be without the row that they name.
_OWNERS = ("school", "document", "factor", "person")
_MAY_LACK = {"interviews": ("school",), "tutors": ("person",), "models": ("school",)}


def load_list(target: Target, name: str, parts: "Sequence[Part]") -> None:
    """One of the lists."""
    shape = LISTS[name]
    records: list[Any] = []
    for at, part in enumerate(parts):
        path = f"{name}[{at}]"
        with target.store.thing(name):
            values = target.values(shape, part, path)
            if _lacks_owner(name, shape.columns, values):
                continue
            kept: dict[str, Any] = {"position": 0} if shape.ordered else {}
            if name == "library":
                kept["created_at"] = target.moment
            record = target.store.put(
                shape.table, shape.key, values, path=path, unique=shape.unique, kept=kept
            )
        target.keep(shape.table, record, part, path)
        records.append(record)
    target.store.session.flush()
    if shape.ordered:
        _arrange(target, shape.table, shape.within, records)
    if name == "risk_factors":
        for record in target.store.rows("risk_factor"):
            target.names[Sort.FACTOR].setdefault(record.title, record.id)


def _lacks_owner(name: str, columns: Any, values: dict[str, Any]) -> bool:  # noqa: ANN401 - a record
    needed = (one for one in _OWNERS if one in columns and one not in _MAY_LACK.get(name, ()))
    return any(values[columns[one].name] is None for one in needed)


def _arrange(target: Target, table: str, within: tuple[str, ...], records: list[Any]) -> None:
    def group(record: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a record
        return tuple(getattr(record, name) for name in within)

    for values, rows in groupby(sorted(records, key=group), group):
        target.store.arrange(table, dict(zip(within, values, strict=True)), list(rows))


def load_meetings(target: Target, district: "District") -> None:
    """Meetings with their agenda and those who were invited."""
    for at, meeting in enumerate(district.meetings):
        path = f"meetings[{at}]"
        with target.store.thing("meetings"):
            record = target.put(MEETINGS, meeting, path)
            target.store.session.flush()
            for shape, name in ((MEETING_ITEMS, "items"), (MEETING_PEOPLE, "people")):
                parts: Sequence[Part] = getattr(meeting, name)
                target.put_list(shape, parts, f"{path}.{name}", meeting_id=record.id)


def name_documents(target: Target, district: "District") -> None:
    """Let the papers of schools name the documents for expertise."""
    shape = LISTS["expert_documents"]
    found: dict[tuple[Any, ...], list[Any]] = {}
    for record in target.store.rows(shape.table):
        found.setdefault((record.year, record.title), []).append(record)
    for at, document in enumerate(district.expert_documents):
        path = f"expert_documents[{at}]"
        year = target.values(shape, document, path)["year"]
        records = found.get((year, document.title))
        if document.id and records:
            target.name(Sort.DOCUMENT, document.id, records.pop(0), path)
