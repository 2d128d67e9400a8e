import gc
import re
from pathlib import Path

import pytest

from app.services.documents.fonts.metrics import LINE_HEIGHT
from app.services.documents.model.blocks import (
    AnnexMark,
    Document,
    Heading,
    Section,
    Signature,
    body,
    plain,
)
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import Part, make_style
from app.services.documents.model.tables import Column, Row, RowGroup, Table
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.render import PdfFacts
from tests.pages.sheets import read_sheets
from tests.services.documents import samples


def made(document: Document, folder: Path) -> tuple[Path, PdfFacts]:
    path = folder / "проба.pdf"
    return path, render_pdf.render(document, make_style(), path)


def of(*blocks: samples.Block, orientation: Orientation = Orientation.PORTRAIT) -> Document:
    return Document(title="Проба", sections=(Section(blocks, orientation),))


def filler(lines: int) -> list[samples.Block]:
    """Paragraphs of one line each."""
    return [body(f"Строка {number}") for number in range(1, lines + 1)]


def test_only_liberation_serif_is_referred_to_and_it_is_embedded(tmp_path: Path) -> None:
    path, facts = made(samples.everything(), tmp_path)
    data = path.read_bytes()
    fonts = set(re.findall(rb"/BaseFont /([^\s/]+)", data))
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif(-\w+)?", name) for name in fonts)
    assert data.count(b"/FontFile2") >= len(fonts)
    assert b"Helvetica" not in data
    assert facts.missing_glyphs == ()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    import pypdfium2

    path, facts = made(samples.everything(), tmp_path)
    with pypdfium2.PdfDocument(path) as file:
        told = file.get_metadata_dict()
        assert len(file) == facts.pages
    assert told["Title"] == "Проба всех блоков"
    assert told["Author"] == "Управление образования"
    assert told["Subject"] == "Проба"
    assert told["Creator"].startswith("Опора ")
    assert b"/Lang (ru-RU)" in path.read_bytes()


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (first, second):
        render_pdf.render(samples.everything(), make_style(), path, invariant=True)
    assert first.read_bytes() == second.read_bytes()


def test_pages_go_as_soon_as_they_are_written(tmp_path: Path) -> None:
    made(samples.everything(), tmp_path)  # what is remembered with the first
    gc.collect()
    gc.disable()
    made(samples.everything(), tmp_path)
    left = gc.collect()
    gc.enable()
    assert left == 0


def test_numbers_stand_on_every_page_but_first_ones(tmp_path: Path) -> None:
    path, _facts = made(samples.everything(), tmp_path)
    shown = samples.page_numbers(path)
    restart = shown.index("", 1)
    assert shown[:restart] == ["", *map(str, range(2, restart + 1))]
    assert shown[restart:] == ["", *map(str, range(2, len(shown) - restart + 1))]


def test_the_number_stands_in_the_middle_of_the_text_ten_millimetres_down(tmp_path: Path) -> None:
    import pypdfium2

    path, _facts = made(samples.everything(), tmp_path)
    with pypdfium2.PdfDocument(path) as file:
        page = file[1]
        text = page.get_textpage()
        left, bottom, right, top = text.get_charbox(0)
        wide, high = page.get_size()
        text.close()
        page.close()
    points = 72 / 25.4
    assert (left + right) / 2 == pytest.approx(wide / 2 + 10 * points, abs=1)
    assert 10 * points <= high - top <= high - bottom < 16 * points


def test_the_header_repeats_on_every_page_of_a_table(tmp_path: Path) -> None:
    path, facts = made(of(samples.plan_table(60)), tmp_path)
    pages = samples.pdf_pages(path)
    assert facts.pages == len(pages) > 2
    assert all("Наименование мероприятий" in page for page in pages)


def test_a_table_without_rows_is_its_header(tmp_path: Path) -> None:
    table = Table((Column("№", 1), Column("Мероприятие", 4)), ())
    path, facts = made(of(body("Выше"), table, body("Ниже")), tmp_path)
    (page,) = samples.pdf_pages(path)
    assert facts.pages == 1
    assert "Мероприятие" in page
    assert "Ниже" in page


def test_a_section_row_never_ends_a_page(tmp_path: Path) -> None:
    for lines in range(20, 40):
        path, _facts = made(of(*filler(lines), samples.plan_table(30)), tmp_path)
        for page in samples.pdf_pages(path):
            last = page.strip().splitlines()[-1]
            assert not last.startswith("Раздел"), lines


def test_a_heading_stays_with_its_text_or_table(tmp_path: Path) -> None:
    for lines in range(30, 46):
        blocks = [*filler(lines), Heading("Главное"), samples.plan_table(12)]
        path, _facts = made(of(*blocks), tmp_path)
        page = next(page for page in samples.pdf_pages(path) if "Главное" in page)
        assert "2." in page.split("Главное")[1], lines


