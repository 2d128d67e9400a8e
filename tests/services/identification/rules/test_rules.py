"""Profile documents are checked on load, in Russian, naming what is wrong."""

from typing import Any

import pytest

from app.errors import UserError
from app.services.identification.profile import builtin_profiles
from app.services.identification.rules.rules import Certainty, from_document, to_document

GOOD: dict[str, Any] = {
    "id": "own-1",
    "title": "Проба",
    "procedures": ["vpr:ma:5", "oge:ru"],
    "threshold_percent": 30,
}


@pytest.mark.parametrize("profile", builtin_profiles(), ids=lambda profile: profile.id)
def test_a_shipped_profile_is_whole(profile: Any) -> None:
    again = from_document(to_document(profile), origin="повтор")
    assert again == profile
    # A date that the source does not name is not made up.
    assert profile.valid_from is not None or "Дата и номер актов не названы." in profile.note
    assert profile.source
    assert profile.note
    assert profile.certainty in {Certainty.RETOLD, Certainty.PRESET}


def test_the_default_profile_is_the_double_criterion() -> None:
    profile = builtin_profiles()[0]
    assert profile.id == "fioko-2020"
    assert profile.threshold_h == 3000
    assert (profile.c1_min_procedures, profile.c2_min_per_year) == (2, 1)
    assert not profile.c2_same_procedure
    assert profile.procedures == (
        "vpr:ma:5",
        "vpr:ma:6",
        "vpr:ru:5",
        "vpr:ru:6",
        "oge:ma",
        "oge:ru",
        "ege:ma:base",
        "ege:ma:prof",
        "ege:ru",
    )


def test_left_out_parameters_take_their_defaults() -> None:
    profile = from_document(GOOD, origin="проба")
    assert (profile.combine, profile.ege_math, profile.small_cohort) == ("or", "separate", "flag")
    assert profile.min_participants == 10
    assert from_document({**GOOD, "min_participants": None}, origin="проба").min_participants == 10


@pytest.mark.parametrize(
    ("value", "hundredths"),
    [(30, 3000), (33.3, 3330), ("33.33", 3333), ("33,3 %", 3330), (100, 10000)],
)
def test_a_threshold_is_exact(value: object, hundredths: int) -> None:
    profile = from_document({**GOOD, "threshold_percent": value}, origin="проба")
    assert profile.threshold_h == hundredths
    assert from_document(to_document(profile), origin="повтор").threshold_h == hundredths


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold_percent": 0}, "порог «0»"),
        ({"threshold_percent": 130}, "порог «130»"),
        ({"threshold_percent": "33.333"}, "порог «33.333»"),
        ({"threshold_percent": "тридцать"}, "порог «тридцать»"),
        ({"threshold_percent": "nan"}, "порог «nan»"),
        ({"threshold_percent": True}, "порог «True»"),
        ({"procedures": []}, "«procedures» пуст"),
        ({"procedures": ["vpr:ma:5", "vpr:ma:5"]}, "указана дважды"),
        ({"procedures": ["математика"]}, "не обозначение процедуры"),
        ({"procedures": 5}, "«procedures» пуст"),
        ({"c1_min_procedures": 0}, "значение «0»"),
        ({"c1_min_procedures": True}, "значение «True»"),
        ({"c2_min_per_year": "два"}, "значение «два»"),
        ({"c2_same_procedure": "иногда"}, "значение «иногда»"),
        ({"combine": "xor"}, "значение «xor»"),
        ({"ege_math": "both"}, "значение «both»"),
        ({"small_cohort": "guess"}, "значение «guess»"),
        ({"min_participants": -1}, "значение «-1»"),
        ({"certainty": "sure"}, "значение «sure»"),
        ({"valid_from": "23.11.2020"}, "дата «23.11.2020»"),
        ({"title": " "}, "«title» не заполнен"),
        ({"id": "Мой профиль"}, "«Мой профиль» не подходит"),
        ({"treshold": 30}, "неизвестный параметр «treshold»"),
    ],
)
def test_a_wrong_document_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError) as caught:
        from_document({**GOOD, **change}, origin="мой.json")
    assert caught.value.message.startswith("Профиль «мой.json»: ")
    assert message in caught.value.message


@pytest.mark.parametrize("missing", ["id", "title", "procedures", "threshold_percent"])
def test_a_document_without_a_needed_parameter_is_refused(missing: str) -> None:
    document = {key: value for key, value in GOOD.items() if key != missing}
    with pytest.raises(UserError, match=f"нет параметра «{missing}»"):
        from_document(document, origin="мой.json")


def test_something_else_than_a_document_is_refused() -> None:
    with pytest.raises(UserError, match="не читается"):
        from_document([GOOD], origin="мой.json")
