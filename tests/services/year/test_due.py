"""What is due of the year's plans: each occurrence, each school, what was put off."""

from datetime import date, timedelta
from typing import Any

from app.enums import MeasureStatus
from app.models import ExecutionMark, Measure, MeasureOccurrence, MeasureParty, PlanSection
from app.services import plans
from app.services.language.deadlines.periods import period_between
from app.services.plans import MarkDraft, MarkPlace, MeasureDraft
from app.services.plans.deadlines.terms import new_plan
from app.services.plans.duties.telling import tell_schools
from app.services.reference import ensure_school_year
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace
from app.services.year.due import DueRow, PlanCounts, read_due, reading_weight
from tests.services import overview_data as data

TODAY = date(2019, 3, 15)
WINTER, SPRING, SUMMER = date(2019, 1, 31), date(2019, 3, 29), date(2019, 6, 28)
DONE, POSTPONED = MeasureStatus.DONE, MeasureStatus.POSTPONED


def add(
    workspace: Workspace,
    section_id: int,
    title: str,
    days: tuple[date, ...],
    *marks: dict[str, Any],
    schools: tuple[int, ...] = (),
) -> None:
    """A measure of several due dates and schools with marks: fields of each, `days` apart."""
    with workspace.database.writing() as session:
        measure = Measure(section_id=section_id, position=1, title=title, deadline_end=max(days))
        session.add(measure)
        session.flush()
        assert measure.id is not None
        for place, day in enumerate(days if len(days) > 1 else ()):
            session.add(MeasureOccurrence(measure_id=measure.id, position=place, ends_on=day))
        for place, school in enumerate(schools):
            session.add(
                MeasureParty(
                    measure_id=measure.id, position=place, name=f"Школа {school}", school_id=school
                )
            )
        for mark in marks:
            session.add(ExecutionMark(measure_id=measure.id, created_at=data.MARKED, **mark))
            session.flush()


def due(workspace: Workspace, year: int = 2019) -> tuple[list[DueRow], PlanCounts]:
    with workspace.database.reading() as reader:
        return read_due(reader, TODAY, date(2021, 1, 1), year)


def told(rows: list[DueRow]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.title, f"{row.deadline:%d.%m}", row.schools) for row in rows]


def test_each_occurrence_is_due_until_its_own_mark(workspace: Workspace) -> None:
    _plan, section = data.add_plan(workspace)
    days = (WINTER, SPRING, SUMMER)
    add(workspace, section, "без отметок", days)
    add(workspace, section, "зимой сделано", days, {"status": DONE, "occurrence_on": WINTER})
    moved = {"status": POSTPONED, "occurrence_on": WINTER, "moved_to": date(2019, 4, 5)}
    add(workspace, section, "перенесено", days, {"status": DONE, "occurrence_on": SPRING}, moved)
    add(workspace, section, "снято", days, {"status": MeasureStatus.CANCELLED})
    gone = {"status": DONE, "occurrence_on": date(2018, 12, 1)}
    add(workspace, section, "отметка о другом сроке", (SPRING,), gone)
    rows, counts = due(workspace)
    assert told(rows) == [
        ("без отметок", "31.01", ()),
        ("без отметок", "29.03", ()),
        ("зимой сделано", "29.03", ()),
        ("отметка о другом сроке", "29.03", ()),
        ("перенесено", "05.04", ()),
        ("без отметок", "28.06", ()),
        ("зимой сделано", "28.06", ()),
        ("перенесено", "28.06", ()),
    ]
    assert rows[4].occurrence_on == WINTER
    assert counts == PlanCounts(measures=5, done=0, finished=1, overdue=1)


