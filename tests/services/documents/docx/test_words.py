"""Word divides words only where the PDF does."""

import pytest

from app.services.documents.docx.words import (
    FIRM_HYPHEN,
    LINK,
    SOFT_HYPHEN,
    TYPED_AS_IT_IS,
    Words,
)
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.line_breaker import LineBreaker

SIZE = 11.0


@pytest.fixture(scope="module")
def widths() -> fonts.Widths:
    return fonts.Widths(fonts.FAMILY, SIZE)


def shown(text: str) -> str:
    """Soft hyphens as «|», firm ones as «=»."""
    return text.replace(SOFT_HYPHEN, "|").replace(FIRM_HYPHEN, "=")


TYPED = {
    "Управление образования": "Управление образования",
    "приказ № 15-ОД": "приказ № 15=ОД",
    "5-й класс, из-за": "5=й класс, из=за",
    "учебно-методический": "учебно-методический",  # a line may end behind that hyphen
    "25-30 %, -5": "25=30 %, =5",
    "- пункт": "- пункт",
    "uo-1@mail.ru": "uo-1@mail.ru",  # firm hyphens would be copied with the address
    "https://a-1.ru/b-2": "https://a-1.ru/\u200bb-2",  # a line may end behind each
    "https://a-1.ru/б-2/д": "https://a-1.ru/б-2/д",
}


def test_hyphens_that_end_no_line_are_firm(widths: fonts.Widths) -> None:
    words = Words(fonts.FAMILY, SIZE, 500)
    assert {text: shown(words.typed(text)) for text in TYPED} == TYPED


def test_only_words_wider_than_their_line_get_soft_hyphens(widths: fonts.Widths) -> None:
    word = "Общеобразовательная"
    width = widths.of(word)
    text = f"{word}\nорганизация\v{word} школа"
    assert Words(fonts.FAMILY, SIZE, width).typed(text) == text
    divided = shown(Words(fonts.FAMILY, SIZE, width - 0.1).typed(text))
    assert divided.split("\n")[1].startswith("организация\v")
    assert divided.count("|") == 2 * sum(mark == "-" for _at, mark in fonts.division_points(word))


def test_a_line_end_inside_a_cell_ends_a_word(widths: fonts.Widths) -> None:
    text = "Управление образования\nОбразовательные организации"
    words = Words(fonts.FAMILY, SIZE, widths.of("Образовательные"))
    assert words.typed(text) == text


def test_what_is_glued_wider_than_its_line_ends_at_its_spaces(widths: fonts.Widths) -> None:
    glued = "Константинопольская\u00a0А.\u00a0П."
    assert Words(fonts.FAMILY, SIZE, 500).typed(glued) == glued
    narrow = Words(fonts.FAMILY, SIZE, widths.of("Константинопольская"))
    assert narrow.typed(glued) == "Константинопольская А.\u00a0П."
    # A word that is divided anyway takes along what is glued to it.
    divided = Words(fonts.FAMILY, SIZE, 62).typed("и\u00a0оздоровительной")
    assert shown(divided) == "и\u00a0оздо|ро|ви|тель|ной"


def test_word_may_end_a_line_wherever_the_pdf_does(widths: fonts.Widths) -> None:
    breaker = LineBreaker(widths)
    unlike: list[str] = []
    for word in ("Общеобразовательная", "Константинопольская-Задунайская", "организационно"):
        for room in range(36, 100, 7):
            ends = places(Words(fonts.FAMILY, SIZE, room).typed(word))
            at = 0
            for line in breaker.lines(word, room)[:-1]:
                at += len(line) if word.startswith(line, at) else len(line) - 1
                if at not in ends:
                    unlike.append(f"{word}, {room}: {word[:at]}|{word[at:]}")
    assert not unlike


def places(text: str) -> set[int]:
    """Where a line may end in a word, counted without the marks."""
    ends: set[int] = set()
    at = 0
    for letter in text:
        at += letter != SOFT_HYPHEN
        if letter in {SOFT_HYPHEN, "-"}:
            ends.add(at)
    return ends


def test_a_wide_address_ends_its_lines_behind_slashes_and_is_copied_without_the_marks(
    widths: fonts.Widths,
) -> None:
    address = "https://imc-zarechye.example.ru/shnor/2026-2027"
    typed = Words(fonts.FAMILY, SIZE, widths.of("https://imc-zarechye.example.ru/")).typed(address)
    assert "/\u200bshnor/" in typed
    assert "://\u200b" not in typed
    assert LINK.fullmatch(typed)
    assert typed.translate(TYPED_AS_IT_IS) == address
