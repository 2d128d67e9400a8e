"""Messages never stop the work; a question has a verb on its button."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QPushButton, QWidget

from app.errors import UserError
from app.views.base.messages import Messages, ToastAction
from app.views.base.toast import Toast, ToastHost


@pytest.fixture
def window(look, qtbot):
    made = QMainWindow()
    made.setCentralWidget(QWidget())
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
    assert toast.words.text() == "Файл занят. Закройте его в Word."
    assert toast.words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_that_an_action_failed_is_said_until_it_is_tried_again(window):
    messages = Messages(window)
    failed = UserError("Это не файл выпуска.", "Выберите другой файл.")
    with messages.attempt("Обновление"):
        messages.show_problem(failed)
    messages.begin("Резервная копия")
    messages.begin("")
    assert [toast.text for toast in toasts(window)] == [failed.message]
    with messages.attempt("Обновление"):
        assert toasts(window) == []
    messages.show_problem(failed)  # of no action: it stays
    messages.begin("")
    messages.begin("Обновление")
    assert [toast.text for toast in toasts(window)] == [failed.message]


def test_what_was_done_is_said_though_the_same_is_done_again(window):
    messages = Messages(window)
    with messages.attempt("Обновление"):
        messages.toast("Сохранено.")
    messages.begin("Обновление")
    assert [toast.text for toast in toasts(window)] == ["Сохранено."]


def test_a_toast_offers_what_can_be_done_next(window, qtbot):
    opened = []
    Messages(window).toast("Документ готов.", [ToastAction("Открыть", lambda: opened.append(1))])
    (toast,) = toasts(window)
    (link,) = [made for made in toast.findChildren(QPushButton) if made.text() == "Открыть"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [1]


def test_the_last_message_takes_the_place_of_the_one_before(window, qtbot):
    messages = Messages(window)
    for text in ("один", "два", "два"):
        messages.inform(text)
        qtbot.waitUntil(lambda: not window.findChild(ToastHost)._in_one_breath)
        assert [toast.text for toast in toasts(window)] == [text]


def test_what_one_action_says_in_one_breath_is_one_message(window, qtbot):
    messages = Messages(window)
    taken_back = ToastAction("Отменить", lambda: None, 7)
    messages.toast("Вставлено: 4 результата", [taken_back])
    messages.toast(
        "Сильно отличаются: 2 ячейки",
        [ToastAction("Показать", lambda: None)],
        hint="Проверьте числа.",
        tone="warning",
    )
    (toast,) = toasts(window)
    assert toast.words.text() == (
        "Вставлено: 4\u00a0результата. Сильно отличаются: 2 ячейки. Проверьте числа."
    )
    assert [made.text() for made in toast.findChildren(QPushButton)] == ["Отменить", "Показать"]
    assert toast.tone == "warning"
    messages.forget_action(7)
    assert toasts(window) == []


def test_a_message_lies_over_nothing_and_moves_nothing(window, qtbot):
    messages = Messages(window)
    messages.inform("Сначала.")
    messages.leave_page()
    before = window.centralWidget().geometry()
    messages.warn("Проверьте дату.")
    for width in (1000, 1400):
        window.resize(width, 600)
        (toast,) = toasts(window)
        top = toast.mapTo(window, toast.rect().topLeft()).y()
        assert top > window.centralWidget().geometry().bottom()
        assert toast.width() == width
    assert window.centralWidget().height() == before.height()


def test_long_words_get_a_second_line_and_are_whole(window, qtbot):
    messages = Messages(window)
    words = "Файл «Приказ об утверждении перечня школ.docx» открыт в другой программе. " * 3
    messages.show_problem(UserError(words.strip(), "Закройте его в Word и повторите."))
    (toast,) = toasts(window)
    qtbot.waitUntil(lambda: window.centralWidget().geometry().bottom() < 600 - toast.height())
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())
    toast.dismiss()
    qtbot.waitUntil(lambda: window.statusBar().height() < toast.height())


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
