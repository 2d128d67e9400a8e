"""The rooms of the house: small folders, and no way back up between them.

A folder is a room, and so is a folder right below the services or the views with all that is in
it; a module that lies flat in `app/services` is a room of its own. What is imported for types only
ties nothing.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.modules import MODULES, ROOT, imports_of, name_of

MOST_MODULES = 15
HOUSE = ROOT / "docs" / "architecture.md"
FLAT_SERVICES = {"clock", "program_files", "progress", "reference"}
NAMES = {name_of(path): path for path in MODULES}
FOLDERS = {name for name, path in NAMES.items() if path.name == "__init__.py"}


@cache
def own_imports() -> Mapping[str, Set[str]]:
    """The modules of the program that each of them imports."""
    return {name: imports_of(path) & NAMES.keys() for name, path in NAMES.items()}


def room_of(module: str) -> str:
    """The folder of a module; the module itself where it lies flat in the services."""
    if module in FOLDERS:
        return module
    folder = module.rpartition(".")[0]
    return module if folder == "app.services" else folder


def large_room_of(module: str) -> str:
    """The room right below the services or the views that a module lies in, however deep."""
    return ".".join(module.split(".")[:3])


def arrows(
    part: str, imports: Mapping[str, Set[str]], room: Callable[[str], str]
) -> Iterator[tuple[str, str, str]]:
    """Room, the room that it imports from, and the import that does so."""
    for name, others in imports.items():
        if not name.startswith(f"{part}."):
            continue
        for other in others:
            if other.startswith(f"{part}.") and room(other) != room(name):
                yield room(name), room(other), f"{name} -> {other}"


def tied(part: str, imports: Mapping[str, Set[str]], room: Callable[[str], str]) -> list[str]:
    """The imports that tie rooms of a part into a circle; empty when there is none."""
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    lines: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, line in arrows(part, imports, room):
        rooms[one].add(other)
        lines[one, other].append(line)
    return circle(rooms, lines)


@pytest.mark.parametrize("part", ["app.services", "app.views"])
@pytest.mark.parametrize("room", [room_of, large_room_of])
def test_rooms_import_in_one_direction(part: str, room: Callable[[str], str]) -> None:
    offenders = tied(part, own_imports(), room)
    assert not offenders


def test_the_page_of_the_house_lists_the_rooms_lowest_first() -> None:
    rows = re.findall(
        r"^\| ((?:`[\w/]+`(?:, )?)+) \|", HOUSE.read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = [re.findall(r"`(\w+)/?`", row) for row in rows]
    listed = listed[listed.index(["clock", "progress", "program_files", "reference"]) :]
    floors = {f"app.services.{room}": floor for floor, row in enumerate(listed) for room in row}
    rooms = {large_room_of(name) for name in own_imports() if name.startswith("app.services.")}
    assert rooms == floors.keys()
    upwards = [
        line
        for one, other, line in arrows("app.services", own_imports(), large_room_of)
        if one in floors and floors[other] > floors[one]
    ]
    assert upwards == []


def test_a_circle_of_large_rooms_would_be_told() -> None:
    """Between the folders inside them there is none: each arrow leaves from another folder."""
    planted = {
        "app.services.a.runs.x": {"app.services.b.facts"},
        "app.services.b.numbers": {"app.services.a.rules.y"},
    }
    assert not tied("app.services", planted, room_of)
    assert sorted(tied("app.services", planted, large_room_of)) == [
        "app.services.a.runs.x -> app.services.b.facts",
        "app.services.b.numbers -> app.services.a.rules.y",
    ]


def circle(
    rooms: Mapping[str, set[str]], imports: Mapping[tuple[str, str], list[str]]
) -> list[str]:
    """The imports that tie a circle of rooms; empty when there is none."""
    try:
        TopologicalSorter(rooms).prepare()
    except CycleError as error:
        way: list[str] = error.args[1]
        return [
            line
            for one, other in itertools.pairwise(way)
            for line in imports[other, one] or imports[one, other]
        ]
    return []


def test_a_circle_would_be_told() -> None:
    lines = {("a", "b"): ["a.x -> b.y"], ("b", "a"): ["b.z -> a.w"]}
    told = circle({"a": {"b"}, "b": {"a"}}, defaultdict(list, lines))
    assert sorted(told) == ["a.x -> b.y", "b.z -> a.w"]


def test_rooms_are_small() -> None:
    sizes = Counter(
        name.rpartition(".")[0] for name in NAMES if name.startswith(("app.services", "app.views"))
    )
    inside = {name.rpartition(".")[0] for name in FOLDERS}
    modules = {
        room: count - sum(folder.rpartition(".")[0] == room for folder in FOLDERS)
        for room, count in sizes.items()
        if room in FOLDERS | inside
    }
    assert not {room: count for room, count in modules.items() if count > MOST_MODULES}


def test_few_modules_lie_flat_in_the_services() -> None:
    flat = {
        name.rpartition(".")[2]
        for name in NAMES
        if name.rpartition(".")[0] == "app.services" and name not in FOLDERS
    }
    assert flat == FLAT_SERVICES
