"""Printing through the real QPrinter, into a PDF file."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentProblem
from app.services.documents.making import preview
from app.services.documents.making.preview import Preview
from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.pages import PagePicture, PdfPages
from app.services.progress import run_steps
from app.views.base.page_context import PageContext
from app.views.preview.printing import chosen_pages, print_pages, print_preview
from tests.views.conftest import said


@pytest.fixture
def source(tmp_path: Path) -> Preview:
    """Three pages, the second one wide."""
    sections = (
        Section((body("Первая страница " * 40),)),
        Section((body("Вторая, альбомная " * 40),), Orientation.LANDSCAPE),
        Section((body("Третья"),)),
    )
    path = tmp_path / "source.pdf"
    render_pdf.render(Document(title="Проба", sections=sections), make_style(), path)
    return run_steps(preview.preview_file(path))


def shares(picture: PagePicture) -> list[float]:
    """The share of dark pixels in each of 8 x 8 fields of a page."""
    found = []
    for row in range(8):
        for column in range(8):
            left, right = (picture.width * at // 8 for at in (column, column + 1))
            top, bottom = (picture.height * at // 8 for at in (row, row + 1))
            dark = sum(
                picture.pixels[y * picture.stride + x * 4] < 160
                for y in range(top, bottom, 2)
                for x in range(left, right, 2)
            )
            found.append(dark / ((bottom - top) * (right - left) / 4))
    return found


def into_file(path: Path):
    def ask(_parent: QWidget, printer: QPrinter, count: int, _page: int) -> range:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return range(count)

    return ask


def test_what_is_printed_looks_like_what_was_shown(
    qtbot: QtBot, context: PageContext, source: Preview, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    path = tmp_path / "printed.pdf"
    task = print_preview(context, parent, source, 0, ask=into_file(path))
    assert task is not None
    told: list[str] = []
    task.progressed.connect(lambda step: told.append(step.text))
    qtbot.waitUntil(lambda: bool(said(context).texts))

    assert said(context).texts == ["Отправлено на печать: 3\u00a0страницы."]
    assert told == [f"страница {number} из 3" for number in (1, 2, 3)]
    printed = PdfPages(path.read_bytes())
    for size, wanted in zip(printed.sizes, source.pages.sizes, strict=True):
        assert size == pytest.approx(wanted, abs=1)
    for number in range(3):
        found = shares(printed.draw(number, 1))
        wanted = shares(source.pages.draw(number, 1))
        assert found == pytest.approx(wanted, abs=0.06)
        assert max(wanted) > 0.01  # there is something to compare


def test_a_user_who_thinks_better_of_it_prints_nothing(
    qtbot: QtBot, context: PageContext, source: Preview
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert print_preview(context, parent, source, 0, ask=lambda *_given: ()) is None
    assert not context.tasks.busy
    assert said(context).texts == []


def test_a_printer_that_refuses_is_told_calmly(qtbot: QtBot, source: Preview) -> None:
    class Refusing(QPrinter):
        def newPage(self) -> bool:  # noqa: N802 - Qt's name
            return False

    printer = Refusing(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/null")
    with pytest.raises(EnvironmentProblem, match="не принимает задание"):
        run_steps(print_pages(source.pages, printer, (0, 1)))


def test_the_chosen_pages_of_the_dialog(qtbot: QtBot) -> None:
    printer = QPrinter()
    assert list(chosen_pages(printer, 3, 1)) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert list(chosen_pages(printer, 3, 1)) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert list(chosen_pages(printer, 3, 1)) == [1, 2]
