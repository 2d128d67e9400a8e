"""Every word of a remark can be read, however long it is."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.importing.findings.problems import ImportProblem, problem_at
from app.views.base.page_context import PageContext
from app.views.intake.problem_list import ProblemList
from tests.views.conftest import shown_alone


def remark(message: str) -> ImportProblem:
    return problem_at("файл.xlsx", "cell.error", message, sheet="Лист1", row=3)


SHORT = remark("Пустая строка.")
LONG = remark(" ".join(f"слово{number}" for number in range(90)))


def test_the_selected_remark_stands_below_in_full(context: PageContext, qtbot: QtBot) -> None:
    made = shown_alone(ProblemList(context.state), qtbot, size=(760, 240))
    made.set_problems([LONG, SHORT])
    words = made.words
    qtbot.waitUntil(lambda: words.text() == LONG.sentence)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 0)
    assert isinstance(made.words, QLabel)
    assert made.table.height() >= 80
    long = made.words.height()
    made.table.selectRow(1)
    qtbot.waitUntil(lambda: words.text() == SHORT.sentence)
    qtbot.waitUntil(lambda: words.height() < long)
    made.set_problems([])
    assert made.words.text() == ""
