"""The change log: every action of the user is one change set, told in words and undoable.

`changing()` opens the transaction of one action and writes down, row by row, what the ORM inserts,
updates and deletes in it. Bulk statements that pass the ORM by are written down by their caller
with `log_rows()`. `undo()` takes a change set back when nothing later touched its rows.
"""

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.log.catalogue import called, imported, taken
from app.services.log.parts.form import NarrowRow
from app.services.log.parts.writing import keep_rows
from app.services.log.sides import narrow
from app.services.log.subjects import keep_subjects, schools_of
from app.services.log.words.sentences import Names
from app.services.log.words.table import Logged
from app.services.storage.files.sqlite import reading_within

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.reverting import KeptRow
    from app.services.storage.workspace import Workspace

_NAMED_SCHOOLS = 2
_NAMED_BY_SCHOOLS = {"edit", "bulk"}  # an import is named by its files, an undo by its action


class LoggedRow(NamedTuple):
    """A changed row as it is written down.

    Attributes:
        key: its key; parts of a key of several columns are joined by `|`.
        before: all its values before, None of a row that came.
        after: all its values after, None of a row that went.
    """

    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an action touched; pages that show these tables read them again.

    Attributes:
        change_set_id: the action in the log, or None when nothing changed.
        tables: names of the touched tables.
        action: as in `changing()`, or empty.
        title: what was done, Russian, or empty; of an undo, what was taken back.
        returned: of an undo that was taken back, the action that is in force again.
    """

    change_set_id: int | None = None
    tables: frozenset[str] = frozenset()
    action: str = field(default="", compare=False)
    title: str = field(default="", compare=False)
    returned: int | None = field(default=None, compare=False)

    def touches(self, *tables: str) -> bool:
        """Whether any of the named tables was touched."""
        return not self.tables.isdisjoint(tables)


@dataclass(kw_only=True)
class Work:
    """One action in progress.

    Attributes:
        session: the ORM session; committed when the `changing()` block ends well.
        change_set_id: number of the action in the log.
        action: as in `changing()`.
        title: what is being done.
        tables: touched so far.
        entries: number of the rows written down so far.
        summary: what the change set keeps beside its rows, as JSON values; None: nothing.
        schools: ids of the schools that its rows are about; of many not all.
    """

    session: "Session"
    change_set_id: int
    action: str = ""
    title: str = ""
    tables: set[str] = field(default_factory=set)
    entries: int = 0
    summary: Any = None
    schools: dict[int, None] = field(default_factory=dict[int, None])
    _is_named: bool = False

    @property
    def changes(self) -> Changes:
        """What the action touched, for the caller to return."""
        logged = self.change_set_id if self.entries or self.summary is not None else None
        return Changes(
            change_set_id=logged,
            tables=frozenset(self.tables),
            action=self.action,
            title=self.title,
        )

    def about(self, name: str) -> None:
        """Say in the history which one thing was changed, where that is known only now.

        An edit that does not say it names its schools, when its rows are about one or two.
        """
        self._is_named = True
        self.title = f"{self.title}: {name}"

    def name_schools(self) -> None:
        """Say whose rows were changed, unless that has been said."""
        named = self._is_named or self.action not in _NAMED_BY_SCHOOLS
        if named or not 0 < len(self.schools) <= _NAMED_SCHOOLS:
            return
        names = Names(reading_within(self.session), called())
        known = [names.of("school", number) for number in self.schools]
        if all(name and name not in self.title for name in known):
            joint = ", " if ": " in self.title else ": "
            self.title += joint + ", ".join(known)

    def log_rows(self, table: str, rows: Sequence[LoggedRow]) -> None:
        """Write down rows changed by bulk statements, whole and with JSON values."""
        self.tables.add(table)
        if not rows:
            return
        self._gather_schools(table, rows)
        connection = self.session.connection()
        kept = [NarrowRow(row.key, *narrow(row.before, row.after)) for row in rows]
        keep_rows(connection, self.change_set_id, self.entries, table, kept)
        place = self.change_set_id, self.entries
        keep_subjects(reading_within(self.session), connection, place, table, rows)
        self.entries += len(rows)

    def _gather_schools(self, table: str, rows: Sequence[LoggedRow]) -> None:
        for row in rows:
            if len(self.schools) > _NAMED_SCHOOLS:
                return
            self.schools |= dict.fromkeys(schools_of(table, row.before, row.after))


@contextmanager
def changing(
    workspace: "Workspace",
    action: str,
    title: str,
    *,
    source_file: str = "",
    source_sha256: str = "",
) -> Generator[Work]:
    """One transaction that is written into the change log.

    Args:
        workspace: the open workspace.
        action: `edit`, `bulk`, `import`, `undo`, `setup`, or `freeze`, which cannot be undone.
        title: what is being done, Russian, for the history.
        source_file: name of the imported file.
        source_sha256: its hash.

    Yields:
        The `Work` with the session. An action that touched nothing leaves no trace in the log.
        The tables declare no relationships, so the order of one flush is not that of the links:
        delete children and flush before deleting their parent.
    """
    from app.models import ChangeSet

    with workspace.database.writing() as session:
        record = ChangeSet(
            created_at=workspace.clock.now(),
            actor=workspace.actor,
            action=action,
            title=title,
            source_file=source_file,
            source_sha256=source_sha256,
        )
        session.add(record)
        session.flush()
        assert record.id is not None
        work = Work(session=session, change_set_id=record.id, action=action, title=title)

        with _listening(work):
            yield work
        work.name_schools()
        if work.changes.change_set_id is None:
            session.delete(record)
            return
        record.title = work.title
        if work.summary is not None:
            record.summary = work.summary


@contextmanager
def _listening(work: Work) -> Generator[None]:
    """Write down what the session flushes until the end."""
    from sqlalchemy import event

    def after_flush(session: "Session", _context: object) -> None:
        _log_flush(work, session)

    event.listen(work.session, "after_flush", after_flush)
    try:
        yield
        work.session.flush()
    finally:  # the session and who listens to it would keep each other
        event.remove(work.session, "after_flush", after_flush)


def _log_flush(work: Work, session: "Session") -> None:
    """Write down a flush in the order in which it can be taken back from its end.

    Parents stand before their children when inserted, after them when deleted. Of one table, rows
    that came stand first, as they were added, then those that changed, by their keys: the session
    keeps these in a set, which has another order in every run.
    """
    kept: defaultdict[str, list[LoggedRow]] = defaultdict(list)
    deleted: defaultdict[str, list[LoggedRow]] = defaultdict(list)
    # Each of the three is a new set whenever it is asked for: asked row by row, it takes minutes.
    flushed = (
        (session.new, "new"),
        (sorted(session.dirty, key=_place_of_stored), "dirty"),
        (session.deleted, "deleted"),
    )
    for instances, state in flushed:
        for instance in list(instances):
            table, row = _logged_row(instance, state)
            if row is not None:
                (deleted if row.after is None else kept)[table].append(row)
    announced = taken(Logged.ANNOUNCED)
    for rows, order in ((kept, parents_first()), (deleted, parents_first()[::-1])):
        for table in order:
            if table in rows:
                work.log_rows(table, () if table in announced else rows[table])


def _place_of_stored(instance: object) -> tuple[str, tuple[Any, ...]]:
    """Where a row of the database stands in a flush: its table, the values of its key."""
    from sqlalchemy import inspect

    state = inspect(instance)
    assert state is not None
    return state.mapper.local_table.name, state.identity


@cache
def parents_first() -> tuple[str, ...]:
    """The names of all tables, each behind those that its rows refer to."""
    from sqlmodel import SQLModel

    return tuple(table.name for table in SQLModel.metadata.sorted_tables)


def _logged_row(instance: object, flushed: str) -> tuple[str, LoggedRow | None]:
    """A flushed row, which was `new`, `dirty` or `deleted`; no row where nothing is written."""
    from sqlalchemy import inspect

    state = inspect(instance)
    assert state is not None
    table = state.mapper.local_table.name
    if table in taken(Logged.NEVER):
        return table, None
    after = {
        column.key: plain(getattr(instance, column.key)) for column in state.mapper.column_attrs
    }
    before = dict(after)
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.deleted:
            before[column.key] = plain(history.deleted[0])
    key = "|".join(str(part) for part in state.mapper.primary_key_from_instance(instance))
    if flushed == "new":
        return table, LoggedRow(key, None, after)
    if flushed == "deleted":
        return table, LoggedRow(key, before, None)
    return table, LoggedRow(key, before, after) if before != after else None


def plain(value: object) -> object:
    """A column value as the log keeps it: dates and moments as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def row_count(workspace: "Workspace", change_set_id: int) -> int:
    """How many rows taking an action back would touch."""
    with workspace.database.reading() as reader:
        logged = reader.scalar(
            "SELECT coalesce(sum(number), 0) FROM change_part WHERE change_set_id = ?",
            (change_set_id,),
        )
        stored = sum(
            reader.scalar(f"SELECT count(*) FROM {table} WHERE change_set_id = ?", (change_set_id,))
            for table in imported()
        )
    return logged + stored


