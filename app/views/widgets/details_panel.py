"""The details of what is selected, to the right of a list."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from app.views.look import theme
from app.views.look.layout_watch import LayoutWatch
from app.views.widgets.buttons import icon_button
from app.views.widgets.focus_ring import FocusRing
from app.views.widgets.labels import label, rule, selectable
from app.views.widgets.status import Status, StatusChip

_SHOWN_OR_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide  # on purpose, not by its parent
_FIRST = Qt.EventPriority.HighEventPriority.value
_FILLED = QEvent.Type(QEvent.registerEventType())


class ScrolledColumn(QScrollArea):
    """A column of widgets that scrolls vertically and always has the width of the area.

    `content` is its layout. What is put in after `clear` is shown in one go.
    """

    def __init__(self, margin: int = theme.GAP, spacing: int = theme.STEP) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        self.content = QVBoxLayout()
        self.content.setSpacing(spacing)
        self._outer = QVBoxLayout(inner)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        self._outer.addLayout(self.content)
        self._outer.addStretch(3)
        self.setWidget(inner)
        self._filling = False
        self._ring: FocusRing | None = None
        self._ring_outside = theme.HALF if margin < theme.STEP else 0
        QTimer.singleShot(1, self, lambda: LayoutWatch(inner, self._keep_width))

    def stand_in_the_middle(self) -> None:
        """Stand a little above the middle of a high window, as pages of one card do."""
        self._outer.insertStretch(0, 2)

    def stop_only_to_scroll(self) -> None:
        """Be no stop for Tab while everything is in sight: for a column with stops of its own."""
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self._set_stop(on=most > 0))
        self._set_stop(on=bar.maximum() > 0)

    def _set_stop(self, *, on: bool) -> None:
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if on else policies.ClickFocus)

    def _keep_width(self) -> None:
        """Stay as wide as the content needs."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self.widget().minimumSizeHint().width() + bar)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus that the keys have brought."""
        if self._ring is None:
            self._ring = FocusRing(self, event.reason(), outside=self._ring_outside)
        super().focusInEvent(event)

    def clear(self) -> None:
        """Take everything out; the column stays where it was scrolled to."""
        bar = self.verticalScrollBar()
        place = bar.value()
        clear_layout(self.content)  # the keys go from part to part, and the area follows them
        bar.setValue(place)
        if self.widget().isVisible() and not self._filling:
            self._filling = True
            self._outer.setEnabled(False)
            filled = QEvent(_FILLED)  # before each new part would be shown by itself
            QCoreApplication.postEvent(self, filled, _FIRST)

    def customEvent(self, event: QEvent) -> None:
        """Show what was put in."""
        if event.type() == _FILLED:
            self._filling = False
            show_new(self.widget())


def clear_layout(layout: "QVBoxLayout | QHBoxLayout") -> None:
    """Remove and delete everything in a layout.

    Of a widget that `takeAt` gives back PySide never frees 96 bytes, and a spacer not at all.
    """
    while layout.count():
        item = layout.itemAt(0)
        assert item is not None
        inner = item.layout()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear_layout(inner)
            layout.takeAt(0)
        elif item.spacerItem() is not None:  # pyright: ignore[reportUnnecessaryComparison]
            layout.removeItem(item)
            delete(item)
        else:
            part = item.widget()
            part.hide()
            layout.removeWidget(part)
            part.deleteLater()


def show_new(parent: QWidget) -> None:
    """Show what was added to the layouts inside a widget at once, and lay it out once.

    Left alone, Qt shows each new part of a visible widget by itself with the next events, and lays
    out all of them each time.
    """
    layout = parent.layout()
    if layout is None:
        return
    layout.setEnabled(False)
    for part in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.isWindow():  # the list of a combo box
            continue
        if part.isHidden() and not part.testAttribute(_SHOWN_OR_HIDDEN):
            part.show()
        elif not part.isHidden():
            show_new(part)
    layout.setEnabled(True)
    layout.activate()


class DetailsPanel(QFrame):
    """A panel with a title, a state, and sections below.

        panel.begin("СОШ № 5", "Спасск-Дальний", status)
        panel.add_heading("Основание")
        panel.add_fact("Участников", "89")
        panel.add(widget)

    Signals:
        closed: the user closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self.closable = closable
        self.setProperty("role", "panel")
        self.setMinimumWidth(320)
        self.title = selectable("", "heading")
        self.subtitle = selectable("", "muted")
        self.chip = StatusChip()
        close = icon_button("close", "Закрыть", self.closed.emit)
        if not closable:  # never shown here: without a parent yet it would be a window
            close.hide()
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.STEP)
        head.setSpacing(theme.HALF)
        head.addLayout(top)
        head.addWidget(self.subtitle)
        head.addWidget(self.chip)
        self._column = ScrolledColumn()
        self.content = self._column.content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self._column, 1)

    def begin(self, title: str, subtitle: str = "", status: Status | None = None) -> None:
        """Empty the panel and give it a new head."""
        self._column.clear()
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.chip.set_status(status)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self.content.addWidget(widget)

    def add_heading(self, text: str) -> None:
        """Begin a section."""
        if self.content.count():
            self.content.addSpacing(theme.STEP)
        self.content.addWidget(label(text, "heading", wrap=True))

    def add_text(self, text: str, role: str = "body") -> None:
        """A paragraph that can be copied."""
        self.content.addWidget(selectable(text, role))

    def add_fact(self, name: str, value: str, *, long_name: bool = False) -> None:
        """A named value in one line; a `long_name` («…, не менее») takes the wider half of it."""
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        caption = label(name, "muted", wrap=True)
        line.addWidget(caption, 3 if long_name else 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(selectable(value), 2 if long_name else 3, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(line)
