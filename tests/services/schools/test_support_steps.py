"""The steps of support: planned, done, overdue, and what proves them."""

from datetime import date
from pathlib import Path

import pytest

from app.enums import SupportStage
from app.errors import UserError
from app.services.log.changes import undo
from app.services.orders import attachments, orders
from app.services.orders.orders import OrderDraft
from app.services.schools import schools, support_steps, support_work
from app.services.schools.papers import Paper
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_steps import StepDraft, StepRow, standing_words
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace

YEAR = 2027  # today is 22.11.2026


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))[0]


def steps(workspace: Workspace, school: int, year: int = YEAR) -> dict[str, StepRow]:
    rows = support_steps.list_steps(workspace, school, year)
    return {row.stage.value: row for row in rows}


def save(workspace: Workspace, school: int, stage: str, draft: StepDraft) -> int:
    changes = support_steps.save_step(workspace, school, YEAR, SupportStage(stage), draft)
    assert changes.change_set_id is not None
    return changes.change_set_id


def test_seven_steps_stand_in_their_order_and_two_beside_them(
    workspace: Workspace, school: int
) -> None:
    rows = support_steps.list_steps(workspace, school, YEAR)
    assert [(row.number, row.stage.value) for row in rows] == [
        (1, "application"),
        (2, "interview"),
        (3, "diagnosis"),
        (4, "programme"),
        (5, "agreement"),
        (6, "actions"),
        (7, "expertise"),
        (None, "review"),
        (None, "decision"),
    ]
    assert {row.state for row in rows} == {"none"}
    assert {row.stage for row in rows} == set(SupportStage)


def test_a_step_is_planned_near_overdue_and_done(workspace: Workspace, school: int) -> None:
    today = workspace.clock.today()
    for stage, day in (
        ("application", date(2026, 11, 17)),
        ("interview", today),
        ("diagnosis", date(2026, 12, 22)),
        ("programme", date(2026, 12, 23)),
    ):
        save(workspace, school, stage, StepDraft(planned_on=day))
    save(workspace, school, "expertise", StepDraft(date(2026, 11, 1), today, " акт "))
    told = {name: (row.state, row.state_words) for name, row in steps(workspace, school).items()}
    assert {
        name: (state, words.replace("\u00a0", " ")) for name, (state, words) in told.items()
    } == {
        "application": ("overdue", "просрочено на 5 дней"),
        "interview": ("soon", "сегодня"),
        "diagnosis": ("soon", "через 30 дней"),
        "programme": ("planned", "в плане"),
        "agreement": ("none", "нет срока"),
        "actions": ("none", "нет срока"),
        "expertise": ("done", "выполнено"),
        "review": ("none", "нет срока"),
        "decision": ("none", "нет срока"),
    }
    assert steps(workspace, school)["expertise"].note == "акт"
    words = standing_words(support_steps.list_steps(workspace, school, YEAR))
    assert words.replace("\u00a0", " ") == (
        "Выполнено шагов: 1 из 7, следующий – заявка, срок 17.11.2026; просрочено: 1"
    )
    assert steps(workspace, school, YEAR - 1)["expertise"].state == "none"


def test_the_day_of_a_step_is_the_mark_of_the_year_and_nothing_stands_twice(
    workspace: Workspace, school: int
) -> None:
    day = date(2026, 11, 20)
    support_work.save_work(workspace, school, YEAR, SchoolWork(interview=day, note="№ 3"))
    assert steps(workspace, school)["interview"].done_on == day
    save(workspace, school, "interview", StepDraft(done_on=date(2026, 11, 19)))
    work = support_work.get_work(workspace, school, YEAR)
    assert (work.interview, work.note) == (date(2026, 11, 19), "№ 3")
    with workspace.database.reading() as reader:
        assert support_steps.read_planned(reader, YEAR) == {}


def test_an_emptied_step_leaves_nothing_and_returns_by_undo(
    workspace: Workspace, school: int
) -> None:
    save(workspace, school, "actions", StepDraft(date(2027, 5, 31), date(2026, 11, 3)))
    number = save(workspace, school, "actions", StepDraft())
    with workspace.database.reading() as reader:
        assert support_steps.read_planned(reader, YEAR) == {}
        assert support_work.read_works(reader, YEAR) == {}
    undo(workspace, number)
    row = steps(workspace, school)["actions"]
    assert (row.planned_on, row.done_on) == (date(2027, 5, 31), date(2026, 11, 3))


def test_a_paper_is_one_of_three_and_reads_in_words(
    workspace: Workspace, school: int, tmp_path: Path
) -> None:
    order, _ = orders.save_order(
        workspace, OrderDraft(title="О перечне", number="458", issued_on=date(2026, 11, 17))
    )
    path = tmp_path / "заявка.pdf"
    path.write_bytes(b"x")
    file = attachments.attach_file(workspace, path)
    told: list[str] = []
    for paper in (Paper(order), Paper(None, file), Paper(link=" https://example.ru/1 ")):
        save(workspace, school, "application", StepDraft(paper=paper))
        told.append(steps(workspace, school)["application"].paper_text)
    assert [text.replace("\u00a0", " ") for text in told] == [
        "приказ от 17.11.2026 № 458",
        "заявка.pdf",
        "https://example.ru/1",
    ]
    for paper in (Paper(order, file), Paper(99), Paper(None, 99), Paper(order, None, "x")):
        with pytest.raises(UserError):
            save(workspace, school, "application", StepDraft(paper=paper))


def test_wrong_steps_are_refused(workspace: Workspace, school: int) -> None:
    with pytest.raises(UserError, match=r"Заявка руководства школы: дата 01.12.2026 ещё"):
        save(workspace, school, "application", StepDraft(done_on=date(2026, 12, 1)))
    with pytest.raises(UserError, match="слишком длинное"):
        save(workspace, school, "application", StepDraft(note="я" * 2001))
    with pytest.raises(UserError, match="школ"):
        save(workspace, 99, "application", StepDraft(planned_on=date(2026, 12, 1)))


def test_usual_days_fill_what_has_no_day_in_one_action(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    save(workspace, school, "interview", StepDraft(planned_on=date(2026, 10, 5)))
    save(workspace, school, "application", StepDraft(done_on=date(2026, 9, 3)))
    changes = support_steps.plan_usual_days(workspace, [school, other], YEAR)
    own = steps(workspace, school)
    assert own["interview"].planned_on == date(2026, 10, 5)
    assert own["application"].planned_on is None
    days = [row.planned_on for row in steps(workspace, other).values()]
    assert days[0] == date(2026, 9, 30)
    assert all(day is not None for day in days)
    in_order = [day for day in days[:7] if day is not None]
    assert len(set(in_order)) == 7
    assert sorted(in_order) == in_order, "a step is never due before the one that leads to it"
    assert in_order[-1] == date(2027, 7, 20)
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert steps(workspace, other)["application"].state == "none"
