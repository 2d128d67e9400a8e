"""«Что нового»: what each version brought, for the people who work with it.

`resources/news.json` is the one place. It is a list, the newest version first, and travels whole in
every release (`release.json`), so that a program can show what a newer one brings:

    [{"version": "0.2.0", "day": "2026-11-30", "lines": ["A sentence.", "Another one."]}]
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, cast

from app import __version__
from app.services.program.releases.version import Version, parse_version
from app.services.program_files import ProgramFileError, program_json

NEWS = "news.json"
_KEYS = {"version", "day", "lines"}
_MOST_VERSIONS, _MOST_LINES, _LONGEST_LINE = 500, 60, 400


@dataclass(frozen=True, slots=True)
class VersionNews:
    """One version.

    Attributes:
        version: the version.
        day: the day it was released on.
        lines: Russian sentences, the most important first; at least one.
    """

    version: Version
    day: date
    lines: tuple[str, ...]


def list_news() -> tuple[VersionNews, ...]:
    """What this program and those before it brought, the newest first.

    Raises:
        ProgramFileError: the program's own file is missing or damaged.
    """
    content = program_json(NEWS)
    try:
        return read_news(content)
    except ValueError as error:
        raise ProgramFileError((NEWS,), "повреждён") from error


def own_version() -> Version:
    """The version of this program."""
    return parse_version(__version__)


def own_news() -> VersionNews | None:
    """What this very version brought; None when nothing is told of it.

    Raises:
        ProgramFileError: as `list_news`.
    """
    own = own_version()
    return next((one for one in list_news() if one.version == own), None)


def newer_than(news: Iterable[VersionNews], version: Version) -> tuple[VersionNews, ...]:
    """Those of later versions, in their order."""
    return tuple(one for one in news if one.version > version)


def read_news(content: object) -> tuple[VersionNews, ...]:
    """The news that a JSON document holds, strictly: what is not as described is no news.

    Raises:
        ValueError: the shape is another one, there is none, or the versions do not descend.
    """
    rows = _items(content, _MOST_VERSIONS)
    news = tuple(_one(row) for row in rows)
    for newer, older in pairwise(news):
        if newer.version <= older.version or newer.day < older.day:
            msg = f"{newer.version} before {older.version}"
            raise ValueError(msg)
    return news


def _one(row: object) -> VersionNews:
    if not isinstance(row, dict):
        raise ValueError(row)  # noqa: TRY004 - whatever the document is, it is the wrong content
    entry = cast("dict[str, Any]", row)
    if entry.keys() != _KEYS:
        raise ValueError(sorted(entry))
    version, day = _text(entry["version"]), _text(entry["day"])
    lines = tuple(_text(line) for line in _items(entry["lines"], _MOST_LINES))
    return VersionNews(parse_version(version), date.fromisoformat(day), lines)


def _items(content: object, most: int) -> list[object]:
    if not isinstance(content, list):
        raise ValueError(content)  # noqa: TRY004 - as above
    items = cast("list[object]", content)
    if not 0 < len(items) <= most:
        raise ValueError(len(items))
    return items


def _text(value: object) -> str:
    """One line of text, as it is shown."""
    if not isinstance(value, str) or not value.isprintable() or value != value.strip():
        raise ValueError(value)
    if not 0 < len(value) <= _LONGEST_LINE:
        raise ValueError(value)
    return value
