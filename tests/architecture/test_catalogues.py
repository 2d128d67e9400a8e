"""Every catalogue of the program is under test: who adds an entry must add its test."""

from pathlib import Path

import pytest

from app import paths
from app.cli.parser import TEMPLATE_KINDS, build_parser
from app.services.documents.catalogue import KINDS
from app.services.importing.layouts import ImportKind
from app.services.storage import upgrade
from app.views.pages import PLACES

TESTS = Path(__file__).resolve().parents[1]


def text_of(*names: str) -> str:
    """All test modules below a folder, as one text."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(TESTS.joinpath(*names).rglob("*.py"))
    )


@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_import_kind_has_a_test_of_its_reader(kind: ImportKind) -> None:
    module = TESTS / "services" / "importing" / f"test_read_{kind.name.lower()}.py"
    assert "def test_" in module.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_document_kind_has_a_test(kind: str) -> None:
    module = TESTS / "services" / "documents" / "kinds" / f"test_{kind.replace('-', '_')}.py"
    assert "def test_" in module.read_text(encoding="utf-8")
    assert paths.resource("wording", f"{kind}.toml").is_file()


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
    assert all(f'"{kind}"' in tests for kind in TEMPLATE_KINDS)
