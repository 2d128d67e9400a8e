"""The words that a field proposes: those the department uses, then those that are usual."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.services.registers.catalogue import get_register
from app.services.registers.starts import usual_words

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_MOST = 50


def offered_words(workspace: "Workspace", name: str, column: str) -> tuple[str, ...]:
    """What is proposed for a text of a register, nothing where the program has no words for it.

    The words in use come first, the most frequent ahead; whatever else may be typed.
    """
    usual = usual_words(name, column)
    return joined(used_words(workspace, get_register(name).name, column), usual) if usual else ()


def used_words(workspace: "Workspace", table: str, column: str) -> tuple[str, ...]:
    """The texts of a column that were typed so far, the most frequent ahead."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            f"SELECT {column} AS typed FROM {table} WHERE {column} <> ''"
            f" GROUP BY {column} ORDER BY COUNT(*) DESC, {column} LIMIT {_MOST}"
        )
    return tuple(row["typed"] for row in rows)


def joined(*lists: Iterable[str]) -> tuple[str, ...]:
    """Several lists of words as one; a word that differs in its letters' size alone stands once."""
    words = {word.casefold(): word for one in reversed(lists) for word in reversed(list(one))}
    return tuple(dict.fromkeys(words[word.casefold()] for one in lists for word in one))
