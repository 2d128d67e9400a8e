"""Words of the data inside sentences, and where a line of them must not end."""

import re
from collections.abc import Sequence
from functools import cache

from app.services.language.numbers import NBSP, whole

_LONGEST_TITLE = 80
_INNER = str.maketrans("«»", "„“")
# What a number counts, by the beginning of the word, in texts that `plural.counted` does not write.
# A set of letters that are no two ranges is made a table of all characters by `re`, and the first
# screen waits for the pattern: such letters stand as words.
_UNITS = (
    r"%|КБ|МБ|ГБ|гг?\.|п\.|кл|уч|чел|лет|д(?:ень|н)|раз|балл|знак|строк|школ|файл|процедур|мероприят"
    r"|результат|копи"
)


def capital(text: str) -> str:
    """The text with a capital letter at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], most: int, separator: str = ", ") -> str:
    """The first names, and how many more there are: «а, б и ещё 2»."""
    shown = separator.join(names[:most])
    more = len(names) - most
    return f"{shown} и ещё {whole(more)}" if more > 0 else shown


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at `longest` characters with «…» for the rest."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip(' ,.;:')}…"


def quoted(name: str) -> str:
    """A name in quotation marks; marks inside it become inner ones: «МБОУ „Лесная СОШ“»."""
    return f"«{name.translate(_INNER)}»"


def titled(title: str) -> str:
    """A long title inside a sentence: on one line, cut at 80 characters, in quotation marks."""
    return quoted(shortened(title, _LONGEST_TITLE))


def glued(text: str) -> str:
    """The text with non-breaking spaces where a line must not end; its length stays.

    «№ 458», «30 %», «11 из 89», «ст. 29», «И.В. Соболева», «МА 5», before a dash. Texts are written
    and stored with ordinary spaces; they are glued where they get their lines: on paper, in the
    help, in the labels and tables of the window.
    """
    return _gluing().sub(NBSP, text)


@cache
def _gluing() -> re.Pattern[str]:
    """Begins with the space: a text without one near a sign is passed over quickly.

    Made when first asked for: it takes a millisecond, and a command glues nothing.
    """
    return re.compile(
        " (?:"
        r"(?<=№ )(?=[\d_]|[А-ЯЁ]{1,3}-?\d)"
        rf"|(?<=\d )(?={_UNITS}|из[ {NBSP}]\d)"
        rf"|(?<=\d[ {NBSP}]из )(?=\d)"
        r"|(?<=\b(?:п\.|ч\.|с\.) )(?=\d)|(?<=\b(?:ст|пп)\. )(?=\d)|(?<=\b(?:стр|рис)\. )(?=\d)"
        r"|(?<=\b[А-ЯЁ]\. )(?=[А-ЯЁ])|(?<=\b[А-ЯЁ]{2} )(?=\d{1,2}\b)"
        # initials behind a surname; where another name follows, they are that one's
        rf"|(?<=[а-яё] )(?=[А-ЯЁ]\.\s?[А-ЯЁ]\.(?![ {NBSP}]?[А-ЯЁ][а-яё]))"
        r"|(?<=\S )(?=– )"
        ")"
    )
