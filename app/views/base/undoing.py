"""Taking actions back and doing them again: Ctrl+Z, Ctrl+Y, and every «Отменить» of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import KnownProblem, LaterChangesError
from app.views.base.messages import ToastAction
from app.views.base.undo_rest import OBSTACLES_SHOWN, wants_rest

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.log.details import UndoObstacles
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_Found = TypeVar("_Found")
_OF_RESULTS = ("results", "identification")  # places that show a year of results

_MOST_AT_ONCE = 300  # rows; more are taken back in the background
_NOTHING = "Отменять нечего: изменений ещё не было."
_READ_ONLY = "Отменять нельзя: папка данных открыта только для чтения."
_NOTHING_AGAIN = "Возвращать нечего: отменённых действий нет."


class Undoing(QObject):
    """The order of what can be taken back, without limit.

    The last action in force is the only one that Ctrl+Z takes back, whatever page, year or session
    it belongs to; when it cannot be taken back, that is said and nothing else happens. What
    belongs to another page or year is shown there.

    Small actions are taken back at once, big ones in the background; keys that are pressed
    meanwhile, or while something else is being stored, wait for their turn.

    Signals:
        task_started: the `Task` of a big action, for the progress strip.
        finished: an action was taken back or done again, or could not be.
    """

    task_started = Signal(object)
    finished = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._context = context
        self._running = False
        self._waiting: list[Callable[[], None]] = []
        # Behind the end of the job, which is told after the queue is free.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        context.tasks.busy_changed.connect(lambda _busy: self._later.start())

    def undo(self) -> None:
        """Take the last action back; one of an earlier session after a question."""
        self._in_turn(self._undo_last)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._in_turn(self._redo_last)

    def take_back(self, change_set_id: int) -> None:
        """Take a certain action back (a button beside it)."""
        self._in_turn(lambda: self._undo(change_set_id))

    def words(self) -> tuple[str, str]:
        """What would be taken back and done again, each empty when there is nothing."""
        from app.services.log.changes import in_sentence
        from app.services.log.last_action import last_action

        done = last_action(self._context.workspace)
        taken = self._context.events.last_taken_back
        return (
            in_sentence(done.title) if done and not done.refusal else "",
            in_sentence(taken.action.title) if taken else "",
        )

    def _in_turn(self, step: Callable[[], None]) -> None:
        self._waiting.append(step)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not (self._running or self._context.tasks.busy):
            self._waiting.pop(0)()

    def _undo_last(self) -> None:
        from app.services.log.changes import in_sentence
        from app.services.log.last_action import last_action

        context = self._context
        try:
            last = last_action(context.workspace)
        except KnownProblem as problem:
            self._show(problem)
            return
        if last is None or context.workspace.read_only:
            context.messages.inform(_READ_ONLY if context.workspace.read_only else _NOTHING)
        elif last.change_set_id is None or last.refusal:
            title = in_sentence(last.title)
            context.messages.warn(f"Последнее действие не отменяется: {title}.", last.refusal)
        elif context.events.is_own(last.change_set_id) or context.messages.ask(
            f"Отменить действие прошлого сеанса: {in_sentence(last.title)}?",
            "В этом сеансе все изменения уже отменены, или их не было. Отменённое можно вернуть:"
            " Ctrl+Y.",
            yes="Отменить загрузку" if last.action == "import" else "Отменить изменение",
            no="Оставить",
        ):
            self._undo(last.change_set_id, show=True)

    def _undo(self, change_set_id: int, *, keep_edited: bool = False, show: bool = False) -> None:
        from app.services.log.changes import in_sentence

        def tell(changes: "Changes") -> None:
            if changes.returned is not None:
                self._tell_returned(change_set_id, changes, show=show)
                return
            self._context.events.announce_undone(change_set_id, changes)
            again = ToastAction(
                "Вернуть", lambda: self._redo_if_last(changes), changes.change_set_id
            )
            but = ". Изменённое позже оставлено." if keep_edited else ""
            where = self._show_place(changes) if show else ""
            self._context.messages.toast(
                f"Отменено: {in_sentence(changes.title)}{but}", [again], hint=where
            )

        def refused(problem: KnownProblem) -> None:
            if isinstance(problem, LaterChangesError) and not keep_edited:
                self._in_turn(lambda: self._look_for_obstacles(change_set_id))
            else:
                self._show(problem)

        self._revert(change_set_id, "Отмена действия", tell, refused, keep_edited=keep_edited)

    def _show_place(self, changes: "Changes") -> str:
        """Go where the change is seen when that is another page or year; returns the words."""
        from app.services.language.dates import year_name
        from app.services.log.places import place_of_change
        from app.views.base.links import spot_of
        from app.views.base.pages import place

        context = self._context
        if changes.change_set_id is None:
            return ""
        seen = place_of_change(context.workspace, changes.change_set_id)
        if seen is None:
            return ""
        shown_at = spot_of(seen.link).place
        of_results = shown_at in _OF_RESULTS
        chosen = context.results_year if of_results else context.year
        other_year = seen.year_beside(chosen)
        if context.place in ("", shown_at) and other_year is None:
            return ""
        if other_year is not None:
            (context.set_results_year if of_results else context.set_year)(other_year)
        context.go_to(seen.link)
        word = "год результатов" if of_results else "год работы"
        year = "" if seen.year is None else f", {word} {year_name(other_year or chosen)}"
        return f"Это в разделе «{place(shown_at).title}»{year}."

    def _look_for_obstacles(self, change_set_id: int) -> None:
        """Find the rows that later actions changed, and offer to take back the others."""
        from app.services.log import changes
        from app.services.log import details as change_details

        workspace = self._context.workspace

        def ask(obstacles: "UndoObstacles") -> None:
            if wants_rest(self._context.messages, obstacles):
                self._in_turn(lambda: self._undo(change_set_id, keep_edited=True))

        def look() -> "UndoObstacles":
            return change_details.undo_obstacles(workspace, change_set_id, limit=OBSTACLES_SHOWN)

        try:
            if changes.row_count(workspace, change_set_id) > _MOST_AT_ONCE:
                self._start(look, "Поиск изменённых строк", ask, self._show)
            else:
                ask(look())
        except KnownProblem as problem:
            self._show(problem)

    def _redo_last(self) -> None:
        taken = self._context.events.last_taken_back
        if taken is None:
            self._context.messages.inform(_NOTHING_AGAIN)
            return

        def tell(changes: "Changes") -> None:
            self._tell_returned(taken.undo_id, changes, show=True)

        self._revert(taken.undo_id, "Возврат отменённого", tell, self._show)

    def _tell_returned(self, undo_id: int, changes: "Changes", *, show: bool) -> None:
        from app.services.log.changes import in_sentence

        self._context.events.announce_redone(undo_id, changes)
        number = changes.returned
        assert number is not None
        back = ToastAction("Отменить", lambda: self.take_back(number), number)
        where = self._show_place(changes) if show else ""
        self._context.messages.toast(
            f"Возвращено: {in_sentence(changes.title)}", [back], hint=where
        )

    def _redo_if_last(self, undone: "Changes") -> None:
        """The button of a message: it means its own action, which may not be the last any more."""
        taken = self._context.events.last_taken_back
        if taken is not None and taken.undo_id == undone.change_set_id:
            self.redo()
        else:
            self._context.messages.inform("После отмены были другие изменения, вернуть нельзя.")

    def _revert(
        self,
        change_set_id: int,
        title: str,
        tell: "Callable[[Changes], None]",
        refused: Callable[[KnownProblem], None],
        *,
        keep_edited: bool = False,
    ) -> None:
        from app.services.log import changes

        workspace = self._context.workspace

        def revert() -> "Changes":
            return changes.undo(workspace, change_set_id, keep_edited=keep_edited)

        try:
            if changes.row_count(workspace, change_set_id) > _MOST_AT_ONCE:
                self._start(revert, title, tell, refused)
                return
            tell(revert())
        except KnownProblem as problem:
            refused(problem)
        self.finished.emit()

    def _start(
        self,
        work: Callable[[], _Found],
        title: str,
        done: Callable[[_Found], None],
        failed: Callable[[KnownProblem], None],
    ) -> None:
        self._running = True
        task: Task = self._context.tasks.run(work, done, failed, title=title)
        task.finished.connect(self._end)
        self.task_started.emit(task)

    def _show(self, problem: KnownProblem) -> None:
        self._context.messages.show_problem(problem)

    def _end(self) -> None:
        self._running = False
        self.finished.emit()
        self._go_on()
