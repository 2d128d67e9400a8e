"""Lines of the head: some are taken out of what is seen and put back."""

from app.services.documents.text.typed_head import typed_lines, with_lines, without_lines

TEXT = """название: Приказ
вид: order
// заметка
описание: Слова,
    ещё слова
приказ: да
---
вид: это уже слова
"""


def test_lines_are_taken_out_with_all_that_goes_on_in_them_and_put_back() -> None:
    names = ("вид", "описание", "приказ", "повод")
    lines = typed_lines(TEXT, names)
    assert lines == {
        "вид": "вид: order",
        "описание": "описание: Слова,\n    ещё слова",
        "приказ": "приказ: да",
    }
    seen = without_lines(TEXT, names)
    assert seen == "название: Приказ\n// заметка\n---\nвид: это уже слова\n"
    whole = with_lines(seen, lines)
    assert typed_lines(whole, names) == lines
    assert without_lines(whole, names) == seen
    assert with_lines(whole, lines) == whole


def test_a_line_that_was_typed_stays_as_it_is() -> None:
    lines = {"вид": "вид: order"}
    assert with_lines("вид: other\n---\n", lines) == "вид: other\n---\n"


def test_a_text_without_a_head_is_words() -> None:
    words = "вид: слова\n\nещё"
    assert typed_lines(words, ("вид",)) == {}
    assert without_lines(words, ("вид",)) == words
