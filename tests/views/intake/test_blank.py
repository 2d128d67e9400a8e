"""An empty workbook is saved where the user wants it, and replaces nothing unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.views.base.opening import usual_folder
from app.views.base.page_context import PageContext
from app.views.intake.blank import ask_for_blank
from app.views.plans.page import PlansPage
from tests.views.conftest import finish, said


def test_a_filled_blank_is_not_replaced_by_an_empty_one(
    qtbot: QtBot, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name keeps its points: «План 01.12» is no «План 01.xlsx»."""
    page = PlansPage(context)
    qtbot.addWidget(page)
    other, filled = tmp_path / "План 01.xlsx", tmp_path / "План 01.12.xlsx"
    for path in (other, filled):
        path.write_bytes(b"filled")
    suggested: list[str] = []

    def ask(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        suggested.append(name)
        return str(tmp_path / "План 01.12"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    said(context).answer = False
    ask_for_blank(page, "plan", "План мероприятий")
    finish(context, qtbot)
    assert said(context).questions[-1].startswith("Заменить файл «План 01.12.xlsx»?")
    assert (other.read_bytes(), filled.read_bytes()) == (b"filled", b"filled")
    assert suggested == [str(usual_folder() / "План мероприятий.xlsx")]
    said(context).answer = True
    ask_for_blank(page, "plan", "План мероприятий")
    finish(context, qtbot)
    assert (other.read_bytes(), filled.read_bytes()[:2]) == (b"filled", b"PK")


def test_files_are_saved_among_the_documents_and_then_where_they_were_saved_last(
    tmp_path: Path,
) -> None:
    """Never where the program runs from: nothing can be written there."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    assert usual_folder() == usual_folder(str(tmp_path / "gone")) == documents
    assert usual_folder() != Path(QDir.currentPath())
    assert usual_folder(str(tmp_path)) == tmp_path
