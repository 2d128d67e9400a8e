"""What a cell of a spreadsheet may hold, and its text."""

from datetime import date, datetime, time, timedelta

Cell = float | int | str | bool | date | datetime | time | timedelta

MISSING = frozenset(
    {"", "-", "–", "—", "−", "x", "х", "н/д", "нд", "н/а", "нет данных", "нет отметки", "*", "…"}
)


def shown(value: Cell) -> str:
    """A cell as the user sees it in the spreadsheet, cut to a readable length."""
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def parse_text(value: Cell) -> str:
    """One line of text; a whole number without «.0», an empty cell as an empty text."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return shown(value)


def parse_lines(value: Cell) -> str:
    """Text that keeps its line breaks."""
    if not isinstance(value, str):
        return parse_text(value)
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


def is_missing(value: Cell) -> bool:
    """Whether a cell says nothing: empty, «-», «нет данных»."""
    return isinstance(value, str) and value.strip().casefold() in MISSING
