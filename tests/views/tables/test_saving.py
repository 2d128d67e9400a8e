"""Every table of the window goes out as a workbook that says what the window says."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell as BookCell
from PySide6.QtWidgets import QFileDialog, QListWidget, QTableView, QTabWidget

from app.errors import EnvironmentProblem
from app.services.language.dates import date_digits, moment_digits
from app.services.language.numbers import DASH, NBSP, whole
from app.services.sheets import workbook
from app.views.base.pages import PLACES
from app.views.plans.table.view import PlanTable
from app.views.results.grid.model import CELL_ROLE
from app.views.results.grid.view import GridView
from app.views.shell.commands.window import table_commands
from app.views.tables.sheet_view import SheetView
from tests.views.conftest import finish, said

WITHOUT_TABLES = {"overview"}


@pytest.fixture
def answer(monkeypatch, tmp_path) -> list[str]:
    """Names that were suggested; each table is saved under a number."""
    suggested: list[str] = []

    def ask(_parent, _title, name, _filter):
        suggested.append(name)
        return str(tmp_path / f"{len(suggested)}.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def everywhere(workplace, key, qtbot) -> Iterator[None]:
    """Every tab and section of a place, one after the other."""
    workplace.show_place(key)
    page = workplace.current_page
    finish(workplace.context, qtbot)
    yield
    for tabs in page.findChildren(QTabWidget):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            finish(workplace.context, qtbot)
            yield
    for sections in page.findChildren(QListWidget):
        for number in range(sections.count()):
            sections.setCurrentRow(number)
            finish(workplace.context, qtbot)
            yield


@pytest.mark.parametrize("key", [place.key for place in PLACES if place.key not in WITHOUT_TABLES])
def test_every_table_is_saved_as_it_is_shown(qtbot, workplace, tmp_path, answer, key):
    done: dict[QTableView, int] = {}
    for _step in everywhere(workplace, key, qtbot):
        for view in workplace.current_page.findChildren(QTableView):
            if view.parent().metaObject().className() == "QCalendarWidget":
                continue
            assert isinstance(view, SheetView), view
            if view in done or not view.isVisible() or not view.can_be_saved:
                continue
            assert view.accessibleName()
            view.save_to_excel()
            finish(workplace.context, qtbot)
            done[view] = len(answer)
            book = load_workbook(tmp_path / f"{len(answer)}.xlsx")
            compare(view, book)
            assert said(workplace.context).texts[-1].startswith(f"Книга «{len(answer)}.xlsx»")
    assert done
    assert set(said(workplace.context).tones) == {"positive"}


def compare(view: SheetView, book) -> None:
    (page,) = book.worksheets
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.dimensions
    assert book.properties.title == view.sheet().title
    assert book.properties.creator == "Опора"
    assert all(cell.font.b and cell.value for cell in page[1])
    widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
    assert all(8 <= width <= 40 for width in widths)
    if isinstance(view, PlanTable):
        compare_plan(view, page)
        return
    assert page.max_row == view.model().rowCount() + 1
    if isinstance(view, GridView):
        compare_grid(view, page)
    else:
        compare_rows(view, page)


def compare_rows(view: SheetView, page) -> None:
    model = view.model()
    columns = range(model.columnCount())
    assert [cell.value for cell in page[1]] == [
        plain(column.sheet_title or column.title) for column in view.rows_model.columns
    ]
    for row in range(model.rowCount()):
        for column in columns:
            shown = plain(model.index(row, column).data())
            cell = page.cell(row + 2, column + 1)
            assert read(cell) in ({shown} if shown != DASH else {"", DASH}), (row, column)
            typed = view.rows_model.columns[column].value is not None
            assert typed or cell.value is None or (cell.data_type, cell.number_format) == ("s", "@")


def compare_plan(view: PlanTable, page) -> None:
    """A measure a row; its section, a line of its own in the window, stands before it."""
    shown, section = [], ""
    for number, line in enumerate(view.lines.rows):
        texts = [plain(view.lines.index(number, n).data()) for n in range(len(view.lines.columns))]
        if line.heading:
            section = texts[0]
        else:
            shown.append([section, *texts])
    assert [[read(cell) for cell in row] for row in page.iter_rows(min_row=2)] == shown
    assert [cell.value for cell in page[1]][:3] == ["Раздел", "№", "Мероприятие"]
    assert len(shown) > 5


def compare_grid(view: GridView, page) -> None:
    model = view.model()
    assert page.max_column == 1 + 3 * model.columnCount()
    for row in range(model.rowCount()):
        assert page.cell(row + 2, 1).value == plain(model.school_at(row).name)
        for column in range(model.columnCount()):
            people, failed, share = (
                read(page.cell(row + 2, 2 + 3 * column + part)) for part in range(3)
            )
            cell = model.index(row, column).data(CELL_ROLE)
            words = f"{failed} из {people}" if failed else people
            words = f"{words} ({share})" if share and words else words or share
            assert words == ("" if cell is None else plain(cell.text))
            assert page.cell(row + 2, 4 + 3 * column).font.b == (cell is not None and cell.low)


def read(cell: BookCell) -> str:
    """What the program would show for a cell of the book."""
    value = cell.value
    if cell.number_format.endswith("%"):
        digits = len(cell.number_format.partition(".")[2].rstrip("%"))
        share = Decimal(repr(value)) * 100  # Excel rounds half up
        text = str(share.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)).replace(".", ",")
        return f"{text.rstrip('0').rstrip(',') if ',' in text else text} %"
    if isinstance(value, datetime):
        return date_digits(value) if cell.number_format == "dd.mm.yyyy" else moment_text(value)
    if isinstance(value, date):
        return date_digits(value)
    if isinstance(value, int):
        return plain(whole(value))
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return "" if value is None else value


def moment_text(value: datetime) -> str:
    return moment_digits(value.astimezone())


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_a_command_saves_each_table_that_is_seen(qtbot, workplace, tmp_path, answer):
    workplace.show_place("schools")
    finish(workplace.context, qtbot)
    commands = {(one.title, one.detail): one for one in table_commands(workplace)}
    assert ("Напечатать таблицу…", "Реестр школ") in commands
    commands["Сохранить в Excel…", "Реестр школ"].run()
    finish(workplace.context, qtbot)
    assert Path(answer[0]).name == "Реестр школ.xlsx"
    assert (tmp_path / "1.xlsx").is_file()
    texts = [action.text for action in said(workplace.context).actions]
    assert texts[-2:] == ["Открыть", "Показать в папке"]
    hits = workplace.search.palette.find("сохранить в excel")
    assert hits[0].title == "Сохранить в Excel…"
    assert workplace.search.palette.find("excel")[0].title == "Сохранить в Excel…"


def test_a_book_that_excel_has_open_is_told_calmly(qtbot, workplace, tmp_path, answer, monkeypatch):
    def busy(*_args):
        raise EnvironmentProblem("Файл «1.xlsx» занят.", "Закройте его там и повторите.")

    kept = workbook.write_atomic
    monkeypatch.setattr(workbook, "write_atomic", busy)
    workplace.show_place("schools")
    workplace.current_page.table.save_to_excel()
    finish(workplace.context, qtbot)
    heard = said(workplace.context)
    assert heard.texts == ["Файл «1.xlsx» занят. Закройте его там и повторите."]
    assert heard.tones == ["negative"]
    monkeypatch.setattr(workbook, "write_atomic", kept)
    heard.actions[-1].run()  # «Повторить»
    finish(workplace.context, qtbot)
    assert (tmp_path / "1.xlsx").is_file()


def test_a_name_without_an_ending_asks_before_it_replaces(qtbot, workplace, tmp_path, monkeypatch):
    old = tmp_path / "школы.xlsx"
    old.write_bytes(b"old")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "школы"), "")
    )
    workplace.show_place("schools")
    heard = said(workplace.context)
    heard.answer = False
    workplace.current_page.table.save_to_excel()
    finish(workplace.context, qtbot)
    assert heard.questions[0].startswith("Заменить файл «школы.xlsx»?")
    assert old.read_bytes() == b"old"
    heard.answer = True
    workplace.current_page.table.save_to_excel()
    finish(workplace.context, qtbot)
    assert load_workbook(old).active.title == "Реестр школ"


def test_a_table_before_there_is_a_page_offers_no_saving(qtbot):
    from app.views.tables.columns import Column
    from app.views.tables.row_model import RowTableModel
    from app.views.tables.table_view import TableView

    model = RowTableModel([Column(key="name", title="Имя", text=str)])
    view = TableView(model, name="alone")
    qtbot.addWidget(view)
    model.set_rows(["а"])
    assert not view.can_be_saved
    view.save_to_excel()
