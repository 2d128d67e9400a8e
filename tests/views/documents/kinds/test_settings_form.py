from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.documents.settings import LOOK_SETTINGS, SettingSpec
from app.views.documents.kinds.settings_form import SettingsForm
from app.views.documents.orders.ordered_choice import OrderedChoice
from app.views.look.theme import Theme
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow
from app.views.widgets.fields.note_edit import NoteEdit

SPECS = (
    *LOOK_SETTINGS,
    SettingSpec(name="rule", title="Правило (каждый абзац с новой строки)", kind="lines"),
    SettingSpec(name="signature", title="Печатать подпись", kind="flag", default="1"),
    SettingSpec(
        name="columns",
        title="Столбцы",
        kind="list",
        choices=(("Номер", "number"), ("Срок", "deadline")),
    ),
)


VALUES = {"font_size": "12", "signature": "0", "columns": "deadline"}


def opened(qtbot: QtBot, values: dict[str, str]) -> tuple[SettingsForm, list[tuple[str, str]]]:
    form = SettingsForm()
    qtbot.addWidget(form)
    form.show_settings(SPECS, values)
    told: list[tuple[str, str]] = []
    form.changed.connect(lambda name, value: told.append((name, value)))
    return form, told


def editor(form: SettingsForm, name: str) -> object:
    row = form.field(name)
    assert isinstance(row, FormRow)
    return row.editor


def test_every_kind_of_setting_has_its_field(qtbot: QtBot, look: Theme) -> None:
    form, told = opened(qtbot, {**VALUES, "rule": "Два года подряд.\nРешение группы."})

    preset, size = editor(form, "preset"), editor(form, "font_size")
    flag, columns = form.field("signature"), editor(form, "columns")
    assert isinstance(preset, QComboBox)
    assert isinstance(size, QLineEdit)
    assert isinstance(flag, QCheckBox)
    assert isinstance(columns, OrderedChoice)
    assert preset.currentText() == "ГОСТ Р 7.0.97-2025"
    assert (size.text(), flag.isChecked(), columns.value()) == ("12", False, "deadline")

    preset.setCurrentIndex(1)
    preset.activated.emit(1)
    size.setText("13")
    size.editingFinished.emit()
    size.editingFinished.emit()
    flag.setChecked(True)
    assert told == [("preset", "gost-2016"), ("font_size", "13"), ("signature", "1")]

    rule = editor(form, "rule")
    assert isinstance(rule, NoteEdit)
    assert rule.toPlainText() == "Два года подряд.\nРешение группы."
    rule.setPlainText("Три года.\nРешение группы.\n")
    rule.commit()
    rule.commit()
    assert told[3:] == [("rule", "Три года.\nРешение группы.")]


def test_a_fold_gets_its_fields_when_it_is_opened_or_one_of_them_is_asked_for(
    qtbot: QtBot, look: Theme
) -> None:
    form, _told = opened(qtbot, {"font_size": "12", "signature": "0"})
    assert len(form.findChildren(FormRow)) == 2  # rule, columns; the sheet is folded
    form.folds["look"].head.click()
    assert len(form.findChildren(FormRow)) == sum(spec.kind != "flag" for spec in SPECS)

    form.show_settings(SPECS, {"font_size": "13"})
    assert form.folds["look"].opened
    form.folds["look"].head.click()
    form.show_settings(SPECS, {"font_size": "14"})
    form.show_error("font_size", "Не число.")
    assert not form.folds["look"].opened
    size = editor(form, "font_size")
    assert isinstance(size, QLineEdit)
    assert size.text() == "14"
    assert form.show_field("margin_left") is form.field("margin_left")
    assert form.folds["look"].opened
    assert form.show_field("nothing") is None


def test_parts_are_ticked_and_ordered(qtbot: QtBot, look: Theme) -> None:
    form, told = opened(qtbot, {})
    columns = editor(form, "columns")
    assert isinstance(columns, OrderedChoice)
    assert columns.value() == "number,deadline"

    columns.parts.setCurrentRow(1)
    columns.move_selected(-1)
    columns.move_selected(-1)
    columns.parts.item(1).setCheckState(Qt.CheckState.Unchecked)

    assert told == [("columns", "deadline,number"), ("columns", "deadline")]


def test_a_refused_value_is_explained_under_its_field(qtbot: QtBot, look: Theme) -> None:
    form, _told = opened(qtbot, {})
    form.show_error("font_size", "Допустимо: число от 12 до 14.")
    row = form.field("font_size")
    assert isinstance(row, FormRow)
    assert row.has_error


def test_a_date_is_handed_on_as_it_is_stored_and_nonsense_as_it_was_typed(
    qtbot: QtBot, look: Theme
) -> None:
    form = SettingsForm()
    qtbot.addWidget(form)
    form.show_settings(
        (SettingSpec(name="as_of", title="По состоянию на (пусто: сегодня)", kind="date"),),
        {"as_of": "2026-05-20"},
    )
    told: list[tuple[str, str]] = []
    form.changed.connect(lambda name, value: told.append((name, value)))
    field = editor(form, "as_of")
    assert isinstance(field, DateField)
    assert field.text() == "20.05.2026"
    for typed in ("20.05.2026", "1.6.26", "весной", ""):
        field.setText(typed)
        field.editingFinished.emit()
    field.setText("31.08.2026")
    field.chosen.emit()
    assert told == [
        ("as_of", "2026-06-01"),
        ("as_of", "весной"),
        ("as_of", ""),
        ("as_of", "2026-08-31"),
    ]
