"""What a paper for the web site may tell about small groups of pupils.

Counts are personal data where everybody knows whom they are about: in a village «1 (9 %)» is one
child. So a paper for publication hides

- every figure of a group of fewer than five participants,
- every figure of a group of which one or two pupils stand behind a share,
- and whatever would give a hidden count back: the other figures of the same group (the share times
  the participants is the count), every sum of which a part is hidden (two years, two levels of an
  exam, the schools of a district), and a verdict that only some of the hidden counts give.

So all that is published is worked out of what may be published itself, and no other paper of the
same district, whatever it tells, can be set against it. What is hidden looks alike for whatever
reason: participants beside «менее 5» would tell, with the threshold of the list, that exactly two
of six are meant. The limits are those of the project's research on privacy (domain, chapter
«Privacy and regulation»); the working view hides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.documents.model.blocks import Block, Document, Executor, Section, Signature, plain
from app.services.documents.model.form_blocks import Signers
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.model.tables import Table
from app.services.documents.model.typography import with_texts
from app.services.documents.public_words import FEWER, is_share_of_pupils, is_small, public_text
from app.services.language.numbers import DASH

Counts = tuple[int, int]  # participants, and those of them that are told of

_YEARS = r"\d{4}/\d{4}"
_OF = r"(?P<count>\d+) из (?P<group>\d+) \([^()]*\)"
# As `explain.basis_text` words the low results of a school in its basis, and `maths` both levels.
_LEVELS = "уровни вместе"
_RESULT = re.compile(
    rf"(?P<title>[^;:]+), (?P<first>{_YEARS})(?P<both> и {_YEARS} вместе)?\s– {_OF}"
)
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
    participants: int | None, count: int | None, share: str, *, parts: Sequence[Counts] = ()
) -> Figures:
    """The figures of a group for a paper that is published, all of them or none.

    Without a number of participants the share stands as it is, see `public_share`.

    Args:
        participants: of the group.
        count: those told of.
        share: as printed.
        parts: the groups that were added up in this one (two years, two levels): none of them may
            be a small one, since another paper may tell of the rest.
    """
    if any(is_small(*part) for part in parts):
        return Figures(DASH, DASH, DASH, hidden=True)
    if participants is not None and is_small(participants, count):
        return Figures(DASH, FEWER, DASH, hidden=True)
    return Figures(_shown(participants), _shown(count), share)


def public_share(share: str, group: int | None) -> Figures:
    """The figures of a group of which only the share is known, and from elsewhere how many it has.

    Args:
        share: as printed, «33,3» without its sign.
        group: number of pupils, or None where nothing tells it.
    """
    share_h = round(float(share.replace(",", ".")) * 100)
    if group is not None and is_share_of_pupils(share_h, group):
        return Figures(DASH, DASH, DASH, hidden=True)
    return Figures(DASH, DASH, share)


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
    """A basis without joint results, but for those whose parts are told of and not small.

    Another paper may tell of one part, and the rest of the sum is the other one.
    """

    def shown(told: re.Match[str]) -> str:
        levels = _LEVELS in told["title"]
        if not levels and not told["both"]:
            return told[0]
        alone = rf"{re.escape(told['title'].strip())}, {told['first']}\s– {_OF}"
        one = None if levels else re.search(alone, text)
        if one is not None:
            whole, part = _counts(told), _counts(one)
            rest = whole[0] - part[0], whole[1] - part[1]
            if not is_small(*part) and not is_small(*rest):
                return told[0]
        return f"{told[0][: told.start('count') - told.start()]}{_UNTOLD}"

    return _RESULT.sub(shown, text)


def _counts(told: re.Match[str]) -> Counts:
    return int(told["group"]), int(told["count"])


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
