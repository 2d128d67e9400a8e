"""The verdicts of a year: of its newest standing run, else of now."""

from app.services.identification.runs import runs
from app.services.identification.runs.annulment import annul
from app.services.identification.runs.in_force import outcome_in_force
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school


def test_a_frozen_run_stands_until_it_is_annulled(workspace: Workspace) -> None:
    assert outcome_in_force(workspace, 2026) is None
    school = add_school(workspace, "СОШ № 1")
    add_results(workspace, school, 2025, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6))
    now = outcome_in_force(workspace, 2026)
    assert now == runs.run(workspace, year=2025)
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=2025))
    add_results(workspace, add_school(workspace, "СОШ № 2"), 2025, vpr_ma_5=(20, 1))
    standing = outcome_in_force(workspace, 2026)
    assert standing == runs.get_run(workspace, run_id)
    annul(workspace, run_id, "Ошибка в данных")
    assert outcome_in_force(workspace, 2026) == runs.run(workspace, year=2025)
