"""The results of a year by school and procedure, read as they are looked at."""

from collections.abc import MutableMapping
from threading import Lock
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.services.results.stored.rows import ResultRow

_FIRST = 30  # schools, about as many as a tall window shows
_BLOCK = 10  # schools: a jump reads what the window then shows, and little else


class StoredCells(MutableMapping[tuple[int, int], "ResultRow"]):
    """Results of a year by school and procedure; they are read when they are looked at.

    A large district has tens of thousands of results in a year, and shows some hundreds at once:
    the keys come from an index alone, the rows in blocks of neighbouring schools, or a procedure
    at once. A block that is read later shows what is stored then; a row that is gone by then
    counts as missing.
    """

    def __init__(
        self,
        keys: "Iterable[tuple[int, int]]",
        schools: "Sequence[int]",
        read: "Callable[[Sequence[int]], Iterable[ResultRow]]",
        read_procedure: "Callable[[int], Iterable[ResultRow]] | None" = None,
    ) -> None:
        """Args: `schools` in the order in which they are shown; `read` reads some of them.

        `read_procedure` reads the results of a procedure.
        """
        self._read_procedure = read_procedure
        self._rows: dict[tuple[int, int], ResultRow | None] = dict.fromkeys(keys)
        self._schools = schools
        self._read = read
        self._places = {school_id: place for place, school_id in enumerate(schools)}
        self._writing = Lock()  # the worker may read ahead while the window puts a row in

    def arrange(self, schools: "Sequence[int]") -> None:
        """Other schools stand beside each other now: a filter or a sorting; blocks follow them."""
        shown = set(schools)
        self._schools = [*schools, *(one for one in self._schools if one not in shown)]
        self._places = {school_id: place for place, school_id in enumerate(self._schools)}

    def is_read(self, key: tuple[int, int]) -> bool:
        """Whether a result is there without another look into the database."""
        return self._rows.get(key) is not None

    def read_first(self, seen: "Sequence[int]" = ()) -> Self:
        """The same, what a window shows first being read: by the worker, before it is asked for.

        Args: `seen` are the schools in sight where they are not the first ones.
        """
        self._keep(self._read([*self._schools[:_FIRST], *seen]))
        return self

    def read_procedure(self, procedure_id: int) -> None:
        """Read one procedure of all schools, when it is to be compared as a whole."""
        unread = any(
            row is None and procedure == procedure_id
            for (_school, procedure), row in list(self._rows.items())
        )
        if unread and self._read_procedure is not None:
            self._keep(self._read_procedure(procedure_id))

    def __getitem__(self, key: tuple[int, int]) -> "ResultRow":
        """The result; KeyError says that there is none."""
        row = self._rows[key]
        if row is None:
            self._read_block(key[0])
            row = self._rows[key]
        if row is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: tuple[int, int], row: "ResultRow") -> None:
        with self._writing:
            self._rows[key] = row

    def __delitem__(self, key: tuple[int, int]) -> None:
        with self._writing:
            del self._rows[key]

    def __iter__(self) -> "Iterator[tuple[int, int]]":
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def _read_block(self, school_id: int) -> None:
        start = self._places[school_id] // _BLOCK * _BLOCK
        self._keep(self._read(self._schools[start : start + _BLOCK]))

    def _keep(self, rows: "Iterable[ResultRow]") -> None:
        for row in rows:
            key = (row.school_id, row.procedure_id)
            with self._writing:
                if key in self._rows and self._rows[key] is None:
                    self._rows[key] = row
