"""Small units: a newcomer finds them, a screen shows them whole."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "app").rglob("*.py") if "versions" not in path.parts)
LONGEST_MODULE = 450
LONGEST_FUNCTION = 60


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_and_its_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


def test_no_module_is_a_grab_bag() -> None:
    names = {path.stem for path in MODULES}
    assert names.isdisjoint({"utils", "util", "helpers", "helper", "common", "manager", "misc"})


def test_the_top_level_is_the_customers() -> None:
    allowed = {
        "main.py",
        "app",
        "resources",
        "installer",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "Makefile",
        "requirements.lock",
        "docs",
        "build",
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= allowed
