"""Values that cannot be: in criteria, in indicators, in words."""

from dataclasses import replace

from app.models import CriterionValue
from app.services.checks.data.facts import CheckFacts
from app.services.checks.kinds import values
from app.services.checks.texts.typed import TypedText
from app.services.programmes.parts import Indicator, YearValue
from app.services.reference import ensure_school_year
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data
from tests.services.checks.papers import add_plan, add_programme, codes, texts, told


def test_points_above_a_hundred_in_a_criterion(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    with workspace.database.writing() as session:
        ensure_school_year(session, 2019)
        value = CriterionValue(
            school_id=school,
            criterion_id=3,
            year=2019,
            current_h=6300,
            expected_operator="more",
            expected_h=7000,
        )
        session.add(value)
    assert told(workspace, values.criteria) == []
    with workspace.database.writing() as session:
        stored = session.get_one(CriterionValue, 1)
        stored.expected_h = 67000
        session.add(stored)
    assert told(workspace, values.criteria) == [
        ("criterion.impossible", "Критерии, СОШ № 1, 2018/2019")
    ]
    assert told(workspace, values.criteria, 2020) == []


def test_an_indicator_above_a_hundred_percent(workspace: Workspace) -> None:
    def indicator(unit: str, target_h: int) -> Indicator:
        return Indicator(title="Охват", unit=unit, years={2019: YearValue(target_h=target_h)})

    add_programme(workspace, indicators=(indicator("%", 10_000), indicator("чел.", 12_000)))
    assert codes(workspace, values.indicators) == []
    add_programme(workspace, indicators=(indicator("%", 12_000),))
    assert codes(workspace, values.indicators) == ["indicator.impossible"]


def test_a_target_is_told_where_it_is_stored_and_not_again_in_what_is_printed(
    workspace: Workspace,
) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    with workspace.database.writing() as session:
        ensure_school_year(session, 2019)
        session.add(
            CriterionValue(
                school_id=school,
                criterion_id=3,
                year=2019,
                expected_operator="more",
                expected_h=67_000,
            )
        )
    place = TypedText(text="более 670 баллов, более 680 баллов", where="", sort="document")
    facts = CheckFacts(workspace)
    facts.all_texts = (place, replace(place, text="более 670 баллов", sort="words"))
    assert [one.text for one in values.over_hundred(facts)] == [
        "Больше 100: «680 баллов»",
        "Больше 100: «670 баллов»",
    ]


def test_what_words_say_and_cannot_be(workspace: Workspace) -> None:
    possible = "Доля 23 %, 4 из 5 школ, 12 из 5-х классов, 100 %, 2020 год, 28.02.2021, п. 3.31.2"
    add_plan(workspace, {"expected": possible})
    assert told(workspace, values.typed_values) == []
    assert told(workspace, values.over_hundred) == []
    add_plan(workspace, {"expected": "Доля 23%%, 5 из 4 школ, более 670 баллов, до 31.02.2021"})
    assert texts(workspace, values.typed_values) == [
        "value.doubled-sign: Знак процента стоит дважды: «23%%»",
        "value.part-above-whole: Часть больше целого: «5 из 4»",
        "value.no-such-day: Такого дня нет: 31.02.2021",
    ]
    assert texts(workspace, values.over_hundred) == ["value.over-hundred: Больше 100: «670 баллов»"]
