"""What is typed above a list is found as she means it."""

from app.services.language.matching import folded
from app.services.language.sought import Sought


def found(typed: str, *texts: str) -> list[str]:
    sought = Sought.of(typed)
    return [text for text in texts if sought.stands_in(folded(text))]


def test_a_number_of_a_school_is_that_number() -> None:
    schools = (
        "МБОУ «СОШ № 9»",
        "МБОУ «СОШ №\u00a09» им. Ё",
        "СОШ № \u00a09",
        "СОШ №9",
        "СОШ № 19",
        "СОШ № 90",
    )
    days = ("СОШ № 12, 09.11.2026 19:09", "СОШ № 2, 9.11.2026", "2019")
    for typed in ("СОШ № 9", "сош №9", "№ 9 сош", "сош №\u00a09", "  № 9  "):
        assert found(typed, *schools, *days) == list(schools[:4]), typed
    assert found("сош 9", *schools, *days) == [*schools[:4], days[1]]
    assert found("№ 19", *schools) == ["СОШ № 19"]


def test_longer_numbers_and_words_narrow_with_every_key() -> None:
    login = "СОШ № 7, логин 203380"
    for typed in ("203", "2033", "20338", "с", "со", "сош", "лог", "№ 7", "№", "№7,", "7"):
        assert found(typed, login), typed
    for typed in ("20", "33", "№ 20", "№ 2", "№ 70", "школа"):
        assert not found(typed, login), typed
    assert found("2026", "20.09.2026"), "a year"
    assert found("20.09", "20.09.2026"), "the beginning of a day"
    assert found("20", "20.09.2026"), "a day"


def test_numbers_of_orders_are_words_with_their_sign() -> None:
    orders = ("приказ № 12", "приказ № 12-о", "приказ № 112-о", "приказ № 123/1")
    assert found("№ 12", *orders) == list(orders[:2])
    assert found("№ 12-о", *orders) == [orders[1]]
    assert found("№ 123/", *orders) == [orders[3]]


def test_a_month_is_found_in_words_and_in_days() -> None:
    texts = ("до 30.09.2026", "сентябрь 2026", "01.09.2025, 2026", "19.10.2026", "сентябрь")
    assert found("сентябрь 2026", *texts) == list(texts[:2])
    assert found("в сентябре 2026", *texts) == [texts[0]]
    assert found("09.2026", *texts) == [texts[0]]
    assert found("30 сентября 2026 г.", *texts) == [texts[0]]
    assert found("сентябрь", *texts) == [texts[1], texts[4]]
    assert found("2026 сентябрь", *texts) == [texts[1]]
    assert Sought.of("впр 9.2026").places_in("впр, 09.2026") == [(0, 3), (5, 12), (6, 12)]


def test_what_has_meaning_elsewhere_stands_for_itself() -> None:
    assert found("№ (9", "№ (9)") == ["№ (9)"]
    assert found("a.c", "abc", "a.c") == ["a.c"]
    assert not Sought.of(" \u00a0 ")
    assert Sought.of("a") == Sought.of(" A ")
