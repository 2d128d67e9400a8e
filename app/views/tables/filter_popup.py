"""The values of a column with ticks, as the filter of a spreadsheet shows them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from app.errors import UserError
from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.sheets.filtering import ColumnFilter, bound_text, read_bounds
from app.views.look import theme
from app.views.look.room import inside
from app.views.widgets.buttons import button, button_row
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.services.sheets.filtering import Bound
    from app.views.tables.sheet_view import SheetView

_WIDTH, _WIDE, _ROWS, _LINE = 320, 360, 8, 26
_DAY = 136
_TEXT = Qt.ItemDataRole.UserRole
_ALL, _EMPTY = "Выбрать все", "(пусто)"
_TOO_MANY = "Разных значений слишком много. Ищите по словам в строке над таблицей: Ctrl+F."
_ON, _OFF, _SOME = (
    Qt.CheckState.Checked,
    Qt.CheckState.Unchecked,
    Qt.CheckState.PartiallyChecked,
)


class TickList(QListWidget):
    """Values with ticks; a click or Space anywhere in a line changes its tick.

    Signals:
        ticks_changed: other values are ticked or in sight.
    """

    ticks_changed = Signal()

    def __init__(self, texts: Sequence[str], ticked: frozenset[str] | None) -> None:
        super().__init__()
        self.setAccessibleName("Значения столбца")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all = self._add(_ALL, None, _ON)
        self.lines = [
            self._add(_words(text), text, _state(ticked is None or text in ticked))
            for text in texts
        ]
        self._before: list[Qt.CheckState] | None = None
        self.itemClicked.connect(self.toggle)
        self._show_all_state()

    def _add(self, words: str, text: str | None, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(_TEXT, text)
        item.setSizeHint(QSize(0, _LINE))
        item.setCheckState(state)
        self.addItem(item)
        return item

    def toggle(self, item: QListWidgetItem) -> None:
        """Change a tick; the first line changes all that are in sight."""
        state = _OFF if item.checkState() == _ON else _ON
        for one in self.seen() if item is self.all else [item]:
            one.setCheckState(state)
        self._show_all_state()

    def narrow(self, text: str) -> None:
        """Show the values that have what is sought, all ticked; for no word, as it was before.

        Words are as `language.sought` takes them, as above the lists.
        """
        sought = Sought.of(text)
        if sought and self._before is None:
            self._before = [item.checkState() for item in self.lines]
        elif not sought and self._before is not None:
            for item, state in zip(self.lines, self._before, strict=True):
                item.setCheckState(state)
            self._before = None
        for item in self.lines:
            fits = sought.stands_in(folded(item.text()))
            item.setHidden(not fits)
            if sought:
                item.setCheckState(_state(fits))
        self._show_all_state()

    def seen(self) -> list[QListWidgetItem]:
        """The lines that the search leaves."""
        return [item for item in self.lines if not item.isHidden()]

    def ticked(self) -> frozenset[str] | None:
        """The texts that are ticked; None when all are."""
        chosen = [item for item in self.lines if item.checkState() == _ON and not item.isHidden()]
        return None if len(chosen) == len(self.lines) else frozenset(i.data(_TEXT) for i in chosen)

    def _show_all_state(self) -> None:
        seen = self.seen()
        number = sum(item.checkState() == _ON for item in seen)
        self.all.setCheckState(_ON if seen and number == len(seen) else _SOME if number else _OFF)
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space changes a tick."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:  # pyright: ignore[reportUnnecessaryComparison]
            self.toggle(item)
            return
        super().keyPressEvent(event)


class FilterPopup(QFrame):
    """Filters one column of a table. Enter applies, Esc closes and changes nothing."""

    def __init__(self, table: "SheetView", number: int) -> None:
        super().__init__(table, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._table, self._number = table, number
        model = table.filterable
        present = model.column_filter(number)
        title, meaning = model.column_name(number)
        self.setAccessibleName(f"Отбор: {title}")
        self._days = model.column_has_days(number)
        self._bounded = self._days or model.column_has_numbers(number)
        self._words = ("с", "по") if self._days else ("от", "до")
        self.least, self.most = (
            _bound(words, bound, day=self._days)
            for words, bound in zip(self._words, (present.least, present.most), strict=True)
        )
        self.error = label("", "error", wrap=True)
        self.search = SearchBox("Найти значение")
        self.values = TickList(model.column_texts(number), present.texts)
        self.apply_button = button("Показать", self.apply, role="primary")
        self.clear_button = button("Снять отбор", self.clear, role="link")
        self._build(title, meaning)
        self.search.searched.connect(self.values.narrow)
        self.search.returnPressed.connect(self.apply)
        self.values.ticks_changed.connect(self._allow)
        for field in (self.least, self.most):
            field.returnPressed.connect(self.apply)
            field.textChanged.connect(lambda _text: self._accept_typing())
        self._allow()

    def _build(self, title: str, meaning: str) -> None:
        is_filtered = self._table.is_filtered(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(theme.STEP)
        column.addWidget(ElidedLabel(title, "strong"))
        if meaning:
            column.addWidget(label(meaning, "small", wrap=True))
        if self._table.can_sort and self._number >= 0:
            up = button("По возрастанию", self._sort_up, icon="arrow-up", role="quiet")
            down = button("По убыванию", self._sort_down, icon="arrow-down", role="quiet")
            column.addLayout(button_row(up, down, gap=0))
        if self._bounded:
            column.addLayout(self._bounds_line())
        else:
            for field in (self.least, self.most):
                field.setParent(self)
                field.hide()
        column.addWidget(self.error)
        self.error.hide()
        column.addWidget(self.search)
        column.addWidget(self.values, 1)
        if not self.values.lines:
            self.search.hide()
            self.values.hide()
            self.apply_button.setVisible(self._bounded)
            if not self._bounded:
                column.addWidget(label(_TOO_MANY, "muted", wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(self.clear_button)
        self.clear_button.setVisible(is_filtered)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        column.addLayout(foot)
        self.values.setFixedHeight(min(_ROWS, self.values.count()) * _LINE + 4)
        self.setFixedWidth(_WIDE if self._days else _WIDTH)

    def _bounds_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        for words, field in zip(self._words, (self.least, self.most), strict=True):
            line.addWidget(label(words, "muted"))
            line.addWidget(field, 1)
        return line

    def show_at(self, place: QPoint) -> None:
        """Open below a header, inside the screen; the keys are in the search."""
        self._fit_at(place)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit_at(self, place: QPoint) -> None:
        """As high as what is in it: texts that wrap ask for their height by the width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wraps = layout.hasHeightForWidth()
        height = (
            layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        )
        self.setFixedHeight(height)
        self.move(inside(QRect(place, self.size()), self._table.screen().availableGeometry()))

    def apply(self) -> None:
        """Filter by what is ticked and by the bounds."""
        self.search.tell_now()
        try:
            least, most = read_bounds(self.least.text(), self.most.text(), days=self._days)
        except UserError as problem:
            self._refuse(str(problem))
            return
        if not self.apply_button.isEnabled():
            return
        self.close()
        wanted = ColumnFilter(self.values.ticked(), least, most)
        self._table.filterable.filter_column(self._number, wanted)

    def clear(self) -> None:
        """Filter this column no more."""
        self.close()
        self._table.filterable.filter_column(self._number, ColumnFilter())

    def _sort_up(self) -> None:
        self._sort(Qt.SortOrder.AscendingOrder)

    def _sort_down(self) -> None:
        self._sort(Qt.SortOrder.DescendingOrder)

    def _sort(self, order: Qt.SortOrder) -> None:
        self.close()
        self._table.horizontalHeader().setSortIndicator(self._number, order)

    def _refuse(self, reason: str) -> None:
        self.error.setText(reason)
        self.error.show()
        self._fit_at(self.pos())

    def _accept_typing(self) -> None:
        if self.error.isVisible():
            self.error.hide()
            self._fit_at(self.pos())

    def _allow(self) -> None:
        """Nothing ticked would show nothing."""
        ticked = self.values.ticked()
        self.apply_button.setEnabled(ticked is None or bool(ticked))


def _words(text: str) -> str:
    return " ".join(text.split()) or _EMPTY


def _state(on: bool) -> Qt.CheckState:
    return _ON if on else _OFF


def _bound(words: str, bound: "Bound | None", *, day: bool) -> QLineEdit:
    field = DateField() if day else QLineEdit()
    if day:
        field.setMinimumWidth(_DAY)
    field.setText("" if bound is None else bound_text(bound))
    field.setAccessibleName(f"{'Дни' if day else 'Числа'} {words}")
    return field
