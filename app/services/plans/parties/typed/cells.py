"""The cell of the parties of a measure as one text: kept, compared and shown on one line."""

from collections.abc import Iterable

from app.services.language.matching import folded
from app.services.plans.parties.typed.splitting import split_cell


def typed_cell(lines: Iterable[str]) -> str:
    """The cell as it is stored: as typed, without blanks around it and its lines."""
    return "\n".join(line.strip() for text in lines for line in text.splitlines()).strip()


def party_cell(text: str) -> tuple[str, ...]:
    """The cell as a line of a plan holds it: whole, nothing for a blank one."""
    cell = typed_cell([text])
    return (cell,) if cell else ()


def joined(names: Iterable[str]) -> str:
    """The cell of parties that are known by their names alone, as documents print it."""
    return ";\n".join(name.rstrip(" ;") for name in names)


def on_one_line(cell: str) -> str:
    """«МКУ УО, МБОУ «СОШ № 30»»: a comma where a line ended; other signs as typed."""
    lines = [line.strip() for line in cell.split("\n")]
    *first, last = lines
    ended = (line if line.endswith((";", ",")) or not line else f"{line}," for line in first)
    return " ".join(filter(None, (*ended, last)))


def same_parties(one: str, other: str) -> bool:
    """Whether two cells name the same parties in the same order, whatever stands between them."""
    return _names(one) == _names(other)


def _names(cell: str) -> list[tuple[str, bool]]:
    return [(folded(party.text), party.agreed) for party in split_cell(cell)]
