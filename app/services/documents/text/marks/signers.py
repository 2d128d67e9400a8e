"""Several people who sign: a commission, visas, a list of acquaintance; typed or from a set."""

from collections.abc import Callable, Iterator, Sequence

from app.services.documents.model.blocks import Block, Signature
from app.services.documents.model.form_blocks import Signers
from app.services.documents.text.mark import Below, Colon, Key, Maker, Mark, Need
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

_ROWS = Colon(Key.ROWS, Need.MAY)


def _filling(*, dated: bool) -> Callable[[Marked, RowValues, Maker], Sequence[Block]]:
    """The people with their title; nothing where there is none of them."""

    def fill(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
        signers = tuple(_signers(node, row, maker))
        title = maker.plain(node.title, row)
        return (Signers(signers=signers, title=title, dated=dated),) if signers else ()

    return fill


def _signers(node: Marked, row: RowValues, maker: Maker) -> Iterator[Signature]:
    for line, inside in maker.rows(node, row):
        post, name = (maker.plain(cell, inside) for cell in line.cells)
        if post or name:
            yield Signature(post, name)


def _mark(name: str, meaning: str, title: str, *, dated: bool) -> Mark:
    return Mark(
        name=name,
        how=f"[{name}]\n{title}\nДолжность | И.О. Фамилия\nДолжность | И.О. Фамилия",
        meaning=meaning,
        fill=_filling(dated=dated),
        colon=_ROWS,
        below=Below(is_titled=True),
        is_signature=not dated,
    )


MARKS = (
    _mark("подписи", "подписи комиссии, рабочей группы", "Члены комиссии:", dated=False),
    _mark("визы", "визы: кто согласовал, с датой", "СОГЛАСОВАНО:", dated=True),
    _mark("ознакомлены", "лист ознакомления с датами", "С приказом ознакомлены:", dated=True),
)
