"""The tokens of normalised words: what each word of a dated deadline is.

The table is tried from above, the first that fits wins: a school year before a year, a day in
digits before a number. A word that stands in no line of it makes the deadline not understood.
"""

import re
from dataclasses import dataclass

MONTHS = {
    "янв": 1,
    "фев": 2,
    "мар": 3,
    "апр": 4,
    "мая": 5,
    "май": 5,
    "мае": 5,
    "маю": 5,
    "июн": 6,
    "июл": 7,
    "авг": 8,
    "сен": 9,
    "окт": 10,
    "ноя": 11,
    "дек": 12,
}
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST = -1
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "пята": 5, "пято": 5, "посл": _LAST}
_SEASONS = {"осе": (9, 11), "зим": (12, 2), "вес": (3, 5), "лет": (6, 8)}

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"(?:{_YEAR}|\d\d)"  # the second one may be short
_GOD = r"год(?:а|у|ом|е|ы|ов|ам|ах)?\b"
_ENDING_OF_YEAR = r"(?:й|го|м|ый|ом|ого|х)\b"
_YEAR_WORD = rf"(?:\s*-?{_ENDING_OF_YEAR})?\s*(?:\bг\b\.?\s*г\b\.?|\bгг?\b\.?|\b{_GOD})"
_SCHOOL_WORD = (
    rf"\s*-?\s*(?:{_ENDING_OF_YEAR}\s*)?(?:гг?\b\.?|{_GOD})?\s*уч(?:\.|ебн[а-я]*|\b)"
    rf"\s*(?:гг?\b\.?|{_GOD})?"
)
_OF_NOW = r"(?:(?:текущ[а-я]+|этого|всего|весь)\s+)?"
_ENDING = r"(?:-?(?:й|го|м|е|я|ой|ю|ый|ая|ое|ом|ого|ую|х)\b)?"
_SOFT_MONTH = r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)"
_SHORT_MONTH = r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек|декаб)"

