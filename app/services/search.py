"""The one search field: schools, people, measures, orders and made documents.

Matching is done in Python over short lists, because SQLite folds only Latin letters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.language.dates import date_digits, year_name
from app.services.language.names import full_name
from app.services.language.school_names import name_key
from app.services.orders import read_orders
from app.services.storage.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.sqlite import Reader
    from app.services.storage.workspace import Workspace

_WORDS = re.compile(r"[\w]+")
_KINDS = ("school", "person", "measure", "order", "document")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found.

    Attributes:
        kind: `school`, `person`, `measure`, `order` or `document`.
        id: key of the row.
        title: what it is called.
        detail: where it belongs.
        place: key of the window's place that shows it.
    """

    kind: str
    id: int
    title: str
    detail: str
    place: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: SearchHit
    text: str


def search(workspace: "Workspace", text: str, limit: int = 20) -> list[SearchHit]:
    """What contains every word of the query, in any order, without regard to case, ё or quotes.

    Titles that begin with the query come first, then titles that hold every word, then the rest;
    among equals schools, people, measures, orders, documents. An empty query finds nothing.
    """
    words = _WORDS.findall(_folded(text))
    if not words:
        return []
    with workspace.database.reading() as reader:
        ranked = [
            (rank, _KINDS.index(candidate.hit.kind), position, candidate.hit)
            for position, candidate in enumerate(_candidates(reader))
            if (rank := _rank(candidate, words)) is not None
        ]
    ranked.sort(key=lambda found: found[:3])
    return [hit for *_order, hit in ranked[:limit]]


def _rank(candidate: _Candidate, words: list[str]) -> int | None:
    """0: the title begins with the query; 1: the title has all words; 2: the rest has."""
    title = _WORDS.findall(_folded(candidate.hit.title))
    if not all(_found(word, candidate.text) for word in words):
        return None
    if " ".join(title).startswith(" ".join(words)):
        return 0
    return 1 if all(_found(word, " ".join(title)) for word in words) else 2


def _found(word: str, text: str) -> bool:
    """Whether a word stands in the text; a number only as a whole number."""
    if word.isdigit():
        return re.search(rf"(?<!\d){word}(?!\d)", text) is not None
    return word in text


def _candidates(reader: "Reader") -> Iterable[_Candidate]:
    yield from _schools(reader)
    yield from _people(reader)
    yield from _measures(reader)
    yield from _orders(reader)
    yield from _documents(reader)


def _schools(reader: "Reader") -> Iterable[_Candidate]:
    aliases: dict[int, list[str]] = {}
    for row in reader.rows("SELECT school_id, alias FROM school_alias"):
        aliases.setdefault(row["school_id"], []).append(row["alias"])
    for row in reader.rows("SELECT * FROM school ORDER BY active DESC, id"):
        also = aliases.get(row["id"], [])
        detail = ", ".join(part for part in (row["settlement"], row["municipality"]) if part)
        if not row["active"]:
            detail = f"{detail}, в архиве" if detail else "в архиве"
        yield _candidate(
            SearchHit("school", row["id"], row["short_name"], detail, "schools"),
            row["full_name"],
            row["login_digits"] or "",
            row["oo_code"] or "",
            name_key(row["short_name"]),
            *also,
        )


def _people(reader: "Reader") -> Iterable[_Candidate]:
    for row in reader.rows("SELECT * FROM person WHERE active ORDER BY id"):
        name = full_name(row["surname"], row["given_name"], row["patronymic"])
        detail = ", ".join(part for part in (row["post"], row["organisation"]) if part)
        hit = SearchHit("person", row["id"], name, detail or row["role"], "settings")
        yield _candidate(hit, row["role"], row["phone"])


def _measures(reader: "Reader") -> Iterable[_Candidate]:
    for row in reader.rows(
        "SELECT m.id, m.title, m.deadline_text, m.expected, p.title AS plan, p.year"
        " FROM measure m JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id ORDER BY p.year DESC, m.id"
    ):
        detail = f"{row['plan']}, {year_name(row['year'])}"
        hit = SearchHit("measure", row["id"], row["title"], detail, "plans")
        yield _candidate(hit, row["deadline_text"], row["expected"])


def _orders(reader: "Reader") -> Iterable[_Candidate]:
    for order in sorted(read_orders(reader).values(), key=lambda row: -row.id):
        hit = SearchHit("order", order.id, order.title, order.label, "documents")
        yield _candidate(hit, order.note)


def _documents(reader: "Reader") -> Iterable[_Candidate]:
    seen: set[str] = set()
    for row in reader.rows("SELECT * FROM output_record ORDER BY id DESC"):
        if row["path"] in seen:
            continue
        seen.add(row["path"])
        made = date_digits(moment(row["created_at"]).astimezone().date())
        detail = f"{row['file_format'].upper()}, {made}"
        hit = SearchHit("document", row["id"], row["title"], detail, "documents")
        yield _candidate(hit, row["path"].replace("\\", "/").rpartition("/")[2])


def _candidate(hit: SearchHit, *more: str) -> _Candidate:
    return _Candidate(hit, _folded(" ".join((hit.title, hit.detail, *more))))


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("\u00a0", " ")
