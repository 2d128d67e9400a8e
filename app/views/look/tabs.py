"""Tabs that are painted only when something on them is another."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

_SEEN, _HIDDEN = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored


class Tabs(QTabWidget):
    """A `QTabWidget` that stays as it is while its bar keeps its size; only the tab seen has room.

    Whenever anything inside asks for a layout, Qt lays the tabs out anew and paints all that is in
    sight with them, a large table too, however little has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bar = QSize()  # what the bar wanted when the tabs were laid out last
        self.currentChanged.connect(self._give_room)

    def event(self, event: QEvent) -> bool:
        """Only hand on that the content may need other room."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self.tabBar().sizeHint()
            if wanted == self._bar:
                self.updateGeometry()
                return True
            self._bar = wanted
        return super().event(event)

    def tabInserted(self, index: int) -> None:
        """A new tab needs no room until it is looked at."""
        super().tabInserted(index)
        self._give_room()

    def _give_room(self) -> None:
        """Ask for the room of the tab in sight alone.

        What is hidden is not laid out anew, so that it would ask for what it needed in a larger
        window, as long as it is not looked at.
        """
        for number in range(self.count()):
            policy = _SEEN if number == self.currentIndex() else _HIDDEN
            self.widget(number).setSizePolicy(policy, policy)

    def add_later(self, title: str) -> int:
        """Add a tab that gets its content with `fill`; returns its number."""
        holder = QWidget()
        QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
        return self.addTab(holder, title)

    def fill(self, number: int, content: QWidget) -> None:
        """Put the content on a tab that was added for later."""
        layout = self.widget(number).layout()
        assert layout is not None
        layout.addWidget(content)
