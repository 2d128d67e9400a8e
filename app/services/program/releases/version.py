"""Versions as releases bear them: three numbers."""

import re
from typing import NamedTuple

from app import __version__

_SHAPE = re.compile(r"(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,4})", re.ASCII)
# Windows Installer compares no more than this of each number.
_LARGEST = (255, 255, 65535)


class Version(NamedTuple):
    """Compared number by number; `str` gives the usual spelling, «0.2.0»."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """The spelling that `parse_version` reads."""
        return ".".join(map(str, self))


def parse_version(text: str) -> Version:
    """The version that a text spells, such as «0.2.0».

    Raises:
        ValueError: the text is no version that Windows Installer could compare.
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    version = Version(*map(int, match.groups()))
    if any(number > most for number, most in zip(version, _LARGEST, strict=True)):
        raise ValueError(text)
    return version


def is_newer_program(text: str) -> bool:
    """Whether a text spells a version that is newer than this program; other texts do not."""
    try:
        return parse_version(text) > parse_version(__version__)
    except ValueError:
        return False
