"""The results of a school beside those of the base year, procedure by procedure."""

from collections.abc import Callable
from typing import Any

import pytest

from app.enums import ResultState
from app.services import criteria, results
from app.services.criteria import CriterionValueDraft
from app.services.results import ResultDraft
from app.services.school_card.final_check import CheckLine, FinalCheck, final_check, offered_years
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

BASE, NEXT = 2025, 2026
Add = Callable[..., None]


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="МБОУ «СОШ № 30»"))[0]


@pytest.fixture
def add(workspace: Workspace, school: int) -> Add:
    keys = {row.code: row.id for row in results.list_procedures(workspace)}

    def added(
        code: str,
        year: int,
        failed: int | None = None,
        of: int | None = None,
        **more: Any,
    ) -> None:
        results.save_result(
            workspace,
            ResultDraft(
                school_id=school,
                procedure_id=keys[code],
                year=year,
                failed=failed,
                participants=of,
                **more,
            ),
        )

    return added


def checked(workspace: Workspace, school: int) -> FinalCheck:
    return final_check(workspace, school, BASE, NEXT)


def lines(check: FinalCheck) -> dict[str, CheckLine]:
    return {plain(line.title): line for line in check.lines}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_shares_are_compared_exactly_and_each_procedure_with_itself(
    workspace: Workspace, school: int, add: Add
) -> None:
    add("vpr:ma:5", BASE, 1, of=3)
    add("vpr:ma:5", NEXT, 333, of=1000)  # 33,3 % of both on paper
    add("vpr:ru:5", BASE, 2, of=20)
    add("vpr:ru:5", NEXT, 3, of=30)
    add("oge:ru", BASE, 0, of=12)
    add("oge:ru", NEXT, 1, of=40)
    add("ege:ru", BASE, 4, of=10)
    add("vpr:ru:6", NEXT - 2, 1, of=10)
    check = checked(workspace, school)
    told = {title: (line.sense, plain(line.change_text)) for title, line in lines(check).items()}
    assert told == {
        "ВПР по математике, 5 класс": ("better", "−0,03 п.п."),
        "ВПР по русскому языку, 5 класс": ("same", "0 п.п."),
        "ОГЭ по русскому языку": ("worse", "+2,5 п.п."),
        "ЕГЭ по русскому языку": ("unknown", ""),
    }
    assert plain(lines(check)["ЕГЭ по русскому языку"].base_text) == "4 из 10 (40 %)"
    assert lines(check)["ЕГЭ по русскому языку"].next_text == ""
    assert check.lack == ""
    assert plain(check.summary) == (
        "Сопоставлено 3 процедуры: лучше – 1, без изменений – 1, хуже – 1;"
        " нет данных за один из годов – 1. Низких результатов было 1, стало 1."
    )


def test_a_year_without_a_number_gives_no_conclusion(
    workspace: Workspace, school: int, add: Add
) -> None:
    add("ege:ru", BASE, 1, of=8)
    add("ege:ru", NEXT, state=ResultState.NOT_HELD)
    add("oge:ma", BASE, state=ResultState.NO_PARTICIPANTS)
    add("oge:ma", NEXT, 0, of=5)
    check = checked(workspace, school)
    assert {line.sense for line in check.lines} == {"unknown"}
    told = [(plain(line.base_text), plain(line.next_text)) for line in check.lines]
    assert told == [
        ("нет участников", "0 из 5 (0 %)"),
        ("1 из 8 (12,5 %)", "не проводилась"),
    ]
    assert check.summary == (
        "Нет процедуры, результаты которой известны за 2024/2025 учебный год и за 2025/2026"
        " учебный год."
    )
    assert check.numbers == {"better": 0, "same": 0, "worse": 0, "unknown": 2}


def test_a_missing_year_is_told_by_its_name(workspace: Workspace, school: int, add: Add) -> None:
    add("oge:ma", NEXT, 1, of=10)
    told = [
        final_check(workspace, school, year - 1, year).summary for year in (NEXT, NEXT + 1, 2024)
    ]
    results_of, nothing = "Результаты ВПР и ГИА за", "сопоставлять с базовым годом нечего."
    assert told == [
        f"{results_of} 2024/2025 учебный год не внесены, {nothing}",
        f"ВПР и ГИА за 2026/2027 учебный год ещё не проводились, {nothing}",
        f"{results_of} 2023/2024 учебный год не внесены, {nothing}",
    ]


