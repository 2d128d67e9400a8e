"""References say what is printed where they lead."""

import pytest

from app.services.documents.model.blocks import BLANK, AnnexMark, Document, Heading, Section
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import Cell as LoweredCell
from app.services.documents.model.core.tree import Grid, text_of
from app.services.documents.model.core.tree import Paragraph as Line
from app.services.documents.model.form_blocks import Figure, SideBySide
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Reference, Shown
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.special.references import names_pages, referring
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Form, Row, RowGroup, Table
from tests.services.documents import samples

PLACES = (
    AnnexMark(("Приложение № 2", "УТВЕРЖДЁН"), anchor="приложение"),
    AnnexMark(("Приложение",), anchor="одно"),
    Heading("2.1. Порядок работы", 2, anchor="порядок"),
    Heading("Итоги", 1, anchor="итоги"),
    ListItem("3.1.", (Run("Меры"),), 2, anchor="меры"),
    ListItem("б)", (Run("Меры"),), anchor="буква"),
    Paragraph((Run("Таблица 4 – Школы"),), ParagraphKind.CAPTION, anchor="школы"),
    Paragraph((Run("Таблица А.1"),), ParagraphKind.CAPTION, anchor="итоги приложения"),
    Figure(Image(samples.picture(), 20, 10), "Рисунок 3 – Доля", anchor="доля"),
    Figure(Image(samples.picture(), 20, 10), anchor="без слов"),
)


def to(name: str, shown: Shown = Shown.NUMBER, text: str = "") -> Run:
    return Run(text, special=Reference(name, shown))


def document(*blocks: samples.Block) -> Document:
    return Document(title="А", sections=(Section(blocks), Section(PLACES)))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("приложение", "№ 2"),
        ("одно", ""),
        ("порядок", "2.1"),
        ("итоги", "«Итоги»"),
        ("меры", "3.1"),
        ("буква", "б"),
        ("школы", "4"),
        ("итоги приложения", "А.1"),
        ("доля", "3"),
        ("без слов", BLANK),
        ("чего нет", BLANK),
    ],
)
def test_a_reference_prints_what_is_printed_there(name: str, printed: str) -> None:
    (section, _places) = lower(document(Paragraph((to(name),))), make_style())
    (line,) = section.elements
    assert isinstance(line, Line)
    assert text_of(line) == printed


def test_a_reference_leads_to_the_paragraph_of_its_place() -> None:
    names = ["доля", "порядок", "приложение"]
    section, places = lower(document(Paragraph(tuple(map(to, names)))), make_style())
    (line,) = section.elements
    assert isinstance(line, Line)
    there = {one.key: text_of(one) for one in places.elements if isinstance(one, Line) and one.key}
    led = [run.special.name for run in line.runs if isinstance(run.special, Reference)]
    assert [there[key] for key in led] == [
        "Рисунок 3 – Доля", "2.1. Порядок работы", "Приложение № 2",
    ]  # fmt: skip


def test_nothing_leads_to_a_figure_without_words_or_into_a_column() -> None:
    inside = Paragraph((Run("Таблица 9"),), ParagraphKind.CAPTION, anchor="в колонке")
    names = ["без слов", "в колонке"]
    told = Paragraph(tuple(to(name, shown) for name in names for shown in Shown))
    line, columns = lower(document(told, SideBySide((inside,), ())), make_style())[0].elements
    assert isinstance(line, Line)
    assert line.runs == (Run(BLANK),) * 4
    assert isinstance(columns, Grid)
    (left, *_others) = columns.rows[0].cells
    assert isinstance(left, LoweredCell)
    assert [(text_of(one), one.key) for one in left.content] == [("Таблица 9", "")]


def test_words_of_its_own_stay_and_a_number_is_bound_to_the_word_before_it() -> None:
    runs = (Run("в разделе "), to("порядок"), Run(" и "), to("приложение", text="приложении"))
    (first, *_others) = lower(document(Paragraph(runs)), make_style())[0].elements
    assert isinstance(first, Line)
    assert text_of(first) == "в разделе\u00a02.1 и\u00a0приложении"


def test_a_page_is_told_when_it_is_known() -> None:
    blocks = document(Paragraph((Run("на с. "), to("порядок", Shown.PAGE))))
    assert names_pages(blocks)
    for pages, shown in (({}, "00"), ({"_Ref3": 12}, "12")):
        (line,) = lower(blocks, make_style(), pages)[0].elements
        assert isinstance(line, Line)
        assert text_of(line) == f"на с.\u00a0{shown}"


def test_references_stand_in_cells_and_columns_too() -> None:
    told = Paragraph((to("меры"),))
    cell = Cell("", form=Form(texts=(told,)))
    columns = (Column("А", 1), Column("Б", 1))
    rows = (Row((cell, "текст")), RowGroup((cell,), ((cell,), ("текст",))))
    blocks = (Table(columns, rows), SideBySide((told,), (told,)))
    grids = lower(document(*blocks), make_style())[0].elements
    texts = [
        text_of(line)
        for grid in grids
        if isinstance(grid, Grid)
        for row in grid.rows
        for one in row.cells
        if one and not isinstance(one, str)
        for line in one.content
    ]
    assert texts.count("3.1") == 5


def test_a_name_that_is_there_twice_leads_to_the_first_and_a_plain_document_stays() -> None:
    twice = Heading("Порядок", 1, anchor="порядок")
    made = referring(document(twice, Paragraph((to("порядок"),))), {})
    assert [block.anchor for block in made.sections[0].blocks[:1]] == ["_Ref1"]  # type: ignore[union-attr]
    assert [getattr(block, "anchor", "") for block in made.sections[1].blocks][2] == ""
    plain = samples.everything()
    assert referring(plain, {}) is plain
