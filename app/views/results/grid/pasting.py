"""Pasting and filling: where every value goes, after a question when that is not certain."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.plural import ROW, counted
from app.services.language.sentences import quoted
from app.views.results.cell.held import CELL
from app.views.results.grid.chosen import Place
from app.views.results.grid.clipboard import Block, require_room, spread

if TYPE_CHECKING:
    from app.services.importing.pasting.pasting import PastedBlock
    from app.services.storage.workspace import Workspace
    from app.views.results.cell.cells import Key
    from app.views.results.grid.model import GridModel
    from app.views.results.grid.view import GridView

_EDIT = int(Qt.ItemDataRole.EditRole)
_NAMED = 5
_IF_PAIRS = (
    "Если в блоке два столбца на процедуру (участников и не справились), выделите в таблице по"
    " одному столбцу на процедуру или скопируйте блок вместе с заголовками."
)
Entries = list[tuple["Key", str]]


class Pasted:
    """Where the texts of a block go.

    Attributes:
        entries: cells with their texts.
        done: what is said when they are stored.
        note: what else there is to say, or nothing.
        doubts: sentences about where the values fall, for a question before; else empty.
        agree: what the button of that question says.
        by_order: names or headings are not known, and the values would go by their order.
    """

    def __init__(
        self,
        entries: Entries,
        done: str = "Вставлено",
        note: str = "",
        doubts: Sequence[str] = (),
        *,
        agree: str = "Вставить",
        by_order: bool = False,
    ) -> None:
        self.entries, self.done, self.note, self.doubts = entries, done, note, doubts
        self.agree, self.by_order = agree, by_order


class ReadBlock(NamedTuple):
    """A block of texts as it is understood without the grid.

    Attributes:
        block: the texts; two columns a procedure are one.
        doubt: a sentence about how they became one, or nothing.
        labels: its headings and names, or None.
    """

    block: Block
    doubt: str
    labels: "PastedBlock | None"


def block_reader(
    view: "GridView", workspace: "Workspace", block: Block
) -> Callable[[], ReadBlock | None]:
    """What reads the headings and names of a block, in any thread; it gives None without a grid.

    It raises a `UserError` when they contradict themselves.
    """
    table, chosen = view.grid.table, view.walk.cells
    if table is None:
        return lambda: None
    year, offered = table.year, [school.id for school in table.schools]
    columns = len(chosen.columns) if len(chosen) > 1 else 0

    def read() -> ReadBlock:
        from app.services.importing.pasting.pairs import join_pairs
        from app.services.importing.pasting.pasting import read_block

        joined = join_pairs(block, columns)
        rows = [list(row) for row in joined.block]
        return ReadBlock(rows, joined.doubt, read_block(workspace, rows, year, offered))

    return read


def place_block(view: "GridView", read: ReadBlock) -> Pasted | None:
    """The cells of a block that was read, and what is doubtful about them; None without a grid.

    A block with headings or names of schools goes where these say, whatever cell is chosen;
    one of values alone lies down from the chosen cell. Two columns a procedure are one before.

    Raises:
        UserError: it hangs over the edge of the grid.
    """
    from app.services.importing.pasting.pairs import may_be_pairs

    grid, current = view.grid, view.currentIndex()
    table = grid.table
    if table is None:
        return None
    block, pasted, chosen = read.block, read.labels, view.walk.cells
    said = [read.doubt] if read.doubt else []
    here = (current.row(), current.column())
    if pasted is None:
        shape = (grid.rowCount(), grid.columnCount())
        placed = spread(block, chosen, here, shape)
        inside = [(place, text) for place, text in placed if min(place) >= 0]
        keys = grid.keys_of(place for place, _text in inside)
        entries = [(key, text) for key, (_place, text) in zip(keys, inside, strict=True)]
        rows = len({key[0] for key, _text in entries})
        if may_be_pairs(block):
            said.append(_IF_PAIRS)
        doubts = _doubts_of_place(view, block, placed=len(entries), rows=rows)
        return Pasted(entries, doubts=[*said, *doubts])
    rows, columns = _axes(view, pasted, here)
    entries = [
        ((school, procedure), text)
        for school, line in zip(rows, pasted.values, strict=True)
        for procedure, text in zip(columns, line, strict=True)
    ]
    by_order = pasted.unread_rows or pasted.unread_columns
    left = bool(pasted.left_rows or pasted.left_columns)
    return Pasted(
        entries,
        _done(pasted),
        _note(view, pasted, entries),
        said + ([] if pasted.is_certain else _doubts_of_names(view, pasted, table.year, here)),
        agree="Вставить по порядку" if by_order else "Вставить остальное" if left else "Вставить",
        by_order=by_order,
    )


def _doubts_of_place(view: "GridView", block: Block, *, placed: int, rows: int) -> list[str]:
    """What is not plain about a block of values alone: its shape, and rows out of sight."""
    grid, chosen = view.grid, len(view.walk.cells)
    said: list[str] = []
    if chosen > 1 and placed != chosen:
        said.append(
            f"Выделено {counted(chosen, CELL)}, а в блоке {len(block)}\u00d7{len(block[0])}:"
            " он ляжет от верхней левой ячейки."
        )
    if rows > 1 and grid.table is not None:
        if len(grid.schools) < len(grid.table.schools):
            said.append("Часть школ скрыта отбором: значения лягут на показанные подряд.")
        if grid.sorted_column >= 0:
            said.append("Школы упорядочены по столбцу, а не по списку.")
    return said


def _axes(view: "GridView", pasted: "PastedBlock", here: Place) -> tuple[list[int], list[int]]:
    """Schools of the rows and procedures of the columns; without labels from the chosen cell on."""
    grid, (top, left) = view.grid, view.walk.cells.corner(here)
    high, wide = len(pasted.values), len(pasted.values[0]) if pasted.values else 0
    room = (
        grid.rowCount() if pasted.schools is None else top + high,
        grid.columnCount() if pasted.procedures is None else left + wide,
    )
    try:
        require_room((high, wide), (top, left), room)
    except UserError as problem:
        if pasted.unread_rows or pasted.unread_columns:
            what = "Названия школ" if pasted.unread_rows else "Заголовки столбцов"
            named = _listed(pasted.left_rows if pasted.unread_rows else pasted.left_columns)
            raise UserError(f"{what} не узнаны: {named}. {problem.message}", problem.hint) from None
        raise
    below = [grid.school_at(top + row) for row in range(high)] if pasted.schools is None else []
    right = (
        [grid.procedure_at(left + column) for column in range(wide)]
        if pasted.procedures is None
        else []
    )
    return (
        list(pasted.schools or (one.id for one in below if one is not None)),
        list(pasted.procedures or (one.id for one in right if one is not None)),
    )


def _doubts_of_names(view: "GridView", pasted: "PastedBlock", year: int, here: Place) -> list[str]:
    """What is not certain about the names and headings of a block."""
    lines: list[str] = []
    if pasted.years:
        named = ", ".join(year_name(one) for one in pasted.years)
        lines.append(f"В заголовках назван {named} учебный год, а показан {year_name(year)}.")
    if pasted.unread_rows:
        first = view.grid.school_at(view.walk.cells.corner(here)[0])
        start = (
            "" if first is None else f" Строки лягут по порядку, начиная с {quoted(first.name)}."
        )
        lines.append(f"Названия школ не узнаны: {_listed(pasted.left_rows)}.{start}")
    elif pasted.left_rows:
        lines.append(f"Эти строки не будут вставлены: {_listed(pasted.left_rows)}.")
    if pasted.unread_columns:
        procedure = view.grid.procedure_at(view.walk.cells.corner(here)[1])
        start = (
            ""
            if procedure is None
            else f" Столбцы лягут по порядку, начиная с «{procedure.short_title}»."
        )
        lines.append(f"Заголовки столбцов не узнаны: {_listed(pasted.left_columns)}.{start}")
    elif pasted.left_columns:
        lines.append(f"Эти столбцы не будут вставлены: {_listed(pasted.left_columns)}.")
    if pasted.guessed:
        told = _listed([f"«{head}» – это {title}" for head, title in pasted.guessed])
        lines.append(f"Столбцы поняты так: {told}.")
    return lines


def _listed(names: Sequence[str]) -> str:
    shown = "; ".join(name for name in names[:_NAMED] if name)
    rest = len(names) - _NAMED
    return f"{shown}; и ещё {rest}" if rest > 0 else shown


def _done(pasted: "PastedBlock") -> str:
    named = [
        words
        for words, by_name in (("школ", pasted.schools), ("процедур", pasted.procedures))
        if by_name is not None
    ]
    return f"Вставлено по названиям {' и '.join(named)}" if named else "Вставлено"


def _note(view: "GridView", pasted: "PastedBlock", entries: Entries) -> str:
    """What was passed by, and what cannot be seen because of a filter."""
    said: list[str] = []
    if pasted.totals:
        said.append(f"Итоги пропущены: {_listed(pasted.totals)}.")
    shown = {school.id for school in view.grid.schools}
    hidden = {key[0] for key, text in entries if text and key[0] not in shown}
    if hidden:
        said.append(f"Отбор скрывает из вставленного: {counted(len(hidden), ROW)}.")
    return " ".join(said)


def filled_from(grid: "GridModel", places: Collection[Place], *, down: bool) -> Entries:
    """What cells get from their first row, or without `down` from their first column.

    Cells of one row (or column) get what stands before it. Empty ones give nothing.
    """
    line, along = (0, 1) if down else (1, 0)
    first = min((place[line] for place in places), default=0)
    source = first - 1 if len({place[line] for place in places}) == 1 else first
    entries: Entries = []
    for place in places:
        if place[line] == source or source < 0:
            continue
        origin = (source, place[along]) if down else (place[along], source)
        key, text = grid.key_at(grid.index(*place)), grid.index(*origin).data(_EDIT)
        if key is not None and text:
            entries.append((key, str(text)))
    return entries
