"""What a plan is compared with when nobody chooses it."""

from datetime import date

import pytest

from app.enums import MeasureStatus, YearsKind
from app.services import plans
from app.services.documents.dossier.compared import Compared, beginning, compare_steps
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, PlanRow, SectionDraft
from app.services.plans.reviews.comparing import ChangeKind
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

TODAY = date(2026, 11, 22)  # the clock of the workspace
LATER = PlanPeriod(date(2027, 1, 1), date(2029, 12, 31), YearsKind.CALENDAR)
RUNNING = PlanPeriod(date(2026, 1, 1), date(2026, 12, 31), YearsKind.CALENDAR)


def plan_of(workspace: Workspace, period: PlanPeriod) -> PlanRow:
    """A plan of one measure."""
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=period))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    draft = MeasureDraft(section_id=section, title="Дело", deadline_text="ежеквартально")
    plans.add_measures(workspace, [draft])
    return plans.get_plan(workspace, plan_id)


def marked(workspace: Workspace, plan: PlanRow, day: date | None) -> PlanRow:
    """The plan after its measure was marked."""
    draft = MarkDraft(status=MeasureStatus.DONE, marked_on=day)
    plans.mark_measures(workspace, [plan.measures[0].id], draft)
    return plans.get_plan(workspace, plan.id)


def since_the_beginning(workspace: Workspace, plan: PlanRow) -> Compared:
    """What changed until today."""
    return run_steps(compare_steps(workspace, plan.id, ("", None), ("", None)))


@pytest.mark.parametrize("day", [date(2026, 11, 10), TODAY, None])
def test_a_plan_that_is_marked_before_it_begins_has_changed(
    workspace: Workspace, day: date | None
) -> None:
    plan = plan_of(workspace, LATER)
    assert beginning(plan, TODAY) == TODAY
    same = since_the_beginning(workspace, plan)
    assert (same.changes, same.what) == ([], "Отметки и просрочка")
    plan = marked(workspace, plan, day)
    assert beginning(plan, TODAY) < (day or TODAY)
    (change,) = since_the_beginning(workspace, plan).changes
    assert (change.kind, change.before) == (ChangeKind.STATE, "Срок не наступил")


def test_a_running_plan_begins_with_its_first_day(workspace: Workspace) -> None:
    plan = marked(workspace, plan_of(workspace, RUNNING), date(2026, 3, 20))
    assert beginning(plan, TODAY) == RUNNING.start
    assert beginning(marked(workspace, plan, RUNNING.start), TODAY) == date(2025, 12, 31)
    assert beginning(plan, date(2025, 6, 1)) == date(2025, 6, 1)
