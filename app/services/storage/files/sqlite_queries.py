"""Parts of queries as SQLite wants them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from app.services.language.sought import Word

_K = TypeVar("_K")
_KEYS_AT_ONCE = 400
_MOST_WORDS, _LONGEST_WORD = 100, 1000  # of a search


def in_pieces(keys: Sequence[_K]) -> Iterator[Sequence[_K]]:
    """The keys, or pairs of them, so many at once as one statement may ask for.

    SQLite limits its variables.
    """
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        yield keys[start : start + _KEYS_AT_ONCE]


def wanted_table(rows: Sequence[object], *names: str) -> str:
    """Behind WITH: `wanted` is a table with these columns, whose rows are parameters.

    By a list of pairs SQLite would look for a key of two columns in all rows.
    """
    one = f"({', '.join('?' * len(names))})"
    return f"wanted ({', '.join(names)}) AS (VALUES {', '.join([one] * len(rows))})"


def json_members(column: str, *names: str) -> str:
    """An expression of SQL: the members of a stored JSON object as a JSON list, in this order.

    What lies beside them is never turned into objects of Python.
    """
    paths = ", ".join(f"'$.{name}'" for name in names)
    return f"json_extract({column}, {paths})"


def json_member(column: str, name: str) -> str:
    """An expression of SQL: one member of a stored JSON object, NULL where it has none."""
    return f"json_extract({column}, '$.{name}')"


def numbers_of(column: str) -> str:
    """An expression of SQL: the whole numbers of a group as one text, with commas between them.

    A row for each of them takes three times as long to read.
    """
    return f"group_concat({column})"


def all_words_in(expression: str, words: "Sequence[Word]") -> tuple[str, list[str]]:
    """A condition of SQL that every one of the words stands in a text, and its parameters.

    Case and «ё» matter no more than for `matching.folded`, which made the words: GLOB
    alone compares letters beyond ASCII in classes, LIKE and lower() know no Russian.
    """
    if len(words) > _MOST_WORDS or not all(_can_be_stored(word.text) for word in words):
        return "0", []  # no text of ours has them, and SQLite would refuse the statement
    conditions: list[str] = []
    parameters: list[str] = []
    for word in words:
        globs = _globs(word)
        # A number is whole at both ends of the text, too.
        text = f"char(10) || ({expression}) || char(10)" if word.whole else expression
        conditions.append(f"({' OR '.join([f'({text}) GLOB ?'] * len(globs))})")
        parameters += globs
    return " AND ".join(conditions), parameters


def _globs(word: "Word") -> list[str]:
    """One of these patterns fits a text that has the word."""
    letters = "".join(map(_letter_class, word.text))
    after = f"{letters}[^0-9]*" if word.whole else f"{letters}*"
    if word.marked:
        space = "[ \u00a0]"
        return [f"*№{space * number}{after}" for number in range(3)]
    return [f"*[^0-9]{after}" if word.whole else f"*{after}"]


def _can_be_stored(word: str) -> bool:
    lone = any("\ud800" <= letter <= "\udfff" for letter in word)  # half a sign, from a console
    return len(word) <= _LONGEST_WORD and not lone and "\0" not in word


def _letter_class(letter: str) -> str:
    """What GLOB takes for a letter: «[шШ]»; its own signs stand for themselves."""
    spelt = {letter, letter.upper(), *("ёЁ" if letter == "е" else "")}
    one = sorted(sign for sign in spelt if len(sign) == 1)
    return one[0] if len(one) == 1 and one[0] not in "*?[" else f"[{''.join(one)}]"


def local_moment_words(column: str) -> str:
    """An expression of SQL: a stored moment as `dates.moment_digits` shows it, empty if unknown."""
    return f"coalesce(strftime('%d.%m.%Y %H:%M', {column}, 'localtime'), '')"
