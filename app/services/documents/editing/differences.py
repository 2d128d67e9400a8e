"""Where a text differs from another, paragraph by paragraph."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from app.services.documents.text.typed_lines import Paragraph, paragraphs


class Difference(NamedTuple):
    """Paragraphs that are another, more or gone.

    Attributes:
        ours: as they stand in the text that is compared with, empty when there are none.
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
    return tuple(
        _difference(old[i1:i2], new, j1, j2)
        for same, i1, i2, j1, j2 in matcher.get_opcodes()
        if same != "equal"
    )


def _difference(
    ours: Sequence[Paragraph], new: Sequence[Paragraph], start: int, end: int
) -> Difference:
    theirs = new[start:end]
    if theirs:
        first, last = theirs[0].first, theirs[-1].last
    else:
        first = new[start].first if start < len(new) else (new[-1].last + 1 if new else 1)
        last = first - 1
    return Difference(_typed(ours), _typed(theirs), first, last)


def _typed(found: Sequence[Paragraph]) -> str:
    return "\n".join(one.typed for one in found)


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
