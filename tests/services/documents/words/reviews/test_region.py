"""Information for the region: every measure is counted once, by section and altogether."""

from app.services.documents.words.reviews.region import REGION
from tests.services.documents import facts_samples as given
from tests.services.documents.kinds.reports.region_information.states import information


def test_the_columns_of_a_row_add_up_to_its_measures() -> None:
    rows = REGION.sets["итоги разделов"].rows(information())
    numbers = [
        [int(str(value)) for name, value in row.items() if name != "раздел итогов"] for row in rows
    ]
    assert [row["раздел итогов"] for row in rows] == [
        section.title for section in given.PLAN.sections if section.measures
    ]
    for total, *parts in numbers:
        assert total == sum(parts)
    totals = {
        name: number(information())
        for name, number in REGION.numbers.items()
        if name.endswith("по плану")
    }
    assert list(totals.values()) == [sum(column) for column in zip(*numbers, strict=True)]
    assert totals["всего мероприятий по плану"] == len(given.PLAN.measures)


def test_the_term_says_by_when() -> None:
    term = REGION.facts["срок информации"].value
    assert term is not None
    assert term(information()) == "30.01.2019"
    assert term(information(term="july")) == "20.07.2019"
