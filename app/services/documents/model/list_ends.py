"""The last line of a printed list ends its sentence: typed for every line was «;»."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.model.blocks import Block
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind

_DASH, _END = "–", ";"


def ended_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with a full stop instead of «;» where a list ends.

    A list is made of items with a letter or a dash, or of notes that begin with a dash; a numbered
    point ends it. Rows of a set are typed once, so nobody can type the last one differently.
    """
    following = (*blocks, None)[1:]
    return tuple(
        _ended(block) if _is_line(block) and not _goes_on(block, after) else block
        for block, after in zip(blocks, following, strict=True)
    )


def _is_line(block: Block | None) -> bool:
    if isinstance(block, ListItem):
        return not block.label[0].isdigit()
    return (
        isinstance(block, Paragraph)
        and block.kind is ParagraphKind.NOTE
        and block.runs[0].text.startswith(_DASH)
    )


def _goes_on(block: Block, after: Block | None) -> bool:
    return type(block) is type(after) and _is_line(after)


def _ended(block: Block) -> Block:
    assert isinstance(block, ListItem | Paragraph)
    if not block.runs or not block.runs[-1].text.endswith(_END):
        return block
    *runs, last = block.runs
    return replace(block, runs=(*runs, replace(last, text=f"{last.text[:-1]}.")))
