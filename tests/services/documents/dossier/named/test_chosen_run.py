from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.enums import OrderState
from app.errors import UserError
from app.services.clock import Clock
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.chosen_run import (
    run_of,
    too_early,
    usual_run,
)
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import KINDS
from app.services.documents.settings import checked_settings
from app.services.findings.finding import Weight, having
from app.services.findings.links import ToDocument, ToOrder
from app.services.identification.runs import runs
from app.services.orders.orders import OrderRow
from app.services.storage.workspace import Workspace
from app.services.year import overview

LIST_ORDER = KINDS["list-order"]

ISSUED = OrderRow(
    id=7,
    kind="list-order",
    title="О перечне",
    number="634",
    issued_on=date(2026, 10, 5),
    state=OrderState.REGISTERED,
    year=2027,
    signer_id=1,
    amends_id=None,
    note="",
)


def facts_of(workspace: Workspace, year: int) -> DocumentFacts:
    specs = catalogue.describe_settings("list-order")
    return LIST_ORDER.gather(Dossier(workspace), year, checked_settings(specs, {}, {}))


@pytest.fixture
def frozen(demo: Workspace) -> int:
    """A run by the results of 2025/2026, frozen in November 2026."""
    demo.clock = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
    return runs.freeze(demo, runs.run(demo, year=2026))[0]


def test_the_order_of_a_year_of_work_rests_on_the_results_of_the_year_before(
    demo: Workspace, frozen: int
) -> None:
    usual = usual_run(Dossier(demo), 2027)
    assert usual is not None
    assert (usual.id, usual.year) == (frozen, 2026)
    made = facts_of(demo, 2027)
    assert made.outcome is not None
    assert made.outcome.run is not None
    assert (made.outcome.run.id, made.year) == (frozen, 2027)
    assert made.outcome.year == 2026
    assert LIST_ORDER.inputs(made)["run_id"] == frozen
    assert not having(LIST_ORDER.missing(made), Weight.STOP)
    with demo.database.reading() as reader:
        steps = overview.get_overview(reader, demo.clock.today(), 2027).steps
    (told,) = (row for row in steps if row.key == "identification")
    assert "по результатам 2025/2026" in told.detail


def test_a_year_over_never_takes_the_run_of_another(demo: Workspace, frozen: int) -> None:
    assert usual_run(Dossier(demo), 2021) is None
    ways = {one.link: one.text for one in LIST_ORDER.notes(facts_of(demo, 2021))}
    assert ways[ToDocument("list-order", "run")].endswith("зафиксировано 3")
    named = run_of(Dossier(demo), 2021, str(frozen))
    assert named is not None
    assert named.year == 2026
    with pytest.raises(UserError, match="Выявления № 99 нет"):
        run_of(Dossier(demo), 2021, "99")


def test_an_annulled_run_is_taken_by_no_year(demo: Workspace, frozen: int) -> None:
    runs.annul(demo, frozen, "ошибочно")
    assert usual_run(Dossier(demo), 2027) is None


def test_an_order_rests_on_no_later_run_of_its_school_year(demo: Workspace, frozen: int) -> None:
    run = usual_run(Dossier(demo), 2027)
    assert run is not None
    (told,) = too_early(ISSUED, run)
    assert (told.code, told.weight) == ("order.earlier-than-basis", Weight.ERROR)
    assert told.text == (
        "Приказ от 05.10.2026 раньше выявления, на котором основан: оно зафиксировано 29.11.2026"
    )
    assert told.link == ToOrder(7, edit=True)
    for order in (
        None,
        replace(ISSUED, issued_on=None, number=None),
        replace(ISSUED, issued_on=date(2026, 11, 29)),
        replace(ISSUED, issued_on=date(2026, 12, 1)),
        replace(ISSUED, issued_on=date(2025, 10, 20)),  # entered later with its run, as history
    ):
        assert too_early(order, run) == []
    assert too_early(ISSUED, None) == []
