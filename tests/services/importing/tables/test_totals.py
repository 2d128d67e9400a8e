"""Totals, footnotes and signatures never become schools, never block, and are told of."""

from pathlib import Path

from openpyxl import load_workbook

from app.services.importing.service import FilePreview
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.importing.books import (
    write_flat,
    write_marks,
    write_own,
    write_passports,
    write_plan,
)
from tests.services.importing.conftest import Load, Preview

TOTALS = (
    "Итого",
    "ИТОГО:",
    "Итого по району",
    "Всего",
    "Всего по району",
    "Всего школ: 12",
    "В среднем по району",
    "Среднее",
    "Средний балл",
    "По району",
    "По муниципалитету",
    "Заречный муниципальный округ",
)
NOTES = (
    "* без учёта ОВЗ",
    "Примечание: данные предварительные",
    "Исполнитель: Тестова А. А., тел. 2-12-34",
    "Начальник управления образования ____________ Тестова А. А.",
    "И. о. начальника",
    "Данные на 20.09.2026",
)
SCHOOLS = (
    "Средняя школа № 5",
    "Школа Заречный округ",
    "Итоговская ООШ",
    "Всеволожская СОШ",
    "Гимназия «Источник»",
)
SCHOOLS_LIKE_TOTALS = (
    "Источниковская СОШ",
    "Исполнительская гимназия",
    "Руководительская СОШ",
    "Директорская НОШ",
    "Всего лишь школа",
    "Итоговая гимназия",
)
TERRITORIES = ("Регион", "РФ", "Российская Федерация", "МО г. Иваново", "Total", "Ср. балл")


def totals_of(found: FilePreview) -> str:
    (problem,) = found.problems
    assert (problem.code, problem.weight.name, problem.row) == ("rows.total", "NOTE", None)
    return problem.text


