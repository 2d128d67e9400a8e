"""The words of a deadline as the grammar reads them: one spelling for what is typed in many.

Lower case, «е» for «ё», a bare «-» for every dash, Cyrillic letters in Russian words, Latin ones in
Roman numbers, a blank between numbers and letters, no clock times and no remarks in brackets.
"""

import re

from app.services.language.matching import folded

# What a Latin keyboard leaves in Russian words, and the Cyrillic one in Roman numbers.
_TO_CYRILLIC = str.maketrans("aceopxyktmhbu", "асеорхуктмнви")
_TO_ROMAN = str.maketrans({"і": "i", "у": "v", "х": "x", "п": "ii", "ш": "iii", "l": "i"})
_LETTERS = re.compile(r"[a-zа-яі]+")
_CYRILLIC = re.compile(r"[а-я]")
_ROMAN_WORD = re.compile(
    r"\b((?:[ilіvу]{1,3}|п|ш)(?:-(?:й|м|е|го|я|ой))?)"
    r"(?=(?:\s*[-,и]\s*[ilіvупш]{1,3})?\s*(?:кв\b|квартал|полугод|четверт|декад|недел|половин))"
)
_MIXED_LIST = re.compile(r"\b([ilіvу]{1,3}|п|ш)(?=\s*(?:-|,|и\s)\s*(?:i|v)+\s*[а-я])")

_DATED = re.compile(
    r"\d[./-]\d|(?:19|20)\d\d|\d\s*(?:числ|декад|недел|кварт|полуг|четверт)"
    r"|\b(?:январ|феврал|март|апрел|ма[йяюе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|квартал|полугод|четверт|декад)"
)
_REMARK = re.compile(r"\(([^()]*)\)")
_REPETITION = re.compile(r"\b(?:еже[а-я]+|кажд[а-я]+|раза?\b)")

_CLOCK = r"(?:[01]?\d|2[0-3])"
_BY = r"(?P<by>\s*,?\s*(?:\b(?:с|со|в|во|к|до|по)\s+)?)"
_UNIT_OF_TIME = r"\s*(?:ч\b\.?|час[а-я]*\.?|мск|по московскому времени)"
# Clear times: «14:30», «18-00», «10 часов 30 минут», «14.30» and «10.00 – 10.30» (no such months).
_TIMES = (
    rf"{_CLOCK}:[0-5]\d(?:\s*-\s*{_CLOCK}:[0-5]\d)?",
    rf"{_CLOCK}\.[0-5]\d\s*-\s*{_CLOCK}\.(?:00|1[3-9]|[2-5]\d)(?!\.?\d)",
    rf"{_CLOCK}\.(?:00|1[3-9]|[2-5]\d)\s*-\s*{_CLOCK}\.[0-5]\d(?!\.?\d)",
    rf"{_CLOCK}\.(?:00|1[3-9]|[2-5]\d)(?!\.?\d)",
    rf"{_CLOCK}[.-][0-5]\d(?={_UNIT_OF_TIME})",
    rf"{_CLOCK}(?:\s*ч\b\.?|\s*час[а-я]*\.?)(?:\s*[0-5]\d\s*мин[а-я]*\.?)?",
    rf"(?<=до ){_CLOCK}-00(?![.\d])",
    rf"(?<=в ){_CLOCK}[.-][0-5]\d(?!\.?\d)",
)
_ONE_TIME = rf"(?<![\d.])(?:{'|'.join(_TIMES)})(?:{_UNIT_OF_TIME})?"
_TIME = re.compile(rf"{_BY}{_ONE_TIME}(?P<until>\s*(?:-|до|по)\s*{_ONE_TIME})?")
_DAY = re.compile(r"\d\.\d{1,2}\.\d|\d\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)")


def normalised(text: str) -> str:
    """The words of a typed deadline in the one spelling; empty when nothing is left of it."""
    words = re.sub(r"[«»\"“”„'’*_]", " ", folded(text))
    words = re.sub(r"\s*[–—−‑‐-]+\s*", "-", words)
    words = _LETTERS.sub(_in_one_alphabet, words)
    words = _MIXED_LIST.sub(_roman, _ROMAN_WORD.sub(_roman, words))
    words = re.sub(r"(?<=\d)\s*\.\s*(?=\d{1,2}\s*\.\s*\d{4})", ".", words)
    words = re.sub(r"(?<=\d\.\d)\s*\.\s*(?=\d{4})|(?<=\d\.\d\d)\s*\.\s*(?=\d{4})", ".", words)
    words = re.sub(r"(?<=\d)(?=[а-я])|(?<=[а-я])(?=\d)", " ", words)
    words = re.sub(r"\bв течени[иеюя]\b", "в течение", re.sub(r"\s+", " ", words))
    if _DAY.search(words):
        words = _TIME.sub(_without_time, words)
    words = _REMARK.sub(_remark, words)
    return tidied(words)


def is_dated(words: str) -> bool:
    """Whether the words name a day, a month or a part of a year."""
    return _DATED.search(words) is not None


def tidied(words: str) -> str:
    """Words without what a piece that was taken out of them leaves at its edges."""
    return re.sub(r"\s+", " ", re.sub(r"\s+,", ",", words)).strip(" .,;:-")


def _in_one_alphabet(match: re.Match[str]) -> str:
    word = match[0]
    if _CYRILLIC.search(word) or word in ("c", "co", "k", "o", "b"):
        return word.translate(_TO_CYRILLIC)
    return word


def _roman(match: re.Match[str]) -> str:
    number, dash, ending = match[1].partition("-")
    return number.translate(_TO_ROMAN) + dash + ending


def _without_time(match: re.Match[str]) -> str:
    """The word before a time goes with it, but where the day is to come («до 18:00 15.11»)."""
    is_known = match["until"] or _DAY.search(match.string[: match.start()])
    return " " if is_known else f"{match['by']} "


def _remark(match: re.Match[str]) -> str:
    """A remark goes, but for one that repeats («ежемесячно») or is all there is of a date.

    One that names another date stays in its brackets, which nobody reads: two dates in one
    deadline are not understood.
    """
    words = match[1].strip()
    outside = match.string[: match.start()] + match.string[match.end() :]
    if not outside.strip(" .,;"):
        return f" {words} "
    is_dated_one = _DATED.search(words) is not None and not _DATED.search(outside)
    if _REPETITION.search(words) or (is_dated_one and _REPETITION.search(outside)):
        return f", {words} "
    return match[0] if _DATED.search(words) else " "
