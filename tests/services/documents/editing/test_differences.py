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
    assert differences("А\n\nБ", "А") == (Difference("\nБ", "", 2, 1),)
    assert differences("А", "") == (Difference("А", "", 1, 0),)


def test_words_that_the_other_text_lacks_are_known() -> None:
    assert changed_words("в срок до 1 мая", "в срок  до 1 июня 2027") == (
        ("в срок до 1", False),
        ("июня 2027", True),
    )
    assert changed_words("слова", "") == ()


def test_what_is_taken_back_is_the_same_paragraphs_again() -> None:
    """Lines below one another would be one paragraph."""
    ours = "название: А\n---\nПервый.\n\nВторой.\n\nТретий.\n\n1. Пункт\n2. Ещё\n\nЧетвёртый."
    for theirs in (
        ours.replace("Второй.\n\n", ""),
        ours.replace("Первый.\n\nВторой.\n\n", ""),
        ours.replace("Второй.\n\nТретий.", "Иной."),
        ours.replace("\n\nЧетвёртый.", ""),
        ours.replace("1. Пункт\n", ""),
        "название: А\n---",
        ours.replace("Третий.", "Третий.\n\nЛишний.\n\nЕщё лишний."),
    ):
        text = theirs
        for one in reversed(differences(ours, theirs)):
            lines = text.split("\n")  # as the editor replaces lines
            lines[one.first - 1 : max(one.last, one.first - 1)] = (
                one.ours.split("\n") if one.ours else []
            )
            text = "\n".join(lines)
        assert differences(ours, text) == (), theirs
