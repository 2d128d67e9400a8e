"""Messages never stop the work; a question has a verb on its button."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from app.errors import UserError
from app.views.base.messages import Messages, ToastAction
from app.views.base.toast import Toast


@pytest.fixture
def window(look, qtbot):
    made = QWidget()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def toasts(window):
    return [toast for toast in window.findChildren(Toast) if toast.isVisible()]


def test_a_problem_shows_its_sentence_and_its_hint_and_stays(window):
    Messages(window).show_problem(UserError("Файл занят.", "Закройте его в Word."))
    (toast,) = toasts(window)
    assert toast.accessibleName() == "Файл занят. Закройте его в Word."
    assert toast.tone == "negative"
    assert toast.geometry().right() < window.width()
    assert toast.geometry().bottom() < window.height()


def test_a_toast_offers_what_can_be_done_next(window, qtbot):
    opened = []
    Messages(window).toast("Документ готов.", [ToastAction("Открыть", lambda: opened.append(1))])
    (toast,) = toasts(window)
    (link,) = [made for made in toast.findChildren(QPushButton) if made.text() == "Открыть"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [1]


def test_at_most_two_stand_above_one_another_and_a_repeated_one_once(window, qtbot):
    messages = Messages(window)
    for text in ("один", "два", "три", "четыре", "четыре"):
        messages.inform(text)
    shown = sorted(toasts(window), key=lambda toast: toast.y())
    assert [toast.text for toast in shown] == ["три", "четыре"]
    for above, below in pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()


def test_toasts_follow_the_corner_of_the_window(window):
    Messages(window).warn("Проверьте дату.")
    window.resize(1400, 800)
    (toast,) = toasts(window)
    assert 1400 - toast.geometry().right() < 40
    assert 800 - toast.geometry().bottom() < 40


@pytest.mark.parametrize(("press", "expected"), [("Удалить", True), ("Отмена", False)])
def test_a_question_is_answered_by_its_verb(window, press, expected):
    def click():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts = {made.text(): made for made in box.buttons()}
        texts[press].click()

    QTimer.singleShot(0, click)
    assert Messages(window).ask("Удалить план?", "Отметки пропадут.", yes="Удалить") is expected


def test_esc_means_no(window, qtbot):
    def press():
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    assert Messages(window).ask("Удалить план?", yes="Удалить") is False


def test_before_there_is_a_window_nothing_is_shown(qapp):
    before = set(QApplication.topLevelWidgets())
    Messages(None).inform("Никто не увидит.")
    assert set(QApplication.topLevelWidgets()) == before
