"""The lists of support in the card of a school: entered by hand, left, refused, taken back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.enums import SupportKind
from app.services.schools import schools, support
from app.services.storage.workspace import Workspace, open_workspace
from app.views.base.links import SchoolsSpot
from app.views.base.page_context import PageContext
from app.views.schools.card.facts_tab import FactsTab
from app.views.schools.card.support_section import SupportSection
from app.views.schools.forms.support_forms import EnterForm, LeaveForm, StayForm
from app.views.schools.page import SchoolsPage
from tests.views.conftest import said, seen_tab
from tests.views.samples import District


def opened(qtbot: QtBot, context: PageContext, school_id: int) -> SchoolsPage:
    page = SchoolsPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    qtbot.waitUntil(lambda: context.tasks.idle)
    page.show_spot(SchoolsSpot(school_id=school_id, tab="facts"))
    return page


def section(page: SchoolsPage) -> SupportSection:
    tab = seen_tab(page.card)
    assert isinstance(tab, FactsTab)
    return tab.support


def words(page: SchoolsPage) -> str:
    QApplication.processEvents()
    shown = [found for found in section(page).findChildren(QLabel) if not found.isHidden()]
    return "\n".join(found.text() for found in shown).replace("\u00a0", " ")


def leave_buttons(page: SchoolsPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [
        found
        for found in section(page).findChildren(QPushButton)
        if found.accessibleName().startswith("Вывести") and not found.isHidden()
    ]


def entering(page: SchoolsPage) -> EnterForm:
    section(page).enter_button.click()
    return page.findChildren(EnterForm)[-1]


def leaving(page: SchoolsPage) -> LeaveForm:
    leave_buttons(page)[0].click()
    return page.findChildren(LeaveForm)[-1]


def test_the_stays_are_told_with_days_basis_and_order(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context, district.school_id)
    assert "В списке с 17.11.2025, приказ от 17.11.2025 № 458" in words(page)
    assert "Основание: низкие результаты" in words(page)
    assert [found.accessibleName() for found in leave_buttons(page)] == ["Вывести из списка ШНОР"]

    page.show_spot(SchoolsSpot(school_id=district.other_id))
    assert "Школа не вносилась в списки поддержки." in words(page)
    assert leave_buttons(page) == []


def test_a_school_is_put_on_a_list_by_hand_and_that_is_undone(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context, district.school_id)
    form = entering(page)
    assert form.kind.currentData() == SupportKind.SHSSU
    assert form.ordered.day.text() == "22.11.2026"
    form.ordered.order.setCurrentIndex(form.ordered.order.findData(district.order_id))
    assert form.ordered.day.text() == "17.11.2025"
    form.basis.setPlainText("сложные социальные условия")
    form.save_button.click()

    [stay] = support.list_support(workspace, kind=SupportKind.SHSSU)
    assert (stay.entered_on, stay.year) == (date(2025, 11, 17), 2026)
    assert stay.entry_basis == "сложные социальные условия"
    assert stay.entry_order is not None
    assert stay.entry_order.id == district.order_id
    assert said(context).texts == ["МБОУ «СОШ № 30»: в списке ШССУ с 17.11.2025."]
    assert len(leave_buttons(page)) == 2
    assert page.card.support_chip.status is not None
    assert "ШССУ" in page.card.support_chip.status.word

    said(context).actions[-1].run()
    assert support.list_support(workspace, kind=SupportKind.SHSSU) == []
    assert len(leave_buttons(page)) == 1


def test_a_typed_day_outlives_the_choice_of_an_order(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context, district.other_id)
    form = entering(page)
    form.ordered.day.setText("1.12.2025")
    form.ordered.order.setCurrentIndex(form.ordered.order.findData(district.order_id))
    assert form.ordered.day.text() == "1.12.2025"


def test_what_cannot_be_entered_is_said_under_its_field(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context, district.school_id)
    form = entering(page)
    form.kind.setCurrentIndex(form.kind.findData(SupportKind.SHNOR))
    form.submit()
    assert "уже в списке ШНОР с 17.11.2025" in form.kind_row.error.text()

    for wrong, reason in (
        ("", "Введите дату."),
        ("осень", "не дата"),
        ("1.9.1018", "не дата"),
        ("1.9.1918", "вне учебных"),
    ):
        form.kind.setCurrentIndex(form.kind.findData(SupportKind.SHSSU))
        form.ordered.day.setText(wrong)
        form.submit()
        assert reason in form.ordered.day_row.error.text() + form.kind_row.error.text()
    assert form.isVisible()
    assert len(support.list_support(workspace)) == 1


def test_a_school_leaves_with_a_basis_and_that_is_undone(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context, district.school_id)
    form = leaving(page)
    form.submit()
    assert "Не указано основание" in form.basis_row.error.text()
    assert not form.ordered.day_row.has_error

    form.basis.setPlainText("Низких результатов больше нет")
    form.ordered.day.setText("01.09.2025")
    form.submit()
    assert "раньше даты внесения 17.11.2025" in form.ordered.day_row.error.text()
    assert not form.basis_row.has_error

    form.ordered.day.setText("01.09.2026")
    form.submit()
    [stay] = support.list_support(workspace)
    assert (stay.left_on, stay.exit_basis) == (date(2026, 9, 1), "Низких результатов больше нет")
    assert "Вне списка с 01.09.2026\nОснование: Низких результатов больше нет" in words(page)
    assert leave_buttons(page) == []
    chip = page.card.support_chip
    assert chip.status is not None, "to the end of 2025/2026 it was on the list"
    assert said(context).texts == ["МБОУ «СОШ № 30»: вне списка ШНОР с 01.09.2026."]

    said(context).actions[-1].run()
    [stay] = support.list_support(workspace)
    assert stay.left_on is None
    assert len(leave_buttons(page)) == 1


def press(page: SchoolsPage, name: str) -> None:
    QApplication.processEvents()
    found = [
        one
        for one in section(page).findChildren(QPushButton)
        if one.accessibleName() == name and not one.isHidden()
    ]
    found[0].click()


def test_an_entry_is_corrected_and_that_is_undone(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context, district.school_id)
    press(page, "Изменить ШНОР")
    form = page.findChildren(StayForm)[-1]
    assert form.entered.day.text() == "17.11.2025"
    assert form.entered.order_id == district.order_id
    assert not form.exit_row.isEnabled()

    form.entered.day.setText("01.10.2025")
    form.has_left.setChecked(True)
    form.left.day.setText("01.09.2025")
    form.submit()
    assert "Не указано основание" in form.exit_row.error.text()
    form.exit_basis.setPlainText("ошибка")
    form.submit()
    assert "раньше даты внесения" in form.left.day_row.error.text()
    form.left.day.setText("01.09.2026")
    form.submit()

    [stay] = support.list_support(workspace)
    assert (stay.entered_on, stay.left_on) == (date(2025, 10, 1), date(2026, 9, 1))
    assert "Вне списка с 01.09.2026" in words(page)

    said(context).actions[-1].run()
    [stay] = support.list_support(workspace)
    assert (stay.entered_on, stay.left_on) == (date(2025, 11, 17), None)
    assert stay.entry_order is not None


def test_an_entry_is_removed_and_comes_back(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context, district.school_id)
    press(page, "Удалить ШНОР")
    assert support.list_support(workspace) == []
    assert "Школа не вносилась" in words(page)
    said(context).actions[-1].run()
    assert len(support.list_support(workspace)) == 1


def test_the_work_with_a_school_is_shown_where_it_was_ever_listed(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context, district.other_id)
    assert "Шаги поддержки" not in words(page)
    page.show_spot(SchoolsSpot(school_id=district.school_id))
    assert "Шаги поддержки, 2025/2026" in words(page)
    page.show_spot(SchoolsSpot(school_id=district.other_id))
    QApplication.processEvents()
    assert section(page).steps.isHidden()
    assert section(page).events.isHidden()


def test_an_archived_school_and_a_read_only_workspace_change_nothing(
    qtbot: QtBot,
    make_context: Callable[..., PageContext],
    district: District,
    workspace: Workspace,
) -> None:
    schools.archive_school(workspace, district.other_id)
    page = opened(qtbot, make_context(workspace), district.other_id)
    assert not section(page).enter_button.isEnabled()

    with open_workspace(workspace.root, read_only=True, clock=workspace.clock) as looked_at:
        context = make_context(looked_at)
        page = opened(qtbot, context, district.school_id)
        assert not section(page).enter_button.isEnabled()
        assert not any(found.isEnabled() for found in leave_buttons(page))
        page.close()
