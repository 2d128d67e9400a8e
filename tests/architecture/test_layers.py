"""The layers of docs/architecture.md, held by the imports of the code itself.

main.py -> app.bootstrap -> app.views / app.cli -> app.services -> app.models
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
MODULES = sorted(path for path in APP.rglob("*.py"))

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
QT = ("PySide6", "shiboken6")
SQL = ("sqlmodel", "sqlalchemy", "alembic")
HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "docx",
    "reportlab",
    "python_calamine",
    "pymorphy3",
    "pyphen",
    "pypdfium2",
    "lxml",
    "PIL",
    *SQL,
)


def name_of(path: Path) -> str:
    """Dotted name of a module file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The part of the program that a module of ours belongs to."""
    return ".".join(module.split(".")[:2])


def imports_of(path: Path, *, at_top_only: bool = False) -> set[str]:
    """Dotted names a module imports; those under TYPE_CHECKING are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            node.body = []
    nodes = tree.body if at_top_only else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def is_within(module: str, packages: tuple[str, ...]) -> bool:
    """Whether a module is one of the packages or inside one."""
    return module.split(".", maxsplit=1)[0] in packages


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


def test_messages_have_one_door() -> None:
    users = [
        name_of(path)
        for path in MODULES
        if any(name.endswith(".QMessageBox") for name in imports_of(path))
    ]
    assert set(users) <= {"app.views.messages", "app.views.crash_dialog"}
