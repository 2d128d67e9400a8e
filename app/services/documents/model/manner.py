"""How an office writes what all of its papers have: its own custom, not a rule.

«П Р И К А З» or «ПРИКАЗ», «от 05 марта 2018 года» or «от 05.03.2018», the place of issue or none,
«Н. В. Плюснина» or «Н.В. Плюснина». Told by the style, so that the tree of a document and its text
say what it is, and both formats write it alike.
"""

import re
from dataclasses import dataclass, replace

from app.services.documents.model.blocks import (
    AnnexMark,
    Block,
    Document,
    DocumentName,
    Registration,
)
from app.services.documents.model.runs import with_blocks
from app.services.documents.model.typography import with_texts
from app.services.language.dates import MONTHS_GENITIVE
from app.services.language.numbers import NBSP

_DAY = re.compile(r"\b(\d\d)\.(0[1-9]|1[0-2])\.(\d{4})\b")
_OF_DAY = re.compile(rf"\bот[ {NBSP}]{_DAY.pattern}")
_NAME = "[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*"
# Names in quotes stand as they are registered; «И.О. директора» are no initials.
_INITIALS = re.compile(
    r"(?P<quoted>«[^«»]*(?:«[^«»]*»[^«»]*)*»)"
    rf"|(?P<name>{_NAME}[ {NBSP}])?(?P<first>\b[А-ЯЁ])\.(?P<second>[А-ЯЁ])\."
    rf"(?P<after>[ {NBSP}]?{_NAME})?(?![ {NBSP}]?[А-ЯЁ]\.)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The custom of an office.

    Attributes:
        spaced_name: the name of the sort of document is written letter by letter.
        dates_in_words: in the line with the number and in the marks of annexes.
        place: the place of issue is printed.
        spaced_initials: there is a space between two initials.
    """

    spaced_name: bool = False
    dates_in_words: bool = False
    place: bool = True
    spaced_initials: bool = False


USUAL = Manner()


def in_manner(document: Document, manner: Manner) -> Document:
    """The document as the office writes it."""
    if manner == USUAL:
        return document
    written = with_blocks(document, lambda block: _block(block, manner))
    if manner.spaced_initials:
        return replace(written, sections=with_texts(written.sections, spaced_initials))
    return written


def _block(block: Block, manner: Manner) -> Block:
    match block:
        case DocumentName(text) if manner.spaced_name:
            return DocumentName(spaced(text))
        case Registration():
            date = in_words(block.date) if manner.dates_in_words else block.date
            return replace(block, date=date, place=block.place if manner.place else "")
        case AnnexMark(lines) if manner.dates_in_words:
            written = tuple(_OF_DAY.sub(_of_day_in_words, line) for line in lines)
            return replace(block, lines=written)
        case _:
            return block


def spaced(text: str) -> str:
    """«П Р И К А З»: the letters of a word stay on one line."""
    return f"{NBSP} {NBSP}".join(NBSP.join(word) for word in text.split())


def in_words(text: str) -> str:
    """«05.03.2018» as «05 марта 2018 года»."""
    return _DAY.sub(lambda day: _day_in_words(*day.groups()), text)


def _of_day_in_words(found: re.Match[str]) -> str:
    return f"от{NBSP}{_day_in_words(*found.groups())}"


def _day_in_words(day: str, month: str, year: str) -> str:
    return f"{day}{NBSP}{MONTHS_GENITIVE[int(month) - 1]}{NBSP}{year}{NBSP}года"


def spaced_initials(text: str) -> str:
    """«Н.В. Плюснина» and «Лунцову Е.В.» with a space between the initials."""
    return _INITIALS.sub(_apart, text) if "." in text else text


def _apart(found: re.Match[str]) -> str:
    before, after = found["name"] or "", found["after"] or ""
    if found["quoted"] or not (before or after):
        return found[0]
    return f"{before}{found['first']}.{NBSP}{found['second']}.{after}"
