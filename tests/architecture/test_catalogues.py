"""Every catalogue of the program is under test: who adds an entry must add its test."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app import paths
from app.cli.parser import TEMPLATE_KINDS, build_parser
from app.services.documents.making.catalogue import KINDS
from app.services.importing.blanks.templates import blank_kinds
from app.services.importing.kinds.registry import intakes
from app.services.importing.reading.intake import Intake
from app.services.storage import upgrade
from app.views.base.pages import PLACES

TESTS = Path(__file__).resolve().parents[1]


def text_of(*names: str) -> str:
    """All test modules below a folder, as one text."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(TESTS.joinpath(*names).rglob("*.py"))
    )


def test_every_import_kind_has_a_test_of_its_reader() -> None:
    modules = {one.key: reader_of(one).__module__ for one in intakes()}
    assert not [key for key, module in modules.items() if not has_test(module)]


def reader_of(kind: Intake) -> Callable[..., object]:
    """The function that reads the rows of a kind."""
    reader = kind.reader
    return reader.keywords["read"] if isinstance(reader, partial) else reader


def test_every_document_kind_has_a_test() -> None:
    folder = "app.services.documents.kinds"
    names = {kind: kind.replace("-", "_") for kind in KINDS}
    assert not [kind for kind, name in names.items() if not has_test(f"{folder}.{name}.document")]
    assert not [kind for kind in KINDS if not paths.resource("wording", f"{kind}.toml").is_file()]


def has_test(module: str) -> bool:
    """Whether the test module that mirrors a module of the program tests something."""
    *folders, name = module.split(".")[1:]
    mirror = TESTS.joinpath(*folders, f"test_{name}.py")
    return mirror.is_file() and "def test_" in mirror.read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", sorted(paths.resource("profiles").glob("*.json")))
def test_every_profile_has_examples(profile: Path) -> None:
    examples = TESTS / "examples" / "identification"
    found = [
        path
        for path in examples.glob("*.json")
        if f'"{profile.stem}"' in path.read_text(encoding="utf-8")
    ]
    assert found


def test_every_migration_is_run_by_a_test() -> None:
    assert upgrade.known_revisions()[-1] == upgrade.HEAD
    tests = text_of("services", "storage") + text_of("models")
    assert all(
        f'"{revision}"' in tests or "known_revisions" in tests
        for revision in upgrade.known_revisions()
    )


@pytest.mark.parametrize("place", [place.key for place in PLACES])
def test_every_place_is_opened_by_a_test(place: str) -> None:
    assert "Page(" in text_of("views", place)


def test_every_command_is_run_by_a_test() -> None:
    tests = text_of("cli")
    commands = next(
        action for action in build_parser()._actions if action.dest == "command"
    ).choices
    assert commands is not None
    for command in commands:
        assert f'"{command}"' in tests, command
    assert tuple(blank_kinds()) == TEMPLATE_KINDS
    assert all(f'"{kind}"' in tests for kind in TEMPLATE_KINDS)
