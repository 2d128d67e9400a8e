"""The calendar of due dates: what a day says, what it does not, and its name from file to file."""

from datetime import date
from pathlib import Path

import pytest

from app.enums import MeasureStatus
from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.agenda.calendar_file import CalendarWishes, calendar_days, save_calendar
from app.services.plans.agenda.icalendar import CalendarDay
from app.services.plans.agenda.rows import agenda_of
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data

AUTUMN, SPRING = date(2026, 11, 20), date(2027, 3, 10)
ALL = CalendarWishes(people=True)


@pytest.fixture
def section(workspace: Workspace) -> int:
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План района", period=school_period(2027)))
    return plans.save_section(workspace, SectionDraft(plan, "Раздел"))[0]


def add(workspace: Workspace, section: int, title: str, *parties: str) -> int:
    draft = MeasureDraft(
        section_id=section,
        title=title,
        deadline_text="20.11.2026,\n10.03.2027",
        responsible=parties,
        number="1.2.",
    )
    return plans.save_measure(workspace, draft)[0]


def days(workspace: Workspace, wishes: CalendarWishes = ALL) -> list[CalendarDay]:
    rows = agenda_of(plans.list_plans(workspace), workspace.clock.today())
    return calendar_days(rows, "here", wishes)


def test_a_day_tells_plan_number_deadline_and_who_answers(
    workspace: Workspace, section: int
) -> None:
    measure = add(workspace, section, "Провести семинар", "Отдел", "Липенко О.Ю.")
    first, second = days(workspace)
    assert (first.day, second.day) == (AUTUMN, SPRING)
    assert first.uid == f"measure-{measure}-2026-11-20-here@opora"
    assert first.summary == "Провести семинар"
    assert first.description.splitlines() == [
        "1.2. Провести семинар",
        "План: План района",
        "Срок в плане: 20.11.2026, 10.03.2027",
        "Ответственные: Отдел; Липенко О.Ю.",
    ]
    assert "Липенко" not in days(workspace, CalendarWishes())[0].description
    assert "Отдел" not in days(workspace, CalendarWishes(parties=False))[0].description


def test_what_was_put_off_keeps_its_name_and_what_is_done_goes(
    workspace: Workspace, section: int
) -> None:
    measure = add(workspace, section, "Семинар")
    name = days(workspace)[0].uid
    later = MarkDraft(status=MeasureStatus.POSTPONED, moved_to=date(2026, 12, 1))
    plans.mark_measures(workspace, [measure], later, occurrence_on=AUTUMN)
    moved = days(workspace)[0]
    assert (moved.uid, moved.day) == (name, date(2026, 12, 1))
    assert "Перенесено с 20.11.2026 на 01.12.2026" in moved.description
    done = MarkDraft(status=MeasureStatus.DONE)
    plans.mark_measures(workspace, [measure], done, occurrence_on=AUTUMN)
    assert [day.day for day in days(workspace)] == [SPRING]


def test_schools_that_stand_apart_are_one_day(workspace: Workspace, section: int) -> None:
    schools = [data.add_school(workspace, f"СОШ № {number}") for number in (1, 2)]
    measure = add(workspace, section, "Семинар", "СОШ № 1", "СОШ № 2")
    later = MarkDraft(status=MeasureStatus.POSTPONED, moved_to=date(2026, 12, 1))
    plans.mark_measures(workspace, [measure], later, occurrence_on=AUTUMN, school_id=schools[1])
    first = days(workspace)[0]
    assert first.day == AUTUMN
    assert "Школы: СОШ № 1 (до 20.11.2026)" in first.description
    assert "Перенесено с 20.11.2026 на 01.12.2026: СОШ № 2" in first.description
    assert len(days(workspace)) == 2


def test_the_plan_of_a_school_names_it_first(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 7")
    plan, _ = plans.save_plan(
        workspace, PlanDraft(title="План", period=school_period(2027), school_id=school)
    )
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    add(workspace, section, "Семинар")
    assert days(workspace)[0].summary == "СОШ № 7: Семинар"
    assert "Школа: СОШ № 7" in days(workspace)[0].description


def test_a_file_is_written_and_written_again_with_the_same_names(
    workspace: Workspace, section: int, tmp_path: Path
) -> None:
    add(workspace, section, "Семинар")
    out = tmp_path / "сроки.ics"

    def saved() -> list[str]:
        rows = agenda_of(plans.list_plans(workspace), workspace.clock.today())
        assert save_calendar(workspace, out, rows, ALL) == 2
        text = out.read_bytes().decode()
        assert text.startswith("BEGIN:VCALENDAR\r\n")
        return [line for line in text.splitlines() if line.startswith("UID:")]

    assert saved() == saved()
    assert all(name.endswith("@opora") for name in saved())


def test_nothing_to_wait_for_writes_no_file(
    workspace: Workspace, section: int, tmp_path: Path
) -> None:
    out = tmp_path / "сроки.ics"
    with pytest.raises(UserError, match="нет ни одного срока"):
        save_calendar(workspace, out, [], ALL)
    assert not out.exists()
