import re

from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.typography import glue, glued_on_paper
from app.services.language.numbers import NBSP
from tests.services.documents import samples


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


def test_no_line_of_paper_ends_with_what_needs_the_next_word() -> None:
    """«~» stands for a space where no line ends; every other space may end one."""
    wrong = [
        (printed, shown)
        for printed in (
            "В~соответствии с~приказом и~в~целях о~мерах по~устранению",
            "школа им.~Героя Советского Союза А.П.~Светлоозёрского №~4",
            "ул.~Лесная, д.~5, г.~Заречье, каб.~12",
            "д.~5 корп.~2 кв.~14",
            "СОШ №~1 им.~Героя Советского Союза А.П.~Светлоозёрского №~4»",
            "г.~Заречье",
            "от~17.08.2018~г. Заречье",
            "05~марта 2018~года, до~15~сентября",
            "согласно пункту~3 и~подпункту~3.1 приказа №~828 от~17.08.2018",
            "и~т.~д., и.~о. начальника, И.~о. директора",
            "63~балла (в~2017/2018~уч.~г.~– 69)",
            "в~9~«А» классе, 5~тыс.~рублей, 12~час. 30~мин., XXI~век",
            "приложению~2 и~главе~IV",
            "а) в~том числе (с~мая по~июнь)",
            "на~30~% по~2~из~12",
            "что~же делать, если~бы не~он",
            "кто-то и~он, 3 маяка, 4~мая",
            "Для~руководителей СОШ №~30, МБОУ «СОШ №~5»",
            "«О~мерах»\nпо~плану",
        )
        if (shown := glued_on_paper(printed.replace("~", " ")).replace(NBSP, "~")) != printed
    ]
    assert wrong == []


def test_a_typed_percent_gets_its_space() -> None:
    texts = {"охват 100%": "охват 100\u00a0%", "5%-й порог": "5%-й порог", "50 %": "50\u00a0%"}
    for typed, printed in texts.items():
        document = Document(title="", sections=(Section((body(typed),)),))
        (block,) = glue(document).sections[0].blocks
        assert block == body(printed), typed