def test_a_percent_beside_counts_says_no_more_than_its_decimals(
    workspace: Workspace, school: int, add: Add
) -> None:
    add("vpr:ma:5", BASE, failed_percent_h=3300)
    add("vpr:ma:5", NEXT, 1, of=3)
    add("vpr:ma:6", BASE, failed_percent_h=3310)
    add("vpr:ma:6", NEXT, 1, of=3)
    add("vpr:ma:7", BASE, failed_percent_h=3300)
    add("vpr:ma:7", NEXT, failed_percent_h=3310)
    check = checked(workspace, school)
    assert [line.sense for line in check.lines] == ["same", "worse", "worse"]
    small, percent = "малочисленная группа (меньше 10 участников)", "известна только доля"
    unknown = f"{percent}, численность не указана"
    assert [line.notes for line in check.lines] == [
        (small, f"{unknown}: доли совпадают с точностью до округления"),
        (small, unknown),
        (unknown,),
    ]
    assert [line.small for line in check.lines] == [True, True, False]


def test_the_same_children_a_class_on_stand_apart(
    workspace: Workspace, school: int, add: Add
) -> None:
    add("vpr:ma:5", BASE, 6, of=20)
    add("vpr:ma:6", NEXT, 4, of=20)
    add("vpr:ma:6", BASE, 4, of=20)
    add("oge:ma", NEXT, 4, of=20)
    check = checked(workspace, school)
    assert [(plain(line.title), line.sense) for line in check.lines] == [
        ("ВПР по математике, 5 класс", "unknown"),
        ("ВПР по математике, 6 класс", "same"),
        ("ОГЭ по математике", "unknown"),
    ]
    [line] = check.children
    assert plain(line.title) == "ВПР по математике, 5 класс, затем 6 класс"
    assert (line.sense, line.low, line.same_children) == ("better", (True, False), True)
    assert check.numbers["better"] == 0


def test_mean_marks_are_compared_where_results_of_the_exam_are_not_known(
    workspace: Workspace, school: int, add: Add
) -> None:
    keys = {row.code: row.id for row in criteria.list_criteria(workspace)}

    def mark(code: str, year: int, value: str, previous: str = "") -> None:
        draft = CriterionValueDraft(
            school_id=school,
            criterion_id=keys[code],
            year=year,
            current=value,
            expected="",
            previous=previous,
        )
        criteria.save_value(workspace, draft)

    mark("ege-ru", NEXT, "63", previous="69")
    mark("ege-ma", BASE, "44,5")
    mark("ege-ma", NEXT, "46,5")
    mark("ege-optional", NEXT, "50")
    add("ege:ru", NEXT, 0, of=11, mean_score_h=6300)
    add("ege:ma:prof", BASE, 1, of=10, mean_score_h=4450)
    add("ege:ma:prof", NEXT, 1, of=10, mean_score_h=4650)
    check = checked(workspace, school)
    told = [(line.title, line.sense, plain(line.change_text)) for line in check.lines]
    assert told == [
        ("ЕГЭ по математике (профильный уровень)", "same", "0 п.п."),
        ("Средний балл ЕГЭ по русскому языку", "worse", "−6 баллов"),
    ]
    assert check.lines[0].notes == ("средний балл был 44,5, стал 46,5",)
    assert check.lines[1].by_mean


def test_the_year_of_work_is_checked_as_soon_as_it_has_results() -> None:
    assert offered_years((2025, 2026), 2026) == ((2026,), 2026)
    assert offered_years((2024, 2025, 2026), 2027) == ((2027, 2026, 2025), 2026)
    assert offered_years((2020, 2022), 2027) == ((2027, 2022), 2027)
    assert offered_years((), 2027) == ((2027,), 2027)
    assert offered_years((2027,), 2027) == ((2027,), 2027)
