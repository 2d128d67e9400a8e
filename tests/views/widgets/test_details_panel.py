"""The panel beside a list."""

import ctypes
import gc
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

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


class _Asked(QLabel):
    """Counts how often it is asked for its height."""

    asked = 0

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt
        """Count."""
        self.asked += 1
        return super().heightForWidth(width)


def test_what_is_put_in_is_shown_and_laid_out_in_one_go(look, qtbot):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    panel.show()
    qtbot.waitExposed(panel)
    asked: list[int] = []
    for number in (5, 40):
        panel.begin(f"СОШ № {number}")
        lines = [_Asked(f"Строка {line}. Доля 12,4 %.") for line in range(number)]
        for line in lines:
            line.setWordWrap(True)
            panel.add(line)
        QApplication.processEvents()
        assert all(line.isVisible() for line in lines)
        assert [line.y() for line in lines] == sorted({line.y() for line in lines})
        asked.append(max(line.asked for line in lines))
    assert asked[1] <= 2 * asked[0], "laid out once for each of the lines"


def test_what_was_hidden_on_purpose_stays_hidden(look, qtbot):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.begin("СОШ № 5")
    seen, unseen = QLabel("видно"), QLabel("не видно")
    unseen.hide()
    panel.add(seen)
    panel.add(unseen)
    QApplication.processEvents()
    assert seen.isVisible()
    assert unseen.isHidden()


class _Heap(ctypes.Structure):
    """What `mallinfo2` of glibc tells."""

    _names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = tuple((name, ctypes.c_size_t) for name in _names.split())


def _bytes_in_use() -> int:
    gc.collect()
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Heap
    return ask().uordblks


@pytest.mark.skipif(sys.platform != "linux", reason="the heap of glibc is asked")
def test_what_is_taken_out_leaves_no_memory_behind(look, qtbot):
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    in_use: list[int] = []
    for part in range(3):
        for _ in range(300 if part else 30):
            panel.begin("СОШ № 5")
            panel.content.addSpacing(1)
            panel.add_fact("Участников", "89")
            panel.add(QLabel("Доля"))
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()  # or the queue itself grows
        in_use.append(_bytes_in_use())
    assert in_use[2] - in_use[1] < 300 * 40, "bytes of the widgets and spacers stay"
