"""Two texts beside each other: the parties of an agreement, СОГЛАСОВАНО beside УТВЕРЖДАЮ."""

from collections.abc import Sequence

from app.services.documents.model.blocks import AnnexMark, ApprovalMark, Block, Signature
from app.services.documents.model.form_blocks import SideBySide, SideText
from app.services.documents.model.paragraphs import ListItem, Paragraph
from app.services.documents.text.mark import Maker, Mark
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

_SECOND, _END = "[вторая колонка]", "[конец колонок]"
_IN_COLUMN = (Paragraph, ListItem, AnnexMark, ApprovalMark, Signature)


def _side_by_side(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    left, right = (_texts(maker.blocks(side, row)) for side in node.sides)
    return (SideBySide(left, right),) if left or right else ()


def _texts(blocks: Sequence[Block]) -> tuple[SideText, ...]:
    return tuple(block for block in blocks if isinstance(block, _IN_COLUMN))


MARKS = (
    Mark(
        name="две колонки",
        how=(
            "[две колонки]\n"
            "[согласовано: Должность | И.О. Фамилия]\n"
            f"{_SECOND}\n"
            "[утверждаю: Должность | И.О. Фамилия]\n"
            f"{_END}"
        ),
        meaning="два текста рядом: стороны договора, грифы",
        fill=_side_by_side,
        ends=(_SECOND, _END),
    ),
)
