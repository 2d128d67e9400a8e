"""The form of a part: whatever is written down is what is read, value by value."""

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from app.services.log.parts.form import NarrowRow, Part, columns_of, parts_of

_VALUES: tuple[Any, ...] = (
    None, 0, 1, 1.0, True, False, "", "1", "СОШ № 5", "a|b", [], [1], [True], {}, {"a": [None]},
)  # fmt: skip
_KEYS = ("1", "2", "17", "007", "-3", "", "a", "a|b", "5|teachers", "5|2024|1", str(2**63))


def read(parts: Sequence[Part]) -> list[NarrowRow]:
    return [columns_of(part).row(place) for part in parts for place in range(part.number)]


def row(chance: random.Random) -> NarrowRow:
    """As `narrow` makes it: a NULL stands only in a row that was changed."""
    names = sorted(chance.sample("abcd", chance.randint(0, 3)))
    sides = [{name: chance.choice(_VALUES) for name in names} for _side in range(2)]
    kind = chance.choice(("came", "changed", "changed", "went"))
    if kind == "changed":
        return NarrowRow(chance.choice(_KEYS), *sides)
    side = {name: value for name, value in sides[0].items() if value is not None}
    return NarrowRow(chance.choice(_KEYS), *((None, side) if kind == "came" else (side, None)))


def test_rows_of_every_kind_come_back_as_they_were() -> None:
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    for _time in range(300):
        rows = [row(chance)]
        for _next in range(chance.randint(0, 60)):
            rows.append(rows[-1] if chance.random() < 0.5 else row(chance))
        parts = list(parts_of(rows))
        # 1, true and 1.0 are equal for Python, but not for whoever reads the log.
        assert repr(read(parts)) == repr(rows), seed
        assert sum(part.number for part in parts) == len(rows), seed


def test_neighbours_that_are_alike_stand_together_and_say_once_what_is_the_same() -> None:
    rows = [
        NarrowRow(f"5|{name}", None, {"count": count, "source": "ОО-1"})
        for name, count in (("teachers", 40), ("rooms", 12), ("books", 900))
    ]
    assert list(parts_of(rows)) == [
        Part(
            3,
            '[[5],["teachers","rooms","books"]]',
            None,
            '{"count":[40,12,900],"source":["ОО-1"]}',
        )
    ]


def test_a_part_is_as_large_as_sqlite_keeps_in_one_place() -> None:
    rows = [NarrowRow(f"{key}", {"text": f"Мероприятие {key}"}, {"text": ""}) for key in range(900)]
    parts = list(parts_of(rows))
    weights = [sum(len(text.encode()) for text in part[1:] if text) for part in parts]
    assert max(weights) <= 900
    assert min(weights[:-1]) > 450
    assert read(parts) == rows
    long = NarrowRow("901", {"text": "я" * 2_000}, {"text": ""})
    parts = list(parts_of([*rows[:3], long, *rows[3:]]))
    assert [part.number for part in parts if len(part.before or "") > 900] == [1]
    assert read(parts) == [*rows[:3], long, *rows[3:]]


def test_a_damaged_part_is_not_read_as_another() -> None:
    sound = Part(2, "[[1,2]]", None, '{"count":[3,4]}')
    assert columns_of(sound).row(1) == NarrowRow("2", None, {"count": 4})
    spoilt = (
        sound._replace(number=3),
        sound._replace(keys="[[1,2,3]]"),
        sound._replace(keys="{}"),
        sound._replace(after='{"count":[3,4'),
        sound._replace(after='{"count":3}'),
        sound._replace(after='{"count":[]}'),
        sound._replace(before="[[1,2]]"),
    )
    for part in spoilt:
        with pytest.raises(ValueError, match=r"damaged|delimiter"):
            columns_of(part)


def test_the_texts_are_json_with_russian_letters() -> None:
    (part,) = parts_of([NarrowRow("1", {"note": "было"}, {"note": "стало"})])
    assert json.loads(part.before or "") == {"note": ["было"]}
    assert "было" in (part.before or "")
