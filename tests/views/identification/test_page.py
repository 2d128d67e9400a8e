"""The place «Выявление» driven like a user does."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.enums import VerdictStatus
from app.services.findings.links import ToResult
from app.services.identification.profile import list_profiles, profile_in_use
from app.services.identification.runs import runs
from app.services.identification.runs.what_if import Calculation, Choice, calculate
from app.services.log.changes import undo
from app.services.schools import support
from app.services.storage.workspace import Workspace
from app.views.base.links import IdentificationSpot, ResultsSpot
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from app.views.identification.runs.freeze_form import FreezeForm
from app.views.identification.verdicts.verdict_columns import VERDICT_COLUMNS
from app.views.widgets.status import Status
from tests.views.conftest import said
from tests.views.identification.conftest import YEAR, settle, shown
from tests.views.patience import let_rest
from tests.views.typing import type_text


def words(widget: QWidget) -> str:
    """Everything that a widget says, with plain spaces; the evidence follows the selection."""
    let_rest(widget)
    texts = [found.text() for found in widget.findChildren(QLabel) if not found.isHidden()]
    return "\n".join(texts).replace("\u00a0", " ")


def school_id(page: IdentificationPage, name: str) -> int:
    return next(row.school_id for row in page.verdicts.model.all_rows if row.school == name)


def links(page: IdentificationPage, text: str) -> list[QPushButton]:
    """Buttons of the evidence with this text."""
    let_rest(page)
    found = page.verdicts.evidence.findChildren(QPushButton)
    return [one for one in found if one.text() == text and not one.isHidden()]


def set_threshold(page: IdentificationPage, text: str, qtbot: QtBot) -> None:
    field = page.parameters.fields.threshold
    field.clear()
    type_text(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(page, qtbot)


def test_every_school_has_its_verdict_with_margin(page: IdentificationPage) -> None:
    rows = {row.school: row for row in page.verdicts.model.rows}
    assert rows["МБОУ «СОШ № 30»"].final_status is VerdictStatus.SHNOR
    assert rows["МБОУ «СОШ № 30»"].margin == 0
    assert rows["МБОУ «СОШ № 2»"].final_status is VerdictStatus.NOT_IDENTIFIED
    assert rows["МБОУ «Гимназия № 4»"].final_status is VerdictStatus.INSUFFICIENT_DATA


def test_the_tables_are_correct_models(page: IdentificationPage, qtbot: QtBot) -> None:
    models = (page.verdicts.model, page.runs.model, page.profiles.model, page.comparison.model)
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    freeze(page, qtbot)
    page.tabs.setCurrentIndex(2)
    page.refresh()
    settle(page, qtbot)
    assert [model.rowCount() > 0 for model in models[:3]] == [True, True, True]


def test_the_evidence_is_readable_and_leads_to_the_result(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    wanted = school_id(page, "МБОУ «СОШ № 30»")
    page.show_spot(IdentificationSpot(school_id=wanted))
    text = words(page.verdicts.evidence)
    assert "Вывод: школа относится к ШНОР по критерию 1." in text
    assert "11 из 33 участников (33,3 %) получили отметку «2»" in text
    assert "запаса нет" in text
    assert "Источник: введено вручную" in text
    with qtbot.waitSignal(page.context.link_followed) as asked:
        qtbot.mouseClick(links(page, "Открыть ячейку")[0], Qt.MouseButton.LeftButton)
    assert asked.args == [ToResult(wanted, "vpr:ma:5", 2019)]


def test_filters_by_status_and_search(page: IdentificationPage, qtbot: QtBot) -> None:
    page.verdicts.filters.set_value("status", VerdictStatus.SHNOR.value)
    assert [row.school for row in page.verdicts.model.rows] == ["МБОУ «СОШ № 30»"]
    page.verdicts.filters.reset()
    search = page.verdicts.filters.search
    assert page.search is search
    type_text(search, "гимназия")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert [row.school for row in page.verdicts.model.rows] == ["МБОУ «Гимназия № 4»"]


def test_a_changed_parameter_says_who_enters_and_why_before_anything_is_stored(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    assert page.what_if.isHidden()
    set_threshold(page, "27,5", qtbot)
    assert page.what_if.summary.text().replace("\u00a0", " ") == (
        "Если изменить параметры: войдёт 1 школа, останется 1 школа."
    )
    assert "30 % → 27,5 %" in words(page.what_if)
    qtbot.mouseClick(page.what_if.toggle, Qt.MouseButton.LeftButton)
    first = page.comparison.model.rows[0]
    assert (first.group, first.row.school) == ("entered", "МБОУ «СОШ № 2»")
    assert "11 из 40 (27,5 %)" in page.comparison.why.text().replace("\u00a0", " ")
    assert runs.list_runs(page.context.workspace) == []
    page.parameters.reset.click()
    settle(page, qtbot)
    assert page.what_if.isHidden()
    assert not page.parameters.settings()


def test_a_wrong_parameter_is_said_at_its_field_and_nothing_is_computed(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    before = page.verdicts.model.rows
    set_threshold(page, "130", qtbot)
    row = page.parameters.fields.rows["threshold_percent"]
    assert row.has_error
    assert "не больше 100" in row.error.text()
    assert page.verdicts.model.rows == before


def test_procedures_take_part_in_what_if(page: IdentificationPage, qtbot: QtBot) -> None:
    procedures = page.parameters.fields.procedures
    item = procedures.item(procedures.chosen().index("vpr:ru:6"))
    item.setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not page.what_if.isHidden())
    assert "выйдет 1 школа" in page.what_if.summary.text().replace("\u00a0", " ")


def test_freezing_asks_once_and_keeps_the_run(page: IdentificationPage, qtbot: QtBot) -> None:
    qtbot.keyClick(freeze_form(page), Qt.Key.Key_Escape)
    assert runs.list_runs(page.context.workspace) == []
    form = freeze_form(page)
    part = form.list_part
    assert part is not None
    assert not part.ticks.isVisible()  # the list is offered, not pressed upon anybody
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.runs.model.all_rows) == 1)
    settle(page, qtbot)
    assert page.tabs.tabText(1) == "Зафиксированные (1)"
    assert page.context.events.last_done is None
    assert said(page.context).texts == ["Выявление зафиксировано."]
    assert page.tabs.currentIndex() == 1
    assert len(page.runs.verdicts.model.rows) == 3
    assert support.list_support(page.context.workspace) == []


def test_freezing_puts_the_ticked_schools_on_the_list_in_the_same_step(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    workspace = page.context.workspace
    form = freeze_form(page)
    part = form.list_part
    assert part is not None
    part.enters.click()
    assert part.ticks.isVisible()
    assert part.ordered.order_id is None  # the order may come later
    part.ticks.all_button.click()
    form.submit()
    assert part.row.has_error
    part.ticks.all_button.click()
    assert not part.row.has_error
    form.submit()
    qtbot.waitUntil(lambda: len(page.runs.model.all_rows) == 1)
    settle(page, qtbot)
    [stay] = support.list_support(workspace)
    assert (stay.school, stay.entry_order, stay.run_id) == ("МБОУ «СОШ № 30»", None, 1)
    assert stay.entry_basis
    assert page.tabs.currentIndex() == 1
    assert said(page.context).texts == [
        "Выявление зафиксировано, в список ШНОР внесена 1\u00a0школа."
    ]
    assert said(page.context).actions[-1].text == "Отменить внесение", "the run is kept"
    said(page.context).actions[-1].run()
    assert support.list_support(workspace) == []
    assert len(page.runs.model.all_rows) == 1


def freeze_form(page: IdentificationPage) -> FreezeForm:
    QTest.mouseClick(page.freeze_button, Qt.MouseButton.LeftButton)
    assert page.freezing.form is not None
    return page.freezing.form


def freeze(page: IdentificationPage, qtbot: QtBot) -> None:
    count = len(page.runs.model.all_rows)
    QTest.mouseClick(freeze_form(page).save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.runs.model.all_rows) == count + 1)
    settle(page, qtbot)
    page.show_spot(IdentificationSpot(tab="verdicts"))


def test_two_frozen_runs_are_compared(page: IdentificationPage, qtbot: QtBot) -> None:
    freeze(page, qtbot)
    set_threshold(page, "27,5", qtbot)
    freeze(page, qtbot)
    page.show_spot(IdentificationSpot(tab="runs"))
    page.runs.table.selectAll()
    assert page.runs.compare_button.isEnabled()
    page.runs.compare_button.click()
    groups = [(found.group, found.row.school) for found in page.runs.comparison.model.rows]
    assert groups == [("entered", "МБОУ «СОШ № 2»"), ("stayed", "МБОУ «СОШ № 30»")]
    assert "порог низкого результата: 30 % → 27,5 %" in words(page.runs.comparison)
    page.runs.back.click()
    assert page.runs.table.isVisible()


def test_the_question_before_freezing_names_parameters_and_schools(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    freeze(page, qtbot)
    set_threshold(page, "27,5", qtbot)
    question = freeze_form(page).what_is_new.text().replace("\u00a0", " ")
    changed = "порог низкого результата: 30 % → 27,5 %"
    assert f"изменены параметры: {changed}." in question
    assert "По сравнению с выявлением № 1 от 22.11.2026" in question
    assert "войдёт 1 школа: МБОУ «СОШ № 2»" in question
    assert f"Отличия параметров от того выявления: {changed}." in question


def test_the_chosen_profile_is_that_of_the_workspace(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    workspace = page.context.workspace
    page.parameters.set_profile_id("omsk-2025-and")
    settle(page, qtbot)
    assert profile_in_use(workspace).id == "omsk-2025-and"
    last = page.context.events.last_done
    assert last is not None
    page.context.events.announce_undone(last.change_set_id, undo(workspace, last.change_set_id))
    page.refresh()
    settle(page, qtbot)
    assert profile_in_use(workspace).id == "fioko-2020"
    assert page.parameters.profile_id == "fioko-2020"
    assert page.context.events.last_done is None


def test_a_mistaken_run_is_annulled_with_a_reason(page: IdentificationPage, qtbot: QtBot) -> None:
    freeze(page, qtbot)
    page.show_spot(IdentificationSpot(tab="runs"))
    assert not page.runs.annul_button.isEnabled()
    page.runs.table.selectRow(0)
    page.runs.annul_button.click()
    form = page.runs.annul_form
    form.save_button.click()
    assert "Не указана причина" in words(form)
    type_text(form.reason, "не тот файл")
    form.save_button.click()
    settle(page, qtbot)
    [row] = page.runs.model.rows
    assert (row.annulled, row.annulled_because) == (True, "не тот файл")
    shown_name = page.runs.model.columns[0].text(row)
    assert shown_name.endswith("\nАннулировано: не тот файл")
    page.runs.table.selectRow(0)
    assert not page.runs.annul_button.isEnabled()
    page.runs.open_run(row.id)
    assert "Аннулировано 22.11.2026" in page.runs.subtitle.text()
    assert page.runs.support_button.isHidden()
    let_rest(page)  # the evidence follows when the keys rest
    offered = [one.text() for one in page.runs.verdicts.evidence.findChildren(QPushButton)]
    assert "Карточка школы" in offered
    assert not [text for text in offered if "ешение" in text]
    said(page.context).texts.clear()
    page.runs.verdicts.opened.emit(page.runs.verdicts.model.rows[0])
    assert said(page.context).texts == ["Выявление аннулировано: решения по нему не вносятся."]
    last = page.context.events.last_done
    assert last is not None


def test_a_decision_needs_reason_and_document_and_stands_beside_the_verdict(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    freeze(page, qtbot)
    page.show_spot(IdentificationSpot(run_id=runs.list_runs(page.context.workspace)[0].id))
    page.runs.verdicts.select_school(school_id(page, "МБОУ «Гимназия № 4»"))
    verdict = page.runs.verdicts.selected()
    assert verdict is not None
    page.runs.verdicts.evidence.deciding.emit(verdict)
    form = page.runs.form
    form.submit()
    assert "Не указано основание" in words(form)
    assert form.rows[1].has_error
    form.status.setCurrentIndex(form.status.findData(VerdictStatus.NOT_IDENTIFIED.value))
    type_text(form.reason, "Школа открыта в 2019 году")
    form.date.setText("вчера")
    type_text(form.document, "протокол от 20.11.2026 № 3")
    form.submit()
    assert "не дата" in words(form)
    form.date.setText("20.11.2026")
    form.submit()
    decided = page.runs.verdicts.selected()
    assert decided is not None
    assert decided.status is VerdictStatus.INSUFFICIENT_DATA
    assert decided.final_status is VerdictStatus.NOT_IDENTIFIED
    columns = {column.key: column for column in VERDICT_COLUMNS}
    shown = columns["status"].status
    assert shown is not None
    assert shown(decided) == Status("neutral", "decision", "не выявлена")
    text = words(page.runs.verdicts.evidence)
    assert "Решение рабочей группы от 20.11.2026: не выявлена (протокол от 20.11.2026 № 3)" in text


def test_a_profile_is_copied_edited_used_and_deleted(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    page.show_spot(IdentificationSpot(tab="profiles"))
    page.profiles.table.select_key("fioko-2020")
    assert not page.profiles.edit_button.isEnabled()
    page.profiles.copy_button.click()
    form = page.profiles.form
    form.name.setText("Критерии области")
    form.fields.threshold.setText("27,5")
    form.submit()
    own = [found for found in list_profiles(page.context.workspace) if not found.builtin]
    assert [(found.title, found.threshold_h) for found in own] == [("Критерии области", 2750)]
    settle(page, qtbot)
    page.profiles.table.select_key(own[0].id)
    assert "Порог низкого результата: 30 % → 27,5 %" in words(page.profiles.details)
    page.profiles.use_button.click()
    settle(page, qtbot)
    assert page.parameters.profile_id == own[0].id
    statuses = [row.final_status for row in page.verdicts.model.rows]
    assert statuses.count(VerdictStatus.SHNOR) == 2
    page.show_spot(IdentificationSpot(tab="profiles"))
    page.profiles.table.select_key(own[0].id)
    page.profiles.delete_button.click()
    settle(page, qtbot)
    assert all(found.builtin for found in list_profiles(page.context.workspace))
    said(page.context).actions[-1].run()
    assert not all(found.builtin for found in list_profiles(page.context.workspace))
    settle(page, qtbot)


def test_changed_parameters_become_a_profile_of_ones_own(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    set_threshold(page, "27,5", qtbot)
    page.parameters.save.click()
    settle(page, qtbot)
    profile = page.parameters.profile
    assert profile is not None
    assert (profile.builtin, profile.threshold_h) == (False, 2750)
    assert page.what_if.isHidden()


def test_without_results_the_page_says_so_and_leads_to_them(
    context: PageContext, qtbot: QtBot
) -> None:
    page = shown(IdentificationPage(context), qtbot)
    assert page.empty.isVisible()
    assert not page.freeze_button.isEnabled()
    assert "нет ни одного результата" in page.empty.title.text()
    assert not page.empty.title.text().endswith(".")  # it is a heading
    with qtbot.waitSignal(context.link_followed) as asked:
        page.empty.button.click()
    assert asked.args == [ResultsSpot(load=True)]


def test_the_demo_district_is_identified(demo_context: PageContext, qtbot: QtBot) -> None:
    page = shown(IdentificationPage(demo_context), qtbot)
    row = next(row for row in page.verdicts.model.rows if "№ 30" in row.school)
    assert (row.final_status, row.c1, row.c2, row.margin) == (VerdictStatus.SHNOR, True, False, 0)
    page.verdicts.select_school(row.school_id)
    assert "численность участников не указана" in words(page.verdicts.evidence)


def test_the_list_of_profiles_fits_a_small_window(page: IdentificationPage, qtbot: QtBot) -> None:
    page.show_spot(IdentificationSpot(tab="profiles"))
    table = page.profiles.table
    for width, given_up in ((1040, set()), (852, {"procedures"}), (784, {"procedures", "origin"})):
        page.resize(width, 520)
        QApplication.processEvents()
        hidden = {
            column.key
            for number, column in enumerate(table.rows_model.columns)
            if table.isColumnHidden(number)
        }
        assert hidden == given_up
        assert table.horizontalScrollBar().maximum() == 0


def test_esc_gives_changed_parameters_back_before_it_hides_them(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    assert page.parameters_button.text() == "Что, если…"
    before = page.parameters.fields.threshold.text()
    set_threshold(page, "27,5", qtbot)
    assert page.what_if.isVisible()
    assert page.step_back()
    settle(page, qtbot)
    assert page.parameters.fields.threshold.text() == before
    assert page.parameters.settings() == {}
    assert page.what_if.isHidden()
    assert said(page.context).texts == ["Параметры профиля возвращены."]


def test_what_if_has_room_in_a_narrow_window(page: IdentificationPage, qtbot: QtBot) -> None:
    page.resize(960, 472)
    qtbot.waitUntil(lambda: not page.parameters.isVisible())
    assert page.verdicts.evidence.isVisible()
    page.parameters_button.click()
    set_threshold(page, "27,5", qtbot)
    QApplication.processEvents()
    assert page.parameters.isVisible()
    assert not page.verdicts.evidence.isVisible()
    for part in (page.verdicts.table, page.what_if.toggle, page.freeze_button):
        right = part.mapTo(page, part.rect().topRight()).x()
        assert right < page.width(), part
    page.parameters_button.click()
    assert page.verdicts.evidence.isVisible()


def test_verdicts_of_another_year_do_not_stand_under_the_new_one(
    page: IdentificationPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    def slow(workspace: Workspace, choice: Choice) -> Calculation:
        gate.wait(60)
        return calculate(workspace, choice)

    monkeypatch.setattr("app.views.identification.page.calculate", slow)
    page.context.set_results_year(YEAR - 1)
    qtbot.waitUntil(page.empty.isVisible)
    assert "2017/2018 рассчитывается" in page.empty.title.text()
    assert not page.empty.button.isVisible()
    gate.set()
    settle(page, qtbot)
    assert page.verdicts.isVisible()
