"""The grid as a model: what the cells say, filters, typing."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.enums import ResultState
from app.errors import UserError
from app.services import results
from app.services.results import ResultDraft
from app.services.sheets.filtering import ColumnFilter
from app.services.storage.workspace import Workspace
from app.views.results.cell.cells import GridTable, cells_of
from app.views.results.grid.model import GridModel
from tests.views.results.conftest import FIRST, SECOND, YEAR, procedure


def table_of(
    workspace: Workspace, *, everything: bool = False, threshold_h: int = 3000
) -> GridTable:
    grid = results.get_grid(workspace, YEAR)
    before = cells_of(results.get_grid(workspace, YEAR - 1), threshold_h)
    procedures = results.shown_procedures(grid, ("oge:ma",), everything=everything)
    return GridTable(
        year=YEAR,
        schools=grid.schools,
        procedures=procedures,
        cells=cells_of(grid, threshold_h),
        threshold_h=threshold_h,
        previous=before,
    )


@pytest.fixture
def typed() -> list[tuple[int, int, str]]:
    return []


@pytest.fixture
def model(district: Workspace, typed: list[tuple[int, int, str]]) -> GridModel:
    def save(school_id: int, procedure_id: int, text: str) -> None:
        if text == "плохо":
            raise UserError("Так нельзя.", "Введите иначе.")
        typed.append((school_id, procedure_id, text))

    model = GridModel(save)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_table(table_of(district))
    return model


def said(model: GridModel, row: int, column: int) -> str:
    return str(model.index(row, column).data()).replace("\u00a0", " ")


def test_columns_are_procedures_with_data_or_of_the_profile(
    model: GridModel, district: Workspace
) -> None:
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles == [
        "ВПР МА 5\nдоля «2», %",
        "ВПР РУ 5\nдоля «2», %",
        "ОГЭ МА\nниже минимума, %",
    ]
    assert "математике" in model.headerData(
        0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    model.set_table(table_of(district, everything=True))
    assert model.columnCount() == len(results.list_procedures(district))


def test_cells_say_counts_share_and_a_low_result_in_words(model: GridModel) -> None:
    assert model.headerData(0, Qt.Orientation.Vertical) == FIRST
    assert said(model, 0, 0) == "11 из 89 (12,4 %)"
    assert said(model, 0, 1) == "6 из 20 (30 %)"
    assert said(model, 1, 0) == ""
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.replace("\u00a0", " ").endswith("6 из 20 (30 %), низкий результат")
    assert "нет данных" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).replace("\u00a0", " ")
    assert "2024/2025: 24 из 80 (30 %)" in tip


def test_percents_and_states(district: Workspace, model: GridModel) -> None:
    second = model.schools[1].id
    for code, fields in (
        ("vpr:ma:5", {"failed_percent_h": 3300}),
        ("vpr:ru:5", {"state": ResultState.NO_PARTICIPANTS}),
    ):
        results.save_result(
            district,
            ResultDraft(
                school_id=second, procedure_id=procedure(district, code), year=YEAR, **fields
            ),
        )
    model.set_table(table_of(district))
    assert said(model, 1, 0) == "33 %"
    assert model.index(1, 0).data(Qt.ItemDataRole.EditRole) == "33%"
    assert said(model, 1, 1) == "нет участников"


def test_search_and_filter(model: GridModel) -> None:
    model.show_only("№ 30")
    assert [school.name for school in model.schools] == [SECOND]
    model.show_only("203380")
    assert [school.name for school in model.schools] == [FIRST]
    model.show_only("", lambda school, _table: school.name == SECOND)
    assert model.rowCount() == 1


def test_typing_goes_through_the_service_and_a_refusal_is_told(
    model: GridModel, typed: list[tuple[int, int, str]]
) -> None:
    refused: list[str] = []
    model.edit_refused.connect(refused.append)
    assert model.setData(model.index(1, 0), "5/20")
    assert typed == [(*(model.key_at(model.index(1, 0)) or ()), "5/20")]
    assert not model.setData(model.index(0, 0), "11/89")
    assert not model.setData(model.index(0, 0), "плохо")
    assert refused == ["Так нельзя. Введите иначе."]
    model.editable = False
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def names(model: GridModel) -> list[str]:
    return [school.name for school in model.schools]


def test_a_header_filters_by_exact_shares_and_by_words(model: GridModel) -> None:
    assert [text.replace("\u00a0", " ") for text in model.column_texts(0)] == ["12,4 %", ""]
    assert model.column_has_numbers(0)
    model.filter_column(0, ColumnFilter(least=Fraction(12)))
    assert names(model) == [FIRST]
    assert model.filter_words().replace("\u00a0", " ") == "Показано 1 из 2 · ВПР МА 5"
    assert "Отбор по доле не справившихся, %: «ВПР МА 5»: от" in model.filter_words(long=True)
    model.filter_column(0, ColumnFilter(least=Fraction(13)))
    assert names(model) == []
    model.filter_column(0, ColumnFilter(frozenset({""})))
    assert names(model) == [SECOND]
    model.clear_filters()
    assert names(model) == [FIRST, SECOND]
    assert model.filter_words() == ""


def test_a_header_sorts_and_schools_without_a_result_come_last(
    model: GridModel, district: Workspace
) -> None:
    second = model.schools[1].id
    results.save_result(
        district,
        ResultDraft(
            school_id=second,
            procedure_id=procedure(district, "vpr:ma:5"),
            year=YEAR,
            participants=10,
            failed=5,
        ),
    )
    model.set_table(table_of(district))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == [SECOND, FIRST]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == [FIRST, SECOND]
    model.sort(1)
    assert names(model) == [FIRST, SECOND]  # no result is not zero
    model.set_table(table_of(district, everything=True))
    column = model.sorted_column
    assert model.headerData(column, Qt.Orientation.Horizontal).startswith("ВПР РУ 5")
    model.sort(-1)
    assert (names(model), model.sorted_column) == ([FIRST, SECOND], -1)


def test_the_header_says_what_its_numbers_mean(model: GridModel) -> None:
    tip = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "доля получивших отметку «2», %" in tip
    meaning = model.column_name(0)[1].replace("\u00a0", " ")
    assert meaning.startswith("ВПР по математике, 5 класс: сколько не справились")
