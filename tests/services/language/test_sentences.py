"""The beginning of a sentence, and names in it."""

import pytest

from app.services.language.sentences import capital, quoted


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
