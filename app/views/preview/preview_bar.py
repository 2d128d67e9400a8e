"""Paging, zoom and printing above the pages of a document."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.services.language.numbers import NBSP
from app.views.look import theme
from app.views.preview.view import PAGE, WIDTH, PageView
from app.views.widgets.buttons import icon_button
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.documents.making.preview import Preview

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIELD_WIDTH, _ZOOM_LEAST, _ZOOM_MOST = 48, 136, 200
_NARROW = 480  # without the buttons of the zoom, which its list and the keys have too
_SHORT = 600  # beside them the whole words of waiting have no room
_WAITING, _WAITING_SHORT = "обновляется…", "…"


def percent(zoom: float) -> str:
    """«125 %»."""
    return f"{round(zoom * 100)}{NBSP}%"


class PreviewBar(QWidget):
    """The bar of a `PageView`."""

    def __init__(self, view: PageView, on_print: Callable[[], object]) -> None:
        super().__init__()
        self.view = view
        self.previous = icon_button("chevron-up", "Предыдущая страница (PgUp)", self._back)
        self.next = icon_button("chevron-down", "Следующая страница (PgDn)", self._forward)
        self.number = QLineEdit()
        self.number.setFixedWidth(_FIELD_WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setAccessibleName("Номер страницы")
        self.number.setToolTip("Номер страницы")
        self._numbers = QIntValidator(1, 1, self)
        self.number.setValidator(self._numbers)
        self.total = label("")
        self.waiting = label(_WAITING, "muted")
        self.waiting.setToolTip("Страницы обновляются")
        self.smaller = icon_button("minus", "Уменьшить (Ctrl+минус)", lambda: view.zoom_by(-1))
        self.larger = icon_button("plus", "Увеличить (Ctrl+плюс)", lambda: view.zoom_by(1))
        self.zoom = ChoiceBox()
        self.zoom.setMinimumWidth(_ZOOM_LEAST)
        self.zoom.setMaximumWidth(_ZOOM_MOST)
        self.zoom.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.zoom.setAccessibleName("Масштаб")
        self.zoom.setToolTip("Масштаб (Ctrl и колесо мыши)")
        self.print = icon_button("print", "Печать… (Ctrl+P)", on_print)
        for words, value in (("По ширине", WIDTH), ("Целиком", PAGE)):
            self.zoom.addItem(words, value)
        for value in _ZOOMS:
            self.zoom.addItem(percent(value), value)
        self._lay_out()
        self.waiting.hide()
        self.number.editingFinished.connect(self._on_number)
        self.zoom.activated.connect(lambda _at: view.set_zoom(self.zoom.currentData()))
        view.page_changed.connect(lambda _page: self._show_page())
        view.zoom_changed.connect(self._show_zoom)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.STEP, theme.HALF, theme.STEP, theme.HALF)
        layout.setSpacing(theme.HALF)
        for part in (self.previous, self.next, self.number, self.total, self.waiting):
            layout.addWidget(part)
        layout.addStretch()
        for part in (self.smaller, self.zoom, self.larger, self.print):
            layout.addWidget(part)

    def minimumSizeHint(self) -> QSize:
        """What a narrow bar needs, else one that was wide would never become narrow again."""
        least, row = super().minimumSizeHint(), self.layout()
        assert row is not None
        given_up = [part for part in (self.smaller, self.larger) if not part.isHidden()]
        items = [row.itemAt(row.indexOf(part)) for part in given_up]
        room = sum(item.minimumSize().width() + theme.HALF for item in items if item)
        return QSize(least.width() - room, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow bar keeps what cannot be done otherwise."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.waiting.setText(_WAITING_SHORT if self.width() < _SHORT else _WAITING)
        for part in (self.smaller, self.larger):
            part.setVisible(not narrow)

    def set_document(self, shown: "Preview | None") -> None:
        """Serve a document, or wait for one."""
        there_is = shown is not None
        self.setEnabled(there_is)
        self._numbers.setTop(max(1, self.view.count))
        self.total.setText(f"из{NBSP}{self.view.count}" if there_is else "")
        self._show_page()
        self._show_zoom()

    def set_waiting(self, *, waiting: bool) -> None:
        """Whether newer pages are on their way while the older ones are shown."""
        self.waiting.setVisible(waiting and self.view.count > 0)

    def _back(self) -> None:
        self.view.go_to_page(self.view.page - 1)

    def _forward(self) -> None:
        self.view.go_to_page(self.view.page + 1)

    def _on_number(self) -> None:
        if self.number.text().isdigit():
            self.view.go_to_page(int(self.number.text()) - 1)
        self._show_page()

    def _show_page(self) -> None:
        there_is = self.view.count > 0
        page = self.view.page
        self.number.setText(str(page + 1) if there_is else "")
        self.previous.setEnabled(there_is and page > 0)
        self.next.setEnabled(there_is and page < self.view.count - 1)

    def _show_zoom(self) -> None:
        """A zoom between the listed ones is an item of its own while it lasts."""
        zoom = self.view.zoom
        while self.zoom.itemData(self.zoom.count() - 1) not in (*_ZOOMS, WIDTH, PAGE):
            self.zoom.removeItem(self.zoom.count() - 1)
        if self.zoom.findData(zoom) < 0:
            self.zoom.addItem(percent(self.view.factor), zoom)
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))
        self.smaller.setEnabled(self.view.factor > 0.5)
        self.larger.setEnabled(self.view.factor < 3)
