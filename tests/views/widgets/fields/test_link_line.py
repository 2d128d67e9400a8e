"""A link with a state: a text that the state would cut stands in a line of its own."""

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.widgets.fields.line import LinkLine
from app.views.widgets.statuses import overdue_status


def test_the_kind_of_a_school_is_not_cut_by_the_state(look: theme.Theme, qtbot: QtBot) -> None:
    where = "15.11.2026 · МБОУ «СОШ № 30»"
    line = LinkLine("Обновить положение", where, overdue_status("просрочено на 7 дней"))
    qtbot.addWidget(line)
    line.show()
    heights: dict[int, int] = {}
    for width in (320, 620, 320):
        line.resize(width, line.height())
        line.repaint()
        heights[width] = line.height()
        assert line.toolTip() == ""  # nothing is cut
    small = QFontMetrics(theme.text_font(theme.SMALL)).height()
    assert heights[320] >= heights[620] + small
