"""Choosing a year that a box of years does not offer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, parse_year, year_name
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import line_edit


class YearForm(FormDialog):
    """One field; `name` says which year («Год работы»), `chosen` gets the later calendar year."""

    def __init__(
        self, parent: QWidget, name: str, chosen: Callable[[int], object], now: int
    ) -> None:
        super().__init__(parent, name, action="Показать")
        self._chosen = chosen
        self.year = line_edit(year_name(now))
        self.year.selectAll()
        self.row = self.add_row(name, self.year, hint="Например, 2018/2019")

    def save(self) -> None:
        """Tell the year.

        Raises:
            FieldRefusedError: it is no school year.
        """
        year = parse_year(self.year.text())
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            raise FieldRefusedError(
                self.row,
                UserError(
                    "Это не учебный год.",
                    f"Введите его как {year_name(2019)}, не раньше {FIRST_YEAR}.",
                ),
            )
        self._chosen(year)
