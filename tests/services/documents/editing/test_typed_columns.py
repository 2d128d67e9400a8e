"""The columns of a typed table, taken apart and put together again."""

from app.services.documents.editing.typed_columns import TypedColumn, table_at, typed_lines
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.texts import text_of
from app.services.documents.model.blocks import dump
from app.services.documents.text.whole.reading import read
from tests.services.documents import facts_samples as given

FACTS = {"list-order": given.list_order(), "execution-report": given.report()}

TEXT = """название: А
---
Слова
[таблица: школы, номера граф]
№ п/п | 9 | по центру | {№}
~ дети
#имя Имя \\| школа | авто | {школа}
+ Всего | |
== {раздел}

Слова | и черта
"""


def test_a_table_is_taken_apart_where_the_cursor_is() -> None:
    table = table_at(TEXT, 7)
    assert table is not None
    assert (table.first, table.last) == (5, 9)
    assert table.columns == (
        TypedColumn("№ п/п", "9", "по центру", "{№}"),
        TypedColumn("~ дети", is_column=False),
        TypedColumn("#имя Имя \\| школа", "авто", "влево", "{школа}"),
        TypedColumn("+ Всего | |", is_column=False),
        TypedColumn("== {раздел}", is_column=False),
    )
    assert table_at(TEXT, 4) == table_at(TEXT, 9) == table
    assert [table_at(TEXT, line) for line in (1, 3, 10, 11)] == [None] * 4


def test_columns_are_typed_below_each_other() -> None:
    table = table_at(TEXT, 5)
    assert table is not None
    assert typed_lines(table.columns).split("\n")[:3] == [
        "№ п/п             |    9 | по центру | {№}",
        "~ дети",
        "#имя Имя \\| школа | авто |           | {школа}",
    ]
    assert typed_lines(()) == ""


def test_our_tables_are_the_same_after_the_grid() -> None:
    seen = 0
    for kind, facts in FACTS.items():
        text, words = text_of(kind), KINDS[kind].text
        assert words is not None
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("[таблица:"):
                table = table_at(text, number)
                assert table is not None
                typed = typed_lines(table.columns).split("\n")
                again = "\n".join((*lines[: table.first - 1], *typed, *lines[table.last :]))
                made = words.saying(read(again)).compose(facts)
                assert dump(made) == dump(words.compose(facts))
                seen += len(table.columns)
    assert seen > 20
