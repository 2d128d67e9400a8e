"""The beginning of a sentence, and names in it."""

import pytest

from app.services.language.sentences import capital, listed, quoted, shortened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("приказ от 17.08.2018 № 458", "Приказ от 17.08.2018 № 458"),
        ("доля школ ЕГЭ", "Доля школ ЕГЭ"),
        ("Уже с прописной", "Уже с прописной"),
        ("", ""),
    ],
)
def test_only_the_first_letter_changes(text: str, expected: str) -> None:
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("МБОУ «Лесная СОШ»", "«МБОУ „Лесная СОШ“»"),
        ("СОШ № 30", "«СОШ № 30»"),
    ],
)
def test_marks_inside_quotation_marks_are_inner_ones(name: str, expected: str) -> None:
    assert quoted(name) == expected


def test_a_long_list_is_cut_and_the_rest_is_counted() -> None:
    assert listed(["а", "б"], 2) == "а, б"
    assert listed(["а", "б", "в", "г"], 2) == "а, б и ещё 2"
    assert listed(["а", "б", "в"], 2, "; ") == "а; б и ещё 1"
    assert listed([], 2) == ""


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert shortened("Утвердить  состав\nгруппы", 40) == "Утвердить состав группы"
    assert shortened("Утвердить состав, группы", 19) == "Утвердить состав…"
