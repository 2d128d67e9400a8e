"""A box of school years, each by its later calendar year; its last line lets any year be typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.views.widgets.fields.choice_box import StillBox


class YearBox(StillBox):
    """Which year is meant, «год работы» or «год результатов», its name says.

    Signals:
        year_chosen: another year was chosen by the user.
    """

    year_chosen = Signal(int)

    def __init__(self, name: str, tip: str, *, named: bool = True) -> None:
        """`name` is «Год работы»; `named` puts it into every line of the list."""
        super().__init__()
        self._name = name
        self._before = f"{name} " if named else ""
        self._other = f"Другой {name[:1].lower()}{name[1:]}…" if named else "Другой…"
        self._chosen = 0
        self.setSizeAdjustPolicy(StillBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.currentIndexChanged.connect(self._on_index)

    def set_years(self, years: Sequence[int], chosen: int) -> None:
        """Offer these years, newest first, without telling it."""
        from app.services.language.dates import year_name

        self.blockSignals(True)
        self.clear()
        for year in sorted({*years, chosen}, reverse=True):
            self.addItem(self._before + year_name(year), year)
        self.insertSeparator(self.count())
        self.addItem(self._other)
        self._chosen = chosen
        self.setCurrentIndex(self.findData(chosen))
        self.blockSignals(False)

    def years(self) -> list[tuple[int, str]]:
        """What the box offers: (later calendar year, words)."""
        listed = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        return [(year, words) for year, words in listed if isinstance(year, int)]

    def ask(self) -> None:
        """Let any year be typed."""
        from app.views.widgets.fields.year_form import YearForm

        YearForm(self.window(), self._name, self.year_chosen.emit, self._chosen).show_form()

    def _on_index(self, index: int) -> None:
        year = self.itemData(index)
        if isinstance(year, int):
            self.year_chosen.emit(year)
        elif self.itemText(index) == self._other:
            self.blockSignals(True)
            self.setCurrentIndex(self.findData(self._chosen))
            self.blockSignals(False)
            self.ask()


def results_year_box() -> YearBox:
    """The small switch of the year of results, beside the title of a page."""
    box = YearBox(
        "Год результатов",
        "Год результатов: чьи результаты показаны. Год работы выбирается вверху окна",
        named=False,
    )
    box.setProperty("role", "inline")
    return box
