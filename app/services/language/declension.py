"""Suggested case forms of a person's name and post; the user's own wording always wins.

The dictionary (pymorphy3) is loaded on the first call. Only the head noun of a post and the
adjectives that agree with it change: «заведующая сектором общего образования» becomes
«заведующую сектором общего образования».

The dictionary writes ё everywhere. Only endings are taken from it: a stem keeps the letters it was
typed with, so «казенное» becomes «казенного» and «казённое» «казённого».
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.enums import GrammarCase
from app.services.language.names import NamePost, initials, surname_first
from app.services.language.numbers import NBSP
from app.services.language.surnames import looks_feminine, surname_forms

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

# How a text writes the cases, with or without the dot.
CASES: Mapping[str, GrammarCase] = MappingProxyType(
    {
        "им": GrammarCase.NOMINATIVE,
        "род": GrammarCase.GENITIVE,
        "дат": GrammarCase.DATIVE,
        "вин": GrammarCase.ACCUSATIVE,
        "тв": GrammarCase.INSTRUMENTAL,
        "пр": GrammarCase.PREPOSITIONAL,
    }
)
_GRAMMEMES = {
    GrammarCase.GENITIVE: "gent",
    GrammarCase.DATIVE: "datv",
    GrammarCase.ACCUSATIVE: "accs",
    GrammarCase.INSTRUMENTAL: "ablt",
    GrammarCase.PREPOSITIONAL: "loct",
}
_MALE_TAILS = ("ич", "оглы", "улы", "уулу")
_FEMALE_TAILS = ("на", "кызы", "гызы", "кизи")
_WITHOUT_YO = str.maketrans("ёЁ", "еЕ")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def suggest_forms(
    surname: str, given_name: str = "", patronymic: str = "", post: str = ""
) -> dict[GrammarCase, NamePost]:
    """All six cases of the short name («Лунцову Е.В.») and of the post.

    A surname stays in the nominative when the gender cannot be told.
    """
    return {
        case: suggest_form(surname, given_name, patronymic, post, case=case)
        for case in (GrammarCase.NOMINATIVE, *_GRAMMEMES)
    }


def suggest_form(
    surname: str, given_name: str, patronymic: str, post: str, *, case: GrammarCase
) -> NamePost:
    """One of the `suggest_forms`: a document that prints one case waits for no other."""
    if case is GrammarCase.NOMINATIVE:
        return NamePost(surname_first(surname, given_name, patronymic), post.strip())
    feminine = is_feminine(surname, given_name, patronymic, post)
    declined = surname.strip()
    if feminine is not None:
        declined = surname_forms(surname, feminine=feminine)[case]
    tail = "".join(initials(given_name, patronymic))
    return NamePost(f"{declined}{NBSP}{tail}".strip(NBSP), decline_post(post, case))


def is_feminine(
    surname: str, given_name: str = "", patronymic: str = "", post: str = ""
) -> bool | None:
    """Gender by the patronymic, else the given name, the surname, the post; None if unclear."""
    last = patronymic.casefold().strip(". ")
    if len(last) > 2:
        if last.endswith(_MALE_TAILS):
            return False
        if last.endswith(_FEMALE_TAILS):
            return True
    by_name = _gender_of_name(given_name)
    if by_name is not None:
        return by_name
    by_surname = looks_feminine(surname)
    if by_surname is not None:
        return by_surname
    return True if re.match(r"\w+(ая|яя)\b", post.strip()) else None


def decline_post(post: str, case: GrammarCase) -> str:
    """A post in the given case; parts that are not understood stay as typed."""
    text = post.strip()
    if case is GrammarCase.NOMINATIVE or not text:
        return text
    pieces = re.split(r"(,\s*|\s+и\s+)", text)
    declined = "".join(
        piece if index % 2 else _decline_group(piece, _GRAMMEMES[case])
        for index, piece in enumerate(pieces)
    )
    return _spelled_like(text, declined)


def _gender_of_name(given_name: str) -> bool | None:
    name = given_name.strip()
    if len(name.rstrip(".")) < 2:
        return None
    for parse in analyzer().parse(name):
        if "Name" in parse.tag and parse.tag.gender in ("femn", "masc"):
            return parse.tag.gender == "femn"
    return None


def _decline_group(group: str, case: str) -> str:
    """Inflect the adjectives and the head noun that a group of words starts with."""
    attributes: list[tuple[re.Match[str], Any]] = []
    head: re.Match[str] | None = None
    for word in _WORD.finditer(group):
        attribute = _nominative(word[0], "ADJF") or _nominative(word[0], "PRTF")
        if attribute is not None:
            attributes.append((word, attribute))
            continue
        if _head_noun(word[0]) is not None:
            head = word
        break
    if head is None and attributes:
        # «заведующая сектором», «старший по смене»: the last quality is itself the person.
        last = attributes[-1][0][0]
        if _head_noun(last) is not None:
            head = attributes.pop()[0]
        elif not last.casefold().endswith(("щий", "щая")):
            return group
    gender = None if head is None else _head_noun(head[0]).tag.gender
    changed = [
        (word, _inflected(parse, word[0], case, gender or parse.tag.gender))
        for word, parse in attributes
    ]
    if head is not None:
        changed.append((head, _inflect_noun(head[0], case)))
    for word, form in reversed(changed):
        group = group[: word.start()] + form + group[word.end() :]
    return group


def _head_noun(word: str) -> Any:  # noqa: ANN401 - pymorphy3's Parse
    return _nominative(word.rpartition("-")[2], "NOUN")


def _nominative(word: str, part_of_speech: str) -> Any:  # noqa: ANN401 - pymorphy3's Parse
    """The reading of a word as a nominative singular of a person or of a quality of one."""
    for parse in analyzer().parse(word):
        tag = parse.tag
        if part_of_speech != tag.POS or tag.case != "nomn" or tag.number != "sing":
            continue
        if part_of_speech != "NOUN" or tag.animacy == "anim":
            return parse
    return None


def _inflect_noun(word: str, case: str) -> str:
    """Inflect a noun, each animate half of «учитель-логопед»."""
    parts: list[str] = []
    for part in word.split("-"):
        parse = _nominative(part, "NOUN")
        parts.append(part if parse is None else _inflected(parse, part, case, None))
    return "-".join(parts)


def _inflected(
    parse: Any,  # noqa: ANN401 - pymorphy3's Parse
    word: str,
    case: str,
    gender: str | None,
    animacy: str = "anim",
) -> str:
    wanted = {case, "sing"}
    if gender is not None:
        wanted.add(gender)
        if case == "accs" and gender == "masc":
            wanted.add(animacy)
    form = parse.inflect(wanted)
    return word if form is None else _like(word, form.word)


def _like(word: str, form: str) -> str:
    """The word as typed with the ending of the form: е stays е, ё stays ё, capitals stay."""
    pairs = zip(_plain(word), _plain(form), strict=False)
    stem = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ending = form[stem:]
    return word[:stem] + (ending.upper() if word.isupper() and len(word) > 1 else ending)


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _spelled_like(text: str, declined: str) -> str:
    """The declined text without ё in its endings when the text as typed does without it.

    «ученый секретарь» becomes «ученым секретарем», «учёный секретарь» «учёным секретарём».
    """
    return declined.translate(_WITHOUT_YO) if _does_without_yo(text) else declined


def _does_without_yo(text: str) -> bool:
    """Whether a text leaves the dots out of a word that the dictionary writes with them."""
    if "ё" in text.casefold():
        return False
    words = (match[0] for match in _WORD.finditer(text) if "е" in match[0].casefold())
    return any("ё" in parses[0].word for parses in map(analyzer().parse, words) if parses)


@cache
def analyzer() -> "MorphAnalyzer":
    """The dictionary; its first call takes a fifth of a second."""
    from app.services.language.dictionary import load_analyzer

    return load_analyzer()


def decline_title(title: str, case: GrammarCase) -> str:
    """The name of a body or a territory in the given case: a suggestion.

    «Управление образования администрации …» becomes «Управлению образования администрации …»:
    the adjectives and the noun it starts with change, the rest depends on them and stays. A name
    that starts with an abbreviation or a quotation mark stays as typed.
    """
    if case is GrammarCase.NOMINATIVE:
        return title.strip()
    text = title.strip()
    words = _words_of_title(text)
    if not words:
        return text
    tag = words[-1][1].tag
    declined = text
    for word, parse in reversed(words):
        gender = None if parse.tag.POS == "NOUN" else tag.gender
        form = _inflected(parse, word[0], _GRAMMEMES[case], gender, tag.animacy or "inan")
        declined = declined[: word.start()] + form + declined[word.end() :]
    return _spelled_like(text, declined)


def _words_of_title(text: str) -> list[tuple[re.Match[str], Any]]:
    """The adjectives and the noun that a name starts with; nothing when they are not understood."""
    pairs: list[tuple[re.Match[str], Any]] = []
    end = 0
    for word in _WORD.finditer(text):
        if text[end : word.start()].strip() or (word[0].isupper() and len(word[0]) > 1):
            break
        end = word.end()
        parse = _title_word(word[0])
        if parse is None:
            break
        pairs.append((word, parse))
        if "NOUN" in parse.tag:
            return pairs
    return []


def _title_word(word: str) -> Any:  # noqa: ANN401 - pymorphy3's Parse
    """An adjective or a noun as the subject of a name."""
    for parse in analyzer().parse(word):
        tag = parse.tag
        if tag.POS in ("ADJF", "PRTF", "NOUN") and tag.case == "nomn" and tag.number == "sing":
            return parse
    return None
