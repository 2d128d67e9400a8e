import re

import pytest

from app.services.documents.model.blocks import Document, Orientation, Section, body
from app.services.documents.model.typography import glue, glued
from tests.services.documents import samples


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("приказ № 458 от 17.08.2018 г.", "приказ №~458 от 17.08.2018~г."),
        ("не менее 30 % участников", "не менее 30~% участников"),
        ("ВПР по математике, 5 класс", "ВПР по математике, 5~класс"),
        ("Н. В. Плюснина", "Н.~В.~Плюснина"),
        ("И.В. Соболева", "И.В.~Соболева"),
        ("Лунцову Е. В., заведующую", "Лунцову~Е.~В., заведующую"),
        ("выполнено – 16", "выполнено~– 16"),
        ("«СОШ № 30» и «ООШ № 29»", "«СОШ №~30» и «ООШ №~29»"),
        ("В 2018 году 5 школ", "В 2018 году 5 школ"),
        ("г. Заречье. Итоги", "г. Заречье. Итоги"),
    ],
)
def test_spaces_that_must_not_end_a_line(typed: str, printed: str) -> None:
    assert glued(typed) == printed.replace("~", "\u00a0")


def test_all_texts_of_a_document_are_glued_and_nothing_else_changes() -> None:
    before = samples.everything()
    after = glue(before)
    assert not re.search(r"№ \d", repr(after.sections))
    assert repr(after).replace("\\xa0", " ") == repr(before).replace("\\xa0", " ")
    assert glue(after) == after


def test_the_title_of_the_file_is_left_alone() -> None:
    document = Document(
        title="Приказ № 5", sections=(Section((body("№ 5"),), Orientation.LANDSCAPE),)
    )
    assert glue(document).title == "Приказ № 5"
    assert glue(document).sections[0].orientation is Orientation.LANDSCAPE
