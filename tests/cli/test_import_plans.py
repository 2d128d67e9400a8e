"""Plans from files on the command line: what a file does not tell, the call does."""

from pathlib import Path

from tests.cli.opora import Opora, book

PLAN = (
    ("№", "Мероприятие", "Срок", "Ответственные"),
    ("1.1", "Опрос семей", "Ежегодно", "Отдел"),
    ("1.3", "Отчёт", "май 2027 года", "Центр"),
)


def test_a_plan_without_a_title_or_a_period_is_told_them(empty: Opora, tmp_path: Path) -> None:
    file = book(tmp_path / "план.xlsx", PLAN, "Лист1")
    problems = {one["code"]: one["message"] for one in empty.refused(file)}
    assert problems.keys() == {"plan.title", "plan.period"}
    assert "--plan НАЗВАНИЕ" in problems["plan.title"]
    assert "--period 2026-09-01..2027-08-31" in problems["plan.period"]
    told = ["--plan", "Дорожная карта"]
    (problem,) = empty.refused(file, options=told)
    assert problem["code"] == "plan.period"
    told += ["--period", "2026-01-01..2028-12-31"]
    assert empty("import", file, *told, "--dry-run")["files"][0]["accepted"] == 2
    assert empty("plan")["plans"] == []
    empty("import", file, *told)
    (plan,) = empty("plan")["plans"]
    assert plan["title"] == "Дорожная карта"
    (section,) = plan["sections"]
    assert [one["number"] for one in section["measures"]] == ["1.1", "1.3"]
    again = empty("import", file, *told)["files"][0]
    assert (again["accepted"], again["unchanged"]) == (0, 2)


def test_the_period_of_a_plan_is_read_from_its_title(empty: Opora, tmp_path: Path) -> None:
    file = book(tmp_path / "план.xlsx", PLAN, "Лист1")
    assert empty("import", file, "--plan", "План на 2026-2028 годы")["files"][0]["accepted"] == 2


def test_a_list_in_a_measure_is_one_line_of_the_list_of_measures(
    empty: Opora, tmp_path: Path
) -> None:
    row = ("1.1", "Семинары для:\nкоманд\nпедагогов", "Ежегодно", "Отдел")
    file = book(tmp_path / "план.xlsx", (PLAN[0], row), "Лист1")
    empty("import", file, "--plan", "План на 2026-2028 годы")
    assert "    1.1. Семинары для: команд педагогов – не начато\n" in empty.text("plan")
    (plan,) = empty("plan")["plans"]
    assert plan["sections"][0]["measures"][0]["title"] == row[1]
