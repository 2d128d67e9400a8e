"""One number with two dates, in the register and in the texts."""

from datetime import date

from app.enums import LetterDirection
from app.services.checks.kinds.papers import two_dates
from app.services.department.department import DepartmentDraft, save_department
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import (
    add_mark,
    add_order,
    add_plan,
    add_programme,
    add_row,
    texts,
    told,
)


def test_a_registered_order_that_marks_name_otherwise(workspace: Workspace) -> None:
    add_order(workspace, "458", date(2018, 8, 27))
    _plan, measures = add_plan(workspace, {}, {})
    for key in measures:
        add_mark(workspace, key, None, "Приказ № 458 от 27.08.2018")
    assert told(workspace, two_dates) == []
    for key in measures:
        add_mark(workspace, key, None, "Выполнено. Приказ № 458 от 17.08.2018")
    ((code, where),) = told(workspace, two_dates)
    assert code == "paper.two-dates"
    assert where == "План «План мероприятий», мероприятие 1, отметка и ещё 1"
    assert texts(workspace, two_dates) == [
        "paper.two-dates: Приказ № 458 назван с разными датами: 17.08.2018, 27.08.2018"
    ]


def test_an_order_that_is_named_with_the_department_itself(workspace: Workspace) -> None:
    save_department(
        workspace,
        DepartmentDraft(full_name="Департамент области", full_name_genitive="Департамента области"),
    )
    add_order(workspace, "418-ОД", date(2020, 10, 8))
    add_programme(workspace, aim="Приказ Департамента области от 08.10.2020 № 418-ОД")
    add_programme(workspace, aim="Приказ Департамента края от 06.10.2020 № 418-ОД")
    assert told(workspace, two_dates) == []
    add_programme(
        workspace, aim="Приказ Департамента области (далее – Департамент) от 06.10.20 № 418-ОД"
    )
    assert texts(workspace, two_dates) == [
        "paper.two-dates: Приказ № 418-ОД назван с разными датами: 06.10.2020, 08.10.2020"
    ]


def test_two_texts_of_which_neither_is_registered(workspace: Workspace) -> None:
    add_programme(workspace, aim="Приказ № 418-ОД от 08.10.2020, приказ от 06.10.20 №\u00a0418-ОД")
    add_programme(workspace, aim="Приказ Министерства от 06.10.2020 № 5, приказ № 5 от 01.10.2020")
    add_programme(workspace, aim="Приказ № 7 от 08.10.2020, приказ от 08.10.2021 № 7")
    assert texts(workspace, two_dates) == [
        "paper.two-dates: Приказ № 418-ОД назван с разными датами: 06.10.2020, 08.10.2020"
    ]


def test_a_letter_that_a_text_names_otherwise(workspace: Workspace) -> None:
    sent = {
        "title": "О сроках",
        "correspondent": "Школы",
        "number": "12",
        "issued_on": date(2020, 11, 23),
    }
    add_row(workspace, "letter", 2021, direction=LetterDirection.OUTGOING.value, **sent)
    add_programme(workspace, aim="Письмо от 23.11.2020 № 12")
    assert told(workspace, two_dates) == []
    add_programme(workspace, aim="Письмо от 24.11.2020 № 12")
    assert [code for code, _ in told(workspace, two_dates)] == ["paper.two-dates"]
