"""What texts mean among the stored results of a year; of many, the worker works it out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from app.errors import KnownProblem
from app.services.results import ResultDraft, ResultRow
from app.services.results.merging import kept_beside, mean_beside, typed_numbers
from app.services.results.pasted import PastedCell, look_at
from app.services.results.typed import TypedResult, columns_of, others_in_column, read_typed
from app.views.results.cell.cells import Key
from app.views.results.cell.held import Held

if TYPE_CHECKING:
    from app.services.results import ResultGrid

_MANY = 50  # schools: more are read as a whole procedure
Entries = Sequence[tuple[Key, str]]


class Understood(NamedTuple):
    """Texts that are to be stored.

    Attributes:
        drafts: the good ones.
        wrong: those that cannot be stored.
        empty: cells that a dash clears.
        means_kept: how many keep a mean score that was one of other numbers.
    """

    drafts: list[ResultDraft]
    wrong: dict[Key, Held]
    empty: list[Key]
    means_kept: int


class Meaning:
    """Reads texts as a year of results lets them be read."""

    def __init__(self, grid: "ResultGrid") -> None:
        self.grid = grid

    def read(self, key: Key, text: str, beside: Iterable[int | None] = ()) -> TypedResult | None:
        """What a text means in its column; `beside` is what else goes into the column with it.

        Raises:
            UserError: it says nothing clear there.
        """
        return read_typed(text, chain(beside, others_in_column(self.grid, *key)))

    def stored(self, key: Key) -> ResultRow | None:
        """The result that a cell has."""
        return self.grid.cells.get(key)

    def draft(self, key: Key, typed: TypedResult, origin: Key | None = None) -> ResultDraft:
        """What is stored for a typed text; `origin` is the cell that it was moved from.

        Raises:
            UserError: numbers that the cell does not show cannot stand beside it.
        """
        stored = self.stored(origin or key)
        return ResultDraft(
            school_id=key[0],
            procedure_id=key[1],
            year=self.grid.year,
            state=typed.state,
            **typed_numbers(stored, typed),
            **kept_beside(stored, typed),
        )

    def looked_at(self, entries: Entries, *, moving: bool) -> list[PastedCell]:
        """What each text would do."""
        self._read_ahead(entries)
        beside = columns_of(entries)

        def meant(key: Key, text: str) -> TypedResult | None:
            typed = self.read(key, text, beside.without(key))
            if typed is not None and not moving:
                kept_beside(self.stored(key), typed)  # refuses what cannot stand beside it
            return typed

        return look_at(entries, meant, self.stored, moving=moving)

    def understood(self, entries: Entries, origins: Mapping[Key, Key]) -> Understood:
        """The texts as they are to be stored; `origins` are the cells they were moved from."""
        self._read_ahead(entries)
        meant = Understood([], {}, [], 0)
        beside, means_kept = columns_of(entries), 0
        for key, text in entries:
            try:
                typed = self.read(key, text, beside.without(key))
                if typed is not None:
                    origin = origins.get(key)
                    meant.drafts.append(self.draft(key, typed, origin))
                    means_kept += mean_beside(self.stored(origin or key), typed) is not None
                elif text:
                    meant.empty.append(key)
            except KnownProblem as problem:
                meant.wrong[key] = Held(text, str(problem))
        return meant._replace(means_kept=means_kept)

    def _read_ahead(self, entries: Entries) -> None:
        """Read whole procedures where many of their schools are asked for."""
        for procedure, many in Counter(key[1] for key, _text in entries).items():
            if many > _MANY:
                self.grid.cells.read_procedure(procedure)
