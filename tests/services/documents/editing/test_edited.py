"""The text of a kind while it is edited: its pages, words and slips; stored and given back."""

import pytest

from app.errors import KnownProblem
from app.services.documents.editing.edited import EditedKind
from app.services.documents.making import own_texts, texts
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.composing import compose
from app.services.documents.making.offered_words import OfferedSort
from app.services.documents.making.preview import preview
from app.services.documents.making.texts import SlipsError
from app.services.documents.model.blocks import dump
from app.services.documents.text import head
from app.services.documents.text.typed_head import typed_lines
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

KIND, YEAR = "list-order", 2020


def test_the_text_is_shown_with_each_paragraph_in_one_line_until_it_is_changed(
    demo: Workspace,
) -> None:
    edited = EditedKind(demo, KIND, YEAR)
    assert edited.standing() == edited.original
    assert "\n " not in edited.original
    changed = edited.original.replace("ПРИКАЗЫВАЮ:", "приказываю:\n")
    edited.store(changed)
    assert edited.standing() == changed
    assert "приказываю:" in dump(compose(demo, KIND, YEAR).document)
    edited.store(edited.original)
    assert texts.standing_words(demo, KIND) == texts.text_of(KIND)


def test_pages_are_those_of_the_typed_text_and_made_once(demo: Workspace) -> None:
    edited = EditedKind(demo, KIND, YEAR)
    pages = run_steps(edited.pages(edited.original, ""))
    assert pages is not None
    ours = run_steps(preview(demo, KIND, year=YEAR))
    assert ours is not None
    assert pages.fingerprint.startswith(ours.fingerprint)
    assert run_steps(edited.pages(edited.original, pages.fingerprint)) is None
    other = run_steps(edited.pages(edited.original.replace("ПРИКАЗЫВАЮ", "п р"), pages.fingerprint))
    assert other is not None
    assert other.fingerprint != pages.fingerprint
    lower = run_steps(edited.pages(f"// Заметка\n{edited.original}", pages.fingerprint))
    assert lower is not None  # the same pages, but what stands on them is typed in other lines
    assert lower.fingerprint.startswith(ours.fingerprint)
    assert texts.standing_words(demo, KIND) == texts.text_of(KIND)


def test_slips_are_told_and_refuse_storing(demo: Workspace) -> None:
    edited = EditedKind(demo, KIND, YEAR)
    wrong = edited.original.replace("{район, род.}", "{райн, род.}", 1)
    assert [slip.message for slip in edited.slips(wrong)] == ["нет сведения «райн»."]
    foreign = texts.text_of("execution-report")
    assert [slip.message for slip in edited.slips(foreign)] == ["это текст другого документа."]
    with pytest.raises(SlipsError):
        edited.store(wrong)
    assert edited.standing() == edited.original


def test_lines_that_only_the_program_changes_are_not_seen(demo: Workspace) -> None:
    for kind in KINDS:
        edited = EditedKind(demo, kind, YEAR)
        seen = edited.original
        assert not typed_lines(seen, head.FIXED), kind
        assert typed_lines(seen, head.HEAD), kind
        assert not edited.slips(seen), kind
        whole = edited.as_file(seen)
        assert whole.startswith(f"вид: {kind}\n")
        assert not texts.check_text(whole), kind
        assert edited.from_file(whole) == seen
    edited = EditedKind(demo, KIND, YEAR)
    changed = edited.original.replace("ПРИКАЗЫВАЮ", "Приказываю")
    edited.store(changed)
    stored = texts.standing_words(demo, KIND)
    assert stored.startswith(f"вид: {KIND}\n")
    assert "\nприказ: да\n" in stored
    assert EditedKind(demo, KIND, YEAR).standing() == changed
    texts.set_text(demo, KIND, edited.as_file(edited.original))
    assert texts.standing_words(demo, KIND) == texts.text_of(KIND)


def test_slips_name_the_lines_that_are_seen(demo: Workspace) -> None:
    edited = EditedKind(demo, KIND, YEAR)
    twice = edited.original.replace("[подпись: руководитель]", "1. #срок Раз.\n\n2. #срок Два.")
    lines = [at for at, line in enumerate(twice.split("\n"), 1) if "#срок" in line]
    (slip,) = [one for one in edited.slips(twice) if "уже есть" in one.message]
    assert slip.line == lines[-1]
    assert f"уже есть в строке {lines[-2]}." in slip.message


def test_a_file_of_another_kind_is_not_taken(demo: Workspace) -> None:
    edited = EditedKind(demo, KIND, YEAR)
    with pytest.raises(KnownProblem, match="«Отчёт об исполнении плана мероприятий»"):
        edited.from_file(texts.text_of("execution-report"))
    assert edited.from_file("Просто слова") == "Просто слова"


def test_a_document_that_cannot_be_made_yet_still_has_its_words(workspace: Workspace) -> None:
    edited = EditedKind(workspace, KIND, YEAR)
    words = edited.offered()
    assert any(word.typed == "{район, род.}" for word in words)
    told = [one for one in words if one.sort is not OfferedSort.BLOCK]
    assert {one.value for one in told if not one.typed.startswith("[общая часть: ")} == {""}
    with pytest.raises(KnownProblem, match="составить нельзя"):
        run_steps(edited.pages(edited.original, ""))


def test_a_newer_text_of_the_program_is_told_until_the_own_one_is_stored_again(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = texts.text_of(KIND).replace("ПРИКАЗЫВАЮ", "Приказываю")
    texts.set_text(demo, KIND, changed)
    assert "Наш текст" not in EditedKind(demo, KIND, YEAR).remark
    newer = texts.text_of(KIND) + "// новое\n"
    monkeypatch.setattr(own_texts, "source", lambda _kind: newer)
    edited = EditedKind(demo, KIND, YEAR)
    assert "с тех пор изменился" in edited.remark
    edited.store(f"{changed}// новое\n")
    assert "Наш текст" not in EditedKind(demo, KIND, YEAR).remark
