"""What comes from Word is what she saw there."""

from app.services.documents.editing.pasting import pasted


def test_signs_that_nobody_sees_are_left_out() -> None:
    word = "\ufeffПовы\u00adсить\x0bкачество\r\nс\x0cразрывом\u2028и\u200b строкой"
    assert pasted(word, is_formatted=False) == "Повысить качество\nс\nразрывом\nи строкой"


def test_bullets_of_a_list_are_dashes() -> None:
    assert pasted("•\tшколы;\n\uf0b7 дети;\n-\tпедагоги", is_formatted=True) == (
        "– школы;\n– дети;\n– педагоги"
    )
    assert pasted("3 · 4; -5", is_formatted=False) == "3 · 4; -5"


def test_paragraphs_of_word_stay_apart_and_lines_of_a_text_stay_as_typed() -> None:
    lines = "Первый абзац.\nВторой абзац.\n1.\tПункт\n2.\tЕщё пункт\nТретий абзац.\n\nЧетвёртый."
    assert pasted(lines, is_formatted=True) == (
        "Первый абзац.\n\nВторой абзац.\n1. Пункт\n2. Ещё пункт\n\nТретий абзац.\n\nЧетвёртый."
    )
    assert pasted(lines, is_formatted=False) == lines.replace("\t", " ")
