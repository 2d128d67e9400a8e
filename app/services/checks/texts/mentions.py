"""Papers that a text names: «приказ от 17.08.2018 № 458», «закон … № 273-ФЗ от 29.12.2012»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.services.language.dates import MONTHS_GENITIVE

_DAY = (
    r"(?:«?(?P<day>\d{1,2})»?\s*(?:\.\s*(?P<month>\d{1,2})\s*\.\s*(?P<year>\d{4}|\d\d)(?!\d)"
    rf"|\s+(?P<word>{'|'.join(MONTHS_GENITIVE)})\s+(?P<long>\d{{4}})))\s*(?:г(?:\.|ода)?(?![а-яё]))?"
)
_NUMBER = r"(?:№|\bN)\s*(?P<number>[\w./\\-]*\d[\w./\\-]*(?:\s*[-–]\s*[А-ЯЁA-Z]{1,3}\d?\b)?)"
_DATED = re.compile(rf"(?:\bот\s+)?{_DAY},?\s*{_NUMBER}", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_NUMBER}\s*,?\s*от\s+{_DAY}", re.IGNORECASE)
_KIND = re.compile(
    r"\b(приказ|распоряжени|постановлени|закон|указ(?=(?:ом|[ауе])?(?![а-яё]))|письм|протокол)[а-яё]*",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:до|не\s+позднее|к)\s+(?=«?\d)", re.IGNORECASE)
_ONE_DAY, _JOINED = re.compile(_DAY, re.IGNORECASE), re.compile(r"\s*(?:,|\bи\b)\s*(?=«?\d)")
_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|\"[^\"]*\"")
_SENTENCE_END = re.compile(r"[;\n]|[а-яё»]\.\s+(?=[А-ЯЁ])")
_FARTHEST = 400  # letters between the kind of a paper and its date and number
_CENTURY, _SHORT = 2000, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A paper that a text names.

    Attributes:
        kind: stem of its kind («приказ», «закон»).
        issuer: what stands between its kind and its date, without titles in quotation marks.
        number: as typed.
        issued_on: its day.
        words: the date and the number as typed.
        start: where the date and number begin in the text.
        end: where they end.
    """

    kind: str
    issuer: str
    number: str
    issued_on: date
    words: str
    start: int
    end: int


def mentions_in(text: str) -> Iterator[Mention]:
    """The papers that a text names with their date and number, in their order.

    One whose kind is not said near it, or whose day cannot be, is passed by.
    """
    if "№" not in text and "N" not in text:
        return
    found = sorted(
        (match for shape in (_DATED, _NUMBERED) for match in shape.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    end = 0
    for match in found:
        if match.start() < end:
            continue
        named, day = _named(text, match.start(), end), _day(match)
        if named is not None and day is not None:
            kind, issuer = named
            number = match["number"].strip(" .-–")
            yield Mention(
                kind=kind,
                issuer=issuer,
                number=number,
                issued_on=day,
                words=match[0].strip(" .,-–"),
                start=match.start(),
                end=match.end(),
            )
        end = match.end()


def days_until(text: str) -> Iterator[tuple[date, str]]:
    """The days until which something is due: «до 30 января 2021 года и 20 июля 2021 года» are two.

    Each with its words as typed; a day that cannot be is passed by.
    """
    for until in _UNTIL.finditer(text):
        at, words = until.end(), until[0]
        while (match := _ONE_DAY.match(text, at)) is not None:
            day = _day(match)
            if day is not None:
                yield day, f"{words}{match[0]}".strip()
            joined = _JOINED.match(text, match.end())
            if joined is None:
                break
            at, words = joined.end(), until[0]


def _named(text: str, at: int, since: int) -> tuple[str, str] | None:
    """The kind of a paper before its date, and what stands between them."""
    before = text[max(since, at - _FARTHEST) : at]
    outside = _QUOTED.sub(lambda quote: " " * len(quote[0]), before)
    ends = [match.end() for match in _SENTENCE_END.finditer(outside)]
    said = outside[ends[-1] :] if ends else outside
    kinds = list(_KIND.finditer(said))
    if not kinds:
        return None
    return kinds[-1][1].casefold(), " ".join(said[kinds[-1].end() :].split())


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["word"]:
            month = MONTHS_GENITIVE.index(match["word"].casefold()) + 1
            return date(int(match["long"]), month, int(match["day"]))
        year = int(match["year"])
        year += _CENTURY if len(match["year"]) == _SHORT else 0
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
