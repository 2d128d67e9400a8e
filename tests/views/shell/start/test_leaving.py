"""From one workspace to another in the same window, and what was still at work in the first."""

import shutil
import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.views.base.toast import Toast
from app.views.settings.sections.workspace import WorkspaceSection
from app.views.shell.start.session import DEMO_FOLDER
from app.views.widgets.notice import Notice
from tests.views.shell.start.conftest import opened


def test_the_demo_district_opens_beside_the_own_data(make_session, root, qtbot, tmp_path):
    shutil.copytree(root, tmp_path / DEMO_FOLDER)
    session = opened(make_session(root), qtbot)
    section = WorkspaceSection(session.context)
    qtbot.addWidget(section)
    assert not section.demo_card.isHidden()
    section.demo_button.click()
    opened(session, qtbot)
    assert session.context.workspace.root == tmp_path / DEMO_FOLDER
    assert session.context.open_demo is None  # it is shown already
    notice = session.window.centralWidget().findChild(Notice)
    assert notice.text.text().startswith("Демонстрационный район")
    session.start(session.own)
    opened(session, qtbot)
    assert session.context.workspace.root == root
    assert session.window.centralWidget().findChild(Notice) is None


def test_jobs_of_a_workspace_tell_its_pages_nothing_when_another_is_shown(
    make_session, root, qtbot, tmp_path
):
    shutil.copytree(root, tmp_path / DEMO_FOLDER)
    session = opened(make_session(root), qtbot)
    gate, heard = threading.Event(), []
    page = session.window.centralWidget().current_page
    session.tasks.run(lambda: gate.wait(60), lambda _done: heard.append(page), casual=True)
    session.open_demo()
    gate.set()
    opened(session, qtbot)
    assert (session.context.workspace.root, heard) == (tmp_path / DEMO_FOLDER, [])


def test_the_way_back_from_the_demo_district_waits_for_what_is_being_done(
    make_session, root, qtbot, tmp_path
):
    shutil.copytree(root, tmp_path / DEMO_FOLDER)
    session = opened(make_session(root), qtbot)
    session.open_demo()
    opened(session, qtbot)
    gate, notice = threading.Event(), session.window.centralWidget().findChild(Notice)
    (back,) = [made for made in notice.findChildren(QAbstractButton) if "своим" in made.text()]
    session.tasks.run(lambda: gate.wait(60))
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert session.root == tmp_path / DEMO_FOLDER
    (toast,) = session.window.findChildren(Toast)
    assert toast.text == "Дождитесь окончания начатой работы."
    gate.set()
    qtbot.waitUntil(lambda: session.tasks.idle)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    opened(session, qtbot)
    assert session.context.workspace.root == root


def test_a_workspace_whose_pages_hold_something_is_left_after_a_question(
    make_session, root, qtbot, tmp_path, monkeypatch
):
    shutil.copytree(root, tmp_path / DEMO_FOLDER)
    session = opened(make_session(root), qtbot)
    session.open_demo()
    opened(session, qtbot)
    answers, asked = iter([False, True]), []

    def ask(question, details="", **_words):
        asked.append((question, details))
        return next(answers)

    monkeypatch.setattr(session.messages, "ask", ask)
    content = session.window.centralWidget()
    monkeypatch.setattr(content.current_page, "unsaved", lambda: "Не принято.")
    (notice,) = content.findChildren(Notice)
    (back,) = [made for made in notice.findChildren(QAbstractButton) if "своим" in made.text()]
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert session.root == tmp_path / DEMO_FOLDER
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    opened(session, qtbot)
    assert session.root == root
    assert asked == [("Открыть другую папку данных без этих изменений?", "Не принято.")] * 2
    assert session.context.may_leave("Открыть?", "Открыть"), "the new pages hold nothing"
