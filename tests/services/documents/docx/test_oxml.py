"""What every sort of block becomes in Word: styles, runs, tab stops and tables."""

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Document, Section
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.styles import make_style
from tests.services.documents import samples
from tests.services.documents.samples import W


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Element:
    """The body of a document of every sort of block."""
    path = tmp_path_factory.mktemp("docx") / "проба.docx"
    render_docx.render(samples.everything(), make_style(), path)
    return samples.docx_part(path, "word/document.xml")[0]


def text_of(node: Element) -> str:
    """Text with its tab stops and breaks."""
    marks = {f"{W}tab": "\t", f"{W}br": "\f", f"{W}instrText": "", f"{W}noBreakHyphen": "-"}
    runs = (piece for run in node.iter(f"{W}r") for piece in run)
    return "".join(marks.get(piece.tag, piece.text or "") for piece in runs).replace("\u00a0", " ")


def style_of(paragraph: Element) -> str:
    (style,) = paragraph.iter(f"{W}pStyle")
    return style.get(f"{W}val", "").removeprefix("Opora")


def numbers(nodes: Iterable[Element], attribute: str = "w") -> list[int]:
    return [int(node.get(f"{W}{attribute}", 0)) for node in nodes]


def paragraph(content: Element, start: str) -> Element:
    """The one paragraph of the body that begins so."""
    (one,) = (node for node in content.findall(f"{W}p") if text_of(node).startswith(start))
    return one


def tables(content: Element) -> list[Element]:
    """The signature in a table, the table of groups, and the plan."""
    signature, groups, plan = content.findall(f"{W}tbl")
    return [signature, groups, plan]


def rows_of(table: Element) -> list[Element]:
    """The rows of a table without those of its notes, whose cell has no lines."""
    return [row for row in table.findall(f"{W}tr") if row.find(f".//{W}tcBorders") is None]


def test_every_block_has_its_style_and_its_place(content: Element) -> None:
    told = [
        "(table)" if node.tag == f"{W}tbl" else f"{style_of(node)}: {text_of(node)[:24]}".strip()
        for node in content
        if node.tag != f"{W}sectPr"
    ]
    assert told == [
        "Above: Администрация округа",
        "Organisation: Управление образования а",
        "DocumentName: ПРИКАЗ",
        "Registration: от 23.11.2020\tг. Заречье",
        "Subject: Об утверждении перечня о",
        "Body: Управление образования а",
        "Command: ПРИКАЗЫВАЮ:",
        "Item: Утвердить перечень согла",
        "Subitem: Довести его до сведения",
        "(table)",
        "Executor: Жукова Татьяна Павловна",
        "Gap:",  # the frame before it is on its page
        "Mark: Приложение № 1",
        "Mark: УТВЕРЖДЁН",
        "Mark: приказом от 23.11.2020 №",
        "TocHeading: Содержание",
        "Toc1: Приложение № 1. Перечень",
        "Toc2: 1. Раздел\t2",
        "Toc3: 1.1. Подраздел\t2",
        "Heading1: Перечень организаций",
        "Heading2: Раздел",
        "Heading3: Подраздел",
        "Body: Обычный, полужирный, кур",
        "Caption: Таблица 1",
        "(table)",  # its note is its last row
        "Centred: По центру",
        "Plain: Без отступа",
        "Lead: Перед таблицей",
        "Mark: УТВЕРЖДАЮ",
        "Mark: Начальник управления",
        "Mark: ______________ И.В. Собо",
        "Mark: «___» ______ 20__ г.",
        "Item: первое",
        "Item: второй абзац",
        "(table)",
        "Signature: Начальник управления\tИ.В",
        "Body: Управление образования а",
    ]


def test_runs_are_heavy_or_slanted_as_they_were_written(content: Element) -> None:
    runs = [
        (text_of_run(run), [node.tag.removeprefix(W) for node in run.iterfind(f"{W}rPr/*")])
        for run in paragraph(content, "Обычный").iter(f"{W}r")
    ]
    assert runs == [("Обычный, ", []), ("полужирный, ", ["b"]), ("курсив & <знаки>.", ["i"])]


def text_of_run(run: Element) -> str:
    """Text of one run; spaces at its ends count, and Word is told so."""
    (text,) = run.iter(f"{W}t")
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text.text or ""


def test_the_date_the_place_and_the_number_share_a_line(content: Element) -> None:
    line = paragraph(content, "от 23.11.2020")
    assert text_of(line) == "от 23.11.2020\tг. Заречье\t№ 828"
    stops = [(node.get(f"{W}val"), int(node.get(f"{W}pos", 0))) for node in line.iterfind(TABS)]
    assert stops == [("center", 4819), ("right", 9638)]  # 85 and 170 mm


TABS = f"{W}pPr/{W}tabs/{W}tab"


def test_a_short_signature_is_a_line_with_the_name_at_the_margin(content: Element) -> None:
    line = paragraph(content, "Начальник управления\t")
    assert text_of(line) == "Начальник управления\tИ.В. Соболева"
    stops = [(node.get(f"{W}val"), int(node.get(f"{W}pos", 0))) for node in line.iterfind(TABS)]
    assert stops == [("right", 14570)]  # 257 mm, the sheet lies


