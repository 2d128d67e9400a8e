"""What-if, freeze, compare; decisions one after another; the list copied: with keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.enums import VerdictStatus
from app.services import results
from app.services.identification.runs import runs
from app.services.results import ResultDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import IdentificationSpot
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from app.views.identification.runs.decision_form import DecisionForm
from tests.views.conftest import said
from tests.views.identification.conftest import YEAR, settle, shown
from tests.views.patience import let_rest
from tests.views.typing import type_text


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def type_threshold(page: IdentificationPage, text: str, qtbot: QtBot) -> None:
    field = page.parameters.fields.threshold
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(page, qtbot)


def freeze(page: IdentificationPage, qtbot: QtBot) -> None:
    count = len(page.runs.model.all_rows)
    page.freeze_button.setFocus()
    qtbot.keyClick(page.freeze_button, Qt.Key.Key_Space)
    qtbot.keyClick(page.freezing.form.save_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.runs.model.all_rows) == count + 1)
    settle(page, qtbot)
    page.show_spot(IdentificationSpot(tab="verdicts"))


def correct_a_result(workspace: Workspace, school: str, failed: int) -> None:
    row = next(
        row
        for row in results.list_results(workspace, year=YEAR)
        if row.school == school and row.procedure == "vpr:ma:5"
    )
    code = next(one.id for one in results.list_procedures(workspace) if one.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(
            school_id=row.school_id,
            procedure_id=code,
            year=YEAR,
            participants=row.participants,
            failed=failed,
        ),
    )


def test_what_if_then_freeze_then_compare(page: IdentificationPage, qtbot: QtBot) -> None:
    QAbstractItemModelTester(
        page.runs.comparison.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    freeze(page, qtbot)

    type_threshold(page, "27,5", qtbot)
    page.what_if.toggle.setFocus()
    qtbot.keyClick(page.what_if.toggle, Qt.Key.Key_Space)
    assert [(row.group, row.row.school) for row in page.comparison.model.rows] == [
        ("entered", "МБОУ «СОШ № 2»"),
        ("stayed", "МБОУ «СОШ № 30»"),
    ]
    assert len(page.runs.model.all_rows) == 1, "what-if stores nothing"

    correct_a_result(page.context.workspace, "МБОУ «СОШ № 30»", 12)
    page.refresh()
    settle(page, qtbot)
    freeze(page, qtbot)
    page.show_spot(IdentificationSpot(tab="runs"))
    page.runs.table.setFocus()
    qtbot.keyClick(page.runs.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.runs.compare_button.setFocus()
    qtbot.keyClick(page.runs.compare_button, Qt.Key.Key_Space)

    view = page.runs.comparison
    assert "30 % → 27,5 %" in plain(view.parameters.text())
    assert plain(view.data.text()).startswith("Изменены данные: 1 результат у 1 школы")
    assert "ВПР МА 5, 2018/2019: 11 из 33 → 12 из 33" in plain(view.data.toolTip())
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert "Изменённые данные: ВПР МА 5, 2018/2019: 11 из 33 → 12 из 33." in plain(view.why.text())
    qtbot.keyClick(page.runs.back, Qt.Key.Key_Space)
    assert page.runs.table.isVisible()


def test_equal_data_of_two_runs_are_told(page: IdentificationPage, qtbot: QtBot) -> None:
    freeze(page, qtbot)
    freeze(page, qtbot)
    page.show_spot(IdentificationSpot(tab="runs"))
    page.runs.table.selectAll()
    page.runs.compare_button.click()
    assert page.runs.comparison.data.text() == "Данные: результаты общих лет одинаковы."


def test_runs_of_years_apart_do_not_compare_their_data(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    page = shown(IdentificationPage(demo_context), qtbot)
    page.show_spot(IdentificationSpot(tab="runs"))
    page.runs.table.selectAll()
    page.runs.compare_button.click()
    assert page.runs.comparison.data.text().startswith("Общих лет у этих выявлений нет")


@pytest.fixture
def expert_page(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot
) -> IdentificationPage:
    """A frozen run in which two schools wait for the working group."""
    for school in ("МБОУ «СОШ № 30»", "МБОУ «СОШ № 2»"):
        for code in ("vpr:ma:5", "vpr:ru:6"):
            number = next(one.id for one in results.list_procedures(district) if one.code == code)
            row = next(one for one in results.list_results(district) if one.school == school)
            results.save_result(
                district,
                ResultDraft(
                    school_id=row.school_id,
                    procedure_id=number,
                    year=YEAR,
                    participants=5,
                    failed=3,
                ),
            )
    settings = {"small_cohort": "expert"}
    runs.freeze(district, runs.run(district, year=YEAR, settings=settings), "Осень")
    return shown(IdentificationPage(make_context(district, year=YEAR)), qtbot)


def decide(page: IdentificationPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.runs.verdicts.table, Qt.Key.Key_Return)
    form = page.window().findChildren(DecisionForm)[-1]
    type_text(form.reason, "класс из пяти человек")
    type_text(form.document, "протокол № 3")
    qtbot.keyClick(form.document, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.isVisible())
    settle(page, qtbot)


def test_those_who_wait_are_decided_one_after_another(
    expert_page: IdentificationPage, qtbot: QtBot
) -> None:
    page = expert_page
    number = runs.list_runs(page.context.workspace)[0].id
    page.show_spot(IdentificationSpot(run_id=number, decide=True))
    view = page.runs.verdicts
    assert page.runs.decide_button.text() == "Ждут решения: 2"
    assert len(view.model.rows) == 2
    first = view.selected()
    assert first is not None

    decide(page, qtbot)
    second = view.selected()
    assert second is not None
    assert second.school_id != first.school_id
    assert second.final_status is VerdictStatus.NEEDS_DECISION

    decide(page, qtbot)
    assert page.runs.decide_button.isHidden()
    assert len(view.model.rows) == 3
    outcome = runs.get_run(page.context.workspace, number)
    assert len(outcome.having(VerdictStatus.SHNOR)) == 2


def test_before_freezing_it_is_said_where_a_decision_is_made(
    expert_page: IdentificationPage, qtbot: QtBot
) -> None:
    page = expert_page
    fields = page.parameters.fields
    fields.small_cohort.setCurrentIndex(fields.small_cohort.findData("expert"))
    qtbot.waitUntil(lambda: len(page.verdicts.undecided()) == 2)
    waiting = page.verdicts.undecided()
    page.verdicts.select_school(waiting[0].school_id)
    let_rest(page)
    texts = [one.text() for one in page.verdicts.evidence.findChildren(type(page.what_if.summary))]
    assert any("вносится после фиксации" in text for text in texts)


def test_the_list_is_copied_as_a_table(page: IdentificationPage, qtbot: QtBot) -> None:
    page.verdicts.copy_button.setFocus()
    qtbot.keyClick(page.verdicts.copy_button, Qt.Key.Key_Space)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:4] == [
        "Школа",
        "Статус",
        "Выполненные критерии",
        "Запас, процедур",
    ]
    assert ["МБОУ «СОШ № 30»", "ШНОР", "К1", "0"] in [line.split("\t")[:4] for line in lines]
    assert plain(said(page.context).texts[-1]) == "Список скопирован: 3 школы."


def test_the_panel_follows_when_the_keys_rest(page: IdentificationPage, qtbot: QtBot) -> None:
    shown_names: list[str] = []
    explain = page.verdicts.evidence.show_verdict

    def counted(verdict: object, change: str = "") -> None:
        shown_names.append(getattr(verdict, "school", ""))
        explain(verdict, change)  # pyright: ignore[reportArgumentType]

    page.verdicts.evidence.show_verdict = counted
    page.verdicts.table.setFocus()
    qtbot.keyClick(page.verdicts.table, Qt.Key.Key_Home)
    for number in range(3):
        page.verdicts.table.selectRow(number)
    assert shown_names == []
    let_rest(page)
    assert shown_names == [page.verdicts.model.rows[2].school]


def shown_lines(page: IdentificationPage) -> list[str]:
    let_rest(page)
    labels = page.verdicts.evidence.findChildren(QLabel)
    return [plain(one.text()) for one in labels if not one.isHidden()]


def test_what_is_not_low_is_folded_and_comes_when_asked(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    row = next(row for row in page.verdicts.model.rows if row.school == "МБОУ «СОШ № 30»")
    page.verdicts.select_school(row.school_id)
    let_rest(page)
    assert not any("ОГЭ по математике" in line for line in shown_lines(page))
    more = next(
        one
        for one in page.verdicts.evidence.findChildren(QPushButton)
        if one.text().startswith("Показать остальные процедуры")
    )
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sum("ОГЭ по математике, 2" in line for line in shown_lines(page)) == 2)
    assert more.text() == "Скрыть остальные процедуры"
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert not any("ОГЭ по математике" in line for line in shown_lines(page))

    qtbot.keyClick(more, Qt.Key.Key_Space)
    other = next(row for row in page.verdicts.model.rows if row.school == "МБОУ «СОШ № 2»")
    page.verdicts.select_school(other.school_id)
    let_rest(page)
    lines = shown_lines(page)
    assert "МБОУ «СОШ № 2»" in lines
    assert not any("ОГЭ по математике" in line for line in lines)
