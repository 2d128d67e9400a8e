"""The form of a part: neighbouring rows by column, as texts of JSON, and back.

A side is an object, `{"count": [900, 880], "source": ["ОО-1"]}`: a value a row, or one that all
rows have. The keys are a list of the same kind for each part between their `|`. NULL stands for a
column that a row does not keep; a changed row that keeps NULL on both sides stands alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from app.services.log.parts.shape import key_value

Values = Mapping[str, Any]
_Kind = TypeVar("_Kind", list[Any], dict[str, Any])
MOST_ROWS = 128
_MOST_BYTES = 900  # of the texts of a part: SQLite keeps up to 1,002 bytes in one place


class NarrowRow(NamedTuple):
    """What is kept of a row.

    Attributes:
        key: its key; parts of a key of several columns are joined by `|`.
        before: its values before, None of a row that came.
        after: its values after, None of a row that went; of a changed row the columns of `before`.
    """

    key: str
    before: Values | None
    after: Values | None


class Part(NamedTuple):
    """Rows as they are stored together: their number, their keys and their sides."""

    number: int
    keys: str
    before: str | None
    after: str | None


def parts_of(rows: Sequence[NarrowRow]) -> Iterator[Part]:
    """The rows in their order, as many in a part as are alike and fit."""
    start = 0
    for place in range(1, len(rows) + 1):
        full = place == len(rows) or place - start == MOST_ROWS
        if full or not _are_alike(rows[place - 1], rows[place]):
            yield from _fitting(rows[start:place])
            start = place


class Columns(NamedTuple):
    """A part that was read: lists of the values of its rows, or of one that all of them have."""

    number: int
    keys: Sequence[Sequence[Any]]
    before: Mapping[str, Sequence[Any]] | None
    after: Mapping[str, Sequence[Any]] | None

    def row(self, place: int) -> NarrowRow:
        """One of its rows."""
        key = "|".join(f"{_at(column, place)}" for column in self.keys)
        before, after = (
            None if side is None else {name: _at(column, place) for name, column in side.items()}
            for side in (self.before, self.after)
        )
        sides = [side for side in (before, after) if side is not None]
        if self.number > 1 and sides:
            for name in [name for name, value in sides[0].items() if value is None]:
                if all(side.get(name) is None for side in sides):
                    for side in sides:
                        side.pop(name, None)
        return NarrowRow(key, before, after)


def columns_of(part: Part) -> Columns:
    """A part as it can be read.

    Raises:
        ValueError: it is damaged.
    """
    keys = _read(part.keys, list)
    before, after = (
        None if side is None else _read(side, dict) for side in (part.before, part.after)
    )
    sides = [side for side in (before, after) if side is not None]
    columns = [*keys, *(column for side in sides for column in side.values())]
    if not all(isinstance(one, list) and len(one) in (1, part.number) for one in columns):
        raise _damaged()
    return Columns(part.number, keys, before, after)


def _read(text: object, kind: type[_Kind]) -> _Kind:
    """A text of JSON that is of a kind, whatever stands in its place."""
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(value, kind):
        raise _damaged()
    return value


def _damaged() -> ValueError:
    return ValueError("a damaged part of the log")


def _at(column: Sequence[Any], place: int) -> Any:  # noqa: ANN401 - a value of JSON
    return column[place] if len(column) > 1 else column[0]


def _are_alike(one: NarrowRow, other: NarrowRow) -> bool:
    """Whether two neighbours may stand in one part."""
    return (
        (one.before is None, one.after is None) == (other.before is None, other.after is None)
        and one.key.count("|") == other.key.count("|")
        and not _stands_alone(one)
        and not _stands_alone(other)
    )


def _stands_alone(row: NarrowRow) -> bool:
    """Whether it keeps a NULL that would be read as a column that it does not keep."""
    sides = [side for side in (row.before, row.after) if side is not None]
    names = {name for side in sides for name in side}
    return any(all(side.get(name) is None for side in sides) for name in names)


def _fitting(rows: Sequence[NarrowRow]) -> Iterator[Part]:
    part = _part(rows)
    weight = sum(len(text.encode()) for text in part[1:] if text is not None)
    pieces = -(-weight // _MOST_BYTES)
    if pieces == 1 or len(rows) == 1:
        yield part
        return
    size = -(-len(rows) // pieces)
    for start in range(0, len(rows), size):
        yield from _fitting(rows[start : start + size])


def _part(rows: Sequence[NarrowRow]) -> Part:
    keys = zip(*(map(key_value, row.key.split("|")) for row in rows), strict=True)
    return Part(
        len(rows),
        _text([_column(part) for part in keys]),
        _side([row.before for row in rows]),
        _side([row.after for row in rows]),
    )


def _side(sides: Sequence[Values | None]) -> str | None:
    known = [side for side in sides if side is not None]
    if not known:
        return None
    names = {name for side in known for name in side}
    return _text({name: _column([side.get(name) for side in known]) for name in names})


def _column(values: Sequence[Any]) -> Sequence[Any]:
    first = values[0]
    return values[:1] if all(_same(first, value) for value in values) else values


def _same(one: object, other: object) -> bool:
    """Whether they are the same in JSON, in which 1 is neither `true` nor 1.0."""
    if type(one) is not type(other):
        return False
    return _text(one) == _text(other) if isinstance(one, list | dict) else one == other


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
