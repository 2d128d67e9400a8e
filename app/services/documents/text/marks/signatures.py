"""Who signs, approves or agrees: a person of the vocabulary, or a post and a name as typed."""

from collections.abc import Callable, Sequence

from app.services.documents.model.blocks import ApprovalMark, Block, Signature
from app.services.documents.text.mark import Colon, Key, Maker, Mark
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues
from app.services.language.numbers import NBSP

APPROVED_ON = f"«____»{NBSP}______________ 20___{NBSP}г."
_PERSON = Colon(Key.PERSON, cells=2)


def _approval(word: str) -> Callable[[Marked, RowValues, Maker], Sequence[Block]]:
    def fill(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
        return (ApprovalMark(word, *maker.person(node.cells, row), APPROVED_ON),)

    return fill


MARKS = (
    Mark(
        name="подпись",
        how="[подпись: Должность | И.О. Фамилия]",
        meaning="подпись того, кого нет среди сведений",
        fill=lambda node, row, maker: (Signature(*maker.person(node.cells, row)),),
        colon=_PERSON,
        in_column=True,
        is_signature=True,
    ),
    Mark(
        name="утверждаю",
        how="[утверждаю: Должность | И.О. Фамилия]",
        meaning="гриф утверждения справа вверху",
        fill=_approval("УТВЕРЖДАЮ"),
        colon=_PERSON,
        in_column=True,
    ),
    Mark(
        name="согласовано",
        how="[согласовано: Должность | И.О. Фамилия]",
        meaning="гриф согласования",
        fill=_approval("СОГЛАСОВАНО"),
        colon=_PERSON,
        in_column=True,
    ),
)
