"""The copy of a database that leaves the computer: without its places and the names of its users.

What was typed stays as it was typed, but for the beginnings of paths. Who did what stays apart:
every name of a user becomes «пользователь 1», «пользователь 2» and so on.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from app.services.storage.files import sqlite
from app.services.storage.files.sqlite_schema import read_schema
from app.services.storage.packing.names import DOCUMENTS

# Columns that hold a user of the operating system, in tables and in the rows of the log.
_WHO = frozenset({"actor", "author"})
_CALLED = re.compile(r"пользователь (\d+)")
_ELSEWHERE = "Из других папок"
_TEXTS = ("VARCHAR", "TEXT")
Edit = Callable[[str], str]


def make_impersonal(database: Path, places: Sequence[Path], files: Mapping[str, str]) -> None:
    """Change a copy of the database that nobody has open; its free pages hold nothing afterwards.

    Args:
        database: the copy.
        places: folders of this computer that no text may name.
        files: where each packed document lay -> its name in the package, which becomes its path.

    Raises:
        EnvironmentProblem: no room for the smaller file.
    """
    with sqlite.reading(database) as reader:
        columns = [
            (table, column.partition(" ")[0])
            for table, parts in read_schema(reader).tables.items()
            for column in parts
            if column.partition(" ")[2].startswith(_TEXTS)
        ]
        who = [(table, name) for table, name in columns if name in _WHO]
        names = _renamed(
            row[0]
            for table, name in who
            for row in reader.rows(f"SELECT DISTINCT {name} FROM {table} WHERE {name} <> ''")
        )
        rows = reader.rows("SELECT DISTINCT path FROM output_record")
        paths = _moved([row[0] for row in rows], files)
    edits: dict[tuple[str, str], Edit] = dict.fromkeys(columns, _without(places))
    edits |= dict.fromkeys(who, lambda text: names.get(text, text))
    edits[("output_record", "path")] = lambda text: paths.get(text, text)
    edits[("change_set", "summary")] = _chain(_without_path_of_file, _without(places))
    edits[("change_key", "row_key")] = _without(places)  # a column without a type of its own
    for side in ("before", "after"):
        edits[("change_part", side)] = _chain(_names_in_json(names), _without(places))
    sqlite.edit_texts(database, edits)


def _renamed(names: Iterable[str]) -> dict[str, str]:
    """A number for each name; who has one since an earlier packing keeps it."""
    distinct = list(dict.fromkeys(names))
    taken = {int(match[1]) for name in distinct if (match := _CALLED.fullmatch(name))}
    free = (number for number in range(1, len(distinct) + len(taken) + 1) if number not in taken)
    return {
        name: name if _CALLED.fullmatch(name) else f"пользователь {next(free)}" for name in distinct
    }


def _moved(paths: Sequence[str], files: Mapping[str, str]) -> dict[str, str]:
    """Paths in the package; what is not in it gets a place of its own, where nothing lies."""
    folders: dict[str, int] = {}
    moved: dict[str, str] = {}
    for path in paths:
        name = files.get(path)
        if name is None and not _is_moved(path):
            folder, _, last = path.replace("\\", "/").rpartition("/")
            number = folders.setdefault(folder, len(folders) + 1)
            name = f"{DOCUMENTS}/{_ELSEWHERE}/{number}/{last}"
        moved[path] = path if name is None else name
    return moved


def _is_moved(path: str) -> bool:
    return path.startswith(f"{DOCUMENTS}/")


def _chain(*edits: Edit) -> Edit:
    def edit(text: str) -> str:
        for one in edits:
            text = one(text)
        return text

    return edit


def _without(places: Sequence[Path]) -> Edit:
    """«C:/Users/Иванова/Справка.pdf» becomes «…/Справка.pdf», however its strokes are written."""
    spellings = {spelling for place in places for spelling in _spellings(place)}
    longest_first = sorted(map(re.escape, spellings), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(longest_first)})(?![\w.-])", re.IGNORECASE)
    return lambda text: pattern.sub("…", text)


def _spellings(place: PurePath) -> Iterable[str]:
    """A path as it may be written; the roots of drives are no place of anybody."""
    if place == PurePath(place.anchor):
        return
    for text in (str(place), place.as_posix(), quote(place.as_posix(), safe="/:")):
        yield text
        yield json.dumps(text, ensure_ascii=False)[1:-1]


def _without_path_of_file(text: str) -> str:
    """The summary of an import without the places of its files."""
    summary = json.loads(text)
    if not isinstance(summary, dict) or not isinstance(summary.get("files"), list):
        return text
    files = [
        {key: value for key, value in file.items() if key != "path"} for file in summary["files"]
    ]
    return _json({**summary, "files": files})


def _names_in_json(names: Mapping[str, str]) -> Edit:
    marks = tuple(f'"{name}":' for name in _WHO)

    def edit(text: str) -> str:
        if not any(mark in text for mark in marks):
            return text
        try:
            side = json.loads(text)  # a list of values for each column
            changed = {
                key: [names.get(value, value) for value in side[key]] for key in _WHO if key in side
            }
        except (ValueError, TypeError, RecursionError):
            return ""  # damaged: nobody reads it, and a name may stand anywhere in it
        return _json({**side, **changed}) if changed else text

    return edit


def _json(value: dict[str, Any]) -> str:
    """As `models.types.JsonSnapshot` writes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
