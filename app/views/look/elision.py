"""Shortening what does not fit, without the part that tells one school from another."""

import re
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.services.language.sentences import glued

_MARK = "…"
# The last «№ 2» with all that follows: quotes, a town, the date of an order; not another name.
_NUMBER = r"\s*№\s*\d[^№«]*$"
_SYLLABLE = 2  # letters that a part of a broken word has at least
_LEAST = 0.3  # of the room is for the beginning, otherwise nothing of it could be read


def elided(metrics: QFontMetrics, text: str, width: int, *, middle: bool = False) -> str:
    """The text in at most `width` pixels, with «…» where something was left out.

    A number at the end («… СОШ № 2») stays: «МБОУ «Заречн… № 2»». Other texts lose their end,
    or their `middle`: names that differ at the end, in «СОШ» and «ООШ» or in a day.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    number = re.search(_NUMBER, text)
    end = "" if number is None else number[0]
    room = width - metrics.horizontalAdvance(end)
    right = Qt.TextElideMode.ElideRight
    if end and room >= width * _LEAST:
        return metrics.elidedText(text[: -len(end)], right, room) + end
    if middle and end:
        return metrics.elidedText(_MARK + end.lstrip(), right, width)
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle if middle else right, width)


def wrapped(
    metrics: QFontMetrics, text: str, width: int, most: int, *, middle: bool = False
) -> list[str]:
    """The text in at most `most` lines, broken between words and at its own line ends.

    A number keeps its sign and its unit. What does not fit ends in «…». A line end of the text
    keeps a line for what follows it.
    """
    lines: list[str] = []
    parts = glued(text).split("\n")
    for number, part in enumerate(parts):
        behind = len(parts) - number - 1
        left = most - len(lines)
        if behind and left == 1:
            rest = " ".join(parts[number:])
            return [*lines, elided(metrics, rest, width, middle=middle)]
        lines += _broken(metrics, part, width, max(1, left - behind), middle=middle)
    return lines


def _broken(metrics: QFontMetrics, text: str, width: int, most: int, *, middle: bool) -> list[str]:
    lines: list[str] = []
    words = text.split(" ")
    while len(lines) < most - 1 and metrics.horizontalAdvance(" ".join(words)) > width:
        line = words[0]
        count = 1
        while count < len(words) and metrics.horizontalAdvance(f"{line} {words[count]}") <= width:
            line = f"{line} {words[count]}"
            count += 1
        if count == 1 and metrics.horizontalAdvance(line) > width:
            line, rest = _hyphenated(metrics, line, width)
            words = [line, rest, *words[1:]]
            if not rest:
                break  # no syllable of it fits: its end is left out
        lines.append(line)
        words = words[count:]
    return [*lines, elided(metrics, " ".join(words), width, middle=middle)]


def _hyphenated(metrics: QFontMetrics, word: str, width: int) -> tuple[str, str]:
    """A word wider than its line, broken behind a syllable; the second part may be empty."""
    for place in range(len(word) - _SYLLABLE, _SYLLABLE - 1, -1):
        head, tail = word[:place], word[place:]
        if metrics.horizontalAdvance(f"{head}-") <= width and _break().search(f"{head}|{tail}"):
            return f"{head}-", tail
    return word, ""


@cache
def _break() -> re.Pattern[str]:
    """A word is broken before the last consonant in front of a vowel: «общеобразова|тельные».

    Made when a word is broken first: it takes a millisecond of the start.
    """
    return re.compile(
        r"[аеёиоуыэюя][бвгджзйклмнпрстфхцчшщьъ]*\|[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя]", re.I
    )
