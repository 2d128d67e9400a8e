"""Lines with a tick each, all or none at first; over them how many are, and a link for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.services.language.numbers import whole
from app.services.language.plural import Forms, counted
from app.views.look import theme
from app.views.look.elision import wrapped
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.widgets.fields.form_row import FormRow

_TICK_WIDTH = 26
_LEAST_WORDS, _MOST_LINES = 160, 6


@dataclass(frozen=True, slots=True)
class TickLine:
    """A line: its key, its text, and a note below it."""

    key: int
    text: str
    note: str = ""


class WrappedBox(QCheckBox):
    """A tick whose words take the lines that they need; one of Qt is as wide as its words.

    `text` stays as it was told.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a word or two."""
        return QSize(_TICK_WIDTH + _LEAST_WORDS, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Of all lines at this width."""
        more = len(self._lines(width)) - 1
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """The style draws the lines as they are broken here."""
        super().initStyleOption(option)
        option.text = "\n".join(self._lines(self.width()))  # pyright: ignore[reportAttributeAccessIssue]

    def _lines(self, width: int) -> list[str]:
        return wrapped(self.fontMetrics(), self.text(), width - _TICK_WIDTH, _MOST_LINES)


class Ticks(QWidget):
    """The lines.

    Args:
        lines: what can be ticked; at least one.
        forms: «школы, школ, школ», as they stand after «из».
        ticked: whether all are ticked at first.

    Signals:
        changed: a tick was set or taken away.
    """

    changed = Signal()

    def __init__(
        self,
        lines: Sequence[TickLine],
        forms: Forms,
        parent: QWidget | None = None,
        *,
        ticked: bool = True,
    ) -> None:
        super().__init__(parent)
        self._forms = forms
        self._ticked = ticked
        self._row: FormRow | None = None
        self.boxes: dict[QCheckBox, TickLine] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        for line in lines:
            self._add(layout, line)
        self.all_button = button("", self._on_all, role="link")
        self.setFocusProxy(next(iter(self.boxes)))

    def chosen(self) -> list[int]:
        """Keys of the ticked lines, in their order."""
        return [line.key for box, line in self.boxes.items() if box.isChecked()]

    def head(self, row: "FormRow") -> None:
        """Put the number of ticked lines and the link for all over the lines, into their row."""
        self._row = row
        layout = row.layout()
        assert isinstance(layout, QVBoxLayout)
        head = QHBoxLayout()
        head.addWidget(row.name, 1)
        head.addWidget(self.all_button)
        layout.insertLayout(0, head)
        self._show_count()

    def _add(self, layout: QVBoxLayout, line: TickLine) -> None:
        box = WrappedBox(line.text)
        box.setAccessibleDescription(line.note)
        box.setChecked(self._ticked)
        box.toggled.connect(self._on_toggled)
        self.boxes[box] = line
        layout.addWidget(box)
        if line.note:
            note = label(line.note, "small", wrap=True)
            note.setContentsMargins(_TICK_WIDTH, 0, 0, theme.HALF)
            layout.addWidget(note)

    def _on_toggled(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        number, total = len(self.chosen()), len(self.boxes)
        if self._row is not None:
            words = f"Отмечено {whole(number)} из {counted(total, self._forms)}"
            self._row.name.setText(words)
        self.all_button.setText("Снять отметки" if number == total else "Отметить все")

    def _on_all(self) -> None:
        on = len(self.chosen()) < len(self.boxes)
        for box in self.boxes:
            box.setChecked(on)
