from app.services.documents.settings import SettingSpec
from app.services.identification import runs
from app.services.storage.workspace import Workspace
from app.views.documents.references import with_references
from tests.views.samples import YEAR, District


def test_rows_of_the_workspace_are_choices(workspace: Workspace, district: District) -> None:
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    specs = tuple(SettingSpec(name, "Номер") for name in ("run", "order", "plan", "grounds"))

    run, order, plan, grounds = with_references(workspace, YEAR, specs)

    assert run.choices[0] == ("Последнее за год", "")
    assert [value for _words, value in run.choices] == ["", str(run_id)]
    assert order.choices[1][0].startswith("приказ от\u00a017.11.2025")
    assert [value for _words, value in plan.choices] == ["", str(district.plan_id)]
    assert grounds.choices == ()
    assert plan.title == "План"
