"""Totals, footnotes and signatures never become schools, never block, and are told of."""

from pathlib import Path

from app.services import schools
from app.services.importing.service import FilePreview
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
)
NOTES = (
    "* без учёта ОВЗ",
    "Примечание: данные предварительные",
    "Исполнитель: Тестова А. А., тел. 2-12-34",
    "Начальник управления образования ____________ Тестова А. А.",
    "И. о. начальника",
    "Данные на 20.09.2026",
)
SCHOOLS = ("Средняя школа № 5", "Итоговская ООШ", "Всеволожская СОШ", "Гимназия «Источник»")


def totals_of(found: FilePreview) -> str:
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.row) == ("rows.total", "warning", None)
    return problem.message


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
    assert "23\u00a0строки (№\u00a06, 7, 8" in problem.message
    assert "и ещё 13" in problem.message


def test_totals_are_passed_by_in_every_other_kind(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    flat = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)
    line = (None, None, None, "Итого по округу", None, None, 20, 30, 40, 20, 10)
    found = preview(write_flat(tmp_path / "1.xlsx", [flat, line, ("Сведения из ФИС ОКО",)]))
    assert found.can_commit
    assert "(№\u00a03, 4)" in totals_of(found)
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


def test_a_school_with_a_login_is_no_total(tmp_path: Path, preview: Preview) -> None:
    base = {"year": 2026, "procedure": "ОГЭ РУ", "participants": 9, "failed": 1}
    rows = [{**base, "school": "По району", "login": "edu990130"}]
    found = preview(write_own(tmp_path / "a.xlsx", "results", rows))
    assert (found.problems, found.rows) == ((), 1)