def test_totals_are_passed_by_in_tables_of_results(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    base = {"year": 2026, "procedure": "ОГЭ РУ", "participants": 9, "failed": 1}
    rows = [{**base, "school": name} for name in (*SCHOOLS, *TOTALS)]
    notes = [{"school": text} for text in NOTES] + [{"year": text} for text in NOTES]
    outcome = load(write_own(tmp_path / "a.xlsx", "results", [*rows, *notes]))
    assert outcome.stored
    assert {row.short_name for row in schools.list_schools(workspace)} == set(SCHOOLS)
    (problem,) = outcome.problems
    assert problem.code == "rows.total"
    assert "24\u00a0строки (№\u00a07, 8, 9" in problem.text
    assert "и ещё 14" in problem.text


def test_totals_are_passed_by_in_every_other_kind(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    flat = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)
    line = (None, None, None, "Итого по округу", None, None, 20, 30, 40, 20, 10)
    rows = [("Заречный округ",), flat, line, ("Сведения из ФИС ОКО",)]
    found = preview(write_flat(tmp_path / "1.xlsx", rows))
    assert found.can_commit
    assert "(№\u00a02, 4, 5)" in totals_of(found)
    group = ("СОШ № 30(edu990130)", 20, 30, 40, 20, 10)
    found = preview(write_marks(tmp_path / "2.xlsx", [group, ("В среднем", 20, 30, 40, 20, 10)]))
    assert "(№\u00a013)" in totals_of(found)
    rows = [{"short_name": "СОШ № 31", "kind": "средняя"}, *({"short_name": t} for t in NOTES)]
    found = preview(write_own(tmp_path / "3.xlsx", "schools", rows))
    assert [line.school for line in found.lines] == ["СОШ № 31"]
    totals_of(found)
    row = {"year": 2026, "school": "СОШ № 30", "criterion": 1, "current": "33 %"}
    total = {**row, "school": "Итого по району"}
    found = preview(write_own(tmp_path / "4.xlsx", "criteria", [row, total]))
    assert (found.fresh, found.questions) == (1, ())
    totals_of(found)
    count = {"school": "СОШ № 30", "on_date": "01.09.2026", "pupils_total": 400}
    path = write_passports(tmp_path / "5.xlsx", {"social": [count, {**count, "school": "Всего"}]})
    found = preview(path)
    assert found.questions == ()
    totals_of(found)


def test_a_plan_keeps_every_measure(tmp_path: Path, preview: Preview) -> None:
    rows = [
        {"section": "Ответственность", "title": "Утверждение плана", "deadline": "май"},
        {"title": "Согласование программ", "responsible": "школы"},
        {"title": "Итоговое совещание", "deadline": "июнь"},
        {"title": "Всего мероприятий: 3"},
        {"section": "* сроки могут меняться"},
        {"section": "Начальник управления", "title": "Тестова А. А."},
    ]
    found = preview(write_plan(tmp_path / "план.xlsx", rows))
    assert (found.fresh, found.rejected) == (3, 0)
    assert "3\u00a0строки" in totals_of(found)


def test_lone_footnotes_of_a_plan_are_no_measures(tmp_path: Path, preview: Preview) -> None:
    notes = ("* сроки могут меняться", "Исполнитель: Тестова А. А.", "Согласовано с профсоюзом")
    rows = [
        {"section": "А", "number": 1, "title": "Дата проведения определена"},
        {"number": 2, "title": "Директор школы отчитывается", "responsible": "Директор"},
        {"number": 3, "title": "По районной сети", "responsible": "Методист"},
        *({"title": text} for text in notes),
        {"title": "Итог: 3 мероприятия"},
    ]
    found = preview(write_plan(tmp_path / "план.xlsx", rows))
    assert (found.fresh, found.rejected) == (3, 0)
    assert "(№\u00a09, 10, 11, 12)" in totals_of(found)


def test_totals_never_become_schools(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    rows = [{"short_name": name, "settlement": "с. Первое"} for name in SCHOOLS_LIKE_TOTALS]
    rows += [{"short_name": name} for name in (*TOTALS, *TERRITORIES)]
    path = write_own(tmp_path / "a.xlsx", "schools", rows)
    book = load_workbook(path)
    book.worksheets[0].cell(len(rows) + 2, 4, "Итого")
    book.worksheets[0].cell(len(rows) + 2, 5, 12)
    book.save(path)
    outcome = load(path)
    assert outcome.stored
    assert {row.short_name for row in schools.list_schools(workspace)} == set(SCHOOLS_LIKE_TOTALS)
    assert outcome.problems[0].code == "rows.total"


def test_a_school_like_a_footnote_stays_where_it_has_numbers_or_a_login(
    tmp_path: Path, preview: Preview
) -> None:
    path = tmp_path / "a.csv"
    lines = ["Учебный год;Школа;Процедура;Участников;Не преодолели"]
    lines += [f"2025/2026;{name};ОГЭ РУ;9;1" for name in SCHOOLS_LIKE_TOTALS]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = preview(path, create_schools=True)
    assert (found.problems, found.fresh) == ((), len(SCHOOLS_LIKE_TOTALS))
    row = {"short_name": "Директор", "login": "edu990131"}
    found = preview(write_own(tmp_path / "b.xlsx", "schools", [row]))
    assert (found.problems, found.fresh) == ((), 1)


def test_a_school_with_a_login_is_no_total(tmp_path: Path, preview: Preview) -> None:
    base = {"year": 2026, "procedure": "ОГЭ РУ", "participants": 9, "failed": 1}
    rows = [{**base, "school": "По району", "login": "edu990130"}]
    found = preview(write_own(tmp_path / "a.xlsx", "results", rows))
    assert (found.problems, found.rows) == ((), 1)


def test_hidden_rows_are_read_and_told_of_in_every_kind(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    flat = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)
    results = {"school": "СОШ № 30", "procedure": "ОГЭ РУ", "participants": 9, "failed": 1}
    measure = {"section": "А", "title": "Б", "deadline": "май"}
    value = {"year": 2026, "school": "СОШ № 30", "criterion": 1, "current": "33 %"}
    group = ("СОШ № 30(edu990130)", 20, 30, 40, 20, 10)
    count = {"school": "СОШ № 30", "on_date": "01.09.2026", "pupils_total": 400}
    paths = {
        write_flat(tmp_path / "1.xlsx", [flat, (2025, *flat[1:])]): 3,
        write_own(tmp_path / "2.xlsx", "results", [{**results, "year": y} for y in (1, 2, 3)]): 2,
        write_plan(tmp_path / "3.xlsx", [measure, {**measure, "title": "В"}]): 7,
        write_own(tmp_path / "4.xlsx", "criteria", [value]): 2,
        write_own(tmp_path / "5.xlsx", "schools", [{"short_name": "А", "kind": "СОШ"}]): 2,
        write_marks(tmp_path / "6.xlsx", [group]): 12,
        write_passports(tmp_path / "7.xlsx", {"social": [count]}): 2,
    }
    for path, row in paths.items():
        hide_row(path, row)
        told = [one for one in preview(path).problems if one.code == "rows.hidden"]
        assert [one.weight.name for one in told] == ["NOTE"], path.name
        assert f"1\u00a0строка (№\u00a0{row})" in told[0].text


def hide_row(path: Path, row: int) -> None:
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[row].hidden = True
    book.save(path)


def test_a_hidden_row_that_is_not_read_is_not_told_of(tmp_path: Path, preview: Preview) -> None:
    base = {"year": 2026, "procedure": "ОГЭ РУ", "participants": 9, "failed": 1}
    rows = [{**base, "school": "СОШ № 30"}, {**base, "school": "Итого"}]
    path = write_own(tmp_path / "a.xlsx", "results", rows)
    hide_row(path, 3)
    assert [one.code for one in preview(path).problems] == ["rows.total"]
