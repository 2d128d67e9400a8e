"""An order from the list of support, without an identification."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import SupportKind
from app.errors import UserError
from app.services.documents.making.catalogue import KINDS, document_year
from app.services.documents.model.blocks import dump
from app.services.documents.model.tables import Row, Table
from app.services.documents.settings import save_setting
from app.services.findings.finding import Weight, having
from app.services.findings.links import ToDocument
from app.services.schools import schools, support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.terms import CONDITIONS, LOW_RESULTS, Terms
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import but
from tests.services.documents.samples import blocks
from tests.services.documents.words.list_orders import (
    gathered,
    items,
    leave,
    names,
)

LIST_ORDER = KINDS["list-order"]


def test_the_list_of_support_is_ordered_without_a_run(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, schools.SchoolDraft(short_name="МБОУ «СОШ № 1»"))
    draft = SupportDraft(
        school_id=school_id,
        kind=SupportKind.SHNOR,
        year=2027,
        entered_on=date(2026, 10, 1),
        entry_basis="Список региона",
    )
    support.enter_support(workspace, draft)
    year = document_year(workspace, "list-order", {"basis": "support"})
    assert year == 2027
    *_, way_out = LIST_ORDER.notes(gathered(workspace, year))
    assert way_out.text.endswith("список поддержки: 1\u00a0школа")
    assert way_out.link == ToDocument("list-order", "basis")
    facts = gathered(workspace, year, basis="support")
    assert names(facts) == ["МБОУ «СОШ № 1»"]
    assert not having(LIST_ORDER.missing(facts), Weight.STOP)
    text = dump(LIST_ORDER.compose(facts))
    assert "Список региона" in text
    assert "выявл" not in text.casefold()
    assert "по итогам" not in text
    leave(workspace, "МБОУ «СОШ № 1»", date(2026, 11, 1))
    missing = LIST_ORDER.missing(gathered(workspace, year, basis="support"))
    (told,) = having(missing, Weight.STOP)
    assert told.text == "В списке поддержки на 22.11.2026 нет школ"


def test_the_list_of_support_is_that_of_the_running_year(demo: Workspace) -> None:
    """Whatever years runs are frozen for: they have nothing to do with it."""
    assert document_year(demo, "list-order") == 2026
    assert document_year(demo, "list-order", {"basis": "support"}) == 2027
    save_setting(demo, "list-order", LIST_ORDER.settings, "basis", "support")
    assert document_year(demo, "list-order") == 2027
    with pytest.raises(UserError, match="нет настройки"):
        document_year(demo, "list-order", {"colour": "red"})


def test_an_order_from_the_list_of_support_claims_no_identification() -> None:
    document = LIST_ORDER.compose(given.support_order())
    text = dump(document)
    assert "оценочных процедур" not in text
    assert "Критерий" not in text
    first, second, *_ = items(document)
    assert "которым оказывается адресная поддержка в 2019/2020 учебном году" in first
    assert "работающих в сложных социальных условиях" in second
    region = Terms(LOW_RESULTS["shnro"], CONDITIONS["shnsu"])
    order = given.support_order()
    said = dump(LIST_ORDER.compose(but(order, office=replace(order.office, terms=region))))
    assert "с\\xa0низкими результатами обучения" in said
    assert said.count("функционирующих в неблагоприятных социальных условиях") == 4
    assert "образовательными результатами" not in said
    assert "сложных" not in said
    table = next(b for b in blocks(document, Table))
    assert [row.cells for row in table.rows if isinstance(row, Row)] == [
        (
            "1", "МБОУ «Полянская СОШ»", "17.08.2018",
            "Основание не указано\nПриказ от\u00a017.08.2018 №\u00a0458",
        ),
        ("2", "МБОУ «СОШ № 30»", "21.10.2019", "Список министерства на 2019/2020 учебный год"),
    ]  # fmt: skip
    by_name = LIST_ORDER.compose(given.support_order(school_order="name"))
    table = next(b for b in blocks(by_name, Table))
    assert [row.cells[1] for row in table.rows if isinstance(row, Row)] == [
        "МБОУ «СОШ № 30»",
        "МБОУ «Полянская СОШ»",
    ]
    assert "приказом Министерства" in dump(
        LIST_ORDER.compose(given.support_order(grounds="приказом Министерства"))
    )


def test_the_list_of_support_stands_as_it_was_on_the_day_of_its_order(demo: Workspace) -> None:
    facts = gathered(demo, 2020, basis="support")
    assert facts.day == date(2020, 8, 31)
    assert len(facts.supported) == 4
    assert LIST_ORDER.inputs(facts)["run_id"] is None
    assert LIST_ORDER.inputs(facts)["schools"] == names(facts)
    chosen = gathered(demo, 2026, basis="support", order="4")
    assert chosen.day == date(2025, 10, 20)
    assert [row.school for row in chosen.conditions] == [
        "МБОУ «Кузнечихинская ООШ»",
        "МБОУ «ООШ № 29»",
    ]
