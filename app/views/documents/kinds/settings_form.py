"""The settings of a document kind as a form, built from their descriptions."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.language.dates import parse_day
from app.services.language.numbers import measured
from app.services.language.sentences import capital
from app.views.documents.orders.ordered_choice import OrderedChoice
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Fold
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow, choice, line_edit
from app.views.widgets.fields.note_edit import NoteEdit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.documents.settings import SettingSpec

_TRUE = "1"
_LINES = 4  # of a text that are seen at once
_GROUPS = {
    "content": "Содержание",
    "model": "Модель методической поддержки",
    "columns": "Графы",
    "look": "Оформление листа",
}


class SettingsForm(QWidget):
    """Fields for settings; a finished field is saved by the owner.

    Fields of several groups stand under headings that fold, the first one open.

    Signals:
        changed: name and text of a setting that was changed.
        reset_asked: the look is to be the department's again.
    """

    changed = Signal(str, str)
    reset_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, FormRow | QCheckBox] = {}
        self._opened: set[str] = {"content"}
        self.folds: dict[str, Fold] = {}
        self._folded: dict[str, Fold] = {}  # in which fold the field of a setting is
        self.own_look = label("", "small", wrap=True)
        self.reset = button("Вернуть как у управления", self.reset_asked.emit, role="link")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)

    def field(self, name: str) -> "FormRow | QCheckBox":
        """The field of a setting, made now when its fold was never opened."""
        if name in self._folded:
            self._folded[name].fill()
        return self._fields[name]

    def show_settings(self, specs: "Sequence[SettingSpec]", values: Mapping[str, str]) -> None:
        """Build the fields with their values; folds stay as the user left them."""
        self._opened = {key for key, fold in self.folds.items() if fold.opened} or (self._opened)
        for part in (self.own_look, self.reset):
            part.setParent(None)
        clear_layout(self._layout)
        self._fields.clear()
        self.folds.clear()
        self._folded.clear()
        groups: dict[str, list[SettingSpec]] = {}
        for spec in specs:
            groups.setdefault(spec.group, []).append(spec)
        for group, members in groups.items():
            if len(groups) == 1:
                self._fill(members, values, self._layout)
                return
            fold = self._fold(group, partial(self._fill, members, values))
            self._folded |= dict.fromkeys((spec.name for spec in members), fold)

    def _fill(
        self, specs: "Sequence[SettingSpec]", values: Mapping[str, str], layout: QVBoxLayout
    ) -> None:
        for spec in specs:
            field = self._field(spec, values.get(spec.name, spec.default))
            self._fields[spec.name] = field
            layout.addWidget(field)

    def show_own_look(self, *, own: bool) -> None:
        """Say whether the look of this kind is its own or the department's."""
        if "look" not in self.folds:
            return
        self.own_look.setText(
            "У этого документа своё оформление."
            if own
            else "Как у всех документов управления (Настройки, «Оформление документов»)."
        )
        self.reset.setVisible(own)

    def show_field(self, name: str) -> QWidget | None:
        """Open the fold of a field and put the cursor there; None when there is no such field."""
        if name in self._folded:
            self._folded[name].open(opened=True)
        field = self._fields.get(name)
        if field is None:
            return None
        editor = field.editor if isinstance(field, FormRow) else field
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def show_error(self, name: str, reason: str) -> None:
        """Say why a value was refused."""
        field = self.field(name)
        if isinstance(field, FormRow):
            field.show_error(reason)

    def _fold(self, group: str, fill: "Callable[[QVBoxLayout], object]") -> Fold:
        fold = Fold(_GROUPS[group], fill, opened=False)
        self.folds[group] = fold
        self._layout.addWidget(fold)
        if group == "look":
            fold.content.addWidget(self.own_look)
            fold.content.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        if group in self._opened:
            fold.open(opened=True)
        return fold

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
        name, _, hint = spec.title.partition(" (")
        if spec.kind == "date":
            return FormRow(name, self._date(spec, value), hint=_sentence(hint.removesuffix(")")))
        if spec.kind == "lines":
            return FormRow(name, self._text(spec, value), hint=_sentence(hint.removesuffix(")")))
        editor = self._choice(spec, value) if spec.choices else self._line(spec, value)
        return FormRow(name, editor, hint=_sentence(hint.removesuffix(")")))

    def _choice(self, spec: "SettingSpec", value: str) -> QComboBox:
        box = choice(list(spec.choices), value)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: self.changed.emit(spec.name, str(box.currentData())))
        return box

    def _date(self, spec: "SettingSpec", value: str) -> DateField:
        field = DateField(parse_day(value))
        field.setProperty("stored", value)
        field.editingFinished.connect(lambda: self._on_date(spec.name, field))
        field.chosen.connect(lambda: self._on_date(spec.name, field))
        return field

    def _on_date(self, name: str, field: DateField) -> None:
        """Hand on the date as it is stored; what is no date goes as typed and is refused."""
        try:
            day = field.value()
        except UserError:
            text = field.text().strip()
        else:
            text = "" if day is None else day.isoformat()
        if text != field.property("stored"):
            field.setProperty("stored", text)
            self.changed.emit(name, text)

    def _line(self, spec: "SettingSpec", value: str) -> QLineEdit:
        if spec.kind == "number":
            value = value.replace(".", ",")
        line = line_edit(value)
        if spec.highest:
            line.setToolTip(f"От {measured(spec.lowest)} до {measured(spec.highest)}")
        line.editingFinished.connect(lambda: self._on_line(spec.name, line))
        line.setProperty("stored", value)
        return line

    def _text(self, spec: "SettingSpec", value: str) -> NoteEdit:
        text = NoteEdit(lines=_LINES)
        text.show_text(value)
        text.finished.connect(lambda: self.changed.emit(spec.name, text.toPlainText().strip()))
        return text

    def _on_line(self, name: str, line: QLineEdit) -> None:
        text = line.text().strip()
        if text != line.property("stored"):
            line.setProperty("stored", text)
            self.changed.emit(name, text)


def _sentence(words: str) -> str:
    end = "" if words.endswith("…") else "."
    return capital(words) + end if words else ""
