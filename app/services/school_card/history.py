"""What happened to one school: its part of the change log, verdicts of frozen runs, made papers."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from app.enums import VerdictStatus
from app.services.language.names import full_name
from app.services.language.numbers import NBSP
from app.services.log.catalogue import called, descriptions
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
from app.services.orders.orders import read_orders
from app.services.school_card.measures import list_school_measures
from app.services.school_card.papers import list_school_papers
from app.services.schools.schools import get_school
from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

_SHOWN, _MOST_LINES = 4, 60
_ENTRIES = (
    "SELECT e.id, e.change_set_id, e.table_name, e.row_key, e.before, e.after, c.created_at,"
    " c.actor, c.title, c.undone_at FROM change_subject s JOIN change_entry e"
    " ON e.change_set_id = s.change_set_id AND e.position = s.position"
    " JOIN change_set c ON c.id = e.change_set_id"
    " WHERE s.kind = ? AND s.key >= ? AND s.key < ?"
)


@dataclass(frozen=True, slots=True)
class SchoolChangeRow:
    """Something that happened to a school.

    Attributes:
        id: number of the change set; below zero for a made paper.
        created_at: aware moment, UTC.
        actor: user of the operating system.
        title: what was done, Russian.
        details: the first changed values «телефон: 2-11 → 2-12»; may be empty.
        undone: whether it was taken back.
        kind: what it was about: `register`, `support`, `passport`, `results`, `criteria`, `plan`,
            `verdict` or `paper`.
        lines: all details, one each.
    """

    id: int
    created_at: datetime
    actor: str
    title: str
    details: str
    undone: bool
    kind: EventKind | Literal["paper"] = "register"
    lines: tuple[str, ...] = ()


def list_school_changes(
    workspace: "Workspace", school_id: int, limit: int = 200
) -> list[SchoolChangeRow]:
    """Everything that happened to a school, newest first."""
    school = get_school(workspace, school_id)
    measures = {
        row.measure.id: row.measure.title for row in list_school_measures(workspace, school)
    }
    with workspace.database.reading() as reader:
        names = _names(reader, measures)
        sets: dict[int, list[Row]] = {}
        for entry in _entries(reader, school_id, measures):
            sets.setdefault(entry["change_set_id"], []).append(entry)
        found = [_row(entries, names) for entries in sets.values()]
        found += _imports(reader, school_id, sets)
        found += _verdicts(reader, school_id)
    for paper in list_school_papers(workspace, school):
        if paper.kind == "output" and paper.path is not None and paper.created_at is not None:
            title = f"Составлен документ: {paper.title}"
            found.append(
                SchoolChangeRow(
                    -paper.key,
                    paper.created_at,
                    "",
                    title,
                    paper.path.name,
                    undone=False,
                    kind="paper",
                )
            )
    return sorted(found, key=lambda row: (row.created_at, row.id), reverse=True)[:limit]


def _entries(reader: "Reader", school_id: int, measures: Iterable[int]) -> "list[Row]":
    """The logged rows of the school, its own first, each part in the order of the log."""
    own = _about(reader, [_one(SCHOOL, school_id), (RESULT, *keys_of_results(school_id))])
    blocks = {entry["row_key"] for entry in own if entry["table_name"] == "passport_block"}
    verdicts = [
        row["id"] for row in reader.rows("SELECT id FROM verdict WHERE school_id = ?", (school_id,))
    ]
    others = _about(
        reader,
        [
            *(_one(MEASURE, key) for key in measures),
            *(_one(VERDICT, key) for key in verdicts),
        ],
    )
    others += [entry for key in blocks for entry in _indicators(reader, school_id, key)]
    return [*own, *sorted(others, key=lambda entry: entry["id"])]


def _indicators(reader: "Reader", school_id: int, block_key: str) -> "Iterable[Row]":
    """Indicators of a block while it was of the school: the key of a deleted one is used again."""
    entries = _about(reader, [_one(BLOCK, block_key)])
    owners = [
        (_values(entry["after"]) or _values(entry["before"]) or {}).get("school_id")
        for entry in entries
        if entry["table_name"] == "passport_block"
    ]
    owner = owners[0] if owners else None
    for entry in entries:
        if entry["table_name"] == "passport_block":
            owner = owners.pop(0)
        elif owner == school_id:
            yield entry


_Keys = tuple[str, str, str]  # kind of subject, its first key, the first key after it


def _one(kind: str, key: object) -> _Keys:
    return kind, f"{key}", f"{key}\0"


def _about(reader: "Reader", subjects: Iterable[_Keys]) -> "list[Row]":
    """The entries about any of the subjects, each once, in the order of the log."""
    entries = {entry["id"]: entry for keys in subjects for entry in reader.rows(_ENTRIES, keys)}
    return [entries[number] for number in sorted(entries)]


def _imports(
    reader: "Reader", school_id: int, sets: "Mapping[int, list[Row]]"
) -> Iterable[SchoolChangeRow]:
    """Imported results are not logged row by row: they carry the number of their import."""
    for row in reader.rows(
        "SELECT c.id, c.created_at, c.actor, c.title, count(*) AS number FROM result r"
        " JOIN change_set c ON c.id = r.change_set_id WHERE r.school_id = ?"
        " AND c.action = 'import' GROUP BY c.id, c.created_at, c.actor, c.title",
        (school_id,),
    ):
        if row["id"] not in sets:
            yield SchoolChangeRow(
                row["id"],
                moment(row["created_at"]),
                row["actor"],
                row["title"],
                f"результатов школы: {row['number']}",
                undone=False,
                kind="results",
            )


def _verdicts(reader: "Reader", school_id: int) -> Iterable[SchoolChangeRow]:
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
            row["id"],
            moment(row["created_at"]),
            row["author"],
            f"Зафиксировано выявление №{NBSP}{row['id']}: {row['title']}",
            f"вывод: {VerdictStatus(row['status']).label}{by}{annulled}",
            undone=False,
            kind="verdict",
        )


def _names(reader: "Reader", measures: Mapping[int, str]) -> Names:
    """The names that a history says: longer than those of the log, measures of the school only."""
    procedures = reader.rows("SELECT id, short_title FROM procedure")
    criteria = reader.rows("SELECT id, position FROM criterion")
    people = reader.rows("SELECT id, surname, given_name, patronymic FROM person")
    return Names(
        reader,
        called(),
        {
            "order_record": {key: order.label for key, order in read_orders(reader).items()},
            "procedure": {row["id"]: row["short_title"] for row in procedures},
            "criterion": {row["id"]: f"критерий{NBSP}{row['position']}" for row in criteria},
            "measure": measures,
            "person": {
                row["id"]: full_name(row["surname"], row["given_name"], row["patronymic"])
                for row in people
            },
        },
    )


def _values(stored: str | None) -> Mapping[str, Any] | None:
    found = None if stored is None else json.loads(stored)
    return found if isinstance(found, dict) else None


def _row(entries: "list[Row]", names: Names) -> SchoolChangeRow:
    first = entries[0]
    told = [(descriptions().get(entry["table_name"]), entry) for entry in entries]
    lines = [
        line
        for words, entry in told
        if words is not None
        for line in tell_row(words, _values(entry["before"]), _values(entry["after"]), names)
    ]
    text = "; ".join(lines[:_SHOWN])
    if len(lines) > _SHOWN:
        text += f"; и ещё {len(lines) - _SHOWN}"
    return SchoolChangeRow(
        first["change_set_id"],
        moment(first["created_at"]),
        first["actor"],
        first["title"],
        text,
        first["undone_at"] is not None,
        _kind(words for words, _entry in told if words is not None),
        tuple(lines[:_MOST_LINES]),
    )


def _kind(told: Iterable[TableWords]) -> EventKind:
    """What an action was about: the first of its rows that is not of the register alone."""
    for words in told:
        if words.event != "register":
            return words.event
    return "register"