def test_schools_stand_together_until_one_has_a_mark_of_its_own(workspace: Workspace) -> None:
    _plan, section = data.add_plan(workspace)
    names = ("СОШ № 10", "СОШ № 2", "СОШ № 3")
    schools = tuple(data.add_school(workspace, name) for name in names)
    first, second, third = schools
    add(workspace, section, "всем", (SPRING,), schools=schools)
    own = {"status": MeasureStatus.IN_PROGRESS, "school_id": second}
    done = {"status": DONE, "school_id": first, "occurrence_on": SPRING}
    add(workspace, section, "порознь", (SPRING,), own, done, schools=schools)
    add(workspace, section, "одной", (SPRING,), {"status": DONE, "school_id": third},
        schools=(third,))  # fmt: skip
    add(workspace, section, "чужой", (SPRING,), {"status": DONE, "school_id": first},
        schools=(second, third))  # fmt: skip
    rows, counts = due(workspace)
    assert told(rows) == [
        ("всем", "29.03", names),
        ("порознь", "29.03", ("СОШ № 2",)),
        ("порознь", "29.03", ("СОШ № 3",)),
        ("чужой", "29.03", ("СОШ № 2", "СОШ № 3")),
    ]
    assert counts == PlanCounts(measures=4, done=1, finished=1, overdue=0)


def test_a_plan_of_several_years_is_due_in_each_of_them(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        ensure_school_year(session, 2018)
        plan = new_plan("Проект", period_between(date(2018, 1, 1), date(2020, 12, 31)))
        session.add(plan)
        session.flush()
        section = PlanSection(plan_id=plan.id or 0, position=1, title="Раздел")
        session.add(section)
        session.flush()
        section_id = section.id or 0
    days = tuple(date(year, 12, 31) for year in (2018, 2019, 2020))
    add(workspace, section_id, "ежегодно", days)
    for year in (2018, 2019, 2020, 2021):
        rows, _counts = due(workspace, year)
        assert [(row.deadline, row.year) for row in rows] == [(day, 2018) for day in days]
    rows, counts = due(workspace, 2022)
    assert ([row.deadline for row in rows], counts) == ([days[0]], PlanCounts()), "still to be done"
    assert due(workspace, 2017) == ([], PlanCounts())


def test_partly_done_is_due_up_to_its_day(workspace: Workspace) -> None:
    _plan, section = data.add_plan(workspace)
    partly = {"status": MeasureStatus.PARTLY_DONE}
    for days in (0, -1):
        add(workspace, section, f"{days}", (TODAY + timedelta(days),), partly)
    rows, counts = due(workspace)
    assert [row.title for row in rows] == ["0"]
    assert counts == PlanCounts(measures=2, done=0, finished=2, overdue=0)


def test_a_group_has_the_schools_that_its_plan_tells(workspace: Workspace) -> None:
    """Each of them is due as a school that is named."""
    names = ("МБОУ «СОШ № 3»", "Липовская ООШ")
    one, two = (save_school(workspace, SchoolDraft(short_name=name))[0] for name in names)
    plan, section = data.add_plan(workspace)
    draft = MeasureDraft(
        section_id=section,
        title="Самоанализ",
        deadline_text="до 29.03.2019",
        responsible=("Школы округа",),
    )
    measure, _changes = plans.save_measure(workspace, draft)
    (row,) = plans.get_plan(workspace, plan).measures
    tell_schools(workspace, plan, {row.parties[0].key: "all"})
    plans.mark_places(workspace, [MarkPlace(measure, None, one)], MarkDraft(status=DONE))
    assert told(due(workspace)[0]) == [("Самоанализ", "29.03", ("Липовская ООШ",))]
    cells = plans.get_plan(workspace, plan).measures[0].cells
    assert {cell.school_id: cell.status for cell in cells} == {
        one: DONE,
        two: MeasureStatus.NOT_STARTED,
    }


def test_reading_weighs_as_many_cells_and_marks_as_there_are(workspace: Workspace) -> None:
    def weight() -> int:
        with workspace.database.reading() as reader:
            return reading_weight(reader)

    assert weight() == 0
    _plan, section = data.add_plan(workspace, year=2019)
    days = tuple(WINTER + timedelta(days=day) for day in range(100))
    schools = [save_school(workspace, SchoolDraft(short_name=f"Школа {n}"))[0] for n in (1, 2, 3)]
    add(workspace, section, "В трёх школах", days, schools=tuple(schools))
    assert weight() == 300 // 4
    add(workspace, section, "Один раз", (WINTER,), *[{"status": DONE}] * 100)
    assert weight() == (300 + 1 + 100) // 4
    with workspace.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE plan SET group_schools = 'ШНОР'")
    assert weight() == (300 + 3 + 100) // 4, "all schools of the register"