def test_a_signature_never_stands_alone(tmp_path: Path) -> None:
    signature = Signature("Начальник управления", "И.В. Соболева")
    for lines in range(30, 46):
        path, _facts = made(of(*filler(lines), signature), tmp_path)
        assert "Строка" in samples.pdf_pages(path)[-1], lines
        path, _facts = made(of(*filler(lines), samples.plan_table(5), signature), tmp_path)
        assert "5." in samples.pdf_pages(path)[-1], lines


def test_two_lines_of_text_at_least_stand_over_a_signature(tmp_path: Path) -> None:
    """Also where the last text is one line, or a long one that ends just where the page does."""
    signature = Signature("Начальник управления", "И.В. Соболева")
    texts = (
        (body("Всего десять."),),
        (body("Всего десять."), body("Приложение одно.")),
        (body(samples.SENTENCE * 5),),
        (body(samples.SENTENCE * 5), body("Всего десять.")),
    )
    for lines in range(20, 42):
        for blocks in texts:
            path, _facts = made(of(*filler(lines), *blocks, signature), tmp_path)
            last = re.split(r"[\r\n\x02]+", samples.pdf_pages(path)[-1].strip())
            over = [line for line in last if "Соболева" not in line and not line.strip().isdigit()]
            assert "Соболева" in last[-1], lines
            assert len(over) >= 2, (lines, blocks)


def test_notes_stand_under_rows_of_their_table(tmp_path: Path) -> None:
    """Whatever stands above, and however the rows are held together."""
    notes = [
        plain(f"Примечание {number}. {samples.SENTENCE}", ParagraphKind.NOTE)
        for number in range(1, 7)
    ]
    columns = (Column("Школа", 1), Column("Процедура", 1))
    groups = tuple(
        RowGroup((f"Школа {n}",), tuple((f"П{n}-{k}.",) for k in range(1, 7))) for n in (1, 2, 3)
    )
    for lines in range(0, 42, 3):
        for table in (
            samples.plan_table(5),
            samples.plan_table(2),
            samples.plan_table(8, together=True),
            Table(columns, groups),
            Table(columns, groups[:1]),
        ):
            path, _facts = made(of(*filler(lines), Heading("Перечень"), table, *notes), tmp_path)
            pages = samples.pdf_pages(path)
            noted = [page for page in pages if "Примечание" in page]
            assert len(noted) == 1, lines
            assert "П3-6." in noted[0] or "П1-6." in noted[0] or "Выполнено" in noted[0], lines
            assert not any(page.strip().endswith("Перечень") for page in pages), lines


def test_notes_and_rows_that_need_more_than_a_page_are_divided(tmp_path: Path) -> None:
    """Nothing is too large for the page: what cannot stay together is divided."""
    for sentences in (1, 6, 40):
        notes = [plain(samples.SENTENCE * sentences, ParagraphKind.NOTE) for _ in range(4)]
        for rows in (1, 8, 14, 18, 19, 20, 21, 22, 40):
            table = samples.plan_table(rows, together=True)
            signature = Signature("Начальник управления", "И.В. Соболева")
            path, _facts = made(of(Heading("Перечень"), table, *notes, signature), tmp_path)
            pages = samples.pdf_pages(path)
            text = samples.bare("".join(pages))
            assert text.count(samples.bare("методическую помощь")) == 4 * sentences
            assert all(len(page.split()) > 5 for page in pages), (sentences, rows)


def test_what_is_kept_on_a_page_leaves_none_empty(tmp_path: Path) -> None:
    """Also where a heading, a whole table and its notes need more than a page together."""
    empty: list[tuple[Orientation, int]] = []
    note = plain(samples.SENTENCE, ParagraphKind.NOTE)
    for orientation in Orientation:
        for rows in range(8, 36, 3):
            table = samples.plan_table(rows, together=True)
            document = of(Heading("Перечень", 0), table, note, note, orientation=orientation)
            path, _facts = made(document, tmp_path)
            if not all(page.strip() for page in samples.pdf_pages(path)):
                empty.append((orientation, rows))
    assert empty == []


def test_the_mark_of_the_executor_stays_with_the_signature(tmp_path: Path) -> None:
    closing = (Signature("Начальник управления", "И.В. Соболева"), samples.Executor(("Жукова",)))
    for lines in range(30, 46):
        path, _facts = made(of(*filler(lines), *closing), tmp_path)
        last = samples.pdf_pages(path)[-1]
        assert "Соболева" in last, lines
        assert "Строка" in last, lines


def test_a_group_stays_on_one_page(tmp_path: Path) -> None:
    columns = (Column("Школа", 1), Column("Процедура", 1))
    rows = tuple(
        RowGroup((f"Школа {n}",), tuple((f"П{n}-{k}.",) for k in range(1, 7))) for n in range(1, 15)
    )
    path, facts = made(of(*filler(10), Table(columns, rows)), tmp_path)
    assert facts.pages > 2
    for page in samples.pdf_pages(path):
        for n in range(1, 15):
            assert page.count(f"П{n}-") in (0, 6)


