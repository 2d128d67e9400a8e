"""What is loaded against what is stored: known again, told apart, written, checked.

Nothing is deleted. What a file leaves empty stays as it is stored. A row is known again by its
key; of several rows with one key, the first in the file is the first that is stored.
"""

import json
import re
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Hashable, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.matching import folded
from app.services.open_file.loading.problems import Problem
from app.services.open_file.shapes.limits import limit_words
from app.services.orders.taken_numbers import number_key
from app.services.progress import stop_if_asked
from app.services.reference import ensure_school_year
from app.services.storage.files.sqlite import reading_within

if TYPE_CHECKING:
    from sqlmodel import SQLModel

    from app.services.log.changes import Work
    from app.services.storage.files.sqlite import Reader

Status = Literal["new", "changed", "same"]
Values = Mapping[str, Any]
_LARGEST = 2**53
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NUMBERS = frozenset({("order_record", "number")})
# Texts that are compared as they are: a code is no wording.
_EXACT = frozenset({"code", "login_digits", "stage", "kind", "level", "status", "direction"})


class Store:
    """The workspace of one running action.

    Attributes:
        session: its session.
        problems: what cannot be stored, by path.
        counts: by section and status how many things there are.
    """

    def __init__(self, work: "Work", sections: Sequence[str]) -> None:
        self.session = work.session
        self.problems: list[Problem] = []
        self.counts: dict[str, Counter[Status]] = {name: Counter() for name in sections}
        self._known: dict[tuple[str, tuple[str, ...]], dict[Hashable, deque[SQLModel]]] = {}
        self._taken: dict[tuple[str, Hashable], tuple[str, SQLModel]] = {}
        self._thing: list[Status] | None = None
        self._years: set[int] = set()  # the session asks the database for each of them again
        self._remarks: list[tuple[str, SQLModel, str, str]] = []
        self._checks: dict[str, tuple[str, list[str], list[str]]] = {}

    def wrong(self, path: str, text: str, hint: str = "") -> None:
        """Note what cannot be stored."""
        self.problems.append(Problem(path, text, hint))

    @contextmanager
    def thing(self, section: str) -> Generator[None]:
        """Count one thing, whose rows are those that are put inside.

        Raises:
            CancelledByUserError: the user asked to stop; nothing of the action is kept.
        """
        stop_if_asked()
        outer, self._thing = self._thing, []
        yield
        told, self._thing = self._thing, outer
        status: Status = "same"
        if told and told[0] == "new":
            status = "new"
        elif any(one != "same" for one in told):
            status = "changed"
        self.counts[section][status] += 1

    def put(
        self,
        table: str,
        key: tuple[str, ...],
        values: Values,
        *,
        path: str,
        unique: bool = False,
        kept: Values | None = None,
        forced: frozenset[str] = frozenset(),
    ) -> Any:  # noqa: ANN401 - a record of the table
        """Store a row: the one with its key changes, else it is new; it has its key when flushed.

        Args:
            table: the table.
            key: columns by which the row is known again.
            values: by column; of a stored row, what is empty stays as it is.
            path: where it stands in the file.
            unique: whether the table holds one row of a key.
            kept: values that only a new row takes.
            forced: columns that a stored row takes also when they are empty.
        """
        known = _key(table, key, values)
        if unique and (table, known) in self._taken:
            return self._again(table, known, values, path)
        record = self._take(table, key, known)
        if record is None:
            record = self.add(table, {**(kept or {}), **values}, path=path)
        else:
            others = {name: values[name] for name in values if name not in key}
            self._note("same")
            self.change(record, others, path, forced)
        if unique:
            self._taken[table, known] = path, record
        return record

    def add(self, table: str, values: Values, *, path: str) -> Any:  # noqa: ANN401 - a record
        """Store a new row."""
        record = model_of(table)(**values)
        self._note("new")
        if self._is_possible(table, record.model_dump(), path):
            self.session.add(record)
        return record

    def change(
        self,
        record: "SQLModel",
        values: Values,
        path: str,
        forced: frozenset[str] = frozenset(),
    ) -> None:
        """Give a stored row further values; what is empty stays as it is."""
        changed = {
            name: value
            for name, value in values.items()
            if (_says(value) or name in forced) and getattr(record, name) != value
        }
        if not changed:
            return
        self._note("changed")
        stored = {**record.model_dump(), **changed}
        if self._is_possible(str(type(record).__tablename__), stored, path):
            record.sqlmodel_update(changed)
            self.session.add(record)

    def note(self, status: Status) -> None:
        """Count what was written otherwise into the thing that is put."""
        self._note(status)

    def claim(self, table: str, key: tuple[str, ...], values: Values) -> Any:  # noqa: ANN401 - a record
        """The stored row with these values, which is taken by that; None where there is none."""
        return self._take(table, key, _key(table, key, values))

    def find(self, table: str, key: tuple[str, ...], values: Values) -> Any:  # noqa: ANN401 - a record
        """A stored row with these values, which is not taken by that."""
        rows = self._rows(table, key).get(_key(table, key, values))
        return rows[0] if rows else None

    def get(self, table: str, key: int) -> Any:  # noqa: ANN401 - a record of the table
        """A stored row by its key, or None."""
        return self.session.get(model_of(table), key)

    def rows(self, table: str, **values: Any) -> list[Any]:  # noqa: ANN401 - of any column
        """The stored rows of a table as they are now: all, or those with these values."""
        from sqlmodel import select

        return list(self.session.exec(select(model_of(table)).filter_by(**values)))

    def remark(self, table: str, record: "SQLModel", text: str, part: str = "") -> None:
        """Keep the notes of an object, or of a part of it that has no row of its own."""
        if text:
            self._remarks.append((table, record, part, text))

    def store_remarks(self) -> None:
        """Write the notes, when all rows have their keys."""
        self.session.flush()
        if self.problems:
            return  # nothing will be stored, and some rows have no keys
        for table, record, part, text in self._remarks:
            self.put_remark(table, "/".join(filter(None, (key_text(record), part))), text)

    def put_remark(self, table: str, key: str, text: str) -> None:
        """Write the notes on a row by its key."""
        self.put(
            "remark",
            ("table_name", "row_key"),
            {"table_name": table, "row_key": key, "text": text},
            path="notes",
            unique=True,
        )

    def arrange(self, table: str, within: Mapping[str, Any], told: "Sequence[SQLModel]") -> None:
        """Put rows in the order of the file; those that it does not name stay behind their own."""
        self.session.flush()
        if self.problems:
            return  # nothing will be stored
        stored = [one for one in self.rows(table, **within) if one.position > 0]
        stored.sort(key=lambda one: (_number(one, "position"), _number(one, "id")))
        wanted = list(told)
        former: SQLModel | None = None
        for one in stored:
            if not any(one is other for other in told):
                places = [at for at, other in enumerate(wanted) if other is former]
                wanted.insert(places[0] + 1 if places else 0, one)
            former = one
        last = 0  # new rows have no place yet
        for one in wanted:
            if _number(one, "position") <= last:
                break
            last = _number(one, "position")
        else:
            return
        for position, one in enumerate(wanted, start=1):
            one.sqlmodel_update({"position": position})
            self.session.add(one)
        self.session.flush()

    def has_year(self, year: int | None, path: str) -> bool:
        """Make the row of a school year; False where there can be none."""
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            self.wrong(
                path,
                "учебный год не указан." if year is None else f"года {year} не бывает.",
                f"Укажите год от {FIRST_YEAR} до {LAST_YEAR}, учебный год – по второму году.",
            )
            return False
        if year not in self._years:
            ensure_school_year(self.session, year)
            self._years.add(year)
        return True

    def _again(self, table: str, known: Hashable, values: Values, path: str) -> "SQLModel":
        """A second object of what can be stored once: the same again, or an error."""
        first, record = self._taken[table, known]
        if any(_says(value) and getattr(record, name) != value for name, value in values.items()):
            self.wrong(path, f"повторяет {first}, а значения другие.", "Оставьте одно из двух.")
        return record

    def _note(self, status: Status) -> None:
        if self._thing is not None:
            self._thing.append(status)

    def _take(self, table: str, key: tuple[str, ...], known: Hashable) -> "SQLModel | None":
        rows = self._rows(table, key).get(known)
        return rows.popleft() if rows else None

    def _rows(self, table: str, key: tuple[str, ...]) -> "dict[Hashable, deque[SQLModel]]":
        if (table, key) not in self._known:
            found: defaultdict[Hashable, deque[SQLModel]] = defaultdict(deque)
            for record in self.rows(table):
                found[_key(table, key, {name: getattr(record, name) for name in key})].append(
                    record
                )
            self._known[table, key] = found
        return self._known[table, key]

    def _is_possible(self, table: str, values: Values, path: str) -> bool:
        """Whether the database can hold a row; what it cannot is noted.

        A row that lacks what it belongs to is passed by: why, is noted already.
        """
        from sqlmodel import SQLModel

        for column in SQLModel.metadata.tables[table].columns:
            value = values[column.name]
            lacks = value is None and not column.nullable and not column.primary_key
            if lacks or (
                column.foreign_keys and (value == 0 or (value is None and not column.nullable))
            ):
                if not self.problems:
                    self.wrong(path, f"нет значения ({column.name}).", "Впишите его.")
                return False
        if not self.are_possible(values, path):
            return False
        broken = self._broken(table, values)
        for name in broken:
            self.wrong(path, *limit_words(name))
        return not broken

    def are_possible(self, values: Values, path: str) -> bool:
        """Whether texts and numbers can be stored anywhere; what cannot is noted."""
        for name, value in values.items():
            if isinstance(value, str) and _CONTROL.search(value):
                self.wrong(path, "в тексте недопустимый знак.", f"Уберите его ({name}).")
                return False
            if isinstance(value, int) and abs(value) >= _LARGEST:
                self.wrong(path, f"число {value} слишком большое.", "Исправьте его.")
                return False
        return True

    def _broken(self, table: str, values: Values) -> list[str]:
        """The names of the constraints of a table that a row would break."""
        sql, columns, names = self._checks.get(table) or self._checks_of(table)
        if not names:
            return []
        row = tuple(_plain(values[name]) for name in columns)
        # Asked of the driver itself: for each of ten thousands of rows a statement of SQLAlchemy
        # costs more than the question.
        results = self.reader.row(sql, row) or ()
        return [name for name, holds in zip(names, results, strict=True) if holds == 0]

    @cached_property
    def reader(self) -> "Reader":
        """Reads what the session has flushed."""
        return reading_within(self.session)

    def _checks_of(self, table: str) -> tuple[str, list[str], list[str]]:
        from sqlalchemy import CheckConstraint
        from sqlmodel import SQLModel

        stored = SQLModel.metadata.tables[table]
        checks = [one for one in stored.constraints if isinstance(one, CheckConstraint)]
        checks.sort(key=lambda one: str(one.name))
        columns = [column.name for column in stored.columns]
        conditions = ", ".join(f"({one.sqltext})" for one in checks)
        given = ", ".join(f"? AS {name}" for name in columns)
        sql = f"SELECT {conditions} FROM (SELECT {given})"
        self._checks[table] = sql, columns, [str(one.name) for one in checks]
        return self._checks[table]


