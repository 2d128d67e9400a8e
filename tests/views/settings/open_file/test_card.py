"""The open file in the window: written, looked at before it is loaded, undone; errors by place."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.open_file.exporting.export import file_text, read_district
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.settings.open_file.card import OpenFileCard
from app.views.settings.open_file.load_dialog import LoadDialog
from tests.views.conftest import finish, said


@pytest.fixture
def card(context: PageContext, qtbot: QtBot) -> OpenFileCard:
    made = OpenFileCard(context, lambda _task, _card: None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.allow(free=True)
    return made


def written(folder: Path, **sections: Any) -> Path:
    path = folder / "район.json"
    path.write_text(json.dumps({"opora": 1, **sections}), encoding="utf-8")
    return path


def tried(card: OpenFileCard, path: Path, context: PageContext, qtbot: QtBot) -> LoadDialog:
    card.begin_loading(path)
    finish(context, qtbot)
    assert card.dialog is not None
    return card.dialog


def texts(dialog: LoadDialog, name: str) -> list[list[str]]:
    model = dialog.tables[name]
    return [[column.text(row) for column in model.columns] for row in model.rows]


def test_everything_is_written_into_one_file_or_into_workbooks(
    card: OpenFileCard,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, books = tmp_path / "Район.json", tmp_path / "книги"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(out.with_suffix("")), "")
    )
    qtbot.mouseClick(card.write_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert out.read_text(encoding="utf-8") == file_text(read_district(context.workspace))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(books))
    qtbot.mouseClick(card.books_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    told = said(context).texts
    assert told[0].startswith("Выгружено в открытый файл: Район.json")
    assert "Данных пока нет" in told[-1] or list(books.glob("*.xlsx"))


def test_what_would_change_is_seen_before_it_is_stored_and_undone(
    card: OpenFileCard, context: PageContext, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    schools = [{"login": "010001", "name": "СОШ № 1"}, {"login": "010002", "name": "СОШ № 2"}]
    before = file_text(read_district(workspace))
    number = {"number": "458", "title": "О списке", "kind": "Приказ"}
    days = [
        {**number, "id": "o1", "date": "2020-10-08"},
        {**number, "id": "o2", "date": "2020-10-06"},
    ]
    path = written(tmp_path, schools=schools, orders=days)
    dialog = tried(card, path, context, qtbot)
    assert dialog.summary.text().replace("\u00a0", " ") == "Добавится 4 записи."
    assert texts(dialog, "Что загрузится") == [["Школы", "2", "", ""], ["Приказы", "2", "", ""]]
    assert any(place.startswith("orders[") for place, _text in texts(dialog, "Стоит проверить"))
    assert file_text(read_district(workspace)) == before
    qtbot.mouseClick(dialog.load_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert "загружен: добавлено 4, изменено 0." in said(context).texts[-1].replace("\u00a0", " ")
    assert len(read_district(workspace).schools) == 2
    context.undoing.undo()
    finish(context, qtbot)
    assert file_text(read_district(workspace)) == before


def test_stored_rows_that_differ_are_named_and_the_same_need_no_loading(
    card: OpenFileCard, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    school = {"login": "010001", "name": "СОШ № 1", "settlement": "Ясный"}
    path = written(tmp_path, schools=[school])
    tried(card, path, context, qtbot).load()
    finish(context, qtbot)
    again = tried(card, path, context, qtbot)
    assert "загружать нечего" in again.summary.text()
    assert not again.load_button.isEnabled()
    again.reject()
    other = tried(
        card, written(tmp_path, schools=[{**school, "settlement": "Новый"}]), context, qtbot
    )
    assert texts(other, "Что изменится") == [
        ["Школа: СОШ № 1", "населённый пункт: Ясный → Новый"],
    ]
    other.reject()


def test_errors_of_a_file_stand_by_the_places_of_their_values(
    card: OpenFileCard, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = [{"login": "010001", "name": "СОШ № 1", "vilage": "Ясный"}]
    dialog = tried(card, written(tmp_path, schools=wrong), context, qtbot)
    ((place, text),) = texts(dialog, "Ошибки в файле")
    assert place == "schools[0].vilage"
    assert "неизвестен" in text
    assert dialog.load_button.isHidden()
    dialog.reject()
    tried(card, tmp_path / "нет.json", context, qtbot)
    assert "нет" in said(context).texts[-1]


def test_closing_the_dialog_stops_what_runs(
    card: OpenFileCard, context: PageContext, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path, schools=[{"login": "010001", "name": "СОШ № 1"}])
    card.begin_loading(path)
    assert card.dialog is not None
    card.dialog.reject()
    finish(context, qtbot)
    assert not read_district(workspace).schools
    assert not said(context).texts
