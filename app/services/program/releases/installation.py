"""What of «Опора» is installed here: the running program, its own description, the system."""

import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import paths
from app.services.program.releases.description import NAME
from app.services.program.releases.news import own_version
from app.services.program.releases.signature import UNSIGNED, Publisher, signature_of
from app.services.program.releases.version import Version

LAUNCHER = "Opora.exe"


class System(StrEnum):
    """The systems that releases are made for.

    Members:
        WINDOWS: Windows 10 and later.
        LINUX: any Linux with a C library that is new enough.
    """

    WINDOWS = "windows"
    LINUX = "linux"

    @property
    def name_ru(self) -> str:
        """As people say it."""
        return "Windows" if self is System.WINDOWS else "Linux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The program that runs.

    Attributes:
        system: where it runs.
        version: its version.
        kind: the kind of package that brought it, as `Description.kind`; empty when it was started
            from a checkout or its own description is damaged.
        runtime: SHA-256 of the list of its libraries, fonts and runtime; empty likewise.
        folder: the folder that a package installs into; None in a checkout.
        publisher: who signed its launcher; None when nobody did whom the system trusts.
    """

    system: System
    version: Version
    kind: str
    runtime: str
    folder: Path | None
    publisher: Publisher | None

    @property
    def launcher(self) -> Path | None:
        """What starts the program in Windows."""
        return None if self.folder is None else self.folder / LAUNCHER


def this_installation() -> Installation:
    """The installation that this program runs from."""
    system = System.WINDOWS if sys.platform == "win32" else System.LINUX
    program = paths.RESOURCES.parent
    kind, runtime = _own_release(program)
    folder = _folder(program, system) if kind else None
    windows = folder if system is System.WINDOWS else None
    launcher = UNSIGNED if windows is None else signature_of(windows / LAUNCHER)
    return Installation(
        system=system,
        version=own_version(),
        kind=kind,
        runtime=runtime,
        folder=folder,
        publisher=launcher.publisher,
    )


def _own_release(program: Path) -> tuple[str, str]:
    """Kind and runtime as the package wrote them beside the program; empty words without them."""
    try:
        row = json.loads((program / NAME).read_bytes())
        return str(row["kind"]), str(row["runtime"])
    except (OSError, ValueError, LookupError, TypeError):
        return "", ""


def _folder(program: Path, system: System) -> Path | None:
    """In Windows an update lies in a folder inside the one of the full package."""
    if system is System.LINUX:
        return program.parent
    above = (program.parent, program.parent.parent)
    return next((one for one in above if (one / LAUNCHER).is_file()), None)
