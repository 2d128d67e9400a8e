"""Tables with a delimiter: delimiters, quotation marks, and marks that are not closed."""

import csv
import io
from pathlib import Path

import pytest

from app.services.importing.cells.faults import QuoteError, TooManyCellsError
from app.services.importing.cells.grid import Budget
from app.services.importing.files.text.delimited import (
    find_delimiter,
    looks_like_a_table,
    read_delimited,
)

HEADER = "Год;Логин;ОО;Кол-во участников;2;3"


def rows_of(text: str) -> list[list[object]]:
    return [list(row) for row in read_delimited(text, "лист", Budget()).rows]


def table(*names: str) -> str:
    """A table of schools with their numbers; the names stand as they are given."""
    rows = (f"2025;edu16300{place};{name};4{place};5,0;40" for place, name in enumerate(names, 1))
    return "\r\n".join((HEADER, *rows)) + "\r\n"


def test_a_delimiter_is_found_beside_decimal_commas() -> None:
    wanted = {
        "Доли\n12,36;52,81;26,97\n1,5;2,5;3,5\n": ";",
        "Год\tДоля\n2025\t12,36\n2026\t1,25\n": "\t",
        "Год,Класс\n2025,5\n": ",",
        "2025,5\n2026,6\n": ",",
        "один столбец\nбез разделителей\n": ";",
    }
    assert {text: find_delimiter(text) for text in wanted} == wanted


def test_a_first_line_that_names_the_delimiter_is_no_row() -> None:
    assert rows_of("sep=,\r\nГод,Доля\r\n2025,1;2\r\n") == [["Год", "Доля"], ["2025", "1;2"]]
    assert rows_of("SEP=;\nГод;Доля\n") == [["Год", "Доля"]]


def test_what_the_csv_module_writes_is_read_back(tmp_path: Path) -> None:
    rows = [
        ["План", "Текст", "Ещё", "5"],
        ["МБОУ «Лицей»", 'Школа "№ 6"', "первая\nвторая", "1"],
        ["a;b", 'сказал "да"; ушёл', "раз; два\nтри; четыре", "2"],
        ['"', '""', "", "3"],
        ["\n", "конец\n", 'начало "\n', "4"],
    ]
    for line_end in ("\r\n", "\n"):
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
            stream = io.StringIO()
            csv.writer(stream, delimiter=";", lineterminator=line_end, quoting=quoting).writerows(
                rows
            )
            assert rows_of(stream.getvalue()) == [[cell.strip() for cell in row] for row in rows]


def test_marks_inside_a_name_are_part_of_it() -> None:
    names = ('Школа "№6"', '"Лицей" №1', '"Школа ""№3"""', '"МБОУ ""Лицей"", корпус 2"')
    assert [row[2] for row in rows_of(table(*names))[1:]] == [
        'Школа "№6"',
        "Лицей №1",
        'Школа "№3"',
        'МБОУ "Лицей", корпус 2',
    ]


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("a", '"Лицей №1', "b", "c"), 3),  # to the end of the file
        (("a", "b", '"Школа №3', "c", "d", 'Школа "№6"', "e"), 4),  # to a mark inside a name
        (("a", '"Школа №3', "b", 'Школа №4"', "c"), 3),  # to a mark at the end of a name
        (("a", '"Школа №3', '"Школа №4"', "b"), 3),  # to a mark at the beginning of a name
        (("a", "b", '"Школа; №3', "c", '"Школа; №5"', "d"), 4),
        (("a", "b", '"c'), 4),  # in the last row
    ],
)
def test_a_mark_that_is_not_closed_is_told_with_its_line(names: tuple[str, ...], line: int) -> None:
    with pytest.raises(QuoteError) as caught:
        rows_of(table(*names))
    assert caught.value.line == line
    with pytest.raises(QuoteError) as caught:
        rows_of("sep=;\r\n" + table(*names))
    assert caught.value.line == line + 1


def test_two_marks_in_one_row_that_take_in_a_column() -> None:
    text = HEADER + '\n2025;edu163001;"Школа;41;5,0";40\n' + "2025;edu163002;Школа;41;5,0;40\n"
    with pytest.raises(QuoteError) as caught:
        rows_of(text)
    assert caught.value.line == 2


def test_a_mark_that_takes_in_half_a_book() -> None:
    text = table(*["Школа"] * 10, '"Лицей', *["Гимназия"] * 5000)
    with pytest.raises(QuoteError) as caught:
        rows_of(text)
    assert caught.value.line == 12


def test_rows_keep_their_numbers_below_a_cell_of_several_lines() -> None:
    found = rows_of('План;Срок\n"Первая\nстрока";май\nВторая;июнь\n')
    assert [row[0] for row in found] == ["План", "Первая\nстрока", "Вторая"]


def test_a_table_larger_than_allowed() -> None:
    with pytest.raises(TooManyCellsError):
        read_delimited(table(*"abc"), "лист", Budget(20))


def test_what_looks_like_a_table() -> None:
    assert looks_like_a_table("Год;Класс\n2025;5\n")
    assert looks_like_a_table("Отчёт\nГод;Класс\n2025;5\n")
    assert not looks_like_a_table("просто текст")
    assert not looks_like_a_table("Здравствуйте, коллеги\nпросим прислать отчёт\nдо пятницы\n")
