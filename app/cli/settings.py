"""`--set name=value` of the commands."""

from collections.abc import Sequence

from app.errors import UserError


def parse_settings(pairs: Sequence[str]) -> dict[str, str]:
    """The pairs as a mapping; a later one wins.

    Raises:
        UserError: a pair has no «=» or no name.
    """
    settings: dict[str, str] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator or not name.strip():
            raise UserError(
                f"Параметр «{pair}» записан неверно.", "Нужен вид ИМЯ=ЗНАЧЕНИЕ без пробелов."
            )
        settings[name.strip()] = value.strip()
    return settings