def test_a_table_held_together_goes_to_the_next_page(tmp_path: Path) -> None:
    table = samples.plan_table(8, together=True)
    path, _facts = made(of(*filler(30), Heading("Школа"), table), tmp_path)
    first, second = samples.pdf_pages(path)
    assert "Школа" not in first
    assert "Школа" in second


def test_a_row_taller_than_a_page_is_divided(tmp_path: Path) -> None:
    table = Table(
        (Column("А", 1), Column("Б", 1)),
        (Row(("кратко", samples.SENTENCE * 120)), Row(("после", "конец"))),
    )
    path, facts = made(of(table), tmp_path)
    assert facts.pages > 2
    text = samples.bare("".join(samples.pdf_pages(path)))
    assert text.count(samples.bare("методическую помощь")) == 120
    assert text.endswith("послеконец")


def test_a_heading_begins_its_table_on_the_page_however_tall_the_rows_are(tmp_path: Path) -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    for sentences in ((12, 12), (120, 2), (2, 120)):
        rows = tuple(Row((str(at), samples.SENTENCE * many)) for at, many in enumerate(sentences))
        blocks = (*filler(8), Heading("Перечень школ", 0), Table(columns, (*rows, *rows)))
        path, _facts = made(of(*blocks), tmp_path)
        first = samples.bare(samples.pdf_pages(path)[0])
        assert samples.bare("Перечень школ") in first
        assert samples.bare("методическую помощь") in first


def test_characters_without_a_glyph_are_reported(tmp_path: Path) -> None:
    table = Table((Column("А", 1),), (Row(("語",)),))
    _path, facts = made(of(body("Текст ॐ"), table), tmp_path)
    assert facts.missing_glyphs == ("ॐ", "語")


def test_a_name_of_two_lines_keeps_its_words_apart(tmp_path: Path) -> None:
    name = "Управление образования администрации Заречного муниципального округа"
    document = of(LetterHead(name), Heading(f"Отчёт об исполнении плана. {name}", 0))
    path, _facts = made(document, tmp_path)
    text = " ".join(samples.pdf_pages(path)[0].split())
    assert text.count(name) == 2, text


def test_markup_in_facts_is_only_text(tmp_path: Path) -> None:
    path, _facts = made(of(body("a < b & <b>c</b> &amp;")), tmp_path)
    assert "a < b & <b>c</b> &amp;" in samples.pdf_pages(path)[0]


def test_a_landscape_section_has_landscape_pages(tmp_path: Path) -> None:
    import pypdfium2

    path, _facts = made(of(body("Лист"), orientation=Orientation.LANDSCAPE), tmp_path)
    with pypdfium2.PdfDocument(path) as file:
        wide, high = file.get_page_size(0)
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (297, 210)


def test_the_executor_stands_in_the_lower_margin_of_the_page_of_the_signature(
    tmp_path: Path,
) -> None:
    executor = samples.Executor(("Жукова Татьяна Павловна", "8 (384) 720-00-00"))
    wrong: list[str] = []
    for lines in (1, *range(33, 42)):  # around the end of the page
        signed = (*filler(lines), Signature("Начальник", "И.В. Соболева"), executor)
        path, _facts = made(of(*signed), tmp_path)
        page, base = place_of("8 (384)", path)
        signature_page, signature_base = place_of("Соболева", path)
        if page != signature_page or signature_base <= place_of("Жукова", path)[1] + 10:
            wrong.append(f"{lines}: apart or over each other")
        if base != pytest.approx(10 * 72 / 25.4, abs=4):
            wrong.append(f"{lines}: {base} points over the edge")
    assert not wrong


def place_of(text: str, path: Path) -> tuple[int, float]:
    """Page and lower edge of the first letter of a text."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        for number in range(len(file)):
            letters = file[number].get_textpage()
            if match := letters.search(text).get_next():
                return number, letters.get_charbox(match[0])[1]
    msg = f"no page says {text}"
    raise AssertionError(msg)


def test_the_larger_space_counts_between_a_mark_and_the_title_that_it_keeps(tmp_path: Path) -> None:
    style = make_style()
    blocks = (AnnexMark(("Н",)), Heading("Н", 0), body("Н"))
    render_pdf.render(Document(title="", sections=(Section(blocks),)), style, tmp_path / "a.pdf")
    (sheet,) = read_sheets(tmp_path / "a.pdf")
    mark, title, _text = (glyph.bottom for glyph in sheet.glyphs)
    look, under = style.look(Part.TITLE), style.look(Part.MARK).after
    assert mark - title == pytest.approx(look.size * LINE_HEIGHT * look.line + under, abs=0.5)
