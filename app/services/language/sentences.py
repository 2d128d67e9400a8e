"""Words of the data inside sentences."""

from collections.abc import Sequence

from app.services.language.numbers import whole

_LONGEST_TITLE = 80
_INNER = str.maketrans("«»", "„“")


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
