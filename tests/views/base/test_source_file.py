"""«Показать файл»: offered when it is there, calm words when it is not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.services.log.changes import changing
from app.services.storage.files.files import sha256_of
from app.views.base.page_context import PageContext
from app.views.base.source_file import show_source
from app.views.identification.page import IdentificationPage
from tests.views.conftest import said
from tests.views.identification.conftest import shown
from tests.views.patience import let_rest


@pytest.fixture
def source(context: PageContext, tmp_path: Path) -> Path:
    """A file that was imported."""
    path = tmp_path / "ВПР.xlsx"
    path.write_bytes(b"1")
    with changing(context.workspace, "import", "Загрузка", source_file=path.name) as work:
        found = {"file": path.name, "path": str(path), "sha256": sha256_of(path)}
        work.summary = {"files": [found]}
    return path


def test_a_file_that_is_there_can_be_opened_and_shown(context: PageContext, source: Path) -> None:
    show_source(context, source.name)
    assert "на месте" in said(context).texts[-1]
    assert [one.text for one in said(context).actions] == ["Открыть", "Показать в папке"]


def test_a_changed_file_is_offered_with_a_warning(context: PageContext, source: Path) -> None:
    source.write_bytes(b"2")
    show_source(context, source.name)
    assert "изменён после загрузки" in said(context).texts[-1]
    assert said(context).tones[-1] == "warning"


def test_a_file_that_is_gone_is_told_calmly(context: PageContext, source: Path) -> None:
    source.unlink()
    show_source(context, source.name)
    assert said(context).texts[-1].startswith("Файла «ВПР.xlsx» больше нет в папке")
    show_source(context, "другой.xlsx")
    assert "программа не запомнила" in said(context).texts[-1]
    assert [one.text for one in said(context).actions] == ["Указать файл…"] * 2
    assert set(said(context).tones) == {"accent"}


def test_a_file_that_moved_is_chosen_once(
    context: PageContext, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = source.rename(source.with_name("перенесён.xlsx"))
    other = source.with_name("другой.xlsx")
    other.write_bytes(b"2")
    for chosen, told in (
        ("", "Если файл есть, укажите, где он лежит."),
        (str(other), "Это другой файл"),
        (str(moved), "Это тот самый файл"),
    ):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, chosen=chosen: (chosen, ""))
        show_source(context, source.name)
        said(context).actions[-1].run()
        assert told in said(context).texts[-1]
    show_source(context, source.name)
    assert "на месте и не менялся" in said(context).texts[-1]


def test_the_button_of_an_imported_result_asks_for_its_file(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    page = shown(IdentificationPage(demo_context), qtbot)
    row = next(row for row in page.verdicts.model.rows if row.low)
    page.verdicts.select_school(row.school_id)
    let_rest(page)
    files = [
        one
        for one in page.verdicts.evidence.findChildren(QPushButton)
        if one.text() == "Показать файл" and not one.isHidden()
    ]
    with qtbot.waitSignal(page.verdicts.evidence.file_wanted) as asked:
        qtbot.keyClick(files[0], Qt.Key.Key_Space)
    assert asked.args is not None
    assert asked.args[0].endswith(".xlsx")
