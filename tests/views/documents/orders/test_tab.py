from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.enums import OrderState, SupportKind
from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.making.list_orders import waiting_for
from app.services.documents.making.texts import copy_kind, remove_kind
from app.services.documents.settings import save_for_year
from app.services.findings.links import ToMeasure, ToSchool
from app.services.language.deadlines.periods import school_period
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.programmes.parts import Programme
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme
from app.services.schools import schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.documents.orders.columns import OTHER_KIND
from app.views.documents.orders.forms import OrderForm, RegisterForm
from app.views.documents.orders.tab import OrdersTab
from app.views.schools.forms.support_order_form import SupportOrderForm
from app.views.widgets.labels import ElidedLink
from tests.views.conftest import said, shown_alone
from tests.views.samples import YEAR, District
from tests.views.typing import type_text

if TYPE_CHECKING:
    from app.views.base.links import Way


def opened(qtbot: QtBot, context: PageContext) -> OrdersTab:
    tab = OrdersTab(context)
    shown = ("order_record", "order_scan", "archived_order")
    context.events.changed.connect(
        lambda changes: tab.refresh() if changes.touches(*shown) else None
    )
    tab.refresh()
    return shown_alone(tab, qtbot, tab.model, size=(1000, 500))


def panel_button(tab: OrdersTab, words: str) -> QAbstractButton:
    """The button of the details of the selected order."""
    QApplication.processEvents()  # new widgets appear and old ones go
    found = [
        made
        for made in tab.panel.findChildren(QAbstractButton)
        if words in (made.text(), made.accessibleName()) and made.isVisible()
    ]
    return found[-1]


def test_an_empty_register_has_its_button(qtbot: QtBot, context: PageContext) -> None:
    tab = opened(qtbot, context)
    assert tab.empty.isVisible()
    tab.empty.button.click()
    assert tab.findChild(OrderForm) is not None


