"""Texts of the user inside the text of a document: read, checked and put where a line names them.

A text that cannot be read is printed as it was typed, and its slips are told: nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from app.services.documents.text import head
from app.services.documents.text.slips import Slip
from app.services.documents.text.tree import (
    Annex,
    Branch,
    DocumentText,
    Each,
    Either,
    NewDocument,
    Node,
    Nodes,
    Part,
    Sort,
    walk,
)
from app.services.documents.text.typed_lines import HEAD_END
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import relined
from app.services.findings.finding import Finding, Weight
from app.services.language.sentences import capital

T = TypeVar("T")
UNFIT = "text.typed-unfit"
_HEAD = (f"{head.TITLE}: текст", f"{head.HIDDEN}: текст", HEAD_END)


def with_typed_texts(
    nodes: Nodes, words: Vocabulary[T], facts: T
) -> tuple[Nodes, tuple[Finding, ...]]:
    """The nodes with those of the typed texts in the place of the lines that name them.

    The second part tells what is wrong in those texts.
    """
    if not words.texts:
        return nodes, ()
    findings: list[Finding] = []
    return tuple(_opened(nodes, words, facts, findings)), tuple(dict.fromkeys(findings))


def slips_of(typed: str, words: Vocabulary[Any]) -> tuple[Slip, ...]:
    """What is wrong with a text of the user, by the lines as typed."""
    return _slips(_read(typed), words)


def _opened(
    nodes: Nodes, words: Vocabulary[T], facts: T, findings: list[Finding]
) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Part(sort=Sort.READY, key=key) if key in words.texts:
                told: list[Finding] = []
                yield from _typed(node, words.texts[key](facts), words, told)
                link = words.text_links[key](facts)
                findings += [replace(one, link=link) for one in told]
            case Either(line=line, branches=branches):
                yield Either(
                    line,
                    tuple(
                        Branch(one.condition, tuple(_opened(one.nodes, words, facts, findings)))
                        for one in branches
                    ),
                )
            case Each():
                inside = tuple(_opened(node.nodes, words, facts, findings))
                yield Each(node.line, node.rows, inside)
            case _:
                yield node


def _typed(
    place: Part, typed: str, words: Vocabulary[Any], findings: list[Finding]
) -> Iterator[Node]:
    if not typed.strip():
        return
    tree = _read(typed)
    slips = _slips(tree, words)
    if not slips:
        yield from relined(tree.nodes, lambda _line: place.line)
        return
    for slip in slips:
        text = f"{capital(place.key)}, строка {slip.line}: {slip.message}".rstrip(".")
        findings.append(
            Finding(code=UNFIT, text=text, hint=slip.hint, weight=Weight.ERROR, where=place.key)
        )
    for line in filter(None, map(str.strip, typed.splitlines())):
        yield Part(line=place.line, sort=Sort.TEXT, words=(line,))


def _read(typed: str) -> DocumentText:
    return read("\n".join((*_HEAD, typed)))


def _slips(tree: DocumentText, words: Vocabulary[Any]) -> tuple[Slip, ...]:
    found = [*check_tree(tree, words), *_misplaced(tree.nodes, words)]
    return tuple(Slip(slip.line - len(_HEAD), slip.message, slip.hint) for slip in found)


def _misplaced(nodes: Nodes, words: Vocabulary[Any]) -> Iterator[Slip]:
    """What begins a sheet, or names a text once more."""
    for node in walk(nodes):
        match node:
            case Annex() | NewDocument() | Part(sort=Sort.SHEET):
                message = "приложений, листов и других документов в этом тексте не бывает."
                yield Slip(node.line, message, "Перенесите это в текст документа.")
            case Part(sort=Sort.READY, key=key) if key in words.texts:
                yield Slip(node.line, f"«[{key}]» внутри такого текста не бывает.", "")
            case _:
                pass
