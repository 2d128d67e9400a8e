"""Kinds of the department itself: a text under another name, never with another order's number."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.clock import Clock
from app.services.documents.editing.edited_document import EditedDocument, forget
from app.services.documents.made.history import list_outputs
from app.services.documents.making import catalogue, own_texts, texts
from app.services.documents.making.composing import compose
from app.services.documents.making.export import build
from app.services.documents.making.texts import SlipsError, copy_kind, remove_kind, set_text
from app.services.documents.model.blocks import dump
from app.services.documents.settings import save_setting
from app.services.findings.links import ToDocument
from app.services.log.changes import undo
from app.services.log.details import describe_change
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.program.search import search
from app.services.progress import run_steps
from app.services.storage.backup import make_backup, restore_backup
from app.services.storage.packing.packing import pack
from app.services.storage.packing.unpacking import unpack
from app.services.storage.workspace import Workspace, open_workspace

KIND, YEAR, TITLE = "list-order", 2020, "Приказ о творческой группе"


def titles(workspace: Workspace) -> list[str]:
    return [row.title for row in catalogue.list_kinds(workspace, YEAR)]


def test_a_copy_stands_in_the_list_under_its_name_and_has_a_text_of_its_own(
    demo: Workspace,
) -> None:
    before = titles(demo)
    name, made = copy_kind(demo, KIND, f"  {TITLE} ")
    assert titles(demo) == [*before, TITLE]
    assert catalogue.get_row(demo, name, YEAR).title == TITLE
    assert texts.check_text_of(name, texts.standing_words(demo, name)) == ()
    set_text(demo, name, texts.standing_words(demo, name).replace("ПРИКАЗЫВАЮ", "приказываю"))
    assert "приказываю" in dump(compose(demo, name, YEAR).document)
    assert compose(demo, name, YEAR).document.title == TITLE
    assert "приказываю" not in dump(compose(demo, KIND, YEAR).document)
    texts.reset_text(demo, name)
    assert titles(demo) == [*before, TITLE]
    assert "приказываю" not in dump(compose(demo, name, YEAR).document)
    assert compose(demo, name, YEAR).document.title == TITLE
    remove_kind(demo, name)
    assert titles(demo) == before
    with pytest.raises(UserError, match="Нет вида"):
        compose(demo, name, YEAR)
    assert made.change_set_id is not None


def test_making_a_copy_is_undone_like_any_action(demo: Workspace) -> None:
    before = titles(demo)
    name, made = copy_kind(demo, KIND, TITLE)
    other, _made = copy_kind(demo, name, "Другой приказ")
    assert (name, other) == ("list-order~2", "list-order~3")
    assert made.change_set_id is not None
    undo(demo, made.change_set_id)
    assert titles(demo) == [*before, "Другой приказ"]


def test_an_own_order_has_the_number_of_its_own_row_only(demo: Workspace) -> None:
    theirs = catalogue.get_row(demo, KIND, YEAR).order
    assert theirs is not None
    number = repr(f"№\u00a0{theirs.number}").strip("'")
    assert number in dump(compose(demo, KIND, YEAR).document)
    name, _made = copy_kind(demo, KIND, TITLE)
    row = catalogue.get_row(demo, name, YEAR)
    assert row.is_order
    assert row.order is None
    assert number not in dump(compose(demo, name, YEAR).document)
    draft = OrderDraft(title="О группе", kind=name, number="777", issued_on=theirs.issued_on)
    order_id, _changes = orders.save_order(demo, draft)
    row = catalogue.get_row(demo, name, YEAR)
    assert row.order is not None
    assert row.order.id == order_id
    assert "777" in dump(compose(demo, name, YEAR).document)
    assert "777" not in dump(compose(demo, KIND, YEAR).document)
    assert catalogue.order_kinds(demo)[name] == TITLE


def test_files_and_settings_of_a_copy_are_its_own(demo: Workspace) -> None:
    name, _made = copy_kind(demo, "execution-report", "Отчёт для школ")
    specs = catalogue.describe_settings(name)
    save_setting(demo, name, specs, "font_size", "12")
    assert catalogue.get_row(demo, "execution-report", 2019).kind == "execution-report"
    (file,) = run_steps(build(demo, name, year=2019, formats=("docx",)))
    assert file.stem.startswith("Отчёт для школ 2018-2019")
    (made,) = list_outputs(demo)
    assert (made.kind, made.title, made.path) == (name, "Отчёт для школ", file.absolute())
    assert made.inputs["settings"]["font_size"] == "12"
    assert compose(demo, "execution-report", 2019).origin["settings"] != made.inputs["settings"]


def test_actions_and_their_rows_are_told_in_the_words_of_the_window(demo: Workspace) -> None:
    name, made = copy_kind(demo, KIND, TITLE)
    told = [made]
    told.append(set_text(demo, name, texts.standing_words(demo, name) + "// заметка\n"))
    edited = EditedDocument(demo, name, YEAR)
    told.append(edited.store(edited.original.replace("ПРИКАЗЫВАЮ", "требую")))
    told.append(forget(demo, name, YEAR))
    told.append(remove_kind(demo, name))
    told.append(set_text(demo, KIND, f"{texts.text_of(KIND)}// заметка\n"))
    told.append(texts.reset_text(demo, KIND))
    ours = "«Приказ об утверждении перечня школ»"
    assert [one.title for one in told] == [
        f"Добавление документа «{TITLE}»",
        f"Изменение текста документа «{TITLE}»",
        f"Изменение одного документа «{TITLE}»",
        f"Отказ от изменений документа «{TITLE}»",
        f"Удаление документа «{TITLE}»",
        f"Изменение текста документа {ours}",
        f"Возврат нашего текста документа {ours}",
    ]
    rows = [describe_change(demo, one.change_set_id or 0)[0] for one in told]
    assert [row.name for row in rows] == [
        *["Текст своего документа"] * 2,
        *["Изменения одного своего документа"] * 2,
        "Текст своего документа",
        *[f"Текст документа {ours}"] * 2,
    ]


def test_a_kind_of_the_department_is_searched_by_its_title(demo: Workspace) -> None:
    name, _made = copy_kind(demo, KIND, TITLE)
    (hit,) = [one for one in search(demo, "творческая группа") if one.kind == "own-document"]
    assert (hit.title, hit.detail, hit.link) == (TITLE, "свой документ", ToDocument(name))
    remove_kind(demo, name)
    assert not [one for one in search(demo, TITLE) if one.kind == "own-document"]


def test_texts_travel_with_the_workspace_in_one_file(demo: Workspace, tmp_path: Path) -> None:
    name, _made = copy_kind(demo, KIND, TITLE)
    set_text(demo, KIND, texts.text_of(KIND).replace("ПРИКАЗЫВАЮ", "приказываю"))
    edited = EditedDocument(demo, KIND, YEAR)
    edited.store(edited.original.replace("приказываю", "требую"))
    packed = run_steps(pack(demo, tmp_path / "район"))
    root = run_steps(unpack(packed, tmp_path / "у коллеги"))
    with open_workspace(root, clock=demo.clock) as other:
        assert TITLE in titles(other)
        assert texts.standing_words(other, name) == texts.standing_words(demo, name)
        assert "приказываю" in texts.standing_words(other, KIND)
        assert "требую" in dump(compose(other, KIND, YEAR).document)


def test_texts_come_back_with_a_backup(demo: Workspace) -> None:
    name, _made = copy_kind(demo, KIND, TITLE)
    set_text(demo, KIND, texts.text_of(KIND).replace("ПРИКАЗЫВАЮ", "приказываю"))
    edited = EditedDocument(demo, KIND, YEAR)
    edited.store(edited.original.replace("приказываю", "требую"))
    database, clock = demo.database, demo.clock
    copy = run_steps(make_backup(database.path, demo.backups, clock, "manual"))
    remove_kind(demo, name)
    forget(demo, KIND, YEAR)
    texts.reset_text(demo, KIND)
    assert TITLE not in titles(demo)
    database.dispose()
    later = Clock(clock.now() + timedelta(hours=1))
    run_steps(restore_backup(copy, database.path, demo.backups, later))
    assert TITLE in titles(demo)
    assert "приказываю" in texts.standing_words(demo, KIND)
    assert "требую" in dump(compose(demo, KIND, YEAR).document)


def test_names_that_cannot_be_given_are_refused(demo: Workspace) -> None:
    copy_kind(demo, KIND, TITLE)
    for title, words in (
        (" ", "Назовите"),
        (TITLE.upper(), "уже есть"),
        ("Приказ {район}", "знаков"),
        ("а" * 121, "длиннее"),
    ):
        with pytest.raises(UserError, match=words):
            copy_kind(demo, KIND, title)
    with pytest.raises(UserError, match="только свой"):
        remove_kind(demo, KIND)
    for kind in ("нет", f"{KIND}~9"):
        for act in (
            lambda kind=kind: copy_kind(demo, kind, "Название"),
            lambda kind=kind: remove_kind(demo, kind),
            lambda kind=kind: texts.reset_text(demo, kind),
            lambda kind=kind: set_text(demo, kind, texts.text_of(KIND)),
        ):
            with pytest.raises(UserError, match="Нет вида"):
                act()


def test_a_text_that_fits_no_longer_leaves_the_document_possible(demo: Workspace) -> None:
    name, _made = copy_kind(demo, KIND, TITLE)
    own_texts.keep_text(demo, name, texts.standing_words(demo, name).replace("{годы}", "{лета}"))
    row = catalogue.get_row(demo, name, YEAR)
    assert (row.title, row.possible) == (TITLE, True)
    assert [note.code for note in row.notes][:1] == ["text.unfit"]
    assert "{лета}" in texts.standing_words(demo, name)
    with pytest.raises(SlipsError):
        set_text(demo, name, texts.text_of("execution-report"))
