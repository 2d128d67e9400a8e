"""Every code that an import may give stands in docs/problem-codes.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.services.importing.findings.questions import QUESTION_CODES
from app.services.importing.recognition.guard import named_reports

ROOT = Path(__file__).parents[3]
SERVICES = ROOT / "app" / "services"
# Name of a call -> position of the code among its arguments.
MAKERS = {
    "Wrong": 0,
    "RefusedFileError": 0,
    "Finding": 0,
    "Doubt": 0,
    "error": 0,
    "warning": 0,
    "FileQuestion": 0,
    "problem_at": 1,
}
# Rooms whose problems an import may give.
ROOMS = ("importing", "criteria", "plans", "results", "schools", "writing")


def constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Texts that have a name at the top of a module."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                    yield name.id, str(value.value)


def codes(tree: ast.Module, known: dict[str, str]) -> Iterator[str]:
    """Codes that a module gives to problems."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
        if name not in MAKERS or ast.unparse(function).startswith("logger."):
            continue
        named = [one.value for one in node.keywords if one.arg == "code"]
        argument = [*named, *node.args[MAKERS[name] :]][0] if named or node.args else None
        if isinstance(argument, ast.Constant):
            yield str(argument.value)
        elif isinstance(argument, ast.Name) and argument.id in known:
            yield known[argument.id]


def used_codes() -> set[str]:
    files = [file for room in ROOMS for file in (SERVICES / room).rglob("*.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    known = {name: value for tree in trees for name, value in constants(tree)}
    found = {code for tree in trees for code in codes(tree, known)}
    return found | {report.code for report in named_reports()} | set(QUESTION_CODES)


def test_every_code_is_listed() -> None:
    used = used_codes()
    assert len(used) > 70
    page = (ROOT / "docs" / "problem-codes.md").read_text(encoding="utf-8")
    assert sorted(used - set(re.findall(r"`([^`]+)`", page))) == []
    assert {code for code in used if not re.fullmatch(r"[a-z_]+|[a-z]+\.[a-z0-9-]+", code)} == set()
