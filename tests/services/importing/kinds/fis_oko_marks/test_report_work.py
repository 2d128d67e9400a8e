"""A report whose head contradicts itself is refused until the user says what it is about."""

from pathlib import Path

from app.services.importing.service import Correction, FileSubject
from tests.services.importing.books import MARKS_HEADER, Row, write_marks, write_sheets
from tests.services.importing.conftest import Preview

SCHOOL = ("СОШ № 1(edu990001)", 20, 30, 40, 20, 10)
ROW = ("СОШ № 1(edu990001)", None, 20, 30, 40, 20, 10)
MATHS, RUSSIAN = "ВПР 2025 Математика 6 класс", "ВПР 2025 Русский язык 6 класс"


def codes(preview: Preview, path: Path, correction: Correction | None = None) -> list[str]:
    told = {} if correction is None else {path: correction}
    found = preview(path, create_schools=True, corrections=told)
    assert found.can_commit == (not found.problems)
    return [one.code for one in found.problems]


def test_title_and_subject_differ(tmp_path: Path, preview: Preview) -> None:
    path = write_marks(tmp_path / "a.xlsx", [SCHOOL], scope=MATHS, subject="Русский язык")
    assert codes(preview, path) == ["scope.contradiction"]
    found = preview(path, create_schools=True)
    assert found.problems[0].row == 3
    assert "предмет «Математика», а ниже «Русский язык»" in found.problems[0].text
    assert found.subject == FileSubject(2025, None)
    assert codes(preview, path, Correction(None, 1)) == []
    for subject in ("математика", "Математика (углублённый уровень)"):
        path = write_marks(tmp_path / "b.xlsx", [SCHOOL], scope=MATHS, subject=subject)
        assert codes(preview, path) == []
    path = write_marks(
        tmp_path / "c.xlsx",
        [SCHOOL],
        scope="ВПР 2025 Литература 5 класс",
        subject="Литературное чтение",
    )
    assert codes(preview, path) == []


def test_title_and_class_differ(tmp_path: Path, preview: Preview) -> None:
    for label, problems in (("5", 1), ("6", 0), ("6 класс", 0)):
        rows: list[Row] = [(MATHS,), ("Класс", label), MARKS_HEADER, ROW]
        path = write_sheets(tmp_path / "a.xlsx", {"Лист1": rows})
        assert codes(preview, path) == ["scope.contradiction"] * problems, label


def test_title_and_date_differ(tmp_path: Path, preview: Preview) -> None:
    for day in ("20.04.2024", "20.04.2026", "20.10.2021", "апрель 2024"):
        path = write_marks(tmp_path / "a.xlsx", [SCHOOL], scope=MATHS, day=day)
        assert codes(preview, path) == ["scope.contradiction"], day
        subject = preview(path, create_schools=True).subject
        assert subject is not None
        assert (subject.year, subject.procedure_id is None) == (None, False)
    path = write_marks(tmp_path / "b.xlsx", [SCHOOL], scope=MATHS, day="20.04.2024")
    assert codes(preview, path, Correction(2024)) == []
    path = write_marks(tmp_path / "b.xlsx", [SCHOOL], scope=MATHS, day="апрель")
    assert codes(preview, path) == []


def test_two_titles_over_one_table(tmp_path: Path, preview: Preview) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"А": [(MATHS,), (RUSSIAN,), MARKS_HEADER, ROW]})
    assert codes(preview, path) == ["scope.contradiction"]
    path = write_sheets(tmp_path / "b.xlsx", {"А": [(MATHS,), (MATHS,), MARKS_HEADER, ROW]})
    assert codes(preview, path) == []


def test_a_report_beside_another_is_not_dropped_in_silence(
    tmp_path: Path, preview: Preview
) -> None:
    rows: list[Row] = [
        (MATHS,),
        (*MARKS_HEADER, "", *MARKS_HEADER),
        (*ROW, "", *ROW),
    ]
    path = write_sheets(tmp_path / "a.xlsx", {"А": rows})
    found = preview(path, create_schools=True)
    assert [(one.code, one.row, one.weight.name) for one in found.problems] == [
        ("table.beside", 2, "ERROR")
    ]


def test_a_person_above_a_report_is_repeated_in_no_message(
    tmp_path: Path, preview: Preview
) -> None:
    person = "Иванов Иван Иванович"
    path = write_marks(tmp_path / "a.xlsx", [SCHOOL], scope=MATHS, subject=person, day="")
    found = preview(path, create_schools=True)
    assert [one.code for one in found.problems] == ["scope.contradiction"]
    assert "Иванов" not in repr(found)
    path = write_marks(tmp_path / "b.xlsx", [SCHOOL], scope=MATHS, day=person)
    found = preview(path, create_schools=True)
    assert [one.code for one in found.open_questions] == ["autumn_work"]
    assert "Иванов" not in repr(found)


def test_a_report_of_a_year_that_has_not_begun(tmp_path: Path, preview: Preview) -> None:
    path = write_marks(tmp_path / "a.xlsx", [SCHOOL], scope="ВПР 2052 Математика 6 класс")
    found = preview(path, create_schools=True)
    assert [(one.code, one.row) for one in found.problems] == [("year.future", 3)]
    assert codes(preview, path, Correction(2025)) == []
