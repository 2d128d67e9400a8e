"""Rows of any table in words, made of its description alone."""

from collections.abc import Iterator
from typing import Any

from app.services.log.words.columns import Unit, short, value_words
from app.services.log.words.sentences import Names, Values, shown
from app.services.log.words.table import SCHOOL, TableWords

DAMAGED = "запись истории повреждена"
_GONE = "удалено"


def row_name(words: TableWords, values: Values, names: Names, *, but: str = "") -> str:
    """Which row it is: «МБОУ «СОШ № 30», ВПР по математике»; may be empty.

    Args:
        words: the description of its table.
        values: its columns.
        names: of the rows that it refers to.
        but: a table whose rows are not named: the history of a school need not say which.
    """
    parts: list[str] = []
    for part in words.name:
        columns = (part,) if isinstance(part, str) else part
        column = next((name for name in columns if values.get(name)), "")
        if column and (not but or words.columns[column].refers != but):
            parts.append(cell_words(words, column, values[column], names))
    return short(words.name_joint.join(part for part in parts if part))


def cell_words(words: TableWords, column: str, value: Any, names: Names) -> str:  # noqa: ANN401 - a stored value
    """A value of a column as it reads in one short line; empty without one."""
    described = words.columns[column]
    if described.unit is Unit.LINK and value is not None:
        return short(names.of(described.refers, value)) or _GONE
    return value_words(described, value)


def tell_row(
    words: TableWords, before: Values | None, after: Values | None, names: Names
) -> Iterator[str]:
    """What happened to a row, one sentence each; the school that it belongs to is not named."""
    if not (before or after):
        if before is None and after is None:
            yield f"{words.one[:1].lower()}{words.one[1:]}: {DAMAGED}"
        return
    if words.tells is not None:
        yield from words.tells(before, after, names)
        return
    titles = {name: column.told for name, column in words.columns.items() if column.told}
    if before is not None and after is not None:
        for name, title in titles.items():
            if before.get(name) != after.get(name):
                old, new = (
                    cell_words(words, name, one.get(name), names) for one in (before, after)
                )
                yield f"{title}: {shown(old)} → {shown(new)}"
        return
    one = after or before or {}
    row = f"{words.one[:1].lower()}{words.one[1:]} {row_name(words, one, names, but=SCHOOL)}"
    yield row.strip() + ("" if after else ": запись удалена")
    if after is not None:
        for name, title in titles.items():
            value = cell_words(words, name, after.get(name), names)
            if value and name not in words.name and words.columns[name].unit is not Unit.ORDER:
                yield f"{title}: {value}"
