"""The region's words: chosen in the workspace, said everywhere, and written in one module."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import terms
from app.enums import GrammarCase, SupportKind, VerdictStatus
from app.errors import UserError
from app.services.department import region_terms
from app.services.department.region_terms import LOW, ON_CONDITIONS
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace
from tests.architecture.modules import nodes

ROOT = Path(__file__).resolve().parents[3]
_WORDS = re.compile(
    r"ШНОР|ШНРО|ШССУ|ШНСУ|неблагоприятн\w+ социальн|сложн\w+ социальн"
    r"|низк\w+[ ~\xa0]+(?:образовательн\w+[ ~\xa0]+)?результат\w+ обучени"
    r"|низк\w+[ ~\xa0]+образовательн",
    re.IGNORECASE,
)


def test_a_workspace_says_the_usual_words_until_others_are_chosen(workspace: Workspace) -> None:
    assert region_terms.get_terms(workspace) is terms.DEFAULT
    changes = region_terms.save_term(workspace, LOW, "shnro")
    region_terms.save_term(workspace, ON_CONDITIONS, "shnsu")
    assert region_terms.speak(workspace)
    assert [kind.label for kind in SupportKind] == ["ШНРО", "ШНСУ"]
    assert VerdictStatus.SHNOR.label == "ШНРО"
    assert VerdictStatus.NOT_IDENTIFIED.label == "не выявлена"
    assert not region_terms.speak(workspace)
    assert changes.change_set_id is not None
    region_terms.save_term(workspace, ON_CONDITIONS, "shssu")
    assert region_terms.get_terms(workspace).low.short == "ШНРО"
    undone = region_terms.save_term(workspace, LOW, "shnor")
    assert region_terms.get_terms(workspace) is terms.DEFAULT
    assert undone.change_set_id is not None
    undo(workspace, undone.change_set_id)
    assert region_terms.speak(workspace)
    assert [kind.label for kind in SupportKind] == ["ШНРО", "ШССУ"]


def test_an_unknown_word_is_refused_with_what_is_allowed(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Допустимо: shnor \\(ШНОР\\), shnro \\(ШНРО\\)"):
        region_terms.save_term(workspace, LOW, "школы")


def test_every_wording_has_all_cases() -> None:
    assert terms.Forms._fields == tuple(case.value for case in GrammarCase)


def test_the_words_are_written_nowhere_else() -> None:
    """Texts of documents ask for them as fields; names of facts and the help say the usual ones."""
    offenders = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path, line, text in (*literals(), *lines_of_documents())
        if path.name != "terms.py" and _WORDS.search(text)
    ]
    assert not offenders, "\n".join(offenders)


def literals() -> Iterator[tuple[Path, int, str]]:
    """The string literals of the program without its docstrings."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        told = {
            id(node.value)
            for node in nodes(path)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in nodes(path):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
            if isinstance(text, str):
                yield path, getattr(node, "lineno", 0), text


def lines_of_documents() -> Iterator[tuple[Path, int, str]]:
    """What texts of documents print themselves, and the words of workbooks."""
    for folder, ending in (("documents", "*.txt"), ("workbooks", "*.json")):
        for path in sorted((ROOT / "resources" / folder).glob(ending)):
            text = re.sub(r"\{[^{}]*\}", "", path.read_text(encoding="utf-8"))
            for number, line in enumerate(text.splitlines(), 1):
                if not line.startswith(("//", "%")):
                    yield path, number, line
