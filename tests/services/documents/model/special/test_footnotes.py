"""Footnotes counted: of running text through the document, of a table below it."""

from app.services.documents.model.blocks import Block, Document, Section, body
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import Grid, text_of
from app.services.documents.model.form_blocks import SideBySide
from app.services.documents.model.inline import Footnote
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.special.footnotes import RAISED, counted
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Form, Row, Table
from tests.services.documents import samples


def note(text: str, told: str = "Сноска") -> Run:
    return Run(text, special=Footnote(told))


def blocks(*made: Block) -> tuple[Block, ...]:
    return counted(Document(title="А", sections=(Section(made),))).sections[0].blocks


def text(block: Block) -> str:
    assert isinstance(block, Paragraph | ListItem)
    return "".join(run.text for run in block.runs)


def test_marks_follow_their_words_and_are_counted_through_the_document() -> None:
    first = Paragraph((Run("До "), note("слова"), Run(" после "), note("слова", "Вторая")))
    sections = (Section((first,)), Section((ListItem("1.", (note("Пункт", "Третья"),)),)))
    made = counted(Document(title="А", sections=sections))
    told = [text(block) for section in made.sections for block in section.blocks]
    assert told == ["До слова1 после слова2", "Пункт3"]
    marks = [
        (run.text, run.special.text)
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Paragraph | ListItem)
        for run in block.runs
        if isinstance(run.special, Footnote)
    ]
    assert marks == [("1", "Сноска"), ("2", "Вторая"), ("3", "Третья")]


def test_notes_of_cells_stand_below_their_table_and_are_not_counted_with_the_others() -> None:
    table, *notes, last = blocks(samples.note_table(), Paragraph((note("Слово"),)))
    assert isinstance(table, Table)
    assert [text(one) for one in notes] == [
        "1)\u00a0Сноска к слову «Школа».", "2)\u00a0Сноска к слову «Итоги».",
    ]  # fmt: skip
    assert {one.kind for one in notes if isinstance(one, Paragraph)} == {ParagraphKind.NOTE}
    assert text(last) == "Слово1"
    document = Document(title="А", sections=(Section((samples.note_table(),)),))
    (grid,) = lower(document, make_style())[0].elements
    assert isinstance(grid, Grid)
    assert [text_of(one) for one in grid.notes] == [text(one) for one in notes]


def test_notes_of_the_same_words_in_several_rows_have_one_mark() -> None:
    cell = Cell("", form=Form(texts=(Paragraph((note("Слово"),)),)))
    rows = (Row((cell,)), Row((cell,)))
    _table, *notes = blocks(Table((Column("А", 1),), rows))
    assert [text(one) for one in notes] == ["1)\u00a0Сноска"]


def test_notes_of_columns_and_too_long_ones_stand_behind_their_block() -> None:
    beside = SideBySide((Paragraph((note("Сторона"),)),), (body("Другая"),))
    long = Paragraph((note("Слово", samples.SENTENCE * 12),))
    _columns, below, paragraph, behind = blocks(beside, long)
    assert text(below) == "1)\u00a0Сноска"
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[-1] == Run("1)", special=RAISED)
    assert text(behind).endswith(samples.SENTENCE)


def test_lines_of_a_text_stay_with_their_blocks_and_a_plain_document_stays_itself() -> None:
    sections = (Section((body("Текст"), samples.note_table(), body("Конец"))),)
    made = counted(Document(title="А", sections=sections, lines=((3, 5, 9),)))
    assert made.lines == ((3, 5, 5, 5, 9),)
    plain = samples.everything()
    assert counted(plain) is plain
