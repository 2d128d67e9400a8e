"""A shared part as the department changed it reaches every document that prints it."""

from dataclasses import replace

import pytest

from app.services.documents.editing.edited import EditedKind
from app.services.documents.making import catalogue, own_texts, texts
from app.services.documents.making.composing import compose
from app.services.documents.making.texts import SlipsError, set_text
from app.services.documents.model.blocks import dump
from app.services.documents.text.whole.kind_text import program_parts, program_tree
from app.services.findings.finding import Weight
from app.services.findings.links import ToDocument
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from tests.services.documents.programme_samples import SHORT

YEAR = 2020
OURS = texts.text_of("programme")
HEADING, CHANGED = "Ожидаемые результаты\n", "Чего мы ждём\n"
THEIRS = OURS.replace(f"Раздел {{№}}. {HEADING}", f"Раздел {{№}}. {CHANGED}")


@pytest.fixture
def programme(demo: Workspace) -> Workspace:
    save_programme(demo, replace(SHORT, id=None))
    return demo


def said(workspace: Workspace, kind: str = "programme-order") -> str:
    return dump(compose(workspace, kind, YEAR).document)


def notes(workspace: Workspace) -> list[str]:
    row = catalogue.get_row(workspace, "programme-order", YEAR)
    return [one.code for one in row.notes if one.code.startswith("text.")]


def test_every_part_has_one_owner_and_is_printed_elsewhere() -> None:
    trees = {kind: program_tree(kind) for kind in catalogue.KINDS}
    named = [key for tree in trees.values() for key in tree.parts]
    assert sorted(named) == sorted(program_parts())
    printed = {key for tree in trees.values() for key in tree.shared}
    assert [key for key in named if key not in printed] == []


def test_a_changed_part_is_printed_by_the_order_too(programme: Workspace) -> None:
    assert HEADING.strip() in said(programme)
    set_text(programme, "programme", THEIRS)
    assert CHANGED.strip() in said(programme)
    assert CHANGED.strip() in said(programme, "programme")
    assert notes(programme) == []
    texts.reset_text(programme, "programme")
    assert HEADING.strip() in said(programme)


def test_the_own_text_of_the_order_prints_the_changed_part(programme: Workspace) -> None:
    order = texts.text_of("programme-order").replace("ПРИКАЗЫВАЮ:", "приказываю:")
    set_text(programme, "programme-order", order)
    set_text(programme, "programme", THEIRS)
    assert CHANGED.strip() in said(programme)
    assert "приказываю:" in said(programme)


def test_a_text_without_its_part_leaves_ours_and_is_told(programme: Workspace) -> None:
    bare = "\n".join(one for one in THEIRS.split("\n") if not one.startswith("==="))
    set_text(programme, "programme", bare)
    assert HEADING.strip() in said(programme)
    assert CHANGED.strip() in said(programme, "programme")
    (note,) = [
        one
        for one in catalogue.get_row(programme, "programme-order", YEAR).notes
        if one.code == own_texts.PART_UNFIT
    ]
    assert (note.weight, note.link) == (Weight.NOTE, ToDocument("programme"))
    assert note.why == "Общей части «программа» в вашем тексте нет."


def test_a_part_that_spoils_another_document_is_refused_where_it_stands(
    programme: Workspace,
) -> None:
    order = texts.text_of("programme-order").replace("3. Руков", "3. #срок Руков")
    set_text(programme, "programme-order", order)
    marker = "=== Общая часть «программа» ===\n"
    with pytest.raises(SlipsError) as refused:
        set_text(programme, "programme", OURS.replace(marker, f"{marker}1. #срок Пункт.\n"))
    (slip,) = refused.value.slips
    line = OURS[: OURS.index(marker)].count("\n") + 2
    assert slip.line == line
    assert "в документе «Приказ об утверждении программы» пункт «срок» уже есть" in slip.message


def test_a_part_that_nobody_prints_is_a_slip(programme: Workspace) -> None:
    with pytest.raises(SlipsError) as refused:
        set_text(programme, "programme", OURS.replace("часть «программа»", "часть «прог»"))
    assert "не печатают из этого общую часть «прог»" in str(refused.value.slips[0])
    assert refused.value.slips[0].hint == "Похоже: «программа»."


def test_the_editor_says_where_a_part_is_changed_and_printed(programme: Workspace) -> None:
    owner = EditedKind(programme, "programme", YEAR)
    assert "печатается и здесь: «Приказ об утверждении программы»." in owner.remark
    order = EditedKind(programme, "programme-order", YEAR)
    assert "сказано под текстом, когда курсор на её строке" in order.remark
    values = {one.typed: one.value for one in order.offered()}
    assert values["[общая часть: программа]"].endswith("в документе «Программа»")
    assert "[общая часть: программа]" not in {one.typed for one in owner.offered()}
