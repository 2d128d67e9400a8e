"""Command `plan schools`: steps of support, meetings and the final check of each school."""

from datetime import UTC, date, datetime

import pytest

from app.enums import SupportEventKind, SupportStage
from app.services.clock import Clock
from app.services.schools import support_events, support_steps
from app.services.schools.papers import Paper
from app.services.schools.support_events import EventDraft
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from tests.cli.opora import Opora
from tests.views.samples import YEAR, make_district

NOW = datetime(2026, 6, 22, 9, tzinfo=UTC)


@pytest.fixture
def opora(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Opora:
    """A district with one supported school, in the summer of its year of work."""
    district = make_district(workspace)
    school = district.school_id
    for stage, draft in (
        (
            SupportStage.APPLICATION,
            StepDraft(done_on=date(2025, 9, 3), paper=Paper(district.order_id)),
        ),
        (SupportStage.EXPERTISE, StepDraft(planned_on=date(2026, 7, 20), note="с методистами")),
    ):
        support_steps.save_step(workspace, school, YEAR, stage, draft)
    event = EventDraft(
        kind=SupportEventKind.VISIT,
        on_day=date(2026, 2, 10),
        with_whom="методисты",
        outcome="справка",
        paper=Paper(link="https://example.ru/1"),
    )
    support_events.save_event(workspace, school, YEAR, event)
    workspace.close()
    monkeypatch.setattr(Clock, "now", lambda _clock: NOW)
    return Opora(workspace.root, capsys)


def test_each_school_is_shown_with_steps_meetings_and_the_final_check(opora: Opora) -> None:
    told = opora("plan", "schools")
    assert told["year"] == YEAR
    [school] = told["schools"]
    assert (school["school"], school["lists"], school["plan"]) == (
        "МБОУ «СОШ № 30»",
        ["shnor"],
        None,
    )
    assert (school["asked"], school["asked_overdue"]) == (1, 1)
    steps = {step["step"]: step for step in school["steps"]}
    assert [step["number"] for step in school["steps"]] == [1, 2, 3, 4, 5, 6, 7, None, None]
    assert steps["application"] == {
        "step": "application",
        "number": 1,
        "title": "Заявка руководства школы",
        "planned": None,
        "done": "2025-09-03",
        "state": "done",
        "note": "",
        "paper": "приказ от\u00a017.11.2025 №\u00a0458",
    }
    assert (steps["expertise"]["planned"], steps["expertise"]["state"]) == ("2026-07-20", "soon")
    assert school["events"] == [
        {
            "kind": "visit",
            "date": "2026-02-10",
            "with": "методисты",
            "outcome": "справка",
            "content": "",
            "advice": "",
            "paper": "https://example.ru/1",
        }
    ]
    check = school["final_check"]
    assert (check["base_year"], check["year"]) == (YEAR - 1, YEAR)
    assert [line["sense"] for line in check["procedures"]] == ["better", "better", "worse"]
    assert check["summary"].startswith("Сопоставлено 3\u00a0процедуры: лучше\u00a0– 2")


def test_a_year_without_supported_schools_is_an_empty_list(opora: Opora) -> None:
    nothing = {"year": 2020, "schools": []}
    assert opora("plan", "schools", "--year", "2020") == nothing
    assert opora("plan", "--year", "2020", "schools") == nothing
