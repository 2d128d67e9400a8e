"""What the place «Результаты» looks like in the middle of work: cells, pasting, imports."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemDelegate, QDialog

from app.services.program.demo import SOURCES
from app.views.base.links import ResultsSpot
from app.views.base.source_file import show_source
from app.views.results.cell.editor import CellEditor
from app.views.widgets.details_panel import ScrolledColumn

if TYPE_CHECKING:
    from app.views.results.grid.view import GridView
    from app.views.results.page import ResultsPage
    from tests.screenshots.camera import Camera

State = Callable[[], object]
_HEAD = ("Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников", 2, 3, 4, 5)
_QUESTIONS = (
    ("МАОУ «СОШ № 2»", "edu990102", 61, 6.56),
    ("МБОУ «СОШ № 30»", "edu990103", 38, 31.58),
    ("МБОУ «Верхнереченская СОШ»", "edu990150", 12, 25),
)
_ONE_WORK = (
    ("МАОУ «СОШ № 2»", "edu990102", 61, 6.56),
    ("МБОУ «СОШ № 30»", "edu990103", 38, 31.58),
)
_ERRORS = (*_QUESTIONS, ("МБОУ «Кимовская СОШ»", "", 9, 130))


class ResultStates:
    """Pictures of «Результаты» in the middle of work."""

    def __init__(self, camera: "Camera", folder: Path) -> None:
        self._camera, self._folder = camera, folder

    def states(self) -> dict[str, State]:
        return {
            "results-cell": lambda: self._cell(previous=False),
            "results-previous-year": lambda: self._cell(previous=True),
            "results-typing-error": self._typing,
            "results-paste-preview": lambda: self._paste(accepted=False),
            "results-paste-wrong": lambda: self._paste(accepted=True),
            "results-fill": self._fill,
            "results-change-log": self._log,
            "results-missing": self._missing,
            "results-import-questions": lambda: self._preview("вопросы", _QUESTIONS, 2),
            "results-import-rows": lambda: self._preview("вопросы", _QUESTIONS, 0),
            "results-import-errors": lambda: self._preview("ошибки", _ERRORS, 1),
            "results-import-corrected": self._corrected,
            "results-import-waiting": self._waiting,
            "results-import-several-works": self._two_works,
            "results-import-no-correction": lambda: self._source("Критерии школ.xlsx"),
            "results-import-read-again": self._read_again,
            "results-source-gone": self._gone,
            "results-history": lambda: self._page(history=True),
        }

    def _page(self, *, history: bool = False) -> "ResultsPage":
        page = cast("ResultsPage", self._show(ResultsSpot(history=history)))
        if not history:
            page.cancel_import()
        return page

    def _show(self, spot: ResultsSpot) -> object:
        workplace = self._camera.workplace
        workplace.context.set_year(2027)
        workplace.context.set_results_year(2026)
        workplace.show_way(spot)
        self._camera.settle()
        return workplace.pages["results"]

    def _cell(self, *, previous: bool) -> None:
        grid = self._page().grid
        grid.previous.setChecked(previous)
        grid.details_button.setChecked(True)
        grid.view.setCurrentIndex(grid.model.index(3, 1))

    def _typing(self) -> None:
        view = self._open_grid(3, 1)
        view.edit(view.currentIndex())
        (line,) = (one for one in view.findChildren(CellEditor) if one.isVisible())
        line.setText("95/50")
        line.explain()

    def _paste(self, *, accepted: bool) -> None:
        """Paste a block in doubt; its preview stays open, or is agreed to."""

        def decide(dialog: QDialog, question: str) -> bool:
            dialog.setAccessibleDescription(question)
            if not accepted:
                dialog.open()
            return accepted

        self._camera.session.messages.decide = decide
        view = self._open_grid(2, 0)
        QGuiApplication.clipboard().setText("1 из 20\t12,5 %\n15 из 9\t2 из 30\n3 из 18\tмного\n")
        view.pasting.emit()

    def _fill(self) -> None:
        view = self._open_grid(3, 2)
        view.walk.go(6, 3, extend=True)
        view.filling.emit(True)

    def _log(self) -> None:
        view = self._open_grid(4, 0)
        for text in ("2/20", "12/20"):
            view.grid.setData(view.currentIndex(), text)
        view.cell_chosen.emit(view.chosen())
        panel = self._page().grid.cell
        self._camera.settle()
        bar = panel.findChildren(ScrolledColumn)[0].verticalScrollBar()
        bar.setValue(bar.maximum())

    def _missing(self) -> None:
        view = self._open_grid(1, 1)
        view.walk.go(2, 2, extend=True)
        view.clearing.emit()
        self._camera.settle()
        self._page().grid.missing_button.click()

    def _open_grid(self, row: int, column: int) -> "GridView":
        grid = self._page().grid
        grid.previous.setChecked(False)
        grid.details_button.setChecked(True)
        grid.side.setCurrentWidget(grid.cell)
        for line in grid.view.findChildren(CellEditor):
            grid.view.closeEditor(line, QAbstractItemDelegate.EndEditHint.NoHint)
        grid.view.setFocus()
        grid.view.walk.go(row, column)
        return grid.view

    def _preview(self, name: str, rows: tuple[tuple[str, str, int, float], ...], tab: int) -> None:
        page = self._page()
        page.load_files([_workbook(self._folder / f"Статистика, {name}.xlsx", rows)])
        self._camera.settle()
        page.preview.tabs.setCurrentIndex(tab)

    def _waiting(self) -> None:
        self._preview("вопросы", _QUESTIONS, 0)
        self._page_as_it_is().preview.filters.set_value("status", "waiting")

    def _read_again(self) -> None:
        self._preview("вопросы", _QUESTIONS, 0)
        self._page_as_it_is().preview.reread_button.click()

    def _two_works(self) -> None:
        path = self._folder / "Свод, две работы.xlsx"
        page = self._page()
        page.load_files([_workbook(path, _ONE_WORK, ("Математика", "Русский язык"))])
        self._camera.settle()
        page.preview.tabs.setCurrentIndex(0)

    def _source(self, name: str) -> None:
        page = self._page()
        page.load_files([self._camera.workplace.context.workspace.root / SOURCES / name])
        self._camera.settle()
        page.preview.tabs.setCurrentIndex(0)

    def _gone(self) -> None:
        page = self._page(history=True)
        show_source(page.context, "Свод за 2023 год.xlsx")

    def _page_as_it_is(self) -> "ResultsPage":
        return cast("ResultsPage", self._camera.workplace.pages["results"])

    def _corrected(self) -> None:
        page = self._page()
        page.load_files([_workbook(self._folder / "Отчёт за прошлый год.xlsx", _ONE_WORK)])
        self._camera.settle()
        form = page.preview.subject
        form.year.setCurrentIndex(form.year.findData(2025))
        self._camera.settle()
        page.preview.tabs.setCurrentIndex(0)


def _workbook(
    path: Path,
    rows: tuple[tuple[str, str, int, float], ...],
    subjects: tuple[str, ...] = ("Математика",),
) -> Path:
    """The flat list of marks with known and unknown schools."""
    import openpyxl

    if not path.exists():
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(_HEAD)
        for subject, (name, login, people, low) in zip(cycle(subjects), rows, strict=False):
            sheet.append((2026, 5, subject, "", login, name, people, low, 100 - low, 0, 0))
        book.save(path)
    return path
