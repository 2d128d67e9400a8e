"""What changed in the data: pages subscribe and never call one another."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.services.log.changes import Changes


class DoneAction(NamedTuple):
    """An action of this session that is in force.

    Attributes:
        change_set_id: its number in the log.
        title: what was done, as it stands in the history.
    """

    change_set_id: int
    title: str


class TakenBack(NamedTuple):
    """An action that was taken back and can be done again.

    Attributes:
        undo_id: number of its undo in the log.
        action: what was taken back.
    """

    undo_id: int
    action: DoneAction


class DataEvents(QObject):
    """Announces every change to whoever shows the data, and knows their order.

    A page that saves something hands the returned `Changes` to `announce`. The base class `Page`
    listens already, to the tables that are seen on its place. Taking back and doing
    again is the business of `context.undoing`.

    Signals:
        changed: the `Changes` of an action that touched something.
        order_changed: another action is the one to take back, or to do again.
        settled: number of an action, or of an undo, that is not to be taken back any more: it was,
            or a new action came after it was undone.
    """

    changed = Signal(object)
    order_changed = Signal()
    settled = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[DoneAction] = []
        self._taken_back: list[TakenBack] = []

    @property
    def last_done(self) -> DoneAction | None:
        """The last action of this session that is in force, or None."""
        return self._done[-1] if self._done else None

    def is_own(self, change_set_id: int) -> bool:
        """Whether an action in force was done, or done again, in this session."""
        return any(done.change_set_id == change_set_id for done in self._done)

    @property
    def last_taken_back(self) -> TakenBack | None:
        """What would be done again; None after a new action."""
        return self._taken_back[-1] if self._taken_back else None

    def announce(self, changes: "Changes") -> None:
        """Tell everybody; an action that touched nothing is not told.

        A frozen run is never taken back, so it is not among what was done here; but after it, as
        after any action, nothing is done again.
        """
        if changes.change_set_id is not None:
            if changes.action != "freeze":
                self._done.append(DoneAction(changes.change_set_id, changes.title))
            forgotten, self._taken_back = self._taken_back, []
            for taken in forgotten:
                self.settled.emit(taken.undo_id)
            self.order_changed.emit()
        self._tell(changes)

    def announce_undone(self, change_set_id: int, changes: "Changes") -> None:
        """Tell that an action, not always the last one, was taken back.

        When it was an undo itself, the action behind it is in force again.
        """
        if changes.returned is not None:
            self.announce_redone(change_set_id, changes)
            return
        self._done = [done for done in self._done if done.change_set_id != change_set_id]
        if changes.change_set_id is not None:
            action = DoneAction(change_set_id, changes.title)
            self._taken_back.append(TakenBack(changes.change_set_id, action))
        self.settled.emit(change_set_id)
        self.order_changed.emit()
        self._tell(changes)

    def announce_redone(self, undo_id: int, changes: "Changes") -> None:
        """Tell that an action that had been taken back was done again."""
        self._taken_back = [taken for taken in self._taken_back if taken.undo_id != undo_id]
        if changes.returned is not None:
            self._done.append(DoneAction(changes.returned, changes.title))
        self.settled.emit(undo_id)
        self.order_changed.emit()
        self._tell(changes)

    def _tell(self, changes: "Changes") -> None:
        if changes.tables:
            self.changed.emit(changes)
