"""A text of the department: in force while it fits, undone like any change, told when it is not."""

import pytest

from app.services.documents.making import catalogue, own_texts, texts
from app.services.documents.making.composing import compose
from app.services.documents.making.texts import SlipsError, reset_text, set_text
from app.services.documents.model.blocks import dump
from app.services.documents.stored import StoredSettings
from app.services.findings.finding import Weight
from app.services.findings.links import ToDocument
from app.services.log import changes
from app.services.storage.workspace import Workspace

OURS = texts.text_of("list-order")
CHANGED = OURS.replace("ПРИКАЗЫВАЮ:", "приказываю:")


def words(workspace: Workspace) -> str:
    return dump(compose(workspace, "list-order", 2026).document)


def row(workspace: Workspace) -> catalogue.KindRow:
    return catalogue.get_row(workspace, "list-order", 2026)


def test_a_changed_text_is_in_force_until_it_is_given_back(demo: Workspace) -> None:
    before = words(demo)
    made = set_text(demo, "list-order", CHANGED)
    assert "приказываю:" in words(demo)
    assert row(demo).notes == ()
    assert made.change_set_id is not None
    changes.undo(demo, made.change_set_id)
    assert words(demo) == before
    set_text(demo, "list-order", CHANGED)
    reset_text(demo, "list-order")
    assert words(demo) == before


def test_our_own_text_is_not_stored_a_second_time(demo: Workspace) -> None:
    set_text(demo, "list-order", CHANGED)
    set_text(demo, "list-order", OURS)
    text = catalogue.get_kind("list-order").text
    assert text is not None
    assert own_texts.own_text(StoredSettings.read(demo), text) is None


def test_a_text_with_slips_is_refused_with_all_of_them(demo: Workspace) -> None:
    with pytest.raises(SlipsError) as refused:
        set_text(demo, "list-order", CHANGED.replace("{годы}", "{год}"))
    assert len(refused.value.slips) > 3
    assert "ПРИКАЗЫВАЮ:" in words(demo)


def test_a_text_that_fits_no_longer_falls_back_and_is_told(demo: Workspace) -> None:
    own_texts.keep_text(demo, "list-order", CHANGED.replace("{прошлые годы}", "{былые годы}"))
    assert "ПРИКАЗЫВАЮ:" in words(demo)
    (note,) = row(demo).notes
    assert (note.code, note.weight, note.link) == (
        "text.unfit",
        Weight.NOTE,
        ToDocument("list-order"),
    )
    assert "нет сведения «былые годы»" in note.why
    assert texts.standing_words(demo, "list-order").count("{былые годы}") > 3


def test_a_text_that_ours_went_on_without_is_known(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_text(demo, "list-order", CHANGED)
    text = catalogue.get_kind("list-order").text
    assert text is not None
    own = own_texts.own_text(StoredSettings.read(demo), text)
    assert own is not None
    assert (own.text, own.slips, own.is_behind) == (CHANGED, (), False)
    monkeypatch.setattr(own_texts, "source", lambda _kind: OURS + "// новое\n")
    own = own_texts.own_text(StoredSettings.read(demo), text)
    assert own is not None
    assert own.is_behind
    (note,) = row(demo).notes
    assert (note.code, note.weight) == ("text.behind", Weight.NOTE)
    set_text(demo, "list-order", CHANGED + "\n")  # looked through and stored anew
    assert row(demo).notes == ()


def told(workspace: Workspace, changed: str) -> list[tuple[str, str, Weight]]:
    """What is told as missing with a changed text, beside what was told before."""
    before = row(workspace).missing
    set_text(workspace, "list-order", changed)
    after = row(workspace)
    assert not after.ready
    assert after.missing[: len(before)] == before
    return [(one.code, one.text, one.weight) for one in after.missing[len(before) :]]


def test_what_a_text_refers_to_in_vain_is_told_before_it_is_printed(demo: Workspace) -> None:
    values = {"conditions": "0"}
    text = OURS.replace("[слово] ПР", "Согласно {приложение «условия», дат.}.\n\n[слово] ПР")
    set_text(demo, "list-order", text)
    shown = catalogue.get_row(demo, "list-order", 2026, values)
    assert not shown.ready
    (finding,) = shown.missing
    assert (finding.code, finding.weight) == ("text.reference-unprinted", Weight.ERROR)
    assert finding.text.endswith("приложение «условия» не печатается")
    assert shown.wrong == 1
    reset_text(demo, "list-order")
    assert catalogue.get_row(demo, "list-order", 2026, values).ready


def test_what_only_the_own_text_prints_as_a_line_is_told_once(demo: Workspace) -> None:
    empty = "Основание: {основание приказа} и {основание приказа}, {район, род.}."
    text = OURS.replace("[слово] ПР", f"{empty}\n\n[слово] ПР")
    assert told(demo, text) == [("text.empty-fact", "Не указано: основание приказа", Weight.GAP)]


def test_a_point_without_words_is_told(demo: Workspace) -> None:
    text = OURS.replace("10. Контроль исполнения приказа ост", "7. {основание приказа?}\n\n8. Ост")
    assert [code for code, *_ in told(demo, text)] == ["text.empty-point"]


def test_a_whole_document_of_our_own_text_is_ready_and_a_bare_one_tells_each_fact_once(
    demo: Workspace, workspace: Workspace
) -> None:
    assert row(demo).ready
    for place in (demo, workspace):
        for made in catalogue.list_kinds(place, 2026):
            said = [(one.code, one.text) for one in made.missing]
            assert len(said) == len(set(said)), said
            assert [one for one in made.missing if one.code.startswith("text.")] == []
