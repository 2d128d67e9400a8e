"""Rows of a workspace compared with those of its packed copy, which leaves the user's name out."""

import re
from itertools import zip_longest

_FILES = 'INSERT INTO "output_record"'
_FOLDER = re.compile(r"(?<=')(?:[A-Z]:)?[\\/][^']*[\\/](?=[^'\\/]+')")


def as_packed(rows: list[str], user: str) -> list[str]:
    """Rows as they leave a computer: without the name of its user.

    Changes are left out: they lose the folder that a file was brought in from. Of the files of
    documents only the names are compared: their folders are those of the new place.
    """
    name = re.compile(rf"(?<=[\"']){re.escape(user)}(?=[\"'])")
    kept = (row for row in rows if not row.startswith('INSERT INTO "change_set"'))
    placed = (_FOLDER.sub("", row) if row.startswith(_FILES) else row for row in kept)
    return [name.sub("пользователь 1", row) for row in placed]


def unlike(rows: list[str], others: list[str]) -> list[tuple[str, str]]:
    """Pairs of rows that are not the same."""
    pairs = zip_longest(rows, others, fillvalue="")
    return [(one[:200], other[:200]) for one, other in pairs if one != other]
