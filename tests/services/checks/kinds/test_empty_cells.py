"""Cells that are empty where the others are filled."""

from datetime import date

from app.enums import IndicatorOperator
from app.services.checks.kinds import empty_cells
from app.services.department.people import PersonDraft, save_person
from app.services.programmes.parts import Indicator, YearValue
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import (
    SCHOOL,
    add_order,
    add_plan,
    add_programme,
    add_row,
    codes,
    set_order,
    told,
)

WHOLE = {"deadline_text": "май 2021", "expected": "Справка", "responsible": ("Отдел",)}


def test_measures_without_what_most_have(workspace: Workspace) -> None:
    add_plan(workspace, WHOLE, {**WHOLE, "expected": "", "expected_joined": True})
    add_plan(workspace, *[{"deadline_text": "май 2021"}] * 3)  # the column is not used at all
    assert told(workspace, empty_cells.measures) == []
    add_plan(workspace, WHOLE, WHOLE, {**WHOLE, "expected": ""}, {"expected": "Справка"})
    assert told(workspace, empty_cells.measures) == [
        ("measure.no-deadline", "План «План мероприятий», мероприятия 4"),
        ("measure.no-expected", "План «План мероприятий», мероприятия 3"),
        ("measure.no-responsible", "План «План мероприятий», мероприятия 4"),
    ]


def test_a_column_that_a_plan_does_not_print(workspace: Workspace) -> None:
    columns = (("title", "Мероприятия"), ("deadline", "Сроки"))
    add_plan(workspace, WHOLE, WHOLE, {**WHOLE, "expected": ""}, columns=columns)
    assert told(workspace, empty_cells.measures) == []


def test_an_indicator_without_targets(workspace: Workspace) -> None:
    with_target = Indicator(title="Охват", years={2019: YearValue(target_h=8000)})
    add_programme(workspace, indicators=(with_target, with_target))
    add_programme(workspace, indicators=(Indicator(title="Рост"),))
    assert codes(workspace, empty_cells.targets) == []
    growing = Indicator(title="Рост", operator=IndicatorOperator.GROWTH)
    add_programme(workspace, indicators=(with_target, growing))
    assert codes(workspace, empty_cells.targets) == []
    without = (Indicator(title="Доля"), Indicator(title="Число"))
    add_programme(workspace, title="Программа", indicators=(with_target, growing, *without))
    assert told(workspace, empty_cells.targets) == [
        ("indicator.no-target", "Программа «Программа», показатели 3, 4")
    ]


def test_a_row_of_a_register_without_what_the_others_have(workspace: Workspace) -> None:
    for day in (date(2020, 11, 13), date(2020, 11, 13)):
        add_row(workspace, "expert_document", 2021, position=1, title="Программа", due_on=day)
    add_row(workspace, "expert_document", 2022, position=1, title="Программа")
    assert codes(workspace, empty_cells.register_cells, 2021) == []
    add_row(workspace, "expert_document", 2021, position=3, title="Приказ")
    assert codes(workspace, empty_cells.register_cells, 2021) == ["register.empty-cell"]


def test_the_mark_of_an_annex_whose_order_is_a_draft(workspace: Workspace) -> None:
    save_person(workspace, PersonDraft(surname="Петрова"))
    order = add_order(workspace, None, None)
    add_plan(workspace, WHOLE, period=SCHOOL, order_id=order)
    empty = ("stamp.empty-requisites", "Документ «План мероприятий», гриф")
    assert empty in told(workspace, empty_cells.stamps, 2021)
    set_order(workspace, order, number="828", issued_on=date(2020, 11, 23), state="registered")
    assert empty not in told(workspace, empty_cells.stamps, 2021)


def test_the_order_of_another_year_is_another_order(demo: Workspace) -> None:
    """The document of a year whose order is in no register is not begun by that of the next."""
    empty = ("stamp.empty-requisites", "Документ «Приказ об организации сопровождения школ», гриф")
    kind = {"kind": "yearly-order", "title": "О сопровождении"}
    next_one = add_order(demo, "412", date(2026, 11, 2), **kind)
    assert empty not in told(demo, empty_cells.stamps)
    assert empty not in told(demo, empty_cells.stamps, 2026)
    assert empty not in told(demo, empty_cells.stamps, 2027)
    set_order(demo, next_one, number=None, issued_on=None, state="draft")
    assert empty not in told(demo, empty_cells.stamps, 2026)
    assert empty in told(demo, empty_cells.stamps, 2027)
    set_order(demo, next_one, year=None)  # its day will tell the year
    assert empty in told(demo, empty_cells.stamps, 2026)
