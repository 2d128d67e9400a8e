"""What the program knows of the rows of a table that settings name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.services.documents.dossier.parts import Dossier

T = TypeVar("T")
Choices: TypeAlias = tuple[tuple[str, str], ...]  # words and key


def _no_school(_dossier: "Dossier", _key: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRows(Generic[T]):
    """The rows of a table that settings name.

    Attributes:
        table: its name, which a `Reference` holds.
        gone: what is said when a row is not there any more, with a place for its name.
        choices: (dossier, year of work, settings of the form) -> the rows that may be chosen;
            without a year all that may be named at all.
        find: (dossier, year of work, key or empty) -> the row, that of the year where none is
            named; `UserError` when the named one is not there.
        named_by: the column that names a deleted row.
        usual: (dossier, year) -> what the form says while none is named, where it depends on what
            there is.
        keys: the keys that may be named, where not every row of the table may.
        school: (dossier, key) -> the school that a row is about, None where it is about none.
    """

    table: str
    gone: str
    choices: "Callable[[Dossier, int | None, Mapping[str, str]], Choices]"
    find: "Callable[[Dossier, int, str], T]"
    named_by: str = "title"
    usual: "Callable[[Dossier, int], str] | None" = None
    keys: "Callable[[Dossier], Iterable[str]] | None" = None
    school: "Callable[[Dossier, str], int | None]" = _no_school
