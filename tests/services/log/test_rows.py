"""What the log knows of single rows."""

from app.services.language.deadlines.periods import school_period
from app.services.log.rows import deleted_row, imported_rows
from app.services.plans import PlanDraft, delete_plan, save_plan
from app.services.storage.workspace import Workspace


def test_a_deleted_row_is_known_as_it_was_last(workspace: Workspace) -> None:
    plan, _ = save_plan(workspace, PlanDraft(title="План", period=school_period(2019)))
    save_plan(workspace, PlanDraft(title="План района", period=school_period(2019)), plan)
    with workspace.database.reading() as reader:
        assert deleted_row(reader, "plan", str(plan)) is None
    delete_plan(workspace, plan)
    with workspace.database.reading() as reader:
        row = deleted_row(reader, "plan", str(plan))
        assert row is not None
        assert (row["title"], row["year"]) == ("План района", 2019)
        assert deleted_row(reader, "school", str(plan)) is None


def test_a_typed_row_was_not_imported(workspace: Workspace) -> None:
    plan, _ = save_plan(workspace, PlanDraft(title="План", period=school_period(2019)))
    with workspace.database.reading() as reader:
        assert imported_rows(reader, "plan", [str(plan)]) == set()
