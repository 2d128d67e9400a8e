"""Which plan, which schools and which marks a report is about."""

import pytest

from app.errors import UserError
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.storage.workspace import Workspace
from tests.services.documents.words.reports import gathered

EXECUTION_REPORT = KINDS["execution-report"]


def test_the_municipal_plan_and_the_schools_of_the_year_are_taken(demo: Workspace) -> None:
    facts = gathered(demo, 2019)
    assert facts.plan is not None
    assert len(facts.plan.measures) == 17
    assert len(facts.plan.sections) == 4
    assert facts.plan.order is not None
    assert facts.plan.order.number == "458"
    assert len(facts.criteria) == 6
    assert all(len(school.rows) == 11 for school in facts.criteria)
    assert EXECUTION_REPORT.missing(facts) == ()
    assert EXECUTION_REPORT.inputs(facts)["as_of"] == demo.clock.today().isoformat()


def test_a_report_of_an_earlier_day_counts_what_was_done_by_then(demo: Workspace) -> None:
    facts = gathered(demo, 2019, as_of="20.05.2019")
    assert facts.plan is not None
    rows = {row.place: row for row in facts.plan.measures}
    assert rows[12].mark is not None  # done on 17.05.2019
    assert (rows[10].mark, rows[10].not_due) == (None, True)  # done on 14.06.2019
    text = dump(EXECUTION_REPORT.compose(facts))
    assert "По состоянию на 20.05.2019." in text
    assert "14.06.2019" not in text
    assert "Срок не наступил" in text
    assert EXECUTION_REPORT.inputs(facts)["as_of"] == "2019-05-20"
    # The results of the year, entered in 2026, were not there in May; in June they are the year's.
    assert not any(school.filled for school in facts.criteria)
    assert not facts.prints_criteria
    assert "ритери" not in text
    told = [found.text for found in EXECUTION_REPORT.missing(facts)]
    assert "Значения критериев внесены после 20.05.2019 и не учтены: 6\u00a0школ" in told
    assert all(school.filled for school in gathered(demo, 2019, as_of="2019-06-01").criteria)
    early = gathered(demo, 2019, as_of="2018-08-16")
    assert early.criteria == ()  # they entered on the next day
    told = [found.text for found in EXECUTION_REPORT.missing(early)]
    assert "Приказ, которым утверждён план, издан позже 16.08.2018" in told


def test_a_chosen_plan_is_used_or_refused(demo: Workspace) -> None:
    facts = gathered(demo, 2027, plan="1")
    assert facts.plan is not None
    assert (facts.plan.id, facts.year) == (1, facts.plan.year)
    for setting, words in (
        ("plan", "Плана № 99 нет"),
        ("compiler", "Сотрудника № 99 нет"),
        ("model_order", "Приказа № 99 нет в реестре"),
    ):
        with pytest.raises(UserError, match=words):
            gathered(demo, 2019, **{setting: "99"})
