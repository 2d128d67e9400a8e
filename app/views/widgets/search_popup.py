"""The drop-down of the window's search field: hits by kind, chosen with arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.views import theme
from app.views.widgets.labels import label

_MOST_SHOWN = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Hit:
    """One line of the drop-down.

    Attributes:
        icon: name in `resources/icons`.
        title: what was found.
        detail: where it belongs, in small letters.
        place: key of the place that shows it.
        target: arguments of `PageContext.go_to`.
    """

    icon: str
    title: str
    detail: str
    place: str
    target: dict[str, object]


class SearchPopup(QFrame):
    """Lies over the window under a search field; the field keeps the focus.

    Signals:
        chosen: a `Hit`.
    """

    chosen = Signal(object)

    def __init__(self, field: QLineEdit, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._field, self._over = field, window
        self._hits: list[Hit] = []
        self.nothing = label("Ничего не найдено", "muted")
        self.nothing.setMargin(theme.STEP)
        self.list = QListWidget()
        self.list.setProperty("frameless", "true")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Найденное")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HALF, theme.HALF, theme.HALF, theme.HALF)
        layout.setSpacing(0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        field.installEventFilter(self)
        self.hide()

    @property
    def hits(self) -> Sequence[Hit]:
        """What is shown."""
        return self._hits

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these lines, the first one chosen."""
        self._hits = list(hits)
        self.list.clear()
        for hit in hits:
            text = f"{hit.title}   ·   {hit.detail}" if hit.detail else hit.title
            item = QListWidgetItem(theme.current().icon(hit.icon, "muted"), text)
            item.setToolTip(text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc in the field act on the list; leaving the field closes it."""
        if watched is not self._field or not self.isVisible():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _STEPS and self._hits:
            row = (self.list.currentRow() + _STEPS[key]) % len(self._hits)
            self.list.setCurrentRow(row)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits:
            self._choose(self.list.currentRow())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))

    def _choose(self, row: int) -> None:
        hit = self._hits[row]
        self.hide()
        self.chosen.emit(hit)

    def _place(self) -> None:
        corner = self._field.mapTo(self._over, self._field.rect().bottomLeft())
        lines = min(len(self._hits), _MOST_SHOWN)
        height = lines * self.list.sizeHintForRow(0) if lines else self.nothing.sizeHint().height()
        width = max(self._field.width(), 520)
        left = min(corner.x(), self._over.width() - width - theme.STEP)
        self.setGeometry(left, corner.y() + theme.HALF, width, height + 2 * theme.HALF + 2)
