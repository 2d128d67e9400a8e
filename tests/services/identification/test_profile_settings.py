"""Parameters are set from text and compared field by field."""

import pytest

from app.errors import UserError
from app.services.identification.profile import Combine, EgeMath, SmallCohort
from app.services.identification.profile_settings import (
    SETTABLE,
    differences,
    only_in_each,
    parameters,
    settings_of,
    side_by_side,
    with_settings,
)
from tests.services.identification.examples import builtin, plain

DEFAULT = builtin("fioko-2020")


def test_all_parameters_can_be_set() -> None:
    changed = with_settings(
        DEFAULT,
        {
            "threshold_percent": "25",
            "c1_min_procedures": "3",
            "c2_min_per_year": "2",
            "c2_same_procedure": "да",
            "combine": "and",
            "small_cohort": "pool",
            "min_participants": "12",
            "procedures": "vpr:ma:5, oge:ru",
            "ege_math": "merged",
        },
    )
    assert changed.threshold_h == 2500
    assert (changed.c1_min_procedures, changed.c2_min_per_year) == (3, 2)
    assert changed.c2_same_procedure
    assert changed.combine is Combine.AND
    assert changed.small_cohort is SmallCohort.POOL
    assert changed.min_participants == 12
    assert changed.procedures == ("vpr:ma:5", "oge:ru")
    assert changed.ege_math is EgeMath.MERGED
    assert {found.name for found in differences(DEFAULT, changed)} == set(SETTABLE)


@pytest.mark.parametrize(
    ("text", "value"),
    [("да", True), ("True", True), ("1", True), ("нет", False), ("false", False), ("0", False)],
)
def test_yes_and_no(text: str, value: bool) -> None:
    assert with_settings(DEFAULT, {"c2_same_procedure": text}).c2_same_procedure is value


@pytest.mark.parametrize(("text", "value"), [("OR", "or"), ("или", "or"), ("И", "and")])
def test_the_combination_in_russian_too(text: str, value: str) -> None:
    assert with_settings(DEFAULT, {"combine": text}).combine == value


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="Параметра «порог» нет") as caught:
        with_settings(DEFAULT, {"порог": "30"})
    for name in SETTABLE:
        assert name in caught.value.hint


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("small_cohort", "hide", "flag (учитывать с пометкой), exclude (не учитывать)"),
        ("combine", "xor", "or (достаточно одного критерия), and (нужны оба критерия)"),
        ("ege_math", "any", "separate"),
        ("threshold_percent", "101", "не больше 100"),
        ("c1_min_procedures", "1,5", "целое число"),
        ("min_participants", "", "целое число"),
        ("c2_same_procedure", "может быть", "да или нет"),
        ("procedures", "", "через запятую"),
        ("procedures", "vpr;ma", "vpr:ma:5"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(UserError) as caught:
        with_settings(DEFAULT, {name: value})
    assert caught.value.message.startswith(f"Параметр «{name}»: ")
    assert allowed in caught.value.hint


def test_an_unknown_procedure_is_refused() -> None:
    with pytest.raises(UserError, match="процедуры «vpr:ma:99» нет") as caught:
        with_settings(DEFAULT, {"procedures": "vpr:ma:99"}, known_procedures={"vpr:ma:5", "oge:ru"})
    assert "vpr:ma:5" in caught.value.hint


def test_differences_are_told_in_russian() -> None:
    changed = with_settings(DEFAULT, {"threshold_percent": "33,3", "combine": "and"})
    assert [plain(found.text) for found in differences(DEFAULT, changed)] == [
        "порог низкого результата: 30 % → 33,3 %",
        "сочетание критериев: достаточно одного критерия → нужны оба критерия",
    ]
    assert differences(DEFAULT, DEFAULT) == ()


def test_parameters_are_printable() -> None:
    shown = {found.name: plain(found.text) for found in parameters(DEFAULT)}
    assert shown["threshold_percent"] == "30 %"
    assert shown["c2_same_procedure"] == "нет"
    assert shown["small_cohort"] == "учитывать с пометкой"
    assert shown["procedures"].startswith("vpr:ma:5, vpr:ma:6")


def test_a_profile_as_texts_reads_back() -> None:
    assert tuple(settings_of(DEFAULT)) == SETTABLE
    changed = with_settings(DEFAULT, {"c2_same_procedure": "да", "threshold_percent": "27,5"})
    assert with_settings(DEFAULT, settings_of(changed)) == changed


def test_side_by_side_has_every_parameter_and_says_which_differ() -> None:
    changed = with_settings(DEFAULT, {"c1_min_procedures": "3"})
    rows = side_by_side(DEFAULT, changed)
    assert tuple(row.name for row in rows) == SETTABLE
    assert [row for row in rows if row.before != row.after] == list(differences(DEFAULT, changed))


def test_procedures_of_one_profile_alone_are_named() -> None:
    one = with_settings(DEFAULT, {"procedures": "vpr:ma:5, oge:ru"})
    other = with_settings(DEFAULT, {"procedures": "vpr:ma:5"})
    row = only_in_each(one, other, {"oge:ru": "ОГЭ, русский язык"})
    assert plain(row.before) == "2 процедуры, только здесь: ОГЭ, русский язык"
    assert plain(row.after) == "1 процедура"
