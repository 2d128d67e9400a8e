"""What the headings of a table of measures mean; the words are those of our workbook of a plan."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from app.services.language.dates import MONTHS
from app.services.language.headers import header_key
from app.services.program_files import program_json

LONGEST_HEADING = 60
START, END, POINT = "deadline_start", "deadline_end", "deadline_point"
_QUARTER = re.compile(r"(?:(i{1,3}|iv|[1-4])\s*-?й?\s*)(кв\w*)?")
_QUARTERS = {"i": "I", "1": "I", "ii": "II", "2": "II", "iii": "III", "3": "III", "iv": "IV"}
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanColumn:
    """A column of a table of measures.

    Attributes:
        place: its position from 0.
        heading: what stands above it; of a header of two levels both, «Срок (начала)».
        field: the field of a measure that it fills: `section`, `number`, `title`, `deadline`,
            `responsible`, `expected`, `status`, `mark_text`, `marked_on`, `order_number`,
            `order_date`, `note`; `deadline_start` and `deadline_end` of two columns for one
            deadline; `deadline_point` of a column whose cells are ticked («х»); empty where
            nothing is known by the heading.
        label: the deadline that a tick means: «I квартал».
    """

    place: int
    heading: str
    field: str = ""
    label: str = ""


def unknown_columns(columns: Iterable[PlanColumn]) -> tuple[PlanColumn, ...]:
    """The columns with a heading that means nothing known."""
    return tuple(one for one in columns if one.heading and not one.field)


def with_fields(columns: Iterable[PlanColumn], fields: Mapping[int, str]) -> tuple[PlanColumn, ...]:
    """The columns, some of them with other fields, by their positions."""
    return tuple(replace(one, field=fields.get(one.place, one.field)) for one in columns)


class Heading(NamedTuple):
    """What stands above a column: the text of the upper level and the one right above its cells."""

    upper: str
    lower: str

    @property
    def shown(self) -> str:
        """The heading in one text."""
        upper, lower = (" ".join(text.split()) for text in self)
        return f"{upper} ({lower})" if upper and lower else upper or lower


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of the columns, as `plan.json` has them."""

    known: Mapping[str, str]
    loose: Mapping[str, str]
    stems: Sequence[tuple[str, re.Pattern[str]]]
    instead: re.Pattern[str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _words() -> _Words:
    columns: list[dict[str, Any]] = program_json("workbooks", "plan.json")["columns"]
    known = {
        header_key(text): column["key"]
        for column in columns
        for text in (column["title"], *column.get("synonyms", ()))
    }
    loose = {
        header_key(text): column["key"] for column in columns for text in column.get("loose", ())
    }
    stems = [
        (column["key"], re.compile("|".join(column["stems"])))
        for column in columns
        if column.get("stems")
    ]
    named = {column["key"]: column for column in columns}
    return _Words(
        known=known,
        loose=loose,
        stems=stems,
        instead=re.compile("|".join(named["title"]["instead"])),
        starts=re.compile("|".join(named["deadline"]["starts"])),
        ends=re.compile("|".join(named["deadline"]["ends"])),
    )


def is_known(heading: str) -> bool:
    """Whether a heading is known as it stands, not only by a word in it."""
    key = header_key(heading)
    return key in _words().known or key in _words().loose


def columns_of(headings: Sequence[Heading]) -> tuple[PlanColumn, ...]:
    """The columns under these headings.

    A heading that is known as it stands goes before one that only holds a word; such a one is what
    it names first: «Срок проведения мероприятия» is a deadline. A field has one column. Where no
    column names the measures, a direction, a stage, a task does.
    """
    keys = [header_key(f"{one.upper} {one.lower}") for one in headings]
    fields = _fields(headings, keys)
    if "title" not in fields:
        place = next((at for at, key in enumerate(keys) if _words().instead.search(key)), None)
        if place is not None:
            fields[place] = "title"
    labels = [
        _point(key, heading) if name == POINT else ""
        for key, heading, name in zip(keys, headings, fields, strict=True)
    ]
    return tuple(
        PlanColumn(place=place, heading=heading.shown, field=name, label=label)
        for place, (heading, name, label) in enumerate(zip(headings, fields, labels, strict=True))
    )


def _fields(headings: Sequence[Heading], keys: Sequence[str]) -> list[str]:
    words = _words()
    fields = [""] * len(keys)
    for known in (words.known, words.loose):
        for place, (key, heading) in enumerate(zip(keys, headings, strict=True)):
            name = known.get(key) or known.get(header_key(heading.lower), "")
            if name and not fields[place] and name not in fields:
                fields[place] = name
    points = [place for place, key in enumerate(keys) if _point(key, headings[place])]
    if len(points) > 1:
        for place in points:
            fields[place] = POINT
    for place, key in enumerate(keys):
        if fields[place] or not key or key in words.known or key in words.loose:
            continue
        name = _by_stem(key)
        if name == "deadline":
            name = START if words.starts.search(key) else END if words.ends.search(key) else name
        fields[place] = name if name not in fields else ""
    if START not in fields or END not in fields:
        alone = {START: "deadline", END: "deadline"}
        fields = _once(alone.get(name, name) for name in fields)
    return fields


def _once(names: Iterable[str]) -> list[str]:
    """Fields, each at its first place."""
    listed = list(names)
    return [
        "" if name != POINT and name in listed[:place] else name
        for place, name in enumerate(listed)
    ]


def _by_stem(key: str) -> str:
    places = ((found.start(), name) for name, stem in _words().stems if (found := stem.search(key)))
    return min(places, default=(0, ""))[1]


def _point(key: str, heading: Heading) -> str:
    """The deadline that a tick in a column means: «I квартал», «сентябрь»; empty for none."""
    lower, upper = header_key(heading.lower), header_key(heading.upper)
    year = _YEAR.search(key)
    told = f" {year[1]} года" if year else ""
    plain = _YEAR.sub("", lower).replace(" года", "").replace(" год", "").strip()
    quarter = _QUARTER.fullmatch(plain)
    if quarter is not None and (quarter[2] or _is_of_deadlines(upper)):
        return f"{_QUARTERS.get(quarter[1], 'IV')} квартал{told}"
    return f"{plain}{told}" if plain in MONTHS else ""


def _is_of_deadlines(upper: str) -> bool:
    return "кварт" in upper or _by_stem(upper) == "deadline"
