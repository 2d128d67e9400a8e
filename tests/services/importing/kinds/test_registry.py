"""The kinds are those whose folders lie beside the registry."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.services.importing.kinds import registry
from app.services.importing.kinds.registry import intake, intakes, kinds

FOLDER = Path(registry.__file__).parent
ROOT = Path(__file__).parents[4]


def test_every_folder_is_a_kind_with_a_layout_of_its_own() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    keys = [one.key for one in intakes()]
    assert folders == {key.replace("-", "_") for key in keys}
    assert tuple(keys) == kinds()
    layouts = paths.resource("workbooks")
    assert not [key for key in keys if not (layouts / f"{key}.json").is_file()]


def test_kinds_are_listed_by_their_positions_and_found_by_their_keys() -> None:
    positions = [one.layout.position for one in intakes()]
    assert positions == sorted(set(positions))
    assert all(intake(one.key) is one for one in intakes())
    with pytest.raises(KeyError):
        intake("nothing")


def test_what_is_said_of_every_kind_can_be_said() -> None:
    wrong: list[str] = []
    for kind in intakes():
        layout = kind.layout
        known = {column.key for one in kind.layouts for column in one.columns}
        if not {layout.name, *layout.proof} <= known or not layout.needed:
            wrong.append(f"{kind.key}: columns")
        if not (layout.offer or layout.blank) or kind.label != kind.label.strip():
            wrong.append(f"{kind.key}: words")
        if layout.blank is not None and (not layout.blank.steps or layout.offer):
            wrong.append(f"{kind.key}: blank")
    assert wrong == []


def test_one_kind_makes_the_schools_that_the_others_name() -> None:
    assert [one.key for one in intakes() if one.is_register] == ["schools"]


def test_a_list_of_blanks_loads_no_kind() -> None:
    code = (
        "import sys\nfrom app.services.importing.kinds.registry import blank_kinds\n"
        "names = blank_kinds()\nloaded = [name for name in sys.modules if '.intake' in name]\n"
        "print(len(names), *loaded)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == [str(len(registry.blank_kinds()))]
