"""Which order of the register the list order is, and which one it may be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.services.clock import Clock
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import KindRow
from app.services.documents.settings import own_settings, save_for_year
from app.services.identification.runs import runs
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.programmes.reading import list_programmes
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from tests.views.samples import YEAR, make_district

KIND = "list-order"
TODAY = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def row(workspace: Workspace, year: int) -> KindRow:
    return next(one for one in catalogue.list_kinds(workspace, year) if one.kind == KIND)


def choose(workspace: Workspace, year: int, order: str) -> None:
    save_for_year(workspace, KIND, catalogue.describe_settings(KIND), ("order", order), year)


def registered_today(workspace: Workspace) -> int:
    """A run for a year of work that is over, and its order, which is registered only today."""
    workspace.clock = Clock(TODAY)
    make_district(workspace)
    runs.freeze(workspace, runs.run(workspace, year=YEAR - 1))
    draft = OrderDraft(title="О перечне", kind=KIND, number="7", issued_on=TODAY.date())
    return orders.save_order(workspace, draft)[0]


def test_an_order_of_a_past_year_that_is_registered_today_is_offered(workspace: Workspace) -> None:
    """By its day it belongs to this year of work, so the program asks and does not decide."""
    order = registered_today(workspace)
    past = row(workspace, YEAR)
    assert past.order is None
    assert past.meant is not None
    assert past.meant.id == order

    choose(workspace, YEAR, str(order))
    past = row(workspace, YEAR)
    assert past.order is not None
    assert (past.order.id, past.meant) == (order, None)


def test_an_order_that_is_older_than_the_run_is_not_offered(workspace: Workspace) -> None:
    order = registered_today(workspace)
    draft = OrderDraft(title="О перечне", kind=KIND, number="7", issued_on=date(2026, 10, 1))
    orders.save_order(workspace, draft, order)
    assert (row(workspace, YEAR).order, row(workspace, YEAR).meant) == (None, None)


def test_an_order_chosen_for_one_year_is_no_order_of_another(workspace: Workspace) -> None:
    """The number of last year's list never gets into the list of this year."""
    order = registered_today(workspace)
    workspace_year = 2027
    runs.freeze(workspace, runs.run(workspace, year=workspace_year - 1))
    newest = row(workspace, workspace_year).order
    assert newest is not None
    assert newest.id == order  # nobody said yet that it is another's

    choose(workspace, YEAR, str(order))
    assert row(workspace, workspace_year).order is None
    choose(workspace, workspace_year, str(order))  # who says so twice has it twice
    assert row(workspace, workspace_year).order == row(workspace, YEAR).order
    choose(workspace, workspace_year, "")
    assert own_settings(workspace, KIND) == {"order": f"{order}@{YEAR}"}


def test_a_new_programme_never_takes_the_order_of_another(demo: Workspace) -> None:
    """Both stand in one year; the order of the former approves the former alone."""
    kind, workspace_year = "programme-order", 2027
    approved = next(one for one in list_programmes(demo) if one.order_id is not None)

    def order_of(programme: int) -> int | None:
        chosen = {"programme": str(programme)}
        order = catalogue.get_row(Dossier(demo), kind, workspace_year, chosen).order
        return None if order is None else order.id

    new, _changes = save_programme(demo, replace(approved, id=None, title="Новая", order_id=None))
    assert approved.id is not None
    assert (order_of(approved.id), order_of(new)) == (approved.order_id, None)

    draft = OrderDraft(title="О новой программе", kind=kind, year=workspace_year)
    free, _changes = orders.save_order(demo, draft)
    assert (order_of(approved.id), order_of(new)) == (approved.order_id, free)
