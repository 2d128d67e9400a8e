"""What changed in the data: pages subscribe and never call one another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.services.changes import Changes


class DataEvents(QObject):
    """Announces every change to whoever shows the data.

    A page that saves something hands the returned `Changes` to `announce`. The base class `Page`
    listens already: name the tables that the page shows in `Page.tables`.

    Signals:
        changed: the `Changes` of an action that touched something.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[int] = []

    @property
    def last_change(self) -> int | None:
        """The last action of this session that was not taken back, or None."""
        return self._done[-1] if self._done else None

    def announce(self, changes: Changes) -> None:
        """Tell everybody; an action that touched nothing is not told."""
        if changes.change_set_id is not None:
            self._done.append(changes.change_set_id)
        if changes.tables:
            self.changed.emit(changes)

    def announce_undone(self, change_set_id: int, changes: Changes) -> None:
        """Tell that an action was taken back."""
        if change_set_id in self._done:
            self._done.remove(change_set_id)
        if changes.tables:
            self.changed.emit(changes)

    def on_tables(self, tables: frozenset[str], slot: Callable[[], object]) -> None:
        """Call `slot` after every change of one of the tables (for widgets that are no pages)."""

        def filtered(changes: Changes) -> None:
            if changes.touches(*tables):
                slot()

        self.changed.connect(filtered)