_TABLE: dict[str, tuple[str, ...]] = {
    "school": (
        rf"{_YEAR}\s*[-/]\s*{_YEARS}{_SCHOOL_WORD}",  # 2020-2021 учебный год, 2020/21 уч. г.
        rf"уч(?:\.|ебн[а-я]*)\s*{_GOD}\s+{_YEAR}\s*[-/]\s*{_YEARS}(?!\d)",
        rf"{_YEAR}(?:\s*/\s*{_YEAR}|/\d\d)(?![\d./])(?:{_YEAR_WORD})?",  # 2020/2021, 2020/21
    ),
    "this_school": (rf"\b{_OF_NOW}уч(?:\.|ебн[а-я]*)?\s*(?:г\.|{_GOD})",),  # учебного года
    "this_year": (rf"\b{_OF_NOW}(?:календарн[а-я]+\s+)?{_GOD}", r"\bт\.?\s*г\b\.?|\bс\.\s*г\b\.?"),
    "iso": (rf"{_YEAR}-\d\d-\d\d(?!\d)",),
    "month_digits": (rf"(?:0?[1-9]|1[0-2])\.{_YEAR}(?![\d.])(?:{_YEAR_WORD})?",),  # 09.2020
    "date": (
        rf"\d\d?\.\d\d?\.{_YEARS}(?!\d)(?:{_YEAR_WORD})?",  # 15.11.2020, 15.11.20
        rf"\d\d?(?P<sign>[/-])\d\d?(?P=sign){_YEAR}(?!\d)(?:{_YEAR_WORD})?",  # 15/11/2020
        r"\d\d?\.\d\d?(?!\d)\.?",  # 15.11
    ),
    "year": (rf"{_YEAR}(?!\d)(?:{_YEAR_WORD})?",),
    "number": (rf"\d\d?(?!\d)\s?{_ENDING}",),  # 15, 25-го, 3-я
    "roman": (rf"\b(?:i{{1,3}}|iv)\b{_ENDING}",),
    "ordinal": (
        r"\bперв(?:ый|ая|ое|ой|ого|ом|ую|ые|ых)\b",
        r"\bвтор(?:ой|ая|ое|ого|ом|ую)\b",
        r"\bтрет(?:ий|ья|ье|ьей|ьего|ьем|ью)\b",
        r"\b(?:четверт(?:ый|ая|ое|ой|ого|ом|ую)|пят(?:ая|ой|ую))\b",
        r"\bпоследн(?:ий|яя|ее|ей|его|ем|юю)\b",
    ),
    "unit": (
        r"\b(?:квартал[а-я]*|кв\b\.?|полугоди[а-я]*|четверт(?:ь|и|ью|ях|ям|ей)\b)",
        r"\b(?:декад|недел|половин)[а-я]*",
    ),
    "season": (
        r"\b(?:осен(?:ь|и|ью)|зим(?:а|ы|ой|у|е)|весн(?:а|ы|ой|у|е)|лет(?:о|а|ом|у))\b",
        r"\b(?:осенн|зимн|весенн|летн)[а-я]+\s+(?:период|сезон|месяц)[а-я]*",
    ),
    "nominative": (rf"\b(?:{_SOFT_MONTH}ь|март|май|август)\b",),
    "month": (
        rf"\b{_SOFT_MONTH}[яюе]м?\b",
        r"\b(?:март|август)(?:а|е|у|ом)\b|\bма(?:я|е|ю|ем)\b",
        rf"\b{_SHORT_MONTH}\b\.?",
    ),
    "inclusive": (r"\bне (?:позднее|позже),?(?: чем)?(?: до)?\b",),
    "until": (r"\b(?:до|ко?)\b",),
    "from": (r"\b(?:начиная )?со?\b", r"\bне ранее(?: чем)?(?: с)?\b"),
    "to": (r"\bпо\b",),
    "part": (
        r"\b(?:конец|конц[аеу]|окончани[яюе]|завершени[яюе])\b",
        r"\b(?:начал[аоеу]|середин[аыеу])\b",
    ),
    "dash": (r"-",),
    "separator": (r"[,;/\n&]|\bи\b|\bа также\b",),
    "included": (r"\bвключ(?:ительно|\.)",),
    "skipped": (
        r"\b(?:в|во|на|течение|период|протяжении|месяц[а-я]*|числ[а-я]*|сроки?|дата)\b",
        r"[.:\s]",
    ),
}
_TOKENS = re.compile(
    "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in _TABLE.items())
)
_ROMAN = re.compile(r"i{1,3}v?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its kind in the table, and the numbers that it holds (of a month its number)."""

    kind: str
    text: str
    numbers: tuple[int, ...] = ()


def tokens(words: str) -> list[Token] | None:
    """The tokens of normalised words without those that mean nothing; None for an unknown word."""
    read: list[Token] = []
    position = 0
    while position < len(words):
        match = _TOKENS.match(words, position)
        if match is None or match.end() == position:
            return None
        # The sign inside a date is a group too: the named alternative is the one that is whole.
        kind = next(name for name, text in match.groupdict().items() if text == match[0])
        if kind != "skipped":
            read.append(_token(kind, match[0]))
        position = match.end()
    return read


def _token(kind: str, text: str) -> Token:
    digits = tuple(int(number) for number in re.findall(r"\d+", text))
    if kind == "iso":
        return Token("date", text, digits[::-1])
    if kind in ("month", "nominative"):
        return Token(kind, text, (MONTHS[text[:3]],))
    if kind == "season":
        return Token(kind, text, _SEASONS[text[:3]])
    if kind == "part":
        return Token(kind, {"на": "begin", "се": "middle"}.get(text[:2], "end"))
    if kind == "ordinal":
        return Token("number", text, (_ORDINALS[text[:4]],))
    if kind == "roman":
        return Token("number", text, (QUARTERS[_ROMAN.findall(text)[0]],))
    if kind == "school":
        first, last = digits[0], digits[1]
        return Token(kind, text, (first, first // 100 * 100 + last if last < 100 else last))
    return Token(kind, text, digits)
