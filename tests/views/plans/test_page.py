"""The plan on its page: lines and filters, marks, typing into cells, sections, new plans."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.enums import EvidenceKind, MeasureStatus
from app.services import plans
from app.services.documents.making import export
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.making.references import standing_settings
from app.services.findings.links import ToDocument
from app.services.language.dates import date_digits
from app.services.language.deadlines.periods import period_between
from app.services.plans import PlanDraft
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot, ResultsSpot, Way
from app.views.base.page_context import PageContext
from app.views.plans.forms.measure_form import MeasureForm
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.dropping import drag_over, drop
from tests.views.plans.conftest import (
    TODAY,
    OpenPage,
    editing,
    editor,
    measure,
    select,
    titles,
    typed,
)
from tests.views.samples import YEAR, District
from tests.views.typing import pick, type_text


def test_a_year_without_a_plan_offers_two_ways(
    qtbot: QtBot, open_page: OpenPage, context: PageContext
) -> None:
    page = open_page(context)
    asked: list[Way] = []
    context.link_followed.connect(asked.append)

    assert page.empty.title.text() == "На 2025/2026\u00a0учебный год плана нет"
    page.empty.second_button.click()
    assert asked == [ResultsSpot(load=True, for_plans=True)]
    page.empty.button.click()
    form = page.findChild(PlanForm)
    assert form is not None
    assert form.name.text().startswith("План мероприятий")
    assert form.name.text().endswith("на 2025/2026 учебный год")


def test_measures_stand_under_their_sections(page: PlansPage) -> None:
    assert titles(page) == ["Организационные мероприятия", "1", "2", "Методическая поддержка", "3"]
    assert page.table.columnSpan(0, 0) == len(page.table.lines.columns)
    assert page.table.columnSpan(1, 0) == 1
    assert page.header.subtitle.text().startswith("Выполнено 1 из\u00a03")
    assert page.panel.title.text().startswith("Утверждение перечня")


def test_filters_keep_the_sections_of_what_they_leave(page: PlansPage, qtbot: QtBot) -> None:
    page.filters.set_value("status", MeasureStatus.DONE)
    assert titles(page) == ["Организационные мероприятия", "1"]
    page.filters.reset()
    page.filters.set_value("due", "overdue")
    assert "2" in titles(page)
    assert "1" not in titles(page)
    page.filters.reset()
    type_text(page.filters.search, "рабочей группы")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert titles(page) == ["Организационные мероприятия", "2"]


def test_one_press_marks_a_measure_with_today_and_can_be_undone(
    page: PlansPage, second: int, workspace: Workspace
) -> None:
    page.panel.form.statuses.button(MeasureStatus.DONE).click()

    found = measure(workspace, second).mark
    assert found is not None
    assert (found.status, found.marked_on) == (MeasureStatus.DONE, TODAY)
    assert page.panel.form.day.text() == "22.11.2026"
    said(page.context).actions[-1].run()
    assert measure(workspace, second).mark is None
    assert page.panel.form.day.text() == ""


def test_a_typed_mark_is_saved_when_it_is_left(
    page: PlansPage, second: int, district: District, workspace: Workspace
) -> None:
    form = page.panel.form
    form.statuses.button(MeasureStatus.IN_PROGRESS).click()
    type_text(form.text, "Состав согласован")
    page.table.select_key(("measure", district.measure_ids[2]))

    saved = measure(workspace, second).mark
    assert saved is not None
    assert (saved.status, saved.text) == (MeasureStatus.IN_PROGRESS, "Состав согласован")
    assert measure(workspace, district.measure_ids[2]).mark is None


def test_a_date_that_is_none_is_refused_beside_the_field(
    page: PlansPage, second: int, workspace: Workspace
) -> None:
    page.panel.form.day.setText("31.02.2026")
    page.panel.form.statuses.button(MeasureStatus.DONE).click()

    assert page.panel.form.day_row.error.text().startswith("«31.02.2026»\u00a0– не дата.")
    assert measure(workspace, second).mark is None


def test_an_order_of_the_register_is_the_evidence(
    page: PlansPage, second: int, district: District, workspace: Workspace
) -> None:
    evidence = page.panel.form.evidence
    page.panel.form.statuses.button(MeasureStatus.DONE).click()
    pick(evidence.kind, EvidenceKind.ORDER)
    pick(evidence.order, district.order_id)

    found = measure(workspace, second)
    assert found.mark is not None
    assert found.mark.order_id == district.order_id
    today = date_digits(workspace.clock.today())
    assert found.mark_text.startswith(f"Выполнено {today}. Приказ от\u00a017.11.2025 №\u00a0458")


def test_an_attached_file_is_copied_into_the_workspace(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    scan = tmp_path / "протокол.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    evidence = page.panel.form.evidence
    pick(evidence.kind, EvidenceKind.FILE)
    evidence.file_chosen.emit(str(scan))
    qtbot.waitUntil(lambda: measure(workspace, second).mark is not None)

    found = measure(workspace, second).mark
    assert found is not None
    assert found.attachment_name == "протокол.pdf"
    assert found.attachment_id is not None
    copied = plans.attachment_path(workspace, found.attachment_id)
    assert copied.read_bytes() == scan.read_bytes()
    assert evidence.open_button.isEnabled()


def test_several_measures_are_marked_together(
    page: PlansPage, district: District, workspace: Workspace
) -> None:
    select(page, *district.measure_ids[1:])
    assert page.panel.title.text() == "2\u00a0мероприятия"
    form = page.panel.form
    form.statuses.button(MeasureStatus.POSTPONED).click()
    assert form.moved_row.has_error
    form.moved.setText("20.12.2026")
    form.moved.editingFinished.emit()

    states = [measure(workspace, number).status for number in district.measure_ids]
    assert states == [MeasureStatus.DONE, MeasureStatus.POSTPONED, MeasureStatus.POSTPONED]
    said(page.context).actions[-1].run()
    assert measure(workspace, district.measure_ids[2]).status is MeasureStatus.NOT_STARTED


def test_a_corrected_day_for_several_measures_is_not_wrong_any_more(
    page: PlansPage, district: District
) -> None:
    select(page, *district.measure_ids[1:])
    form = page.panel.form
    form.day.setText("завтра")
    form.statuses.button(MeasureStatus.NOT_DONE).click()
    assert form.day_row.has_error
    form.day.setText("20.11.2025")
    form.day.editingFinished.emit()
    assert not form.day_row.has_error


def test_a_measure_is_typed_below_the_cursor(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    page.add_button.click()
    typed(page, qtbot, "Семинар для завучей", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: editing(page, QLineEdit))
    typed(page, qtbot, "март 2026 года")
    qtbot.waitUntil(lambda: not editing(page, QLineEdit))

    found = plans.list_plans(workspace)[0].measures[1]
    assert (found.title, found.deadline_text) == ("Семинар для завучей", "март 2026 года")
    assert page.panel.title.text() == "Семинар для завучей"
    assert "Понято так: с 01.03.2026 по 31.03.2026" in said(page.context).texts[-1]


def test_a_line_that_gets_no_text_goes_away(
    page: PlansPage, qtbot: QtBot, workspace: Workspace
) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        page.add_button.click()
        assert len(titles(page)) == 6
        qtbot.keyClick(editor(page), key)
        assert len(titles(page)) == 5
    assert len(plans.list_plans(workspace)[0].measures) == 3
    assert said(page.context).texts == []


def test_cells_are_typed_into_with_the_keyboard(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    page.resize(1900, 900)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    typed(page, qtbot, "Состав рабочей группы", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: editing(page, QLineEdit))
    typed(page, qtbot, "до 15.12.2025", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: editing(page, QPlainTextEdit))
    type_text(editor(page), "Управление")
    qtbot.keyClick(editor(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    typed(page, qtbot, "МБОУ «СОШ № 30»", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: editing(page, QPlainTextEdit))
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)

    found = measure(workspace, second)
    assert (found.title, found.deadline_text) == ("Состав рабочей группы", "до 15.12.2025")
    assert found.responsible == ("Управление", "МБОУ «СОШ № 30»")
    assert found.expected == "Приказ о рабочей группе"
    for _step in range(3):
        assert page.context.events.last_done is not None
        page.context.undoing.undo()
    assert measure(workspace, second).title == "Создание рабочей группы"


def test_an_empty_title_is_refused(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(editor(page), Qt.Key.Key_Delete)
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert measure(workspace, second).title == "Создание рабочей группы"
    assert said(page.context).texts[-1].startswith("Не указано название мероприятия.")


def test_the_form_of_a_measure_tells_how_the_deadline_is_understood(
    page: PlansPage, second: int, workspace: Workspace
) -> None:
    page.panel.edit_button.click()
    form = page.findChild(MeasureForm)
    assert form is not None
    form.name.clear()
    form.submit()
    assert form.name_row.has_error
    type_text(form.name, "Рабочая группа")
    form.deadline.clear()
    type_text(form.deadline, "31.02.2026")
    assert form.deadline_row.hint.text() == "«31.02.2026»: такой даты нет."
    form.submit()
    assert form.deadline_row.has_error
    form.deadline.clear()
    type_text(form.deadline, "март 2026 года")
    assert form.deadline_row.hint.text() == "Понято так: с 01.03.2026 по 31.03.2026"
    form.submit()
    assert measure(workspace, second).title == "Рабочая группа"


def test_sections_are_added_renamed_and_deleted(
    page: PlansPage, qtbot: QtBot, district: District
) -> None:
    page.show_spot(PlansSpot(measure_id=district.measure_ids[2]))
    page.plan_actions.add_section()
    typed(page, qtbot, "Итоги")
    qtbot.waitUntil(lambda: titles(page)[-1] == "Итоги")
    assert page.panel.title.text() == "Итоги"
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    typed(page, qtbot, "Итоги года")
    qtbot.waitUntil(lambda: titles(page)[-1] == "Итоги года")

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert titles(page)[-1] == "3"
    assert said(page.context).questions == []
    page.table.select_key(("section", page.plan.sections[0].id if page.plan else 0))
    said(page.context).answer = False
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    (question,) = said(page.context).questions
    assert question.startswith("Удалить раздел «Организационные мероприятия»?")
    assert len(titles(page)) == 5


def test_deleted_measures_come_back(page: PlansPage, qtbot: QtBot, district: District) -> None:
    select(page, *district.measure_ids[:2])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert titles(page) == ["Организационные мероприятия", "Методическая поддержка", "1"]
    assert said(page.context).questions == []
    said(page.context).actions[-1].run()
    assert len(titles(page)) == 5


def test_a_measure_moves_into_the_next_section(page: PlansPage, second: int) -> None:
    page.plan_actions.move_selected(1)

    assert titles(page) == ["Организационные мероприятия", "1", "Методическая поддержка", "2", "3"]
    page.plan_actions.move_selected(1)
    page.plan_actions.move_selected(1)
    assert page.table.selected_row().measure.id == second
    assert page.table.selected_row().measure.number == "3"


def test_a_new_plan_takes_the_measures_of_another(page: PlansPage, district: District) -> None:
    page.plan_menu.add_plan()
    form = page.findChild(PlanForm)
    assert form is not None
    form.name.setText("План школы")
    form.owner.setCurrentIndex(form.owner.findData(district.school_id))
    assert form.source.currentData() == "school", "that of the library, not the district's"
    pick(form.source, district.plan_id)
    assert form.picker_row.hint.text() == "Отмечено 1\u00a0из\u00a03: те, где ответственна школа"
    form.submit()

    assert page.plan is not None
    assert (page.plan.title, page.plan.school_id) == ("План школы", district.school_id)
    assert [row.title for row in page.plan.measures] == ["Создание рабочей группы"]
    assert page.plan.measures[0].status is MeasureStatus.NOT_STARTED


def test_a_link_to_a_measure_of_another_year_changes_the_year(
    qtbot: QtBot, open_page: OpenPage, context: PageContext, district: District
) -> None:
    context.set_year(YEAR + 1)
    page = open_page(context)
    assert page.plan is None

    page.show_spot(PlansSpot(measure_id=district.measure_ids[2]))

    assert context.year == YEAR
    assert page.panel.title.text() == "Курсы повышения квалификации"


def test_the_demo_district_opens(
    qtbot: QtBot, open_page: OpenPage, demo_context: PageContext
) -> None:
    page = open_page(demo_context)
    assert page.plan is not None
    assert len(page.plan.measures) > 10


def test_a_year_without_a_plan_offers_the_nearest_one(
    qtbot: QtBot, open_page: OpenPage, demo_context: PageContext
) -> None:
    demo_context.set_year(2026)
    page = open_page(demo_context)
    assert page.plan is None
    assert page.empty.link_button.isVisibleTo(page)
    assert page.empty.link_button.text() == "Показать план на 2026/2027"
    page.empty.link_button.click()
    page.ensure_fresh()
    assert demo_context.year == 2027
    assert page.plan is not None


def test_the_deadline_stays_in_sight_beside_the_panel_in_a_small_window(
    open_page: OpenPage, context: PageContext, long_plan: list[int], qtbot: QtBot
) -> None:
    page = open_page(context)
    page.resize(1088, 660)  # what a window of 1280 x 720 leaves for the page
    page.show_spot(PlansSpot(measure_id=long_plan[0]))
    qtbot.waitUntil(lambda: page.table.verticalScrollBar().maximum() > 0)
    keys = [column.key for column in page.table.lines.columns]
    assert not page.table.isColumnHidden(keys.index("deadline"))
    assert page.table.horizontalScrollBar().maximum() == 0


def test_a_plan_with_documents_is_refused_before_the_question(
    page: PlansPage, workspace: Workspace, district: District, tmp_path: Path
) -> None:
    run_steps(
        export.build(workspace, "execution-report", year=YEAR, formats=("docx",), out=tmp_path)
    )
    page.plan_menu.delete_plan()
    assert said(page.context).questions == []
    assert "уже сделаны документы" in said(page.context).texts[-1]
    assert [row.id for row in plans.list_plans(workspace)] == [district.plan_id]


def test_details_are_shown_from_where_they_stand_beside_the_plan(
    open_page: OpenPage, context: PageContext, district: District
) -> None:
    page = open_page(context)
    for width in (1088, 1040, 1060):  # 1088: a window of 1280
        page.resize(width, 660)
        shown = page.top.details.isChecked()
        assert shown == (width != 1040)
        assert page.splitter.lies_over != shown


def test_in_a_narrow_window_the_details_lie_over_the_plan_and_esc_hides_them(
    qtbot: QtBot, open_page: OpenPage, context: PageContext, district: District
) -> None:
    page = open_page(context)
    page.resize(784, 440)
    page.top.details.setChecked(True)
    select(page, 1)
    assert page.panel.isVisible()
    assert page.table.width() > 700  # keeps its width and its columns below the panel
    assert page.panel.parentWidget() is page.list
    page.panel.form.text.setFocus()
    assert page.close_panel()
    assert not page.panel.isVisible()


def test_a_file_that_is_dropped_onto_the_plans_is_read(page: PlansPage, tmp_path: Path) -> None:
    followed: list[object] = []
    page.context.link_followed.connect(followed.append)
    path = tmp_path / "план.docx"
    path.touch()
    data = drag_over(page, [path])
    assert page.drop.isVisible()
    drop(page, data)
    assert followed == [ResultsSpot(files=(path,), for_plans=True)]


def test_the_document_of_a_plan_is_that_of_the_shown_one_in_the_year_of_work(
    page: PlansPage, district: District, workspace: Workspace
) -> None:
    context, followed = page.context, list[object]()
    context.link_followed.connect(followed.append)
    long = PlanDraft(
        title="План на 2025-2027 годы", period=period_between(date(2025, 1, 1), date(2027, 12, 31))
    )
    number, changes = plans.save_plan(workspace, long)
    context.events.announce(changes)
    page.show_spot(PlansSpot(plan_id=number))
    page.plan_menu.open_document()
    assert followed == [ToDocument("plan", "plan", YEAR)]
    specs = describe_settings("plan")
    assert standing_settings(workspace, "plan", specs, YEAR).values["plan"] == str(number)
