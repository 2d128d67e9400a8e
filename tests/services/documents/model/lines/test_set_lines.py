from itertools import pairwise

import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.geometry import Align
from app.services.documents.model.lines.line_breaker import DIVISION
from app.services.documents.model.lines.set_lines import Setting, set_lines

_TEXT = "Управление образования анализирует результаты оценочных процедур и оказывает помощь"


def test_lines_stand_where_their_alignment_says() -> None:
    width = fonts.widths_of(fonts.FAMILY, 14)
    for align in Align:
        lines = set_lines(
            ((fonts.FAMILY, _TEXT),), Setting(size=14, width=330, align=align, indent=20)
        )
        assert len(lines) == 2
        for at, line in enumerate(lines):
            end = line.left + width.of(line.text) + line.stretch * line.text.count(" ")
            indent = 20 if at == 0 else 0
            if align is Align.LEFT:
                assert line.left == indent
            elif align in (Align.RIGHT, Align.DECIMAL):
                assert end == pytest.approx(330)
            elif align is Align.CENTRE:
                assert line.left - indent == pytest.approx(330 - end)
            else:
                assert (line.left, end) == (indent, pytest.approx(330)) or at == 1


def test_runs_of_several_faces_keep_their_words_and_faces() -> None:
    pieces = (
        (fonts.FAMILY, "Управление обра"),
        (fonts.BOLD, "зования анализи"),
        (fonts.ITALIC, _TEXT),
    )
    lines = set_lines(pieces, Setting(size=14, width=200, divides=True))
    faces = {face: "" for face, _text in pieces}
    for line in lines:
        for face, text in line.pieces:
            faces[face] += text.replace(DIVISION, "")
    assert faces[fonts.BOLD] == "зования анализи"
    assert "".join(faces.values()).replace(" ", "") == "".join(t for _f, t in pieces).replace(
        " ", ""
    )
    for line, after in pairwise(lines):
        if line.joins:
            assert after.pieces


def test_a_line_that_nothing_can_fill_is_left_ragged() -> None:
    text = f"на сайте {'а' * 60}"
    first, *_others = set_lines(
        ((fonts.FAMILY, text),), Setting(size=14, width=400, align=Align.JUSTIFY)
    )
    assert first.text == "на сайте"
    assert first.stretch == 0


def test_an_empty_text_is_an_empty_line_and_line_ends_are_no_words() -> None:
    setting = Setting(size=14, width=400, align=Align.JUSTIFY)
    (empty,) = set_lines((), setting)
    assert empty.pieces == ()
    lines = set_lines(((fonts.FAMILY, "один\vдва три"),), setting)
    assert [line.text for line in lines] == ["один", "два три"]
    assert [line.stretch for line in lines] == [0, 0]
    assert not any(line.joins for line in lines)
