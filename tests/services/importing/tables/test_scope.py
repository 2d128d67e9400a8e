"""The lines above a report: year, subject, class, season and programme."""

from pathlib import Path

import pytest

from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import ProblemLog
from app.services.importing.recognition.recognise import recognise
from app.services.importing.tables.scope import Scope, is_label, is_scope, is_title, read_scopes
from tests.services.importing.books import write_marks


def scope(tmp_path: Path, line: str, day: str = "") -> Scope | None:
    path = write_marks(
        tmp_path / "a.xlsx", [("А(edu990001)", 9, 0, 0, 0, 100)], scope=line, day=day
    )
    (table,) = recognise(read_book(path), ProblemLog(path.name))
    found = read_scopes(table)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("ВПР 2026 Русский язык 4 класс", (2026, "Русский язык", 4, False, None)),
        ("ВПР. 2026. «Математика». 5-й класс", (2026, "Математика", 5, False, None)),
        ("ВПР 2025/2026 Математика 5 класс", (2026, "Математика", 5, False, None)),
        ("ВПР 2025-26 уч. год Математика 5 кл.", (2026, "Математика", 5, False, None)),
        ("ВПР весна 2026 Математика 5 класс", (2026, "Математика", 5, False, None)),
        ("ВПР 2026 (осень) Математика 5 класс", (2026, "Математика", 5, True, None)),
        ("ВПР 2026 Математика 5 класс, осенняя", (2026, "Математика", 5, True, None)),
        ("ВПР 2026 Математика 6 класс по программе 5 класса", (2026, "Математика", 6, False, 5)),
        ("ВПР 2026 Математика 6 класс (за 5 класс)", (2026, "Математика", 6, False, 5)),
    ],
)
def test_a_title_says_what_the_report_is_about(
    tmp_path: Path, line: str, about: tuple[int, str, int, bool, int | None]
) -> None:
    found = scope(tmp_path, line)
    assert found is not None
    occasion = found.occasion
    said = (found.year, found.subject, found.grade, occasion.autumn, occasion.programme)
    assert said == about
    assert found.doubtful == (occasion.autumn or about[4] is not None)


def test_the_date_outweighs_no_words_on_autumn(tmp_path: Path) -> None:
    found = scope(tmp_path, "ВПР 2023 Математика 6 класс", "20.09.2022")
    assert found is not None
    assert (found.occasion.autumn, found.autumn_year) == (True, 2022)
    found = scope(tmp_path, "ВПР осень 2022 Математика 6 класс", "20.04.2022")
    assert found is not None
    assert found.doubtful
    found = scope(tmp_path, "ВПР весна 2022 Математика 6 класс", "20.04.2022")
    assert found is not None
    assert not found.doubtful


def test_the_autumn_of_a_school_year_is_that_of_its_first_year(tmp_path: Path) -> None:
    for line, year in (("ВПР 2022/2023", 2022), ("ВПР осень 2022", 2022)):
        found = scope(tmp_path, f"{line} Математика 6 класс (осень)")
        assert found is not None
        assert found.autumn_year == year


def test_lines_of_a_head_are_told_apart(tmp_path: Path) -> None:
    assert scope(tmp_path, "ВПР") is None
    assert is_title("Статистика по отметкам ВПР")
    assert not is_title("Сравнение отметок")
    assert is_scope("ВПР 2026 Русский язык 4 класс")
    assert not is_scope("СОШ № 4 (edu990001)")
    assert is_label("Предмет:")
    assert not is_label(4)
