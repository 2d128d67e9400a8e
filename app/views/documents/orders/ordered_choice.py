"""Which of several parts are printed, and in which order: ticks, and moving up and down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.views.look import theme
from app.views.widgets.buttons import icon_button

_VALUE = Qt.ItemDataRole.UserRole


class OrderedChoice(QWidget):
    """Parts with ticks; Alt+Up and Alt+Down move the selected one, so does dragging.

    Signals:
        changed: the ticked names or their order are others.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__()
        self.parts = QListWidget()
        self.parts.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.parts.setFixedHeight(len(choices) * 36 + theme.STEP)
        self.parts.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(choices, [name for name in value.split(",") if name])
        self._told = self.value()
        self.parts.itemChanged.connect(lambda _item: self._tell())
        self.parts.model().rowsMoved.connect(lambda *_: self._tell())
        up = icon_button("arrow-up", "Выше", lambda: self.move_selected(-1), shortcut="Alt+Up")
        down = icon_button("arrow-down", "Ниже", lambda: self.move_selected(1), shortcut="Alt+Down")
        side = QVBoxLayout()
        side.setSpacing(theme.HALF)
        side.addWidget(up)
        side.addWidget(down)
        side.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self.parts, 1)
        layout.addLayout(side)
        self.setFocusProxy(self.parts)

    def _fill(self, choices: Sequence[tuple[str, str]], chosen: list[str]) -> None:
        words = {name: text for text, name in choices}
        ordered = [name for name in chosen if name in words]
        ordered += [name for name in words if name not in ordered]
        for name in ordered:
            item = QListWidgetItem(words[name])
            item.setData(_VALUE, name)
            ticked = not chosen or name in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.parts.addItem(item)

    def setAccessibleName(self, name: str) -> None:
        """The list is what a screen reader reads."""
        super().setAccessibleName(name)
        self.parts.setAccessibleName(name)

    def value(self) -> str:
        """The ticked names in their order, separated by commas."""
        items = [self.parts.item(number) for number in range(self.parts.count())]
        return ",".join(
            str(item.data(_VALUE)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def move_selected(self, step: int) -> None:
        """Move the selected part one place up (-1) or down (1)."""
        number = self.parts.currentRow()
        if 0 <= number + step < self.parts.count() and number >= 0:
            item = self.parts.takeItem(number)
            self.parts.insertItem(number + step, item)
            self.parts.setCurrentRow(number + step)
            self._tell()

    def _tell(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.changed.emit()
