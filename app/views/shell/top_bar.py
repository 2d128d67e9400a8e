"""The top bar: the district, one search field, the year of work, light or dark."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import dress, icon_button
from app.views.widgets.fields.choice_box import StillBox
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import ElidedLabel

_LEAST_SEARCH, _SEARCH_WIDTH = 288, 360
_YEAR_WIDTH = 224
_UNDO_WIDTH = 2 * theme.ROW_HEIGHT
_OTHER_YEAR = "Другой год работы…"


class TopBar(QFrame):
    """What belongs to the whole window.

    Attributes:
        undo_place: room for «Отменить» and «Вернуть», which are made after the first paint.

    Signals:
        year_chosen: another year of work (its later calendar year).
        search_asked: the search field was clicked.
        theme_toggled: light and dark were switched by the user.
    """

    year_chosen = Signal(int)
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
        self._chosen = 0
        self.year = StillBox()
        self.year.setMinimumWidth(_YEAR_WIDTH)
        self.year.setSizeAdjustPolicy(StillBox.SizeAdjustPolicy.AdjustToContents)
        self.year.setAccessibleName("Год работы")
        self.year.setToolTip("Год работы: учебный год, к которому относится всё в окне")
        self.year.currentIndexChanged.connect(self._on_year)
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

    def set_years(self, years: Sequence[int], chosen: int) -> None:
        """Offer these years of work, newest first."""
        from app.services.language.dates import year_name

        self.year.blockSignals(True)
        self.year.clear()
        for year in sorted({*years, chosen}, reverse=True):
            self.year.addItem(f"Год работы {year_name(year)}", year)
        self.year.insertSeparator(self.year.count())
        self.year.addItem(_OTHER_YEAR)
        self._chosen = chosen
        self.year.setCurrentIndex(self.year.findData(chosen))
        self.year.blockSignals(False)

    def years(self) -> list[tuple[int, str]]:
        """What the box offers: (later calendar year, words)."""
        listed = [
            (self.year.itemData(row), self.year.itemText(row)) for row in range(self.year.count())
        ]
        return [(year, words) for year, words in listed if isinstance(year, int)]

    def ask_year(self) -> None:
        """Let any year of work be typed."""
        from app.views.widgets.fields.year_form import YearForm

        YearForm(self.window(), self.year_chosen.emit, self._chosen).show_form()

    def _on_year(self, index: int) -> None:
        year = self.year.itemData(index)
        if isinstance(year, int):
            self.year_chosen.emit(year)
        elif self.year.itemText(index) == _OTHER_YEAR:
            self.year.blockSignals(True)
            self.year.setCurrentIndex(self.year.findData(self._chosen))
            self.year.blockSignals(False)
            self.ask_year()

    def _name_shade(self) -> None:
        dark = theme.current().dark
        name = "Светлое оформление" if dark else "Тёмное оформление"
        dress(self.shade, "sun" if dark else "moon")
        self.shade.setToolTip(name)
        self.shade.setAccessibleName(name)
