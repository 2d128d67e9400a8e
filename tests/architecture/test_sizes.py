"""Small units: a newcomer finds them, a screen shows them whole."""

import ast
from pathlib import Path

from tests.architecture.modules import nodes

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "app").rglob("*.py") if "versions" not in path.parts)
LONGEST_MODULE, LONGEST_OF_TESTS = 400, 450
LONGEST_FUNCTION = 60


def test_modules_and_functions_are_small() -> None:
    offenders: list[str] = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        name, lines = path.relative_to(ROOT), len(text.splitlines())
        if lines > LONGEST_MODULE:
            offenders.append(f"{name}: {lines} lines")
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    offenders.append(f"{name}: {node.name} has {length} lines")
    assert not offenders


def test_modules_of_tests_ask_one_question_each() -> None:
    lengths = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tests").rglob("*.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_OF_TESTS} == {}


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
