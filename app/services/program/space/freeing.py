"""Making room: what may go, told with its size, and removing what the user chose of it."""

import pkgutil
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem, UserError
from app.services.program.space import kinds
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


class ItemGoneError(UserError):
    """What was to be removed is not there any more."""


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """A kind with what there is of it.

    Attributes:
        kind: the kind.
        items: all of them, also those that are in use or may be needed.
    """

    kind: SpaceKind
    items: tuple[SpaceItem, ...]

    @property
    def removable(self) -> list[SpaceItem]:
        """Those that may go and are of no use."""
        return [item for item in self.items if not item.held and not item.needed]

    @property
    def needed(self) -> list[SpaceItem]:
        """Those that may go but may be needed one day."""
        return [item for item in self.items if item.needed and not item.held]

    @property
    def held(self) -> list[SpaceItem]:
        """Those that are in use."""
        return [item for item in self.items if item.held]


@cache
def space_kinds() -> Mapping[str, SpaceKind]:
    """The kinds by name in their order."""
    modules = pkgutil.iter_modules(kinds.__path__, f"{kinds.__name__}.")
    every = [import_module(module.name).KIND for module in modules]
    return {kind.name: kind for kind in sorted(every, key=lambda kind: kind.position)}


def read_space(workspace: "Workspace") -> Steps[list[SpaceUse]]:
    """Everything that takes room and may go, a kind a step; nothing is changed."""
    uses: list[SpaceUse] = []
    known = space_kinds()
    for done, kind in enumerate(known.values()):
        yield Progress(done, len(known), kind.title)
        uses.append(SpaceUse(kind, tuple(kind.items(workspace))))
    return uses


def free_on_disk(workspace: "Workspace") -> int:
    """Bytes that are free on the disk of the workspace."""
    return shutil.disk_usage(workspace.root).free


def free_space(workspace: "Workspace", name: str, chosen: Sequence[str]) -> Steps[int]:
    """Remove the chosen things of a kind for ever; returns the bytes that they took.

    Args:
        workspace: the open workspace.
        name: of the kind.
        chosen: names of its items.

    Raises:
        ReadOnlyWorkspaceError: the workspace is open read-only.
        ItemGoneError: an item is not there (any more); nothing was removed.
        UserError: there is no such kind, or an item is in use; nothing was removed.
        EnvironmentProblem: the computer refuses; what was removed before that is gone.
    """
    workspace.database.require_writable()
    kind = get_kind(name)
    known = {item.name: item for item in kind.items(workspace)}
    for one in chosen:
        if one not in known:
            raise ItemGoneError(
                f"«{one}» здесь нет, ничего не удалено.",
                "Посмотрите список ещё раз: он изменился.",
            )
        if known[one].held:
            raise UserError(
                f"«{known[one].title}» не удалить: {known[one].held}. Ничего не удалено.",
                "Повторите без этого файла.",
            )
    freed = 0
    for done, one in enumerate(chosen):
        yield Progress(done, len(chosen), f"Удаление: {known[one].title}")
        try:
            kind.remove(workspace, one)
        except EnvironmentProblem as problem:
            raise _broken_off(problem, done, len(chosen)) from problem
        freed += known[one].size
    return freed


def _broken_off(problem: EnvironmentProblem, done: int, number: int) -> EnvironmentProblem:
    """The refusal of one of several things says what became of the others."""
    if number == 1:
        return problem
    rest = f"До этого удалено {done} из {number}." if done else "Ничего не удалено."
    return EnvironmentProblem(f"{problem.message} {rest}", problem.hint)


def get_kind(name: str) -> SpaceKind:
    """A kind by its name.

    Raises:
        UserError: there is none; those that are there are named.
    """
    known = space_kinds()
    if name not in known:
        raise UserError(f"Вида «{name}» нет.", f"Есть: {', '.join(known)}.")
    return known[name]
