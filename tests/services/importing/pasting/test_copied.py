"""The clipboard as rows of cells: texts between tabs, tables of a web page."""

import pytest

from app.services.importing.pasting.copied import rows_of_page, rows_of_text, text_of_rows

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {}</style></head>
<body lang=RU><!--StartFragment--><p class=MsoNormal>Приложение<o:p></o:p></p>
<table class=MsoTableGrid border=1>
 <tr><td><p class=MsoNormal>Мероприятие<o:p></o:p></p></td><td colspan=2><p>Срок</p></td></tr>
 <![if !supportMisalignedRows]><![endif]>
 <tr><td rowspan=2><p>Анализ
  причин</p><p>и выводы</p></td><td>с&nbsp;1 мая</td><td>по<br>июнь</td></tr>
 <tr><td></td><td>7</td></tr>
</table><!--EndFragment--></body></html>"""


def test_tables_of_a_page_without_the_texts_around_them() -> None:
    assert rows_of_page(WORD) == [
        ["Мероприятие", "Срок", ""],
        ["Анализ причин\nи выводы", "с 1 мая", "по\nиюнь"],
        ["", "", "7"],
    ]


def test_a_table_inside_another_is_the_one_that_counts() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    assert rows_of_page(f"<table><tr><td>Обёртка {inner}</td></tr></table>") == [["1", "2"]]


@pytest.mark.parametrize("page", ["", "  ", "<p>Без таблицы</p>", "<!-- -->"])
def test_a_page_without_tables_has_no_rows(page: str) -> None:
    assert rows_of_page(page) == []


def test_cells_in_quotation_marks_may_hold_tabs_and_line_ends() -> None:
    text = 'Школа\t"Отдел\r\nМЦ"\r\n"два ""слова"""\t\r\n'
    assert rows_of_text(text) == [["Школа", "Отдел\nМЦ"], ['два "слова"', ""]]
    assert rows_of_text("") == []


@pytest.mark.parametrize("cell", ['"Школа', '"Успех" – проект', 'x"y'])
def test_marks_that_quote_no_cell_stand_as_they_are(cell: str) -> None:
    assert rows_of_text(f"{cell}\tмай\nОпрос\tиюнь\n") == [[cell, "май"], ["Опрос", "июнь"]]


def test_a_cell_too_long_for_a_table_is_taken_as_it_stands() -> None:
    long = "д" * 200_000
    assert rows_of_text(f"{long}\tмай") == [[long, "май"]]


def test_what_is_written_is_read_back() -> None:
    rows = [["1", "две\nстроки", 'и "слова"'], ["", "с\tтабуляцией", ""]]
    assert rows_of_text(text_of_rows(rows)) == rows
