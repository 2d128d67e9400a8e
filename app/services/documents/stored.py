"""What the workspace keeps for documents: settings and texts of kinds, the department's look.

A value is JSON of its own type: a flag, a number, a list, the key of a row. Versions before 0.2
stored the text of each, which is still read; whatever is saved, all of a kind is written anew.

What is chosen for the document of one year says nothing about that of another. Keys of rows stand
by year, {"2027": 7}, under "" where one was chosen for all years (in texts «7@2027,5»). Words and
days of a year stand beside those for all years, as «grounds@2027»: what was stored for all years
goes on holding where a year says nothing of its own.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.services.log.settings import get_setting, settings_under
from app.services.log.words.setting_names import LOOK, OF_CHANGE, OF_DOCUMENT, OF_TEXT, OWN

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

DEPARTMENT = LOOK


class StoredSettings:
    """What is stored for all kinds of documents, read at once."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    @classmethod
    def read(cls, workspace: "Workspace") -> "StoredSettings":
        """All that a workspace holds."""
        return cls(settings_under(workspace, OF_DOCUMENT))

    @property
    def look(self) -> dict[str, str]:
        """The look of all documents of the department, by name; what it left is not there."""
        return _worded(self._values.get(DEPARTMENT, {}))

    def own(self, kind: str) -> dict[str, str]:
        """What the user stored for a kind alone, by name."""
        return _worded(self._values.get(kind_key(kind), {}))

    def of_kind(self, kind: str, year: int | None = None) -> dict[str, str]:
        """What holds for a kind: its own settings on top of the department's look.

        Words and days are those of the document of the year; keys of rows are as they are stored,
        see `of_year`.
        """
        own = self.own(kind)
        suffix = word_key("", year)
        of_the_year = {
            name.removesuffix(suffix): value for name, value in own.items() if name.endswith(suffix)
        }
        return {**self.look, **own, **of_the_year}

    def chosen_for_others(self, kind: str, name: str, year: int) -> frozenset[str]:
        """What a yearly setting names for documents of other years than this one."""
        values = by_year(self.own(kind).get(name, ""))
        return frozenset(
            value for wanted, value in values.items() if wanted not in ("", str(year)) and value
        )

    def text(self, kind: str) -> Mapping[str, Any] | None:
        """What `making.own_texts` stored for a kind, or None."""
        return self._values.get(text_key(kind))

    def kinds_with_text(self) -> list[str]:
        """Names of the kinds that have a text of the department."""
        start = text_key("")
        return sorted(key.removeprefix(start) for key in self._values if key.startswith(start))


def base_of(kind: str) -> str:
    """The kind of the program that an own kind is a copy of; a kind of the program itself."""
    return kind.partition(OWN)[0]


def text_key(kind: str) -> str:
    """Under what the department's own text of a kind is stored."""
    return OF_TEXT + kind


def change_key(kind: str, document: str) -> str:
    """Under what the change of one document of a kind is stored."""
    return f"{OF_CHANGE}{kind} {document}"


def kind_key(kind: str) -> str:
    """Under what the settings of a kind are stored."""
    return OF_DOCUMENT + kind


def stored_under(workspace: "Workspace", key: str) -> dict[str, str]:
    """The settings stored under a key, by name."""
    return _worded(get_setting(workspace, key, {}))


def _worded(stored: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): _as_text(value) for name, value in stored.items()}


def _as_text(value: object) -> str:
    match value:
        case bool():
            return "1" if value else "0"
        case float():
            return f"{value:g}"
        case list():
            return ",".join(map(str, value))
        case dict():
            return ",".join(f"{one}@{year}".removesuffix("@") for year, one in value.items())
        case _:
            return str(value)


def of_year(stored: str, year: int | None) -> str:
    """The key of a row for the document of a year, else the one for all years."""
    values = by_year(stored)
    return values.get(str(year), values.get("", ""))


def word_key(name: str, year: int | None) -> str:
    """Under what words or a day are stored for the document of a year."""
    return f"{name}@{year}"


def by_year(stored: str) -> dict[str, str]:
    """Keys of rows by the year that they are chosen for, "" for all years."""
    parts = (part.strip().partition("@") for part in stored.split(",") if part.strip())
    return {year: value for value, _at, year in parts}


def with_year(stored: str, year: int, value: str) -> str:
    """What is stored of a yearly setting when a row is chosen for a year; empty gives it up."""
    values = {wanted: one for wanted, one in by_year(stored).items() if wanted}
    values[str(year)] = value
    return ",".join(f"{one}@{wanted}" for wanted, one in sorted(values.items()) if one)
