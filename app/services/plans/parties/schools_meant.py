"""Which schools a group of a plan means: «школы округа» are all, or those of the list."""

import json
from collections.abc import Mapping, Set
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.services.language.ordering import natural_key
from app.services.schools.known import read_register
from app.services.schools.support import read_supported

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader

# All schools of the register, those on a list of support in the period of the plan, or these.
SchoolsMeant = Literal["all", "supported"] | tuple[int, ...]


def stored_schools_meant(stored: str) -> dict[str, SchoolsMeant]:
    """Key of a group -> the schools, from the column of a plan."""
    told: dict[str, str | list[int]] = json.loads(stored) if stored else {}
    meant: dict[str, SchoolsMeant] = {}
    for key, value in told.items():
        if isinstance(value, list):
            meant[key] = tuple(value)
        elif value in ("all", "supported"):
            meant[key] = "all" if value == "all" else "supported"
    return meant


def schools_meant_text(meant: Mapping[str, SchoolsMeant]) -> str:
    """The schools that groups mean as the column of a plan keeps them."""
    return json.dumps(dict(sorted(meant.items())), ensure_ascii=False) if meant else ""


class SchoolsOf:
    """The schools that groups mean, within one read; the register is asked once and when needed."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._supported: dict[tuple[date, date], Set[int]] = {}

    @cached_property
    def _active(self) -> Mapping[int, str]:
        rows = [row for row in read_register(self._reader) if row["active"]]
        rows.sort(key=lambda row: natural_key(row["short_name"]))
        return {row["id"]: row["short_name"] for row in rows}

    def meant(self, meant: SchoolsMeant, first: date, last: date) -> dict[int, str]:
        """Keys and short names, by name; of a list, who was on it on any of the days."""
        if meant == "all":
            return dict(self._active)
        if meant == "supported":
            days = first, last
            if days not in self._supported:
                self._supported[days] = read_supported(self._reader, first, last)
            wanted = self._supported[days]
        else:
            wanted = frozenset(meant)
        return {key: name for key, name in self._active.items() if key in wanted}
