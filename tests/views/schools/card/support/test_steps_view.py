"""The steps of support on the card: a line of states, a table that is typed into, a form."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.schools import support_steps, support_work
from app.services.schools.support_steps import StepRow
from app.services.storage.workspace import Workspace, open_workspace
from app.views.base.links import SchoolsSpot
from app.views.base.page_context import PageContext
from app.views.schools.card.facts_tab import FactsTab
from app.views.schools.card.support.steps_view import StepsView
from app.views.schools.forms.step_form import StepForm
from app.views.schools.page import SchoolsPage
from tests.views.conftest import finish, said, seen_tab
from tests.views.samples import District
from tests.views.typing import type_text

YEAR = 2027  # today is 22.11.2026


@pytest.fixture
def view(qtbot: QtBot, context: PageContext, district: District) -> StepsView:
    return opened(qtbot, context, district)


def opened(qtbot: QtBot, context: PageContext, district: District) -> StepsView:
    context.set_year(YEAR)
    page = SchoolsPage(context)
    qtbot.addWidget(page)
    page.resize(1600, 900)
    page.show()
    qtbot.waitUntil(lambda: context.tasks.idle)
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="facts"))
    tab = seen_tab(page.card)
    assert isinstance(tab, FactsTab)
    return tab.support.steps


def steps(workspace: Workspace, district: District) -> dict[str, StepRow]:
    rows = support_steps.list_steps(workspace, district.school_id, YEAR)
    return {row.stage.value: row for row in rows}


def cell(view: StepsView, stage: str, column: str) -> tuple[int, int]:
    keys = [one.key for one in view.model.columns]
    rows = [row.stage.value for row in view.model.rows]
    return rows.index(stage), keys.index(column)


def type_in(view: StepsView, stage: str, column: str, text: str) -> bool:
    done = view.model.setData(view.model.index(*cell(view, stage, column)), text)
    QApplication.processEvents()
    return done


def shown(view: StepsView, stage: str, column: str) -> str:
    return str(view.model.data(view.model.index(*cell(view, stage, column)))).replace("\u00a0", " ")


def test_days_notes_and_papers_are_typed_into_the_table_and_undone(
    view: StepsView, context: PageContext, workspace: Workspace, district: District
) -> None:
    assert shown(view, "application", "step") == "1. Заявка"
    assert shown(view, "review", "step") == "Экспертиза документов"
    for column, text in (
        ("planned", "1.12.26"),
        ("note", "позвонить"),
        ("paper", "458"),
        ("done", "20.11.2026"),
    ):
        assert type_in(view, "application", column, text)
    row = steps(workspace, district)["application"]
    assert (row.planned_on, row.done_on) == (date(2026, 12, 1), date(2026, 11, 20))
    assert (row.note, row.paper.order_id) == ("позвонить", district.order_id)
    told = [shown(view, "application", key) for key in ("planned", "done", "paper", "state")]
    assert told == ["01.12.2026", "20.11.2026", "приказ от 17.11.2025 № 458", "выполнено"]
    assert view.standing.text().replace("\u00a0", " ") == (
        "Выполнено шагов: 1 из 7, следующий – собеседование."
    )
    said(context).actions[-1].run()
    assert shown(view, "application", "state") == "скоро"
    assert type_in(view, "application", "planned", "")
    assert shown(view, "application", "state") == "нет срока"


def test_what_cannot_be_is_told_under_the_table_and_where_it_is_always_seen(
    view: StepsView, context: PageContext
) -> None:
    for column, text, reason in (
        ("planned", "скоро", "не дата"),
        ("done", "01.12.2026", "ещё не наступила"),
        ("paper", "999", "в реестре нет"),
    ):
        assert not type_in(view, "diagnosis", column, text)
        assert reason in view.error.text()
        assert reason in said(context).texts[-1]
    assert type_in(view, "diagnosis", "planned", "10.10.2026")
    assert view.error.isHidden()
    assert shown(view, "diagnosis", "state") == "просрочено"


def test_a_cell_is_typed_with_the_keys_alone(
    view: StepsView, workspace: Workspace, district: District
) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(*cell(view, "actions", "planned")))
    type_text(view.table, "3")
    editor = view.table.findChildren(QLineEdit)[-1]
    type_text(editor, "1.05.2027")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert steps(workspace, district)["actions"].planned_on == date(2027, 5, 31)


def test_the_line_tells_each_step_and_a_click_chooses_it(view: StepsView) -> None:
    type_in(view, "diagnosis", "planned", "10.10.2026")
    line = view.line
    told = line.accessibleDescription().replace("\u00a0", " ")
    assert told.count(";") == 6
    assert "выявление дефицитов: просрочено на 43 дня (срок 10.10.2026)" in told
    third = QPoint(round(line.width() * 2.5 / 7), 10)
    assert "Диагностика" in line.tip_at(third)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=third)
    row = view.table.selected_row()
    assert row.stage.value == "diagnosis"
    line.grab()  # painted with every state


def test_the_form_of_a_step_saves_all_of_it(
    view: StepsView, workspace: Workspace, district: District
) -> None:
    view.table.select_key("agreement")
    view.edit_button.click()
    form = view.window().findChildren(StepForm)[-1]
    form.paper.setText("№ 999")
    form.submit()
    assert "в реестре нет" in form.paper_row.error.text()
    form.paper.setText("https://example.ru/1")
    form.planned.setText("25.12.2026")
    form.note.setPlainText("с гимназией")
    form.submit()
    row = steps(workspace, district)["agreement"]
    assert (row.planned_on, row.note, row.paper.link) == (
        date(2026, 12, 25),
        "с гимназией",
        "https://example.ru/1",
    )


def test_a_file_proves_a_step_usual_days_and_the_note_of_the_year(
    view: StepsView,
    context: PageContext,
    workspace: Workspace,
    district: District,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "заявка.pdf"
    path.write_bytes(b"x")
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: answers.pop(0))
    view.table.select_key("application")
    view.attach_button.click()
    finish(context, qtbot)
    assert steps(workspace, district)["application"].paper_text == "", "the dialog was closed"
    view.attach_button.click()
    finish(context, qtbot)
    assert steps(workspace, district)["application"].paper_text == "заявка.pdf"
    assert shown(view, "application", "paper") == "заявка.pdf"

    view.usual_button.click()
    QApplication.processEvents()
    assert steps(workspace, district)["expertise"].planned_on == date(2027, 7, 20)
    assert not view.usual_button.isEnabled()

    view.note.setText("Протокол № 1")
    view.note.editingFinished.emit()
    assert support_work.get_work(workspace, district.school_id, YEAR).note == "Протокол № 1"


def test_a_workspace_that_is_only_read_takes_nothing(
    qtbot: QtBot,
    make_context: Callable[..., PageContext],
    district: District,
    workspace: Workspace,
) -> None:
    with open_workspace(workspace.root, read_only=True, clock=workspace.clock) as looked_at:
        view = opened(qtbot, make_context(looked_at), district)
        view.table.select_key("agreement")
        for one in (view.usual_button, view.edit_button, view.attach_button, view.note):
            assert not one.isEnabled()
        view.edit(view.model.all_rows[0])
        assert view.window().findChildren(StepForm) == []
        view.window().close()
