"""Reading files as they are, and refusing calmly what cannot be read."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.services.importing.files import reader
from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.books import write_sheets
from tests.services.importing.files.raw_books import RawBook, number, row


def refusal(path: Path) -> RefusedFileError:
    with pytest.raises(RefusedFileError) as caught:
        read_book(path)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


def test_cells_keep_their_true_addresses(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "a.xlsx", {"Лист1": [(), (), (None, None, "C3", 5, date(2026, 9, 20))]}
    )
    (sheet,) = read_book(path).sheets
    assert sheet.rows[2][2:] == ["C3", 5.0, date(2026, 9, 20)]
    assert sheet.rows[0][0] == ""


def test_empty_and_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    import openpyxl

    path = write_sheets(tmp_path / "a.xlsx", {"Пустой": [], "Тайный": [("x",)], "Лист": [("y",)]})
    book = openpyxl.load_workbook(path)
    book["Тайный"].sheet_state = "hidden"
    book.save(path)
    assert [sheet.name for sheet in read_book(path).sheets] == ["Лист"]


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": [("x",)]})
    renamed = path.rename(tmp_path / "отчёт.xls")
    assert read_book(renamed).sheets[0].rows == [["x"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_csv_in_both_encodings(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "таблица.csv"
    path.write_bytes(f"Год{delimiter}Класс\n2026{delimiter}5\n\n".encode(encoding))
    assert read_book(path).sheets[0].rows[:2] == [["Год", "Класс"], ["2026", "5"]]


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "нет.xlsx").code == "missing"


def test_a_file_of_no_bytes_and_one_of_no_cells(tmp_path: Path) -> None:
    empty = tmp_path / "пусто.xlsx"
    empty.touch()
    assert refusal(empty).code == "empty"
    assert refusal(write_sheets(tmp_path / "нет ячеек.xlsx", {"Лист1": []})).code == "empty"


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "большой.xlsx"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    error = refusal(path)
    assert error.code == "too_large"
    assert "200 МБ" in error.message


def test_an_archive_that_unpacks_to_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "бомба.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000_000)
    monkeypatch.setattr(reader, "LARGEST_UNPACKED", 2_000_000)
    assert refusal(path).code == "too_large"


def test_a_sheet_that_reaches_to_the_last_cell(tmp_path: Path) -> None:
    path = tmp_path / "до края.xlsx"
    corner = row(1, number("A1", 1)) + row(1048576, number("XFD1048576", 1))
    assert refusal(RawBook(sheet=corner).write(path)).code == "too_large"


def test_a_damaged_workbook(tmp_path: Path) -> None:
    whole = write_sheets(tmp_path / "a.xlsx", {"Лист1": [("x",)] * 500}).read_bytes()
    cut = tmp_path / "обрезан.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert refusal(cut).code == "file.damaged"


def test_a_workbook_whose_sheet_is_damaged(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": [("x",)]})
    broken = tmp_path / "сломан.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            is_sheet = entry.filename.startswith("xl/worksheets")
            new.writestr(entry.filename, content[:150] if is_sheet else content)
    assert refusal(broken).code == "file.damaged"


def test_an_old_workbook_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "старый.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4000)
    assert refusal(path).code == "file.damaged"


def test_a_workbook_behind_a_password(tmp_path: Path) -> None:
    path = tmp_path / "закрыт.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + name)
    error = refusal(path)
    assert error.code == "protected"
    assert "пароль" in error.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("картинка.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("заметка.xlsx", "просто текст".encode()),
        ("страница.csv", b"<?xml version='1.0'?><rows><row>1</row></rows>"),
        ("двоичный.csv", b"\x00\x01\x02"),
    ],
)
def test_a_file_that_is_no_workbook(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).code == "not_a_workbook"


def test_a_word_document_is_called_by_its_name(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "приказ.docx"
    docx.Document().save(str(path))
    error = refusal(path)
    assert error.code == "not_a_workbook"
    assert "документ Word" in error.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "папка.xlsx"
    folder.mkdir()
    error = refusal(folder)
    assert error.code == "not_a_workbook"
    assert "папка" in error.message


def test_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "таблица.ods"
    kinds = (
        'office:value-type="string"><text:p>Год</text:p>',
        'office:value-type="float" office:value="2026">',
    )
    cells = "".join(
        f"<table:table-row><table:table-cell {kind}</table:table-cell></table:table-row>"
        for kind in kinds
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f'<office:body><office:spreadsheet><table:table table:name="Лист1">{cells}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
    assert read_book(path).sheets[0].rows == [["Год"], [2026.0]]
