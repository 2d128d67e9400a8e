"""The search field of the window at work: Ctrl+K, what it offers, and what is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.views.shell.palette import Palette
from app.views.widgets.fields.search_popup import SearchPopup

if TYPE_CHECKING:
    from app.views.shell.workplace import Workplace
    from app.views.widgets.fields.search_popup import Hit


class WindowSearch(QObject):
    """Joins the field of the top bar, its drop-down, and the palette.

    Attributes:
        popup: the drop-down.
        palette: what it offers.
    """

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._field = workplace.top_bar.search
        self.popup = SearchPopup(self._field, workplace)
        self.palette = Palette(workplace)
        self._field.searched.connect(self._on_searched)
        self.popup.chosen.connect(self._on_chosen)

    def open(self) -> None:
        """Go to the field; an empty one offers the commands and what was open lately."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.popup.show_hits(self.palette.find(self._field.text()))

    def _on_searched(self, text: str) -> None:
        if text.strip():
            self.popup.show_hits(self.palette.find(text))
        else:
            self.popup.hide()

    def _on_chosen(self, hit: "Hit") -> None:
        self._field.clear()
        self._field.tell_now()
        self._workplace.focus_page()
        if hit.run is not None:
            hit.run()
        elif hit.link is not None:
            self._workplace.show_way(hit.link)
            self._workplace.focus_page()
