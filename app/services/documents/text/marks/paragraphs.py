"""Paragraphs that differ from running text: the word of an order, captions, notes."""

from collections.abc import Callable, Sequence

from app.services.documents.model.blocks import Block
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.text.mark import Maker, Mark, Need
from app.services.documents.text.tree import CAPTION, CAPTION_MARK, Marked, anchor_of
from app.services.documents.text.vocabulary import RowValues

NOTE = "примечание"


def _filling(kind: ParagraphKind) -> Callable[[Marked, RowValues, Maker], Sequence[Block]]:
    """A paragraph of a kind; one that says nothing is left out."""

    def fill(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
        runs = maker.runs(node.words, row)
        anchor = anchor_of(CAPTION, node.named) if node.named else ""
        return (Paragraph(runs, kind, anchor),) if runs else ()

    return fill


def _paragraph(kind: ParagraphKind, how: str, meaning: str, *, in_column: bool = False) -> Mark:
    return Mark(
        name=how[1 : how.index("]")],
        how=how,
        meaning=meaning,
        fill=_filling(kind),
        words=Need.MUST,
        in_column=in_column,
        is_named=kind is ParagraphKind.CAPTION,
    )


_KINDS = {
    ParagraphKind.COMMAND: _paragraph(
        ParagraphKind.COMMAND, "[слово] ПРИКАЗЫВАЮ:", "слово перед пунктами приказа"
    ),
    ParagraphKind.PLAIN: _paragraph(
        ParagraphKind.PLAIN, "[без отступа] Текст", "абзац без отступа", in_column=True
    ),
    ParagraphKind.CENTRED: _paragraph(
        ParagraphKind.CENTRED, "[по центру] Текст", "строка по центру", in_column=True
    ),
    ParagraphKind.LEAD: _paragraph(
        ParagraphKind.LEAD, "[перед таблицей] Текст", "абзац, не отделимый от таблицы под ним"
    ),
    ParagraphKind.CAPTION: _paragraph(
        ParagraphKind.CAPTION, f"[{CAPTION_MARK}] Текст", "название над таблицей"
    ),
    ParagraphKind.NOTE: _paragraph(
        ParagraphKind.NOTE, f"[{NOTE}] Текст", "примечание под таблицей, то же: > Текст"
    ),
}
MARKS = tuple(_KINDS.values())
NAMES = {kind: mark.name for kind, mark in _KINDS.items()}
