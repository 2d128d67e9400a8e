import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.line_breaker import LineBreaker


@pytest.fixture
def breaker() -> LineBreaker:
    return LineBreaker(fonts.Widths(fonts.FAMILY, 10))


def test_lines_fit_and_keep_every_word(breaker: LineBreaker) -> None:
    text = "Проведение муниципального семинара-практикума для руководителей школ"
    lines = breaker.lines(text, 120)
    width = fonts.Widths(fonts.FAMILY, 10)
    assert len(lines) > 1
    assert all(width.of(line) <= 120 for line in lines)
    assert " ".join(lines).replace("- ", "-") == text


def test_a_word_that_fits_into_a_line_is_not_divided(breaker: LineBreaker) -> None:
    assert breaker.lines("анализ результатов", 60) == ["анализ", "результатов"]


def test_a_word_wider_than_the_cell_is_divided_by_syllables(breaker: LineBreaker) -> None:
    lines = breaker.lines("Общеобразовательные", 60)
    assert lines[0].endswith("-")
    assert "".join(lines).replace("-", "") == "Общеобразовательные"


def test_a_words_own_hyphen_is_preferred_to_a_syllable(breaker: LineBreaker) -> None:
    assert breaker.lines("Октябрь-декабрь 2026", 55) == ["Октябрь-", "декабрь", "2026"]


def test_an_address_without_places_to_divide_is_cut(breaker: LineBreaker) -> None:
    lines = breaker.lines("x" * 60, 60)
    assert "".join(lines) == "x" * 60
    assert all(fonts.Widths(fonts.FAMILY, 10).of(line) <= 60 for line in lines)


def test_non_breaking_spaces_hold(breaker: LineBreaker) -> None:
    assert breaker.lines("приказ №\u00a0458", 50) == ["приказ", "№\u00a0458"]


def test_a_line_end_starts_a_line_and_an_empty_line_stays(breaker: LineBreaker) -> None:
    assert breaker.lines("один\n\nтри", 100) == ["один", "", "три"]


def test_no_line_begins_with_the_space_of_a_divided_glued_word(breaker: LineBreaker) -> None:
    glued = "(в\u00a02017/2018\u00a0г.\u00a0–\u00a047,8\u00a0%)"
    for width in range(20, 120, 5):
        for text in (glued, f"16,6\u00a0% {glued}"):
            lines = breaker.lines(text, width)
            assert not any(line.startswith("\u00a0") for line in lines), width
            letters = text.replace("\u00a0", "").replace(" ", "")
            assert "".join(lines).replace("\u00a0", "").replace(" ", "") == letters


def test_a_column_narrower_than_a_letter_still_has_its_letters(breaker: LineBreaker) -> None:
    for width in (-5, 0, 1, 4, 7, 9):
        for text in ("№ п/п", "Ш", "ШЩ Ю", "", "a\u00a0b"):
            lines = breaker.lines(text, width)
            letters = text.replace("\u00a0", "").replace(" ", "")
            assert "".join(lines).replace("-", "").replace(" ", "").replace("\u00a0", "") == letters
