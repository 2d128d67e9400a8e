"""`export`, `load`, `export` gives the same file, byte for byte."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.clock import Clock
from app.services.open_file.exporting.export import export_file, file_text, read_district
from app.services.open_file.format.district import District
from app.services.open_file.format.part import Part
from app.services.open_file.loading.load import load_district, load_file
from app.services.open_file.loading.reading import read_text
from app.services.storage.workspace import Workspace
from tests.conftest import opened_copy
from tests.services.open_file.whole import WHOLE

Fresh = Callable[[], Workspace]


@pytest.fixture
def fresh(empty_workspace_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Fresh]:
    """Makes empty workspaces."""
    opened: list[Any] = []

    def make() -> Workspace:
        where = tmp_path / str(len(opened))
        where.mkdir()
        opened.append(opened_copy(empty_workspace_folder, where, clock))
        return opened[-1].__enter__()

    yield make
    for one in opened:
        one.__exit__(None, None, None)


def again(workspace: Workspace, text: str) -> str:
    """What an empty workspace exports after it has loaded a file."""
    load_district(workspace, read_text(text))
    return file_text(read_district(workspace))


def test_the_demo_district_comes_back_as_it_was(
    demo: Workspace, fresh: Fresh, tmp_path: Path
) -> None:
    first, second = tmp_path / "первый.json", tmp_path / "второй.json"
    export_file(demo, first)
    other = fresh()
    loaded = load_file(other, first)
    assert loaded.findings == ()
    assert set(loaded.counts) >= {"people", "schools", "results", "orders", "plans", "criteria"}
    export_file(other, second)
    assert second.read_bytes() == first.read_bytes()
    before = file_text(read_district(demo))
    same = load_file(demo, first)
    assert same.changes.change_set_id is None
    assert all(set(of) == {"same"} for of in same.counts.values())
    assert file_text(read_district(demo)) == before


def test_an_empty_workspace_is_an_empty_file(workspace: Workspace, fresh: Fresh) -> None:
    text = file_text(read_district(workspace))
    assert json.loads(text)["people"] == []
    assert again(fresh(), text) == text


def test_every_key_of_the_format_comes_back(fresh: Fresh) -> None:
    wanted = District.model_validate(WHOLE)
    assert sorted(untold(wanted)) == []
    text = again(fresh(), json.dumps(WHOLE))
    assert json.loads(text) == json.loads(file_text(wanted))
    assert again(fresh(), text) == text


def untold(district: District) -> set[str]:
    """The keys of the format that a district tells nowhere otherwise than by their defaults."""
    seen: dict[str, bool] = {}

    def walk(value: object) -> None:
        if isinstance(value, Part):
            for name, field in type(value).model_fields.items():
                inner = getattr(value, name)
                key = f"{type(value).__name__}.{name}"
                default = field.get_default(call_default_factory=True)
                seen[key] = seen.get(key, False) or inner != default
                walk(inner)
        elif isinstance(value, list | dict):
            for one in value.values() if isinstance(value, dict) else value:
                walk(one)

    walk(district)
    return {key for key, told in seen.items() if not told} - _NEVER


_NEVER = {"District.criteria_titles"}  # another test
