"""Which reader a file of text needs, by its content."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from app.services.importing.cells.cell import Cell, Percent
from app.services.importing.cells.faults import DamagedFileError, NoWorkbookError
from app.services.importing.cells.grid import Budget
from app.services.importing.files.reader import read_book
from app.services.importing.files.text.text_file import read_text_file
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.conftest import Load

TABLE: list[list[Cell]] = [["Год", "Школа"], ["2025", "МБОУ «СОШ № 1»"]]
TEXT = "Год\tШкола\r\n2025\tМБОУ «СОШ № 1»\r\n"
PAGE = (
    "<html><table><tr><td>Год</td><td>Школа</td></tr><tr><td>2025</td><td>МБОУ «СОШ № 1»</td></tr>"
    "</table></html>"
)
BOOK = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Лист1"><Table>
<Row><Cell><Data ss:Type="String">Год</Data></Cell><Cell><Data ss:Type="String">Школа</Data></Cell>
</Row><Row><Cell><Data ss:Type="String">2025</Data></Cell>
<Cell><Data ss:Type="String">МБОУ «СОШ № 1»</Data></Cell></Row></Table></Worksheet></Workbook>"""


def archive() -> str:
    """A web archive of the page."""
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(PAGE, "html", "utf-8"))
    return whole.as_string()


def is_the_table(content: bytes) -> bool:
    (page,) = read_text_file(content, "лист", Budget(), is_named_text=False)
    return [row for row in page.rows if any(row)] == TABLE


def test_every_kind_is_told_by_its_content_with_and_without_a_mark() -> None:
    kinds = {"text": TEXT, "page": PAGE, "xml": BOOK, "archive": archive()}
    marks = {"utf-8": "utf-8", "utf-8-sig": "utf-8-sig", "utf-16": "utf-16"}
    wrong = [
        (kind, encoding)
        for kind, text in kinds.items()
        for encoding in marks
        if not is_the_table(text.encode(encoding))
    ]
    assert wrong == []
    assert is_the_table(TEXT.encode("cp1251"))
    assert is_the_table(TEXT.encode("utf-16-be"))
    assert is_the_table(b"\r\n " + PAGE.encode())


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "документ PDF"),
        (b"{\\rtf1\\ansi", "документ RTF"),
        (b"\x89PNG\r\n\x1a\n", "картинка"),
        (b"<?xml version='1.0'?><rows/>", "файл XML другой программы"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "документ Word",
        ),
        (
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
            "таблица OpenDocument в виде XML",
        ),
        ("просто текст".encode(), ""),
        (b"\x00\x01", ""),
    ],
)
def test_other_files_are_called_by_their_names(content: bytes, what: str) -> None:
    with pytest.raises(NoWorkbookError) as caught:
        read_text_file(content, "лист", Budget(), is_named_text=False)
    assert caught.value.what == what


def test_a_list_of_one_column_is_a_table_when_its_name_says_so() -> None:
    (page,) = read_text_file("Школа\nЛицей\n".encode(), "лист", Budget(), is_named_text=True)
    assert page.rows == [["Школа"], ["Лицей"]]


def test_a_broken_file_of_any_kind_is_damaged_and_no_fault_of_the_program() -> None:
    with pytest.raises(DamagedFileError):
        read_text_file(BOOK[:-40].encode(), "лист", Budget(), is_named_text=False)
    deep = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (number, number)
        for number in range(3000)
    )
    with pytest.raises((DamagedFileError, NoWorkbookError)):
        read_text_file(deep, "лист", Budget(), is_named_text=False)


def test_results_from_files_called_xls(tmp_path: Path, load: Load) -> None:
    header = "Год;Класс;Предмет;ОО;Логин;Кол-во участников;2;3;4;5"
    row = "2025;5;Математика;МБОУ СОШ №1;edu163001;89;{};52,81 %;26,97 %;7,86 %"
    csv = f"{header}\r\n{row.format('12,36 %')}\r\n"
    page = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(';'))}</tr>"
        for line in csv.splitlines()
    )
    files = {
        "текст.xls": csv.encode("cp1251"),
        "юникод.xls": csv.replace(";", "\t").encode("utf-16"),
        "страница.xls": f"<html><table>{page}</table></html>".encode("utf-8-sig"),
    }
    found: dict[str, tuple[object, ...]] = {}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        outcome = load(tmp_path / name, dry_run=True)
        found[name] = (outcome.kind, outcome.accepted, outcome.problems)
    assert found == dict.fromkeys(files, ("flat-marks", 1, ()))


def test_a_book_in_xml_keeps_its_percents(tmp_path: Path) -> None:
    style = '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles><Worksheet'
    text = BOOK.replace("<Worksheet", style, 1).replace(
        '<Cell><Data ss:Type="String">2025', '<Cell ss:StyleID="p"><Data ss:Type="Number">0.25'
    )
    path = tmp_path / "книга.xls"
    path.write_text(text, encoding="utf-8")
    assert read_book(path).sheets[0].rows[1][0] == Percent(25.0, "25%")


def test_the_refusal_of_a_quotation_mark_says_the_line(tmp_path: Path) -> None:
    path = tmp_path / "таблица.csv"
    path.write_text('Год;Школа;Доля\n2025;"Лицей;5\n2025;Гимназия;6\n', encoding="utf-8")
    with pytest.raises(RefusedFileError) as caught:
        read_book(path)
    assert (caught.value.code, caught.value.row) == ("csv.quote", 2)
