"""The settings of a document kind as a form, built from their descriptions."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.views import theme
from app.views.documents.ordered_choice import OrderedChoice
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.form_row import FormRow, choice, line_edit

if TYPE_CHECKING:
    from app.services.documents.settings import SettingSpec

_TRUE = "1"


class SettingsForm(QWidget):
    """Fields for settings; a finished field is saved by the owner.

    Signals:
        changed: name and text of a setting that was changed.
    """

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, FormRow | QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)

    def field(self, name: str) -> "FormRow | QCheckBox":
        """The field of a setting."""
        return self._fields[name]

    def show_settings(self, specs: "Sequence[SettingSpec]", values: Mapping[str, str]) -> None:
        """Build the fields with their values."""
        clear_layout(self._layout)
        self._fields.clear()
        for spec in specs:
            value = values.get(spec.name, spec.default)
            made = self._field(spec, value)
            self._fields[spec.name] = made
            self._layout.addWidget(made)

    def show_error(self, name: str, reason: str) -> None:
        """Say why a value was refused."""
        field = self._fields[name]
        if isinstance(field, FormRow):
            field.show_error(reason)

    def _field(self, spec: "SettingSpec", value: str) -> "FormRow | QCheckBox":
        if spec.kind == "flag":
            box = QCheckBox(spec.title)
            box.setChecked(value == _TRUE)
            box.toggled.connect(lambda on: self.changed.emit(spec.name, _TRUE if on else "0"))
            return box
        if spec.kind == "list":
            parts = OrderedChoice(spec.choices, value)
            parts.changed.connect(lambda: self.changed.emit(spec.name, parts.value()))
            return FormRow(spec.title, parts)
        if spec.choices:
            return FormRow(spec.title, self._choice(spec, value))
        return FormRow(spec.title, self._line(spec, value))

    def _choice(self, spec: "SettingSpec", value: str) -> QComboBox:
        box = choice(list(spec.choices), value)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: self.changed.emit(spec.name, str(box.currentData())))
        return box

    def _line(self, spec: "SettingSpec", value: str) -> QLineEdit:
        line = line_edit(value)
        line.editingFinished.connect(lambda: self._on_line(spec.name, line))
        line.setProperty("stored", value)
        return line

    def _on_line(self, name: str, line: QLineEdit) -> None:
        text = line.text().strip()
        if text != line.property("stored"):
            line.setProperty("stored", text)
            self.changed.emit(name, text)
