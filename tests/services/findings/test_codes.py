"""Every code of a finding stands in docs/problem-codes.md, and no other."""

import ast
import re
from pathlib import Path

from app.services.identification.remark_words import REMARKS
from tests.architecture.modules import MODULES, ROOT, imports_of, name_of, nodes

_CODE = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")
_MAKERS = {
    "app.services.findings.finding.Finding",
    "app.services.checks.ground.check_finding.CheckFinding",
}
_LOADING = "app.services.open_file.loading."  # one of its modules makes the findings of all
_NO_CODES = {"program_file", "wrong"}  # their words are names of files and paths of values


def codes() -> set[str]:
    """Codes in the modules that make findings; those of the import are listed apart."""
    makers = [
        path
        for path in MODULES
        if (name_of(path).startswith("app.services.") and _MAKERS & imports_of(path))
        or name_of(path).startswith(_LOADING)
    ]
    remarks = {f"verdict.{code.replace('_', '-')}" for code in REMARKS}
    return remarks | {
        node.value
        for path in makers
        for node in set(nodes(path)) - names_in(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _CODE.fullmatch(node.value)
    }


def names_in(path: Path) -> set[ast.AST]:
    """The words of calls that take no code."""
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    return {
        word
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in _NO_CODES
        for word in call.args
    }


def test_the_page_of_codes_is_whole_and_true() -> None:
    page = (ROOT / "docs" / "problem-codes.md").read_text(encoding="utf-8")
    of_import, _heading, others = page.partition("## Findings outside the import")
    listed = {code for code in re.findall(r"`([^`]+)`", others) if _CODE.fullmatch(code)}
    of_import = set(re.findall(r"`([^`]+)`", of_import))
    assert sorted(codes() - listed - of_import) == []
    assert sorted(listed - codes()) == []
