"""Lines with a tick each."""

from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.ticks import TickLine, Ticks

FILES = ("файла", "файлов", "файлов")
LONG = "Информация в регион полугодовая, Управление образования, на 22.11.2026, внутренний.pdf"


def test_long_words_take_more_lines_and_nothing_is_wider_than_the_dialog(
    look: theme.Theme, qtbot: QtBot
) -> None:
    dialog = FormDialog(None, "Прежние версии документов", action="Удалить…")
    qtbot.addWidget(dialog)
    ticks = Ticks([TickLine(1, "План.pdf"), TickLine(2, LONG)], FILES)
    ticks.head(dialog.add_row("Что удалить", ticks))
    dialog.show()
    qtbot.waitExposed(dialog)
    short, long = ticks.boxes
    line = long.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: long.height() >= short.height() + line)
    assert long.text() == LONG
    assert long.width() <= dialog.width()
    end = ticks.all_button.mapTo(dialog, ticks.all_button.rect().topRight()).x()
    assert end < dialog.width(), "the link for all is in sight"
