"""The panel beside a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.status import Status


def texts(panel):
    return [made.text() for made in panel.findChildren(QLabel) if made.isVisible()]


def test_it_begins_anew_for_every_row(look, qtbot):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    panel.show()
    panel.begin("СОШ № 5", "Спасск", Status("accent", "flag", "ШНОР"))
    panel.add_heading("Основание")
    panel.add_fact("Участников", "89")
    panel.add_text("Доля 12,4 %.")
    wanted = {"СОШ №\u00a05", "Спасск", "Основание", "Участников", "89", "Доля 12,4\u00a0%."}
    qtbot.waitUntil(lambda: wanted <= set(texts(panel)))
    panel.begin("СОШ № 6")
    assert "89" not in texts(panel)
    assert "СОШ №\u00a06" in texts(panel)
    assert panel.chip.isHidden()


def test_closing_is_told(look, qtbot):
    panel = DetailsPanel(closable=True)
    qtbot.addWidget(panel)
    panel.show()
    close = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Закрыть")
    with qtbot.waitSignal(panel.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_a_long_name_takes_the_wider_half(look, qtbot):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    panel.show()
    name = "Критерий 1: процедур за год результатов, не менее"
    panel.add_fact(name, "2", long_name=True)
    panel.add_fact("Источник", "Письмо")

    def widths() -> dict[str, int]:
        return {made.text(): made.width() for made in panel.findChildren(QLabel)}

    qtbot.waitUntil(lambda: widths()[name] > widths()["2"])
    qtbot.waitUntil(lambda: widths()["Источник"] < widths()["Письмо"])
