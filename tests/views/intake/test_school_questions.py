"""Questions about schools: hundreds of them, and lists of hundreds of schools."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.services.importing.binding.questions import Candidate, SchoolQuestion
from app.views.intake.school_questions import SchoolQuestions
from tests.views.typing import type_text

REGISTER = [(number, f"Школа № {number}") for number in range(1, 641)]
ASKED = 70


def asked(number: int, code: str = "unknown_school") -> SchoolQuestion:
    """A question about one school that may be the one of the register with that number."""
    candidates = (Candidate(number, f"Школа № {number}", "похожее название"),)
    reason = "" if code == "unknown_school" else "Таких школ в реестре 2: укажите логин."
    return SchoolQuestion(
        key=f"ключ {number}",
        name=f"Школ № {number}",
        login=None,
        oo_code=None,
        municipality="",
        candidates=candidates,
        code=code,
        reason=reason,
    )


def panel(qtbot: QtBot, *questions: SchoolQuestion) -> SchoolQuestions:
    """The questions as a window shows them."""
    made = SchoolQuestions()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_questions(questions, REGISTER)
    return made


def boxes(shown: SchoolQuestions) -> list[QComboBox]:
    return shown.findChildren(QComboBox)


def test_hundreds_of_questions_come_in_portions(qtbot: QtBot) -> None:
    shown = panel(qtbot, *(asked(number) for number in range(1, ASKED + 1)))
    assert (shown.count, len(boxes(shown))) == (ASKED, 30)
    assert shown.more.isVisible()
    assert shown.more.text() == "Показать ещё 30 из 40"
    shown.more.click()
    assert (len(boxes(shown)), shown.more.text()) == (60, "Показать ещё 10 из 10")
    shown.more.click()
    assert len(boxes(shown)) == ASKED
    assert not shown.more.isVisible()


def test_questions_that_are_not_shown_are_answered_too(qtbot: QtBot) -> None:
    shown = panel(
        qtbot,
        *(asked(number) for number in range(1, ASKED + 1)),
        asked(100, "school.ambiguous"),
    )
    shown.answer("ключ 65", 65)
    with qtbot.waitSignal(shown.changed):
        shown.create_all.click()
    answers = shown.answers()
    assert {answer.action for key, answer in answers.items() if key != "ключ 65"} == {"create"}
    assert answers["ключ 65"].school_id == 65
    assert shown.unanswered == 1, "a name of several schools is no new one"
    shown.skip_all.click()
    assert shown.answers()["ключ 100"].action == "skip"
    shown.more.click()
    shown.more.click()
    assert boxes(shown)[64].currentData() == 65


# The list under a choice is a window, which this platform can neither raise nor give the keyboard.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_register_comes_into_a_box_when_it_is_used(qtbot: QtBot) -> None:
    shown = panel(qtbot, asked(5))
    (box,) = boxes(shown)
    assert box.count() < 10
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "№ 639")
    assert box.findData(639) > 0
    with qtbot.waitSignal(shown.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown.answers()["ключ 5"].school_id == 639


def test_an_answer_from_the_register_stands_in_its_box_again(qtbot: QtBot) -> None:
    shown = panel(qtbot, asked(5))
    shown.answer("ключ 5", 600)
    assert boxes(shown)[0].currentText() == "Школа № 600"
    shown.set_questions([asked(5), asked(6)], REGISTER)
    qtbot.waitUntil(lambda: len(boxes(shown)) == 2)
    assert boxes(shown)[0].currentText() == "Школа № 600"
