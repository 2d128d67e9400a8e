"""Libraries that the window needs of the system: which are lacking, and how to get them."""

import ctypes
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_LIST = Path(__file__).parent / "system.json"
_COMMANDS = {
    "debian": "sudo apt-get install",
    "alt": "sudo apt-get install",
    "rpm": "sudo dnf install",
}


def advice() -> list[str]:
    """Lines in Russian about libraries that are lacking; none when all are there."""
    lost = lacking()
    if not lost:
        return []
    kind = kind_of_system(_os_release())
    names = sorted({name for package in lost for name in _names(package[kind])})
    return [
        "",
        "Чтобы открылось окно, системе недостаёт библиотек. Пусть администратор выполнит команду:",
        f"  {_COMMANDS[kind]} {' '.join(names)}",
    ]


def lacking() -> list[dict[str, Any]]:
    """Packages of which a library cannot be loaded."""
    packages: list[dict[str, Any]] = json.loads(_LIST.read_text(encoding="utf-8"))
    return [package for package in packages if not all(map(_is_there, package["libraries"]))]


def kind_of_system(told: Mapping[str, str]) -> str:
    """Whose names of packages are meant.

    Args:
        told: what `/etc/os-release` says.
    """
    words = f"{told.get('ID', '')} {told.get('ID_LIKE', '')}".lower().split()
    if "altlinux" in words:
        return "alt"
    return "debian" if {"debian", "ubuntu", "astra"} & set(words) else "rpm"


def _os_release() -> dict[str, str]:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    pairs = (line.partition("=") for line in lines)
    return {name: value.strip("\"'") for name, _, value in pairs}


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _names(field: str) -> list[str]:
    """Names of packages in a field as Debian writes dependencies; the first of alternatives."""
    return [part.partition("|")[0].strip() for part in field.split(",")]
