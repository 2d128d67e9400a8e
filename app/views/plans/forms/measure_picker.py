"""Choosing measures of a plan: sections with boxes to tick."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.services.language.numbers import NBSP, whole
from app.views.look import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.services.plans import MeasureRow, PlanRow

_KEY = Qt.ItemDataRole.UserRole
_ROWS, _FEWEST = 6, 3
_SHARE = 0.62  # of the width, for the measures beside what stands aside
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PickerLine(NamedTuple):
    """A measure to tick.

    Attributes:
        key: what `chosen` gives.
        text: its line.
        tip: what is told of it besides.
        ticked: whether it is ticked at first.
        enabled: whether it can be ticked.
        aside: what stands behind it in a column of its own.
    """

    key: int | str
    text: str
    tip: str
    ticked: bool = True
    enabled: bool = True
    aside: str = ""


class MeasurePicker(QTreeWidget):
    """The measures of a plan under their sections; a ticked section ticks its measures.

    Signals:
        changed: something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("Мероприятия, которые войдут в план")
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(_ROWS * theme.ROW_HEIGHT)
        self._asides = False
        self.itemChanged.connect(lambda *_: self.changed.emit())

    def show_plan(
        self, plan: "PlanRow", ticked: "Callable[[MeasureRow], bool]" = lambda _row: True
    ) -> None:
        """Show the measures of a plan, those ticked that the function says."""
        self.show_sections(
            [
                (
                    section.title,
                    [
                        PickerLine(
                            key=row.id,
                            text=f"{row.number}. {row.title}",
                            tip=row.title,
                            ticked=ticked(row),
                        )
                        for row in section.measures
                    ],
                )
                for section in plan.sections
            ]
        )

    def show_sections(self, sections: "Sequence[tuple[str, Sequence[PickerLine]]]") -> None:
        """Show sections with their measures."""
        count = sum(len(lines) for _title, lines in sections)
        self.blockSignals(True)
        self.clear()
        self._asides = any(line.aside for _title, lines in sections for line in lines)
        self.setColumnCount(2 if self._asides else 1)
        self._share_width()
        for title, lines in sections:
            head = QTreeWidgetItem(self, [title])
            head.setFirstColumnSpanned(self._asides)
            head.setToolTip(0, title)
            head.setFlags(
                head.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            )
            for line in lines:
                item = QTreeWidgetItem(head, [line.text, line.aside])
                item.setToolTip(0, line.tip)
                item.setToolTip(1, line.aside)
                item.setData(0, _KEY, line.key)
                item.setDisabled(not line.enabled)
                if line.enabled:  # one without a box is not ticked with its section either
                    item.setCheckState(0, _ON if line.ticked else _OFF)
            if not lines:
                head.setCheckState(0, _ON)
            head.setExpanded(count <= _ROWS)
        self.blockSignals(False)
        rows = len(sections) + (count if count <= _ROWS else 0)
        self.setFixedHeight(max(_FEWEST, min(_ROWS, rows)) * theme.ROW_HEIGHT)
        self.changed.emit()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Both columns keep their share."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self._asides:
            self.header().resizeSection(0, round(self.viewport().width() * _SHARE))

    def chosen(self) -> set[int]:
        """Keys of the ticked measures of a plan."""
        return {key for key in self._ticked() if isinstance(key, int)}

    def chosen_of_library(self) -> set[str]:
        """Keys of the ticked measures of a plan of the library."""
        return {key for key in self._ticked() if isinstance(key, str)}

    def words(self) -> str:
        """«Отмечено 8 из 26»."""
        return f"Отмечено {whole(len(self._ticked()))} из{NBSP}{whole(len(self._items()))}"

    def _ticked(self) -> set[int | str]:
        return {item.data(0, _KEY) for item in self._items() if item.checkState(0) == _ON}

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        items = [head.child(n) for head in heads if head for n in range(head.childCount())]
        return [item for item in items if not item.isDisabled()]
