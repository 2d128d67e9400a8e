"""«Вставить поле», «Вставить блок»: what a text may have, searched, one of it put in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.documents.making.offered_words import Offered, OfferedSort
from app.services.language.matching import other_layout
from app.views.look import theme
from app.views.look.room import inside
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

_SIZE = QSize(840, 360)
_HINT = (
    "Enter вставляет в текст. Условие ставит и свой конец, таблица – все свои графы, блок – готовый"
    " пример, в котором остаётся заменить слова."
)
_FIELDS, _BLOCKS = "Вставить поле", "Вставить блок"
COLUMNS: tuple[Column[Offered], ...] = (
    Column(
        key="typed",
        title="Как пишется",
        text=lambda one: one.typed,
        width=256,
        bold=lambda _one: True,
    ),
    Column(
        key="value", title="В этом документе", text=lambda one: one.value, width=176, stretch=True
    ),
    Column(
        key="sort",
        title="Что это",
        text=lambda one: one.sort.value,
        width=120,
        tone=lambda _one: "muted",
    ),
    Column(
        key="entered",
        title="Где вводится",
        text=lambda one: one.entered,
        width=136,
        tone=lambda _one: "muted",
    ),
)


class OfferedList(QFrame):
    """Stands over the window until a word is taken; Esc closes it.

    Signals:
        taken: the `Offered` that is to be put in.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget, state: "WindowState") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self._words: Sequence[Offered] = ()
        self._only_blocks = False
        self.search = SearchBox("Найти по названию или значению")
        self.model = RowTableModel(COLUMNS, key=lambda one: (one.sort, one.typed, one.entered))
        self.table = TableView(self.model, name="documents.offered", state=state)
        self.table.setAccessibleName("Что можно вставить в текст")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        column.setSpacing(theme.STEP)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(label(_HINT, "small", wrap=True))
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        self.table.row_activated.connect(lambda _row: self._take())

    def show_offered(self, words: Sequence[Offered]) -> None:
        """Take the words that are listed from now on, in an open list too."""
        self._words = words
        self._list()

    def _list(self) -> None:
        """All words, or the blocks alone; the search as it was."""
        self.setAccessibleName(_BLOCKS if self._only_blocks else _FIELDS)
        words = self._words
        if self._only_blocks:  # the tables of a kind are many and have long names
            blocks = [one for one in words if one.is_block]
            words = sorted(blocks, key=lambda one: one.sort is OfferedSort.TABLE)
        self.model.set_rows(words)
        self._on_searched(self.search.text())

    def show_at(self, place: QPoint, *, blocks: bool = False) -> None:
        """Open inside the screen, with the blocks alone on wish; the keys are in the search."""
        self._only_blocks = blocks
        self._list()
        available = self.screen().availableGeometry()
        self.resize(_SIZE.boundedTo(available.size()))
        self.move(inside(QRect(place, self.size()), available))
        self.show()
        self.search.selectAll()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while words are typed into the search."""
        if watched is self.search and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and event.type() == QEvent.Type.KeyPress:
                row = self.table.currentIndex().row() + step
                self.table.selectRow(max(0, min(row, len(self.model.rows) - 1)))
                return True
        return super().eventFilter(watched, event)

    def _on_searched(self, text: str) -> None:
        self.model.show_only(text)
        if not self.model.rows:  # perhaps typed with the Latin letters of the same keys
            self.model.show_only(other_layout(text))
        if self.model.rows:
            self.table.selectRow(0)

    def _take(self) -> None:
        self.search.tell_now()
        row: Offered | None = self.table.selected_row()
        if row is not None:
            self.close()
            self.taken.emit(row)
