"""Web archives: pages of a mail-like file, named as the workbook that it was."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from app.services.importing.cells.faults import NoWorkbookError
from app.services.importing.cells.grid import Budget
from app.services.importing.files.text.web_archive import read_web_archive

COVER = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><xml><x:ExcelWorkbook>
<x:ExcelWorksheets>
<x:ExcelWorksheet><x:Name>Итоги &amp; доли</x:Name>
<x:WorksheetSource HRef="Отчёт.files/sheet001.htm"/></x:ExcelWorksheet>
<x:ExcelWorksheet><x:Name>Тайный</x:Name><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>
</x:WorksheetOptions><x:WorksheetSource HRef="Отчёт.files/sheet002.htm"/></x:ExcelWorksheet>
</x:ExcelWorksheets></x:ExcelWorkbook></xml><frameset></frameset></html>"""


def archive(*pages: tuple[str, str], charset: str = "utf-8") -> bytes:
    """An archive of pages by their locations."""
    whole = MIMEMultipart("related")
    for location, page in pages:
        part = MIMEText(page, "html", charset)
        part["Content-Location"] = f"file:///C:/{location}"
        whole.attach(part)
    return whole.as_bytes()


def page(text: str) -> str:
    return f"<html><table><tr><td>{text}</td><td>5</td></tr></table></html>"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_sheets_have_the_names_of_the_workbook(charset: str) -> None:
    content = archive(
        ("Отчёт.htm", COVER),
        ("Отчёт.files/sheet001.htm", page("Школа")),
        ("Отчёт.files/sheet002.htm", page("Тайна")),
        charset=charset,
    )
    found = read_web_archive(content, "файл", Budget())
    assert [(one.name, one.rows) for one in found] == [("Итоги & доли", [["Школа", "5"]])]


def test_a_saved_page_is_one_sheet() -> None:
    (found,) = read_web_archive(archive(("a.htm", page("Школа"))), "файл", Budget())
    assert (found.name, found.rows) == ("файл", [["Школа", "5"]])


def test_an_archive_without_a_page() -> None:
    with pytest.raises(NoWorkbookError):
        read_web_archive(archive(), "файл", Budget())
    with pytest.raises(NoWorkbookError):
        read_web_archive(b"MIME-Version: 1.0\r\n\r\n", "файл", Budget())
