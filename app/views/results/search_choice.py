"""A choice among many that is found by typing any part of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from app.services.language.numbers import NBSP
from app.views.widgets.choice_box import ChoiceBox


class SearchChoice(ChoiceBox):
    """Typing lists what contains the text; a text that is no choice goes back to the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line = line
        self._line.editingFinished.connect(self._finish)

    def addItem(self, text: str, data: object = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Add a choice; its non-breaking spaces become plain ones, which can be typed."""
        super().addItem(text.replace(NBSP, " "), data)

    def setAccessibleName(self, name: str) -> None:
        """The line inside is what a screen reader meets."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def _finish(self) -> None:
        """Take the choice that was typed, or the only one that contains the text."""
        text, completer = self._line.text().strip(), self.completer()
        index = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if index < 0 and completer is not None and text:
            completer.setCompletionPrefix(text)
            if completer.completionCount() == 1:
                index = self.findText(completer.currentCompletion())
        if index >= 0:
            self.setCurrentIndex(index)
        self._line.setText(self.itemText(self.currentIndex()))
        self._line.setCursorPosition(0)
