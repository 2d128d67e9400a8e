"""What heading, sheet and file say of the season and the programme."""

from pathlib import Path

from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import ProblemLog
from app.services.importing.recognition.recognise import recognise
from app.services.importing.tables.occasion import Occasion, occasion_of
from tests.services.importing.books import FLAT_HEADER, Row, write_sheets


def occasion(tmp_path: Path, *heading: Row, sheet: str = "Лист1", file: str = "итоги") -> Occasion:
    row = (2022, 6, "Математика", "", "edu990001", "СОШ № 1", 20, 30, 40, 20, 10)
    path = write_sheets(tmp_path / f"{file}.xlsx", {sheet: [*heading, FLAT_HEADER, row]})
    (table,) = recognise(read_book(path), ProblemLog(path.name))
    return occasion_of(table, path.stem)


def test_autumn_is_found_in_every_cell_of_the_heading_in_sheet_and_file(tmp_path: Path) -> None:
    for heading, year in (
        (("ВПР осень 2022",), 2022),
        (("", "Итоги", "осенью 2022 г."), 2022),
        (("ВПР 2022/2023, осень",), 2022),
        (("ВПР 2022 (осенняя)",), 2022),
        (("ВПР, сентябрь 2022",), 2022),
        (("Работы 20.09.2022",), 2022),
        (("ВПР осенние",), None),
    ):
        found = occasion(tmp_path, heading)
        assert (found.autumn, found.autumn_year, found.where) == (True, year, "заголовке"), heading
    found = occasion(tmp_path, sheet="Осень 2022")
    assert (found.autumn, found.autumn_year, found.where) == (True, 2022, "названии листа")
    found = occasion(tmp_path, file="ВПР_осень_2022")
    assert (found.autumn, found.autumn_year, found.where) == (True, 2022, "имени файла")


def test_the_nearest_place_that_names_a_season_counts(tmp_path: Path) -> None:
    assert not occasion(tmp_path, ("ВПР весна 2022",), file="осень и весна").autumn
    assert not occasion(tmp_path, ("Дата:", "20.04.2022"), file="осень").autumn
    assert occasion(tmp_path, ("Дата:", "20.04.2022"), ("осень",)).autumn


def test_the_day_on_which_a_table_was_made_is_no_season(tmp_path: Path) -> None:
    for heading in ("Сформировано 20.10.2022", "Приложение к приказу от 20.10.2022 № 5"):
        assert not occasion(tmp_path, (heading,)).autumn, heading


def test_an_unread_date_and_another_programme_are_doubts(tmp_path: Path) -> None:
    found = occasion(tmp_path, ("Дата:", "по графику"))
    assert (found.unread, found.autumn, found.is_doubtful(6)) == ("по графику", False, True)
    for names in ({"sheet": "по программе 5 класса"}, {"file": "ВПР_за_курс_5_класса"}):
        found = occasion(tmp_path, **names)
        assert (found.programme, found.is_doubtful(6), found.is_doubtful(5)) == (5, True, False)
    assert not occasion(tmp_path, ("Итоги ВПР",)).is_doubtful(6)
