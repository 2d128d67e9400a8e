"""Plural forms after a number."""

import pytest

from app.services.language import plural


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "школ"),
        (1, "школа"),
        (2, "школы"),
        (4, "школы"),
        (5, "школ"),
        (11, "школ"),
        (12, "школ"),
        (14, "школ"),
        (21, "школа"),
        (24, "школы"),
        (100, "школ"),
        (101, "школа"),
        (111, "школ"),
        (-2, "школы"),
    ],
)
def test_plural(number: int, word: str) -> None:
    assert plural.plural(number, plural.SCHOOL) == word


def test_a_number_stays_beside_its_noun() -> None:
    assert plural.counted(44, plural.SCORE) == "44\u00a0балла"
    assert plural.counted(12639, plural.ROW) == "12\u00a0639\u00a0строк"


def test_few_procedures_are_counted_in_words_behind_po() -> None:
    forms = ("процедуре", "процедурам", "процедурам")
    numbers = (1, 2, 5, 10, 11, 21)
    assert [plural.counted_dative(number, forms).replace("\u00a0", " ") for number in numbers] == [
        "одной процедуре",
        "двум процедурам",
        "пяти процедурам",
        "десяти процедурам",
        "11 процедурам",
        "21 процедуре",
    ]
