"""What a document begins with, and where a page ends."""

from collections.abc import Sequence

from app.services.documents.model.blocks import (
    AnnexMark,
    Block,
    Contents,
    DocumentName,
    PageBreak,
    Subject,
)
from app.services.documents.text.mark import Colon, Key, Maker, Mark, Need
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

NAME, SUBJECT, BREAK, CONTENTS = "вид документа", "о чём", "с новой страницы", "содержание"
FOOT = "внизу страниц"
STAMP = "гриф"


def _contents(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    """With its usual title where none is typed."""
    titles = [maker.plain(cell, row) for cell in node.cells]
    return (Contents(titles[0]) if titles else Contents(),)


def _stamp(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    lines = tuple(filter(None, map(str.strip, maker.plain(node.words, row).split("\n"))))
    return (AnnexMark(lines),) if lines else ()


MARKS = (
    Mark(
        name=NAME,
        how=f"[{NAME}] ПРИКАЗ",
        meaning="вид документа под бланком",
        fill=lambda node, row, maker: (DocumentName(maker.plain(node.words, row)),),
        words=Need.MUST,
    ),
    Mark(
        name=SUBJECT,
        how=f"[{SUBJECT}] Об утверждении …",
        meaning="заголовок к тексту, слева под реквизитами",
        fill=lambda node, row, maker: (Subject(maker.plain(node.words, row)),),
        words=Need.MUST,
    ),
    Mark(
        name=STAMP,
        how=f"[{STAMP}] УТВЕРЖДЁН{{новая строка}}приказом от 01.09.2026 № 1",
        meaning="гриф справа вверху, как у приложения к приказу",
        fill=_stamp,
        words=Need.MUST,
    ),
    Mark(
        name=BREAK,
        how=f"[{BREAK}]",
        meaning="остальное с новой страницы",
        fill=lambda _node, _row, _maker: (PageBreak(),),
    ),
    Mark(
        name=CONTENTS,
        how=f"[{CONTENTS}]",
        meaning="заголовки документа с номерами страниц",
        fill=_contents,
        colon=Colon(Key.WORDS, Need.MAY),
    ),
    Mark(
        name=FOOT,
        how=f"[{FOOT}] Приложение к приказу",
        meaning="слова внизу каждой страницы этого листа",
        fill=lambda _node, _row, _maker: (),  # no block: whoever makes the section puts it there
        words=Need.MUST,
    ),
)
