"""The order of a year made of a real workspace: its annexes, their settings, number and date."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.services.department.people import PersonDraft, save_person
from app.services.documents.making import texts
from app.services.documents.making.catalogue import describe_settings, get_row
from app.services.documents.making.composing import compose
from app.services.documents.making.texts import SlipsError
from app.services.documents.model.blocks import AnnexMark
from app.services.documents.model.tables import Table
from app.services.findings.finding import Weight
from app.services.orders.orders import OrderDraft, register_order, save_order
from app.services.plans.editing import save_plan
from app.services.plans.reading import list_plans
from app.services.plans.rows import PlanDraft
from app.services.registers.rows import list_rows
from app.services.registers.writing import RowDraft, delete_rows, save_rows
from app.services.storage.workspace import Workspace

KIND, YEAR = "yearly-order", 2027
FORM_ALONE = {
    f"annex_{key}": "0" for key in ("порядок", "состав", "план", "модель", "перечень")
} | {"conditions": "0", "annex_форма соглашения": "1"}


def marks(workspace: Workspace, **chosen: str) -> list[tuple[str, ...]]:
    sections = compose(workspace, KIND, YEAR, chosen).document.sections
    blocks = [block for section in sections for block in section.blocks]
    return [block.lines for block in blocks if isinstance(block, AnnexMark)]


def test_every_annex_of_choice_has_a_setting_and_both_tables_have_columns() -> None:
    settings = {one.name: one for one in describe_settings(KIND)}
    assert len(settings) == len(describe_settings(KIND))
    wanted = [one for one in settings.values() if one.name.startswith("annex_")]
    assert {one.kind for one in wanted} == {"flag"}
    assert [one.name for one in wanted if one.default == "0"] == ["annex_форма соглашения"]
    assert len(wanted) == 6
    assert {"columns", "header_share", "plan_columns", "plan_header_deadline"} <= settings.keys()
    assert settings["plan_header_title"].title == "Заголовок графы плана «Мероприятия»"
    # The order itself approves the model, and no pair is named in a form.
    assert {"model_order", "school_pair", "pair"}.isdisjoint(settings)


def test_what_lacks_data_is_left_out_and_told_without_stopping_the_order(demo: Workspace) -> None:
    for register in ("group_member", "support_model"):
        delete_rows(demo, register, [one.id for one in list_rows(demo, register, YEAR)])
    row = get_row(demo, KIND, YEAR)
    assert row.possible
    told = {one.code: one for one in row.missing}
    assert told["group.none"].weight is Weight.GAP
    assert told["group.none"].text.endswith("приложение «состав» не печатается")
    assert {"model.none", "run.none"} <= told.keys()
    assert [lines[0] for lines in marks(demo)] == [f"Приложение №\u00a0{at}" for at in (1, 2)]
    person, _ = save_person(demo, PersonDraft(surname="Седых", given_name="Анна", post="методист"))
    draft = RowDraft(values={"person_id": person, "role": "председатель"})
    save_rows(demo, "group_member", YEAR, [draft])
    assert len(marks(demo)) == 3
    assert "group.none" not in {one.code for one in get_row(demo, KIND, YEAR).missing}
    unwanted = {"annex_модель": "0", "annex_перечень": "0"}
    codes = {one.code for one in get_row(demo, KIND, YEAR, unwanted).missing}
    assert codes.isdisjoint(("model.none", "run.none", "group.none"))


def test_an_order_without_any_annex_cannot_be_made(demo: Workspace) -> None:
    assert [lines[0] for lines in marks(demo, **FORM_ALONE)] == ["Приложение"]
    with pytest.raises(UserError, match="утверждать нечего"):
        compose(demo, KIND, YEAR, {**FORM_ALONE, "annex_форма соглашения": "0"})


def test_its_number_fills_every_annex(demo: Workspace) -> None:
    key, _ = save_order(demo, OrderDraft(title="О сопровождении", kind=KIND, year=YEAR))
    assert {lines[-1] for lines in marks(demo)} == {"от\u00a0____________ №\u00a0______"}
    register_order(demo, key, "412", date(2026, 11, 2))
    assert {lines[-1] for lines in marks(demo)} == {"от\u00a002.11.2026 №\u00a0412"}


def test_columns_of_the_plan_are_chosen_beside_those_of_the_list(demo: Workspace) -> None:
    chosen = {"basis": "support", "as_typed": "0", "plan_columns": "title,deadline"}
    chosen |= {"plan_header_title": "Что делаем"}
    sections = compose(demo, KIND, YEAR, chosen).document.sections
    tables = [one for section in sections for one in section.blocks if isinstance(one, Table)]
    titles = [[column.title for column in table.columns] for table in tables]
    assert ["Что делаем", "Сроки исполнения"] in titles
    assert all(len(row) != 2 or "Что" in row[0] for row in titles)


def test_an_own_text_has_no_annex_that_no_setting_chooses(demo: Workspace) -> None:
    ours = texts.text_of(KIND)
    with pytest.raises(SlipsError) as refused:
        texts.set_text(demo, KIND, ours.replace("«модель»", "«моделька»"))
    (slip,) = refused.value.slips
    assert slip.message == "в настройках этого документа нет приложения «моделька»."
    assert slip.hint == "Похоже: «модель»."


def test_a_plan_that_another_order_has_approved_is_told(demo: Workspace) -> None:
    def told(**chosen: str) -> bool:
        notes = get_row(demo, KIND, YEAR, chosen).notes
        return "plan.approved-before" in {one.code for one in notes}

    plan = next(one for one in list_plans(demo, year=YEAR) if one.school_id is None)
    orders: list[int] = []
    for kind, number in (("plan", "411"), (KIND, "412")):
        draft = OrderDraft(title="О сопровождении", kind=kind, year=YEAR)
        key, _ = save_order(demo, draft)
        register_order(demo, key, number, date(2026, 11, 2))
        orders.append(key)
    save_plan(demo, replace(PlanDraft.of(plan), order_id=None), plan.id)
    assert not told()
    save_plan(demo, replace(PlanDraft.of(plan), order_id=orders[0]), plan.id)
    assert told()
    assert not told(annex_план="0")
    save_plan(demo, replace(PlanDraft.of(plan), order_id=orders[1]), plan.id)
    assert not told()
