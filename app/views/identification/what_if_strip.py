"""One line above the verdicts: what changed parameters would do, before anything is frozen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.identification.runs.comparison import Comparison
from app.services.identification.runs.comparison_words import parameters_text, summary
from app.services.language.sentences import capital
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import label


class WhatIfStrip(QFrame):
    """Hidden while nothing is changed.

    Signals:
        comparing: show the comparison (True) or the verdicts (False).
    """

    comparing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.summary = label("", "strong", wrap=True)
        self.parameters = label("", "small", wrap=True)
        self.toggle = button("Кто и почему", self._on_toggle, icon="compare")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.summary)
        texts.addWidget(self.parameters)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.STEP, theme.STEP, theme.STEP)
        layout.addLayout(texts, 1)
        layout.addWidget(self.toggle)
        self._comparing = False
        self.hide()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Say what would change; None: nothing is changed."""
        self.setVisible(comparison is not None)
        if comparison is None:
            self._set_comparing(on=False)
            return
        self.summary.setText(f"Если изменить параметры: {_lower(summary(comparison))}")
        self.parameters.setText(f"{capital(parameters_text(comparison))}.")

    def _on_toggle(self) -> None:
        self._set_comparing(on=not self._comparing)

    def _set_comparing(self, *, on: bool) -> None:
        if on == self._comparing:
            return
        self._comparing = on
        self.toggle.setText("К списку школ" if on else "Кто и почему")
        self.comparing.emit(on)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
