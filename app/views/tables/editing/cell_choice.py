"""A choice that is made over a cell."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from app.views.tables.editing.cell_text import TABS
from app.views.widgets.fields.choice_box import ChoiceBox


class CellChoice(ChoiceBox):
    """A choice in a cell, its list open from the start: Tab takes the marked words and goes on.

    Signals:
        left: it is finished; says where the cursor goes (an `EndEditHint`).
    """

    left = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.activated.connect(lambda _at: self.left.emit(QAbstractItemDelegate.EndEditHint.NoHint))
        # The open list has the keys, and would keep Tab for itself.
        self.view().installEventFilter(self)
        QTimer.singleShot(1, self, self.showPopup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the open list ends the choice."""
        hint = TABS.get(event.key()) if isinstance(event, QKeyEvent) else None
        if hint is None or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        marked = self.view().currentIndex().row()
        if marked >= 0:
            self.setCurrentIndex(marked)
        self.hidePopup()
        self.left.emit(hint)
        return True
