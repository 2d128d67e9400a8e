"""What stays together on a page: flowables with the room that they and what follows need."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable


@dataclass(slots=True, kw_only=True)
class Piece:
    """A flowable and whether it stays with what follows.

    Attributes:
        keep: it is not divided, and what follows begins on its page.
        height: of all of it.
        least: of what may stand at the foot of a page.
        reserves: it is divided so that what follows finds room behind its last part.
    """

    flowable: Flowable
    keep: bool
    height: float
    least: float
    reserves: bool = False


class RoomOrBreak(CondPageBreak):
    """A break unless there is room; the space under what stands before it is not forgotten."""

    _SPACETRANSFER = True


def height_behind(piece: Piece, others: Sequence[Piece]) -> float:
    """Height of all that stands behind a piece, with the spaces between."""
    spaces = (
        max(above.flowable.getSpaceAfter(), below.flowable.getSpaceBefore())
        for above, below in itertools.pairwise((piece, *others))
    )
    return sum(other.height for other in others) + sum(spaces)
