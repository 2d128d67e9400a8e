"""The rooms of the house: small folders, and no way back up between them.

A folder is a room; a module that lies flat in `app/services` is a room of its own. What is imported
for types only ties nothing.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.modules import MODULES, imports_of, name_of

MOST_MODULES = 15
FLAT_SERVICES = {"clock", "program_files", "progress", "reference"}
NAMES = {name_of(path): path for path in MODULES}
FOLDERS = {name for name, path in NAMES.items() if path.name == "__init__.py"}


def room_of(module: str) -> str:
    """The folder of a module; the module itself where it lies flat in the services."""
    if module in FOLDERS:
        return module
    folder = module.rpartition(".")[0]
    return module if folder == "app.services" else folder


def arrows(part: str) -> Iterator[tuple[str, str, str]]:
    """Room, the room that it imports from, and the import that does so."""
    for name, path in NAMES.items():
        if not name.startswith(f"{part}."):
            continue
        for other in imports_of(path) & NAMES.keys():
            if other.startswith(f"{part}.") and room_of(other) != room_of(name):
                yield room_of(name), room_of(other), f"{name} -> {other}"


@pytest.mark.parametrize("part", ["app.services", "app.views"])
def test_rooms_import_in_one_direction(part: str) -> None:
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    imports: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for room, other, line in arrows(part):
        rooms[room].add(other)
        imports[room, other].append(line)
    assert not circle(rooms, imports)


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
