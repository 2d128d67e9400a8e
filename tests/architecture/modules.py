"""The modules of the program, what they import, and the libraries that take their time."""

import ast
import gc
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "app").rglob("*.py"))
SQL = frozenset({"sqlmodel", "sqlalchemy", "alembic"})
# Imported where they are first needed, never at the start.
HEAVY = SQL | {
    "PIL",
    "docx",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pydantic",
    "pymorphy3",
    "pypdfium2",
    "pyphen",
    "python_calamine",
    "reportlab",
}


def name_of(path: Path) -> str:
    """Dotted name of a module file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module as `ast.walk` goes through it, the module first.

    It is parsed once for all rules that ask here; nobody may change what it is made of.
    """
    was_on = gc.isenabled()
    gc.disable()  # a look through all trees so far, again and again, would cost more than parsing
    try:
        return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    finally:
        if was_on:
            gc.enable()


def imports_of(path: Path, *, at_top_only: bool = False) -> frozenset[str]:
    """Dotted names a module imports; those under TYPE_CHECKING are left out."""
    at_top, anywhere = _imports(path)
    return at_top if at_top_only else anywhere


@cache
def _imports(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The names that a module imports at once, and all."""
    tree = nodes(path)[0]
    assert isinstance(tree, ast.Module)
    return _named(tree.body), _named(_statements(tree))


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Without the expressions, which are most of a module and import nothing."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting.extend(node.orelse)
            continue
        inside = ast.iter_child_nodes(node)
        waiting.extend(one for one in inside if not isinstance(one, ast.expr))


def _named(nodes: Iterable[ast.AST]) -> frozenset[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def is_within(module: str, packages: frozenset[str]) -> bool:
    """Whether a module is one of the packages or inside one."""
    return module.split(".", maxsplit=1)[0] in packages
