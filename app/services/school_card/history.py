"""What happened to one school: its part of the change log, verdicts of frozen runs, made papers."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.enums import VerdictStatus
from app.services.language.numbers import NBSP
from app.services.log.catalogue import called, called_in_full, descriptions
from app.services.log.entries import (
    Entry,
    Keys,
    LoggedAction,
    action_facts,
    entries_at,
    last_about,
    moments_of,
    one,
    owners_of,
    places_about,
    positions_of,
    rows_about,
    subjects_within,
)
from app.services.log.sides import is_whole
from app.services.log.subjects import keys_of_results
from app.services.log.words.rows import tell_row
from app.services.log.words.sentences import Names, Values
from app.services.log.words.table import (
    BLOCK,
    MEASURE,
    RESULT,
    SCHOOL,
    VERDICT,
    EventKind,
    TableWords,
)
from app.services.school_card.measures import list_school_measures
from app.services.school_card.papers import list_school_papers
from app.services.schools.schools import get_school
from app.services.storage.files.sqlite import moment_if_known, stored_moment

if TYPE_CHECKING:
    from app.services.school_card.papers import SchoolPaper
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_SHOWN = 4
_OF_SUBJECTS = 500  # to look up what the log tells of a school


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolChangeRow(LoggedAction):
    """Something that happened to a school.

    Attributes:
        details: the first changed values «телефон: 2-11 → 2-12»; may be empty.
        kind: what it was about: `register`, `support`, `passport`, `results`, `criteria`, `plan`,
            `verdict` or `paper`.
        lines: all details, one each.
    """

    details: str
    kind: EventKind | Literal["paper"] = "register"
    lines: tuple[str, ...] = ()


class EventKey(NamedTuple):
    """What names an event of a school: `action` of the log, `verdict` of a run, `paper`."""

    kind: Literal["action", "verdict", "paper"]
    id: int


def key_of(row: SchoolChangeRow) -> EventKey:
    """The key of an event."""
    if row.action:
        return EventKey("action", row.id)
    return EventKey("paper" if row.kind == "paper" else "verdict", row.id)


@dataclass(frozen=True, kw_only=True)
class SchoolHistory:
    """What happened to a school, told a few events at a time; for any thread.

    Attributes:
        keys: of the events, newest first.
        is_whole: whether these are all of them.
    """

    workspace: "Workspace"
    keys: Sequence[EventKey]
    is_whole: bool
    _entries: Mapping[int, "_Places"]
    _others: Mapping[EventKey, SchoolChangeRow]
    _found: "_Found"

    def whole(self) -> "SchoolHistory":
        """All of it, where this is only its beginning; what stands beside the log is as here."""
        return self if self.is_whole else _history(self.workspace, self._found, None)

    def tell(self, keys: Sequence[EventKey]) -> list[SchoolChangeRow]:
        """The events with these keys, in their order."""
        logged = [key.id for key in keys if key.kind == "action" and key.id in self._entries]
        own = {number: positions_of(self._entries[number].own) for number in logged}
        places = {
            number: own[number] | positions_of(self._entries[number].others) for number in logged
        }
        with self.workspace.database.reading() as reader:
            names = Names(reader, called(), called_in_full())
            entries = entries_at(reader, places)
            told = (self._told(key, entries, own, names) for key in keys)
            return [row for row in told if row is not None]

    def _told(
        self,
        key: EventKey,
        entries: Mapping[int, list[Entry]],
        own: Mapping[int, set[int]],
        names: Names,
    ) -> SchoolChangeRow | None:
        if key.kind != "action" or key.id not in own:
            return self._others.get(key)
        first = own[key.id]
        rows = sorted(entries[key.id], key=lambda entry: entry.position not in first)
        return _row(rows, names, self._found.name) if rows else None


class _Places(NamedTuple):
    """Entries of an action: about a school, about its things; texts of `places_about`."""

    own: list[str]
    others: list[str]


class _Found(NamedTuple):
    """By what the history of a school is found, and what of it is no action of the log.

    Attributes:
        name: of the school.
        own: the school and its results.
        things: what belongs to it.
        shared: places of things whose number belonged to another school at another time.
        imports: of its results; those that the log tells of row by row are among them.
        others: verdicts and papers.
    """

    name: str
    own: list[Keys]
    things: list[Keys]
    shared: list[tuple[int, str]]
    imports: list[SchoolChangeRow]
    others: list[SchoolChangeRow]


def find_school_history(
    workspace: "Workspace", school_id: int, newest: int | None = None
) -> SchoolHistory:
    """What happened to a school is found by the keys of the log; no entry is read for it.

    With `newest` the last so many events alone, by the order in which they were logged; however
    long the log is, it takes no longer. `SchoolHistory.whole` is the rest of the way.
    """
    school = get_school(workspace, school_id)
    measures = list_school_measures(workspace, school)
    with workspace.database.reading() as reader:
        blocks, shared = _blocks(reader, school_id)
        verdicts = reader.rows("SELECT id FROM verdict WHERE school_id = ?", (school_id,))
        found = _Found(
            name=school.short_name,
            own=[
                one(SCHOOL, school_id),
                *subjects_within(reader, (RESULT, *keys_of_results(school_id))),
            ],
            things=[
                *(one(MEASURE, row.measure.id) for row in measures),
                *(one(VERDICT, row["id"]) for row in verdicts),
                *blocks,
            ],
            shared=shared,
            imports=list(_imports(reader, school_id)),
            others=list(_verdicts(reader, school_id)),
        )
    found.others.extend(_papers(list_school_papers(workspace, school, measures)))
    return _history(workspace, found, newest)


def _history(workspace: "Workspace", found: _Found, newest: int | None) -> SchoolHistory:
    with workspace.database.reading() as reader:
        own, things = rows_about(reader, found.own), rows_about(reader, found.things)
        since = 0 if newest is None else last_about(reader, [*own, *things], newest)
        entries = _places(
            since,
            places_about(reader, own, since),
            [*places_about(reader, things, since), *found.shared],
        )
        moments = moments_of(reader, list(entries))
    others = [row for row in found.imports if row.id >= since and row.id not in entries]
    others += found.others
    events = [(moments[number], number, EventKey("action", number)) for number in entries]
    events += [(_stored(row), row.id, key_of(row)) for row in others]
    events.sort(reverse=True)
    keys = [key for _moment, _number, key in events]
    return SchoolHistory(
        workspace=workspace,
        keys=keys[:newest] if since else keys,
        is_whole=not since,
        _entries=entries,
        _others={key_of(row): row for row in others},
        _found=found,
    )


def _stored(row: SchoolChangeRow) -> str:
    return "" if row.created_at is None else stored_moment(row.created_at)


def history_weight(workspace: "Workspace") -> int:
    """What finding the last events of a school costs beside its plans, as `plans.reading_weight`.

    The length of the log does not count.
    """
    with workspace.database.reading() as reader:
        return _OF_SUBJECTS + reader.scalar("SELECT count(*) FROM output_record")


def list_school_changes(
    workspace: "Workspace", school_id: int, limit: int | None = 200
) -> list[SchoolChangeRow]:
    """What happened to a school, newest first, all of it without a limit."""
    history = find_school_history(workspace, school_id, limit)
    return history.tell(history.keys[:limit])


def _papers(papers: "Iterable[SchoolPaper]") -> Iterator[SchoolChangeRow]:
    for paper in papers:
        if paper.kind == "output" and paper.path is not None:
            yield SchoolChangeRow(
                id=-paper.key,
                created_at=paper.created_at,
                actor="",
                title=f"Составлен документ: {paper.title}",
                details=paper.path.name,
                kind="paper",
            )


def _places(
    since: int, own: Iterable[tuple[int, str]], others: Iterable[tuple[int, str]]
) -> "Mapping[int, _Places]":
    """Where the log tells of the school from an action on, by action."""
    places: defaultdict[int, _Places] = defaultdict(lambda: _Places([], []))
    for number, positions in own:
        places[number].own.append(positions)
    for number, positions in others:
        if number >= since:
            places[number].others.append(positions)
    return places


def _blocks(reader: "Reader", school_id: int) -> tuple[list[Keys], list[tuple[int, str]]]:
    """Blocks that were always of the school, and the places of others while they were.

    The key of a deleted block is used again.
    """
    blocks: list[Keys] = []
    shared: list[tuple[int, str]] = []
    for block, owners in owners_of(reader, "passport_block", SCHOOL, school_id).items():
        keys = one(BLOCK, block)
        if {owner for _place, owner in owners} == {str(school_id)}:
            blocks.append(keys)
            continue
        told = [place for place, _owner in owners]
        for number, positions in places_about(reader, rows_about(reader, [keys])):
            for position in positions_of([positions]):
                # The owner is the one of the last entry of the block up to there, else its first.
                last = max(bisect_right(told, (number, position)) - 1, 0)
                if owners[last][1] == str(school_id):
                    shared.append((number, f"{position}"))
    return blocks, shared


def _imports(reader: "Reader", school_id: int) -> Iterator[SchoolChangeRow]:
    """Imported results are not logged row by row: they carry the number of their import."""
    for row in reader.rows(
        "SELECT c.id, c.created_at, c.actor, c.title, c.action, c.undone_at, count(*) AS number"
        " FROM result r JOIN change_set c ON c.id = r.change_set_id WHERE r.school_id = ?"
        " AND c.action = 'import' GROUP BY c.id",
        (school_id,),
    ):
        details = f"результатов школы: {row['number']}"
        yield SchoolChangeRow(**action_facts(row), details=details, kind="results")


def _verdicts(reader: "Reader", school_id: int) -> Iterator[SchoolChangeRow]:
    """A frozen run says something about every school."""
    for row in reader.rows(
        "SELECT r.id, r.created_at, r.author, r.title, v.status, v.c1, v.c2, a.reason"
        " FROM verdict v JOIN identification_run r ON r.id = v.run_id"
        " LEFT JOIN run_annulment a ON a.run_id = r.id WHERE v.school_id = ?",
        (school_id,),
    ):
        met = [number for number in ("1", "2") if row[f"c{number}"]]
        by = f" (критерии: {', '.join(met)})" if met else ""
        annulled = f"; выявление аннулировано: {row['reason']}" if row["reason"] else ""
        yield SchoolChangeRow(
            id=row["id"],
            created_at=moment_if_known(row["created_at"]),
            actor=row["author"],
            title=f"Зафиксировано выявление №{NBSP}{row['id']}: {row['title']}",
            details=f"вывод: {VerdictStatus(row['status']).label}{by}{annulled}",
            kind="verdict",
        )


def _row(entries: Sequence[Entry], names: Names, school: str) -> SchoolChangeRow:
    """An action; that it is about this school need not be said on its card."""
    action = entries[0].action
    title = action.title.removesuffix(f": {school}").removesuffix(f", {school}")
    rows = [
        (words, entry)
        for entry in entries
        if (words := descriptions().get(entry.table)) is not None
    ]
    lines = [
        line
        for words, entry in rows
        for before, after in [_sides(words, entry)]
        for line in tell_row(words, before, after, names)
    ]
    more = f"; и ещё {len(lines) - _SHOWN}" if len(lines) > _SHOWN else ""
    return SchoolChangeRow(
        **asdict(replace(action, title=title)),
        details="; ".join(lines[:_SHOWN]) + more,
        kind=_kind(words for words, _entry in rows),
        lines=tuple(lines),
    )


def _sides(words: TableWords, entry: Entry) -> tuple[Values | None, Values | None]:
    """Both sides; none where own words would have to be made of a row that is not known whole."""
    sides = entry.before, entry.after
    if words.tells is None or all(is_whole(entry.table, side) for side in sides):
        return sides
    return None, None


def _kind(tables: Iterable[TableWords]) -> EventKind:
    """What an action was about: the first of its rows that is not of the register alone."""
    for words in tables:
        if words.event != "register":
            return words.event
    return "register"
