"""Names and places: what users see, what stays the same for ever, where files lie."""

import re
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
SOURCES = HERE / "windows"  # what only the MSIs are made of
BUILD = ROOT / "build" / "msi"
DOWNLOADS = ROOT / "build" / "downloads"

PRODUCT = "Опора"
UPDATE_PRODUCT = "Опора: обновление"
NAME = "Opora"
MANUFACTURER = "Разработчики «Опоры»"

# Windows recognises the product and its files by these; they never change.
UPGRADE_CODE = "A7B4F0C2-5E61-4D0E-9C1B-6A2D5B0E7F31"
UPDATE_CODE = "5F2C9E7A-31D4-4B8E-8A60-C9D17E4B2A95"
_NAMESPACE = uuid.UUID("0f0e3a52-5c0a-4a0b-8d6e-2f1d6f3f9c44")

LAUNCHER = f"{NAME}.exe"
RUNTIME, LIBRARY, PROGRAM = "runtime", "lib", "program"
FONTS = "resources/fonts"  # in the folder of a program; too large for an update and never changed
# What an update leaves to the full package: it fits one that has the very same files here.
SHARED = (f"{LIBRARY}/", f"{RUNTIME}/", f"{PROGRAM}/{FONTS}/")
# In the folder of a program: SHA-256 of every other file, and which release it is.
FILE_LIST, RELEASE = "files.json", "release.json"
VERSION_MODULE = "app/__init__.py"
UPDATE = "update"  # the small update, beside the program that it stands in for


def program_version() -> str:
    """The version in `VERSION_MODULE`, the one place where it is written."""
    return version_in((ROOT / VERSION_MODULE).read_text(encoding="utf-8"))


def version_in(source: str) -> str:
    """The value of `__version__` in a module's text.

    Raises:
        ValueError: there is none, or Windows Installer could not compare it (three numbers).
    """
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', source, flags=re.MULTILINE)
    if found is None:
        msg = f"{VERSION_MODULE}: __version__ has to be three numbers, such as 1.4.0"
        raise ValueError(msg)
    return found[1]


def next_version(version: str) -> str:
    """The lowest version that is later than this one."""
    start, _, last = version.rpartition(".")
    return f"{start}.{int(last) + 1}"


def stable_guid(*parts: str) -> str:
    """A GUID that depends on the given words only: equal in every build."""
    return str(uuid.uuid5(_NAMESPACE, "|".join(parts))).upper()
