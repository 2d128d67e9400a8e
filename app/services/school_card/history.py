"""What happened to one school: its part of the change log, verdicts of frozen runs, made papers."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from app.enums import VerdictStatus
from app.services.language.numbers import NBSP
from app.services.log.catalogue import called, called_in_full, descriptions
from app.services.log.entries import Entry, LoggedAction, action_facts, entries_about, one
from app.services.log.subjects import keys_of_results
from app.services.log.words.rows import tell_row
from app.services.log.words.sentences import Names
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
from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from app.services.school_card.papers import SchoolPaper
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_SHOWN, _MOST_LINES = 4, 60


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


def list_school_changes(
    workspace: "Workspace", school_id: int, limit: int = 200
) -> list[SchoolChangeRow]:
    """Everything that happened to a school, newest first."""
    school = get_school(workspace, school_id)
    measures = list_school_measures(workspace, school)
    with workspace.database.reading() as reader:
        names = Names(reader, called(), called_in_full())
        by_action: dict[int, list[Entry]] = {}
        for entry in _entries(reader, school_id, [row.measure.id for row in measures]):
            by_action.setdefault(entry.action.id, []).append(entry)
        rows = [_row(entries, names) for entries in by_action.values()]
        rows += _imports(reader, school_id, by_action)
        rows += _verdicts(reader, school_id)
    rows += _papers(list_school_papers(workspace, school, measures))
    return sorted(rows, key=lambda row: (row.created_at, row.id), reverse=True)[:limit]


def _papers(papers: "Iterable[SchoolPaper]") -> Iterator[SchoolChangeRow]:
    for paper in papers:
        if paper.kind == "output" and paper.path is not None and paper.created_at is not None:
            yield SchoolChangeRow(
                id=-paper.key,
                created_at=paper.created_at,
                actor="",
                title=f"Составлен документ: {paper.title}",
                details=paper.path.name,
                kind="paper",
            )


def _entries(reader: "Reader", school_id: int, measures: Iterable[int]) -> list[Entry]:
    """The logged rows of the school, its own first, each part in the order of the log."""
    own = entries_about(reader, [one(SCHOOL, school_id), (RESULT, *keys_of_results(school_id))])
    blocks = {entry.key for entry in own if entry.table == "passport_block"}
    verdicts = reader.rows("SELECT id FROM verdict WHERE school_id = ?", (school_id,))
    others = entries_about(
        reader,
        [
            *(one(MEASURE, key) for key in measures),
            *(one(VERDICT, row["id"]) for row in verdicts),
        ],
    )
    others += [entry for key in blocks for entry in _indicators(reader, school_id, key)]
    return [*own, *sorted(others, key=lambda entry: entry.order)]


def _indicators(reader: "Reader", school_id: int, block_key: str) -> Iterator[Entry]:
    """Indicators of a block while it was of the school: the key of a deleted one is used again."""
    entries = entries_about(reader, [one(BLOCK, block_key)])
    owners = [entry.values.get("school_id") for entry in entries if entry.table == "passport_block"]
    owner = owners[0] if owners else None
    for entry in entries:
        if entry.table == "passport_block":
            owner = owners.pop(0)
        elif owner == school_id:
            yield entry


def _imports(reader: "Reader", school_id: int, logged: Container[int]) -> Iterator[SchoolChangeRow]:
    """Imported results are not logged row by row: they carry the number of their import."""
    for row in reader.rows(
        "SELECT c.id, c.created_at, c.actor, c.title, c.action, c.undone_at, count(*) AS number"
        " FROM result r JOIN change_set c ON c.id = r.change_set_id WHERE r.school_id = ?"
        " AND c.action = 'import' GROUP BY c.id",
        (school_id,),
    ):
        if row["id"] not in logged:
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
            created_at=moment(row["created_at"]),
            actor=row["author"],
            title=f"Зафиксировано выявление №{NBSP}{row['id']}: {row['title']}",
            details=f"вывод: {VerdictStatus(row['status']).label}{by}{annulled}",
            kind="verdict",
        )


def _row(entries: Sequence[Entry], names: Names) -> SchoolChangeRow:
    rows = [
        (words, entry)
        for entry in entries
        if (words := descriptions().get(entry.table)) is not None
    ]
    lines = [
        line for words, entry in rows for line in tell_row(words, entry.before, entry.after, names)
    ]
    more = f"; и ещё {len(lines) - _SHOWN}" if len(lines) > _SHOWN else ""
    return SchoolChangeRow(
        **asdict(entries[0].action),
        details="; ".join(lines[:_SHOWN]) + more,
        kind=_kind(words for words, _entry in rows),
        lines=tuple(lines[:_MOST_LINES]),
    )


def _kind(tables: Iterable[TableWords]) -> EventKind:
    """What an action was about: the first of its rows that is not of the register alone."""
    for words in tables:
        if words.event != "register":
            return words.event
    return "register"
