"""Command `plan party`."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, PlanDraft
from app.services.storage.workspace import Workspace
from tests.cli.opora import Opora

CELLS = (("Совещание", "до 20.11.2026", "МЦ, школы"), ("Приказ", "декабрь 2026", "МБУ «МЦ»"))


def test_parties_and_what_one_has_to_do(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    drafts = [
        MeasureDraft(section_id=0, title=title, deadline_text=deadline, responsible=(cell,))
        for title, deadline, cell in CELLS
    ]
    plans.add_sections(workspace, plan_id, [("Раздел", drafts)])
    workspace.close()
    opora, out = Opora(workspace.root, capsys), tmp_path / "МЦ.xlsx"
    assert opora("plan", "party") == {
        "parties": [
            {"name": "МЦ", "others": ["МБУ «МЦ»"], "kind": "organisation", "measures": 2},
            {"name": "школы", "others": [], "kind": "group", "measures": 1},
        ]
    }
    days = ("--from", "2026-11-01", "--to", "2026-12-31")
    answer = opora("plan", "party", "мц", *days, "--xlsx", out)
    assert (answer["party"], answer["from"], answer["to"]) == ("МЦ", "2026-11-01", "2026-12-31")
    assert [(one["number"], one["due"], one["with"]) for one in answer["tasks"]] == [
        ("1", ["2026-11-20"], ["школы"]),
        ("2", ["2026-12-31"], []),
    ]
    page = load_workbook(out).active
    assert page is not None
    assert [cell.value for cell in page["C"]] == ["Мероприятие", "Совещание", "Приказ"]
    assert "1. Совещание – План" in opora.text("plan", "party", "МЦ", *days)
    opora.text("plan", "party", "ИРО", code=2)
    assert "Есть: МЦ, школы" in opora.err
    made = opora("documents", "build", "party-tasks", "--set", "party=МЦ", "--out", tmp_path)
    assert [Path(name).suffix for name in made["files"]] == [".docx", ".pdf"]
    opora.text("documents", "build", "party-tasks", "--set", "party=ИРО", code=2)
    assert "«ИРО»" in opora.err


def test_a_title_of_several_lines_is_printed_on_one(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    draft = MeasureDraft(
        section_id=0,
        title="Совещание:\n- итоги;\n- планы",
        deadline_text="до 20.11.2026",
        responsible=("МЦ",),
    )
    plans.add_sections(workspace, plan_id, [("Раздел", [draft])])
    workspace.close()
    days = ("--from", "2026-11-01", "--to", "2026-12-31")
    told = Opora(workspace.root, capsys).text("plan", "party", "МЦ", *days)
    assert told.splitlines() == ["20.11.2026: 1. Совещание: - итоги; - планы – План"]
