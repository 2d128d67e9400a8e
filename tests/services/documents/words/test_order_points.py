"""Terms and optional points of the order, and what they contradict."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.making.catalogue import KINDS
from app.services.documents.words.order_points import POINTS
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument
from app.services.orders import orders
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import but
from tests.services.documents.kinds.reviewed import reviewed
from tests.services.documents.words.list_orders import gathered, items

RECORD = KINDS["list-order"]

DAY = date(2019, 10, 21)


def _facts(**chosen: str) -> DocumentFacts:
    return but(given.list_order(**chosen), day=DAY)


def contradictions(facts: DocumentFacts) -> list[Finding]:
    return [finding for check in POINTS.checks for finding in check.tell(facts)]


def test_points_are_printed_only_when_they_are_chosen() -> None:
    plain, whole = (
        items(RECORD.compose(facts))
        for facts in (_facts(), reviewed()["list-order"]["every-point"])
    )
    assert not [line for line in plain if "срок" in line or "сайт" in line or "силу" in line]
    assert any(line.endswith("муниципальному координатору.") for line in plain)
    assert any(line.endswith("координатору в\u00a0срок до 15.11.2019.") for line in whole)
    assert [line.split(" ")[0] for line in whole][-4:] == ["5.", "6.", "7.", "8."]
    (void,) = (line for line in whole if "утратившим силу" in line)
    assert void.endswith("муниципального округа от\u00a017.08.2018 №\u00a0458 «О перечне».")


def test_what_a_point_contradicts_is_told_with_its_setting() -> None:
    assert not (contradictions(_facts()))
    assert not (contradictions(reviewed()["list-order"]["every-point"]))
    own = but(_facts(), repealed=given.REGISTERED)
    for facts, code, setting in (
        (own, "order.repeals-itself", "repeals"),
        (but(own, repealed=replace(given.DRAFT, id=3)), "order.repeals-draft", "repeals"),
        (_facts(publish="1", version="internal"), "order.publishes-internal", "version"),
        (_facts(plans_due="2019-10-20"), "order.due-before-issue", "plans_due"),
    ):
        (found,) = contradictions(facts)
        assert (found.code, found.weight) == (code, Weight.ERROR)
        assert found.link == ToDocument("list-order", setting)
        assert found in RECORD.missing(facts)
    assert not (contradictions(_facts(plans_due="2019-10-21")))


def test_the_order_that_loses_its_force_is_one_of_the_register(demo: Workspace) -> None:
    old = next(row for row in orders.list_orders(demo) if row.number is not None)
    assert gathered(demo, 2019, repeals=str(old.id)).repealed == old
    assert gathered(demo, 2019).repealed is None
    with pytest.raises(UserError, match="777"):
        gathered(demo, 2019, repeals="777")
