"""Names of people in texts: where none belongs they are stored nowhere and repeated in no message.

A surname with a patronymic or initials is told by its form. Two words are a person when one of
them is a given name of the dictionary (pymorphy3, loaded at the first two capitalised words that
are no school's) and the other looks like a surname.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.services.language.declension import analyzer

_AS_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху", "\u00ad\u200b\ufeff")
NAME_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*"
INITIAL = r"[А-ЯЁ]\."
PATRONYMIC = (
    r"[А-ЯЁ][а-яё]+(?:(?:в|ь|м|т|к)ич(?:а|у|ем|е)?|(?:в|ч|ш)н(?:а|ы|е|у|ой|ою))"
    r"|[\w-]+ (?:оглы|кызы|улу|уулу)"
)
_IS_TURKIC = re.compile(r"оглы|кызы|гызы|уул[уы]?", re.IGNORECASE)
_IS_WORD = re.compile(NAME_WORD)
_IS_INITIAL = re.compile(r"[А-ЯЁ]\.?")
_IS_PATRONYMIC = re.compile(PATRONYMIC)
_LOWER_NAME = re.compile(r"[а-яё-]+ [а-яё]+ [а-яё]+(?:вич|ьич|мич|тич|кич|вна|чна|шна)")
_GLUED = re.compile(r"(?<=[А-ЯЁ]\.)(?=[А-ЯЁ])|(?<=[а-яё])(?=[А-ЯЁ]\.)")
_CODE = re.compile(r"\(\s*(?:edu|sch|ksh|reg)\w*\s*\)", re.IGNORECASE)
_PARTS = re.compile(r"[,;:()\[\]\n\t|/\\«»\"]|\s[-–—]\s")
_TWO_CAPITALS = re.compile(r"[А-ЯЁ].*[\s.][А-ЯЁ]", re.DOTALL)
_IN_TEXT = re.compile(
    rf"(?=\b({NAME_WORD} {NAME_WORD} (?:{PATRONYMIC})|{NAME_WORD} ?{INITIAL}(?: ?{INITIAL})?"
    rf"|{INITIAL} ?{INITIAL} ?{NAME_WORD}|{NAME_WORD} {NAME_WORD})(?![\w.]))"
)
_IN_HONOUR = re.compile(r"\b(?:им\.|имени|памяти)\s*(?:[\w.-]+\s+){0,3}$", re.IGNORECASE)
_PUPIL = re.compile(
    r"\b(?:учени[кцч]|обучающ|учащ|выпускни|ребён|ребен|школьни|дет(?:и|ей|ям|ьми|ях)\b)\w*",
    re.IGNORECASE,
)
_OF_A_PUPIL = re.compile(
    _PUPIL.pattern + r"(?:\s+\d{1,2}\W{0,2}\w?\W{0,2}(?:класс\w*|кл\.)?)?[\s:–—-]*$",
    re.IGNORECASE,
)
_MOST_WORDS = 8
# What stands beside a name in a list of pupils, and says nothing of a school.
_BESIDE = re.compile(
    r"(?:ученик|ученица|обучающийся|обучающаяся|учащийся|учащаяся|выпускник|выпускница"
    r"|класса?|кл\.?)",
    re.IGNORECASE,
)
_ORGANISATIONS = re.compile(
    r"школ(?!ьник)|гимнази|прогимнази|лице[йя]|интернат|училищ|колледж|техникум|академи|корпус|центр"
    r"|учрежден|организац|комплекс|детск|сад$|филиал|отделен|имени$|район|округ|област|край$"
    r"|республик|пос[её]л[ок]|совет$|[мгчк]?[бкан]?[дн]?оу$|[совнк]{1,2}ош$|ип$|ооо$|ано$|нко$"
)
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|енк|ч[уе]к|[шд]зе|швили|янц?|ук|юк|[сц]к)(?:ой|ий|ая|ых|а|о)?"
    r"|.{2,}(?:ых|их|ко|дзе)"
)
_CERTAIN_SURNAME = re.compile(r".{2,}(?:(?:[оеё]в|[иы]н)а?|енко|чук|дзе|швили|ян)")


def is_person(text: str) -> bool:
    """Whether a text, or one of its parts, is the full name of a person.

    «Иванов Иван Иванович», «Иванова И. И.», «Иванов И.», «Иванов Иван», also with a class or a
    login beside it. «СОШ имени Ивана Иванова» and «Гимназия Святой Анны» are schools.
    """
    plain = text.translate(_AS_CYRILLIC)
    if _TWO_CAPITALS.search(plain) is None and " " not in plain.strip():
        return False
    plain = _CODE.sub(" ", plain)
    parts: list[str] = _PARTS.split(plain)
    return any(map(_is_name, (_PARTS.sub(" ", plain), *(parts if len(parts) > 1 else ()))))


def mentions_person(text: str) -> bool:
    """Whether the full name of a person stands anywhere in a text, except in honour of them."""
    return is_person(text) or any(
        _is_name(name) and _IN_HONOUR.search(before) is None for before, name in _names_in(text)
    )


def names_pupil(text: str) -> bool:
    """Whether a text is a name, or has one right behind «ученик», «обучающихся:»."""
    if is_person(text):
        return True
    return _PUPIL.search(text) is not None and any(
        _OF_A_PUPIL.search(before) is not None and _is_name(name, any_case=True)
        for before, name in _names_in(text)
    )


def _names_in(text: str) -> Iterator[tuple[str, str]]:
    """What may be a name, with the text before it."""
    plain = " ".join(text.translate(_AS_CYRILLIC).split())
    if _TWO_CAPITALS.search(plain) is not None:
        for found in _IN_TEXT.finditer(plain):
            yield plain[: found.start()], found[1]


@lru_cache(maxsize=4096)
def _is_name(text: str, *, any_case: bool = False) -> bool:
    words = _words(text) if len(text.split()) <= _MOST_WORDS else []
    if not 2 <= len(words) <= 4 or any(_ORGANISATIONS.match(word.casefold()) for word in words):
        return False
    if len(words) > 2 and _IS_TURKIC.fullmatch(words[-1]) is not None:
        return True
    names = [word for word in words if _IS_INITIAL.fullmatch(word) is None]
    if any(_IS_WORD.fullmatch(word) is None for word in names):
        return False
    if len(names) < len(words):
        return _is_short_name(words, names)
    if len(names) == 2:
        return _is_pair(names[0], names[1], any_case=any_case)
    return _is_full_name(names)


def _words(text: str) -> list[str]:
    """The words of a name in its usual letters, without a number or a class beside it."""
    plain = _GLUED.sub(" ", " ".join(text.split()))
    if _LOWER_NAME.fullmatch(plain) is not None:
        plain = plain.title()
    words = [
        word
        for word in plain.strip(" .*–-").split()
        if not any(map(str.isdigit, word)) and _BESIDE.fullmatch(word) is None
    ]
    if all(word.isupper() for word in words):
        return [word.title() for word in words]
    return words


def _is_short_name(words: Sequence[str], names: Sequence[str]) -> bool:
    """«Иванов И. И.», «И. И. Иванов», «Иванов И.»."""
    if len(names) != 1 or len(words) > 3 or names[0] not in (words[0], words[-1]):
        return False
    return (len(words) == 3 and names[0] == words[0]) or _may_be_surname(names[0])


def _is_full_name(names: Sequence[str]) -> bool:
    """Three or four words with a patronymic at the end, or before the surname."""
    if _IS_PATRONYMIC.fullmatch(names[-1]) is not None:
        return True
    return _IS_PATRONYMIC.fullmatch(names[1]) is not None and _given(names[0]) > 0


def _is_pair(first: str, second: str, *, any_case: bool) -> bool:
    """A surname and a given name in either order, or a given name with a patronymic."""
    for surname, name in ((first, second), (second, first)):
        given = _given(name, any_case=any_case)
        if given and _IS_PATRONYMIC.fullmatch(surname) is not None and name == first:
            return True
        if (given > 1 and _may_be_surname(surname)) or (
            given and _CERTAIN_SURNAME.fullmatch(surname) is not None
        ):
            return True
    return False


def _given(word: str, *, any_case: bool = False) -> int:
    """0 no given name; 1 also an ordinary word: «Вера», «Роза»; 2 nothing but a name: «Пётр»."""
    parses = analyzer().parse(word)
    if not any(
        parse.is_known and "Name" in parse.tag and (any_case or parse.tag.case == "nomn")
        for parse in parses
    ):
        return 0
    ordinary = any(
        parse.tag.POS == "NOUN" and not {"Name", "Surn", "Patr", "Geox"} & set(parse.tag.grammemes)
        for parse in parses
    )
    return 1 if ordinary else 2


def _may_be_surname(word: str) -> bool:
    if _SURNAME.fullmatch(word) is not None and not _is_noun(word):
        return True
    return any("Surn" in parse.tag for parse in analyzer().parse(word))


def _is_noun(word: str) -> bool:
    """Whether a word is an ordinary noun first of all: «Замок», «Рябина»."""
    first = analyzer().parse(word)[0]
    names = {"Name", "Surn", "Patr", "Geox"}
    return first.is_known and first.tag.POS == "NOUN" and not names & set(first.tag.grammemes)


def prepare() -> None:
    """Load the dictionary before the first name is looked at; for a worker thread."""
    analyzer()