def test_a_draft_is_added_and_then_gets_its_number(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    type_text(form.name, "Об утверждении плана")
    form.submit()
    assert orders.list_orders(workspace)[0].state is OrderState.DRAFT
    panel_button(tab, "Присвоить номер").click()
    asked = tab.findChild(RegisterForm)
    assert asked is not None
    asked.submit()
    assert asked.number_row.has_error
    assert asked.next_number.isHidden()  # nothing to follow yet
    type_text(asked.number, "512-ОД")
    asked.submit()

    found = orders.list_orders(workspace)[0]
    assert (found.number, found.issued_on) == ("512-ОД", date(2026, 11, 22))
    QApplication.processEvents()
    shown = [made.text() for made in tab.panel.findChildren(QAbstractButton) if made.isVisible()]
    assert "Присвоить номер" not in shown
    assert said(context).texts[-1] == "Приказ зарегистрирован."


def test_the_programme_learns_the_order_that_gets_its_number(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    keys = [
        save_programme(workspace, Programme(title=title, period=school_period(2027)))[0]
        for title in ("Первая", "Вторая")
    ]
    draft = OrderDraft(title="О программе", kind="programme-order", year=2027)
    draft_id, _ = orders.save_order(workspace, draft)
    spec = describe_settings("programme-order")
    save_for_year(workspace, "programme-order", spec, ("programme", str(keys[0])), 2027)
    tab = opened(qtbot, context)
    tab.select(draft_id)
    panel_button(tab, "Присвоить номер").click()
    asked = tab.findChild(RegisterForm)
    assert asked is not None
    type_text(asked.number, "512-ОД")
    asked.submit()
    named = [get_programme(workspace, key).order_id for key in keys]
    assert named == [draft_id, None]


def test_number_and_date_come_together(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    tab = opened(qtbot, context)
    tab.select(district.order_id, edit=True)
    form = tab.findChild(OrderForm)
    assert form is not None
    assert form.number.text() == "458"
    form.day.setText("")
    form.submit()
    assert form.day_row.has_error
    form.day.setText("вчера")
    form.submit()
    assert form.day_row.error.text().startswith("«вчера»\u00a0– не дата.")


def test_a_draft_is_deleted_after_a_question_a_registered_order_is_not(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    draft_id, _ = orders.save_order(workspace, OrderDraft(title="Проект"))
    tab = opened(qtbot, context)
    tab.select(draft_id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert said(context).questions == ["Удалить проект приказа «Проект»? Удаление можно отменить."]
    assert [row.id for row in orders.list_orders(workspace)] == [district.order_id]

    tab.select(district.order_id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "удалить его нельзя" in said(context).texts[-1]
    assert len(said(context).questions) == 1


def test_search_and_state_leave_what_fits(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    orders.save_order(workspace, OrderDraft(title="Об утверждении плана"))
    tab = opened(qtbot, context)
    tab.filters.set_value("state", "drafts")
    assert [row.order.title for row in tab.model.rows] == ["Об утверждении плана"]
    tab.filters.reset()
    type_text(tab.filters.search, "перечня")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    assert [row.order.id for row in tab.model.rows] == [district.order_id]


def test_the_next_number_is_offered(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    form.day.setText("20.11.2025")
    assert form.next_number.text() == "Следующий в реестре: 459"
    form.day.setText("")
    assert form.next_number.text() == "Следующий в реестре: 1"  # the clock is in 2026
    form.next_number.click()
    assert (form.number.text(), form.day.text()) == ("1", "22.11.2026")
    assert form.next_number.isHidden()
    type_text(form.name, "Об утверждении плана")
    form.year.setCurrentIndex(form.year.findData(YEAR))
    form.submit()
    found = orders.list_orders(workspace)[0]
    # The date tells the year of work, whatever year was chosen.
    assert (found.number, found.year, found.kind) == ("1", YEAR + 1, "")


def test_a_list_order_of_another_year_than_its_day_is_asked_about(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    """The year that is shown above stays proposed; the day never moves the order in silence."""
    assert context.year == YEAR
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    type_text(form.name, "О перечне")
    form.day.setText("22.11.2026")
    form.number.setText("7")
    assert (form.year.currentData(), form.year.isEnabled()) == (YEAR + 1, False)
    form.kind.setCurrentIndex(form.kind.findData("list-order"))
    assert (form.year.currentData(), form.year.isEnabled()) == (YEAR, True)
    form.submit()
    assert form.year_row.error.text().startswith(
        "Дата 22.11.2026 относится к работе 2026/2027, а приказ со списком школ готовится для"
        " работы 2025/2026."
    )
    assert [row.id for row in orders.list_orders(workspace)] == [district.order_id]
    form.day.setText("20.11.2025")
    assert (form.year.currentData(), form.year.isEnabled()) == (YEAR, False)
    form.day.setText("22.11.2026")
    form.year.setCurrentIndex(form.year.findData(YEAR + 1))
    form.year.activated.emit(form.year.currentIndex())
    assert (form.year.currentData(), form.year.isEnabled()) == (YEAR + 1, False)
    form.submit()
    assert orders.list_orders(workspace)[0].year == YEAR + 1


def test_a_draft_of_a_list_gets_a_day_of_its_year(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    draft = OrderDraft(title="О сопровождении", kind="yearly-order", year=YEAR)
    number, _ = orders.save_order(workspace, draft)
    tab = opened(qtbot, context)
    tab.select(number)
    panel_button(tab, "Присвоить номер").click()
    asked = tab.findChild(RegisterForm)
    assert asked is not None
    assert asked.day.text() == ""  # today is no day of 2025/2026
    asked.number.setText("7")
    asked.day.setText("22.11.2026")
    asked.submit()
    assert asked.day_row.error.text().startswith("Дата 22.11.2026 относится к работе 2026/2027")
    assert orders.list_orders(workspace)[0].state is OrderState.DRAFT
    asked.day.setText("20.08.2026")
    asked.submit()
    found = orders.list_orders(workspace)[0]
    assert (found.number, found.year) == ("7", YEAR)


def test_the_form_shows_the_year_of_work_that_the_day_gives(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    """What is stored is seen before; a day of August may belong to either year."""
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    assert (form.year.currentData(), form.year.isEnabled()) == (context.year, True)
    form.day.setText("29.11.2018")
    assert (form.year.currentText(), form.year.isEnabled()) == ("2018/2019", False)
    form.day.setText("29.11.2018 года, не дата")
    assert (form.year.currentData(), form.year.isEnabled()) == (context.year, True)
    form.day.setText(f"15.08.{context.year - 1}")
    assert (form.year.currentData(), form.year.isEnabled()) == (context.year, True)
    form.day.setText("")
    assert (form.year.currentData(), form.year.isEnabled()) == (context.year, True)


def test_a_scan_is_attached_opened_and_removed_with_undo(
    qtbot: QtBot, context: PageContext, district: District, tmp_path: Path
) -> None:
    tab = opened(qtbot, context)
    tab.select(district.order_id)
    scan = tmp_path / "Приказ 458.pdf"
    scan.write_bytes(b"%PDF scan")
    tab.panel.attach(scan)
    row = tab.table.selected_row()
    assert [found.name for found in row.scans] == ["Приказ 458.pdf"]
    assert said(context).texts[-1] == "Скан приложен: Приказ 458.pdf"
    tab.filters.set_value("state", "no-scan")
    assert list(tab.model.rows) == []
    tab.filters.reset()
    tab.select(district.order_id)

    panel_button(tab, "Убрать скан «Приказ 458.pdf»").click()
    assert tab.table.selected_row().scans == ()
    said(context).actions[-1].run()  # «Отменить»
    assert len(tab.table.selected_row().scans) == 1

    tab.panel.attach(tmp_path / "нет.pdf")
    assert "не найден" in said(context).texts[-1]


def test_an_archived_order_leaves_the_list_and_a_link_still_finds_it(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context)
    tab.select(district.order_id)
    panel_button(tab, "В архив").click()
    assert list(tab.model.rows) == []
    tab.select(district.order_id)
    assert tab.filters.value("state") == "archive"
    panel_button(tab, "Вернуть из архива").click()
    tab.filters.reset()
    assert [row.order.id for row in tab.model.rows] == [district.order_id]


def test_ties_of_an_order_lead_to_their_places(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context)
    tab.select(district.order_id)
    asked: list[Way] = []
    context.link_followed.connect(asked.append)
    links = {link.text(): link for link in tab.panel.findChildren(ElidedLink)}
    qtbot.mouseClick(
        links["Подтверждает исполнение: 1\u00a0мероприятие"], Qt.MouseButton.LeftButton
    )
    qtbot.keyClick(links["Внесены в список: 1\u00a0школа"], Qt.Key.Key_Return)
    assert asked == [
        ToMeasure(district.measure_ids[0]),
        ToSchool(district.school_id, "history"),
    ]


def test_gaps_and_doubles_are_told(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    for number, day in (("1", 2), ("2", 3), ("4", 1)):
        draft = OrderDraft(title="Приказ", number=number, issued_on=date(2026, 3, day))
        orders.save_order(workspace, draft)
    tab = opened(qtbot, context)
    assert tab.remark.text() == "За 2026 год нет приказов с номерами: 3."
    wrong = next(row for row in tab.model.rows if row.order.number == "4")
    tab.select(wrong.order.id)
    QApplication.processEvents()
    texts = [made.text() for made in tab.panel.findChildren(QLabel) if made.isVisible()]
    assert any(text.startswith("Дата раньше, чем у приказа") for text in texts)


def test_the_head_is_proposed_as_the_signer_and_others_on_request(
    qtbot: QtBot, context: PageContext, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _ = people.save_person(workspace, PersonDraft(surname="Соболева", post="начальник"))
    other, _ = people.save_person(workspace, PersonDraft(surname="Жукова"))
    department.save_department(workspace, DepartmentDraft(full_name="Отдел", head_id=head))
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    box = form.signer
    assert box.currentText() == "Соболева, начальник"
    words = [box.itemText(number) for number in range(box.count())]
    assert words == ["Соболева, начальник", "Не указан", "Другой сотрудник…"]
    opened_lists: list[int] = []
    monkeypatch.setattr(box, "showPopup", lambda: opened_lists.append(box.count()))
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert opened_lists == [3]
    assert box.currentData() == head
    assert box.findData(other) == 2
    assert box.findText("Другой сотрудник…") == -1
    box.setCurrentIndex(2)
    type_text(form.name, "О плане")
    form.submit()
    assert orders.list_orders(workspace)[0].signer_id == other


def test_a_list_order_is_named_for_all_schools_of_its_list(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    workspace, day = context.workspace, date(2026, 11, 20)
    third, _ = schools.save_school(workspace, SchoolDraft(short_name="Школа № 7"))
    for school_id in (district.other_id, third):
        stay = SupportDraft(
            school_id=school_id, kind=SupportKind.SHNOR, year=YEAR + 1, entered_on=day
        )
        support.enter_support(workspace, stay)
    number, _ = orders.save_order(
        workspace,
        OrderDraft(title="О перечне", kind="list-order", number="412", issued_on=day),
    )
    tab = opened(qtbot, context)
    tab.select(number)
    panel_button(tab, "Указать школам списка (2)…").click()
    form = tab.findChild(SupportOrderForm)
    assert form is not None
    assert form.ordered.order_id == number
    form.save_button.click()
    assert support.waiting_for_order(workspace, YEAR + 1) == []
    assert not waiting_for(workspace, tab.table.selected_row())


def test_a_kind_of_the_department_has_its_name_in_the_register(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    kind, _made = copy_kind(workspace, "list-order", "Приказ о творческой группе")
    for draft in (
        OrderDraft(title="О группе", kind=kind),
        OrderDraft(title="О перечне", kind="list-order"),
        OrderDraft(title="О разном"),
    ):
        orders.save_order(workspace, draft)
    tab = opened(qtbot, context)

    def told() -> dict[str, str]:
        model = tab.model
        place = [column.key for column in model.columns].index("kind")
        return {row.order.title: model.index(at, place).data() for at, row in enumerate(model.rows)}

    def chosen(value: object) -> list[str]:
        tab.filters.set_value("kind", value)
        return sorted(told())

    assert told() == {
        "О группе": "Приказ о творческой группе",
        "О перечне": "Приказ об утверждении перечня школ",
        "О разном": OTHER_KIND,
    }
    assert chosen(kind) == ["О группе"]
    assert chosen("") == ["О разном"]
    tab.table.selectRow(0)
    assert chosen(kind) == ["О группе"]
    tab.table.selectRow(0)
    facts = [one.text() for one in tab.panel.findChildren(QLabel)]
    assert "Приказ о творческой группе" in facts
    remove_kind(workspace, kind)
    tab.refresh()
    assert tab.filters.value("kind") is None
    assert told()["О группе"] == OTHER_KIND
