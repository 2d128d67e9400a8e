"""Every mark of the catalogue: its example can be typed, what it prints, how it looks."""

from pathlib import Path

import pytest

from app.services.documents.model.blocks import BLANK, Contents, Document, Signature, dump
from app.services.documents.model.form_blocks import (
    Addressee,
    Card,
    CornerHead,
    Figure,
    SideBySide,
    Signers,
    TickBox,
    TitlePage,
)
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.tables import Row, Table
from app.services.documents.model.typography import glue
from app.services.documents.text.mark import Key
from app.services.documents.text.tree import Marked, walk
from app.services.documents.text.whole.filling import fill, lacking
from app.services.documents.text.whole.marks import CATALOGUE
from app.services.documents.text.whole.reading import read
from tests.services.documents import samples
from tests.services.documents.golden import assert_golden
from tests.services.documents.samples import blocks
from tests.services.documents.test_parity import assert_same_text
from tests.services.documents.text.words import WORDS, Facts, filled, told

TEXT = (Path(__file__).parent / "every_mark.txt").read_text(encoding="utf-8")
HEAD, BODY = (TEXT.partition("---\n")[0] + "---\n", TEXT.partition("---\n")[2])
HOSTILE = "{район} | 1. [бланк] ] % если ~ \\ ☐"


def everything() -> Document:
    emblem = Image(samples.picture(), 30, 30, "Герб")
    return glue(filled(BODY, HEAD, emblem=emblem).document)


def test_the_sample_uses_every_mark_and_its_tree_is_kept() -> None:
    used = {node.name for node in walk(read(TEXT).nodes) if isinstance(node, Marked)}
    assert used == CATALOGUE.keys()
    assert_golden("every-mark.txt", dump(everything()))


@pytest.mark.parametrize("preset", ["gost-2025", "gost-2016"])
def test_every_mark_prints_the_same_text_in_both_formats(tmp_path: Path, preset: str) -> None:
    assert_same_text(everything(), tmp_path, preset)


def test_the_example_of_every_mark_can_be_typed_as_it_is() -> None:
    spoilt = {
        mark.name: slips
        for mark in CATALOGUE.values()
        if (slips := told(f"Слова\n\n{mark.how}\n\nСлова", "название: А\n---\n"))
    }
    assert spoilt == {}
    assert [mark.name for mark in CATALOGUE.values() if not mark.meaning] == []
    keys = [mark.colon.key for mark in CATALOGUE.values() if mark.colon]
    assert set(keys) == set(Key)


def test_a_value_in_a_mark_never_becomes_markup() -> None:
    body = (
        "[титульный лист]\nназвание | {день}\nутверждаю | {день} | {день}\n\n"
        "[подписи: члены группы]\n{должность} | {имя}\n\n[карточка: {день}]\n{день} | {день}\n\n"
        "[кому] {день}\n[х] {день}\n[две колонки]\n{день}\n[вторая колонка]\n"
        "[подпись: {день} | {день}]\n[конец колонок]\n"
    )
    document = filled(body, day=HOSTILE, members=[(HOSTILE, HOSTILE)]).document
    (title,), (signers,) = blocks(document, TitlePage), blocks(document, Signers)
    assert (title.title, title.marks[0].post, title.marks[0].name) == (HOSTILE,) * 3
    assert signers.signers == (Signature(HOSTILE, HOSTILE),)
    assert blocks(document, Card) == [Card(HOSTILE, ((HOSTILE, HOSTILE),))]
    assert blocks(document, Addressee) == [Addressee((HOSTILE,))]
    assert blocks(document, TickBox) == [TickBox(HOSTILE, ticked=True)]
    assert blocks(document, SideBySide)[0].right == (Signature(HOSTILE, HOSTILE),)


