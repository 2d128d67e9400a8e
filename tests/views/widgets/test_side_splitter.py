from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.widgets.side_splitter import SideSplitter


def made(qtbot: QtBot, context: PageContext) -> SideSplitter:
    splitter = SideSplitter(
        QWidget(), QWidget(), name="side", state=context.state, share=0.5, least=300, most=500
    )
    qtbot.addWidget(splitter)
    splitter.show()
    return splitter


def test_the_details_get_their_share_within_limits(qtbot: QtBot, context: PageContext) -> None:
    splitter = made(qtbot, context)
    for width, details in ((500, 300), (800, 400), (1600, 500)):
        splitter.resize(width, 200)
        assert splitter.sizes()[1] == details


def test_a_dragged_line_stays_and_is_remembered(qtbot: QtBot, context: PageContext) -> None:
    splitter = made(qtbot, context)
    splitter.resize(800, 200)
    splitter.moveSplitter(200, 1)
    before = splitter.sizes()
    assert before[1] > 500  # more than its share would ever be
    splitter.splitterMoved.emit(200, 1)

    again = made(qtbot, context)
    again.resize(800, 200)
    assert again.sizes() == before


def test_details_lie_over_the_list_where_there_is_no_room(
    qtbot: QtBot, context: PageContext
) -> None:
    content, details = QWidget(), QWidget()
    splitter = SideSplitter(
        content,
        details,
        name="side",
        state=context.state,
        share=0.5,
        least=300,
        most=500,
        over=content,
    )
    qtbot.addWidget(splitter)
    splitter.resize(784, 200)
    splitter.show()
    assert content.width() == 784
    assert details.geometry() == QRect(484, 0, 300, 200)
    details.hide()
    splitter.resize(1040, 200)  # a window of 1280
    assert details.isHidden()
    assert content.width() == 1040
    details.show()
    qtbot.waitUntil(lambda: splitter.sizes() == [1040 - splitter.handleWidth() - 500, 500])
    splitter.resize(784, 260)
    assert details.isVisible()
    assert content.width() == 784
    assert details.geometry() == QRect(484, 0, 300, 260)


def test_what_both_need_never_keeps_the_details_beside(qtbot: QtBot, context: PageContext) -> None:
    content, details, low = QWidget(), QWidget(), QWidget()
    content.setMinimumWidth(760)
    details.setMinimumWidth(336)
    splitter = SideSplitter(
        content,
        details,
        name="side",
        state=context.state,
        share=0.3,
        least=336,
        most=500,
        over=content,
    )
    qtbot.addWidget(low)
    QVBoxLayout(low).addWidget(splitter)
    low.resize(1280, 200)
    low.show()
    assert not splitter.lies_over
    low.resize(low.minimumSizeHint())  # as a page that is given no more than it needs
    qtbot.waitUntil(lambda: splitter.lies_over)
    qtbot.waitUntil(lambda: low.minimumSizeHint().width() < 800)
