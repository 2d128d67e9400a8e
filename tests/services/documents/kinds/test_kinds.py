"""Every kind in its reviewed states: what it says, and that every line of its text is said."""

import gc
from collections.abc import Iterator

import pytest

from app.services.documents import kinds
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.making.catalogue import KINDS, _inside
from app.services.documents.model.blocks import dump
from app.services.documents.text.head import HIDDEN
from app.services.documents.text.outline import Known
from app.services.documents.text.tree import (
    Each,
    Either,
    Marked,
    Node,
    Nodes,
    Passport,
    PassportRow,
    PlacedLine,
    walk,
)
from app.services.documents.text.vocabulary import RowValues
from app.services.documents.text.whole.kind_text import KindText
from app.services.documents.text.wording import EMPTY_FACT, EMPTY_TABLE
from tests.services.documents.golden import assert_golden
from tests.services.documents.kinds.reviewed import reviewed

STATES = [(kind, state) for kind, states in reviewed().items() for state in states]


def text_of(kind: str) -> KindText[DocumentFacts]:
    text = KINDS[kind].text
    assert text is not None
    return text


def test_every_kind_with_a_folder_is_reviewed() -> None:
    folders = {
        package.__name__.rpartition(".")[2].replace("_", "-")
        for occasion in _inside(kinds)
        for package in _inside(occasion)
    }
    assert folders == reviewed().keys()


@pytest.mark.parametrize(("kind", "state"), STATES)
def test_a_kind_reads_as_reviewed_in_every_state(kind: str, state: str) -> None:
    """The trees of the first two are those that code composed before they became texts."""
    assert_golden(f"{kind}-{state}.txt", dump(KINDS[kind].compose(reviewed()[kind][state])))


def printed_nodes(known: Known[DocumentFacts], nodes: Nodes, row: RowValues) -> Iterator[Node]:
    """What is printed for some facts, the rows of passports and below marks too."""
    for node, inside in known.chosen(nodes, row):
        yield node
        if isinstance(node, Passport | PassportRow):
            yield from printed_nodes(known, node.nodes, inside)
        elif isinstance(node, Marked):
            for part in (node.rows, *node.sides):
                yield from printed_nodes(known, part, inside)


def test_every_line_of_a_text_is_printed_in_some_state() -> None:
    """Those of a shared part in a state of the kind whose text has it."""
    offenders: list[str] = []
    for kind, states in reviewed().items():
        text = text_of(kind)
        printed = {
            id(node)
            for facts in states.values()
            for node in printed_nodes(Known(text.words, facts), text.tree.nodes, {HIDDEN: ""})
        }
        nodes = [
            node
            for node in walk(text.tree.nodes)
            if not isinstance(node, Either | Each) and not isinstance(node.line, PlacedLine)
        ]
        offenders += [f"{kind}:{node.line}" for node in nodes if id(node) not in printed]
    assert offenders == []


def test_a_text_prints_no_line_to_fill_in_of_which_its_words_are_silent() -> None:
    """And it refers to nothing in vain, in any reviewed state."""
    offenders: list[str] = []
    for kind, state in STATES:
        facts = reviewed()[kind][state]
        missing = KINDS[kind].missing(facts)
        said = {(finding.code, finding.text) for finding in missing}
        findings = text_of(kind).fill(facts).findings
        more = [one for one in findings if (one.code, one.text) not in said]
        codes = {finding.code for finding in more}
        if more and (not codes <= {EMPTY_FACT, EMPTY_TABLE} or not missing):
            offenders.append(f"{kind}, {state}: {more}")
    assert offenders == []


def test_a_document_and_its_facts_go_as_soon_as_nobody_has_them() -> None:
    """The collector comes rarely while the window runs: circles of documents filled the memory."""
    offenders: list[str] = []
    for kind, state in STATES:
        facts = reviewed()[kind][state]
        KINDS[kind].compose(facts)  # what is loaded and remembered with the first
        gc.collect()
        gc.disable()
        KINDS[kind].compose(facts)
        KINDS[kind].missing(facts)
        left = gc.collect()
        gc.enable()
        if left:
            offenders.append(f"{kind}, {state}: {left} objects")
    assert offenders == []
