"""What a party has to do in a time, over all plans."""

from datetime import date

import pytest

from app.enums import MeasureStatus, SupportKind
from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MarkPlace, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.duties.sheet import tasks_sheet
from app.services.plans.duties.tasks import Task, find_party, tasks_of
from app.services.plans.duties.telling import tell_schools
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace

FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)
MEASURES = (
    ("Совещание", "ноябрь 2026 года", "МЦ, Школы округа"),
    ("Приказ", "до 20.10.2026", "МБУ «МЦ»"),
    ("Отчёты", "до 30 ноября 2026 года и 30 января 2027 года", "СОШ № 41; мц"),
    ("Итоги", "до 01.06.2027", "МЦ"),
    ("По графику", "в соответствии с графиком", "МЦ"),
    ("Чужое", "ноябрь 2026 года", "Отдел"),
)


@pytest.fixture
def measures(workspace: Workspace) -> list[int]:
    """Measures of a plan of 2026/2027 in a district of two schools."""
    for name in ("МБОУ «СОШ № 41»", "Липовская ООШ"):
        save_school(workspace, SchoolDraft(short_name=name))
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    return [
        plans.save_measure(
            workspace,
            MeasureDraft(
                section_id=section, title=title, deadline_text=deadline, responsible=(cell,)
            ),
        )[0]
        for title, deadline, cell in MEASURES
    ]


def tasks(workspace: Workspace, name: str, first: date = FIRST, last: date = LAST) -> list[Task]:
    rows = plans.list_plans(workspace)
    return tasks_of(rows, find_party(rows, name), first, last)


def titles(workspace: Workspace, name: str, first: date = FIRST, last: date = LAST) -> list[str]:
    return [task.measure.title for task in tasks(workspace, name, first, last)]


def test_what_falls_into_the_time_or_is_left_from_before(
    workspace: Workspace, measures: list[int]
) -> None:
    """However the party is written; the earliest first, without a day last."""
    assert titles(workspace, "МЦ") == ["Приказ", "Совещание", "Отчёты", "По графику"]
    assert titles(workspace, "мц") == titles(workspace, "МКУ «МЦ»") == titles(workspace, "МЦ")
    reports = tasks(workspace, "МЦ")[2]
    assert (reports.days, reports.others) == ((date(2026, 11, 30),), ("СОШ № 41",))
    assert tasks(workspace, "МЦ", last=date(2027, 2, 1))[2].days == (
        date(2026, 11, 30),
        date(2027, 1, 30),
    )
    plans.mark_measures(workspace, measures[1:2], MarkDraft(status=MeasureStatus.DONE))
    cancelled = MarkDraft(status=MeasureStatus.CANCELLED, text="Не требуется")
    plans.mark_measures(workspace, measures[:1], cancelled)
    assert titles(workspace, "МЦ") == ["Отчёты", "По графику"]
    assert titles(workspace, "МЦ", date(2030, 1, 1), date(2030, 2, 1)) == ["Отчёты", "Итоги"]


def test_a_result_that_measures_share_is_told_of_each(
    workspace: Workspace, measures: list[int]
) -> None:
    (section,) = plans.list_plans(workspace)[0].sections
    for title, result in (("Сбор", "Приказ"), ("Разбор", "")):
        draft = MeasureDraft(
            section_id=section.id,
            title=title,
            deadline_text="ноябрь 2026 года",
            responsible=("Кураторы",),
            expected=result,
            expected_joined=not result,
        )
        plans.save_measure(workspace, draft)
    both = tasks(workspace, "Кураторы")
    assert [task.result for task in both] == ["Приказ", "Приказ"]
    sheet = tasks_sheet("Кураторы", both, FIRST, LAST)
    column = next(at for at, one in enumerate(sheet.columns) if one.title == "Ожидаемый результат")
    assert [row[column].text for row in sheet.rows] == ["Приказ", "Приказ"]


def test_a_school_has_to_do_what_its_group_has(workspace: Workspace, measures: list[int]) -> None:
    assert titles(workspace, "МБОУ «СОШ №41»") == ["Отчёты"]
    (plan,) = plans.list_plans(workspace)
    group = next(one.key for one in plan.measures[0].parties if one.means_schools)
    entry = SupportDraft(
        school_id=1, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 10, 1)
    )
    enter_support(workspace, entry)
    tell_schools(workspace, plan.id, {group: "all"})
    place = MarkPlace(measures[0], None, 1)
    plans.mark_places(workspace, [place], MarkDraft(status=MeasureStatus.DONE))
    told = {task.measure.title: task.finished for task in tasks(workspace, "СОШ № 41")}
    assert told == {"Совещание": True, "Отчёты": False}


def test_who_is_in_no_plan_is_told(workspace: Workspace, measures: list[int]) -> None:
    with pytest.raises(UserError, match="Ответственного «ИРО» нет в планах") as refused:
        tasks(workspace, "ИРО")
    assert "Есть: " in refused.value.hint
    assert "Отдел" in refused.value.hint


def test_the_sheet_has_a_row_a_due_date(workspace: Workspace, measures: list[int]) -> None:
    rows = tasks(workspace, "МЦ", last=date(2027, 2, 1))
    sheet = tasks_sheet("МЦ", rows, FIRST, LAST)
    lines = [[cell.text for cell in row] for row in sheet.rows]
    assert sheet.count == len(lines) == 5
    assert lines[2][:5] == ["План", "3", "Отчёты", MEASURES[2][1], "30.11.2026"]
    assert [line[4] for line in lines] == [
        "20.10.2026",
        "30.11.2026",
        "30.11.2026",
        "30.01.2027",
        "",
    ]
