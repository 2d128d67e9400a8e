"""Tables of documents of Word as sheets of a book."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document

from app.services.importing.files import reader
from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.files.word_books import STRICT, WORD, cell, document, row, run, table

Rows = list[list[object]]


def sheets(path: Path) -> dict[str, Rows]:
    book = read_book(path)
    assert book.is_document
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in book.sheets}


def saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path


def test_every_table_is_a_sheet_and_texts_between_are_none(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("План мероприятий")
    for rows in ((("Школа", "Логин"), ("СОШ № 1", "edu1")), (("Срок",), ("май",))):
        grid = made.add_table(0, len(rows[0]))
        for texts in rows:
            for place, text in zip(grid.add_row().cells, texts, strict=True):
                place.text = text
        made.add_paragraph("Подпись")
    assert sheets(saved(made, tmp_path / "а.docx")) == {
        "Таблица 1": [["Школа", "Логин"], ["СОШ № 1", "edu1"]],
        "Таблица 2": [["Срок"], ["май"]],
    }


def test_merged_cells_stand_in_their_first_place_and_cover_the_others(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(4, 3)
    for place in range(12):
        grid.cell(place // 3, place % 3).text = str(place)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "широкая"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "высокая"
    grid.cell(2, 1).merge(grid.cell(3, 2)).text = "обе"
    assert sheets(saved(made, tmp_path / "а.docx")) == {
        "Таблица 1": [["широкая", "", "2"], ["высокая", "4", "5"], ["", "обе", ""], ["9", "", ""]]
    }


def test_what_a_merged_cell_covers_is_told_by_its_column(tmp_path: Path) -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("А", restart), cell("1")),
        row(cell("скрыто", goes_on), cell("2")),
        row(cell("Б"), cell("3")),
        row(cell("без начала", goes_on), cell("4")),
        row(cell("В", '<w:hMerge w:val="restart"/>'), cell("скрыто", "<w:hMerge/>")),
    )
    assert sheets(document(tmp_path / "а.docx", body))["Таблица 1"] == [
        ["А", "1"],
        ["", "2"],
        ["Б", "3"],
        ["без начала", "4"],
        ["В", ""],
    ]


def test_rows_may_begin_further_right_and_cells_span_columns(tmp_path: Path) -> None:
    body = table(
        row(cell("а"), cell("б"), cell("в")),
        row(cell("г", '<w:gridSpan w:val="2"/>'), more='<w:gridBefore w:val="1"/>'),
        row(cell("д", '<w:gridSpan w:val="2"/>'), cell("е"), more='<w:gridBefore w:val="0"/>'),
    )
    assert sheets(document(tmp_path / "а.docx", body))["Таблица 1"] == [
        ["а", "б", "в"],
        ["", "г", ""],
        ["д", "", "е"],
    ]


def test_line_ends_tabs_and_hyphens_in_cells_are_kept(tmp_path: Path) -> None:
    signs = "<w:r><w:t>до 15</w:t><w:noBreakHyphen/><w:t>го</w:t><w:br/><w:t>мая</w:t></w:r>"
    text = f"<w:tc><w:p>{run('Отдел')}{run(' образования')}</w:p><w:p>{signs}</w:p><w:p/></w:tc>"
    assert sheets(document(tmp_path / "а.docx", table(f"<w:tr>{text}</w:tr>"))) == {
        "Таблица 1": [["Отдел образования\nдо 15-го\nмая"]]
    }


def test_a_table_inside_a_cell_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    inner = table(row(cell("Школа"), cell("Логин")), row(cell("СОШ № 1"), cell("edu1")))
    outer = f"<w:tc><w:p>{run('до')}</w:p>{inner}<w:p>{run('после')}</w:p></w:tc>"
    assert sheets(document(tmp_path / "а.docx", table(row(outer, cell("рядом"))))) == {
        "Таблица 1": [["до\nпосле", "рядом"]],
        "Таблица 2": [["Школа", "Логин"], ["СОШ № 1", "edu1"]],
    }


def test_what_word_does_not_show_is_not_read(tmp_path: Path) -> None:
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    gone = "<w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('ушло')}</w:moveFrom><w:ins>{run('новое')}</w:ins>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:p><w:r><w:t>надпись</w:t></w:r></w:p>"
        "</w:drawing></mc:Choice><mc:Fallback><w:t>надпись</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    texts = [
        gone + moved,
        run("скрытое", "<w:vanish/>") + run("явное", '<w:vanish w:val="0"/>'),
        hint.format(run("Место для ввода текста")) + run("ввод"),
        box + run("текст"),
    ]
    cells = [f"<w:tc><w:p>{text}</w:p></w:tc>" for text in texts]
    filled_in = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(
        row(*cells[:3], filled_in.format(cells[3])),
        row(cell("удалённая строка"), more="<w:del/>"),
        row(cell("последняя")),
    )
    assert sheets(document(tmp_path / "а.docx", body))["Таблица 1"] == [
        ["новое", "явное", "ввод", "текст"],
        ["последняя", "", "", ""],
    ]


def test_hidden_rows_are_told_of(tmp_path: Path) -> None:
    body = table(row(cell("а")), row(cell("б"), more="<w:hidden/>"), row(cell("в")))
    (sheet,) = read_book(document(tmp_path / "а.docx", body)).sheets
    assert (sheet.rows, sheet.hidden) == ([["а"], ["б"], ["в"]], {2})


def test_the_strict_namespace_and_any_place_of_the_part(tmp_path: Path) -> None:
    path = document(tmp_path / "а.docx", table(row(cell("а"))), space=STRICT)
    assert sheets(path) == {"Таблица 1": [["а"]]}
    moved = tmp_path / "б.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), text)
    assert sheets(moved) == {"Таблица 1": [["а"]]}


def test_a_document_without_a_filled_table_is_called_by_its_name(tmp_path: Path) -> None:
    for body in ("", "<w:p><w:r><w:t>Приказ</w:t></w:r></w:p>", table(row(cell(), cell()))):
        with pytest.raises(RefusedFileError, match="документ Word") as refused:
            read_book(document(tmp_path / "а.docx", body))
        assert refused.value.code == "not_a_workbook"


def test_spoilt_documents_are_refused_calmly(tmp_path: Path) -> None:
    whole = document(tmp_path / "а.docx", table(row(cell("а"))))
    doctype = '<!DOCTYPE x [<!ENTITY a "ааа">]>'
    content = f'<w:document xmlns:w="{WORD}"><w:body>{table(row(cell("а")))}'
    cases = {
        "cut.docx": content[:-20],
        "bomb.docx": f"{doctype}{content}</w:body></w:document>",
        "wide.docx": content.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="99999999"/>')
        + "</w:body></w:document>",
        "sign.docx": content.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="-1"/>')
        + "</w:body></w:document>",
        "deep.docx": f'<w:document xmlns:w="{WORD}">{"<w:tbl><w:tr><w:tc>" * 100_000}',
    }
    codes: dict[str, str] = {}
    for name, text in cases.items():
        stream = io.BytesIO()
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(stream, "w") as new:
            new.writestr("_rels/.rels", old.read("_rels/.rels"))
            new.writestr("word/document.xml", text)
        (tmp_path / name).write_bytes(stream.getvalue())
        with pytest.raises(RefusedFileError, match=name) as refused:
            read_book(tmp_path / name)
        codes[name] = refused.value.code
    assert codes == dict.fromkeys(cases, "file.damaged")


def test_huge_documents_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = row(cell("а", '<w:gridSpan w:val="16000"/>'), cell("б"))
    many = document(tmp_path / "много.docx", table(*[wide] * 400))
    with pytest.raises(RefusedFileError) as refused:
        read_book(many)
    assert refused.value.code == "too_large"
    monkeypatch.setattr(reader, "LARGEST_UNPACKED", 2_000_000)
    parts = (("word/media/image1.bin", "0" * 3_000_000),)
    bomb = document(tmp_path / "бомба.docx", table(row(cell("а"))), parts=parts)
    assert bomb.stat().st_size < 10_000
    with pytest.raises(RefusedFileError) as refused:
        read_book(bomb)
    assert refused.value.code == "too_large"


def test_a_document_behind_a_password(tmp_path: Path) -> None:
    path = tmp_path / "пароль.docx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(RefusedFileError) as refused:
        read_book(path)
    assert refused.value.code == "protected"
