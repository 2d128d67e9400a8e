"""The words of one document: kept with it, laid over newer data, told where both changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.documents.editing.edited_document import EditedDocument, forget
from app.services.documents.made.history import list_outputs
from app.services.documents.making.composing import compose
from app.services.documents.making.export import build
from app.services.documents.making.kept_changes import (
    Conflict,
    KeptChange,
    about,
    laid_over,
    merged,
)
from app.services.documents.making.one_document import OneDocument, as_text
from app.services.documents.making.texts import SlipsError
from app.services.documents.model.blocks import Document, Section, dump, item
from app.services.documents.model.paragraphs import ListItem
from app.services.log.changes import undo
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks

KIND, YEAR = "list-order", 2020
TEXTS = st.lists(st.sampled_from("абвгдежзик"), max_size=8).map("\n\n".join)
OVER = "название: А\nлист: книжный\n---\n\n1. Первый\n\n2. Второй\n\n3. Третий\n\n[подпись 1]\n"


def over(present: str, typed: str) -> tuple[str, tuple[Conflict, ...]]:
    change = merged(OneDocument(present, {}), KeptChange(typed, OVER))
    return change.text.replace("\n\n", "\n"), change.conflicts


def flat(text: str) -> str:
    return text.strip().replace("\n\n", "\n")


def test_without_new_data_the_document_is_as_it_was_typed() -> None:
    typed = OVER.replace("Второй", "Другой")
    assert merged(OneDocument(OVER, {}), KeptChange(typed, OVER)).text == typed


def test_touched_paragraphs_stay_and_others_follow_the_data() -> None:
    newer = OVER.replace("Первый", "Первейший").replace("[под", "4. Последний\n\n[под")
    text, conflicts = over(newer, OVER.replace("Второй", "Другой"))
    assert text == flat(newer.replace("Второй", "Другой"))
    typed = OVER.replace("3. Третий", "3. Третий\n\n4. Ещё").replace("2. Второй\n\n", "")
    text, more = over(OVER.replace("Первый", "Первейший"), typed)
    assert text == flat(typed.replace("Первый", "Первейший"))
    assert conflicts == more == ()


def test_newer_data_leave_the_text_as_it_is_laid_out() -> None:
    newer, typed = OVER.replace("Первый", "Первейший"), OVER.replace("Второй", "Другой")
    text = merged(OneDocument(newer, {}), KeptChange(typed, OVER)).text
    assert text == newer.replace("Второй", "Другой").rstrip("\n")


def test_where_both_changed_the_typed_words_stand_and_it_is_told() -> None:
    text, conflicts = over(OVER.replace("Второй", "Новый"), OVER.replace("Второй", "Другой"))
    assert "2. Другой" in text
    assert conflicts == (Conflict("2. Другой", "2. Новый"),)
    _text, conflicts = over(OVER.replace("Второй", "Новый"), OVER.replace("2. Второй\n\n", ""))
    assert conflicts == (Conflict("", "2. Новый"),)
    assert over(OVER.replace("Второй", "Новый"), OVER.replace("Второй", "Новый"))[1] == ()


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_nothing_typed_is_lost_and_nothing_untouched_is_kept(
    over: str, typed: str, now: str
) -> None:
    def text(present: str, hers: str) -> list[str]:
        return merged(OneDocument(present, {}), KeptChange(hers, over)).text.split()

    assert text(over, typed) == typed.split()
    assert text(now, over) == now.split()
    assert text(now, now) == now.split()
    made = text(now, typed)
    for word in set(typed.split()) - set(over.split()):
        assert made.count(word) >= 1
    for word in set(made):
        assert word in typed + now
        assert made.count(word) <= typed.count(word) + now.count(word)


def test_a_point_that_only_got_another_number_is_the_same_point() -> None:
    newer = OVER.replace("1. Первый", "1. Нулевой\n\n2. Первый").replace("2. Второй", "3. Второй")
    text, conflicts = over(newer, OVER.replace("Третий", "Иной"))
    assert conflicts == ()
    assert text == flat(newer.replace("Третий", "Иной"))


def test_a_part_that_is_gone_leaves_the_document_as_the_data_say() -> None:
    document = Document(title="А", sections=(Section((item("1.", "Слова"),)),))
    typed = as_text(document).text.replace("1. Слова", "1. Слова и [\n\n[таблица 7]")
    made, change = laid_over(document, KeptChange(typed, as_text(document).text))
    assert made == document
    assert change is not None
    assert any("таблица 7" in str(slip) for slip in change.slips)


def test_a_document_is_the_same_whatever_its_order() -> None:
    inputs = {"year": 2020, "run_id": 3, "order_id": None, "settings": {"version": "public"}}
    assert about(inputs) == about({**inputs, "order_id": 8, "schools": ["А"]})
    for other in (
        {"year": 2021},
        {"run_id": 4},
        {"plan_id": 3},
        {"settings": {"version": "internal"}},
    ):
        assert about({**inputs, **other}) != about(inputs)


def test_the_change_stays_with_its_document_and_goes_when_it_is_taken_away(demo: Workspace) -> None:
    edited = EditedDocument(demo, KIND, YEAR)
    assert "{" not in edited.original
    before = dump(compose(demo, KIND, YEAR).document)
    lines = edited.original.replace("3.1. ", "3.1. Разместить приказ на сайте.\n\n3.1. ", 1)
    made = edited.store(lines)
    composed = compose(demo, KIND, YEAR)
    labels = [one.label for one in blocks(composed.document, ListItem)]
    assert "3.4." in labels
    assert composed.origin["changed"] is True
    assert composed.change is not None
    assert composed.change.conflicts == ()
    assert EditedDocument(demo, KIND, YEAR).standing() == lines
    assert dump(compose(demo, KIND, YEAR, {"version": "internal"}).document).count("на сайте") == 0
    assert dump(compose(demo, KIND, YEAR, with_change=False).document) == before
    assert made.change_set_id is not None
    undo(demo, made.change_set_id)
    assert compose(demo, KIND, YEAR).change is None
    edited.store(lines)
    edited.store(edited.original)
    assert compose(demo, KIND, YEAR).change is None
    edited.store(lines)
    forget(demo, KIND, YEAR)
    assert dump(compose(demo, KIND, YEAR).document) == before


def test_the_history_tells_whether_a_file_was_made_with_the_change(demo: Workspace) -> None:
    edited = EditedDocument(demo, KIND, YEAR)
    edited.store(edited.original.replace("ПРИКАЗЫВАЮ", "Приказываю"))
    run_steps(build(demo, KIND, year=YEAR, formats=("docx",)))
    run_steps(build(demo, KIND, year=YEAR, formats=("docx",), with_change=False))
    without, with_change = list_outputs(demo)
    assert "changed" not in without.inputs
    assert with_change.inputs["changed"] is True
    assert with_change.inputs["content_sha256"] != without.inputs["content_sha256"]


def test_words_with_slips_are_refused(demo: Workspace) -> None:
    edited = EditedDocument(demo, KIND, YEAR)
    with pytest.raises(SlipsError):
        edited.store(edited.original.replace("ПРИКАЗЫВАЮ", "{кто}"))
    assert [slip.message for slip in edited.slips(f"{edited.original}\n[таблица 9]")] == [
        "нет части документа «таблица 9»."
    ]
    assert {one.typed for one in edited.offered()} >= {"[таблица 1]", "[бланк 1]", "1. "}
    pages = run_steps(edited.pages(edited.original, ""))
    assert pages is not None
    assert run_steps(edited.pages(edited.original, pages.fingerprint)) is None