def model_of(table: str) -> "type[SQLModel]":
    """The stored model of a table."""
    return _models()[table]


@cache
def _models() -> "Mapping[str, type[SQLModel]]":
    from app import models

    known = (getattr(models, name) for name in models.__all__)
    return {str(model.__tablename__): model for model in known}


def key_text(record: "SQLModel") -> str:
    """The key of a row as remarks have it."""
    from sqlalchemy import inspect

    return "/".join(str(part) for part in inspect(record).identity)


def key_number(record: "SQLModel") -> int:
    """The key of a stored row of a table with numbers for keys."""
    return _number(record, "id")


def _number(record: "SQLModel", name: str) -> int:
    return getattr(record, name, None) or 0


def _says(value: Any) -> bool:  # noqa: ANN401 - a value of a column
    return value is not None and value != ""


def _key(table: str, key: tuple[str, ...], values: Values) -> Hashable:
    return tuple(_comparable(table, name, values[name]) for name in key)


def _comparable(table: str, name: str, value: Any) -> Hashable:  # noqa: ANN401 - any column
    if value is None or not isinstance(value, str) or name in _EXACT:
        return value if value != "" else None
    if (table, name) in _NUMBERS:
        return number_key(value) or None
    return folded(value) or None


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of a column
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, dict | list) else value
