"""Command `plan review`."""

from datetime import date
from pathlib import Path

import pytest

from app.services import plans
from app.services.language.dates import date_digits
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace, open_workspace
from tests.cli.opora import Opora
from tests.zones import standing_in


@pytest.fixture
def opora(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Opora:
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2021)))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    draft = MeasureDraft(section_id=section, title="Дело", deadline_text="до 1 октября 2020 года")
    plans.save_measure(workspace, draft)
    workspace.close()
    return Opora(workspace.root, capsys)


def _rename(root: Path) -> None:
    with open_workspace(root) as workspace:
        (row,) = plans.list_plans(workspace)[0].measures
        draft = MeasureDraft(
            section_id=row.section_id,
            title="Дело по школам",
            deadline_text="до 1 октября 2020 года",
        )
        plans.save_measure(workspace, draft, row.id)


def test_a_point_is_taken_on_the_day_of_the_computer(opora: Opora, workspace: Workspace) -> None:
    """In the far east of the country a morning is still yesterday in the time of Greenwich."""
    with standing_in("Asia/Kamchatka"):
        today = workspace.clock.today().isoformat()
        assert opora("plan", "review", "take")["review"]["taken"] == today


def test_points_are_taken_listed_compared_and_deleted(opora: Opora, workspace: Workspace) -> None:
    taken = opora("plan", "review", "take", "--on", "2020-09-20", "--title", "Сентябрь")["review"]
    assert (taken["plan"], taken["title"], taken["on"]) == ("План", "Сентябрь", "2020-09-20")
    assert date.fromisoformat(taken["taken"]) > date(2020, 9, 20)
    assert opora("plan", "review", "list") == {"reviews": [taken]}
    _rename(workspace.root)
    key = str(taken["id"])
    told = opora("plan", "review", "diff", "--since", key)
    assert told["texts_compared"]
    assert (told["since"], told["since_words"]) == ("2020-09-20", "20.09.2020 («Сентябрь»)")
    today = date.fromisoformat(told["until"])
    assert told["until_words"] == date_digits(today)
    assert [(one["kind"], one["before"]) for one in told["changes"]] == [
        ("reworded", "Дело"),
        ("overdue", ""),
    ]
    by_days = opora("plan", "review", "diff", "--since", "2020-09-20", "--until", "2020-10-02")
    assert not by_days["texts_compared"]
    assert (by_days["since"], by_days["until"]) == ("2020-09-20", "2020-10-02")
    assert (by_days["since_words"], by_days["until_words"]) == ("20.09.2020", "02.10.2020")
    assert [one["kind"] for one in by_days["changes"]] == ["overdue"]
    assert "просрочено" in opora.text("plan", "review", "diff")
    opora("plan", "review", "delete", key)
    assert opora.text("plan", "review", "list").strip() == "Контрольных точек нет."


def test_states_are_compared_in_order_of_time(opora: Opora, workspace: Workspace) -> None:
    key = str(opora("plan", "review", "take", "--on", "2020-09-20")["review"]["id"])
    _rename(workspace.root)
    ahead = opora("plan", "review", "diff", "--since", key, "--until", "2020-10-02")
    assert [one["kind"] for one in ahead["changes"]] == ["reworded", "overdue"]
    assert opora("plan", "review", "diff", "--since", "2020-10-02", "--until", key) == ahead
    # No point kept the texts of the earlier day, so nothing is told of them.
    before = opora("plan", "review", "diff", "--since", "2020-09-10", "--until", key)
    assert (before["texts_compared"], before["changes"]) == (False, [])


def test_a_point_of_another_plan_is_refused(opora: Opora, workspace: Workspace) -> None:
    key = str(opora("plan", "review", "take")["review"]["id"])
    with open_workspace(workspace.root) as opened:
        plans.save_plan(opened, PlanDraft(title="Другой", period=school_period(2021)))
    refused = opora("plan", "review", "diff", "--since", key, "--plan", "Другой", code=2)
    assert "сохранена для другого плана" in refused["error"]["message"]


def test_a_wrong_request_is_told(opora: Opora) -> None:
    for words in (
        ("take", "--on", "2999-01-01"),
        ("take", "--plan", "Другой"),
        ("diff", "--since", "вчера"),
        ("diff", "--since", "99"),
        ("delete", "99"),
        (),
    ):
        opora.text("plan", "review", *words, code=2)
