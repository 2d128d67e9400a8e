from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.fonts.metrics import estimated_width
from app.services.documents.model import form_lines, layout
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Column,
    Heading,
    LetterHead,
    ParagraphKind,
    Row,
    RowGroup,
    Run,
    SectionRow,
    Table,
    item,
    plain,
)
from app.services.documents.model.layout import LINE_END, balanced, kept_rows, lines_of
from app.services.documents.model.styles import Part, make_style

STYLE = make_style()
WIDTH = 170.0
ONE = (Column("Графа", 1),)


def texts(block: layout.LineBlock) -> list[tuple[Part, str]]:
    lines = lines_of(block, STYLE, WIDTH)
    return [(line.part, "".join(run.text for run in line.runs)) for line in lines]


def test_a_long_centred_name_is_divided_into_lines_of_like_length() -> None:
    name = "Управление образования администрации Заречного муниципального округа"
    (line,) = texts(LetterHead(name))
    assert line == (Part.ORGANISATION, name.replace("администрации ", f"администрации{LINE_END}"))


def test_the_long_name_of_whose_report_it_is_is_divided_between_words() -> None:
    name = (
        "Муниципальное бюджетное общеобразовательное учреждение"
        " «Средняя общеобразовательная школа № 30»"
    )
    assert texts(plain(name, ParagraphKind.CENTRED)) == [
        (Part.CENTRED, name.replace(" учреждение", f"{LINE_END}учреждение"))
    ]


def test_a_short_heading_stays_one_line() -> None:
    assert texts(Heading("Перечень организаций", 0)) == [(Part.TITLE, "Перечень организаций")]


@given(st.lists(st.text("абвгжшюМЩ", min_size=1, max_size=14), min_size=1, max_size=25))
def test_balanced_lines_keep_every_word_and_fit_when_they_can(words: list[str]) -> None:
    lines = balanced(" ".join(words), 20)
    assert " ".join(lines).split() == words
    assert all(estimated_width(line) <= 20 or " " not in line for line in lines)


def test_the_superior_body_stands_over_the_organisation() -> None:
    parts = [part for part, _text in texts(LetterHead("Управление", "Администрация"))]
    assert parts == [Part.ABOVE, Part.ORGANISATION]


def test_marks_are_one_paragraph_a_line() -> None:
    assert [text for _part, text in texts(AnnexMark(("Приложение", "к приказу")))] == [
        "Приложение",
        "к приказу",
    ]
    approval = texts(ApprovalMark("УТВЕРЖДАЮ", "Начальник", "И.В. Соболева", "«__» 20__ г."))
    assert [text for _part, text in approval] == [
        "УТВЕРЖДАЮ",
        "Начальник",
        f"{form_lines.SIGN_LINE}\u00a0И.В. Соболева",
        "«__» 20__ г.",
    ]


def test_a_label_does_not_part_from_its_item_and_levels_have_their_looks() -> None:
    assert texts(item("1.", "Утвердить")) == [(Part.ITEM, "1.\u00a0Утвердить")]
    assert texts(item("1.1.", "Довести", level=2)) == [(Part.SUBITEM, "1.1.\u00a0Довести")]


def test_a_line_end_in_running_text_starts_a_paragraph_and_keeps_the_manner() -> None:
    block = layout.ListItem("а)", (Run("первый\nвто", bold=True), Run("рой")))
    first, second = lines_of(block, STYLE, WIDTH)
    assert first.runs == (Run("а)\u00a0"), Run("первый", bold=True))
    assert second.runs == (Run("вто", bold=True), Run("рой"))


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((str(number),)) for number in range(count))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table(ONE, ()), []),
        (Table(ONE, rows(3)), [False, False, False]),
        (Table(ONE, rows(5)), [True, False, False, True, False]),
        (Table(ONE, (SectionRow("Раздел"), *rows(2))), [True, False, False]),
        (Table(ONE, (SectionRow("Раздел"), *rows(4))), [True, True, False, True, False]),
        (Table(ONE, rows(4), together=True), [True, True, True, False]),
    ],
)
def test_which_rows_stay_with_the_next(table: Table, expected: list[bool]) -> None:
    assert kept_rows(table) == expected


def test_tall_rows_stay_with_no_other() -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    low, tall = Row(("1", "слово")), Row(("2", "слово " * 200))
    assert kept_rows(Table(columns, (low,) * 4)) == [True, False, True, False]
    assert kept_rows(Table(columns, (tall, low, low, tall))) == [False] * 4
    assert kept_rows(Table(columns, (low, tall, low, low))) == [False, False, True, False]


def test_a_small_group_stays_whole_and_a_large_one_may_be_divided() -> None:
    columns = (Column("А", 1), Column("Б", 1))
    small = RowGroup(("1",), tuple((str(n),) for n in range(5)))
    large = RowGroup(("2",), tuple((str(n),) for n in range(11)))
    kept = kept_rows(Table(columns, (small, large)))
    assert kept[:5] == [True] * 4 + [False]
    assert kept[5:] == [False] * 11


def test_a_table_longer_than_a_page_is_never_held_together() -> None:
    kept = kept_rows(Table(ONE, rows(41), together=True))
    assert not all(first for first, _second in pairwise(kept[1:-1]))
