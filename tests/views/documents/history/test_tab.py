"""The history of documents: what became of a file is told, what was made is shown and opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.services.documents.made import history
from app.services.documents.made.history import Made, record_outputs
from app.services.sheets.filtering import ColumnFilter
from app.services.storage.workspace import Workspace
from app.views.base.links import DocumentsSpot
from app.views.documents.history.tab import history_columns
from app.views.documents.page import DocumentsPage
from tests.views.conftest import finish, said
from tests.views.documents.conftest import made_files


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were given to their own programs."""
    files: list[Path] = []

    def open_url(address: QUrl) -> bool:
        files.append(Path(address.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return files


def test_the_history_lists_files_and_knows_which_are_gone(
    report: DocumentsPage, qtbot: QtBot, opened: list[Path]
) -> None:
    (made,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    content = made.read_bytes()
    made.unlink()

    report.show_spot(DocumentsSpot(tab="history"))

    (row,) = report.history.model.rows
    assert row.path == made
    assert report.history.model.data(report.history.model.index(0, 4)) == "не найден"
    report.history.table.selectRow(0)
    assert report.history.line.text.text().startswith("Файла в папке больше нет.")
    report.history.open_button.click()
    assert opened[-1].name == made.name
    assert opened[-1].read_bytes() == content
    report.context.workspace.attachments.joinpath("made").rename(made.parent / "gone")
    report.history.open_button.click()
    assert said(report.context).texts[-1].startswith(f"Файла «{made.name}» больше нет.")
    report.show_spot(DocumentsSpot(tab="make"))
    report.show_spot(DocumentsSpot(output_id=row.id))
    assert report.history.table.selected_row().id == row.id
    (book,) = made_files(qtbot, report, report.kinds.panel.xlsx_button)
    assert book.suffix == ".xlsx"


def test_the_history_shows_pages_and_says_why_there_are_none(
    report: DocumentsPage, qtbot: QtBot
) -> None:
    (alone,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    report.show_spot(DocumentsSpot(tab="history"))
    tab = report.history
    assert tab.table.selected_row().path == alone
    assert tab.preview.note.title.text() == "У файла Word нет страниц для просмотра"

    report.show_spot(DocumentsSpot(tab="make"))
    pdf, docx = reversed(made_files(qtbot, report, report.kinds.panel.both_button))
    report.show_spot(DocumentsSpot(tab="history"))
    newer, older = (row for row in tab.model.rows if row.path == docx)
    assert (newer.superseded, older.superseded) == (False, True)  # the same content, made again
    tab.table.select_key(newer.id)  # says the same as the PDF
    qtbot.waitUntil(lambda: tab.preview.preview is not None)
    assert tab.preview.preview.title == pdf.name


def test_a_changed_file_is_told_and_what_was_made_is_opened(
    report: DocumentsPage, qtbot: QtBot, opened: list[Path]
) -> None:
    (made,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    content = made.read_bytes()
    report.show_spot(DocumentsSpot(tab="history"))
    tab = report.history
    assert tab.line.isHidden()
    tab.open_button.click()
    assert opened == [made]

    made.write_bytes(content + b" ")
    tab.refresh()
    state = tab.model.columns[-1].text
    qtbot.waitUntil(lambda: state(tab.model.rows[0]) == "изменён")
    tab.table.selectRow(0)
    tab._on_selected(tab.table.selected_row())
    assert tab.line.text.text().startswith("Файл в папке изменён")
    tab.open_button.click()
    assert opened[-1] != made
    assert (opened[-1].name, opened[-1].read_bytes()) == (made.name, content)
    tab.line.link.click()
    assert opened[-1] == made


def test_an_entry_is_removed_only_after_a_question(
    report: DocumentsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    (path,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    report.show_spot(DocumentsSpot(tab="history"))
    report.history.table.selectRow(0)
    report.history.table.setFocus()
    said(report.context).answer = False
    qtbot.keyClick(report.history.table, Qt.Key.Key_Delete)
    assert len(history.list_outputs(workspace)) == 1
    said(report.context).answer = True
    report.history.delete_button.click()
    assert history.list_outputs(workspace) == []
    assert path.is_file()
    assert "Файл в папке останется" in said(report.context).questions[-1]


def test_names_of_files_keep_their_end_when_they_are_cut() -> None:
    columns = {column.key: column for column in history_columns(history.seen_state)}
    assert columns["title"].middle, "reports of different days differ at the end of their names"


def test_a_long_history_is_shown_and_searched_whole(
    report: DocumentsPage, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    paths = [tmp_path / f"Приказ {number:04}.docx" for number in range(620)]
    for path in paths:
        path.write_bytes(b"PK")
    record_outputs(
        workspace, [Made("list-order", "Приказ", [path], {"year": None}) for path in paths]
    )
    for path in paths[1::2]:
        path.unlink()
    paths[100].write_bytes(b"changed")
    report.show_spot(DocumentsSpot(tab="history"))
    tab = report.history
    finish(report.context, qtbot)
    assert tab.model.rowCount() == tab.model.every == 620
    assert tab.filters.count == "620\u00a0файлов"
    state = tab.model.columns[-1].text
    told = [state(row) for row in reversed(tab.model.rows)]
    assert told == [
        "изменён" if place == 100 else "не найден" if place % 2 else "на месте"
        for place in range(620)
    ], "also of the files that nobody has scrolled to"
    tab.filters.search.setText("ПРИКАЗ 0003")
    tab.filters.search.tell_now()
    finish(report.context, qtbot)
    assert [row.path for row in tab.model.rows] == [paths[3]]
    tab.model.filter_column(4, ColumnFilter(frozenset({"изменён"})))
    tab.filters.reset()
    finish(report.context, qtbot)
    assert [row.path for row in tab.model.rows] == [paths[100]]
    tab.select(tab._outputs.keys[-1])
    finish(report.context, qtbot)
    assert tab.model.rowCount() == 620
