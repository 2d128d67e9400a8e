"""Names and places: what users see, what stays the same for ever, where files lie."""

import re
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
BUILD = ROOT / "build" / "msi"
DOWNLOADS = ROOT / "build" / "downloads"

PRODUCT = "Опора"
NAME = "Opora"
MANUFACTURER = "Разработчики «Опоры»"

# Windows recognises the product and its files by these; they never change.
UPGRADE_CODE = "A7B4F0C2-5E61-4D0E-9C1B-6A2D5B0E7F31"
_NAMESPACE = uuid.UUID("0f0e3a52-5c0a-4a0b-8d6e-2f1d6f3f9c44")

LAUNCHER = f"{NAME}.exe"
RUNTIME, LIBRARY, PROGRAM = "runtime", "lib", "program"
FILE_LIST = f"{PROGRAM}/files.json"


def program_version() -> str:
    """The version in `app/__init__.py`, the one place where it is written."""
    return version_in((ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))


def version_in(source: str) -> str:
    """The value of `__version__` in a module's text.

    Raises:
        ValueError: there is none, or Windows Installer could not compare it (three numbers).
    """
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', source, flags=re.MULTILINE)
    if found is None:
        msg = "app/__init__.py: __version__ has to be three numbers, such as 1.4.0"
        raise ValueError(msg)
    return found[1]


def stable_guid(*parts: str) -> str:
    """A GUID that depends on the given words only: equal in every build."""
    return str(uuid.uuid5(_NAMESPACE, "|".join(parts))).upper()
