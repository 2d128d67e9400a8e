"""The days of a heading against the rows of a schedule; rows that contradict each other."""

from datetime import date

from app.services.checks.kinds import schedules
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_order, add_plan, add_row, codes, texts


def test_the_days_of_a_heading_are_those_of_the_rows(workspace: Workspace) -> None:
    for day in (17, 18, 20):
        add_row(
            workspace,
            "interview_slot",
            2021,
            on_day=date(2020, 11, day),
            starts_at=870,
            ends_at=900,
            place="Вязьма",
            mode="ВКС",
            note="",
        )
    add_order(workspace, "1", date(2020, 10, 8), title="О собеседованиях 17–20 ноября 2020 года")
    add_order(workspace, "2", date(2020, 10, 8), title="О собеседованиях 17.11-20.11.2020")
    add_order(workspace, "3", date(2020, 10, 8), title="О собеседованиях 16-17.11.2015")
    add_plan(workspace, {"title": "Семинары 16-17.11.2020"})
    assert codes(workspace, schedules.interview_days) == []
    add_order(
        workspace, "4", date(2020, 10, 8), title="О собеседованиях в режиме ВКС 16-17.11.2020"
    )
    assert texts(workspace, schedules.interview_days) == [
        "schedule.days: Названы дни собеседований 16-17.11.2020, а в графике 17.11.2020–20.11.2020"
    ]


def test_two_interviews_at_one_time(workspace: Workspace) -> None:
    slot = {"on_day": date(2020, 11, 17), "ends_at": 900, "place": "Вязьма", "mode": "", "note": ""}
    add_row(workspace, "interview_slot", 2021, starts_at=870, **slot)
    assert codes(workspace, schedules.refused_rows) == []
    add_row(workspace, "interview_slot", 2021, starts_at=880, **slot)
    assert codes(workspace, schedules.refused_rows) == ["register.refused"] * 2
