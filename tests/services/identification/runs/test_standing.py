"""Of a year's frozen runs the newest stands; of a verdict's decisions the latest."""

from datetime import date

from app.enums import VerdictStatus
from app.services.identification.runs import runs
from app.services.identification.runs.standing import newest_run, shnor_names, verdict_statuses
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school


def test_the_newest_run_of_the_year_stands(workspace: Workspace) -> None:
    school = add_school(workspace, "СОШ № 1")
    for year in (2024, 2025):
        add_results(workspace, school, year, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6))
    with workspace.database.reading() as reader:
        assert newest_run(reader, 2026) is None
    runs.freeze(workspace, runs.run(workspace, year=2025))
    last, _ = runs.freeze(workspace, runs.run(workspace, year=2025))
    runs.freeze(workspace, runs.run(workspace, year=2024))
    with workspace.database.reading() as reader:
        row = newest_run(reader, 2026)
    assert row is not None
    assert (row["id"], row["year"], row["work_year"]) == (last, 2025, 2026)


def test_the_latest_decision_is_the_status(workspace: Workspace) -> None:
    first, second = add_school(workspace, "СОШ № 1"), add_school(workspace, "СОШ № 2")
    for school in (first, second):
        add_results(workspace, school, 2025, vpr_ma_5=(3, 1), vpr_ru_5=(5, 2))
    outcome = runs.run(workspace, year=2025, profile_id="fioko-2020-small")
    run_id, _ = runs.freeze(workspace, outcome)
    open_case = VerdictStatus.NEEDS_DECISION.value
    assert statuses(workspace, run_id) == {first: open_case, second: open_case}
    [verdict_id] = [
        verdict.verdict_id
        for verdict in runs.get_run(workspace, run_id).verdicts
        if verdict.school_id == first
    ]
    assert verdict_id is not None
    for status in (VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED):
        runs.decide(
            workspace,
            verdict_id,
            status,
            reason="Динамика за три года",
            decided_on=date(2026, 10, 12),
            document="протокол № 3",
        )
        assert statuses(workspace, run_id) == {first: status.value, second: open_case}


def statuses(workspace: Workspace, run_id: int) -> dict[int, str]:
    with workspace.database.reading() as reader:
        return verdict_statuses(reader, run_id)


def test_the_names_are_of_those_that_stand_as_shnor(workspace: Workspace) -> None:
    low, high = add_school(workspace, "СОШ № 1"), add_school(workspace, "СОШ № 2")
    for year in (2024, 2025):
        add_results(workspace, low, year, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6))
        add_results(workspace, high, year, vpr_ma_5=(33, 1), vpr_ru_5=(20, 1))
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=2025))
    with workspace.database.reading() as reader:
        assert shnor_names(reader, run_id) == {low: "СОШ № 1"}
