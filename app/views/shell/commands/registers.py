"""The commands of the registers of what papers are made of."""

from typing import TYPE_CHECKING

from app.views.base.links import DocumentsSpot
from app.views.shell.commands.command import Command

if TYPE_CHECKING:
    from app.services.registers.description.register import Register
    from app.views.shell.workplace import Workplace


def register_commands(workplace: "Workplace") -> list[Command]:
    """Showing each of them."""
    from app.services.registers.catalogue import registers

    return [_showing(workplace, register) for register in registers().values()]


def _showing(workplace: "Workplace", register: "Register") -> Command:
    spot = DocumentsSpot(tab="registers", register=register.name)
    return Command(
        title=register.title,
        run=lambda: workplace.show_way(spot),
        words=f"сведения {register.words.one}",
        icon="list",
        detail=register.note,
    )
