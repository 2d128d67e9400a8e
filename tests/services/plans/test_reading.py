"""Measures that are read by their keys are those of their plans that are read whole."""

from datetime import date

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data


def test_measures_are_the_same_by_their_keys_and_in_their_plans(workspace: Workspace) -> None:
    for number in (1, 2):
        data.add_school(workspace, f"СОШ № {number}")
    made: list[int] = []
    for title in ("План района", "План проекта"):
        plan, _ = plans.save_plan(workspace, PlanDraft(title=title, period=school_period(2027)))
        for name in ("Первый", "Второй"):
            section, _ = plans.save_section(workspace, SectionDraft(plan, name))
            for deadline in ("ежемесячно", "20.11.2026", ""):
                draft = MeasureDraft(
                    section_id=section,
                    title=f"{title}: {name}",
                    deadline_text=deadline,
                    responsible=("СОШ № 1", "СОШ № 2", "Отдел"),
                )
                made.append(plans.save_measure(workspace, draft)[0])
    autumn = date(2026, 10, 31)
    plans.mark_measures(
        workspace, made[::6], MarkDraft(status=MeasureStatus.DONE), occurrence_on=autumn
    )
    whole = {row.id: row for plan in plans.list_plans(workspace) for row in plan.measures}
    assert {row.number for row in whole.values()} == {"1", "2", "3", "4", "5", "6"}
    assert plans.get_measures(workspace, made) == whole
    for chosen in (made[:1], made[4:8], made[-1:]):
        assert plans.get_measures(workspace, chosen) == {key: whole[key] for key in chosen}
    assert plans.get_measures(workspace, [made[3], 999]) == {made[3]: whole[made[3]]}
    assert plans.get_measures(workspace, []) == {}
