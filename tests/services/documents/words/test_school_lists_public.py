"""An order for publication tells nothing of one or two pupils."""

from dataclasses import replace

from app.enums import VerdictStatus
from app.services.documents.made import history
from app.services.documents.making import export
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import Document, dump
from app.services.documents.text import head
from app.services.documents.text.whole.kind_text import head_line, program_tree
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.verdict_samples import SMALL_GROUPS
from tests.services.documents.words.list_orders import (
    groups,
    notes,
)

LIST_ORDER = KINDS["list-order"]


def test_no_note_explains_a_column_that_is_not_printed() -> None:
    texts = notes(LIST_ORDER.compose(given.list_order(columns="number,school,procedure,share")))
    assert [text for text in texts if "Звёздочкой" in text or "«Участников»" in text] == []
    names = LIST_ORDER.compose(given.list_order(verdicts=SMALL_GROUPS, columns="number,school"))
    assert not any("не публикуются" in text for text in notes(names))


EVERY = "number,school,procedure,share,participants,failed"


def figures_of(document: Document) -> list[tuple[object, ...]]:
    (group,) = groups(document)
    return [row[1:] for row in group.rows]


def test_an_order_for_publication_hides_the_figures_of_small_groups() -> None:
    document = LIST_ORDER.compose(given.list_order(verdicts=SMALL_GROUPS, columns=EVERY))
    assert figures_of(document) == [
        ("–", "–", "менее\u00a05"),
        ("–", "–", "менее\u00a05"),
        ("42,9", "7*", "3"),
        ("33", "–", "–"),
    ]
    texts = notes(document)
    assert [text for text in texts if "не публикуются" in text] == [
        head_line(program_tree("list-order"), head.HIDDEN)  # in its own words: «один или два …»
    ]
    assert any("Звёздочкой" in text for text in texts)
    hidden_only = (replace(SMALL_GROUPS[0], low=SMALL_GROUPS[0].low[:2]),)
    texts = notes(LIST_ORDER.compose(given.list_order(verdicts=hidden_only)))
    assert not any("Звёздочкой" in text or "округлены" in text for text in texts)


def test_the_internal_order_tells_everything() -> None:
    facts = given.list_order(verdicts=SMALL_GROUPS, columns=EVERY, version="internal")
    assert figures_of(LIST_ORDER.compose(facts))[:2] == [("33,3", "3*", "1"), ("33,3", "6*", "2")]
    assert not any("не публикуются" in text for text in notes(LIST_ORDER.compose(facts)))
    assert LIST_ORDER.file_title(facts).endswith(", внутренний")
    assert LIST_ORDER.file_title(facts) != LIST_ORDER.file_title(given.list_order())


def test_typed_bases_are_public_too() -> None:
    entry = replace(given.SUPPORTED[0], entry_basis="ВПР МА 5 – 2 из 6 (33,3 %)")
    decided = given.verdict(
        "МБОУ «СОШ № 6»",
        status=VerdictStatus.NEEDS_DECISION,
        decision=replace(given.DECISION, reason="1 (9 %) без аттестата"),
    )
    for version, shown in (("public", False), ("internal", True)):
        made = (
            given.support_order(supported=(entry,), version=version),
            given.list_order(conditions=(entry,), version=version),
        )
        for facts in made:
            assert ("2 из 6" in dump(LIST_ORDER.compose(facts))) is shown
        facts = given.list_order(verdicts=(decided,), version=version)
        assert ("1 (9 %)" in dump(LIST_ORDER.compose(facts))) is shown


def test_the_version_of_a_made_order_is_in_the_history(demo: Workspace) -> None:
    for version in ("public", "internal"):
        chosen = {"version": version}
        run_steps(export.build(demo, "list-order", year=2020, formats=("docx",), settings=chosen))
    internal, public = history.list_outputs(demo)
    assert internal.path != public.path
    assert (internal.version_label, public.version_label) == (
        "внутренняя редакция",
        "для публикации",
    )
