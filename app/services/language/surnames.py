"""Case forms of Russian surnames by rule; pure and without a dictionary.

The rules are those of the reference grammars: women's surnames in a consonant and all in -о, -е,
-и, -у, -ых, -их stay as they are; possessive and adjectival ones have their own endings. Fleeting
vowels are kept except in -ец, because a document must let the nominative be read back.
"""

import re

from app.enums import GrammarCase

# Endings in the order genitive, dative, accusative, instrumental, prepositional.
Endings = tuple[str, str, str, str, str]

_CASES = (
    GrammarCase.GENITIVE,
    GrammarCase.DATIVE,
    GrammarCase.ACCUSATIVE,
    GrammarCase.INSTRUMENTAL,
    GrammarCase.PREPOSITIONAL,
)
# First parts of double surnames that are no surnames of their own.
_FIXED_PARTS = frozenset({"бей", "бонч", "грум", "демут", "кара", "сан", "тер"})
_FIXED = frozenset({"дюма", "золя", "петипа", "тома"})

_FEMININE: tuple[tuple[str, int, Endings], ...] = (
    (r".+(ов|ев|ёв|ин|ын)а", 1, ("ой", "ой", "у", "ой", "ой")),
    (r".+[жшчщ]ая", 2, ("ей", "ей", "ую", "ей", "ей")),
    (r".+ая", 2, ("ой", "ой", "ую", "ой", "ой")),
    (r".+яя", 2, ("ей", "ей", "юю", "ей", "ей")),
)
_MASCULINE: tuple[tuple[str, int, Endings], ...] = (
    (r".+(ов|ев|ёв)", 0, ("а", "у", "а", "ым", "е")),
    (r".*[аеёиоуыэюя].*(ин|ын)", 0, ("а", "у", "а", "ым", "е")),
    (r".+[кгх]ий", 2, ("ого", "ому", "ого", "им", "ом")),
    (r".+[жшчщн]ий", 2, ("его", "ему", "его", "им", "ем")),
    (r".+ый", 2, ("ого", "ому", "ого", "ым", "ом")),
    (r".*[аеёиоуыэюя].*[кгхжшчщ]ой", 2, ("ого", "ому", "ого", "им", "ом")),
    (r".*[аеёиоуыэюя].*ой", 2, ("ого", "ому", "ого", "ым", "ом")),
    (r".+ий", 1, ("я", "ю", "я", "ем", "и")),
    (r".+[йь]", 1, ("я", "ю", "я", "ем", "е")),
    (r".+[^аеёиоуыэюя]ец", 0, ("а", "у", "а", "ом", "е")),
    (r".+[жшчщц]", 0, ("а", "у", "а", "ем", "е")),
    (r".+[бвгдзклмнпрстфх]", 0, ("а", "у", "а", "ом", "е")),
)
_NOUNS_IN_A: tuple[tuple[str, int, Endings], ...] = (
    (r".+ия", 1, ("и", "и", "ю", "ей", "и")),
    (r".+я", 1, ("и", "е", "ю", "ей", "е")),
    (r".+[жшчщ]а", 1, ("и", "е", "у", "ей", "е")),
    (r".+ца", 1, ("ы", "е", "у", "ей", "е")),
    (r".+[кгх]а", 1, ("и", "е", "у", "ой", "е")),
    (r".+[бвдзлмнпрстф]а", 1, ("ы", "е", "у", "ой", "е")),
)


def surname_forms(surname: str, *, feminine: bool) -> dict[GrammarCase, str]:
    """All six cases of a surname; an indeclinable one is the same in each."""
    parts = surname.strip().split("-")
    declined = [
        _forms_of_part(part, feminine=feminine, fixed=_is_fixed(part, last=index == len(parts) - 1))
        for index, part in enumerate(parts)
    ]
    return {case: "-".join(forms[case] for forms in declined) for case in GrammarCase}


# Endings of the dative and the instrumental that leave no doubt, with that of the nominative; the
# accusative of women, which is like the dative of men, is left aside.
_BACK = (
    (r"[оеё]в|[иы]н", "у|ым", ""),
    (r"[оеё]в|[иы]н", "ой|ою", "а"),
    (r"[сц]к", "ому|им", "ий"),
    (r"[сц]к", "ой|ою", "ая"),
    (r"чук|юк|ян", "у|ом", ""),
)


def nominative_surname(surname: str) -> str:
    """The nominative of a surname in the dative or the instrumental; else the surname as typed.

    «Лунцовой» gives «Лунцова», «Кузнецову» «Кузнецов»; one whose case cannot be told stays.
    """
    for stem, endings, nominative in _BACK:
        found = re.fullmatch(rf"(.+(?:{stem}))(?:{endings})", surname)
        if found is not None:
            return found[1] + nominative
    return surname


def looks_feminine(surname: str) -> bool | None:
    """Gender that the surname alone shows: Лунцова True, Кузнецов False, Черных None."""
    word = surname.strip().casefold()
    if re.fullmatch(r".+(ова|ева|ёва|ина|ына|ская|цкая)", word):
        return True
    if re.fullmatch(r".+(ов|ев|ёв|ский|цкий)|.*[аеёиоуыэюя].*(ин|ын)", word):
        return False
    return None


def _is_fixed(part: str, *, last: bool) -> bool:
    word = part.casefold()
    return word in _FIXED or (not last and word in _FIXED_PARTS)


def _forms_of_part(part: str, *, feminine: bool, fixed: bool) -> dict[GrammarCase, str]:
    forms = dict.fromkeys(GrammarCase, part)
    if fixed:
        return forms
    word = part.casefold()
    if re.fullmatch(r".+[ыи]х", word):
        return forms
    rules = (*_FEMININE, *_NOUNS_IN_A) if feminine else (*_MASCULINE, *_NOUNS_IN_A)
    for pattern, cut, endings in rules:
        if re.fullmatch(pattern, word):
            stem = _without_fleeting(part) if not feminine else part
            stem = stem[: len(stem) - cut]
            upper = part.isupper() and len(part) > 1
            for case, ending in zip(_CASES, endings, strict=True):
                forms[case] = stem + (ending.upper() if upper else ending)
            break
    return forms


def _without_fleeting(part: str) -> str:
    """«Кравец» -> «Кравц», «Стрелец» -> «Стрельц», «Коломиец» -> «Коломийц»; «Швец» stays."""
    after_vowel = re.fullmatch(r"(.+[аеёиоуыэюя])ец", part, re.IGNORECASE)
    if after_vowel is not None:
        return f"{after_vowel[1]}йц"
    match = re.fullmatch(r"(.*[аеёиоуыэюя])([^аеёиоуыэюя])ец", part, re.IGNORECASE)
    if match is None:
        return part
    soft = "ь" if match[2].casefold() == "л" else ""
    return f"{match[1]}{match[2]}{soft}ц"
