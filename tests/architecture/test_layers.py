"""The layers of docs/architecture.md, held by the imports of the code itself.

main.py -> app.bootstrap -> app.views / app.cli -> app.services -> app.models
"""

import re
from pathlib import Path

import pytest

from tests.architecture.modules import HEAVY, MODULES, SQL, imports_of, is_within, name_of

# Which parts of ours each part may import, besides itself.
ALLOWED = {
    "app.models": {"app.enums", "app.errors"},
    "app.services": {"app.models", "app.enums", "app.errors", "app.paths", "app"},
    "app.cli": {"app.services", "app.enums", "app.errors", "app.paths", "app.crash", "app"},
    "app.views": {
        "app.services",
        "app.enums",
        "app.errors",
        "app.paths",
        "app.crash",
        "app.logsetup",
        "app",
    },
    "app.bootstrap": {"app.cli", "app.views"},
    "app.crash": {"app.paths", "app.errors", "app.logsetup", "app"},
    "app.logsetup": {"app.paths", "app"},
    "app.errors": set(),
    "app.paths": set(),
    "app.enums": set(),
}
QT = frozenset({"PySide6", "shiboken6"})


def part_of(module: str) -> str:
    """The part of the program that a module of ours belongs to."""
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_the_layers_below_it(path: Path) -> None:
    part = part_of(name_of(path))
    if part == "app":
        return
    allowed = ALLOWED[part] | {part}
    ours = {part_of(name) for name in imports_of(path) if name.split(".")[0] == "app"}
    # `from app import paths` names the package and the module; the module is what counts.
    ours.discard("app" if any(name.startswith("app.") for name in imports_of(path)) else "")
    known = {name for name in ours if name in ALLOWED or name == "app"}
    assert known <= allowed, f"{name_of(path)} imports {sorted(known - allowed)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_qt_stays_in_views(path: Path) -> None:
    if part_of(name_of(path)) in ("app.views", "app.bootstrap"):
        return
    assert not [name for name in imports_of(path) if is_within(name, QT)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_stays_in_models_and_services(path: Path) -> None:
    if part_of(name_of(path)) in ("app.models", "app.services"):
        return
    assert not [name for name in imports_of(path) if is_within(name, SQL)]
    tables = [name for name in imports_of(path) if name.startswith("app.models")]
    assert not tables


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_only_sqlite_knows_stays_in_one_module(path: Path) -> None:
    if name_of(path) == "app.services.storage.sqlite":
        return
    assert "sqlite3" not in {name.split(".")[0] for name in imports_of(path)}
    code = path.read_text(encoding="utf-8")
    assert not re.search(r"\bPRAGMA\b|INSERT OR |ON CONFLICT|\browid\b|\bstrftime\('", code)


# Modules that are heavy as a whole: what imports them at its top is heavy too.
WHOLLY_HEAVY = frozenset(
    {
        "app.services.documents.embedded_font",
        "app.services.documents.render_pdf",
        "app.services.documents.row_table",
        "app.services.reverting",
    }
)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_is_heavy_is_imported_where_it_is_needed(path: Path) -> None:
    name = name_of(path)
    if part_of(name) == "app.models" or name in WHOLLY_HEAVY:
        return
    at_once = imports_of(path, at_top_only=True)
    heavy = {one for one in at_once if is_within(one, HEAVY) or part_of(one) == "app.models"}
    assert heavy | (at_once & WHOLLY_HEAVY) == set()


def test_messages_have_one_door() -> None:
    users = [
        name_of(path)
        for path in MODULES
        if any(name.endswith(".QMessageBox") for name in imports_of(path))
    ]
    assert set(users) <= {"app.views.messages", "app.views.crash_dialog"}
