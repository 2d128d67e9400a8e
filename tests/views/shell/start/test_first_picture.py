"""The first picture of «Обзор» in a window that is open already is laid out to the end."""

from app.views.overview.step_line import StepLine
from app.views.shell.workplace import Workplace
from tests.views.shell.start.conftest import opened


def test_what_is_opened_in_an_open_window_is_never_painted_squeezed(
    make_session, root, qtbot, monkeypatch
):
    session = opened(make_session(root), qtbot)
    painted = []
    paint = StepLine.paintEvent

    def watched(line, event):
        painted.append((line.accessibleName(), line.heightForWidth(line.width()) - line.height()))
        paint(line, event)

    monkeypatch.setattr(StepLine, "paintEvent", watched)
    before = session.window.centralWidget()
    session.pages.show_preparing(interrupted=False)  # as before an upgrade
    qtbot.wait(50)
    session.reopen()
    opened(session, qtbot)
    qtbot.waitUntil(lambda: bool(painted))
    assert isinstance(session.window.centralWidget(), Workplace)
    assert session.window.centralWidget() is not before
    assert [(name, lacking) for name, lacking in painted if lacking > 0] == []
