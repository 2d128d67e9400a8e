"""Commands `plan`, `plan mark` and `plan due`."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.services import plans
from app.services.clock import Clock
from app.services.language.deadlines.periods import school_period
from app.services.orders.orders import OrderDraft, save_order
from app.services.plans import MeasureDraft, PlanDraft
from app.services.storage.workspace import Workspace
from tests.cli.opora import Opora

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def opora(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Opora:
    """Two plans whose numbers are alike; in the first one a number stands twice."""
    for title in ("План района", "План школы наставников"):
        plan_id, _ = plans.save_plan(workspace, PlanDraft(title=title, period=school_period(2027)))
        sections = [
            (
                section,
                [
                    MeasureDraft(section_id=0, title=f"{name}, {section}", deadline_text=deadline)
                    for name, deadline in (
                        ("Собрать сведения", "до 30 октября и 20 января"),
                        ("Провести совещание", "декабрь 2026 года"),
                    )
                ],
            )
            for section in ("организация", "методика")
        ]
        plans.add_sections(workspace, plan_id, sections)
        if title == "План района":
            first, *_rest, last = plans.get_plan(workspace, plan_id).measures
            for row, number in ((first, "1.1."), (last, "1.1")):
                draft = MeasureDraft.of(row)
                plans.save_measure(workspace, replace(draft, number=number), row.id)
    save_order(workspace, OrderDraft(title="О мерах", number="458", issued_on=date(2026, 11, 10)))
    workspace.close()
    monkeypatch.setattr(Clock, "now", lambda _clock: NOW)
    return Opora(workspace.root, capsys)


def test_a_mark_of_one_due_date_is_stored_and_shown(opora: Opora) -> None:
    done = opora(
        *("plan", "mark", "3", "--plan", "План района", "--occurrence", "2026-10-30"),
        *("--status", "done", "--date", "2026-11-10", "--order", "458"),
    )
    assert done == {
        "plan": "План района",
        "number": "3",
        "title": "Собрать сведения, методика",
        "occurrence": "2026-10-30",
        "mark": "Выполнено. Приказ от\u00a010.11.2026 №\u00a0458",
        "status": "in_progress",
    }
    (plan,) = [row for row in opora("plan")["plans"] if row["title"] == "План района"]
    measure = plan["sections"][1]["measures"][0]
    assert (measure["number"], measure["status"]) == ("3", "in_progress")
    assert measure["occurrences"] == [
        {
            "start": None,
            "end": "2026-10-30",
            "due": "2026-10-30",
            "status": "done",
            "overdue": False,
            "mark": "Выполнено. Приказ от\u00a010.11.2026 №\u00a0458",
        },
        {
            "start": None,
            "end": "2027-01-20",
            "due": "2027-01-20",
            "status": "not_started",
            "overdue": False,
            "mark": "",
        },
    ]


def test_of_what_was_put_off_the_date_is_the_new_due_date(opora: Opora) -> None:
    postponed = ("plan", "mark", "3", "--plan", "района", "--status", "postponed")
    opora(*postponed, "--occurrence", "30.10.2026", "--date", "2026-12-01")
    due = [row for row in opora("plan", "due")["due"] if row["plan"] == "План района"]
    assert [(row["number"], row["occurrence"], row["overdue"]) for row in due] == [
        ("1.1.", "2026-10-30", True),
        ("3", "2026-12-01", False),
    ]
    # The day by which it is due now names it too.
    told = opora.text(
        *("plan", "mark", "3", "--plan", "района", "--occurrence", "2026-12-01"),
        *("--status", "done", "--text", "Сведения собраны"),
    )
    assert told == "3. Собрать сведения, методика – Выполнено. Сведения собраны\n"


def test_what_is_due_on_another_day(opora: Opora) -> None:
    later = opora("plan", "due", "--on", "2026-12-01", "--days", "30")["due"]
    told = [(row["number"], row["occurrence"]) for row in later if row["plan"] == "План района"]
    assert told == [
        ("1.1.", "2026-10-30"),
        ("3", "2026-10-30"),
        ("2", "2026-12-31"),
        ("1.1", "2026-12-31"),
    ]
    assert {*later[0]} >= {"plan", "number", "title", "occurrence", "overdue"}
    assert opora("plan", "due", "--on", "2026-09-01", "--days", "0") == {"due": []}
    assert "просроченного нет" in opora.text("plan", "due", "--on", "2026-09-01", "--days", "1")
    assert "30.10.2026, просрочено на\u00a023\u00a0дня: 3." in opora.text("plan", "due")


def test_a_number_that_several_have_is_told_apart_by_its_place(opora: Opora) -> None:
    opora.text("plan", "mark", "3", "--status", "done", code=2)
    assert "План школы наставников" in opora.err
    twice = ("plan", "mark", "1.1", "--plan", "План района", "--status", "done")
    opora.text(*twice, code=2)
    assert "--at 1.1)" in opora.err
    assert "--at 2.2)" in opora.err
    assert opora(*twice, "--at", "2.2")["title"] == "Провести совещание, методика"


def test_a_file_proves_it_and_is_not_copied_for_a_mark_that_is_refused(
    opora: Opora, tmp_path: Path
) -> None:
    scan = tmp_path / "протокол.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    mark = ("plan", "mark", "3", "--plan", "района", "--file", scan, "--status")
    before = opora.dump()
    opora.text(*mark, "postponed", code=2)
    assert "Не указана дата, на которую перенесено" in opora.err
    opora.text(*mark, "cancelled", code=2)
    assert "Не указана причина" in opora.err
    opora.text(*mark, "done", "--order", "458", code=2)
    assert "нельзя указать вместе с" in opora.err
    assert opora.dump() == before
    told = opora(*mark, "done", "--occurrence", "2027-01-20")
    assert told["mark"] == "Выполнено. Приложен файл «протокол.pdf»"
    # Each due date has its own: what is told is the mark that was made, not the newest one.
    for day, text in (("2026-10-30", "раз"), ("2027-01-20", "два")):
        told = opora(*mark[:5], "--status", "done", "--occurrence", day, "--text", text)
        assert told["mark"].startswith(f"Выполнено. {text.capitalize()}")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("9", "--status", "done"), "Мероприятия №\u00a09 нет"),
        (("1", "--status", "готово"), "нет такого значения: готово"),
        (("1", "--status", "done", "--plan", "Нет такого"), "Есть: «План района»"),
        (
            ("4", "--status", "done", "--plan", "школы", "--order", "7"),
            "Приказа №\u00a07 в реестре",
        ),
        (("4", "--status", "done", "--plan", "школы", "--date", "2030-01-01"), "ещё не наступила"),
        (
            ("3", "--status", "done", "--plan", "школы", "--occurrence", "2027-02-01"),
            "Сроки мероприятия: 30.10.2026, 20.01.2027",
        ),
        (("1", "--status", "done", "--at", "2"), "укажите раздел и строку"),
        (("4", "--status", "done", "--plan", "школы", "--file", "нет.docx"), "нет.docx"),
    ],
)
def test_a_wrong_request_is_told_and_changes_nothing(
    opora: Opora, tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    before = opora.dump()
    opora.text("plan", "mark", *more, code=2)
    assert said in opora.err
    assert opora.dump() == before


def test_due_dates_are_written_as_a_calendar(opora: Opora, tmp_path: Path) -> None:
    out = tmp_path / "сроки.ics"
    assert opora("plan", "calendar", str(out), "--plan", "района", "--remind", "3") == {
        "file": str(out),
        "events": 6,
    }
    text = out.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == text.count("TRIGGER:-PT63H") == 6
    assert opora("plan", "calendar", str(out), "--days", "60")["events"] == 12
    assert "VALARM" not in out.read_text(encoding="utf-8")
    soon = opora("plan", "calendar", str(out), "--days", "0")
    assert soon["events"] == 4  # what is overdue is in it too
    refused = opora("plan", "calendar", str(out), "--plan", "другой", code=2)
    assert refused["error"]["message"] == "Плана «другой» нет."
    told = opora.text("plan", "calendar", str(out), "--days", "0")
    assert told == f"Сохранено: {out}, 4\u00a0события.\n"
