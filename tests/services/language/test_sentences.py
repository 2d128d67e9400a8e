"""The beginning of a sentence."""

import pytest

from app.services.language.sentences import capital


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
