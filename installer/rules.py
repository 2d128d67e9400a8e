"""Which files of the wheels and of the Python runtime are shipped: `payload.toml` decides."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from installer.layout import HERE
from installer.systems import WINDOWS, System


@dataclass(frozen=True)
class Rule:
    """What is taken of the files below one folder.

    Attributes:
        below: beginning of the path, such as `PySide6/`; empty for every file.
        keep: patterns of which one has to fit; empty when everything is kept.
        drop: patterns of which none may fit.
    """

    below: str
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    def allows(self, path: str) -> bool:
        """Whether the rule lets this file in; `*` in a pattern stands for folders too."""
        if not path.startswith(self.below):
            return True
        rest = path[len(self.below) :]
        if self.keep and not _fits(rest, self.keep):
            return False
        return not _fits(rest, self.drop)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All rules of the package.

    Attributes:
        without: locked distributions that are not taken at all.
        undocumented: patterns of modules whose docstrings are left out of the byte code.
        documented: patterns of those among them that keep theirs.
        library: rules for site-packages.
        runtime: rules for the Python runtime.
        program: rules for the checkout.
    """

    without: frozenset[str]
    undocumented: tuple[str, ...]
    documented: tuple[str, ...]
    library: tuple[Rule, ...]
    runtime: tuple[Rule, ...]
    program: tuple[Rule, ...]


def allowed(path: str, rules: Iterable[Rule]) -> bool:
    """Whether every rule lets the file in."""
    return all(rule.allows(path) for rule in rules)


def read_rules(path: Path = HERE / "payload.toml", system: System = WINDOWS) -> Rules:
    """The rules of the package for a system.

    Raises:
        KeyError: a rule does not say why it is there.
    """
    with path.open("rb") as stream:
        source = tomllib.load(stream)
    return Rules(
        without=frozenset(row["name"] for row in source["without"] if row["why"]),
        undocumented=tuple(source["byte-code"]["undocumented"]),
        documented=tuple(source["byte-code"]["documented"]),
        library=_rules(source["library"], system),
        runtime=_rules(source["runtime"], system),
        program=_rules(source["program"], system),
    )


def _rules(rows: list[dict[str, Any]], system: System) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            row.get("below", ""),
            tuple(row.get("keep", ())) + tuple(row.get(f"keep-on-{system.name}", ())),
            tuple(row.get("drop", ())) + tuple(row.get(f"drop-on-{system.name}", ())),
        )
        for row in rows
        if row["why"]
    )


def _fits(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
