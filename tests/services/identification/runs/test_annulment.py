"""A mistaken frozen run is annulled: kept, marked with its reason, and never made from again."""

from datetime import date

import pytest

from app.enums import VerdictStatus
from app.errors import UserError
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.references import standing_settings
from app.services.documents.settings import checked_settings, save_setting
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.runs import runs
from app.services.identification.runs.standing import newest_run
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.school_card import history as school_history
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school

LIST_ORDER = KINDS["list-order"]

REASON = "загружены результаты другого района"


@pytest.fixture
def frozen(workspace: Workspace) -> tuple[Workspace, int, int]:
    """A workspace with two frozen runs of one year: an older and a newer."""
    low = add_school(workspace, "СОШ № 1")
    for year in (2024, 2025):
        add_results(workspace, low, year, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6))
    first, _ = runs.freeze(workspace, runs.run(workspace, year=2025))
    second, _ = runs.freeze(workspace, runs.run(workspace, year=2025), "Ошибочное")
    return workspace, first, second


def newest(workspace: Workspace) -> int | None:
    with workspace.database.reading() as reader:
        row = newest_run(reader, 2026)
    return None if row is None else row["id"]


def facts_of_order(workspace: Workspace, chosen: str = "") -> DocumentFacts:
    settings = checked_settings(LIST_ORDER.settings, {"run": chosen}, {})
    return LIST_ORDER.gather(Dossier(workspace), 2026, settings)


def of_order(workspace: Workspace, chosen: str = "") -> int | None:
    outcome = facts_of_order(workspace, chosen).outcome
    return None if outcome is None or outcome.run is None else outcome.run.id


def without_run(outcome: Outcome) -> tuple[object, ...]:
    return outcome.profile, outcome.inputs, outcome.verdicts


def test_an_annulled_run_is_kept_marked_and_out_of_the_choices(
    frozen: tuple[Workspace, int, int],
) -> None:
    workspace, first, second = frozen
    before = runs.get_run(workspace, second)
    assert (newest(workspace), of_order(workspace)) == (second, second)
    save_setting(workspace, "list-order", LIST_ORDER.settings, "run", str(second))

    changes = runs.annul(workspace, second, f"  {REASON}\n")

    assert changes.touches("run_annulment")
    row, other = runs.list_runs(workspace)
    assert (row.id, row.annulled, row.annulled_because) == (second, True, REASON)
    assert row.annulled_at == workspace.clock.now()
    assert (other.id, other.annulled, other.annulled_because) == (first, False, "")
    assert [one.id for one in runs.standing_runs(workspace, work_year=2026)] == [first]
    assert without_run(runs.get_run(workspace, second)) == without_run(before)
    assert (newest(workspace), of_order(workspace)) == (first, first)
    standing = standing_settings(workspace, "list-order", LIST_ORDER.settings, 2026)
    assert standing.values["run"] == ""
    with pytest.raises(UserError, match=f"№ {second} аннулировано: {REASON}"):
        facts_of_order(workspace, str(second))


def test_without_another_run_there_is_none(frozen: tuple[Workspace, int, int]) -> None:
    workspace, first, second = frozen
    for run_id in (first, second):
        runs.annul(workspace, run_id, REASON)
    assert (newest(workspace), of_order(workspace)) == (None, None)
    assert LIST_ORDER.years(Dossier(workspace), {"basis": "run", "run": ""}) == []


def test_nothing_is_made_from_an_annulled_run(frozen: tuple[Workspace, int, int]) -> None:
    workspace, _, second = frozen
    runs.annul(workspace, second, REASON)
    outcome = runs.get_run(workspace, second)
    with pytest.raises(UserError, match=f"№ {second} аннулировано: {REASON}"):
        runs.support_candidates(outcome)
    with pytest.raises(UserError, match="аннулировано"):
        runs.waiting_for_support(workspace, outcome)
    verdict = outcome.verdicts[0].verdict_id
    assert verdict is not None
    with pytest.raises(UserError, match="аннулировано"):
        runs.decide(
            workspace, verdict, VerdictStatus.SHNOR, "основание", date(2026, 11, 1), "протокол 1"
        )


def test_annulling_is_an_act_of_the_history_and_can_be_undone(
    frozen: tuple[Workspace, int, int],
) -> None:
    workspace, _, second = frozen
    changes = runs.annul(workspace, second, REASON)
    act = list_changes(workspace)[0]
    assert (act.id, act.title) == (
        changes.change_set_id,
        f"Аннулирование выявления №\u00a0{second}",
    )
    told = school_history.list_school_changes(workspace, 1)
    assert [REASON in row.details for row in told] == [True, False]
    undo(workspace, act.id)
    assert not any(row.annulled for row in runs.list_runs(workspace))
    assert of_order(workspace) == second


@pytest.mark.parametrize(
    ("run_id", "reason", "message"),
    [
        (2, " \n", "Не указана причина"),
        (2, "о" * 501, "длиннее 500 знаков"),
        (7, REASON, "выявления № 7 нет"),
    ],
)
def test_a_wrong_request_changes_nothing(
    frozen: tuple[Workspace, int, int], run_id: int, reason: str, message: str
) -> None:
    workspace, _, _ = frozen
    number = len(list_changes(workspace))
    with pytest.raises(UserError, match=message):
        runs.annul(workspace, run_id, reason)
    assert not any(row.annulled for row in runs.list_runs(workspace))
    assert len(list_changes(workspace)) == number


def test_a_run_is_annulled_once(frozen: tuple[Workspace, int, int]) -> None:
    workspace, _, second = frozen
    runs.annul(workspace, second, REASON)
    with pytest.raises(UserError, match=f"уже аннулировано 22.11.2026. Причина: {REASON}"):
        runs.annul(workspace, second, "другая")
