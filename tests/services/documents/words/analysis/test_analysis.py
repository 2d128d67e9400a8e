"""The analysis in words: shares as known, conclusions with their numbers, sums and the target."""

from datetime import date

from app.services.documents.making.catalogue import KINDS
from app.services.documents.public_words import UNPUBLISHED, public_text
from app.services.documents.text.vocabulary import RowValues
from app.services.documents.words.analysis.results import RESULTS
from app.services.documents.words.analysis.staff import STAFF as WORDS
from app.services.language.numbers import NBSP
from app.services.schools.passports import PassportBlockRow
from tests.services.documents import facts_samples
from tests.services.documents.given_facts import but
from tests.services.documents.kinds.reports.analytical_note.states import (
    ONE,
    OTHER,
    SOCIAL,
    STAFF,
    note,
    states,
)
from tests.services.documents.kinds.reports.school_passport.states import block
from tests.services.documents.result_samples import CODES, SHARES, percents, result

category = WORDS.facts["доля педагогов с категорией"].value


def inside(row: RowValues, name: str) -> list[dict[str, str]]:
    values = row[name]
    assert not isinstance(values, str)
    return [{key: str(value) for key, value in one.items()} for one in values]


def first_school(facts: object) -> RowValues:
    return RESULTS.sets["школы анализа"].rows(facts)[0]  # pyright: ignore[reportArgumentType]


def test_a_known_table_is_printed_as_it_is_known() -> None:
    rows = inside(first_school(note(ONE, results={1: percents()})), "результаты школы")
    told = {row["процедура"]: list(row.values())[1:] for row in rows}
    assert told == {
        title: [f"{share}{NBSP}%" for year in years for share in year]
        for title, years in SHARES.items()
    }


def test_conclusions_name_their_numbers() -> None:
    low, changed = inside(first_school(note(ONE, results={1: percents()})), "выводы о школе")
    assert low["вывод"] == (
        f"2018/2019 учебный год, низкие результаты (не менее 30{NBSP}%): по 2 из"
        f" 8{NBSP}процедур: ВПР по математике, 5 класс – 33{NBSP}%; ВПР по русскому языку,"
        f" 6 класс – 31{NBSP}%"
    )
    assert changed["вывод"].replace(NBSP, " ") == (
        "по сравнению с 2017/2018 учебным годом доля не справившихся выросла по пяти процедурам,"
        " снизилась по одной процедуре, не изменилась по двум процедурам"
    )


def test_low_results_that_the_rules_did_not_take_are_told_apart() -> None:
    low = [
        result(title, 2019, participants=40, failed=20, high=5)
        for title in (*CODES, "ВПР по истории, 7 класс", "ВПР по химии, 8 класс")
    ]
    told = {}
    for number in (4, 3, 1):
        made = note(ONE, results={1: low[-number:]})
        plain = inside(first_school(made), "выводы о школе")[0]["вывод"]
        outcome = facts_samples.list_order().outcome
        said = inside(first_school(but(made, outcome=outcome)), "выводы о школе")[0]["вывод"]
        told[number] = said.removeprefix(plain)
    assert told == {
        4: " (в правила выявления входят 2 из них)",
        3: " (в правила выявления входит одна из них)",
        1: " (в правила выявления не входит ни одна из них)",
    }


def test_counts_are_compared_exactly_and_small_groups_are_told_of_nowhere() -> None:
    nearly = result("А", 2019, participants=1000, failed=299, high=0)
    rows = first_school(note(ONE, results={1: [nearly]}))
    assert "не зафиксированы" in inside(rows, "выводы о школе")[0]["вывод"]
    public = first_school(states()["public"])
    hidden, shown = inside(public, "результаты школы")
    assert set(list(hidden.values())[1:3]) == {UNPUBLISHED}
    assert shown["доля двоек"] == f"40{NBSP}%"
    told = inside(public, "выводы о школе")[0]["вывод"]
    assert f"по 1 из 1{NBSP}процедуры: ВПР по русскому языку, 5 класс – 40{NBSP}%" in told
    assert public_text(told) == told  # «из 1» is no group of pupils


def test_only_what_changed_is_told_of() -> None:
    before, after = (
        result("А", year, participants=20, failed=failed, high=5)
        for year, failed in ((2018, 4), (2019, 8))
    )
    rows = first_school(note(ONE, results={1: [before, after]}))
    _low, changed = inside(rows, "выводы о школе")
    assert changed["вывод"] == (
        "по сравнению с 2017/2018 учебным годом доля не справившихся выросла по одной процедуре"
    )


def test_a_sum_with_a_part_of_few_pupils_is_not_called_a_few() -> None:
    """Nine orphans of a district, two of them in the other school: neither number is printed."""
    groups = WORDS.sets["сведения о школах"].rows
    facts = note(ONE, OTHER, blocks={1: [orphans(7)], 2: [orphans(2)]}, version="public")
    told = {row["показатель"]: row for row in inside(groups(facts)[0], "показатели школ")}
    row = told["Сирот и детей под опекой"]
    assert (row["число"], row["доля"]) == (UNPUBLISHED, UNPUBLISHED)
    assert row["число в районе"] == UNPUBLISHED
    shown = note(ONE, OTHER, blocks={1: [orphans(7)], 2: [orphans(5)]}, version="public")
    told = {row["показатель"]: row for row in inside(groups(shown)[0], "показатели школ")}
    assert told["Сирот и детей под опекой"]["число"] == "12"


def orphans(count: int) -> PassportBlockRow:
    return block("social", {"children": 100, "orphans": count}, date(2018, 10, 1))


def test_sums_are_of_schools_that_counted_part_and_whole() -> None:
    assert category is not None
    bare = block("staff", {"category": 9}, date(2018, 10, 1))
    both = block("staff", {"teachers": 100, "category": 84}, date(2018, 10, 1))
    for blocks, target, told in (
        ({1: [both]}, "85", f"84{NBSP}%, что ниже регионального целевого показателя (85{NBSP}%)"),
        ({1: [both], 2: [bare]}, "", f"84{NBSP}%"),
        (
            {1: [both], 2: [STAFF]},
            "86",
            f"86{NBSP}%, что соответствует региональному целевому показателю (86{NBSP}%)",
        ),
        ({2: [bare]}, "85", ""),
    ):
        assert category(note(ONE, OTHER, blocks=blocks, category_target=target)) == told


def test_a_few_pupils_of_the_rest_of_the_district_are_hidden_too() -> None:
    groups = WORDS.sets["сведения о школах"].rows
    (group,) = groups(note(ONE, blocks={1: [SOCIAL]}, version="public"))
    rows = {row["показатель"]: row for row in inside(group, "показатели школ")}
    orphans = rows["Сирот и детей под опекой"]
    assert orphans["число"] == orphans["число в районе"] == f"менее{NBSP}5"


def test_no_school_stops_and_missing_results_are_told() -> None:
    kind = KINDS["analytical-note"]
    assert "analysis.no-school" in {one.code for one in kind.missing(note())}
    assert [one.code for one in kind.missing(note(ONE))] == ["analysis.no-results"]
    assert kind.missing(note(ONE, results={1: percents()})) == ()
