"""The list of what schools have not sent, in the narrowest panel."""

from pytestqt.qtbot import QtBot

from app.services.expected.gaps import MissingResults
from app.services.language.sentences import glued
from app.views.base.page_context import PageContext
from app.views.look.elision import wrapped
from app.views.results.panel.missing_panel import MissingPanel
from app.views.tables.row_delegate import PADDING

LACKING = ("ЕГЭ МА база", "ЕГЭ МА профиль", "ЕГЭ РУ", "ОГЭ МА", "ОГЭ РУ", "ВПР МА 4", "ВПР РУ 4")


def test_what_a_school_lacks_is_read_whole(context: PageContext, qtbot: QtBot) -> None:
    panel = MissingPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 400)
    panel.show()
    panel.show_missing([MissingResults(1, "МБОУ «Болгарская СОШ № 1»", LACKING)], 2026, "Профиль")
    table = panel.table
    text, width = ", ".join(LACKING), table.columnWidth(1) - 2 * PADDING

    def painted() -> list[str]:
        metrics = table.fontMetrics()
        lines = (table.rowHeight(0) - PADDING) // metrics.lineSpacing()
        return wrapped(metrics, text, width, lines)

    qtbot.waitUntil(lambda: " ".join(painted()) == glued(text))


def test_the_words_above_the_list_are_never_cut(context: PageContext, qtbot: QtBot) -> None:
    panel = MissingPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    rows = [MissingResults(1, "МБОУ «Болгарская СОШ № 1»", LACKING)]
    panel.show_missing(rows, 2026, "Общероссийская методика (двойной критерий)")
    words = panel.subtitle
    qtbot.wait(20)
    for height in (panel.minimumSizeHint().height(), 240, 300, 500):
        panel.resize(320, height)
        qtbot.waitUntil(lambda height=height: panel.height() == height)
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
        assert words.text().startswith("2025/2026, 1\u00a0школа.")
        assert "профиля" in words.text() + words.toolTip()
        assert panel.table.viewport().height() > panel.table.fontMetrics().height()
    panel.resize(320, 240)  # again low: no room is kept for the words that are gone
    line = words.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: words.minimumHeight() < 2 * line)
