"""How many criteria are reached: of all schools, without those that have no data."""

from dataclasses import replace
from datetime import date

from app.enums import ValueUnit
from app.services.criteria import Current
from app.services.documents.making.catalogue import KINDS
from app.services.documents.words.schools.reached import REACHED
from app.services.language.numbers import NBSP
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import holding
from tests.services.documents.kinds.reports.criteria.states import RULE, SIX, criteria

total = REACHED.facts["итог критериев"].value


def test_sixty_six_values_are_fourteen_reached_of_forty_nine() -> None:
    assert total is not None
    assert sum(len(school.rows) for school in SIX) == 66
    assert total(criteria(*SIX)) == f"достигнуто 14 из{NBSP}49{NBSP}критериев, нет данных по 17"


def test_a_verdict_on_a_share_that_is_not_published_is_not_counted() -> None:
    row = given.criterion(1, "Доля", "9 %", "", "достигнуто")
    few = replace(
        row,
        code="certificate-9",
        unit=ValueUnit.PERCENT,
        current=Current(number_h=900),
        current_text="9 %",
        reached=True,
    )
    school = given.criteria_of("Школа", few, row, groups={("certificate-9", 2019): 11})
    assert total is not None
    told = total(criteria(school))
    assert told == f"нет данных по 1{NBSP}критерию, не публикуется 1"
    internal = total(criteria(school, version="internal"))
    assert internal == f"достигнуто 1 из{NBSP}1{NBSP}критерия, нет данных по 1"


def test_schools_stand_as_they_came_onto_the_list() -> None:
    stays = [
        replace(given.CONDITIONS[0], id=9 - at, school_id=at, entered_on=date(2018, 9, 1))
        for at in range(1, 7)
    ]
    for chosen, first in (("list", "МБОУ «СОШ № 6»"), ("name", "МБОУ «СОШ № 1»")):
        facts = holding(criteria(*SIX, school_order=chosen), _support=stays)
        rows = REACHED.sets["школы с итогами критериев"].rows(facts)
        assert rows[0]["школа"] == first


def test_a_rule_of_exit_is_asked_for() -> None:
    kind = KINDS["criteria"]
    assert [one.code for one in kind.missing(criteria(*SIX))] == ["criteria.no-rule"]
    assert kind.missing(criteria(*SIX, exit_rule=RULE)) == ()
    assert "criteria.no-school" in {one.code for one in kind.missing(criteria())}
