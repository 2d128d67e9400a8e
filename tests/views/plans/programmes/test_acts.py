"""The acts that a programme rests on: found, added, changed and put out of use."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.programmes.acts import Act, list_acts, save_act
from app.views.plans.programmes.dialogs.act_form import ActForm
from app.views.plans.programmes.dialogs.acts_dialog import ActsDialog
from app.views.plans.programmes.dialogs.picker import PickerDialog
from app.views.plans.programmes.sections.grounds import GroundsSection
from app.views.plans.programmes.view import ProgrammesView
from tests.views.plans.programmes.conftest import (
    form_of,
    open_section,
    section_of,
    stored,
)
from tests.views.typing import pick


def test_acts_are_found_by_typing_and_own_ones_are_added(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    open_section(view, "grounds")
    section = section_of(view, GroundsSection)
    section.pick_button.click()
    picker = form_of(view, PickerDialog)
    assert isinstance(picker, PickerDialog)
    picker.submit()
    assert "Ничего не выбрано" in picker.error.text()
    picker.search.setText("273-ФЗ")
    picker.search.tell_now()
    assert len(picker.model.rows) == 1
    picker.submit()
    section.own_button.click()
    own = form_of(view, ActForm)
    assert isinstance(own, ActForm)
    own.kind.setText("Закон")
    own.number.setText("273")
    own.day.set_value(date(2013, 12, 29))
    pick(own.level, own.level.itemData(0))
    own.submit()
    assert "с другой датой" in own.day_row.error.text()
    own.submit()
    assert view.form.save()
    acts = {act.id: act for act in list_acts(view.context.workspace)}
    named = [acts[key].number for key in stored(view, programme).acts]
    assert named[1:] == ["273-ФЗ", "273"]


def test_own_acts_are_changed_and_ours_put_out_of_use(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    open_section(view, "grounds")
    section = section_of(view, GroundsSection)
    workspace = view.context.workspace
    own, _changes = save_act(workspace, Act(kind="Приказ", number="15", title="О школах"))
    taken = stored(view, programme).acts
    section.acts_button.click()
    dialog = next(one for one in view.window().findChildren(ActsDialog) if one.isVisible())
    dialog.table.select_key(own)
    dialog.edit()
    form = next(one for one in dialog.findChildren(ActForm) if one.isVisible())
    assert form.number.text() == "15"
    form.number.setText("16")
    form.submit()
    assert {act.number for act in list_acts(workspace) if not act.code} >= {"16"}
    before = len(dialog.model.all_rows)
    law = next(act for act in list_acts(workspace) if act.id in taken)
    dialog.table.select_key(law.code)
    assert not dialog.edit_button.isEnabled()
    qtbot.mouseClick(dialog.retire_button, Qt.MouseButton.LeftButton)
    assert law.id not in {act.id for act in list_acts(workspace)}
    assert len(dialog.model.all_rows) == before - 1
    assert stored(view, programme).acts == taken
    dialog.retired.setChecked(True)
    dialog.table.select_key(law.code)
    assert dialog.retire_button.text() == "Вернуть в перечень"
    dialog.retire()
    assert law.id in {act.id for act in list_acts(workspace)}
    dialog.reject()
