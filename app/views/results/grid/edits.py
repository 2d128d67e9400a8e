"""What is done to the cells: typing, pasting, filling, moving, clearing; each is one action."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import KnownProblem
from app.services import results
from app.services.identification.evidence.result_words import worded
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.language.plural import RESULT, counted
from app.services.log.changes import Changes
from app.services.results import ResultDraft, ResultRow
from app.services.results.merging import mean_beside
from app.services.results.pasted import PastedCell
from app.services.results.typed import TypedResult, may_be_percent, read_typed
from app.services.storage.backup import BULK_ROWS, with_copy
from app.views.base.messages import ToastAction
from app.views.base.undo_toast import tell_saved
from app.views.results.cell.cells import Key
from app.views.results.cell.coming_years import ComingYears
from app.views.results.cell.facts import doubt_about
from app.views.results.cell.held import CELL, Held, HeldCells
from app.views.results.cell.meaning import Entries, Meaning
from app.views.results.cell.unsaved import part_from_removed
from app.views.results.grid.aside import Aside, Steps
from app.views.results.grid.clipboard import Block, Moving, read_mime
from app.views.results.grid.paste_preview import PastedLine, PastePreview, looked_at
from app.views.results.grid.pasting import Pasted, block_reader, filled_from, place_block
from app.views.widgets.clipboard import clipboard_data

if TYPE_CHECKING:
    from app.services.results import ResultGrid
    from app.views.base.page_context import PageContext
    from app.views.results.grid.view import GridView

_MOST_DOUBTS = 200  # cells that are compared with the year before after one change
_Then = Callable[[Changes], None]
_SAVING = "Сохранение результатов"


def _means_kept(count: int) -> str:
    """How many cells keep a mean score that was one of other numbers."""
    words = f". Средний балл остался от прежних чисел: {counted(count, CELL)}"
    return words if count else ""


class GridEdits(QObject):
    """Changes results through the service and keeps the texts that cannot be stored.

    Attributes:
        held: texts that are not stored.
        moving: cells that wait to be moved.
        coming: years that lie ahead; a number of such a year is held until she agrees.

    Signals:
        task_started: the `Task` of a change of many cells.
        working: one is worked out (True): nothing may be typed until that ends (False).
    """

    task_started = Signal(object)
    working = Signal(bool)

    def __init__(self, context: "PageContext", view: "GridView") -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._meaning: Meaning | None = None
        self._aside = Aside(context, self)
        self._aside.task_started.connect(self.task_started)
        self._aside.working.connect(self.working)
        self.moving = Moving(view)
        self.held = HeldCells(self)
        self.coming = ComingYears(context)
        context.events.changed.connect(self._on_changed)
        view.clearing.connect(lambda: self.clear(view.chosen_keys()))
        view.copying.connect(self._on_copying)
        view.pasting.connect(self.paste)
        view.filling.connect(self.fill)
        view.typed_everywhere.connect(self._on_typed_everywhere)
        view.giving_up.connect(self._on_giving_up)

    def set_grid(self, grid: "ResultGrid") -> None:
        """The stored results of the year that is shown."""
        self._meaning = Meaning(grid)

    @property
    def year(self) -> int:
        """The year whose cells are changed; a grid has been set by then."""
        return self._meaning_here.grid.year

    @property
    def held_here(self) -> Mapping[Key, Held]:
        """The held texts of the year that is shown."""
        return {} if self._grid is None else self.held.of(self._grid.year)

    # One cell

    def type_in(self, school_id: int, procedure_id: int, text: str) -> None:
        """Store a typed text; one that cannot be stored is held in its cell."""
        with suppress(KnownProblem):
            self.store(school_id, procedure_id, text)

    def store(self, school_id: int, procedure_id: int, text: str) -> None:
        """Store a typed text; an empty one clears the cell.

        Raises:
            KnownProblem: it cannot be stored; it is held in its cell.
        """
        key = (school_id, procedure_id)
        try:
            self._store(key, text)
        except KnownProblem as problem:
            self._hold({key: Held.refused(text, problem)})
            raise

    def _store(self, key: Key, text: str) -> None:
        typed = self.read(key, text)
        if typed is None:
            self._drop([key])
            self.clear([key])
            return
        if self.coming.waits(self.year):
            raise self.coming.refusal(self.year)
        draft = self._meaning_here.draft(key, typed)
        kept = mean_beside(self._stored(key), typed)
        changes = results.save_result(self._context.workspace, draft)
        self._drop([key])
        if kept is None:
            self._context.events.announce(changes)
        else:
            tell_saved(self._context, changes, f"Результат сохранён. {kept.text}")

    def read(self, key: Key, text: str) -> TypedResult | None:
        """What a text means in its column.

        Raises:
            UserError: it says nothing clear there.
        """
        return read_typed(text) if self._meaning is None else self._meaning.read(key, text)

    # Many cells

    def clear(self, keys: Sequence[Key]) -> None:
        """Take results away; where a text is held, only that text."""
        dropped = set(self._drop(keys))
        ids = self._ids(key for key in keys if key not in dropped)
        if not ids:
            return
        count = whole(len(ids))
        title, words = "", "Результат удалён"
        if len(ids) > 1:
            title = f"Очистка результатов: {count}, {year_name(self.year)}"
            words = f"Удалено результатов: {count}"
        self._change([], ids, title, lambda changes: tell_saved(self._context, changes, words))

    def paste(self) -> None:
        """Put the clipboard where its headings and names say, else as a spreadsheet does."""
        self._view.finish_copying()
        data = clipboard_data()
        block = read_mime(data)
        if not block:
            self._context.messages.inform("В буфере обмена нет ячеек: скопируйте их в Excel.")
            return
        moved = self.moving.of_text(data.text())
        many = max(len(block) * len(block[0]), len(self._view.walk.cells))
        self._aside.run(self._pasting(block, moved), many)

    def _pasting(self, block: Block, moved: Sequence[Key]) -> Steps:
        view, context, meaning = self._view, self._context, self._meaning
        read = yield block_reader(view, context.workspace, block)
        pasted = None if read is None or self._is_other(meaning) else place_block(view, read)
        table = view.grid.table
        if pasted is None or table is None or meaning is None:
            return
        entries = pasted.entries
        cells, lines = yield lambda: looked_at(meaning, entries, table, moving=bool(moved))
        if self._is_other(meaning) or not self._agreed(pasted, cells, lines):
            return
        self.moving.forget()
        if moved:
            yield from self._putting(entries, "Перенос результатов", "Перенесено", moved)
        else:
            yield from self._putting(entries, "Вставка результатов", pasted.done)
        if pasted.note:
            context.messages.inform(pasted.note)

    def _is_other(self, meaning: Meaning | None) -> bool:
        """Whether the grid was read anew while a change was worked out; it is told."""
        other = meaning is not self._meaning
        if other:
            self._context.messages.warn("Таблица тем временем обновилась: повторите действие.")
        return other

    def _agreed(
        self, pasted: Pasted, cells: Sequence[PastedCell], lines: Sequence[PastedLine]
    ) -> bool:
        """Show what is doubtful in a block before it is stored; a plain one goes through."""
        if not (pasted.doubts or any(cell.doubtful for cell in cells)):
            return True
        dialog = PastePreview(
            lines, pasted.doubts, self._view, agree=pasted.agree, careful=pasted.by_order
        )
        return self._context.messages.decide(dialog, dialog.question)

    def fill(self, down: bool) -> None:
        """Give the selected cells what the first row (or column) of the selection says.

        With one cell selected it takes what stands above it (or to the left of it).
        """
        entries = filled_from(self._view.grid, self._view.walk.cells, down=down)
        if entries:
            self.put(entries, "Заполнение результатов", "Заполнено")
        else:
            self._context.messages.inform("Заполнять нечем: в исходной ячейке пусто.")

    def store_as_percents(self) -> None:
        """Take the held numbers for percents."""
        entries = [
            (key, f"{held.text} %")
            for key, held in self.held_here.items()
            if may_be_percent(held.text)
        ]
        self.put(entries, "Ввод процентов", "Сохранено")

    def store_coming(self) -> None:
        """Store what waits: the year lies ahead, and its numbers are meant all the same."""
        self.coming.agree([self.year])
        entries = [(key, held.text) for key, held in self.held_here.items()]
        self.put(entries, "Ввод результатов", "Сохранено")

    def drop_all(self) -> None:
        """Give all held texts of the year up, and those whose cells are gone."""
        self._drop(list(self.held_here))
        self.held.drop_lost()

    def put(self, entries: Entries, action: str, done: str) -> None:
        """Store many texts in one action: the good ones, while the wrong ones are held.

        Empty texts change nothing; a dash clears its cell.
        """
        self._aside.run(self._putting(entries, action, done), len(entries))

    def _putting(
        self, entries: Entries, action: str, done: str, moved: Sequence[Key] = ()
    ) -> Steps:
        """`put`; `moved` are cells that are emptied in the same action.

        They are in the order of the entries where the two are of one length.
        """
        meaning = self._meaning
        if meaning is None:
            return
        one_to_one = len(moved) == len(entries)
        origins = dict(zip((key for key, _ in entries), moved, strict=True)) if one_to_one else {}
        understood = yield lambda: meaning.understood(entries, origins)
        if self._is_other(meaning):
            return
        drafts, wrong, empty, kept = understood
        if drafts and self.coming.waits(self.year):
            self._hold(self.coming.held(self.year, entries) | wrong)
            self._view.select_cells([key for key, _ in entries])
            return
        good = {(draft.school_id, draft.procedure_id) for draft in drafts}
        left = (key for key in moved if key not in good and key not in wrong)
        removed = self._ids(dict.fromkeys((*empty, *left)))

        def then(changes: Changes) -> None:
            self._drop([*good, *empty])
            words = f"{done}: {counted(len(drafts), RESULT)}"
            self._tell(changes, words + _means_kept(kept), wrong)
            self._tell_doubts(good)
            self._hold(wrong)
            if wrong and changes.change_set_id is not None:
                self.held.bind(changes.change_set_id, self.year, wrong)
            self._view.select_cells(list(wrong)[:1] or [key for key, _ in entries])

        title = f"{action}: {whole(len(drafts) or len(removed))}, {year_name(self.year)}"
        self._change(drafts, removed, title, then)

    # Inside

    @property
    def _meaning_here(self) -> Meaning:
        assert self._meaning is not None
        return self._meaning

    def _tell(self, changes: Changes, words: str, wrong: Mapping[Key, Held]) -> None:
        if changes.change_set_id is None and not wrong:
            self._context.messages.inform("Ничего не изменилось: такие значения уже стоят.")
        if not wrong:
            tell_saved(self._context, changes, words)
            return
        self._context.events.announce(changes)
        number = changes.change_set_id
        actions = [] if number is None else [self._take_back(number)]
        self._context.messages.toast(
            f"{words}. Не сохранено: {counted(len(wrong), CELL)}",
            actions,
            hint="Их текст остался в таблице с отметкой, прежние значения не изменены.",
            tone="warning",
        )

    def _tell_doubts(self, keys: Collection[Key]) -> None:
        """Name the number of results that differ a lot from the year before; they are stored."""
        grid, table = self._grid, self._view.grid.table
        if grid is None or table is None or len(keys) > _MOST_DOUBTS:
            return
        earlier = results.read_cells(self._context.workspace, grid.year - 1, {k[0] for k in keys})
        doubts = [
            key
            for key in keys
            if key in earlier
            and doubt_about(grid.cells.get(key), worded(earlier[key], table.threshold_h))
        ]
        if doubts:
            self._context.messages.toast(
                f"Сильно отличаются от прошлого года: {counted(len(doubts), CELL)}",
                [ToastAction("Показать", lambda: self._view.select_cells(doubts))],
                hint="Они сохранены; проверьте числа.",
                tone="warning",
            )

    def _take_back(self, number: int) -> ToastAction:
        return ToastAction("Отменить", lambda: self._context.undoing.take_back(number), number)

    def _change(
        self, drafts: Sequence[ResultDraft], removed: Sequence[int], title: str, then: _Then
    ) -> None:
        workspace, context = self._context.workspace, self._context
        rows = len(drafts) + len(removed)
        if rows >= BULK_ROWS:
            task = context.tasks.run(
                lambda: with_copy(
                    workspace,
                    rows,
                    lambda: results.change_results(workspace, drafts, removed, title=title),
                ),
                then,
                title=_SAVING,
            )
            self.task_started.emit(task)
            return
        with context.messages.attempt(_SAVING):
            then(results.change_results(workspace, drafts, removed, title=title))

    @property
    def _grid(self) -> "ResultGrid | None":
        return None if self._meaning is None else self._meaning.grid

    def _stored(self, key: Key) -> ResultRow | None:
        return None if self._meaning is None else self._meaning.stored(key)

    def _ids(self, keys: Iterable[Key]) -> list[int]:
        stored = (self._stored(key) for key in keys)
        return [row.id for row in stored if row is not None]

    def _hold(self, texts: Mapping[Key, Held]) -> None:
        self.held.hold(self.year, texts)

    def _drop(self, keys: Iterable[Key]) -> list[Key]:
        return [] if self._grid is None else self.held.drop(self.year, keys)

    def _on_changed(self, changes: Changes) -> None:
        """Texts that were held in an action go when it is taken back and return with it."""
        part_from_removed(self._context.workspace, self.held, changes)
        events = self._context.events
        taken, done = events.last_taken_back, events.last_done
        if changes.action != "undo":
            return
        if taken is not None and taken.undo_id == changes.change_set_id:
            self.held.take_back(taken.action.change_set_id)
        elif done is not None:
            self.held.bring_back(done.change_set_id)

    def _on_copying(self, moving: bool) -> None:
        if moving:
            self.moving.begin()
        else:
            self.moving.forget()
            self._view.copy()

    def _on_typed_everywhere(self, text: str) -> None:
        keys = self._view.chosen_keys()
        if len(keys) == 1:
            self.type_in(*keys[0], text)
        else:
            self.put([(key, text) for key in keys], "Ввод результатов", "Заполнено")

    def _on_giving_up(self) -> None:
        self.moving.forget()
        self._drop(self._view.chosen_held())
