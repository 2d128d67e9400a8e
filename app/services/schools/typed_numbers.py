"""Numbers about a school as they are typed and shown: a distance in kilometres, a count."""

import re

from app.errors import UserError
from app.services.language.numbers import thousandths

_KILOMETRES = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,3}))?")


def distance_text(metres: int | None) -> str:
    """«12,5» kilometres; empty when not known. `parse_kilometres` reads it back."""
    return "" if metres is None else thousandths(metres)


def kilometres(metres: int | None) -> float | None:
    """Kilometres of a distance as a number; None when not known."""
    return None if metres is None else metres / 1000


def parse_kilometres(text: str) -> int | None:
    """Metres of a typed distance «12,5»; None for an empty text.

    Raises:
        UserError: it is no number.
    """
    typed = text.strip().removesuffix("км").strip()
    if not typed:
        return None
    match = _KILOMETRES.fullmatch(typed)
    if match is None:
        raise UserError(f"«{text.strip()}» – не расстояние.", "Введите километры, например 12,5.")
    return int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))


def parse_count(text: str) -> int | None:
    """A typed count; None for an empty text.

    Raises:
        UserError: it is no whole number.
    """
    typed = "".join(text.split())
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()):
        raise UserError(f"«{text.strip()}» – не целое число.", "Введите его цифрами.")
    return int(typed)
