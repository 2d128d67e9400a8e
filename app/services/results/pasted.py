"""What a pasted block would do to the stored results, and what of it is doubtful."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.errors import KnownProblem
from app.services.language.numbers import NBSP
from app.services.language.plural import counted
from app.services.results.merging import mean_beside, typed_numbers

if TYPE_CHECKING:
    from app.services.results.stored.rows import ResultRow
    from app.services.results.typed import Key, TypedResult

Change = Literal["new", "same", "other", "cleared", "refused"]

_SHOWN = ("participants", "failed", "failed_percent_h")
_VALUE = ("значение", "значения", "значений")


class PastedCell(NamedTuple):
    """A cell that a block falls on.

    Attributes:
        school_id: key of the school.
        procedure_id: key of the procedure.
        text: what is pasted.
        change: what it does: fills an empty cell, says what stands there, puts another result in
            its place, takes one away, or cannot be stored.
        reason: why it cannot be stored, or what stays beside it though it is of the numbers before;
            else empty.
    """

    school_id: int
    procedure_id: int
    text: str
    change: Change
    reason: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether it is shown before it is pasted."""
        return self.change in ("other", "cleared", "refused")


def change_of(stored: "ResultRow | None", typed: "TypedResult | None") -> Change:
    """What a text that can be stored does; None for a text that says that there are no data."""
    if typed is None:
        return "same" if stored is None else "cleared"
    if stored is None:
        return "new"
    if stored.state is not typed.state:
        return "other"
    said = typed_numbers(stored, typed)
    same = all(getattr(stored, name) == said[name] for name in _SHOWN)
    return "same" if same else "other"


def look_at(
    entries: "Sequence[tuple[Key, str]]",
    read: "Callable[[Key, str], TypedResult | None]",
    stored: "Callable[[Key], ResultRow | None]",
    *,
    moving: bool = False,
) -> list[PastedCell]:
    """What each text of a block does; empty texts change nothing and are left out.

    Args:
        entries: cells with their texts.
        read: says what a text means in its cell; raises a `KnownProblem` where it cannot stand.
        stored: the result that a cell has, or None.
        moving: the cells bring everything with them, so that nothing stays beside them.
    """
    cells: list[PastedCell] = []
    change: Change
    for key, text in entries:
        if not text:
            continue
        try:
            typed = read(key, text)
        except KnownProblem as problem:
            change, reason = "refused", str(problem)
        else:
            before = stored(key)
            change = change_of(before, typed)
            kept = None if moving else mean_beside(before, typed)
            reason = "" if kept is None else f"{kept.text} {kept.hint}"
        cells.append(
            PastedCell(
                school_id=key[0], procedure_id=key[1], text=text, change=change, reason=reason
            )
        )
    return cells


def pasted_words(cells: Sequence[PastedCell]) -> str:
    """How many values there are, and what they do: «В блоке 24 значения – в пустые ячейки: 20»."""
    numbers = {
        change: sum(cell.change == change for cell in cells)
        for change in ("new", "other", "cleared", "refused", "same")
    }
    parts = [
        words
        for change, words in (
            ("new", f"в пустые ячейки: {numbers['new']}"),
            ("other", f"вместо других значений: {numbers['other']}"),
            ("cleared", f"очистить: {numbers['cleared']}"),
            ("refused", f"не подходит: {numbers['refused']}"),
            ("same", f"уже стоит: {numbers['same']}"),
        )
        if numbers[change]
    ]
    return f"В блоке {counted(len(cells), _VALUE)}{NBSP}– {'; '.join(parts)}."
