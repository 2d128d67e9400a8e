import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.docx import render as render_docx
from app.services.documents.docx.shell import empty_package
from app.services.documents.model.blocks import (
    Document,
    Heading,
    PageBreak,
    Section,
    Signature,
    body,
    plain,
)
from app.services.documents.model.form_blocks import Figure
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Column, Row, Table
from tests.services.documents import samples
from tests.services.documents.samples import W

FONTS = ("ascii", "hAnsi", "eastAsia", "cs")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "проба.docx"
    render_docx.render(samples.everything(), make_style(), path)
    return path


def raw(path: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def made(document: Document, folder: Path) -> Path:
    path = folder / "проба.docx"
    render_docx.render(document, make_style(), path)
    return path


def test_the_file_has_only_our_parts_and_nothing_of_the_librarys_template(everything: Path) -> None:
    with zipfile.ZipFile(everything) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        whole = "".join(archive.read(name).decode() for name in names if name.endswith(".xml"))
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/numbering.xml",
        "word/fontTable.xml",
        "word/header1.xml",
    }
    assert not re.search(r"asciiTheme|hAnsiTheme|Calibri|Cambria|en-US|4F81BD|txbx|pict", whole)
    assert "python-docx" not in whole


def test_python_docx_opens_it_again(everything: Path) -> None:
    import docx

    document = docx.Document(str(everything))
    assert len(document.sections) == 4
    assert len(document.tables) == 3  # the signature of a long post, and two
    properties = document.core_properties
    assert properties.title == "Проба всех блоков"
    assert properties.author == properties.last_modified_by == "Управление образования"
    assert properties.language == "ru-RU"
    assert properties.keywords == "приказ, перечень"


def test_a_long_title_of_a_plan_does_not_stop_the_file(tmp_path: Path) -> None:
    import docx

    long = "Отчёт об исполнении плана " + "мероприятий " * 40
    section = Section((body("Отчёт"),))
    path = made(Document(title=long, sections=(section,), author=long, subject=long), tmp_path)
    properties = docx.Document(str(path)).core_properties
    for told in (properties.title, properties.subject, properties.author):
        assert len(told) <= 255
        assert told.endswith("…")


def test_the_sheet_is_a4_with_the_margins_of_the_standard(everything: Path) -> None:
    import docx
    from docx.shared import Length

    for at, section in enumerate(docx.Document(str(everything)).sections):
        sizes = (section.page_width, section.page_height)
        sides = sorted(round(Length(size or 0).mm) for size in sizes)
        assert sides == [210, 297]
        margins = (
            section.left_margin,
            section.right_margin,
            section.top_margin,
            section.bottom_margin,
            section.header_distance,
        )
        lying = at == 2
        expected = [20, 20, 30, 10, 20] if lying else [30, 10, 20, 20, 10]
        assert [round(Length(margin or 0).mm) for margin in margins] == expected


def test_a_landscape_section_is_turned_and_the_next_one_turned_back(everything: Path) -> None:
    sizes = [
        (node.get(f"{W}orient"), int(node.get(f"{W}w", 0)) > int(node.get(f"{W}h", 0)))
        for node in samples.docx_part(everything, "word/document.xml").iter(f"{W}pgSz")
    ]
    assert sizes == [(None, False), (None, False), ("landscape", True), (None, False)]


