"""The keys of the grid while it is switched off: a widget that is switched off gives them away."""

from PySide6.QtWidgets import QWidget


class KeptKeys:
    """Switches a panel off and on, and gives its table the keys back if it had them."""

    def __init__(self, panel: QWidget, table: QWidget) -> None:
        self._panel, self._table = panel, table
        self._wanted = False

    def switch_off(self) -> None:
        """Nothing is typed until `switch_on`."""
        self._wanted = self._wanted or self._has_keys()
        self._panel.setEnabled(False)

    def switch_on(self) -> None:
        """Typing goes on; the keys come with `give_back`."""
        self._panel.setEnabled(True)

    def ask(self) -> None:
        """The table is to have the keys with the next `give_back`."""
        self._wanted = True

    def give_back(self) -> None:
        """Let the table have the keys, if it had them or they were asked for."""
        if self._wanted:
            self._wanted = False
            self._table.setFocus()

    def _has_keys(self) -> bool:
        """Whether keys go to the table, or will as soon as its window has them again.

        A dialog that has just been closed still has them.
        """
        focus = self._panel.window().focusWidget() or self._panel
        return focus is self._table or self._table.isAncestorOf(focus)
