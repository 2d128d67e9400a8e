"""First start: the department or the demo district; a calm page about a problem."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from app.errors import EnvironmentProblem
from app.services.department.department import get_department
from app.services.storage.workspace import open_workspace
from app.views.first_start.page import FirstStartPage
from app.views.first_start.problem_page import ProblemPage, WayOut
from app.views.first_start.waiting_page import WaitingPage
from tests.views.typing import type_text


@pytest.fixture
def page(look, qtbot, tmp_path, clock):
    made = FirstStartPage(tmp_path / "новое место", clock)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_the_keys_begin_at_the_name_not_at_the_page(page, qtbot):
    qtbot.waitExposed(page)
    page.setFocus()
    assert page.window().focusWidget() is page.full_name


def test_the_name_is_asked_for(page, qtbot):
    with qtbot.assertNotEmitted(page.create_requested):
        qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert page.full_name_row.has_error


def test_the_workspace_gets_the_department(page, qtbot, tmp_path, clock):
    type_text(page.full_name, "Управление образования")
    type_text(page.territory, "Спасский район")
    with qtbot.waitSignal(page.create_requested) as told:
        qtbot.keyClick(page.place, Qt.Key.Key_Return)  # from the last field that was filled
    root = tmp_path / "новое место"
    told.args[0](root)
    with open_workspace(root, clock=clock) as workspace:
        stored = get_department(workspace)
    assert (stored.full_name, stored.territory) == ("Управление образования", "Спасский район")


def test_the_demo_district_is_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.demo_requested):
        qtbot.mouseClick(page.demo_button, Qt.MouseButton.LeftButton)


def test_a_folder_with_other_files_gets_a_folder_of_ours(page, qtbot, tmp_path, monkeypatch):
    full = tmp_path / "документы"
    full.mkdir()
    (full / "письмо.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(full))
    with qtbot.waitSignal(page.folder_chosen) as told:
        page._on_folder()
    assert told.args == [full / "Опора"]


def test_a_problem_has_ways_out(look, qtbot):
    calls = []
    problem = EnvironmentProblem("Файл базы данных повреждён.", "Верните копию.")
    ways = [WayOut("Восстановить", lambda: calls.append(1)), WayOut("Другая папка", calls.clear)]
    page = ProblemPage("Папка данных не открывается", problem, ways)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    texts = [made.text() for made in page.findChildren(QLabel)]
    assert {"Файл базы данных повреждён.", "Верните копию."} <= set(texts)
    qtbot.mouseClick(page.buttons[0], Qt.MouseButton.LeftButton)
    assert calls == [1]
    assert page.buttons[0].property("role") == "primary"


def test_waiting_says_what_for(look, qtbot):
    page = WaitingPage("Готовится демонстрационный район")
    qtbot.addWidget(page)
    assert page.message.title.text() == "Готовится демонстрационный район"
