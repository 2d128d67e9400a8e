"""Search and choices above a list, and how many rows they leave."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.services.language.numbers import NBSP, whole
from app.services.language.plural import Forms, counted
from app.views.look import theme
from app.views.widgets.buttons import button, dress
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.form_row import refill
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

_USABLE = 192  # of the search field: some twenty letters beside its two signs
_RESET = "Сбросить"
_LOOKING = "Идёт поиск…"


class FilterBar(QWidget):
    """A line of filters.

        bar = FilterBar("Название, код, посёлок")
        bar.add_choice("kind", "Вид", [("Все виды", None), ("СОШ", "sosh")])
        bar.changed.connect(self._apply)      # bar.text, bar.value("kind")

    Signals:
        changed: the text or a choice changed.
    """

    changed = Signal()

    def __init__(self, placeholder: str = "Поиск", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(placeholder)
        self.search.setMaximumWidth(360)
        self.search.searched.connect(lambda _text: self._on_changed())
        self._choices: dict[str, QComboBox] = {}
        self._count = label("", "muted")
        self._reset = button(_RESET, self.reset, role="quiet", icon="close")
        self._reset.setAccessibleName(_RESET)
        self._reset.hide()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)
        self._layout.addWidget(self.search, 1)
        self._layout.addWidget(self._reset)
        self._layout.addStretch()
        self._layout.addWidget(self._count)

    @property
    def text(self) -> str:
        """The searched text."""
        return self.search.text()

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.text) or any(box.currentIndex() > 0 for box in self._choices.values())

    def take_search(self) -> None:
        """Have the search field in this line again, after another line had it."""
        self._layout.insertWidget(0, self.search, 1)

    def add_choice(self, key: str, name: str, options: Sequence[tuple[str, object]]) -> QComboBox:
        """Add a combo box of (words, value); the first option means «all»."""
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for words, value in options:
            box.addItem(words, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._layout.insertWidget(1 + len(self._choices), box)
        self._choices[key] = box
        return box

    def set_options(self, key: str, options: Sequence[tuple[str, object]]) -> None:
        """Replace the options of a choice; the chosen value stays when it is still there."""
        box = self._choices[key]
        chosen = box.currentData()
        refill(box, options, chosen)
        self._fit()
        if box.currentData() != chosen:
            self._on_changed()

    def value(self, key: str) -> object:
        """The chosen value."""
        return self._choices[key].currentData()

    def words(self, key: str) -> str:
        """The chosen value in words."""
        return self._choices[key].currentText()

    def set_value(self, key: str, value: object) -> None:
        """Choose a value from the program (a link from another place)."""
        self._choices[key].setCurrentIndex(max(0, self._choices[key].findData(value)))

    def offered(self, key: str) -> int:
        """How many options a choice has."""
        return self._choices[key].count()

    def show_choice(self, key: str, *, on: bool) -> None:
        """Show a choice, or hide one that has nothing to offer."""
        self._choices[key].setVisible(on)
        self._fit()

    def add_widget(self, widget: QWidget) -> None:
        """Put another control after the choices."""
        self._layout.insertWidget(self._layout.indexOf(self._reset), widget)

    @property
    def count(self) -> str:
        """What is said of the rows."""
        return self._count.text()

    def set_count(self, text: str) -> None:
        """Say how many rows are shown: «12 из 40 школ»."""
        self._count.setText(text)
        self._fit()

    def set_part(self, shown: int, every: int, *, told: bool) -> None:
        """Say «12 из 40», or nothing where the rows are not filtered."""
        self.set_count(f"{whole(shown)} из{NBSP}{whole(every)}" if told else "")

    def tell_rows(self, shown: int, every: int, forms: Forms, *, finding: bool) -> None:
        """Say «12 из 40», how many there are of a whole list, or that they are being looked for."""
        if finding:
            self.set_count(_LOOKING)
        elif self.active:
            self.set_part(shown, every, told=True)
        else:
            self.set_count(counted(every, forms) if every else "")

    def reset(self) -> None:
        """Show everything again, told as one change."""
        self.blockSignals(True)
        self.search.clear()
        self.search.tell_now()
        for box in self._choices.values():
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the search field what it needs of another width."""
        super().resizeEvent(event)
        self._fit()

    def _on_changed(self) -> None:
        self._reset.setVisible(self.active)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Where it would leave the search field too little, the reset button is its sign alone."""
        if self._reset.isHidden():
            return
        said = bool(self._reset.text())
        words = 0 if said else self._reset.fontMetrics().horizontalAdvance(_RESET)
        others = self._layout.minimumSize().width() - self.search.minimumWidth() + words
        searching = self._layout.indexOf(self.search) >= 0 and not self.search.isHidden()
        says = not searching or self.width() - others >= _USABLE
        if says != said:
            self._reset.setText(_RESET if says else "")
            self._reset.setToolTip("" if says else _RESET)
            dress(self._reset, "close")  # no gap where no words follow
