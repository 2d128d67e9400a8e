"""`--set name=value` of the commands."""

import re
from collections.abc import Sequence

from app.errors import UserError

# Control characters but for tabs and ends of lines, and halves of signs: bytes of another encoding.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def parse_settings(pairs: Sequence[str]) -> dict[str, str]:
    """The pairs as a mapping; a later one wins.

    Raises:
        UserError: a pair has no «=» or no name, or signs that no text has.
    """
    settings: dict[str, str] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator or not name.strip():
            raise UserError(
                f"Параметр «{pair}» записан неверно.", "Нужен вид ИМЯ=ЗНАЧЕНИЕ без пробелов."
            )
        if _CONTROL.search(pair):
            raise UserError(
                f"В значении параметра «{name.strip()}» есть недопустимые знаки.",
                "Наберите значение заново.",
            )
        settings[name.strip()] = value.strip()
    return settings
