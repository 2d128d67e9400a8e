"""A format of packages: how it is recognised, read, checked and got ready to be installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.services.program.releases.description import Description
from app.services.program.releases.installation import Installation, System
from app.services.progress import Steps


@dataclass(frozen=True, slots=True)
class Inside:
    """What was read of a package, its content checked.

    Attributes:
        description: what it says of itself.
        signed: whether it bears a signature (which nobody has checked yet).
    """

    description: Description
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFormat:
    """One format; a module of `formats/` each, in `FORMAT`.

    Attributes:
        name: stable, for programs.
        system: what its packages are made for.
        suffix: how the names of its files end, for the choice of a file; empty where such a file
            is known only to say that it has to be installed in another way.
        begins: the first bytes of its files.
        kinds: the words of `Description.kind` that are its own, with what such a package holds,
            Russian («обновление»).
        unpacked: how many times the content lies on the disk while it is installed.
        read: reads and checks a package. It raises a `UserError` for what is damaged or another
            program's, and lets an `OSError` of the disk pass.
        stage: gets a checked copy in a folder of its own ready: gives the command that installs it,
            to which the number of the process to wait for and the words of the new start are added.
    """

    name: str
    system: System
    suffix: str
    begins: bytes
    kinds: Mapping[str, str]
    unpacked: int
    read: Callable[[Path], Steps[Inside]]
    stage: Callable[[Path, Installation], Steps[tuple[str, ...]]]


def damaged(path: Path) -> UserError:
    """The file was cut off or changed on its way."""
    return UserError(
        f"Файл «{path.name}» повреждён или передан не полностью.",
        "Скопируйте его ещё раз или возьмите другую копию.",
    )


def foreign(path: Path) -> UserError:
    """The file is nothing of ours, or of before releases described themselves (0.2.0)."""
    return UserError(
        f"«{path.name}» – не выпуск «Опоры» или выпуск старее 0.2.0: описания выпуска в файле нет.",
        "Выберите файл, который вам передали для обновления «Опоры»: .msi для Windows, .tar.xz "
        "для Linux.",
    )


def too_new(path: Path, system: System) -> UserError:
    """A program of a later time made it."""
    return UserError(
        f"Файл «{path.name}» описан так, как эта версия программы не понимает.",
        f"Закройте программу и {by_hand(system)}.",
    )


def by_hand(system: System) -> str:
    """How a package is installed without the program, to be read after «закройте программу и …»."""
    if system is System.WINDOWS:
        return "установите файл двойным щелчком"
    return "в папке, куда распакован файл, выполните в терминале: sh install.sh"
