"""The results of a school beside those of the base year, as its report prints them."""

from datetime import date

import pytest

from app.enums import YearsKind
from app.services import plans, results
from app.services.documents.model.blocks import dump
from app.services.documents.model.tables import Row
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.log.changes import Changes
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.results import ResultDraft
from app.services.storage.workspace import Workspace
from tests.services.documents.words.reports import EXECUTION_REPORT, gathered, tables
from tests.views.samples import YEAR, District, make_district

ANNEX = "в сопоставлении с 2024/2025 учебным годом"


@pytest.fixture
def district(workspace: Workspace) -> District:
    return make_district(workspace)


@pytest.fixture
def plan(workspace: Workspace, district: District) -> str:
    """Key of the plan of a school, as a setting names it."""
    return make_plan(workspace, district.school_id, school_period(YEAR))


def make_plan(workspace: Workspace, school: int, period: PlanPeriod) -> str:
    draft = PlanDraft(title="План школы", period=period, school_id=school)
    key, _ = plans.save_plan(workspace, draft)
    section, _ = plans.save_section(workspace, SectionDraft(key, "Раздел"))
    plans.save_measure(
        workspace, MeasureDraft(section_id=section, title="Педсовет", deadline_text="ноябрь 2025")
    )
    return str(key)


def add(workspace: Workspace, school: int, code: str, year: int, failed: int, of: int) -> Changes:
    [key] = [row.id for row in results.list_procedures(workspace) if row.code == code]
    return results.save_result(
        workspace,
        ResultDraft(school_id=school, procedure_id=key, year=year, failed=failed, participants=of),
    )


def printed(workspace: Workspace, **chosen: str) -> str:
    facts = gathered(workspace, YEAR, **chosen)
    return dump(EXECUTION_REPORT.compose(facts)).replace("\\xa0", " ")


def cells(workspace: Workspace, table: int, **chosen: str) -> list[list[str]]:
    document = EXECUTION_REPORT.compose(gathered(workspace, YEAR, **chosen))
    rows = tables(document)[table].rows
    return [
        [str(cell).replace("\u00a0", " ") for cell in row.cells]
        for row in rows
        if isinstance(row, Row)
    ]


def test_the_report_of_a_school_has_the_table_and_that_of_the_district_none(
    workspace: Workspace, district: District, plan: str
) -> None:
    add(workspace, district.school_id, "vpr:ma:6", YEAR, 1, of=38)
    rows = cells(workspace, 1, plan=plan, criteria="0", version="internal")
    result = ["16 из 40 (40 %)", "14 из 38 (36,8 %)", "−3,2 п.п.", "лучше", ""]
    assert rows == [
        ["ВПР по математике, 5 класс", *result],
        ["ВПР по математике, 6 класс", "–", "1 из 38 (2,6 %)", "–", "нет данных", ""],
        ["ВПР по русскому языку, 5 класс", *result],
        [
            "Средний балл ЕГЭ по русскому языку",
            "69",
            "63",
            "−6 баллов",
            "хуже",
            "сопоставлен средний балл, доля не набравших минимума неизвестна",
        ],
    ]
    [[title, *_numbers]] = cells(workspace, 2, plan=plan, criteria="0", version="internal")
    assert title == "ВПР по математике, 5 класс, затем 6 класс"
    assert ANNEX in printed(workspace, plan=plan)
    assert ANNEX not in printed(workspace, plan=plan, final_check="0")
    assert ANNEX not in printed(workspace)


def test_the_published_report_hides_groups_of_a_few_pupils(
    workspace: Workspace, district: District, plan: str
) -> None:
    add(workspace, district.school_id, "vpr:ma:6", YEAR - 1, 9, of=20)
    add(workspace, district.school_id, "vpr:ma:6", YEAR, 1, of=38)
    rows = cells(workspace, 1, plan=plan, criteria="0")
    assert rows[1] == ["ВПР по математике, 6 класс", "9 из 20 (45 %)", "–", "–", "–", ""]
    text = printed(workspace, plan=plan, criteria="0")
    assert "1 из 38" not in text
    assert "не публикуются" in text


def test_a_report_without_the_results_of_the_year_says_so_and_claims_nothing(
    workspace: Workspace, plan: str
) -> None:
    early = gathered(workspace, YEAR, plan=plan, as_of="2026-01-30")
    text = dump(EXECUTION_REPORT.compose(early))
    assert (
        "На 30.01.2026 результаты ВПР и ГИА за 2025/2026 учебный год не подведены, сопоставлять"
        " с базовым годом нечего."
    ) in text
    assert "Результат 20" not in text
    advice = [finding.code for finding in EXECUTION_REPORT.notes(early)]
    assert "final-check.none" in advice
    day = date(2026, 6, 1).isoformat()
    assert ANNEX in printed(workspace, plan=plan, as_of=day)


def test_a_plan_of_several_years_is_checked_by_the_last_year_that_its_day_knows(
    workspace: Workspace, district: District
) -> None:
    period = PlanPeriod(date(2024, 1, 1), date(2026, 12, 31), YearsKind.CALENDAR)
    plan = make_plan(workspace, district.school_id, period)
    for year, failed in ((2023, 9), (2024, 8)):
        add(workspace, district.school_id, "oge:ma", year, failed, of=40)
    checks = [
        gathered(workspace, YEAR, plan=plan, as_of=day).final_check
        for day in ("2024-03-01", "2025-05-31", "2025-06-01", "")
    ]
    told = [(one.base_year, one.year, bool(one.lack)) for one in checks if one is not None]
    assert told == [(2023, 2024, True), (2023, 2024, False), (2023, 2025, True), (2023, 2026, True)]
