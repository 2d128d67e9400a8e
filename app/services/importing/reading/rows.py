"""What reading the tables of a file gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.importing.batches.preview import Batch, FileSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRows:
    """The rows of a file after reading.

    Attributes:
        batch: accepted rows.
        rows: rows of data in the file, accepted or not.
        rejected: rows that are not taken.
        scope: what the numbers are about: «ВПР, русский язык, 5 класс, 2024/2025».
        years: school years that the file names, whether its rows are taken or not.
        subject: the one work or year that it is about, as it will be stored, or None.
    """

    batch: Batch
    rows: int
    rejected: Sequence["RejectedRow"]
    scope: str = ""
    years: frozenset[int] = frozenset()
    subject: FileSubject | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is not taken; why stands among the problems of the file."""

    sheet: str
    row: int
    school: str


def both_rows(before: tuple[str, int], here: tuple[str, int]) -> str:
    """«строки 5 и 9» of two rows by sheet and number, with the sheet of the first if not shared."""
    if before[0] == here[0]:
        return f"строки {before[1]} и {here[1]}"
    return f"лист «{before[0]}», строка {before[1]}, и строка {here[1]}"
