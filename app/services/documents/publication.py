"""What a paper for the web site may tell about small groups of pupils.

Counts are personal data where everybody knows whom they are about: in a village «1 (9 %)» is one
child. So a paper for publication hides

- every figure of a group of fewer than five participants,
- every figure of a group of which one or two pupils stand behind a share,
- and whatever would give a hidden count back: the other figures of the same group (the share times
  the participants is the count), and the sum of two years where one of them stands beside it.

What is hidden looks alike for whatever reason: participants beside «менее 5» would tell, with the
threshold of the list, that exactly two of six are meant. No published kind prints totals of pupils
by row or column; a kind that will has to hide further cells with those of small groups. The limits
are those of the project's research on privacy (domain, chapter «Privacy and regulation»); the
working view hides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.documents.model.blocks import (
    Block,
    Document,
    Executor,
    Paragraph,
    ParagraphKind,
    Section,
    Signature,
    Table,
    plain,
)
from app.services.documents.model.form_blocks import Signers
from app.services.documents.model.typography import with_texts
from app.services.documents.public_words import FEWER, is_small, public_text
from app.services.language.numbers import DASH

Counts = tuple[int, int]  # participants, and those of them that are told of

_YEARS = r"\d{4}/\d{4}"
_OF = r"(?P<count>\d+) из (?P<group>\d+) \([^()]*\)"
# As `explain.basis_text` words the low results of a school in its basis.
_BOTH_YEARS = re.compile(rf"(?P<title>[^;:]+), (?P<first>{_YEARS}) и {_YEARS} вместе\s– {_OF}")
_UNTOLD = "данные не публикуются"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a group as printed.

    Attributes:
        hidden: whether they were replaced.
    """

    participants: str
    count: str
    share: str
    hidden: bool = False


def public_figures(
    participants: int | None, count: int | None, share: str, *, part: Counts | None = None
) -> Figures:
    """The figures of a group for a paper that is published, all of them or none.

    Without a number of participants the share stands as it is: no count can be worked out of it.

    Args:
        participants: of the group.
        count: those told of.
        share: as printed.
        part: the counts of a part of the group that stand in the same table (two years added up
            beside one of them): what is left must not be a small group either.
    """
    if part is not None and _leaves_few((participants or 0, count or 0), part):
        return Figures(DASH, DASH, DASH, hidden=True)
    if participants is not None and is_small(participants, count):
        return Figures(DASH, FEWER, DASH, hidden=True)
    return Figures(_shown(participants), _shown(count), share)


def full_figures(participants: int | None, count: int | None, share: str) -> Figures:
    """The figures of a group for the working view."""
    return Figures(_shown(participants), _shown(count), share)


def published(document: Document, note: str) -> Document:
    """The document with every text of it as it may be published, see `public_words`.

    Args:
        document: as composed, in full words; `UNPUBLISHED` stands for a figure left out.
        note: what the hidden figures mean; it stands under each table that has any, after its
            other notes, and in a section without a table before the signature.
    """
    shown = [_published(section, lines, note) for section, lines in document.lined]
    return replace(
        document,
        title=_public(document.title),
        subject=_public(document.subject),
        sections=tuple(section for section, _lines in shown),
        lines=tuple(lines for _section, lines in shown),
    )


def _published(
    section: Section, typed: Sequence[int], note: str
) -> tuple[Section, tuple[int, ...]]:
    blocks: list[Block] = []
    lines: list[int] = []
    edges = replace(section.edges, foot=_public(section.edges.foot))
    waiting = edges != section.edges
    told = plain(note, ParagraphKind.NOTE)
    following = (*section.blocks, None)[1:]
    for block, after, line in zip(section.blocks, following, typed, strict=True):
        # The note itself speaks of «один или два участника» and hides nobody.
        shown = block if block == told else with_texts(block, _public)
        blocks.append(shown)
        lines.append(line)
        waiting = block != told and (waiting or shown != block)
        if waiting and _is_place_of_note(block, after):
            blocks.append(told)
            lines.append(line)
            waiting = False
    return replace(section, blocks=tuple(blocks), edges=edges), tuple(lines)


def _public(text: str) -> str:
    return public_text(_without_sums(text) if "вместе" in text else text)


def _without_sums(text: str) -> str:
    """A basis without those joint results of two years that would reveal one of the years."""

    def shown(both: re.Match[str]) -> str:
        alone = rf"{re.escape(both['title'].strip())}, {both['first']}\s– {_OF}"
        one = re.search(alone, text)
        if one is None or not _leaves_few(_counts(both), _counts(one)):
            return both[0]
        return f"{both[0][: both.start('count') - both.start()]}{_UNTOLD}"

    return _BOTH_YEARS.sub(shown, text)


def _counts(told: re.Match[str]) -> Counts:
    return int(told["group"]), int(told["count"])


def _leaves_few(whole: Counts, part: Counts) -> bool:
    """Whether a small group is the difference of two groups that are printed."""
    return not is_small(*part) and is_small(whole[0] - part[0], whole[1] - part[1])


def _is_place_of_note(block: Block, after: Block | None) -> bool:
    """Whether a note may stand behind a block: under a table and its notes, or at the end."""
    if _is_note(after):
        return False
    return (
        isinstance(block, Table)
        or _is_note(block)
        or isinstance(after, Signature | Signers | Executor | None)
    )


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTE


def _shown(number: int | None) -> str:
    return DASH if number is None else str(number)
