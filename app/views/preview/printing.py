"""Printing the pages that are looked at, drawn by PDFium at the resolution of the printer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from app import MADE_BY
from app.errors import EnvironmentProblem
from app.services.language.plural import Forms, counted
from app.services.progress import Progress, Steps
from app.views.preview.images import picture_image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.services.documents.making.preview import Preview
    from app.services.documents.pdf.pages import PdfPages
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_SHEET: Forms = ("страница", "страницы", "страниц")
_FINEST = 400  # dots an inch: finer ones are not seen on paper and take a hundred megabytes a page
_POINTS_PER_INCH = 72


def print_preview(
    context: "PageContext",
    parent: QWidget,
    shown: "Preview",
    page: int,
    *,
    ask: "Callable[[QWidget, QPrinter, int, int], Sequence[int]] | None" = None,
) -> "Task | None":
    """Ask for the printer and print in the background; None when nothing is to be printed.

    Args:
        context: of the page.
        parent: of the dialog.
        shown: what to print.
        page: number of the page that is looked at, from 0.
        ask: sets the printer up and gives the numbers of the pages, none when the user thought
            better of it; the system's own dialog when None.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(shown.title)
    printer.setCreator(MADE_BY)
    _set_sheet(printer, shown.pages.sizes[0])
    chosen = (ask or _ask)(parent, printer, len(shown.pages.sizes), page)
    if not chosen:
        return None
    title = f"Печать: {shown.title}"
    return context.tasks.run(
        lambda: print_pages(shown.pages, printer, chosen),
        lambda count: context.messages.inform(f"Отправлено на печать: {counted(count, _SHEET)}."),
        title=title,
    )


def print_pages(pages: "PdfPages", printer: "QPrinter", numbers: Sequence[int]) -> Steps[int]:
    """Print pages; returns how many.

    Raises:
        EnvironmentProblem: the printer does not take the job.
    """
    painter = QPainter()
    try:
        for done, number in enumerate(numbers):
            yield Progress(done, len(numbers), f"страница {done + 1} из {len(numbers)}")
            _set_sheet(printer, pages.sizes[number])
            going = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not going:
                raise EnvironmentProblem(
                    "Принтер не принимает задание.",
                    "Проверьте, что он включён и в нём есть бумага, и повторите.",
                )
            _paint(painter, printer, pages, number)
    finally:
        if painter.isActive():
            painter.end()
    return len(numbers)


def _paint(painter: QPainter, printer: "QPrinter", pages: "PdfPages", number: int) -> None:
    dots = min(printer.resolution(), _FINEST)
    image = picture_image(pages.draw(number, dots / _POINTS_PER_INCH))
    width, height = pages.sizes[number]
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)


def _set_sheet(printer: "QPrinter", size: tuple[float, float]) -> None:
    """The sheet of a page, whole: the page brings its own margins."""
    wide = size[0] > size[1]
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _ask(parent: QWidget, printer: "QPrinter", count: int, page: int) -> Sequence[int]:
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Печать")
    dialog.setMinMax(1, count)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ()
    return chosen_pages(printer, count, page)


def chosen_pages(printer: "QPrinter", count: int, page: int) -> Sequence[int]:
    """The pages that the user chose in the dialog, from 0."""
    from PySide6.QtPrintSupport import QPrinter

    chosen = printer.printRange()
    if chosen == QPrinter.PrintRange.CurrentPage:
        return (page,)
    first, last = printer.fromPage(), printer.toPage()
    if chosen == QPrinter.PrintRange.PageRange and first:
        return range(first - 1, min(last or count, count))
    return range(count)
