"""A decision of the working group stands beside the computed verdict."""

from datetime import date, timedelta

import pytest

from app.enums import VerdictStatus
from app.errors import UserError
from app.services.identification import explain
from app.services.identification.runs import runs
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace
from tests.services.identification.examples import plain
from tests.services.identification.stored import add_results, add_school

SHNOR, NOT_IDENTIFIED = VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED
DAY = date(2026, 10, 12)


@pytest.fixture
def run_id(workspace: Workspace) -> int:
    """A frozen run with one school that the working group must decide on."""
    school = add_school(workspace, "СОШ № 1")
    add_results(workspace, school, 2025, vpr_ma_5=(3, 1), vpr_ru_5=(5, 2))
    outcome = runs.run(workspace, year=2025, profile_id="fioko-2020-small")
    return runs.freeze(workspace, outcome)[0]


def verdict(workspace: Workspace, run_id: int) -> runs.SchoolVerdict:
    return runs.get_run(workspace, run_id).verdicts[0]


def decide(workspace: Workspace, run_id: int, status: VerdictStatus, **changes: object) -> int:
    verdict_id = verdict(workspace, run_id).verdict_id
    arguments = {
        "reason": "Динамика за три года",
        "decided_on": DAY,
        "document": "протокол № 3",
        **changes,
    }
    done = runs.decide(workspace, verdict_id, status, **arguments)  # type: ignore[arg-type]
    assert done.touches("manual_decision")
    assert done.change_set_id is not None
    return done.change_set_id


def test_a_decision_stands_and_the_computed_verdict_stays(
    workspace: Workspace, run_id: int
) -> None:
    assert runs.list_runs(workspace)[0].undecided == 1
    decide(workspace, run_id, SHNOR)
    found = verdict(workspace, run_id)
    assert found.status is VerdictStatus.NEEDS_DECISION
    assert found.final_status is SHNOR
    assert found.identified
    [row] = runs.list_runs(workspace)
    assert (row.identified, row.undecided) == (1, 0)
    assert plain(explain.sentences(found)[-1]) == (
        "Решение рабочей группы от 12.10.2026: ШНОР (протокол № 3). Основание: Динамика за три года"
    )


def test_the_latest_decision_stands_and_can_be_undone(workspace: Workspace, run_id: int) -> None:
    decide(workspace, run_id, SHNOR)
    second = decide(workspace, run_id, NOT_IDENTIFIED, document="протокол № 4")
    assert verdict(workspace, run_id).final_status is NOT_IDENTIFIED
    assert runs.list_runs(workspace)[0].identified == 0
    undo(workspace, second)
    assert verdict(workspace, run_id).final_status is SHNOR


@pytest.mark.parametrize(
    ("status", "changes", "message"),
    [
        (SHNOR, {"reason": " "}, "основание"),
        (SHNOR, {"document": ""}, "документ"),
        (SHNOR, {"decided_on": None}, "дата"),
        (SHNOR, {"decided_on": date(2027, 1, 1)}, "ещё не наступила"),
        (VerdictStatus.NEEDS_DECISION, {}, "либо относится"),
        (VerdictStatus.INSUFFICIENT_DATA, {}, "либо относится"),
    ],
)
def test_an_incomplete_decision_is_refused(
    workspace: Workspace,
    run_id: int,
    status: VerdictStatus,
    changes: dict[str, object],
    message: str,
) -> None:
    with pytest.raises(UserError, match=message):
        decide(workspace, run_id, status, **changes)
    assert verdict(workspace, run_id).decision is None


def test_a_decision_of_today_is_accepted(workspace: Workspace, run_id: int) -> None:
    today = workspace.clock.today()
    decide(workspace, run_id, SHNOR, decided_on=today)
    with pytest.raises(UserError):
        decide(workspace, run_id, SHNOR, decided_on=today + timedelta(days=1))


def test_a_decision_on_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="не найден"):
        runs.decide(workspace, 99, SHNOR, "Причина", DAY, "протокол № 3")


def test_candidates_for_support_name_their_basis(workspace: Workspace, run_id: int) -> None:
    assert runs.support_candidates(runs.get_run(workspace, run_id)) == ()
    decide(workspace, run_id, SHNOR)
    [candidate] = runs.support_candidates(runs.get_run(workspace, run_id))
    assert (candidate.school, candidate.year, candidate.run_id) == ("СОШ № 1", 2026, run_id)
    assert candidate.basis == "протокол № 3, 12.10.2026: Динамика за три года"


def test_the_basis_of_a_computed_verdict(workspace: Workspace, run_id: int) -> None:
    assert run_id == 1
    outcome = runs.run(workspace, year=2025)
    with pytest.raises(UserError, match="ещё не зафиксировано"):
        runs.support_candidates(outcome)
    frozen, _ = runs.freeze(workspace, outcome)
    [candidate] = runs.support_candidates(runs.get_run(workspace, frozen))
    assert plain(candidate.basis) == (
        "критерий 1: ВПР по математике, 5 класс, 2024/2025 – 1 из 3 (33,3 %); "
        "ВПР по русскому языку, 5 класс, 2024/2025 – 2 из 5 (40 %)"
    )
