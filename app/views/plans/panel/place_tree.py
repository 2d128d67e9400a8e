"""The due dates of a measure and the schools that it concerns: what is to be marked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from app.services.plans.marks import MarkPlace
from app.services.plans.upkeep.places import PlaceRow
from app.views.look import theme
from app.views.plans.table.status_menu import typed_status
from app.views.widgets.statuses import OVERDUE_ICON, OVERDUE_TONE, measure_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEY = Qt.ItemDataRole.UserRole
_ROWS, _LOW_ROWS = 4, 3
_DAYS, _SCHOOLS = 116, 196  # pixels of the first column


class _StateDelegate(QStyledItemDelegate):
    """A state loses its end: «1 из 3, проср…»."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight  # pyright: ignore[reportAttributeAccessIssue]


class PlaceTree(QTreeWidget):
    """A line a due date, below it a line a school; several can be chosen.

    Out of sight for a measure that is due once and concerns one school.

    Signals:
        chosen: other places were chosen by the user.
        status_typed: what is chosen is to be marked (Alt and a digit).
    """

    chosen = Signal()
    status_typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName("Сроки и школы мероприятия")
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # schools differ at their end
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(theme.GAP)
        self.setItemDelegateForColumn(1, _StateDelegate(self))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._rows: tuple[PlaceRow, ...] = ()
        self._by_place: dict[MarkPlace, PlaceRow] = {}
        self._filling = self._low = False
        self.itemSelectionChanged.connect(self._on_selected)
        theme.current().changed.connect(self._dress)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a digit marks here as in the table."""
        status = typed_status(event)
        if status is None:
            super().keyPressEvent(event)
        else:
            self.status_typed.emit(status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen before the lines have their room is brought into sight when they have."""
        super().resizeEvent(event)
        self._bring_into_sight()

    @property
    def rows(self) -> "list[PlaceRow]":
        """The chosen ones from top to bottom; all of the measure contains the others."""
        picked = [self._by_place[item.data(0, _KEY)] for item in self._items() if item.isSelected()]
        whole = [row for row in picked if row.place == MarkPlace(row.place.measure_id)]
        return whole or picked

    def show_rows(self, rows: "Sequence[PlaceRow]", usual: MarkPlace) -> None:
        """Show the places of a measure; of the same one what was chosen stays chosen."""
        same = bool(rows) and bool(self._rows) and rows[0].place == self._rows[0].place
        if same and tuple(rows) == self._rows:
            return
        wanted = {row.place for row in self.rows} if same else set[MarkPlace]()
        opened = {item.data(0, _KEY) for item in self._items() if item.isExpanded()} if same else ()
        self._filling = True
        self._rows = tuple(rows)
        named = any(cell.school_id is not None for row in rows for cell in row.cells)
        self.clear()
        self._by_place = {}
        for row in rows:
            top = self._add(self.invisibleRootItem(), row, narrow=named)
            for part in row.parts:
                self._add(top, part, narrow=named)
        self._dress()
        for item in self._items():
            item.setExpanded(item.data(0, _KEY) in opened)
        self._select(wanted & self._by_place.keys() or {usual})
        self._filling = False
        self._fit_height()
        self.setRootIsDecorated(bool(self._most_parts()))
        self.setColumnWidth(0, _SCHOOLS if named else _DAYS)
        self.setVisible(bool(rows))

    def set_low(self, *, low: bool) -> None:
        """Leave room to what marks the places."""
        self._low = low
        self._fit_height()

    def _fit_height(self) -> None:
        most = _LOW_ROWS if self._low else _ROWS
        shown = len(self._rows) + (self._most_parts() if len(self._rows) < _ROWS else 0)
        self.setFixedHeight(min(shown, most) * theme.ROW_HEIGHT + 2)

    def choose(self, places: "Iterable[MarkPlace]") -> None:
        """Choose what is shown of these places, as the user does; without any nothing changes."""
        known = [place for place in places if place in self._by_place]
        if known:
            self._select(known)

    def _add(self, above: QTreeWidgetItem, row: PlaceRow, *, narrow: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [row.words, row.short_words if narrow else row.state_words])
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, row.state_words)
        item.setData(0, _KEY, row.place)
        item.setToolTip(0, row.words)
        item.setToolTip(1, row.state_words)
        self._by_place[row.place] = row
        return item

    def _select(self, places: "Iterable[MarkPlace]") -> None:
        flags = QItemSelectionModel.SelectionFlag
        first = True
        for item in self._items():
            if item.data(0, _KEY) not in places:
                continue
            above = item.parent()
            if above is not None:  # pyright: ignore[reportUnnecessaryComparison]
                above.setExpanded(True)
            if first:
                self.setCurrentItem(item, 0, flags.ClearAndSelect | flags.Rows)
                self._bring_into_sight()
                first = False
            item.setSelected(True)

    def _bring_into_sight(self) -> None:
        """Scroll to the current line; a school says nothing without the day above it."""
        item, hint = self.currentItem(), QAbstractItemView.ScrollHint
        if item is None:  # pyright: ignore[reportUnnecessaryComparison]
            return
        above = item.parent()
        if above is None:  # pyright: ignore[reportUnnecessaryComparison]
            self.scrollToItem(item, hint.PositionAtCenter)
        else:
            self.scrollToItem(above, hint.PositionAtTop)
            self.scrollToItem(item, hint.EnsureVisible)

    def _dress(self) -> None:
        look = theme.current()
        for item in self._items():
            row = self._by_place[item.data(0, _KEY)]
            state = measure_status(row.state.status)
            late = row.state.overdue
            icon, tone = (OVERDUE_ICON, OVERDUE_TONE) if late else (state.icon, state.tone)
            item.setIcon(1, look.icon(icon, tone))
            item.setForeground(1, QBrush(look.colour(OVERDUE_TONE if late else "text")))

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            if top is not None:  # pyright: ignore[reportUnnecessaryComparison]
                found += [top, *(top.child(place) for place in range(top.childCount()))]
        return found

    def _most_parts(self) -> int:
        return max((len(row.parts) for row in self._rows), default=0)

    def _on_selected(self) -> None:
        if not self._filling:
            self.chosen.emit()
