"""Another version is told of once; a new user, and an older program, hear nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import __version__
from app.services.program.releases.updating import waiting
from app.views.base.page_context import PageContext
from app.views.look.window_state import WindowState
from app.views.settings.releases.news_dialog import NewsDialog
from app.views.shell.start.release_notice import is_to_be_told, nothing_to_tell, tell_of_release
from app.views.shell.workplace import Workplace
from app.views.widgets.notice import Notice
from tests.views.conftest import finish, said


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def workplace(open_workplace: Callable[..., Workplace], context: PageContext) -> Workplace:
    return open_workplace(context, 1280, 720)


def test_each_newer_version_is_told_once(state: WindowState) -> None:
    state.keep_text("news", "0.0.9")
    assert is_to_be_told(state)
    assert not is_to_be_told(state)
    state.keep_text("news", "99.0.0")
    assert not is_to_be_told(state), "an older program was installed again"
    assert state.text("news") == __version__


def test_who_begins_hears_nothing_and_who_had_0_1_0_does(state: WindowState) -> None:
    assert not is_to_be_told(state)
    state.keep_text("news", "")
    state.keep_blob("window", QByteArray(b"size"))
    assert is_to_be_told(state)
    state.keep_text("news", "")
    nothing_to_tell(state)
    assert not is_to_be_told(state)


def notices(workplace: Workplace) -> list[Notice]:
    """Those of the release; another year of work has one too."""
    found = [one for one in workplace.findChildren(Notice) if one.isVisible()]
    return [one for one in found if "верси" in one.text.text().casefold()]


def test_the_notice_opens_the_news_and_goes(
    workplace: Workplace, context: PageContext, qtbot: QtBot
) -> None:
    context.state.keep_text("news", "0.0.9")
    tell_of_release(context, workplace)
    finish(context, qtbot)
    (notice,) = notices(workplace)
    assert notice.text.text() == f"Установлена версия {__version__}."
    show, _hide = notice.findChildren(QPushButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    (dialog,) = workplace.window().findChildren(NewsDialog)
    assert __version__ in dialog.text.toPlainText()
    dialog.close()
    assert notices(workplace) == []
    tell_of_release(context, workplace)
    finish(context, qtbot)
    assert notices(workplace) == []


def test_the_notice_can_be_hidden(workplace: Workplace, context: PageContext, qtbot: QtBot) -> None:
    context.state.keep_text("news", "0.0.9")
    tell_of_release(context, workplace)
    finish(context, qtbot)
    (notice,) = notices(workplace)
    _show, hide = notice.findChildren(QPushButton)
    qtbot.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert notices(workplace) == []


def test_an_update_that_failed_is_told_and_swept(
    workplace: Workplace,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "update"
    folder.mkdir()
    (folder / "error.txt").write_text("На диске не осталось места.", encoding="utf-8")
    monkeypatch.setattr(waiting, "update_folder", lambda: folder)
    tell_of_release(context, workplace)
    finish(context, qtbot)
    assert said(context).texts == ["Обновление не установлено. На диске не осталось места."]
    assert not folder.exists()
