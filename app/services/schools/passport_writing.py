"""The one writer of passports of schools: blocks of a file and the block of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app.enums import PassportBlockKind
from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.numbers import whole
from app.services.language.sentences import capital, quoted
from app.services.log.changes import LoggedRow
from app.services.reference import Indicator, passport_indicators
from app.services.writing.bulk import batched, bulk_insert
from app.services.writing.target import Compared, Fact, Status, Words, Wrong, first_clash

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.models import PassportBlock
    from app.services.log.changes import Work

YEAR_CODES = frozenset({"methodical_year"})
_SCHOOLS_AT_ONCE = 500
_SOURCE, _AND = "source", "; "
_Key = tuple[int, str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportEntry:
    """A block of a school as of a date.

    Attributes:
        school_id: key of the school.
        block: value of `PassportBlockKind`.
        on_date: «на дату».
        source: where the numbers come from; may be empty.
        counts: code of the indicator -> count; what is not counted is absent.
        sheet: the sheet of the file; empty for what is typed.
        row: number of the row of the file; 0 for what is typed.
    """

    school_id: int
    block: str
    on_date: date
    source: str
    counts: Mapping[str, int]
    sheet: str = ""
    row: int = 0

    @property
    def key(self) -> _Key:
        """What makes it the same block: school, kind, date."""
        return self.school_id, self.block, self.on_date


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored block."""

    id: int
    source: str
    counts: dict[str, int] = field(default_factory=dict[str, int])


def indicators_of(block: str) -> tuple[Indicator, ...]:
    """Indicators of one block in printed order."""
    return tuple(row for row in passport_indicators() if row.block == block)


