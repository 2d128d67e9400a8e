"""Where a text differs from another, paragraph by paragraph."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from app.services.documents.text.typed_lines import Paragraph, paragraphs


class Difference(NamedTuple):
    """Paragraphs that are another, more or gone.

    Attributes:
        ours: as they stand in the text that is compared with, empty when there are none. Those
            that are gone have the empty lines with them that part them from their neighbour, so
            that they are the same paragraphs again when they are put back.
        theirs: as they stand in the text, empty when they are gone.
        first: line of the text where `theirs` begin, or before which they would stand.
        last: line where they end; smaller than `first` when they are gone.
    """

    ours: str
    theirs: str
    first: int
    last: int


def differences(ours: str, theirs: str) -> tuple[Difference, ...]:
    """What is different in a text, in its order; how paragraphs are broken into lines is nothing.

    Args:
        ours: the text that is compared with.
        theirs: the text.
    """
    old, new = paragraphs(ours), paragraphs(theirs)
    matcher = SequenceMatcher(
        None, [one.words for one in old], [one.words for one in new], autojunk=False
    )
    lines = ours.split("\n")
    found: list[Difference] = []
    for same, i1, i2, j1, j2 in matcher.get_opcodes():
        if same != "equal":
            gone = _back(lines, old, i1, i2) if same == "delete" else _typed(lines, old[i1:i2])
            found.append(_difference(gone, theirs.split("\n"), new, j1, j2))
    return tuple(found)


def _difference(
    ours: str, lines: Sequence[str], new: Sequence[Paragraph], start: int, end: int
) -> Difference:
    theirs = new[start:end]
    if theirs:
        first, last = theirs[0].first, theirs[-1].last
    else:
        first = new[start].first if start < len(new) else (new[-1].last + 1 if new else 1)
        last = first - 1
    return Difference(ours, _typed(lines, theirs), first, last)


def _typed(lines: Sequence[str], found: Sequence[Paragraph]) -> str:
    """Paragraphs with the empty lines between them."""
    return "\n".join(lines[found[0].first - 1 : found[-1].last]) if found else ""


def _back(lines: Sequence[str], old: Sequence[Paragraph], start: int, end: int) -> str:
    """Paragraphs with what parts them from the next one, at the end from the one before."""
    if end < len(old):
        return "\n".join(lines[old[start].first - 1 : old[end].first - 1])
    return "\n".join(lines[old[start - 1].last if start else 0 : old[-1].last])


def changed_words(ours: str, theirs: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, each with whether it does not stand in the other one.

    Args:
        ours: the other text.
        theirs: the text that the pieces make, with single spaces.
    """
    old, new = ours.split(), theirs.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        (" ".join(new[j1:j2]), same != "equal")
        for same, _i1, _i2, j1, j2 in matcher.get_opcodes()
        if j1 < j2
    )
