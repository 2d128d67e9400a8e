"""Who signs, approves or agrees: a person of the vocabulary, or a post and a name as typed."""

from collections.abc import Callable, Sequence

from app.services.documents.model.blocks import ApprovalMark, Block, Signature
from app.services.documents.text.mark import Colon, Key, Maker, Mark
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues
from app.services.language.numbers import NBSP

APPROVED_ON = f"«____»{NBSP}______________ 20___{NBSP}г."


def _mark(
    name: str, meaning: str, made: Callable[[str, str], Block], *, is_signature: bool = False
) -> Mark:
    """A mark of one person; `made` is its block of a post and a name."""

    def fill(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
        return (made(*maker.person(node.cells, row)),)

    return Mark(
        name=name,
        how=f"[{name}: Должность | И.О. Фамилия]",
        meaning=meaning,
        fill=fill,
        colon=Colon(Key.PERSON, cells=2),
        in_column=True,
        is_signature=is_signature,
    )


def _approval(name: str, meaning: str) -> Mark:
    return _mark(
        name, meaning, lambda post, person: ApprovalMark(name.upper(), post, person, APPROVED_ON)
    )


MARKS = (
    _mark("подпись", "подпись того, кого нет среди сведений", Signature, is_signature=True),
    _approval("утверждаю", "гриф утверждения справа вверху"),
    _approval("согласовано", "гриф согласования"),
)
