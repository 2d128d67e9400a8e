"""The one search field: everything whose description says how it is found.

Matching is done in Python over short lists, because SQLite folds only Latin letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.findings.links import Link
from app.services.language.matching import Searchable, best_rank, queries, searchable
from app.services.log.catalogue import searched

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """Something found.

    Attributes:
        kind: `school`, `person`, `plan`, `measure`, `order`, `own-document`, `document`, as the
            descriptions say.
        noun: that in Russian.
        id: key of the row.
        title: what it is called.
        detail: where it belongs.
        link: the thing itself.
    """

    kind: str
    noun: str
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
        hits = [
            (rank, position, candidate.hit)
            for position, candidate in enumerate(self._candidates)
            if (rank := best_rank(asked, candidate.words)) is not None
        ]
        hits.sort(key=lambda ranked: ranked[:2])
        return [(rank, hit) for rank, _position, hit in hits]

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


def _candidates(reader: "Reader") -> Iterator[_Candidate]:
    for way in searched():
        for row in reader.rows(way.query):
            hit = way.hit(dict(row))
            yield _Candidate(
                SearchHit(
                    kind=way.kind,
                    noun=way.noun,
                    id=row["id"],
                    title=hit.title,
                    detail=hit.detail,
                    link=hit.link,
                ),
                searchable(hit.title, hit.names, (hit.detail, *hit.words)),
            )
