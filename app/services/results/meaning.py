"""What the share of a result means, by the kind of its procedure."""

from typing import NamedTuple

from app.enums import ProcedureKind


class ShareWords(NamedTuple):
    """What stands at the head of a column of shares.

    Attributes:
        short: a few words, under the title of the procedure.
        full: the same in full, where there is room.
    """

    short: str
    full: str


_BELOW = ShareWords("ниже минимума, %", "доля не набравших минимального балла, %")
_WORDS = {
    ProcedureKind.VPR: ShareWords("доля «2», %", "доля получивших отметку «2», %"),
    ProcedureKind.OGE: _BELOW,
    ProcedureKind.EGE: _BELOW,
}
_OTHER = ShareWords("не справились, %", "доля не справившихся, %")
# Where procedures of every kind stand in one column.
MEANING = (
    "Сколько не справились, из скольких участников и их доля, %: получили отметку «2» (ВПР) или не"
    " набрали минимального балла (ОГЭ, ЕГЭ)"
)


def share_words(kind: ProcedureKind) -> ShareWords:
    """The share of those who failed: with «2» (ВПР), below the minimum (ОГЭ, ЕГЭ)."""
    return _WORDS.get(kind, _OTHER)


def cell_words(kind: ProcedureKind) -> str:
    """What a result of this kind says, number by number."""
    return f"сколько не справились, из скольких участников, {share_words(kind).full}"
