"""The top bar: the district, one search field, the year of work, light or dark."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import dress, icon_button
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.fields.year_box import YearBox
from app.views.widgets.labels import ElidedLabel

_LEAST_SEARCH, _SEARCH_WIDTH = 160, 360
_LEAST_NAME = 48
_YEAR_WIDTH = 224
_UNDO_WIDTH = 2 * theme.ROW_HEIGHT


class TopBar(QFrame):
    """What belongs to the whole window.

    Attributes:
        year: the year of work.
        undo_place: room for «Отменить» and «Вернуть», which are made after the first paint.

    Signals:
        search_asked: the search field was clicked.
        theme_toggled: light and dark were switched by the user.
    """

    theme_toggled = Signal()
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(theme.TOP_BAR_HEIGHT)
        self.district = ElidedLabel("", "strong")
        self.search = SearchBox("Найти или выполнить (Ctrl+K)")
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.setAccessibleName("Поиск по всем данным и команды")
        self.search.clicked.connect(self.search_asked)
        self.undo_place = QWidget()
        self.undo_place.setFixedWidth(_UNDO_WIDTH)
        self.year = YearBox(
            "Год работы", "Год работы: учебный год, к которому относится всё в окне"
        )
        self.year.setMinimumWidth(_YEAR_WIDTH)
        self.shade = icon_button("moon", "Тёмное оформление", self.theme_toggled.emit)
        theme.current().changed.connect(self._name_shade)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.district, 1)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.undo_place)
        layout.addWidget(self.year)
        layout.addWidget(self.shade)
        self._name_shade()

    def show_district(self, name: str) -> None:
        """Say whose data these are."""
        self.district.setText(name)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search gives way first: it has a key too, and a word for its hint."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        others = (self.undo_place, self.year, self.shade)
        taken = sum(max(one.minimumWidth(), one.sizeHint().width()) for one in others)
        taken += 2 * theme.WIDE + (len(others) + 1) * theme.STEP + _LEAST_SEARCH
        room = max(_LEAST_NAME, self.width() - taken)
        self.district.setMinimumWidth(min(self.district.sizeHint().width(), room))

    def _name_shade(self) -> None:
        dark = theme.current().dark
        name = "Светлое оформление" if dark else "Тёмное оформление"
        dress(self.shade, "sun" if dark else "moon")
        self.shade.setToolTip(name)
        self.shade.setAccessibleName(name)
