"""Passport blocks of a file against the stored ones, and their storing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import PassportBlockKind
from app.services.importing.batches.preview import Comparison, LineStatus, PreviewLine
from app.services.language.dates import date_digits
from app.services.language.numbers import whole
from app.services.language.sentences import capital
from app.services.reference import passport_indicators
from app.services.writing.bulk import bulk_insert

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import LoggedRow, Work


@dataclass(frozen=True, slots=True)
class PassportEntry:
    """A block of a school as of a date, as a file gives it; what is not counted is absent."""

    school_id: int
    block: str
    on_date: date
    source: str
    counts: Mapping[str, int]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored block."""

    id: int
    source: str
    counts: dict[str, int]


_Key = tuple[int, str, date]


@dataclass(frozen=True, slots=True)
class PassportBatch:
    """The accepted blocks of a file.

    Attributes:
        entries: in the order of the file.
        names: short names of the schools by id.
    """

    entries: Sequence[PassportEntry]
    names: Mapping[int, str]

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return len(self.entries)

    @property
    def years(self) -> frozenset[int]:
        """None: a block belongs to its date."""
        return frozenset()

    @property
    def schools(self) -> frozenset[int]:
        """Schools of the rows."""
        return frozenset(entry.school_id for entry in self.entries)

    def compare(self, connection: "Connection") -> Comparison:
        """The blocks against the stored ones of the same date."""
        stored = _stored(connection)
        return Comparison.of([self._line(entry, stored.get(_key(entry))) for entry in self.entries])

    def store(self, work: "Work", ids: dict[int, int]) -> None:
        """Make new blocks; in a stored one change the counts that the file gives."""
        from app.models import PassportBlock

        stored = _stored(work.session.connection())
        fresh: list[tuple[PassportBlock, PassportEntry]] = []
        for entry in self.entries:
            school_id = ids.get(entry.school_id, entry.school_id)
            old = stored.get((school_id, entry.block, entry.on_date))
            if old is None:
                block = PassportBlock(
                    school_id=school_id,
                    block=entry.block,
                    on_date=entry.on_date,
                    source=entry.source,
                )
                work.session.add(block)
                fresh.append((block, entry))
            elif _differences(old, entry):
                _change(work, old, entry)
        work.session.flush()
        _insert_counts(work, fresh)

    def _line(self, entry: PassportEntry, old: _Stored | None) -> PreviewLine:
        kind = capital(PassportBlockKind(entry.block).label)
        what = f"{kind} на {date_digits(entry.on_date)}"
        name = self.names[entry.school_id]
        if old is None:
            said = [f"{_TITLES[code]}: {whole(count)}" for code, count in entry.counts.items()]
            rest = f" и ещё {len(said) - 1}" if len(said) > 1 else ""
            return PreviewLine(entry.row, "new", name, what, "", said[0] + rest)
        found = _differences(old, entry)
        status: LineStatus = "changed" if found else "same"
        return PreviewLine(
            entry.row,
            status,
            name,
            what,
            "; ".join(f"{title}: {before or '–'}" for title, before, _after in found),
            "; ".join(f"{title}: {after}" for title, _before, after in found),
        )


_TITLES = {row.code: row.title for row in passport_indicators()} | {"source": "Источник"}


def _differences(old: _Stored, entry: PassportEntry) -> list[tuple[str, str, str]]:
    """Title, old and new text of what the file changes."""
    found = [
        (_TITLES[code], whole(old.counts[code]) if code in old.counts else "", whole(count))
        for code, count in entry.counts.items()
        if old.counts.get(code) != count
    ]
    if entry.source and entry.source != old.source:
        found.append((_TITLES["source"], old.source, entry.source))
    return found


def _key(entry: PassportEntry) -> _Key:
    return entry.school_id, entry.block, entry.on_date


def _stored(connection: "Connection") -> dict[_Key, _Stored]:
    from sqlalchemy import select
    from sqlmodel import SQLModel

    blocks = SQLModel.metadata.tables["passport_block"]
    values = SQLModel.metadata.tables["passport_value"]
    counts: dict[int, dict[str, int]] = {}
    rows: Any = connection.execute(select(values.c.block_id, values.c.indicator, values.c.count))
    for block_id, indicator, count in rows:
        counts.setdefault(block_id, {})[indicator] = count
    found: Any = connection.execute(
        select(blocks.c.id, blocks.c.school_id, blocks.c.block, blocks.c.on_date, blocks.c.source)
    )
    return {
        (school_id, block, on_date): _Stored(key, source, counts.get(key, {}))
        for key, school_id, block, on_date, source in found
    }


def _change(work: "Work", old: _Stored, entry: PassportEntry) -> None:
    from app.models import PassportBlock, PassportValue

    block = work.session.get(PassportBlock, old.id)
    assert block is not None
    block.source = entry.source or block.source
    work.session.add(block)
    for code, count in entry.counts.items():
        value = work.session.get(PassportValue, (old.id, code)) or PassportValue(
            block_id=old.id, indicator=code, count=count
        )
        value.count = count
        work.session.add(value)


def _insert_counts(work: "Work", fresh: Sequence[tuple[Any, PassportEntry]]) -> None:
    columns = ("block_id", "indicator", "count")
    rows = [
        (block.id, code, count) for block, entry in fresh for code, count in entry.counts.items()
    ]
    bulk_insert(work.session.connection(), "passport_value", columns, rows)
    logged: list[LoggedRow] = [
        (f"{row[0]}|{row[1]}", None, dict(zip(columns, row, strict=True))) for row in rows
    ]
    if logged:
        work.log_rows("passport_value", logged)
