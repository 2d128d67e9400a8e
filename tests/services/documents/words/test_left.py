"""Orders that change another one or take schools off a list: what they say and refuse."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.making.catalogue import KINDS
from tests.services.documents import facts_samples as given
from tests.services.documents.kinds.identification.amending_order.states import FORMER
from tests.services.documents.kinds.identification.amending_order.states import order as amending
from tests.services.documents.kinds.identification.exclusion_order.states import LEFT
from tests.services.documents.kinds.identification.exclusion_order.states import order as excluding


def codes(facts: DocumentFacts) -> set[str]:
    return {one.code for one in KINDS[facts.kind].missing(facts)}


def schools(facts: DocumentFacts) -> list[object]:
    rows = KINDS["exclusion-order"].require_text().words.sets["школы без низких результатов"]
    return [row["школа"] for row in rows.rows(facts)]


def test_an_order_changes_one_that_has_its_number_and_was_there_before() -> None:
    school = given.SUPPORTED[0]
    assert "order.amends-none" in codes(amending(school))
    assert codes(amending(school, amends="3")) == set()
    same = replace(given.REGISTERED, id=3)
    assert "order.amends-itself" in codes(amending(school, row=same, amends="3"))
    early = replace(given.REGISTERED, issued_on=date(2018, 1, 9))
    assert "order.amends-later" in codes(amending(school, row=early, amends="3"))
    facts = amending(school, amends="3")
    vars(facts.dossier)["orders"] = {3: replace(FORMER, number=None, issued_on=None)}
    assert "order.amends-draft" in codes(facts)


def test_schools_leave_by_the_order_or_in_its_year_by_none() -> None:
    other = replace(LEFT, school="Другой приказ", exit_order=replace(given.REGISTERED, id=77))
    later = replace(LEFT, school="Другой год", exit_order=None, left_on=date(2019, 9, 1))
    none = replace(LEFT, school="Без приказа", exit_order=None)
    still = replace(LEFT, school="В списке", left_on=None)
    assert schools(excluding(LEFT, other, later, none, still)) == [LEFT.school, "Без приказа"]
    assert "support.nobody-left" in codes(excluding(other, later, still))
    assert "support.no-exit-basis" in codes(excluding(replace(LEFT, exit_basis="")))
