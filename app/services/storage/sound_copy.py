"""Whether a copy of a database may take its place."""

from pathlib import Path

from app.errors import KnownProblem, UserError
from app.services.storage import upgrade
from app.services.storage.condition import require_ours
from app.services.storage.files import sqlite


def require_sound(copy: Path) -> None:
    """Check a copy thoroughly; takes a moment.

    Raises:
        UserError: it is damaged, no copy of ours, or of a newer program.
    """
    try:
        revision = upgrade.stored_revision(copy)
        with sqlite.reading(copy) as reader:
            require_ours(copy, reader)
    except (KnownProblem, sqlite.DatabaseError) as problem:
        raise damaged() from problem
    if revision not in upgrade.known_revisions():
        raise UserError(
            "Эта копия сделана более новой версией «Опоры».",
            "Установите последнюю версию программы или выберите другую копию.",
        )
    if sqlite.integrity_problems(copy):
        raise damaged()


def damaged() -> UserError:
    """What is said about a copy that cannot be used."""
    return UserError("Эта резервная копия повреждена.", "Выберите другую копию.")
