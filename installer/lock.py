"""The project's lock file as one system sees it: same versions, same hashes, markers decided."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name

from installer.systems import WINDOWS, System

_HEAD = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)\s*(;(?P<marker>.*))?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One locked distribution.

    Attributes:
        name: canonical name.
        version: the only version.
        hashes: SHA-256 of every file that may stand for it.
    """

    name: str
    version: str
    hashes: frozenset[str]


def read_lock(path: Path, leave_out: Collection[str] = (), system: System = WINDOWS) -> list[Pin]:
    """Pins that a system needs; markers are evaluated for it, not for this machine.

    Raises:
        ValueError: a line is not `name==version` with hashes.
    """
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [_pin(line, system) for line in text.splitlines() if line.strip() and line[0] != "#"]
    return [pin for pin in pins if pin is not None and pin.name not in leave_out]


def _pin(line: str, system: System) -> Pin | None:
    head = _HEAD.match(line.partition("--hash=")[0].strip())
    hashes = frozenset(_HASH.findall(line))
    if head is None or not hashes:
        msg = f"not a pin with hashes: {line[:80]}"
        raise ValueError(msg)
    marker = head["marker"]
    if marker and not Marker(marker).evaluate(dict(system.markers)):
        return None
    return Pin(canonicalize_name(head["name"]), head["version"], hashes)


def requirements(pins: Collection[Pin]) -> str:
    """The pins as a requirements file without markers."""
    lines = [
        f"{pin.name}=={pin.version} "
        + " ".join(f"--hash=sha256:{value}" for value in sorted(pin.hashes))
        for pin in pins
    ]
    return "\n".join(lines) + "\n"
