"""Web pages with tables, called .xls by the programs that write them."""

import pytest

from app.services.importing.cells.faults import TooManyCellsError
from app.services.importing.cells.grid import Budget
from app.services.importing.files.text.web_page import read_web_page

PAGE = """<html><head><meta charset="utf-8"><title>Не в таблице</title><style>td {}</style></head>
<body><h2>Статистика по отметкам</h2><p>ВПР 2026<br>Русский язык 4 класс</p>
<table border="1"><caption>Район</caption>
<tr><th rowspan="2">Школа</th><th colspan="2">Доли</th></tr>
<tr><th>2</th><th>3</th></tr>
<tr><td><b>МБОУ</b> «СОШ&nbsp;№&nbsp;1»</td><td align=right>12,36&nbsp;%</td><td>0</td></tr>
<tr style="display:none"><td>Скрыта</td><td></td><td>5</td></tr>
<tr><td>Первая<br>вторая<p>третья</p>конец</td><td><script>x()</script>7</td></tr>
</table><div>Примечание</div></body></html>"""


def rows_of(page: str | bytes, **more: str) -> list[list[object]]:
    content = page.encode() if isinstance(page, str) else page
    return [list(row) for row in read_web_page(content, "лист", Budget(), **more).rows]


def test_a_page_is_one_sheet_as_excel_shows_it() -> None:
    assert rows_of(PAGE) == [
        ["Статистика по отметкам", "", ""],
        ["ВПР 2026", "", ""],
        ["Русский язык 4 класс", "", ""],
        ["Район", "", ""],
        ["Школа", "Доли", ""],
        ["", "2", "3"],
        ["МБОУ «СОШ № 1»", "12,36 %", "0"],
        ["Скрыта", "", "5"],
        ["Первая\nвторая\nтретья\nконец", "7", ""],
        ["", "", ""],
        ["Примечание", "", ""],
    ]


def test_hidden_rows_are_known() -> None:
    assert read_web_page(PAGE.encode(), "лист", Budget()).hidden == {8}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("windows-1251", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("koi8-r", b""),
    ],
)
@pytest.mark.parametrize("told", [True, False])
def test_encodings(encoding: str, mark: bytes, told: bool) -> None:
    charset = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    page = f"<html>{charset if told else ''}<table><tr><td>Школа</td><td>5</td></tr></table>"
    if encoding == "koi8-r" and not told:
        assert rows_of(page.encode(encoding), charset=encoding) == [["Школа", "5"]]
    else:
        assert rows_of(mark + page.encode(encoding)) == [["Школа", "5"]]


def test_a_table_that_only_lays_out_others() -> None:
    page = (
        "<table><tr><td>Отчёт<td><table><tr><td>Год<td>Доля<tr><td>2025<td>5</table>"
        "<td>Подпись</table>"
    )
    assert rows_of(page) == [
        ["Отчёт", ""],
        ["Год", "Доля"],
        ["2025", "5"],
        ["", ""],
        ["Подпись", ""],
    ]


def test_huge_spans_take_no_room() -> None:
    page = '<table><tr><td colspan="999999" rowspan=99999999>x</td></tr><tr><td>y</td></tr></table>'
    assert rows_of(page)[0][0] == "x"
    cells = "<td colspan=1000>x" * 300
    with pytest.raises(TooManyCellsError):
        read_web_page(f"<table>{f'<tr>{cells}' * 20}</table>".encode(), "лист", Budget())


def test_nothing_outside_the_page_is_read() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]><html><body>'
        '<iframe src="http://127.0.0.1:9/"></iframe><table><tr><td>&secret;</td><td>5</td></tr>'
        "</table></body></html>"
    )
    found = rows_of(page)
    assert not any("root" in str(cell) for row in found for cell in row)
    assert any("5" in row for row in found)
