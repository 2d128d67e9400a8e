"""Pages in the window: made in the background, drawn when seen, zoomed and turned with keys."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.documents.model.blocks import BLANK, Document, Section, body
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.views.base.page_context import PageContext
from app.views.look import theme
from app.views.preview.preview_panel import PreviewPanel
from app.views.preview.view import PAGE, WIDTH
from tests.views.conftest import said


def pdf(path: Path, pages: int = 5, text: str = "Страница") -> Path:
    sections = tuple(Section((body(f"{text} {number}"),)) for number in range(pages))
    render_pdf.render(Document(title="Проба", sections=sections), make_style(), path)
    return path


def opened(qtbot: QtBot, context: PageContext, path: Path | None = None) -> PreviewPanel:
    panel = PreviewPanel(context)
    panel.install_shortcuts(panel)
    qtbot.addWidget(panel)
    panel.resize(640, 600)
    panel.show()
    qtbot.waitExposed(panel)
    if path is not None:
        shown(qtbot, panel, path)
    return panel


def shown(qtbot: QtBot, panel: PreviewPanel, path: Path) -> None:
    with qtbot.waitSignal(panel.shown, check_params_cb=lambda made: made is not None):
        panel.show_file(path)
    drawn(qtbot, panel)


def drawn(qtbot: QtBot, panel: PreviewPanel) -> None:
    """Wait until everything in sight is drawn at its size."""
    view = panel.view

    def sharp() -> bool:
        view.viewport().repaint()
        return all(view.images.is_sharp(page) for page in view.seen_pages())

    qtbot.waitUntil(sharp)


def test_only_pages_in_sight_are_drawn(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    view = panel.view
    assert view.count == 5
    assert list(view.seen_pages()) == [0]
    assert view.images.image(0) is not None
    assert all(view.images.image(page) is None for page in range(1, 5))
    assert view.images._wanted == []  # and nothing else is going to be
    view.go_to_page(3)
    drawn(qtbot, panel)
    made = {page for page in range(view.count) if view.images.image(page) is not None}
    assert 3 in made
    assert made == {0, *view.seen_pages()}


def test_pictures_have_the_pixels_of_the_screen(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    panel.view.set_zoom(1.5)
    drawn(qtbot, panel)
    image = panel.view.images.image(0)
    assert image is not None
    wanted = 595.28 * 1.5 * 96 / 72 * panel.devicePixelRatioF()
    assert image.width() == pytest.approx(wanted, abs=2)
    dark = [
        image.pixelColor(x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height() // 5, 2)
        if image.pixelColor(x, y).lightness() < 100
    ]
    assert dark  # the text is there
    assert image.pixelColor(5, image.height() - 5) == QColor("white")


def test_the_keys_frame_the_pages_and_cover_nothing(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    view = panel.view
    panel.bar.zoom.setFocus()
    qtbot.waitUntil(lambda: not view.hasFocus())
    inside = view.viewport().rect().adjusted(4, 4, -4, -4)
    without = view.viewport().grab(inside).toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.viewport().grab(inside).toImage() == without
    assert view.viewport().grab().toImage().pixelColor(0, 100) == theme.current().colour("accent")


def test_a_narrow_bar_gives_up_the_buttons_of_the_zoom(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    bar = panel.bar
    assert bar.larger.isVisible()
    bar.set_waiting(waiting=True)
    panel.resize(376, 600)
    assert not bar.larger.isVisible()
    bar.layout().activate()
    parts = (bar.previous, bar.next, bar.number, bar.total, bar.waiting, bar.zoom, bar.print)
    assert all(left.geometry().right() < right.x() for left, right in pairwise(parts))
    assert bar.print.geometry().right() <= bar.width()


def test_a_wide_bar_needs_no_more_than_a_narrow_one(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    bar = opened(qtbot, context, pdf(tmp_path / "a.pdf")).bar
    assert bar.larger.isVisible()
    wide = bar.minimumSizeHint()
    bar.window().resize(376, 600)
    bar.layout().activate()
    assert not bar.larger.isVisible()
    assert wide == bar.minimumSizeHint()


def test_the_words_of_waiting_leave_the_buttons_of_the_zoom_their_room(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    bar = panel.bar
    bar.total.setText("из\u00a0165")
    bar.set_waiting(waiting=True)
    parts = (bar.total, bar.waiting, bar.smaller, bar.zoom, bar.larger, bar.print)
    for width in (484, 560, 602, 700):
        panel.resize(width, 600)
        bar.layout().activate()
        assert bar.larger.isVisible()
        assert all(left.geometry().right() < right.x() for left, right in pairwise(parts)), width


def test_keys_turn_the_pages(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    view, bar = panel.view, panel.bar
    view.setFocus()
    assert (bar.number.text(), bar.total.text()) == ("1", "из\u00a05")
    assert not bar.previous.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.page, bar.number.text()) == (2, "3")
    assert view.accessibleDescription() == "Страница 3 из 5"
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    assert not bar.next.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    bar.next.click()
    assert view.page == 1


def test_the_number_of_a_page_is_typed(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    bar = panel.bar
    bar.number.setFocus()
    bar.number.selectAll()
    qtbot.keyClicks(bar.number, "4")
    qtbot.keyClick(bar.number, Qt.Key.Key_Return)
    assert panel.view.page == 3
    bar.number.selectAll()
    qtbot.keyClicks(bar.number, "9")  # there is no such page
    bar.number.editingFinished.emit()
    assert bar.number.text() == str(panel.view.page + 1)


def test_zoom_by_keys_wheel_and_choice(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    view, bar = panel.view, panel.bar
    assert view.zoom == WIDTH
    assert bar.zoom.currentText() == "По ширине"
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (view.factor, bar.zoom.currentText()) == (1.0, "100\u00a0%")
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert bar.zoom.currentText() == "110\u00a0%"
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.factor == 0.9
    wheel(view.viewport(), 120)
    assert view.factor == 1.0
    for _turn in range(20):
        wheel(view.viewport(), 120)
    assert view.factor == 3.0
    assert not bar.larger.isEnabled()
    bar.zoom.setCurrentIndex(bar.zoom.findData(PAGE))
    bar.zoom.activated.emit(bar.zoom.currentIndex())
    assert view.zoom == PAGE
    width, height = view._layout().size(0)
    assert height <= view.viewport().height()
    assert width <= view.viewport().width()


def wheel(target, angle: int) -> None:
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(target.mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_zooming_at_the_beginning_stays_there(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    panel.view.set_zoom(PAGE)
    panel.view.set_zoom(WIDTH)
    assert panel.view.verticalScrollBar().maximum() > 0
    assert panel.view.verticalScrollBar().value() == 0
    panel.view.set_zoom(2.0)
    assert panel.view.verticalScrollBar().value() == 0


def test_zooming_keeps_the_place(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    panel.view.go_to_page(2)
    panel.view.set_zoom(2.0)
    assert panel.view.page == 2
    panel.view.set_zoom(WIDTH)
    assert panel.view.page == 2


def test_the_whole_page_is_the_present_one(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf"))
    panel.view.go_to_page(2)
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().value() + 300)
    panel.view.set_zoom(PAGE)
    assert panel.view.page == 2
    top = panel.view._page_rect(2, panel.view._layout()).top()
    assert 0 <= top <= 8


def test_a_line_to_fill_in_is_brought_into_sight(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = opened(qtbot, context, pdf(tmp_path / "a.pdf", text=f"Номер {BLANK}"))
    assert panel.preview is not None
    blank = panel.preview.blanks[4]
    assert blank.page == 4
    panel.view.show_blank(blank)
    assert 4 in panel.view.seen_pages()
    place = panel.view._place_of(blank, panel.view._layout())
    assert panel.view.viewport().rect().contains(place.toRect())


def test_the_newest_wish_counts(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    panel = opened(qtbot, context)
    first, second = pdf(tmp_path / "1.pdf", 1), pdf(tmp_path / "2.pdf", 2)
    titles: list[str] = []
    panel.shown.connect(lambda made: titles.append("" if made is None else made.title))
    panel.show_file(first)
    panel._pause.timeout.emit()  # it is on its way
    panel.show_file(second)
    qtbot.waitUntil(lambda: panel.preview is not None)
    assert panel.preview.title == "2.pdf"
    assert "1.pdf" not in titles


def test_a_file_that_cannot_be_shown_is_told_in_its_place(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"nothing")
    panel = opened(qtbot, context)
    panel.show_file(broken)
    qtbot.waitUntil(lambda: "не удаётся показать" in panel.note.title.text())
    assert panel.note.isVisible()
    assert not panel.bar.isEnabled()
    assert said(context).texts == []


def test_a_page_that_is_gone_before_its_picture_came_harms_nobody(
    qtbot: QtBot, context: PageContext, tmp_path: Path
) -> None:
    panel = PreviewPanel(context)
    panel.show_file(pdf(tmp_path / "a.pdf"))
    panel._pause.timeout.emit()
    panel.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    assert context.tasks.wait(10_000)
    QApplication.processEvents()
