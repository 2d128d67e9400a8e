"""Names of schools that do not fit can still be told apart."""

import pytest
from PySide6.QtGui import QFontMetrics

from app.views.look import theme
from app.views.look.elision import elided, wrapped


@pytest.fixture
def metrics(look: theme.Theme) -> QFontMetrics:
    return QFontMetrics(theme.text_font())


def test_schools_that_differ_in_their_number_or_kind_stay_apart(metrics: QFontMetrics) -> None:
    first = "МБОУ «Заречненская СОШ №\u00a01»"
    pairs = (
        (first, first.replace("1", "2")),
        ("МБОУ «СОШ № 1 г. Заречный»", "МБОУ «СОШ № 11 г. Заречный»"),
        ("плана 2026-2027, отдел, на 20.10.2026", "плана 2026-2027, отдел, на 20.11.2026"),
        ("МБОУ «Заречненская СОШ»", "МБОУ «Заречненская ООШ»"),
        ("МБОУ «Заречненская СОШ № 1»(edu203380)", "МБОУ «Заречненская СОШ № 2»(edu203381)"),
    )
    for one, other in pairs:
        whole = metrics.horizontalAdvance(one)
        for width in range(whole * 6 // 10, whole, 7):
            shown = [elided(metrics, name, width, middle=True) for name in (one, other)]
            assert shown[0] != shown[1], (one, width)
            assert all("…" in text for text in shown)
            assert all(metrics.horizontalAdvance(text) <= width for text in shown)


def test_of_several_schools_the_first_and_the_count_stay(metrics: QFontMetrics) -> None:
    names = (
        "МАОУ «Гимназия №\u00a01», МАОУ «СОШ №\u00a02», МБОУ «Антоновская СОШ» и\u00a0ещё\u00a07"
    )
    for width in range(100, 180, 7):
        shown = wrapped(metrics, names, width, 2, middle=True)
        told = " ".join(shown)
        assert told.startswith("МАОУ «Гимн"), (shown, width)
        assert told.endswith("7"), (shown, width)
        assert all(metrics.horizontalAdvance(line) <= width for line in shown)


def test_what_fits_is_shown_whole_and_a_sentence_loses_its_end(metrics: QFontMetrics) -> None:
    name = "МБОУ «СОШ № 5»"
    assert elided(metrics, name, metrics.horizontalAdvance(name)) == name
    sentence = "Утверждение перечня школ с низкими результатами"
    shown = elided(metrics, sentence, metrics.horizontalAdvance(sentence) // 2)
    assert shown.endswith("…")
    assert sentence.startswith(shown[:-1])
    assert elided(metrics, name, 10) in ("…", "")


def test_long_words_are_broken_behind_a_syllable_and_lines_are_counted(
    metrics: QFontMetrics,
) -> None:
    width = metrics.horizontalAdvance("Общеобразовате")
    text = "Управление образования, Общеобразовательные организации"
    lines = wrapped(metrics, text, width, 9)
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert " ".join(lines).replace("- ", "") == text
    assert any(line.endswith("-") for line in lines)
    assert len(wrapped(metrics, text, width, 2)) == 2
    assert wrapped(metrics, text, width, 2)[-1].endswith("…")
    assert wrapped(metrics, "до 20 ноября\nпросрочено", 1000, 5) == ["до 20 ноября", "просрочено"]
    assert wrapped(metrics, "до 20 ноября\nпросрочено", 1000, 1) == ["до 20 ноября просрочено"]
    assert wrapped(metrics, "ввввввввввввввввввввввввв", width, 3)[0].endswith("…")


def test_more_line_ends_than_lines_leave_something_of_each_line(metrics: QFontMetrics) -> None:
    parts = [f"до 25.0{number}.2026: выполнено" for number in range(1, 8)]
    width = metrics.horizontalAdvance(parts[0]) + 4
    lines = wrapped(metrics, "\n".join(parts), width, 4)
    assert lines[:3] == parts[:3]
    assert len(lines) == 4
    assert lines[3].startswith("до")
    assert "…" in lines[3]