def test_what_is_not_known_is_a_line_to_fill_in_or_is_left_out() -> None:
    body = (
        "[подпись: руководитель]\n[подпись: Директор | {телефон?}]\n"
        "[рисунок: эмблема] Рисунок 1\n[кому] {телефон?}\n"
        "[ознакомлены: члены группы]\n{должность} | {имя}\n\n"
        "[титульный лист]\nназвание | Слова\nвнизу | {телефон?}\n"
    )
    made = fill(read(HEAD + body), WORDS, Facts(members=(), head=("", "")))
    signature, director, title = made.document.sections[0].blocks
    assert signature == Signature(BLANK, BLANK)
    assert director == Signature("Директор", BLANK)
    assert title == TitlePage(title="Слова")
    assert [finding.text for finding in made.findings] == [
        "Не указано: эмблема",
        "Не указано: члены группы – в таблице нет строк",
    ]
    assert blocks(made.document, Figure) == []
    body = "Рисунок {рисунок «герб»}\n[рисунок: эмблема] #герб Герб\n"
    made = fill(read(HEAD + body), WORDS, Facts())
    assert [run.text for run in made.document.sections[0].blocks[0].runs] == [f"Рисунок {BLANK}"]
    assert [finding.code for finding in made.findings] == ["text.reference-unprinted", "no-emblem"]
    body = (
        "[паспорт]\nА | {рисунок: эмблема}\nБ | Слова {рисунок: эмблема}, слова\n[конец паспорта]\n"
        "[таблица: школы]\nА | 9 | {нужен список: {рисунок: эмблема} / нет}\n\n"
    )
    made = fill(read(HEAD + body), WORDS, Facts(schools=["А"]))
    passport, table = blocks(made.document, Table)
    assert [row.cells[1] for row in passport.rows] == [BLANK, "Слова, слова"]
    assert table.rows == (Row(("",)),)
    assert [finding.code for finding in made.findings] == ["no-emblem"]
    assert lacking(read(HEAD + body), WORDS, Facts(schools=["А"])) == made.findings
    assert lacking(read(HEAD + body), WORDS, Facts(members=(), head=("", ""))) == made.findings


def test_lines_below_a_mark_stand_under_conditions() -> None:
    body = (
        "[угловой бланк]\nорганизация | Школа\n% если нужен список\n\nкому | Школам\n% иначе\n"
        "кому | Никому\n% конец\n% для каждой: школы\nкому | {№}. {школа}\n% конец\n"
        "% если нужен список\n[содержание: Оглавление]\n% конец"
    )
    (head, contents) = filled(body).document.sections[0].blocks
    assert isinstance(head, CornerHead)
    assert head.addressee == ("Школам", "1. МБОУ «СОШ № 1»", "2. МБОУ «СОШ № 2»")
    assert contents == Contents("Оглавление")
    (head,) = filled(body, wanted=False, schools=()).document.sections[0].blocks
    assert head.addressee == ("Никому",)


def test_documents_of_one_file_are_counted_anew() -> None:
    body = (
        "% для каждой: школы\n=== Новый документ: альбомный лист ===\n1. {школа}\n% конец\n"
        "=== Новый документ ===\n1. {приложение «а», дат.}\n=== Приложение «а» ===\nСлова\n"
        "=== Новый документ ===\n[лист: альбомный]\n1. {приложение «б»} {приложение «в»}\n"
        "=== Приложение «б» ===\nСлова\n=== Приложение «в» ===\nСлова"
    )
    sections = filled(body).document.sections
    lying = Orientation.LANDSCAPE
    assert [(one.restart_numbering, one.orientation is lying) for one in sections] == [
        (False, True),
        (True, True),
        (True, False),
        (False, False),
        (True, True),
        (False, False),
        (False, False),
    ]
    first = [section.blocks[0] for section in sections]
    assert [getattr(block, "label", "") for block in first] == ["1.", "1.", "1.", "", "1.", "", ""]
    assert first[2].runs[0].text == "приложению"
    assert first[4].runs[0].text == "приложение №\u00a01 приложение №\u00a02"
    assert [block.lines for block in (first[3], first[6])] == [
        ("Приложение",),
        ("Приложение №\u00a02",),
    ]
