"""A picture with the words below it."""

from collections.abc import Sequence

from app.services.documents.model.blocks import Block
from app.services.documents.model.form_blocks import Figure
from app.services.documents.text.mark import Colon, Key, Maker, Mark, Need
from app.services.documents.text.tree import FIGURE, Marked, anchor_of
from app.services.documents.text.vocabulary import RowValues


def _figure(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    """Without its picture nothing is printed, its caption neither."""
    image = maker.picture(node)
    anchor = anchor_of(FIGURE, node.named) if node.named else ""
    return () if image is None else (Figure(image, maker.plain(node.words, row), anchor),)


MARKS = (
    Mark(
        name=FIGURE,
        how="[рисунок: эмблема] Рисунок 1 – Название",
        meaning="рисунок с подписью",
        fill=_figure,
        colon=Colon(Key.PICTURE),
        words=Need.MAY,
        is_named=True,
    ),
)