def test_a_long_signature_is_a_table_without_lines_as_wide_as_the_text(content: Element) -> None:
    table = tables(content)[0]
    assert table.find(f"{W}tblPr/{W}tblStyle") is None
    assert not list(table.iter(f"{W}tblBorders"))
    assert sum(numbers(table.iter(f"{W}gridCol"))) == 9638
    assert numbers(table.iterfind(f"{W}tblPr/{W}tblW")) == [9638]
    assert [node.get(f"{W}type") for node in table.iter(f"{W}tblLayout")] == ["fixed"]
    assert numbers(table.iterfind(f"{W}tblPr/{W}tblCellMar/*")) == [0, 0]
    post, name = table.iter(f"{W}tc")
    assert text_of(post).startswith("Начальник управления образования")
    assert text_of(name) == "И.В. Соболева"
    assert [node.get(f"{W}val") for node in name.iter(f"{W}jc")] == ["right"]
    low = [node.get(f"{W}val") for cell in (post, name) for node in cell.iter(f"{W}vAlign")]
    assert low == ["bottom", "bottom"]


def test_cells_stand_as_their_columns_say(content: Element) -> None:
    _signature, groups, plan = tables(content)
    for table, expected in (
        (groups, ["TableCentre", "TableLeft", "TableLeft", "TableRight"]),
        (plan, ["TableCentre", "TableLeft", "TableLeft", "TableLeft", "TableRight"]),
    ):
        row = rows_of(table)[-1]
        assert [style_of(one_of(cell)) for cell in row.iter(f"{W}tc")] == expected


def one_of(cell: Element) -> Element:
    """The first paragraph of a cell."""
    return next(cell.iter(f"{W}p"))


def test_headers_stand_in_the_middle_and_are_followed_by_numbers_of_columns(
    content: Element,
) -> None:
    _signature, groups, plan = tables(content)
    titles, columns = groups.findall(f"{W}tr")[:2]
    assert [text_of(cell) for cell in titles.iter(f"{W}tc")] == [
        "№", "Организация", "Процедура", "Доля, %",
    ]  # fmt: skip
    assert [text_of(cell) for cell in columns.iter(f"{W}tc")] == ["1", "2", "3", "4"]
    for row in (titles, columns, plan.findall(f"{W}tr")[0]):
        assert {style_of(cell) for cell in row.iter(f"{W}p")} == {"TableHead"}
        assert [node.get(f"{W}val") for node in row.iter(f"{W}vAlign")] == ["center"] * len(
            list(row.iter(f"{W}tc"))
        )


def test_columns_share_the_width_of_the_text_as_they_were_told(content: Element) -> None:
    _signature, groups, plan = tables(content)
    for table, shares, whole in (
        (groups, [10, 60, 60, 40], 9638),
        (plan, [10, 60, 25, 40, 35], 14570),
    ):
        widths = numbers(table.iter(f"{W}gridCol"))
        assert sum(widths) == whole
        assert widths == [pytest.approx(whole * share / sum(shares), abs=1) for share in shares]
        (layout,) = table.iter(f"{W}tblLayout")
        assert layout.get(f"{W}type") == "fixed"
        rows = [row for row in table.findall(f"{W}tr") if len(row.findall(f"{W}tc")) > 1]
        assert all(numbers(row.iter(f"{W}tcW")) == widths for row in rows)
        merged = [row for row in table.findall(f"{W}tr") if row not in rows]
        assert all(numbers(row.iter(f"{W}tcW")) == [whole] for row in merged)
        margins = {node.tag.removeprefix(W): node for node in table.iterfind(MARGINS)}
        assert {name: numbers([node])[0] for name, node in margins.items()} == {
            "top": 34,
            "left": 85,
            "bottom": 34,
            "right": 85,
        }  # fmt: skip -- 0.6 and 1.5 mm


MARGINS = f"{W}tblPr/{W}tblCellMar/*"


def test_lines_of_a_cell_are_paragraphs_and_heavy_cells_are_heavy(content: Element) -> None:
    row = tables(content)[2].findall(f"{W}tr")[2]
    cells = row.findall(f"{W}tc")
    assert [text_of(line) for line in cells[3].iter(f"{W}p")] == [
        "Управление образования",
        "Образовательные организации",
    ]
    heavy = [bool(list(cell.iter(f"{W}b"))) for cell in cells]
    assert heavy == [False, False, False, False, True]


def test_the_first_cells_of_a_group_are_written_once(content: Element) -> None:
    rows = rows_of(tables(content)[1])[2:]
    told = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in rows]
    assert told == [
        ["1", "МБОУ «СОШ № 30»", "ВПР МА 5", "33"],
        ["", "", "ВПР РУ 6", "31"],
        ["2", "МБОУ «ООШ № 29»", "ОГЭ по математике", "40,5"],
        ["3", "МКОУ «НОШ № 1»", "–", "–"],
    ]
    merged = [
        [(cell.find(f"{W}tcPr/{W}vMerge") is not None) for cell in row.iter(f"{W}tc")]
        for row in rows
    ]
    assert merged == [[True, True, False, False]] * 2 + [[False] * 4] * 2


