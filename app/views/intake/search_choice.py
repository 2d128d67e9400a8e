"""A choice among many that is found by typing any part of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from app.services.language.numbers import NBSP
from app.views.widgets.fields.choice_box import ChoiceBox

_USED = frozenset({QEvent.Type.FocusIn, QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class SearchChoice(ChoiceBox):
    """Typing lists what contains the text; a text that is no choice goes back to the chosen one.

    Hundreds of boxes with hundreds of choices each would hold the window up: a long list may be
    given by `fill_later` and comes in when the box is used.
    """

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
        self._line.installEventFilter(self)
        self._later: Sequence[tuple[str, object]] = ()

    def addItem(self, text: str, data: object = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Add a choice; its non-breaking spaces become plain ones, which can be typed."""
        super().addItem(text.replace(NBSP, " "), data)

    def fill_later(self, choices: Sequence[tuple[str, object]]) -> None:
        """Choices (text, data) below the others, added when somebody opens the box or types."""
        self._later = choices

    def choose(self, data: object) -> None:
        """Choose by data; the first choice when there is no such."""
        index = self.findData(data)
        if index < 0:
            self._fill()
            index = self.findData(data)
        self.setCurrentIndex(max(0, index))

    def showPopup(self) -> None:
        """Open the list, whole."""
        self._fill()
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have all choices before the first letter is typed."""
        if self._later and event.type() in _USED:
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        choices, self._later = self._later, ()
        for text, data in choices:
            self.addItem(text, data)

    def setAccessibleName(self, name: str) -> None:
        """The line inside is what a screen reader meets."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def _finish(self) -> None:
        """Take the choice that was typed, or the only one that contains the text."""
        text, completer = " ".join(self._line.text().split()), self.completer()
        index = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if index < 0 and completer is not None and text:
            completer.setCompletionPrefix(text)
            if completer.completionCount() == 1:
                index = self.findText(completer.currentCompletion())
        if index >= 0:
            self.setCurrentIndex(index)
        self._line.setText(self.itemText(self.currentIndex()))
        self._line.setCursorPosition(0)
