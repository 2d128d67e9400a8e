"""Papers of a programme made of a real workspace: what they are made of, what they lack."""

from dataclasses import replace

from app.services.department.people import PersonDraft, save_person
from app.services.documents.making.catalogue import document_year, get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import dump
from app.services.orders.orders import OrderDraft, save_order
from app.services.plans import (
    MeasureDraft,
    PlanDraft,
    SectionDraft,
    save_measure,
    save_plan,
    save_section,
)
from app.services.programmes.writing import save_programme
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from tests.services.documents.programme_samples import SHORT, WATCHED

YEAR = 2019


def codes(workspace: Workspace, kind: str) -> set[str]:
    return {one.code for one in get_row(workspace, kind, YEAR).missing}


def programme(workspace: Workspace) -> int:
    watched = replace(WATCHED, id=None)
    return save_programme(workspace, replace(SHORT, id=None, indicators=(watched,)))[0]


def test_a_programme_prints_its_own_plan_and_the_order_that_approves_it(
    workspace: Workspace,
) -> None:
    assert codes(workspace, "programme") >= {"programme.none"}
    assert not get_row(workspace, "programme", YEAR).possible
    key = programme(workspace)
    assert {"programme.no-plan", "programme.no-order-id"} <= codes(workspace, "programme")
    assert get_row(workspace, "programme", YEAR).possible

    plan, _ = save_plan(
        workspace, PlanDraft(title="План программы", period=SHORT.period, programme_id=key)
    )
    section, _ = save_section(workspace, SectionDraft(plan, "Анализ"))
    save_measure(workspace, MeasureDraft(section_id=section, title="Провести мониторинг"))
    other, _ = save_plan(workspace, PlanDraft(title="Другой план", period=SHORT.period))
    order, _ = save_order(
        workspace, OrderDraft(title="О программе", kind="programme-order", year=YEAR)
    )
    from app.services.programmes.reading import get_programme

    save_programme(workspace, replace(get_programme(workspace, key), order_id=order))
    assert "programme.no-plan" not in codes(workspace, "programme")
    assert "order.no-number" in codes(workspace, "programme")
    text = dump(compose(workspace, "programme", YEAR).document)
    assert "Провести мониторинг" in text
    assert "33 из 40" not in text  # values stand in the monitoring
    row = get_row(workspace, "programme-order", YEAR)
    assert row.order is not None
    assert row.order.id == order != other
    assert document_year(workspace, "programme") == 2021


def test_the_monitoring_tells_what_was_reached(workspace: Workspace) -> None:
    programme(workspace)
    text = dump(compose(workspace, "indicators", YEAR).document)
    assert "(82,5" in text
    assert "Выводы сделаны за" in text
    assert "достигнуто" in text


def test_the_order_on_the_group_takes_the_group_of_its_year(workspace: Workspace) -> None:
    assert not get_row(workspace, "group-order", YEAR).possible
    person, _ = save_person(
        workspace,
        PersonDraft(surname="Седых", given_name="Анна", patronymic="Петровна", post="методист"),
    )
    save_rows(workspace, "group_member", YEAR, [RowDraft(values={"person_id": person})])
    assert codes(workspace, "group-order") >= {"group.no-role"}
    assert "Седых Анна Петровна" in dump(compose(workspace, "group-order", YEAR).document)
    assert not get_row(workspace, "group-order", YEAR + 1).possible
