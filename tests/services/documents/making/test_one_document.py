"""One made document as a text: the same when nothing is changed, and changed as it was typed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.one_document import as_text, rewritten
from app.services.documents.model.blocks import (
    Contents,
    Document,
    Heading,
    Section,
    Signature,
    Subject,
    body,
    item,
)
from app.services.documents.model.form_blocks import Addressee, Figure, FillLine, TickBox
from app.services.documents.model.geometry import Edges, Margins, Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.tables import Table
from app.services.documents.model.typography import glue
from tests.services.documents import facts_samples, samples
from tests.services.documents.kinds.reviewed import reviewed
from tests.services.documents.samples import blocks
from tests.services.documents.text.whole import test_marks as every_mark
from tests.services.documents.text.whole.test_filling import PLACES
from tests.services.documents.text.words import filled

LYING = Orientation.LANDSCAPE
SIGNS = st.text("абв АБ1.)#–-[]{}*~|>%=/\\«» \u00a0\n", max_size=12).map(str.strip).filter(bool)


def documents() -> dict[str, Document]:
    made = {
        f"{kind}-{name}": KINDS[kind].compose(facts)
        for kind, states in reviewed().items()
        for name, facts in states.items()
    }
    return made | {f"{name}, glued": glue(document) for name, document in made.items()}


def test_a_text_that_nobody_changed_gives_the_same_document() -> None:
    for name, document in documents().items():
        text, parts = as_text(document)
        again = rewritten(text, parts, document)
        assert again.slips == (), name
        assert again.document == document, name
        # Only what is no words is kept as it is.
        assert not any(isinstance(part, Paragraph | ListItem | Heading) for part in parts.values())


def test_every_mark_of_a_made_document_is_kept_or_typed_again() -> None:
    made = every_mark.everything()
    text, parts = as_text(made)
    again = rewritten(text, parts, made)
    assert again.slips == ()
    assert again.document == made
    kept = "карточка", "две колонки", "подписи", "титульный лист", "угловой бланк"
    assert all(f"[{name} 1]" in text for name in kept)
    for typed in (
        "[содержание]",
        "[рисунок: рисунок 1] #герб Рисунок 1~– Герб",
        "[кому] Руководителям\n",
        "[строка: Фамилия, имя, отчество | полностью]",
        "[х] ознакомлен",
        "=== Новый документ: книжный ===",
        "[лист: альбомный, поля: слева 25, справа 15, без номеров страниц]\n\n[внизу страниц] При",
    ):
        assert typed in text
    unusual = Document(
        title="Проба",
        sections=(
            Section(
                (
                    FillLine("А | Б]", "в"),
                    FillLine("", "в"),
                    FillLine("Имя: ~", "{в}"),
                    TickBox("{а} [б]"),
                    Addressee(("а", "")),
                    Contents("Оглавление"),
                )
            ),
        ),
    )
    text, parts = as_text(unusual)
    assert rewritten(text, parts, unusual).document == unusual


def test_a_point_that_is_typed_in_the_middle_renumbers_the_rest() -> None:
    document = KINDS["list-order"].compose(facts_samples.list_order())
    text, parts = as_text(document)
    assert "4.2. Разработать план" in text
    changed = text.replace("4.2. Раз", "4.2. Разместить **приказ** на сайте.\n\n4.2. Раз")
    changed = changed.replace("3. Назначить", "// 3. Назначить").replace("[исполнитель 1]", "")
    made = rewritten(changed, parts, document).document
    assert made is not None
    labels = [block.label for block in blocks(made, ListItem)]
    assert labels == ["1.", "2.", "3.", "3.1.", "3.2.", "3.3.", "3.4.", "4."]
    assert blocks(made, ListItem)[4].runs[1] == Run("приказ", bold=True)
    assert blocks(made, Table) == blocks(document, Table)
    assert (made.title, made.author, made.subject) == (
        document.title,
        document.author,
        document.subject,
    )


def test_slips_are_told_as_in_any_text() -> None:
    document = KINDS["list-order"].compose(facts_samples.list_order())
    text, parts = as_text(document)
    spoilt = text.replace("[таблица 1]", "[таблица 3]").replace("ПРИКАЗЫВАЮ:", "**ПРИКАЗЫВАЮ:")
    made = rewritten(spoilt, parts, document)
    assert made.document is None
    assert [slip.message for slip in made.slips] == [
        "жирный текст «**» начат, но не закончен.",
        "нет части документа «таблица 3».",
    ]
    assert made.slips[1].hint == "Похоже: «таблица 2»."


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, min_size=6, max_size=6))
def test_no_sign_of_a_made_document_is_taken_for_markup(words: list[str]) -> None:
    one, two, three, four, five, six = words
    made = Document(
        title="Проба",
        sections=(
            Section(
                (
                    Heading(" ".join(one.split()), 1),
                    body(two),
                    Paragraph((Run(f"{three} "), Run(four, bold=True)), ParagraphKind.NOTE),
                    item("1.", five),
                    item("1.1.", six, level=2),
                    item("–", one),
                    Subject(two),
                    Addressee((one, two)),
                    FillLine(three, four),
                    FillLine(five),
                    TickBox(six),
                    TickBox(one, ticked=True),
                    Signature(three, four),
                ),
                edges=Edges(Margins(top=12.5), one),
            ),
            Section((body(one),), edges=Edges(foot=two, numbered=False)),
            Section((body(two),), LYING, edges=Edges(Margins(20, 10, 25, 15))),
            Section((body(two),), LYING, restart_numbering=True, edges=Edges(Margins(20), three)),
        ),
    )
    text, parts = as_text(made)
    again = rewritten(text, parts, made)
    assert again.slips == (), text
    assert again.document == made, text


def test_a_figure_is_typed_with_its_name_and_its_caption_as_words() -> None:
    picture = Image(samples.picture(), 30, 30, "Герб")
    text = (
        "{рисунок «герб»} {рисунок «знак»} {страница «знак»}\n"
        "[рисунок: эмблема] #герб Герб\n[рисунок: эмблема] #знак\n[рисунок: эмблема] \\#а\n"
    )
    made = filled(text, emblem=picture).document
    assert [(one.anchor, one.caption) for one in blocks(made, Figure)] == [
        ("рисунок:герб", "Герб"),
        ("рисунок:знак", ""),
        ("", "#а"),
    ]
    typed, parts = as_text(made)
    assert rewritten(typed, parts, made).document == made
    changed = typed.replace("] #герб Герб", "] #герб Герб района")
    again = rewritten(changed, parts, made).document
    assert again is not None
    assert blocks(again, Figure)[0] == Figure(picture, "Герб района", "рисунок:герб")
    typed, parts = as_text(filled(text).document)
    assert rewritten(typed, parts, made).slips == ()


def test_references_and_notes_are_typed_again_with_what_they_lead_to() -> None:
    made = filled(PLACES).document
    text, parts = as_text(made)
    assert "## #цели 1. Цели" in text
    assert "с.~{страница «цели»}" in text or "с. {страница «цели»}" in text
    assert "{сноска: На 01.09.2026}" in text
    again = rewritten(text, parts, made)
    assert again.slips == ()
    assert again.document == made
