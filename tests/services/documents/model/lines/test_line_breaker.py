from itertools import pairwise

import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.line_breaker import LineBreaker, Room, places_of


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


def test_glued_words_wider_than_a_line_end_it_at_a_space_before_one_is_cut(
    breaker: LineBreaker,
) -> None:
    glued = "Союза\u00a0А.П.\u00a0Светлоозёрского\u00a0№\u00a04"
    assert breaker.lines(glued, 80) == ["Союза\u00a0А.П.", "Светлоозёрского", "№\u00a04"]
    lines = breaker.lines("не менее 30\u00a0%\u00a0участников", 60)
    assert lines == ["не менее", "30\u00a0%", "участников"]


def test_a_name_with_a_hyphen_ends_its_line_there_as_in_an_office_program(
    breaker: LineBreaker,
) -> None:
    lines = breaker.lines("Преображенского-Новозыбковского", 110)
    assert lines == ["Преображенского-", "Новозыбковского"]
    lines = breaker.lines("Преображенского-Новозыбковского", 60)
    assert "".join(lines).replace("-", "") == "ПреображенскогоНовозыбковского"
    assert sum(line.endswith("-") for line in lines) == len(lines) - 1


def test_initials_stay_with_a_name_that_ends_its_line_at_a_hyphen(breaker: LineBreaker) -> None:
    glued = "Труда Т.Г.\u00a0Преображенского-Новозыбковского"
    expected = ["Труда", "Т.Г.\u00a0Преображенского-", "Новозыбковского"]
    assert breaker.lines(glued, 115) == expected
    assert breaker.lines(glued, 70)[0].startswith("Труда Т.Г.")  # no line is wide enough for both


def test_what_is_glued_to_a_name_is_parted_from_it_before_its_initials(
    breaker: LineBreaker,
) -> None:
    width = fonts.Widths(fonts.FAMILY, 10).of("М.И.\u00a0Константинопольского-") + 1
    lines = breaker.lines("ООШ им.\u00a0М.И.\u00a0Константинопольского-Задунайского", width)
    assert lines == ["ООШ им.", "М.И.\u00a0Константинопольского-", "Задунайского"]
    lines = breaker.lines("До\u00a01\u00a0сентября 2026\u00a0года", 50)
    assert lines == ["До", "1\u00a0сентября", "2026\u00a0года"]
    lines = breaker.lines("начальнику\u00a0К.\u00a0К.\u00a0Ли", 60)
    assert lines == ["начальнику", "К.\u00a0К.\u00a0Ли"]
    lines = breaker.lines("Мельников-Задунайский\u00a0В.\u00a0А.", 118)
    assert lines == ["Мельников-Задунайский", "В.\u00a0А."]  # not only the last of them
    lines = breaker.lines("отдела\u00a0Константинопольской\u00a0К.К.", 125)
    assert lines == ["отдела", "Константинопольской\u00a0К.К."]


def test_a_word_that_is_divided_anyway_takes_along_what_is_glued_to_it(
    breaker: LineBreaker,
) -> None:
    """A preposition, an initial; but what has no room beside its first piece stays in its line."""
    glued = "политики и\u00a0оздоровительно-воспитательной"
    lines = breaker.lines(glued, 62)
    assert lines == ["политики", "и\u00a0оздорови-", "тельно-воспи-", "тательной"]
    assert breaker.lines("по\u00a0оздоровительной", 62) == ["по\u00a0оздорови-", "тельной"]
    name = "директор И.\u00a0Константинопольская"
    assert breaker.lines(name, 60) == ["директор", "И.\u00a0Констан-", "тинопольская"]
    assert breaker.lines("по\u00a0оздоровительной", 27) == ["по", "оздо-", "рови-", "тель-", "ной"]
    # What could be divided too goes into its own line whole.
    wide = breaker.lines("отделу\u00a0начальников\u00a0оздоровительной", 55)
    assert wide == ["отделу", "начальников", "оздорови-", "тельной"]


def test_an_address_ends_its_lines_behind_a_slash(breaker: LineBreaker) -> None:
    lines = breaker.lines("на сайте https://edu.example.ru/ocenka-kachestva/2026-2027/", 120)
    assert lines == ["на сайте", "https://edu.example.ru/", "ocenka-kachestva/2026-2027/"]
    cut = breaker.lines("https://metodicheskiykabinet.example.ru/2026-2027/god", 100)
    assert cut == ["https://metodicheskiyka", "binet.example.ru/2026-", "2027/god"]


def test_words_are_divided_by_the_rules_of_the_office() -> None:
    """Only to fill a loose line, three letters on either side, two in a row, never the last."""
    widths = fonts.Widths(fonts.FAMILY, 14)
    words = "общеобразовательные организации школа результативность методического сопровождения "
    divided = 0
    for width in range(200, 480, 7):
        room = Room(
            first=width - 35, width=width, space=widths.space, hyphen=widths.hyphen, divides=True
        )
        text = f"{words * 6}результативность."
        places = places_of(text, lambda start, end: widths.of(text[start:end]), room)  # noqa: B023 - asked at once
        assert max(place.width for place in places[1:]) <= width
        rows = "".join("-" if place.divided else " " for place in places)
        assert "---" not in rows, width
        divided += rows.count("-")
        assert text[places[-1].start :].endswith("результативность."), width
        assert [place.last for place in places] == [False] * (len(places) - 1) + [True]
        for place, after in pairwise(places):
            if place.divided:
                head = text[: place.end].rsplit(" ", 1)[-1]
                rest = text[after.start :].split(" ", 1)[0]
                assert min(len(head), len(rest)) >= 3, width
                assert len(head + rest) >= 6, width
                assert "школа" not in head + rest, width
    assert divided > 40


def test_mixed_faces_are_measured_piece_by_piece_and_line_ends_hold() -> None:
    text = "один два\vтри"
    room = Room(first=50, width=60, space=10, hyphen=3)
    places = places_of(text, lambda start, end: 10.0 * (end - start), room)
    assert [text[place.start : place.end] for place in places] == ["один", "два", "три"]
    assert [place.last for place in places] == [False, True, True]