def test_room_stands_before_a_table_whatever_goes_before_it(content: Element) -> None:
    for start in ("Таблица 1", "второй абзац"):
        (spacing,) = paragraph(content, start).iter(f"{W}spacing")
        assert int(spacing.get(f"{W}after", 0)) / 20 == 6


def test_a_page_ends_where_it_was_told_to(content: Element) -> None:
    begun = [text_of(node) for node in content if list(node.iter(f"{W}pageBreakBefore"))]
    assert begun == ["По центру"]


def test_sections_begin_on_a_new_page(content: Element) -> None:
    assert [node.get(f"{W}val") for node in content.iter(f"{W}type")] == ["nextPage"] * 4


def test_a_name_too_long_for_a_line_is_narrowed_and_has_no_line_end(tmp_path: Path) -> None:
    name = "Управление образования администрации Заречного муниципального округа"
    document = Document(title="Проба", sections=(Section((LetterHead(name),)),))
    render_docx.render(document, make_style(), tmp_path / "а.docx")
    (line,) = samples.docx_part(tmp_path / "а.docx", "word/document.xml").iter(f"{W}p")
    assert text_of(line) == name
    (indent,) = line.iter(f"{W}ind")
    left, right = (int(indent.get(f"{W}{side}", 0)) / 20 for side in ("left", "right"))
    assert left == right
    # Word fills the line: what it takes into the first one is what a balanced name has there.
    widths = fonts.Widths(fonts.BOLD, 14)
    room = 170 * 72 / 25.4 - left - right
    assert widths.of("Управление образования администрации") < room
    assert widths.of("Управление образования администрации Заречного") > room


def test_no_empty_paragraph_stands_below_a_table_that_text_follows(content: Element) -> None:
    empty = [style_of(node) for node in content.findall(f"{W}p") if not text_of(node)]
    assert empty == ["Gap"]  # below the mark of the executor, which stands at the foot


def test_a_note_is_a_row_without_lines_in_the_whole_width(content: Element) -> None:
    groups = tables(content)[1]
    (row,) = (one for one in groups.findall(f"{W}tr") if one not in rows_of(groups))
    (cell,) = row.findall(f"{W}tc")
    assert text_of(cell) == "Примечание к таблице."
    assert style_of(one_of(cell)) == "Note"
    assert numbers(cell.iter(f"{W}gridSpan"), "val") == [4]
    assert numbers(cell.iter(f"{W}tcW")) == [sum(numbers(groups.iter(f"{W}gridCol")))]
    assert [line.tag.removeprefix(W) for line in cell.iterfind(f".//{W}tcBorders/*")] == [
        "left", "bottom", "right",
    ]  # fmt: skip
    assert numbers(cell.iterfind(f".//{W}tcMar/*")) == [0] * 4
    (spacing,) = cell.iter(f"{W}spacing")
    assert (spacing.get(f"{W}before"), spacing.get(f"{W}after")) == ("120", "0")


def test_two_tables_are_parted_by_a_paragraph_as_high_as_the_room_between(tmp_path: Path) -> None:
    tables = (samples.plan_table(3), samples.group_table())
    document = Document(title="Проба", sections=(Section(tables),))
    render_docx.render(document, make_style(), tmp_path / "а.docx")
    body = samples.docx_part(tmp_path / "а.docx", "word/document.xml")[0]
    (between,) = (node for at, node in enumerate(body) if at == 1)
    assert style_of(between) == "Gap"
    assert numbers(between.iter(f"{W}spacing"), "line") == [120]


def test_below_a_last_table_one_may_type(tmp_path: Path) -> None:
    tables = (Section((samples.plan_table(3),)), Section((samples.group_table(),)))
    render_docx.render(Document(title="А", sections=tables), make_style(), tmp_path / "а.docx")
    body = samples.docx_part(tmp_path / "а.docx", "word/document.xml")[0]
    below = [style_of(body[at + 1]) for at, node in enumerate(body) if node.tag == f"{W}tbl"]
    assert below == ["Note", "Note"]
    for table in body.iter(f"{W}tbl"):
        last = table.findall(f"{W}tr")[-1]
        assert all(list(line.iter(f"{W}keepNext")) for line in last.iter(f"{W}p"))


def test_the_executor_stands_in_a_frame_in_the_lower_margin(content: Element) -> None:
    (node,) = (node for node in content if list(node.iter(f"{W}framePr")))
    assert text_of(node) == "Жукова Татьяна Павловна\f8 (384) 720-00-00"
    (frame,) = node.iter(f"{W}framePr")
    assert (frame.get(f"{W}vAnchor"), frame.get(f"{W}w")) == ("page", "9638")
    height = 2 * 10 * 1.149 * 20  # of its lines, twips
    assert int(frame.get(f"{W}y", 0)) == pytest.approx(16838 - 567 - height, abs=2)
