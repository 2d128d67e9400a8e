"""The parties of a typed cell: one a line, between semicolons, commas, or side by side.

A comma or a line end inside a name, an address, a clause or an enumeration parts nothing: «МБОУ
«СОШ № 30», г. Калтан», «заместитель директора, курирующий …», «учителя математики, физики».
«(по согласованию)» is no party: the one before it is `agreed`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.services.plans.parties.typed.abbreviations import DEFINITION
from app.services.plans.parties.typed.cutting import LEGAL_FORM, Piece, pieces_of, plain
from app.services.plans.parties.typed.heads import (
    head_of,
    is_oblique,
    names_subject,
    post_in,
    teaches,
)
from app.services.plans.parties.typed.person_names import names_in

_AGREED = re.compile(r"\(?\s*по согласованию\s*\)?[.,;]?", re.IGNORECASE)
AGREED_INSIDE = re.compile(
    r"\s*(?:[,–—-]\s*по согласованию|\(\s*по согласованию\s*\))", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:со)?(?:исполнител[ьи]|участник[и]?|ответственн(?:ый|ые|ая)(?: исполнител[ьи]| лиц[ао])?)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—.]+|нет")
_ADDRESS = re.compile(
    r"(?:г|п|с|д|ст|х|ул|пос|пгт|р\.\s?п|рп|дер|мкр|обл)\.\s*[А-ЯЁ\d]|(?:город|село|деревня|станица"
    r"|хутор|пос[её]лок|пгт|район|улица|аул)\s+[А-ЯЁ\d]"
    r"|[А-ЯЁ][\w-]+(?:ий|ый|ой|ого|ая|ской)\s+(?:район|городск(?:ой|ого) округ|округ|область|край"
    r"|муниципальн|р-н|г\.\s?о\.|ГО\b|МО\b|МР\b|улус)"
)
_OF_A_PLACE = re.compile(
    r"[А-ЯЁ][\w-]+(?:ого|его|ой|ей)\s+(?:городского|муниципального|района"
    r"|округа|области|края|республики|Федерации)"
)
_CLAUSE = re.compile(
    r"(?!заведующ|управляющ|ведущ|обучающ|учащ|служащ|трудящ|следующ|общ|будущ|руководящ|старш"
    r"|младш)"
    r"[а-яё]+(?:[уюая]щ|вш)(?:ий|ая|ее|ие|их|его|ей|ему|им|ую|ими)(?:ся)?\b"
    r"|[а-яё]+(?:ованн|еванн|данн|санн|занн|[жщлчшд][её]нн)(?:ый|ая|ое|ые|ых|ого|ой|ому|ым|ыми)\b"
    r"|(?:подведомственн|ответственн|проводим|курируем|возглавляем|реализуем)\w*\s"
    r"(?!лиц[ао]\b|исполнител)"
    r"|котор(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ыми|ую)\b|где\b|чь[иея]\b"
)
_REMARK = re.compile(
    r"(?:в|во|с|со|по|на|за|из|от|до|для|при|под|об?|к|у|без|через|в том числе|включая|кроме"
    r"|согласно"
    r"|и др|и т\. ?д|и пр|и)\b(?!-)"
)
_NUMBER = re.compile(r"№|N\s?\d|\d")
_INITIALS = re.compile(r"[А-ЯЁ]\. ?(?:[А-ЯЁ]\.)?")
_DUTY = re.compile(r"[А-ЯЁ]{2,4}(?:\s*\(.*\))?")
_AFTER_DUTY = re.compile(r"\bпо (?:[А-ЯЁ]{2,4}(?:, | и )?)+$")
_UNFINISHED = re.compile(
    rf"(?:[№,:–-]|\b(?:и|в|с|по|на|для|при|из|от|к|или|имени|им\.)|(?:^|\s){LEGAL_FORM})$"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d]{2})(?<!\bдр)(?<!\bпр)(?<!\bгг)\.$")
_CONNECTOR = re.compile(r"^(?:а также|и|совместно со?)\s+", re.IGNORECASE)


class TypedParty(NamedTuple):
    """A party of a cell.

    Attributes:
        text: its name on one line, without «(по согласованию)» and «(далее – МОЦ)».
        start: where it begins in the cell.
        end: where it ends in the cell.
        agreed: it answers «по согласованию».
        short: the abbreviation that the cell introduces for it, or empty.
    """

    text: str
    start: int
    end: int
    agreed: bool = False
    short: str = ""


@lru_cache(maxsize=2048)
def split_cell(text: str) -> tuple[TypedParty, ...]:
    """The parties of a typed cell, in its order; places count in the text as it was typed."""
    words = plain(text)
    spans: list[tuple[int, int]] = []
    agreed: set[int] = set()
    for piece in pieces_of(words):
        typed = words[piece.start : piece.end]
        if _AGREED.fullmatch(typed) is not None:
            if spans:
                agreed.add(len(spans) - 1)
            continue
        if spans and _goes_on(words[spans[-1][0] : spans[-1][1]], typed, piece):
            spans[-1] = spans[-1][0], piece.end
        else:
            spans.append((piece.start, piece.end))
    parties = (
        _party(words, start, end, agreed=place in agreed)
        for place, (start, end) in enumerate(spans)
    )
    return tuple(party for party in parties if party.text and not _NOTHING.fullmatch(party.text))


def _party(words: str, start: int, end: int, *, agreed: bool) -> TypedParty:
    label = _LABEL.match(words, start, end)
    if label is not None:
        start = label.end()
    typed = words[start:end]
    definition = DEFINITION.search(typed)
    name = AGREED_INSIDE.sub("", DEFINITION.sub("", typed))
    name = _FULL_STOP.sub("", _CONNECTOR.sub("", " ".join(name.split()), count=1).strip(" ;,"))
    return TypedParty(
        text=name,
        start=start,
        end=end,
        agreed=agreed or AGREED_INSIDE.search(typed) is not None,
        short="" if definition is None else " ".join(definition[1].split()),
    )


def _goes_on(party: str, words: str, piece: Piece) -> bool:
    """Whether a piece belongs to the party before it."""
    if piece.before == "hard":
        return False
    if (
        words[0] in "(["
        or _ADDRESS.match(words)
        or _NUMBER.match(words)
        or _CLAUSE.match(words)
        or _REMARK.match(words)
        or _OF_A_PLACE.match(words)
        or _INITIALS.fullmatch(words)
        or (_DUTY.fullmatch(words) and _AFTER_DUTY.search(party))
    ):
        return True
    if piece.before == "line" and (_UNFINISHED.search(party) or words[0] in '«„“"'):
        return True
    return words[0].islower() and _depends(party, words, piece)


def _depends(party: str, words: str, piece: Piece) -> bool:
    """Whether a piece in small letters depends on the party before it."""
    names = names_in(party)
    bare = bool(names) and names[-1].end == len(party) and not post_in(party)
    if bare and post_in(words) and not names_in(words):
        return True
    head, dependent = head_of(words)
    if head:
        return dependent
    if is_oblique(words) or (names_subject(words) and teaches(party)):
        return True
    return piece.before == "line"
