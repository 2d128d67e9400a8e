"""What a release says of itself: `release.json`, which every package brings along."""

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from app.services.program.releases.news import VersionNews, read_news
from app.services.program.releases.version import Version, parse_version

NAME = "release.json"
FORMAT = 1
LARGEST = 2_000_000  # bytes; what is larger is no description
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LARGEST_SIZE = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One package.

    Attributes:
        version: of the program in it.
        kind: «full», «update», «linux» or another word of the package's own format.
        runtime: SHA-256 of the list of libraries, fonts and the runtime; an update fits to it
            alone.
        payload: SHA-256 of what is installed, as the format defines it.
        installed_size: bytes on the disk afterwards.
        schema: the newest revision of a workspace's database that it knows.
        news: what this version and those before it brought, the newest first.
    """

    version: Version
    kind: str
    runtime: str
    payload: str
    installed_size: int
    schema: str
    news: tuple[VersionNews, ...]


class UnknownFormatError(ValueError):
    """A newer program wrote the description in a way that this one does not know."""


def read_description(content: bytes) -> Description:
    """The description that a file holds.

    Raises:
        UnknownFormatError: it is of a later format.
        ValueError: it is no description.
    """
    document = json.loads(content)  # refuses bytes that are no text with a ValueError
    if not isinstance(document, dict):
        raise ValueError(document)  # noqa: TRY004 - whatever it is, it is the wrong content
    row = cast("dict[str, Any]", document)
    number = row.get("opora")
    if type(number) is not int or number < FORMAT:
        raise ValueError(number)
    if number > FORMAT:
        raise UnknownFormatError(number)
    return Description(
        version=parse_version(_text(row, "version")),
        kind=_text(row, "kind"),
        runtime=_hash(row, "runtime"),
        payload=_hash(row, "payload"),
        installed_size=_size(row),
        schema=_text(row, "schema"),
        news=read_news(row.get("news")),
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise ValueError(key)
    return value


def _hash(row: dict[str, Any], key: str) -> str:
    value = _text(row, key)
    if not _SHA256.fullmatch(value):
        raise ValueError(key)
    return value


def _size(row: dict[str, Any]) -> int:
    value = row.get("installed_size")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < _LARGEST_SIZE:
        raise ValueError(value)
    return value
