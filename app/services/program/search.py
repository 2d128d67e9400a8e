"""The one search field: schools, people, plans, measures, orders and made documents.

Matching is done in Python over short lists, because SQLite folds only Latin letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.findings.links import (
    Link,
    ToMadeFile,
    ToMeasure,
    ToOrder,
    ToPerson,
    ToPlan,
    ToSchool,
)
from app.services.language.dates import date_digits, local_day, year_name
from app.services.language.logins import full_login
from app.services.language.matching import Searchable, best_rank, queries, searchable
from app.services.language.names import full_name
from app.services.orders.orders import read_orders
from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_KINDS = ("school", "person", "plan", "measure", "order", "document")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found.

    Attributes:
        kind: `school`, `person`, `plan`, `measure`, `order` or `document`.
        id: key of the row.
        title: what it is called.
        detail: where it belongs.
        link: the thing itself.
    """

    kind: str
    id: int
    title: str
    detail: str
    link: Link


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: SearchHit
    words: Searchable


class SearchIndex:
    """What can be found in a workspace, read once and searched with every key."""

    def __init__(self, workspace: "Workspace") -> None:
        with workspace.database.reading() as reader:
            self._candidates = list(_candidates(reader))

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """As the function `search`."""
        return [hit for _rank, hit in self.ranked(text)[:limit]]

    def ranked(self, text: str) -> list[tuple[int, SearchHit]]:
        """Everything that fits with its rank (`language.matching.Query.rank`), best first."""
        asked = queries(text)
        found = [
            (rank, _KINDS.index(candidate.hit.kind), position, candidate.hit)
            for position, candidate in enumerate(self._candidates)
            if (rank := best_rank(asked, candidate.words)) is not None
        ]
        found.sort(key=lambda one: one[:3])
        return [(rank, hit) for rank, *_order, hit in found]

    def find(self, kind: str, number: int) -> SearchHit | None:
        """The thing with this key, or None when it is gone."""
        for candidate in self._candidates:
            if candidate.hit.kind == kind and candidate.hit.id == number:
                return candidate.hit
        return None


def search(workspace: "Workspace", text: str, limit: int = 20) -> list[SearchHit]:
    """What contains every word of the query, in any order, without regard to case, ё or quotes.

    Names that begin with the query come first, then names that hold every word, then the rest,
    then words with other endings and words typed in the wrong keyboard layout; among equals
    schools, people, plans, measures, orders, documents. An empty query finds nothing.
    """
    return SearchIndex(workspace).search(text, limit)


def _candidates(reader: "Reader") -> Iterable[_Candidate]:
    yield from _schools(reader)
    yield from _people(reader)
    yield from _plans(reader)
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
            SearchHit("school", row["id"], row["short_name"], detail, ToSchool(row["id"])),
            row["full_name"],
            row["login_digits"] or "",
            full_login(row["login_digits"]),
            row["oo_code"] or "",
            names=(row["name_key"], *also),
        )


def _people(reader: "Reader") -> Iterable[_Candidate]:
    for row in reader.rows("SELECT * FROM person WHERE active ORDER BY id"):
        name = full_name(row["surname"], row["given_name"], row["patronymic"])
        detail = ", ".join(part for part in (row["post"], row["organisation"]) if part)
        hit = SearchHit("person", row["id"], name, detail or row["role"], ToPerson(row["id"]))
        yield _candidate(hit, row["role"], row["phone"])


def _plans(reader: "Reader") -> Iterable[_Candidate]:
    for row in reader.rows(
        "SELECT p.id, p.title, p.year, s.short_name FROM plan p"
        " LEFT JOIN school s ON s.id = p.school_id ORDER BY p.year DESC, p.id"
    ):
        owner = row["short_name"] or "муниципальный план"
        detail = f"{owner}, {year_name(row['year'])}"
        yield _candidate(SearchHit("plan", row["id"], row["title"], detail, ToPlan(row["id"])))


def _measures(reader: "Reader") -> Iterable[_Candidate]:
    for row in reader.rows(
        "SELECT m.id, m.title, m.deadline_text, m.expected, p.title AS plan, p.year"
        " FROM measure m JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id ORDER BY p.year DESC, m.id"
    ):
        detail = f"{row['plan']}, {year_name(row['year'])}"
        hit = SearchHit("measure", row["id"], row["title"], detail, ToMeasure(row["id"]))
        yield _candidate(hit, row["deadline_text"], row["expected"])


def _orders(reader: "Reader") -> Iterable[_Candidate]:
    for order in sorted(read_orders(reader).values(), key=lambda row: -row.id):
        hit = SearchHit("order", order.id, order.title, order.label, ToOrder(order.id))
        yield _candidate(hit, order.note)


def _documents(reader: "Reader") -> Iterable[_Candidate]:
    seen: set[str] = set()
    for row in reader.rows("SELECT * FROM output_record ORDER BY id DESC"):
        if row["path"] in seen:
            continue
        seen.add(row["path"])
        made = date_digits(local_day(moment(row["created_at"])))
        detail = f"{row['file_format'].upper()}, {made}"
        hit = SearchHit("document", row["id"], row["title"], detail, ToMadeFile(row["id"]))
        yield _candidate(hit, row["path"].replace("\\", "/").rpartition("/")[2])


def _candidate(hit: SearchHit, *more: str, names: Iterable[str] = ()) -> _Candidate:
    return _Candidate(hit, searchable(hit.title, names, (hit.detail, *more)))
