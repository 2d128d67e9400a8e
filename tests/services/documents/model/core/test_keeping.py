from app.services.documents.model.blocks import (
    Block,
    Executor,
    PageBreak,
    Section,
    Signature,
    body,
    item,
    plain,
)
from app.services.documents.model.core.keeping import Keeping, keeping_of
from app.services.documents.model.core.sheets import sheet_of
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import make_style
from tests.services.documents import samples

SIGNATURE = Signature("Начальник управления", "И.В. Соболева")
LONG = body(samples.SENTENCE * 3)
SHORT = body("Всего десять.")
TABLE = samples.plan_table(3)


def note(sentences: int = 1) -> Block:
    return plain(samples.SENTENCE * sentences, ParagraphKind.NOTE)


def keeping(*blocks: Block) -> Keeping:
    section, style = Section(blocks), make_style()
    return keeping_of(section, style, sheet_of(section.orientation, style))


def stays(*blocks: Block) -> list[bool]:
    return [*keeping(*blocks).stays]


def test_as_many_short_texts_stay_with_a_signature_as_make_two_lines() -> None:
    assert stays(LONG, LONG, SIGNATURE) == [False, True, False]
    assert stays(LONG, LONG, SHORT, SIGNATURE) == [False, True, True, False]
    assert stays(LONG, item("1.", "Раз."), item("2.", "Два."), SIGNATURE) == [
        False, True, True, False,
    ]  # fmt: skip
    assert stays(LONG, SHORT, SIGNATURE, Executor(("Жукова",))) == [True, True, True, False]
    assert stays(TABLE, SHORT, SIGNATURE) == [True, True, False]
    assert stays(LONG, PageBreak(), SIGNATURE) == [False, True, False]


def test_notes_stay_with_their_table_and_with_each_other() -> None:
    assert stays(TABLE, note(), note(), note()) == [True, True, True, False]
    assert stays(LONG, TABLE, note(), LONG) == [False, True, False, False]
    assert stays(TABLE, LONG, note(), note()) == [False, False, False, False]
    assert stays(TABLE, note(), SHORT, SIGNATURE) == [True, True, True, False]


def test_notes_are_the_foot_of_their_table_unless_a_signature_takes_them_along() -> None:
    assert keeping(LONG, TABLE, note(), note(), LONG, note()).notes == (0, 2, 0, 0, 0, 0)
    assert keeping(TABLE, note(), TABLE, LONG).notes == (1, 0, 0, 0)
    assert keeping(TABLE, note(), note(2), SIGNATURE).notes == (1, 0, 0, 0)
    assert keeping(TABLE, note(), SHORT, SIGNATURE).notes == (0, 0, 0, 0)


def test_of_more_notes_than_half_a_page_the_first_and_the_last_stay() -> None:
    long = keeping(TABLE, *(note(8) for _ in range(5)))
    assert long.notes == (2, 0, 0, 0, 0, 0)
    assert long.stays == (True, True, False, False, True, False)
    assert keeping(TABLE, note(30), note()).notes == (0, 0, 0)
    assert stays(TABLE, note(30), note()) == [True, True, False]


def test_a_section_without_blocks_keeps_nothing() -> None:
    assert stays() == []
