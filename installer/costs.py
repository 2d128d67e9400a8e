"""What the parts of the package cost: the table that the build prints."""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MB = 1_000_000
_SMALLEST_SHOWN = 100_000  # packed bytes; smaller parts share a line


@dataclass
class Cost:
    """One line.

    Attributes:
        files: how many.
        size: bytes on the user's disk.
        packed: bytes in the MSI, about: deflate is what the cabinet uses.
    """

    files: int = 0
    size: int = 0
    packed: int = 0

    def add(self, other: "Cost") -> None:
        """Count another line in."""
        self.files += other.files
        self.size += other.size
        self.packed += other.packed


def part_of(name: str) -> str:
    """The part of the package that a file belongs to: a library, the runtime, the program."""
    top, _, rest = name.partition("/")
    if top != "lib" or not rest:
        return top
    part = rest.partition("/")[0]
    if part.endswith(".dist-info"):
        return "descriptions and licences of libraries"
    return f"lib/{part.removesuffix('.libs')}"


def measure(payload: Path, files: Iterable[str]) -> dict[str, Cost]:
    """Costs by part, the dearest first."""
    costs: dict[str, Cost] = defaultdict(Cost)
    for name in files:
        data = (payload / name).read_bytes()
        costs[part_of(name)].add(Cost(1, len(data), len(zlib.compress(data, 6))))
    small = Cost()
    for part in [part for part, cost in costs.items() if cost.packed < _SMALLEST_SHOWN]:
        small.add(costs.pop(part))
    ordered = dict(sorted(costs.items(), key=lambda item: -item[1].packed))
    return {**ordered, "everything else": small}


def table(costs: dict[str, Cost]) -> list[str]:
    """The lines to print."""
    total = Cost()
    for cost in costs.values():
        total.add(cost)
    lines = [f"{'part':<42}{'files':>7}{'on disk, MB':>13}{'packed, MB':>12}"]
    for part, cost in [*costs.items(), ("together", total)]:
        size, packed = f"{cost.size / _MB:.1f}", f"{cost.packed / _MB:.1f}"
        lines.append(f"{part:<42}{cost.files:>7}{size:>13}{packed:>12}")
    return lines