def undo(workspace: "Workspace", change_set_id: int, *, keep_edited: bool = False) -> Changes:
    """Take one action back, whole or not at all; taking an undo back does the action again.

    An action that was done again is taken back as itself, whether its own number is named or that
    of its return.

    Rows that an import inserted without a log entry of their own carry its `change_set_id` and
    are removed; logged rows get their values from before. With `keep_edited`, rows that later
    actions changed or refer to stay as they are, and the rest is taken back.

    Raises:
        UserError: it was undone already, or there is nothing left to take back.
        LaterChangesError: later actions changed its rows or refer to them.
    """
    from app.services.log.reverting import meant_by, take_back

    meant = meant_by(workspace, change_set_id)
    word = "Отмена" if meant.returned is None else "Возврат"
    but = ", кроме изменённого позже" if keep_edited else ""
    with changing(workspace, "undo", f"{word}: {in_sentence(meant.title)}{but}") as work:
        take_back(work, workspace.clock.now(), meant, [] if keep_edited else None)
    return replace(work.changes, title=meant.title, returned=meant.returned)


def try_undo(workspace: "Workspace", change_set_id: int) -> None:
    """Take an action back and give the transaction up: nothing changes.

    Raises:
        UserError: what `undo` would raise now.
    """
    from app.services.log.reverting import meant_by, take_back

    meant = meant_by(workspace, change_set_id)
    with suppress(_GivenUpError), changing(workspace, "undo", meant.title) as work:
        take_back(work, workspace.clock.now(), meant)
        raise _GivenUpError


def undo_obstacles(workspace: "Workspace", change_set_id: int) -> tuple[list["KeptRow"], int]:
    """The rows that keep an action from being taken back, and how many others could go back.

    Tried in a transaction that is given up: nothing changes.

    Raises:
        UserError: it was undone already, or the others cannot go back without these.
    """
    from app.services.log.reverting import NothingLeftError, meant_by, take_back

    meant = meant_by(workspace, change_set_id)
    kept: list[KeptRow] = []
    free = 0
    with suppress(_GivenUpError), changing(workspace, "undo", meant.title) as work:
        with suppress(NothingLeftError):
            take_back(work, workspace.clock.now(), meant, kept)
        free = work.entries
        raise _GivenUpError
    return kept, free


class _GivenUpError(Exception):
    """Ends a transaction that was only a try."""


def in_sentence(title: str) -> str:
    """Words of an action inside a sentence: «Паспорт школы: кадры» → «паспорт школы – кадры»."""
    text = title.replace(": ", " – ")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
