"""The drop-down of the window's search field: hits and commands, chosen with arrows and Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.views.look import theme
from app.views.look.elision import elided
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

_MOST_SHOWN = 10
_NOTHING = "Ничего не найдено среди школ, мероприятий, документов, сотрудников и команд"
_WIDTH = 620
_ICON = 16
if TYPE_CHECKING:
    from app.services.findings.links import Link

_HIT_ROLE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LEAPS = {Qt.Key.Key_PageDown: _MOST_SHOWN, Qt.Key.Key_PageUp: -_MOST_SHOWN}


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One line of the drop-down.

    Attributes:
        icon: name in `resources/icons`.
        title: what was found.
        detail: where it belongs, in quiet letters after the title.
        link: the thing; None for a command.
        side: what kind of thing it is, or the keys of a command, at the right.
        run: does a command.
    """

    icon: str
    title: str
    detail: str
    link: "Link | None" = None
    side: str = ""
    run: Callable[[], object] | None = field(default=None, compare=False)


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, detail, and the quiet word at the right."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """As high as a row of a table."""
        return QSize(0, theme.ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        look, hit = theme.current(), index.data(_HIT_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue]
            painter.fillRect(rect, look.colour("accent_soft"))
        room = rect.adjusted(theme.STEP, 0, -theme.STEP, 0)
        top = rect.top() + (rect.height() - _ICON) // 2
        painter.drawPixmap(room.left(), top, look.pixmap_cached(hit.icon, "muted", _ICON))
        room.setLeft(room.left() + _ICON + theme.STEP)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("muted"))
        if hit.side:
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, hit.side)
            room.setRight(room.right() - metrics.horizontalAdvance(hit.side) - theme.GAP)
        title = elided(metrics, hit.title, room.width())
        painter.setPen(look.colour("text"))
        painter.drawText(room, middle, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + theme.GAP)
        if hit.detail and room.width() > theme.WIDE:
            painter.setPen(look.colour("muted"))
            painter.drawText(room, middle, elided(metrics, hit.detail, room.width()))


class SearchPopup(QFrame):
    """Lies over the window under a search field; the field keeps the focus.

    Signals:
        chosen: a `Hit`.
    """

    chosen = Signal(object)

    def __init__(self, field: SearchBox, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._field, self._over = field, window
        self._hits: list[Hit] = []
        self.nothing = label(_NOTHING, "muted", wrap=True)
        self.nothing.setMargin(theme.STEP)
        self.list = QListWidget()
        self.list.setProperty("frameless", "true")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Найденное")
        self.list.setItemDelegate(_HitDelegate(self.list))
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
            words = ", ".join(part for part in (hit.title, hit.detail, hit.side) if part)
            item = QListWidgetItem(words)
            item.setData(_HIT_ROLE, hit)
            item.setToolTip(f"{hit.title}\n{hit.detail}".strip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field act on the list; Esc and leaving the field close it."""
        if watched is not self._field or not self.isVisible():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        last = len(self._hits) - 1
        if key in _STEPS and self._hits:
            self.list.setCurrentRow((self.list.currentRow() + _STEPS[key]) % (last + 1))
            return True
        if key in _LEAPS and self._hits:
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + _LEAPS[key])))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._field.tell_now()  # what is shown may still be that of earlier keys
            if self._hits and self.isVisible():
                self._choose(self.list.currentRow())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return not self._field.text()  # a field with a text empties itself
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
        height = lines * theme.ROW_HEIGHT if lines else self.nothing.sizeHint().height()
        width = max(self._field.width(), min(_WIDTH, self._over.width() - 2 * theme.WIDE))
        left = max(theme.STEP, min(corner.x(), self._over.width() - width - theme.STEP))
        self.setGeometry(left, corner.y() + theme.HALF, width, height + 2 * theme.HALF + 2)
