"""What is filled in by hand: lines to write on, boxes to tick; and a card of names and values."""

from collections.abc import Sequence

from app.services.documents.model.blocks import Block
from app.services.documents.model.form_blocks import Card, FillLine, TickBox
from app.services.documents.text.mark import Below, Colon, Key, Maker, Mark, Need
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

BOX, TICKED = "☐", "☑"
FILL_LINE = "строка"


def _box(name: str, typed: str, meaning: str, others: tuple[str, ...]) -> Mark:
    return Mark(
        name=name,
        how=f"[{typed}] Текст",
        meaning=meaning,
        fill=lambda node, row, maker: (TickBox(maker.plain(node.words, row), name == TICKED),),
        others=others,
        words=Need.MUST,
    )


def _card(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    rows = tuple(
        (maker.plain(line.cells[0], inside), maker.plain(line.cells[1], inside))
        for line, inside in maker.rows(node, row)
    )
    title = maker.plain(node.cells[0], row)
    return (Card(title, rows),)


MARKS = (
    Mark(
        name=FILL_LINE,
        how="[строка: Фамилия, имя, отчество | заполняется разборчиво]",
        meaning="линия для записи от руки, под ней мелко подсказка",
        fill=lambda node, row, maker: (FillLine(*(maker.plain(cell, row) for cell in node.cells)),),
        colon=Colon(Key.WORDS, cells=2),
    ),
    _box(BOX, " ", "квадрат для отметки, то же: ☐ Текст", ("",)),
    _box(TICKED, "х", "отмеченный квадрат, то же: ☑ Текст", ("х", "x", "v", "✓")),
    Mark(
        name="карточка",
        how="[карточка: Название]\nСведение | значение\nСведение | значение",
        meaning="карточка: сведения под общим названием, не делится между страницами",
        fill=_card,
        colon=Colon(Key.WORDS),
        below=Below(),
    ),
)
