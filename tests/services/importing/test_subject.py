"""What can be corrected in the preview of a file, and why the rest cannot."""

from datetime import date
from pathlib import Path

from app.services.importing.service import Correction
from tests.services.importing.books import (
    FLAT_HEADER,
    write_flat,
    write_own,
    write_passports,
    write_plan,
    write_sheets,
)
from tests.services.importing.conftest import Preview

FIRST = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)
SECOND = (2026, 6, "Русский язык", *FIRST[3:])
EARLIER = (2025, *FIRST[1:])


def test_one_work_can_be_corrected_whole(tmp_path: Path, school: int, preview: Preview) -> None:
    found = preview(write_flat(tmp_path / "a.xlsx", [FIRST]))
    assert found.subject is not None
    assert not found.subject.several
    assert found.fixed == ""


def test_of_several_works_of_one_year_the_year_can_be_corrected(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    path = write_flat(tmp_path / "a.xlsx", [FIRST, SECOND])
    found = preview(path)
    assert found.subject is not None
    assert (found.subject.year, found.subject.procedure_id) == (2026, None)
    assert found.subject.several
    assert "Процедуры указаны" in found.fixed
    moved = preview(path, corrections={path: Correction(2024, procedure_id=1)})
    assert moved.year == 2024
    assert [line.what for line in moved.lines] == ["ВПР МА 5, 2023/2024", "ВПР РУ 6, 2023/2024"]
    assert moved.subject is not None
    assert moved.subject.year == 2024


def test_a_procedure_that_was_told_for_one_work_is_not_given_to_all_sheets(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    sheets = {"А": [FLAT_HEADER, FIRST], "Б": [FLAT_HEADER, SECOND]}
    path = write_sheets(tmp_path / "a.xlsx", sheets)
    moved = preview(path, corrections={path: Correction(2024, procedure_id=1)})
    assert [line.what for line in moved.lines] == ["ВПР МА 5, 2023/2024", "ВПР РУ 6, 2023/2024"]
    assert moved.subject is not None
    assert (moved.subject.year, moved.subject.several) == (2024, True)


def test_several_years_are_corrected_in_the_file(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    path = write_flat(tmp_path / "a.xlsx", [FIRST, EARLIER])
    for corrections in ({}, {path: Correction(2024)}):
        found = preview(path, corrections=corrections)
        assert found.subject is None
        assert [line.what[-9:] for line in found.lines] == ["2025/2026", "2024/2025"]
        assert "несколько учебных лет" in found.fixed
        assert "«Прочитать снова»" in found.fixed


def test_one_year_of_refused_rows_is_not_called_several(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    row = {"year": 2026, "school": "СОШ № 30", "procedure": "ОГЭ хор", "participants": 9}
    found = preview(write_own(tmp_path / "a.xlsx", "results", [row]))
    assert found.has_errors
    assert found.fixed.startswith("Учебный год взят из строк файла.")


def test_every_other_kind_says_why_not(tmp_path: Path, school: int, preview: Preview) -> None:
    schools = write_own(tmp_path / "1.xlsx", "schools", [{"short_name": "СОШ № 31"}])
    day = {"school": "СОШ № 30", "on_date": date(2026, 9, 1)}
    passports = write_passports(tmp_path / "2.xlsx", {"staff": [day]})
    plan = write_plan(tmp_path / "3.xlsx", [{"title": "Создать группу"}])
    told = [preview(path).fixed for path in (schools, passports, plan)]
    assert [text.split()[0] for text in told] == ["Список", "Год", "Период"]
    assert preview(tmp_path / "нет.xlsx").fixed == ""