def test_pages_are_numbered_in_the_header_and_only_first_pages_are_left_out(
    everything: Path,
) -> None:
    header = samples.docx_part(everything, "word/header1.xml")
    assert [node.text for node in header.iter(f"{W}instrText")] == [" PAGE "]
    marks = [node.get(f"{W}fldCharType") for node in header.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    style = next(node.get(f"{W}val") for node in header.iter(f"{W}pStyle"))
    assert style == "OporaPageNumber"
    sections = list(samples.docx_part(everything, "word/document.xml").iter(f"{W}sectPr"))
    # Later sections take the header over; numbering goes on except where it starts again.
    assert [node.find(f"{W}headerReference") is not None for node in sections] == [True] + [
        False
    ] * 3
    assert [node.find(f"{W}titlePg") is not None for node in sections] == [True, False, False, True]
    starts = [node.find(f"{W}pgNumType") is not None for node in sections]
    assert starts == [False, False, False, True]


def test_every_style_is_times_new_roman_and_russian(everything: Path) -> None:
    styles = samples.docx_part(everything, "word/styles.xml")
    fonts = list(styles.iter(f"{W}rFonts"))
    assert [{font.get(f"{W}{name}") for name in FONTS} for font in fonts] == [{"Times New Roman"}]
    assert [node.get(f"{W}val") for node in styles.iter(f"{W}lang")] == ["ru-RU"]
    used = {
        node.get(f"{W}val")
        for name in ("word/document.xml", "word/header1.xml")
        for tag in ("pStyle", "tblStyle")
        for node in samples.docx_part(everything, name).iter(f"{W}{tag}")
    }
    defined = {node.get(f"{W}styleId") for node in styles.iter(f"{W}style")}
    assert used <= defined


def test_headings_have_levels_for_the_navigation(everything: Path) -> None:
    styles = samples.docx_part(everything, "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): node.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        for node in style.iter(f"{W}outlineLvl")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_table_headers_repeat_and_rows_do_not_break(everything: Path) -> None:
    grids = [
        table
        for table in samples.docx_part(everything, "word/document.xml").iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle") is not None
    ]
    headers = [
        [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        for table in grids
    ]
    assert [flags.count(True) for flags in headers] == [2, 1]  # titles and numbers, titles
    assert all(flags == sorted(flags, reverse=True) for flags in headers)
    for table in grids:
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))
        widths = [int(node.get(f"{W}w", 0)) for node in table.iter(f"{W}gridCol")]
        whole = table.find(f"{W}tblPr/{W}tblW")
        assert whole is not None
        assert sum(widths) == int(whole.get(f"{W}w", 0))


def test_section_rows_span_the_table_and_stay_with_the_next(everything: Path) -> None:
    xml = raw(everything)
    rows = re.findall(r"<w:tr>(?:(?!</w:tr>).)*OporaTableSection.*?</w:tr>", xml)
    assert len(rows) == 6
    assert all('<w:gridSpan w:val="5"/>' in row for row in rows)
    styles = raw(everything, "word/styles.xml")
    section_style = re.search(r'styleId="OporaTableSection">.*?</w:style>', styles)
    assert section_style is not None
    assert "<w:keepNext/>" in section_style[0]


def test_a_heading_that_begins_a_page_stands_at_its_top_as_in_the_pdf(tmp_path: Path) -> None:
    blocks = (Heading("Первый"), Heading("Второй"), PageBreak(), Heading("Третий"))
    sections = (Section(blocks), Section((Heading("Четвёртый"),)))
    xml = raw(made(Document(title="А", sections=sections), tmp_path))
    told = {
        title: 'w:before="0"' in next(one for one in xml.split("<w:p>") if title in one)
        for title in ("Первый", "Второй", "Третий", "Четвёртый")
    }
    assert told == {"Первый": True, "Второй": False, "Третий": True, "Четвёртый": True}


def test_groups_are_merged_downwards(everything: Path) -> None:
    xml = raw(everything)
    assert xml.count('<w:vMerge w:val="restart"/>') == 2  # number and school of the first group
    assert xml.count("<w:vMerge/>") == 2


def kept(xml: str) -> list[bool]:
    """For each paragraph whether it stays with the next."""
    return ["<w:keepNext/>" in one for one in re.findall(r"<w:p>.*?</w:p>", xml)]


def test_the_last_row_stays_with_the_signature(tmp_path: Path) -> None:
    table = samples.plan_table(3)
    after = {
        "signature": (Signature("Начальник", "И.В. Соболева"),),
        "nothing": (),
        "text": (body(samples.SENTENCE * 9),),
    }
    rows: dict[str, set[bool]] = {}
    for name, blocks in after.items():
        document = Document(title="А", sections=(Section((table, *blocks)),))
        last = raw(made(document, tmp_path)).split("<w:tr>")[-1].split("</w:tr>")[0]
        rows[name] = set(kept(last))
    # Where nothing follows there is an empty line, which is never alone on a page.
    assert rows == {"signature": {True}, "nothing": {True}, "text": {False}}


def test_below_a_last_row_that_pages_may_end_inside_the_empty_line_takes_no_room(
    tmp_path: Path,
) -> None:
    """The row is not kept with it, and a full page would be followed by an empty one."""
    columns = (Column("Мероприятие", 80), Column("Срок", 80))
    lasts: dict[str, str] = {}
    for name, text in (("low", "Совещание"), ("tall", samples.SENTENCE * 60)):
        table = Table(columns, (Row(("Приказ", "май")), Row((text, "май"))))
        document = Document(title="А", sections=(Section((table,)),))
        lasts[name] = raw(made(document, tmp_path)).split("</w:tbl>")[1]
    assert "OporaNote" in lasts["low"]
    assert 'w:val="OporaGap"/><w:spacing w:line="14" w:lineRule="exact"/>' in lasts["tall"]


def test_notes_stay_with_the_last_row_and_with_each_other(tmp_path: Path) -> None:
    notes = [plain(f"Примечание {number}.", ParagraphKind.NOTE) for number in (1, 2, 3)]
    document = Document(title="Б", sections=(Section((samples.plan_table(3), *notes)),))
    table, below = raw(made(document, tmp_path)).split("</w:tbl>")
    last, *rows = table.split("<w:tr>")[-4:]
    assert set(kept(last)) == {True}
    assert [kept(row) for row in rows] == [[True], [True], [True]]  # with the line to type in
    assert kept(below) == [False]


def test_below_the_notes_of_a_table_is_the_room_that_is_below_a_note(tmp_path: Path) -> None:
    note, text = plain("Примечание.", ParagraphKind.NOTE), body("Текст.")
    for below, between in ((text, 'w:before="60"'), (samples.plan_table(3), 'w:line="120"')):
        blocks = (samples.plan_table(3), note, below)
        xml = raw(made(Document(title="Б", sections=(Section(blocks),)), tmp_path))
        assert between in xml.split("</w:tbl>")[1].split("</w:pPr>")[0]


def test_a_note_that_a_signature_takes_along_is_no_row(tmp_path: Path) -> None:
    notes = [plain(samples.SENTENCE * 2, ParagraphKind.NOTE) for _ in range(2)]
    signature = Signature("Начальник", "И.В. Соболева")
    blocks = (samples.plan_table(3), *notes, signature)
    table, below = raw(made(Document(title="Б", sections=(Section(blocks),)), tmp_path)).split(
        "</w:tbl>"
    )
    assert [set(kept(row)) for row in table.split("<w:tr>")[-2:]] == [{True}, {True}]
    assert kept(below) == [True, False]


def test_the_signature_stays_with_the_mark_of_the_executor(tmp_path: Path) -> None:
    executor = samples.Executor(("Жукова",))
    told = {}
    for post in ("Начальник", "Начальник управления образования " * 3):
        blocks = (body("Текст"), Signature(post.strip(), "И.В. Соболева"), executor)
        xml = raw(made(Document(title="А", sections=(Section(blocks),)), tmp_path))
        told["<w:tbl>" in xml] = kept(xml)
    # The frame belongs to the paragraph behind it, which ends the section.
    assert told == {
        False: [True, True, False, False],
        True: [True, True, True, False, False],
    }


def test_narrow_blocks_follow_the_width_of_the_page(everything: Path) -> None:
    xml = raw(everything)
    indents = {
        (name, side): int(value)
        for name, side, value in re.findall(
            r'"Opora(Mark|Subject)"/>(?:<w:keepNext/>)?<w:ind w:(left|right)="(\d+)"', xml
        )
    }
    # 170 mm of text, 80 mm of the mark, and less of what is about, whose lines are shorter; the
    # landscape sheet has 257 mm of text.
    assert indents == {("Subject", "right"): 5249, ("Mark", "left"): 10035}
    assert 'w:left="5102"' in xml


def test_words_too_long_for_their_column_get_places_to_divide(tmp_path: Path) -> None:
    """Which happens only where not every word has room on the sheet."""
    word = "Общеобразовательная"
    for count, divided in ((2, 0), (8, 8)):
        columns = tuple(samples.Column("Имя", 1) for _ in range(count))
        table = Table(columns, (samples.Row((word,) * count),))
        path = made(Document(title="А", sections=(Section((table,)),)), tmp_path)
        cells = raw(path).split("<w:tr>")[-1].split("</w:tc>")[:count]
        assert sum("<w:softHyphen/>" in cell for cell in cells) == divided
        assert samples.docx_text(path).count(word) == count


def test_short_words_before_a_line_end_are_not_divided(tmp_path: Path) -> None:
    """«образования» and the next line are no word of thirty letters."""
    columns = (samples.Column("Ответственные", 1), samples.Column("Имя", 3))
    told = "Управление образования\nОбщеобразовательные организации"
    xml = raw(
        made(
            Document(title="А", sections=(Section((Table(columns, (Row((told, "А")),)),)),)),
            tmp_path,
        )
    )
    assert "образования</w:t>" in xml
    assert xml.count("<w:softHyphen/>") < len("Общеобразовательные")
    assert ">Общеобразовательные организации<" in xml


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    path = made(
        Document(title="А", sections=(Section((body("до\x00 \x0b\ud800после & <b>"),)),)), tmp_path
    )
    assert samples.docx_text(path) == "допосле&<b>"


@given(st.text(), st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_is_written_the_part_can_be_read(text: str, cell: str) -> None:
    table = Table((samples.Column("А", 1), samples.Column(cell, 9)), (samples.Row((cell, text)),))
    document = Document(title="А", sections=(Section((body(text), table)),))
    package = empty_package(make_style())
    root = ElementTree.fromstring(render_docx.document_xml(document, make_style(), package))
    assert len(list(root.iter(f"{W}tbl"))) == 1


def test_the_same_document_gives_the_same_main_part_and_no_times(everything: Path) -> None:
    with zipfile.ZipFile(everything) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_document_is_a_sound_file(tmp_path: Path) -> None:
    path = made(
        Document(title="Пусто", sections=(Section(()), Section((Heading("А", 0),)))), tmp_path
    )
    import docx

    assert len(docx.Document(str(path)).sections) == 2


def test_a_row_that_takes_half_a_page_may_break_and_any_other_may_not(tmp_path: Path) -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    texts = ("кратко", samples.SENTENCE * 120, samples.SENTENCE * 3)
    rows = tuple(Row((str(at), text)) for at, text in enumerate(texts))
    path = made(Document(title="Проба", sections=(Section((Table(columns, rows),)),)), tmp_path)
    document = ElementTree.fromstring(raw(path))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in document.iter(f"{W}tr")]
    assert whole == [True, True, False, True]  # the first one is the header


def test_a_picture_below_a_table_keeps_its_distance(tmp_path: Path) -> None:
    figure = Figure(Image(samples.picture(), 60, 30), "Рисунок 1 – Доля школ")
    table = samples.plan_table(2)
    path = made(Document(title="А", sections=(Section((table, figure)),)), tmp_path)
    below = raw(path).split("</w:tbl>")[1]
    picture, caption = re.findall(r"<w:p>.*?</w:p>", below)[:2]
    assert '<w:keepNext/><w:spacing w:before="120"/>' in picture
    assert "<w:drawing>" in picture
    assert "SEQ Рисунок" in caption


def test_an_address_is_a_link_that_leads_where_it_says(tmp_path: Path) -> None:
    address = "https://a-1.ru/shnor/2026-27"
    rows = (Row(("План", address)),)
    columns = (Column("Что", 10), Column("Где", 80))
    blocks = (body(f"Опубликовано ({address}), письма: uo-1@a.ru."), Table(columns, rows))
    path = made(Document(title="А", sections=(Section(blocks),)), tmp_path)
    document = ElementTree.fromstring(raw(path))
    links = [node.get(RELATION) for node in document.iter(f"{W}hyperlink")]
    relations = ElementTree.fromstring(raw(path, "word/_rels/document.xml.rels"))
    targets = {node.get("Id"): (node.get("Target"), node.get("TargetMode")) for node in relations}
    assert [targets[link or ""] for link in links] == [(address, "External")] * 2
    assert len(set(links)) == 1
    # Both keep their hyphens, which are copied; a line may end behind those of a link.
    assert "uo-1@a.ru" in raw(path)
    assert "<w:noBreakHyphen/>" not in raw(path)
    assert raw(path).count("https://a-1.ru/\u200bshnor/\u200b2026-27") == 2


RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
