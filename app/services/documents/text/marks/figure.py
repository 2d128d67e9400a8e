"""A picture with the words below it."""

from collections.abc import Sequence

from app.services.documents.model.blocks import Block
from app.services.documents.model.form_blocks import Figure
from app.services.documents.text.mark import Colon, Key, Maker, Mark, Need
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues


def _figure(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    """Without its picture nothing is printed, its caption neither."""
    image = maker.picture(node)
    return () if image is None else (Figure(image, maker.plain(node.words, row)),)


MARKS = (
    Mark(
        name="рисунок",
        how="[рисунок: эмблема] Рисунок 1 – Название",
        meaning="рисунок с подписью",
        fill=_figure,
        colon=Colon(Key.PICTURE),
        words=Need.MAY,
    ),
)
