"""What a school's name tells: whether two spellings are the same, and the kind of the school."""

import re

from app.enums import SchoolKind

# Latin letters that look like Cyrillic ones, as they slip into names typed by hand.
_LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
_CODE = re.compile(r"^\s*\(\d+\)|\(\s*edu\d+\s*\)\s*$", re.IGNORECASE)
# «N 1», «No. 1», typed where the keyboard has no №; the Latin «o» is Cyrillic by then.
_NUMBER_SIGN = re.compile(r"\bnо?\.?\s*(?=\d)")
_PARTS = re.compile(r"[а-яa-z]+|\d+")
_LEGAL_FORM = re.compile(
    r"^(?:м|г|ф|ч)(?:б|к|а)?(?:н)?оу$|^общеобразовательн(?:ое|ого)$|^образовательное$|^учреждение$"
    r"|^(?:муниципальн|государственн|бюджетн|казенн|автономн|частн)ое$"
)
_KINDS = (
    (re.compile(r"\bсредняя (?:общеобразовательная )?школа\b"), "сош"),
    (re.compile(r"\bосновная (?:общеобразовательная )?школа\b"), "оош"),
    (re.compile(r"\bначальная (?:общеобразовательная )?школа\b"), "нош"),
)
_WORDS_OF_KINDS = (
    (r"\bсош\b|\bсредн\w+\b.*\bшкол", SchoolKind.SOSH),
    (r"\bоош\b|\bосновн\w+\b.*\bшкол", SchoolKind.OOSH),
    (r"\bнош\b|\bначальн\w+\b.*\bшкол", SchoolKind.NOSH),
    (r"\bгимнази", SchoolKind.GYMNASIUM),
    (r"\bлице", SchoolKind.LYCEUM),
    (r"\bкадет", SchoolKind.CADET),
    (r"\bвечерн|\bвсош\b|\bосош\b", SchoolKind.EVENING),
    (r"\bинтернат", SchoolKind.BOARDING),
)


def cyrillic_letters(text: str) -> str:
    """Lower-case text with the Latin letters that look like Cyrillic ones replaced by these."""
    return text.translate(_LOOK_ALIKES)


def name_key(text: str) -> str:
    """A school's name without what people write differently.

    Case, ё, quotes, №, punctuation, spaces, Latin look-alikes, the login in brackets and the legal
    form (МБОУ, муниципальное бюджетное …) do not count; «средняя общеобразовательная школа» is
    «сош». «МБОУ «СОШ №1 г.Урус-Мартан»(edu203389)» gives «сош 1 г урус мартан».
    """
    plain = _CODE.sub(" ", text).casefold().translate(_LOOK_ALIKES)
    parts: list[str] = _PARTS.findall(_NUMBER_SIGN.sub(" ", plain))
    kept = " ".join(part for part in parts if not _LEGAL_FORM.match(part)) or " ".join(parts)
    for pattern, short in _KINDS:
        kept = pattern.sub(short, kept)
    return kept


def kind_of(name: str) -> SchoolKind:
    """Kind of a school as its name says; a plain «школа» counts as СОШ."""
    plain = name.casefold().translate(_LOOK_ALIKES)
    for pattern, kind in reversed(_WORDS_OF_KINDS):
        if re.search(pattern, plain):
            return kind
    return SchoolKind.SOSH
