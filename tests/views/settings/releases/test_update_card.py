"""«О программе»: what is new, a chosen file, and the way to the next version."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app import __version__, paths
from app.services.program.releases.news import list_news
from app.services.program.releases.updating import preparing, waiting
from app.services.storage.backup import list_backups
from app.views.base.page_context import PageContext
from app.views.settings.releases.update_card import UpdateCard
from tests.services.program.releases.packages import installed, write_msi
from tests.views.conftest import finish, said

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed version 1.0.0, and where its update would wait."""
    program, own = tmp_path / "Opora", tmp_path / "свои" / "workspace"
    program.mkdir()
    (program / "Opora.exe").write_bytes(b"MZ")
    monkeypatch.setattr(preparing, "this_installation", lambda: installed(program))
    monkeypatch.setattr(paths, "default_workspace", lambda: own)
    return own


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(preparing, "install_after", lambda *words: calls.append(words))
    return calls


@pytest.fixture
def card(context: PageContext, own: Path, qtbot: QtBot) -> UpdateCard:
    made = UpdateCard(context)
    qtbot.addWidget(made)
    made.resize(880, 400)
    made.show()
    return made


def chosen(card: UpdateCard, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press the button and choose a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
    qtbot.mouseClick(card.update_button, Qt.MouseButton.LeftButton)
    finish(card._context, qtbot)


def words_of(card: UpdateCard) -> str:
    assert card.dialog is not None
    return "\n".join(one.text() for one in card.dialog.findChildren(QLabel) if one.isVisible())


def test_the_version_its_day_and_its_news_are_told(card: UpdateCard, qtbot: QtBot) -> None:
    texts = [one.text().replace("\u00a0", " ") for one in card.findChildren(QLabel)]
    newest = list_news()[0]
    assert f"Опора {__version__} от {newest.day:%d.%m.%Y}" in texts
    assert len([text for text in texts if __version__ in text]) == 1, "it is told once"
    assert any(text.startswith("Python 3.") for text in texts)
    qtbot.mouseClick(card.news_button, Qt.MouseButton.LeftButton)
    assert card.dialog is not None
    text = card.dialog.text.toPlainText().replace("\u00a0", " ")
    assert all(line in text for one in list_news() for line in one.lines)
    assert text.index(f"Версия {__version__}") < text.index("Версия 0.1.0")


def test_a_file_that_fits_is_installed_when_the_window_has_closed(
    card: UpdateCard,
    context: PageContext,
    own: Path,
    started: list[tuple[Any, ...]],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed: list[Callable[[Path], object]] = []
    context.close_and = lambda then, _otherwise: closed.append(then)
    chosen(card, write_msi(tmp_path / "Опора 1.2.0.msi"), qtbot, monkeypatch)
    told = words_of(card)
    seen = ("Опора 1.2.0", "передан целиком", "программа целиком, версия 1.2.0", "1.0.0")
    assert [words for words in seen if words not in told] == []
    assert card.dialog.update_button.isVisible()
    assert "резервную копию" in told
    news = _news(card).toPlainText()
    assert "Новое первое." in news
    assert "Было." not in news
    assert started == []
    qtbot.mouseClick(card.dialog.update_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert [row.reason for row in list_backups(context.workspace.backups)] == ["перед обновлением"]
    assert started == [], "the window is still there"
    (then,) = closed
    then(own)
    ((ready, pid, words),) = started
    assert (pid, words) == (os.getpid(), ())
    assert ready.folder == waiting.update_folder()
    assert (ready.folder / "Опора 1.2.0.msi").is_file()


def _news(card: UpdateCard) -> Any:
    from PySide6.QtWidgets import QTextBrowser

    return card.dialog.findChild(QTextBrowser)


def test_a_window_that_stays_open_puts_the_update_off(
    card: UpdateCard,
    context: PageContext,
    started: list[tuple[Any, ...]],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context.close_and = lambda _then, otherwise: otherwise()
    chosen(card, write_msi(tmp_path / "Опора 1.2.0.msi"), qtbot, monkeypatch)
    card.dialog.begin()
    finish(context, qtbot)
    assert "Обновление отложено" in said(context).texts[-1]
    assert not waiting.update_folder().exists()
    assert started == []


def test_a_file_that_does_not_fit_says_why_and_has_no_button(
    card: UpdateCard,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = write_msi(tmp_path / "Обновление.msi", kind="update", runtime="d" * 64)
    chosen(card, other, qtbot, monkeypatch)
    told = words_of(card)
    assert "сделано для другого выпуска" in told
    assert "Возьмите полный файл версии 1.2.0" in told
    assert not card.dialog.update_button.isVisible()
    assert card.dialog.close_button.text() == "Закрыть"
    assert not waiting.update_folder().exists()


def test_a_foreign_or_damaged_file_is_a_message_and_no_dialog(
    card: UpdateCard,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "Опора.msi"
    file.write_bytes(b"PK\x03\x04")
    chosen(card, file, qtbot, monkeypatch)
    assert "не выпуск «Опоры»" in said(context).texts[-1]
    write_msi(file)
    file.write_bytes(file.read_bytes()[:-700])
    chosen(card, file, qtbot, monkeypatch)
    assert "повреждён" in said(context).texts[-1]
    assert card.dialog is None


def test_what_a_refused_file_said_goes_with_the_next_one(
    card: UpdateCard,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(context.messages, "begin", begun.append)
    context.close_and = lambda _then, otherwise: otherwise()
    chosen(card, write_msi(tmp_path / "Опора 1.2.0.msi"), qtbot, monkeypatch)
    card.dialog.begin()
    finish(context, qtbot)
    chosen(card, tmp_path / "Опора 1.2.0.msi", qtbot, monkeypatch)
    assert begun == ["Обновление"] * 3, "checking and preparing are one action"


def test_an_installer_that_does_not_start_is_told_next_time(own: Path, tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as name:
        ready = preparing.Prepared((str(tmp_path / "нет"),), Path(name) / "update")
        ready.folder.mkdir()
        preparing.begin_installing(ready, os.getpid(), own)
        assert "не дала запустить" in waiting.sweep(ready.folder)
