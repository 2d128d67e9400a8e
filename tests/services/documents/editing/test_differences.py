"""Differences of two texts: by paragraphs, with their lines, whatever the line ends."""

from app.services.documents.editing.differences import Difference, changed_words, differences

OURS = "название: А\n---\n1. Первый\n   пункт\n2. Второй\n\n% если есть школы\nСлова\n% конец"


def test_the_same_words_in_other_lines_are_no_difference() -> None:
    assert differences(OURS, OURS.replace("\n   пункт", " пункт").replace("\n\n", "\n")) == ()


def test_changed_added_and_gone_paragraphs_are_told_with_their_lines() -> None:
    theirs = OURS.replace("Второй", "Другой").replace("% конец", "Ещё\n\n% конец\nКонец")
    assert differences(OURS, theirs) == (
        Difference("2. Второй", "2. Другой", 5, 5),
        Difference("Слова", "Слова\nЕщё", 8, 9),
        Difference("", "Конец", 12, 12),
    )
    assert differences(OURS, OURS.replace("1. Первый\n   пункт\n", "")) == (
        Difference("1. Первый\n   пункт", "", 3, 2),
    )
    assert differences("А\n\nБ", "А") == (Difference("Б", "", 2, 1),)
    assert differences("А", "") == (Difference("А", "", 1, 0),)


def test_words_that_the_other_text_lacks_are_known() -> None:
    assert changed_words("в срок до 1 мая", "в срок  до 1 июня 2027") == (
        ("в срок до 1", False),
        ("июня 2027", True),
    )
    assert changed_words("слова", "") == ()
