"""All registers: collected from every module of `registers.kinds`."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from app.errors import UserError
from app.services.registers import kinds
from app.services.registers.description.register import Register


@cache
def registers() -> Mapping[str, Register]:
    """The registers by name in their order; those of rows that belong to others stand in them."""
    modules = pkgutil.iter_modules(kinds.__path__, f"{kinds.__name__}.")
    found = (
        value
        for module in modules
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Register) and not value.parent
    )
    return {one.name: one for one in sorted(found, key=lambda one: one.position)}


def owner_of(name: str) -> Register | None:
    """The register to whose rows those of this one belong; None for one by itself."""
    return next(
        (one for one in registers().values() if name in {child.name for child in one.children}),
        None,
    )


def get_register(name: str) -> Register:
    """A register by its name.

    Raises:
        UserError: there is no such register; those that are there are named.
    """
    known = registers()
    if name not in known:
        raise UserError(f"Раздела «{name}» нет.", f"Есть: {', '.join(known)}.")
    return known[name]
