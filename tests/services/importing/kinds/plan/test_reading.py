"""Our workbook of a plan: sections, measures, deadlines, marks, orders of the register."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.enums import DeadlineKind, EvidenceKind, MeasureStatus
from app.errors import UserError
from app.services import plans
from app.services.importing.service import commit_files, import_files
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.plans import MarkDraft, PlanRow, marks
from app.services.progress import Progress, run_steps
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_plan, write_sheets
from tests.services.importing.conftest import Load, Preview

FIRST = {
    "section": "Нормативное сопровождение",
    "number": 1,
    "title": "Утвердить порядок",
    "deadline": "до 15 ноября 2026 года",
    "responsible": "Управление образования; МБОУ «СОШ № 30»\nрабочая группа",
    "expected": "Порядок утверждён",
    "status": "выполнено",
    "order_number": "458",
    "order_date": date(2026, 10, 5),
}
SECOND = {"title": "Создать группу", "deadline": "Октябрь 2026 года"}


def write(path: Path, *rows: dict[str, Any], **head: str) -> Path:
    return write_plan(path / "план.xlsx", rows, **head)


def only(workspace: Workspace) -> PlanRow:
    (plan,) = plans.list_plans(workspace)
    return plan


def test_a_plan_with_its_measures_and_marks(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(write(tmp_path, FIRST, SECOND))
    assert (outcome.kind, outcome.year, outcome.accepted) == ("plan", 2027, 2)
    assert outcome.problems == ()
    plan = only(workspace)
    assert (plan.title, plan.year, plan.school_id) == (
        "План мероприятий на 2026/2027 учебный год",
        2027,
        None,
    )
    (section,) = plan.sections
    first, second = section.measures
    assert first.responsible == (
        "Управление образования",
        "МБОУ «СОШ № 30»",
        "рабочая группа",
    )
    assert (first.deadline_kind, first.deadline_end) == (DeadlineKind.UNTIL, date(2026, 11, 15))
    assert first.status is MeasureStatus.DONE
    assert first.mark_text == "Выполнено. Приказ от\u00a005.10.2026 №\u00a0458"
    assert (second.status, second.mark) == (MeasureStatus.NOT_STARTED, None)


def test_an_order_comes_into_the_register_once(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    also = SECOND | {"status": "выполнено", "order_number": "№ 458", "order_date": "05.10.2026"}
    load(write(tmp_path, FIRST, also))
    (order,) = orders.list_orders(workspace)
    assert (order.number, order.issued_on) == ("458", date(2026, 10, 5))


def test_an_order_that_is_registered_is_taken_from_there(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    draft = OrderDraft(title="Об утверждении порядка", number="458", issued_on=date(2026, 10, 5))
    key, _ = orders.save_order(workspace, draft)
    load(write(tmp_path, FIRST))
    (order,) = orders.list_orders(workspace)
    assert (order.id, order.title) == (key, "Об утверждении порядка")
    mark = only(workspace).measures[0].mark
    assert mark is not None
    assert (mark.order_id, mark.evidence_kind) == (key, EvidenceKind.ORDER)


def test_a_plan_of_a_school_and_a_link_as_evidence(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    link = {"status": "выполнено", "mark_text": "https://edu.example.org/roo"}
    load(
        write(
            tmp_path, FIRST | link | {"order_number": None, "order_date": None}, school="СОШ № 30"
        )
    )
    plan = only(workspace)
    assert plan.school_id == school
    mark = plan.measures[0].mark
    assert mark is not None
    assert mark.evidence_kind is EvidenceKind.LINK


def test_a_row_with_only_a_section_is_a_heading(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    heading = {"section": "Мониторинг"}
    outcome = load(write(tmp_path, FIRST, heading, SECOND))
    assert (outcome.rows, outcome.accepted) == (2, 2)
    assert [section.title for section in only(workspace).sections] == [
        "Нормативное сопровождение",
        "Мониторинг",
    ]


def test_the_same_file_twice_changes_nothing_even_after_a_later_mark(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    path = write(tmp_path, FIRST, SECOND)
    load(path)
    measure = only(workspace).measures[0]
    later = MarkDraft(status=MeasureStatus.POSTPONED, text="Позже", moved_to=date(2027, 3, 1))
    plans.mark_measures(workspace, [measure.id], later)
    again = load(path)
    assert (again.accepted, again.unchanged, again.stored) == (0, 2, True)
    assert only(workspace).measures[0].status is MeasureStatus.POSTPONED


def test_a_changed_deadline_and_a_new_mark_are_shown_and_stored(
    tmp_path: Path, workspace: Workspace, load: Load, preview: Preview
) -> None:
    load(write(tmp_path, FIRST, SECOND))
    changed = SECOND | {
        "section": "Нормативное сопровождение",
        "deadline": "Ноябрь 2026 года",
        "status": "в работе",
        "mark_text": "Идёт отбор",
    }
    path = write(tmp_path, FIRST, changed)
    lines = list(preview(path).lines)
    assert [line.status for line in lines] == ["same", "changed"]
    assert lines[1].old == "срок: Октябрь 2026 года; отметка: –"
    assert lines[1].new == "срок: Ноябрь 2026 года; отметка: в работе, Идёт отбор"
    load(path)
    second = only(workspace).measures[1]
    assert (second.deadline_text, second.status) == ("Ноябрь 2026 года", MeasureStatus.IN_PROGRESS)
    assert second.deadline_end == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"title": None}, "no_measure", "Мероприятие"),
        ({"status": "наверное"}, "status", "Статус"),
        ({"status": None}, "no_status", "Статус"),
        ({"order_date": None}, "order", "Приказ, дата"),
        ({"order_number": None}, "order", "Приказ №"),
        ({"order_date": "летом"}, "date", "Приказ, дата"),
        ({"marked_on": "31.12.2026"}, "date", "Дата отметки"),
        ({"section": None}, "no_section", "Раздел"),
    ],
)
def test_a_wrong_row(
    tmp_path: Path,
    workspace: Workspace,
    load: Load,
    cells: dict[str, Any],
    code: str,
    column: str,
) -> None:
    outcome = load(write(tmp_path, FIRST | cells))
    (problem,) = outcome.problems
    assert (problem.code, problem.column, problem.row) == (code, column, 6)
    assert plans.list_plans(workspace) == []


def test_a_number_with_another_date_contradicts_the_register(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    draft = OrderDraft(title="О мерах", number="458", issued_on=date(2026, 9, 1))
    orders.save_order(workspace, draft)
    outcome = load(write(tmp_path, FIRST))
    assert "уже есть в реестре с другой датой: 01.09.2026" in outcome.problems[0].text


def test_two_dates_of_one_number_are_refused_with_both_rows_named(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    also = SECOND | {"status": "выполнено", "order_number": "№ 458", "order_date": "06.10.2026"}
    outcome = load(write(tmp_path, FIRST, also))
    (problem,) = outcome.problems
    assert (problem.code, problem.row, problem.column) == ("order", 7, "Приказ, дата")
    assert problem.text == (
        "Приказ № 458 2026 года указан с двумя датами: в строке 6 – 05.10.2026, в строке 7 –"
        " 06.10.2026. Исправьте номер или дату."
    )
    assert not outcome.stored
    assert orders.list_orders(workspace) == []


def test_two_dates_of_one_number_in_two_files_are_refused(
    tmp_path: Path, workspace: Workspace
) -> None:
    first = write(tmp_path, FIRST)
    second = write_plan(
        tmp_path / "второй.xlsx", [FIRST | {"order_date": "06.10.2026"}], title="Другой план"
    )
    outcomes = run_steps(import_files(workspace, [first, second]))
    assert [[problem.code for problem in one.problems] for one in outcomes] == [[], ["order"]]
    assert "в файле «план.xlsx», на листе «План», в строке 6 – 05.10.2026" in (
        outcomes[1].problems[0].text
    )
    assert plans.list_plans(workspace) == []


def test_a_number_begins_anew_every_year(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    also = SECOND | {"status": "выполнено", "order_number": "458", "order_date": "06.10.2025"}
    assert load(write(tmp_path, FIRST, also)).problems == ()
    assert len(orders.list_orders(workspace)) == 2


def test_another_way_to_type_a_number_is_no_second_order(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    draft = OrderDraft(title="О мерах", number="418-ОД", issued_on=date(2026, 10, 5))
    order_id, _ = orders.save_order(workspace, draft)
    named = FIRST | {"order_number": "№ 418 – од"}
    assert load(write(tmp_path, named)).problems == ()
    assert [order.id for order in orders.list_orders(workspace)] == [order_id]
    [measure] = only(workspace).measures
    assert measure.mark is not None
    assert measure.mark.order_id == order_id
    again = load(write(tmp_path, named | {"order_number": "418-ОД"}))
    assert again.unchanged == 1
    assert len(marks.list_marks(workspace, measure.id)) == 1
    (problem,) = load(write(tmp_path, named | {"order_date": "06.10.2026"})).problems
    assert "уже есть в реестре с другой датой: 05.10.2026" in problem.text


def test_an_order_that_came_between_check_and_storing_is_no_second_one_of_its_number(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    checked = preview(write(tmp_path, FIRST))
    orders.save_order(
        workspace, OrderDraft(title="Другой", number="458", issued_on=date(2026, 10, 6))
    )
    with pytest.raises(UserError, match="Номер 458 в 2026 году уже занят"):
        run_steps(commit_files(workspace, [checked]))
    assert plans.list_plans(workspace) == []


def test_signs_are_no_name_of_a_school(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    outcome = load(write(tmp_path, FIRST, school=";;;;"))
    assert [problem.code for problem in outcome.problems] == ["no_school"]
    assert schools.list_schools(workspace) == []
    assert load(write(tmp_path, FIRST, school="–")).stored
    assert only(workspace).school_id is None
    assert schools.list_schools(workspace) == []


LONG = 225


def long_plan(path: Path) -> Path:
    """A plan of several portions of rows, with points, parties, marks and orders."""
    rows = [
        FIRST
        | {
            "section": f"Раздел {number * 3 // LONG}",
            "title": f"Мероприятие {number}",
            "deadline": "октябрь 2026 года, март 2027 года",
            "order_number": str(number),
        }
        for number in range(LONG)
    ]
    return write(path, *rows)


def test_a_long_plan_is_whole_and_in_its_order(
    tmp_path: Path, workspace: Workspace, school: int, load: Load, preview: Preview
) -> None:
    path = long_plan(tmp_path)
    assert load(path).accepted == LONG
    measures = [one for section in only(workspace).sections for one in section.measures]
    assert [one.title for one in measures] == [f"Мероприятие {number}" for number in range(LONG)]
    assert [len(section.measures) for section in only(workspace).sections] == [75, 75, 75]
    assert {len(one.responsible) for one in measures} == {3}
    assert {one.status for one in measures} == {MeasureStatus.DONE}
    assert len(orders.list_orders(workspace)) == LONG
    with workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM measure_occurrence") == 2 * LONG
        bound = reader.scalar("SELECT count(*) FROM measure_party WHERE school_id = ?", (school,))
    assert bound == LONG
    assert preview(path).unchanged == LONG
    undo(workspace, list_changes(workspace, action="import")[0].id)
    assert plans.list_plans(workspace) == []
    with workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM measure_party") == 0


def test_storing_a_long_plan_tells_its_progress_and_is_given_up_whole(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    checked = preview(long_plan(tmp_path))
    told: list[Progress] = []
    steps = commit_files(workspace, [checked])
    for step in steps:
        told.append(step)
        if step.done == 200:
            steps.close()
    assert [step.done for step in told if step.total == LONG] == [0, 200]
    assert plans.list_plans(workspace) == []
    assert orders.list_orders(workspace) == []
    assert list_changes(workspace, action="import") == []


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"title": ""}, "no_plan_title"),
        ({"title": "План мероприятий", "year": ""}, "plan.period"),
        ({"year": "скоро"}, "no_plan_year"),
        ({"school": "Неизвестная школа"}, "unknown_school"),
    ],
)
def test_a_plan_without_its_head(
    tmp_path: Path, workspace: Workspace, load: Load, head: dict[str, str], code: str
) -> None:
    outcome = load(write(tmp_path, FIRST, **head), create_schools=False)
    assert [problem.code for problem in outcome.problems] == [code]
    assert plans.list_plans(workspace) == []


def test_an_import_of_a_plan_is_undone_with_its_order(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write(tmp_path, SECOND | {"section": "Мониторинг"}))
    path = write(
        tmp_path, FIRST, {"section": "Мониторинг", **SECOND, "deadline": "до 1 мая 2027 года"}
    )
    load(path)
    undo(workspace, list_changes(workspace, action="import")[0].id)
    (measure,) = only(workspace).measures
    assert measure.deadline_text == "Октябрь 2026 года"
    assert orders.list_orders(workspace) == []


def usual_plan(path: Path, *rows: tuple[Any, ...], title: str = "", header: Any = None) -> Path:
    """A plan as departments keep it: merged titles, sections in rows of their own."""
    above = [("Утверждён приказом от 05.10.2026 № 145",), (title or USUAL_TITLE,)]
    return write_sheets(path / "план.xlsx", {"План": [*above, header or USUAL_HEADER, *rows]})


USUAL_TITLE = "План мероприятий («дорожная карта») на 2026/2027 учебный год"
USUAL_HEADER = ("№", "Мероприятие", "Срок", "Ответственный", "Ожидаемый результат")


def test_a_plan_with_sections_in_rows_of_their_own(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(
        usual_plan(
            tmp_path,
            ("1. Организационные",),
            ("1.1", "Совещание", "15.10.2026", "Методист", "Протокол"),
            ("1.2", "Мониторинг", "ежеквартально", "", "Список участников"),
            ("", "II. Методические"),
            ("2.1", "Семинар", "октябрь 2026", "", ""),
            ("", "Итого мероприятий: 3"),
        )
    )
    assert outcome.stored
    assert [problem.code for problem in outcome.problems] == ["rows.total"]
    plan = only(workspace)
    assert (plan.title, plan.year) == (USUAL_TITLE, 2027)
    told = [(section.title, len(section.measures)) for section in plan.sections]
    assert told == [("1. Организационные", 2), ("II. Методические", 1)]


def test_what_a_usual_plan_lacks_is_said(tmp_path: Path, preview: Preview) -> None:
    measure = ("1.1", "Совещание", "15.10.2026", "Методист", "Список участников")
    found = preview(usual_plan(tmp_path, ("А",), measure, title="План мероприятий"))
    assert [question.code for question in found.open_questions] == ["plan.period"]
    found = preview(usual_plan(tmp_path, ("А",), measure, title="Дела на 2026/2027 год"))
    assert [question.code for question in found.open_questions] == ["plan.title"]
    found = preview(
        usual_plan(tmp_path, measure, header=("№", "Мероприятие", "Класс", "Место", "Что"))
    )
    assert [problem.code for problem in found.problems] == ["wrong_sheet"]


def test_two_usual_plans_under_each_other_are_not_mixed(tmp_path: Path, preview: Preview) -> None:
    measure = ("1.1", "Совещание", "15.10.2026", "Методист", "Протокол")
    second = USUAL_TITLE.replace("2026/2027", "2027/2028")
    found = preview(usual_plan(tmp_path, ("А",), measure, (second,), USUAL_HEADER, ("Б",), measure))
    assert not found.can_commit
    assert [(one.code, one.row) for one in found.problems if one.is_error] == [("plan.second", 6)]