@dataclass(frozen=True, slots=True)
class PassportTarget:
    """Writes blocks of passports.

    Attributes:
        today: local date.
        whole: whether an entry says everything, as a form does: stored counts and a source that it
            leaves out are taken away. Of a file they stay.
    """

    today: date
    whole: bool = False

    def check(self, entry: PassportEntry) -> list[Wrong]:
        """Why a block cannot be: first its date, then the first wrong count."""
        return [wrong for wrong in (self._date(entry), _counts(entry)) if wrong is not None]

    def identities(self, entries: Sequence[PassportEntry]) -> Sequence[_Key]:
        """School, block, date."""
        return [entry.key for entry in entries]

    def facts(self, entry: PassportEntry) -> Mapping[str, Fact]:
        """The counts by their indicators, and where they come from."""
        facts = {
            code: Fact(count, quoted(_titles()[code]), whole(count))
            for code, count in entry.counts.items()
        }
        if entry.source:
            facts[_SOURCE] = Fact(entry.source, "источник", entry.source)
        return facts

    def clash(self, facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
        """A count that differs, or the source of the same counts; of others both are kept."""
        clash = first_clash({code: facts[code] for code in facts if code != _SOURCE}, told)
        if clash is not None or not told.keys() <= {*facts, _SOURCE}:
            return clash
        return first_clash(facts, told)

    def check_beside(
        self,
        connection: "Connection",
        entries: Sequence[PassportEntry],
        told: Sequence[Mapping[str, Fact]],
    ) -> Mapping[int, Wrong]:
        """Parts above their wholes, of which the file gives only one."""
        problems: dict[int, Wrong] = {}
        for place, stored in enumerate(self.stored_counts(connection, entries)):
            others: dict[str, Any] = {
                code: fact.value for code, fact in told[place].items() if code != _SOURCE
            }
            wrong = self._beside(entries[place], {**stored, **others})
            if wrong is not None:
                problems[place] = wrong
        return problems

    def _beside(self, entry: PassportEntry, counts: Mapping[str, int]) -> Wrong | None:
        """A part above its whole; those of which the entry gives neither are not looked at."""
        return None if self.whole else _parts(entry, counts)

    def stored_counts(
        self, connection: "Connection", entries: Sequence[PassportEntry]
    ) -> list[Mapping[str, int]]:
        """What is stored for every entry, the indicators that it gives and the others."""
        blocks = _stored(connection, entries)
        return [blocks[one.key].counts if one.key in blocks else {} for one in entries]

    def years(self, entries: Sequence[PassportEntry]) -> frozenset[int]:
        """None: a block belongs to its date."""
        return frozenset()

    def compare(
        self, connection: "Connection", entries: Sequence[PassportEntry]
    ) -> Compared[PassportEntry]:
        """The blocks against the stored ones of the same date."""
        stored = _stored(connection, entries)
        former = [stored.get(entry.key) for entry in entries]
        statuses: list[Status] = [
            self._status(old, entry) for old, entry in zip(former, entries, strict=True)
        ]
        return Compared(
            entries=entries,
            statuses=statuses,
            words=lambda place: self._words(former[place], entries[place]),
        )

    def store(self, work: "Work", entries: Sequence[PassportEntry], ids: dict[int, int]) -> None:
        """Make new blocks; in a stored one change what differs.

        Raises:
            UserError: beside what is stored by now, perhaps by another file of this action, a part
                would be larger than its whole.
        """
        from app.models import PassportBlock

        entries = [
            replace(entry, school_id=ids.get(entry.school_id, entry.school_id)) for entry in entries
        ]
        stored = _stored(work.session.connection(), entries)
        fresh: list[tuple[PassportBlock, PassportEntry]] = []
        for entry in entries:
            old = stored.get(entry.key)
            if old is None:
                block = PassportBlock(
                    school_id=entry.school_id,
                    block=entry.block,
                    on_date=entry.on_date,
                    source=entry.source,
                )
                work.session.add(block)
                fresh.append((block, entry))
            elif any(self._differences(old, entry)):
                self._require_parts(work, old, entry)
                self._change(work, old, entry)
        work.session.flush()
        _insert_counts(work, fresh)

    def _require_parts(self, work: "Work", old: _Stored, entry: PassportEntry) -> None:
        from app.models import School

        wrong = self._beside(entry, old.counts)
        if wrong is not None:
            school = quoted(work.session.get_one(School, entry.school_id).short_name)
            kind = PassportBlockKind(entry.block).label
            raise UserError(
                f"{school}, {kind} на {date_digits(entry.on_date)}. {wrong.text}",
                f"{wrong.hint} Затем загрузите файлы снова.",
            )

    def _date(self, entry: PassportEntry) -> Wrong | None:
        if entry.on_date <= self.today:
            return None
        return Wrong(
            code="date",
            text=f"Дата блока паспорта {date_digits(entry.on_date)} ещё не наступила.",
            hint="Исправьте дату.",
            field="on_date",
        )

    def _status(self, old: _Stored | None, entry: PassportEntry) -> Status:
        if old is None:
            return "new"
        return "changed" if any(self._differences(old, entry)) else "same"

    def _words(self, old: _Stored | None, entry: PassportEntry) -> Words:
        kind = capital(PassportBlockKind(entry.block).label)
        what = f"{kind} на {date_digits(entry.on_date)}"
        if old is None:
            said = [f"{_titles()[code]}: {whole(count)}" for code, count in entry.counts.items()]
            rest = f" и ещё {len(said) - 1}" if len(said) > 1 else ""
            return Words(what, "", said[0] + rest)
        rows = list(self._differences(old, entry))
        return Words(
            what,
            "; ".join(f"{title}: {before or '–'}" for title, before, _after in rows),
            "; ".join(f"{title}: {after or '–'}" for title, _before, after in rows),
        )

    def _differences(self, old: _Stored, entry: PassportEntry) -> Iterator[tuple[str, str, str]]:
        """Title, old and new text of what an entry changes."""
        codes = (*entry.counts, *self._left_out(old, entry))
        for code in codes:
            before, after = old.counts.get(code), entry.counts.get(code)
            if before != after:
                yield (
                    _titles()[code],
                    "" if before is None else whole(before),
                    "" if after is None else whole(after),
                )
        source = self._source(old, entry)
        if source != old.source:
            yield _titles()[_SOURCE], old.source, source

    def _source(self, old: _Stored, entry: PassportEntry) -> str:
        """Where the counts come from; both sources where a file leaves some of them as they are."""
        if self.whole:
            return entry.source
        if not entry.source or entry.source in old.source.split(_AND):
            return old.source
        kept = old.source and any(code not in entry.counts for code in old.counts)
        return f"{old.source}{_AND}{entry.source}" if kept else entry.source

    def _left_out(self, old: _Stored, entry: PassportEntry) -> list[str]:
        """Indicators that a whole entry takes away."""
        return [code for code in old.counts if code not in entry.counts] if self.whole else []

    def _change(self, work: "Work", old: _Stored, entry: PassportEntry) -> None:
        from app.models import PassportBlock, PassportValue

        block = work.session.get(PassportBlock, old.id)
        assert block is not None
        block.source = self._source(old, entry)
        work.session.add(block)
        for code, count in entry.counts.items():
            value = work.session.get(PassportValue, (old.id, code)) or PassportValue(
                block_id=old.id, indicator=code, count=count
            )
            value.count, value.percent_h = count, None
            work.session.add(value)
        for code in self._left_out(old, entry):
            work.session.delete(work.session.get_one(PassportValue, (old.id, code)))


def _counts(entry: PassportEntry) -> Wrong | None:
    """What is wrong with counts: an unknown indicator, no number, a part above its whole."""
    known = {row.code: row for row in indicators_of(entry.block)}
    if not entry.counts:
        return _wrong("Не указано ни одного показателя.", "Заполните хотя бы один показатель.")
    for code, count in entry.counts.items():
        if code not in known:
            return _wrong(f"Показателя «{code}» нет в этом блоке паспорта.")
        wrong = _count(known[code], count)
        if wrong is not None:
            return wrong
    return _parts(entry, {})


def _parts(entry: PassportEntry, stored: Mapping[str, int]) -> Wrong | None:
    """The first part above its whole, of counts of the entry and of stored ones beside them."""
    counts = {**stored, **entry.counts}
    for row in indicators_of(entry.block):
        if row.share_of is None or entry.counts.keys().isdisjoint((row.code, row.share_of)):
            continue
        part, base = counts.get(row.code), counts.get(row.share_of)
        if part is None or base is None or part <= base:
            continue
        titles = _titles()
        wrong = _wrong(
            f"«{row.title}»: {whole(part)}, это больше, чем"
            f" «{titles[row.share_of]}»: {whole(base)}.",
            "Исправьте одно из чисел.",
            row.code if row.code in entry.counts else row.share_of,
        )
        wrong = replace(wrong, against=(row.code, row.share_of))
        kept = [code for code in (row.code, row.share_of) if code not in entry.counts]
        if kept:
            hint = (
                f"«{titles[kept[0]]}» уже сохранено на эту дату или указано в другом файле, а здесь"
                " этого числа нет. Исправьте число в файле или укажите оба."
            )
            return replace(wrong, cell_hint=hint)
        return wrong
    return None


def _count(indicator: Indicator, count: int) -> Wrong | None:
    # The type is checked too: counts come from tables where a cell may hold anything.
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:  # pyright: ignore[reportUnnecessaryIsInstance]
        return _wrong(
            f"«{indicator.title}»: «{count}» не целое число от нуля.",
            "Введите целое число.",
            indicator.code,
        )
    if indicator.code in YEAR_CODES and not 1990 <= count <= 2100:
        return _wrong(
            f"«{indicator.title}»: {count} не год.", "Введите год, например 2014.", indicator.code
        )
    return None


def _wrong(text: str, hint: str = "", field: str = "") -> Wrong:
    return Wrong(code="impossible_counts", text=text, hint=hint, field=field)


@cache
def _titles() -> dict[str, str]:
    return {row.code: row.title for row in passport_indicators()} | {_SOURCE: "Источник"}


def _stored(connection: "Connection", entries: Sequence[PassportEntry]) -> dict[_Key, _Stored]:
    """The stored blocks of the schools of the entries."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    blocks = SQLModel.metadata.tables["passport_block"]
    values = SQLModel.metadata.tables["passport_value"]
    found: dict[int, _Stored] = {}
    by_key: dict[_Key, _Stored] = {}
    for schools in batched(sorted({entry.school_id for entry in entries}), _SCHOOLS_AT_ONCE):
        rows: Any = connection.execute(
            select(
                blocks.c.id, blocks.c.school_id, blocks.c.block, blocks.c.on_date, blocks.c.source
            ).where(blocks.c.school_id.in_(schools))
        )
        for key, school_id, block, on_date, source in rows:
            found[key] = by_key[school_id, block, on_date] = _Stored(key, source)
        counts: Any = connection.execute(
            select(values.c.block_id, values.c.indicator, values.c.count)
            .join(blocks, blocks.c.id == values.c.block_id)
            .where(blocks.c.school_id.in_(schools), values.c.count.is_not(None))
        )
        for block_id, indicator, count in counts:
            found[block_id].counts[indicator] = count
    return by_key


def _insert_counts(work: "Work", fresh: "Sequence[tuple[PassportBlock, PassportEntry]]") -> None:
    columns = ("block_id", "indicator", "count", "percent_h")
    rows = [
        (block.id, code, count, None)
        for block, entry in fresh
        for code, count in entry.counts.items()
    ]
    bulk_insert(work.session.connection(), "passport_value", columns, rows)
    logged = [
        LoggedRow(f"{row[0]}|{row[1]}", None, dict(zip(columns, row, strict=True))) for row in rows
    ]
    if logged:
        work.log_rows("passport_value", logged)
