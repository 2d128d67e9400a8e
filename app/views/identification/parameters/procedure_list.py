"""A list of procedures with check boxes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.views.look import theme

_CODE = int(Qt.ItemDataRole.UserRole)
_SHOWN_ROWS = 7


class ProcedureList(QListWidget):
    """Which procedures take part.

    Signals:
        changed: a box was checked or unchecked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Процедуры, которые учитываются")
        self.setFixedHeight(_SHOWN_ROWS * theme.ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def set_procedures(
        self, procedures: Sequence[tuple[str, str]], chosen: Collection[str]
    ) -> None:
        """Show (code, title) pairs; the chosen ones first, in their order."""
        titles = dict(procedures)
        order = [code for code in chosen if code in titles]
        order += [code for code, _title in procedures if code not in chosen]
        self.blockSignals(True)
        self.clear()
        for code in order:
            item = QListWidgetItem(titles[code])
            item.setData(_CODE, code)
            item.setToolTip(titles[code])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            item.setCheckState(checked)
            self.addItem(item)
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """Codes of the checked procedures, in the shown order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            str(item.data(_CODE)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
