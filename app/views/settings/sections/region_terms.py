"""What the region calls its lists of support: chosen here, said in every document and screen."""

from typing import TYPE_CHECKING

from app.services.department import region_terms
from app.services.department.region_terms import CHOICES, LOW, ON_CONDITIONS
from app.views.widgets.card import Card
from app.views.widgets.fields.form_row import FormRow, choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from app.views.base.page_context import PageContext

_NAMES = {
    LOW: "Школы с низкими результатами",
    ON_CONDITIONS: "Школы по социальным условиям",
}


class TermsCard(Card):
    """One choice a list; each is saved when it is made."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__("Термины региона")
        self._context = context
        self.boxes: dict[str, QComboBox] = {}
        for name, words in _NAMES.items():
            box = choice([(one.title, key) for key, one in CHOICES[name].items()])
            box.activated.connect(lambda _row, name=name: self._on_chosen(name))
            self.boxes[name] = box
            hint = "" if name == LOW else "Эти слова стоят в документах, таблицах и на экранах."
            self.add(FormRow(words, box, hint=hint))

    def refresh(self) -> None:
        """Show what is stored."""
        with self._context.workspace.database.reading() as reader:
            keys = region_terms.read_keys(reader)
        for name, box in self.boxes.items():
            box.setCurrentIndex(box.findData(keys[name]))

    def _on_chosen(self, name: str) -> None:
        key = str(self.boxes[name].currentData())
        self._context.events.announce(region_terms.save_term(self._context.workspace, name, key))
