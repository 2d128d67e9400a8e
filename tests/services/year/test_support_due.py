"""Steps of support on the start page: what is near or overdue of the schools on a list."""

from datetime import date

from app.enums import SupportKind, SupportStage
from app.services.findings.links import ToSchool
from app.services.schools import support, support_steps
from app.services.schools.support import SupportDraft
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from app.services.year.overview import DueStep
from tests.services import overview_data as data

YEAR, TODAY = 2027, date(2026, 11, 22)


def listed_school(workspace: Workspace, name: str) -> int:
    school = data.add_school(workspace, name)
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=school, kind=SupportKind.SHNOR, year=YEAR, entered_on=date(2026, 10, 1)
        ),
    )
    return school


def plan(
    workspace: Workspace, school: int, stage: str, day: date, done: date | None = None
) -> None:
    draft = StepDraft(planned_on=day, done_on=done)
    support_steps.save_step(workspace, school, YEAR, SupportStage(stage), draft)


def told(rows: tuple[object, ...]) -> list[tuple[str, str, int]]:
    return [
        (row.school, row.stage.value, row.days_left) for row in rows if isinstance(row, DueStep)
    ]


def test_planned_steps_of_listed_schools_are_near_or_overdue(workspace: Workspace) -> None:
    one, other = listed_school(workspace, "СОШ № 1"), listed_school(workspace, "СОШ № 2")
    free = data.add_school(workspace, "СОШ № 3")
    for school, stage, day in (
        (one, "application", date(2026, 9, 30)),
        (one, "programme", date(2026, 12, 22)),
        (one, "agreement", date(2026, 12, 23)),
        (other, "interview", TODAY),
        (other, "diagnosis", date(2026, 11, 21)),
        (free, "application", date(2026, 9, 30)),
    ):
        plan(workspace, school, stage, day)
    plan(workspace, other, "application", date(2026, 9, 30), done=date(2026, 11, 1))
    shown = data.look(workspace, TODAY, YEAR)
    assert told(shown.overdue) == [("СОШ № 1", "application", -53), ("СОШ № 2", "diagnosis", -1)]
    assert told(shown.due) == [("СОШ № 2", "interview", 0), ("СОШ № 1", "programme", 30)]
    first = shown.overdue[0]
    assert first.title == "Заявка (шаг поддержки)"
    assert first.link == ToSchool(one, "support")
    step = data.step(workspace, "work", TODAY, YEAR)
    assert step.state == "partly"
    assert step.detail.endswith("; просрочено шагов поддержки: 2")
    assert told(data.look(workspace, TODAY, YEAR - 1).overdue) == []


def test_a_school_that_left_the_list_waits_for_nothing(workspace: Workspace) -> None:
    school = listed_school(workspace, "СОШ № 1")
    plan(workspace, school, "application", date(2026, 9, 30))
    [stay] = support.list_support(workspace)
    support.leave_support(workspace, stay.id, date(2026, 11, 20), "решение", None)
    assert data.look(workspace, TODAY, YEAR).overdue == ()
