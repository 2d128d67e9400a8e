"""Tabs that are painted only when something on them is another."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class Tabs(QTabWidget):
    """A `QTabWidget` that stays as it is while its bar keeps its size.

    Whenever anything inside asks for a layout, Qt lays the tabs out anew and paints all that is in
    sight with them, a large table too, however little has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bar = QSize()  # what the bar wanted when the tabs were laid out last

    def event(self, event: QEvent) -> bool:
        """Only hand on that the content may need other room."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self.tabBar().sizeHint()
            if wanted == self._bar:
                self.updateGeometry()
                return True
            self._bar = wanted
        return super().event(event)

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
