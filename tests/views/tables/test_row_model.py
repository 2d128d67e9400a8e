"""The row model: texts, sorting, filtering, editing, and Qt's own rules."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.errors import UserError
from app.views.tables.columns import Column, count_column
from app.views.tables.row_model import ROW_ROLE, RowTableModel
from app.views.widgets.status import Status


@dataclass(frozen=True)
class School:
    id: int
    name: str
    pupils: int | None


SCHOOLS = [School(1, "СОШ № 10", 90), School(2, "ООШ Ёлкино", None), School(3, "СОШ № 2", 311)]
COLUMNS = (
    Column(key="name", title="Школа", text=lambda s: s.name, sort_key=lambda s: len(s.name)),
    Column(
        key="pupils",
        title="Учеников",
        text=lambda s: "нет данных" if s.pupils is None else str(s.pupils),
        sort_key=lambda s: s.pupils,
        align="right",
        tooltip=lambda s: f"номер {s.id}",
    ),
)


@pytest.fixture
def model(qapp):
    made = RowTableModel(COLUMNS, key=lambda s: s.id)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows(SCHOOLS)
    yield made
    del tester


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_texts_alignment_and_headers(model):
    assert column(model, 0) == ["СОШ № 10", "ООШ Ёлкино", "СОШ № 2"]
    assert column(model, 1) == ["90", "нет данных", "311"]
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Учеников"
    assert model.index(0, 1).data(ROW_ROLE) is SCHOOLS[0]
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "номер 1"
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Учеников: 90"


def test_sorting_puts_what_is_not_known_last_in_both_directions(model):
    model.sort(1)
    assert column(model, 1) == ["90", "311", "нет данных"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert column(model, 1) == ["311", "90", "нет данных"]
    model.sort(-1)
    assert [row.id for row in model.rows] == [1, 2, 3]


def test_rows_that_are_alike_keep_their_order_in_both_directions(model):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.set_rows([School(key, str(key), pupils) for key, pupils in enumerate((7, 9, 7, 9))])
        model.sort(1, order)
        assert [row.id for row in model.rows if row.pupils == 7] == [0, 2]
        assert [row.id for row in model.rows if row.pupils == 9] == [1, 3]


def test_new_rows_keep_the_sorting(model):
    model.sort(1)
    model.set_rows([*SCHOOLS, School(4, "СОШ № 4", 100)])
    assert column(model, 1) == ["90", "100", "311", "нет данных"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("сош", [1, 3]),
        ("елкино", [2]),
        ("№ 2", [3]),
        ("311", [3]),
        ("сош 90", [1]),
        ("", [1, 2, 3]),
    ],
)
def test_search_finds_every_word_in_any_column(model, text, found):
    model.show_only(text)
    assert [row.id for row in model.rows] == found


def test_filter_and_search_work_together(model):
    model.show_only("10", lambda school: school.pupils is not None)
    assert [row.id for row in model.rows] == [1]
    model.show_only()
    assert list(model.all_rows) == SCHOOLS


def test_a_search_with_a_filter_is_one_refresh_and_reads_every_row_once(qtbot):
    read: list[int] = []

    def name_of(school: School) -> str:
        read.append(school.id)
        return school.name

    columns = (Column(key="name", title="Школа", text=name_of),)
    searched = RowTableModel(columns, key=lambda school: school.id)
    searched.set_rows(SCHOOLS)
    refreshed: list[int] = []
    searched.rows_changed.connect(lambda: refreshed.append(len(searched.rows)))
    for number, text in enumerate(("с", "со", "сош"), start=1):
        searched.show_only(text, lambda school: school.id != 3)
        assert len(refreshed) == number
    assert read == [school.id for school in SCHOOLS if school.id != 3]
    searched.set_rows([School(1, "Гимназия", 1)])
    assert not searched.rows, "other rows are read anew"
    refreshed.clear()
    searched.show_only("сош", rows=SCHOOLS)
    assert refreshed == [2]


def test_the_same_rows_are_repainted_and_not_reset(model, qtbot):
    changed = [School(s.id, s.name + "!", s.pupils) for s in SCHOOLS]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows(changed)
    assert column(model, 0)[0] == "СОШ № 10!"


def test_rows_are_found_by_key(model):
    model.sort(1)
    assert model.position_of(3) == 1
    assert model.position_of(99) is None
    assert model.row_at(model.index(1, 0)).id == 3
    assert model.row_at(QModelIndex()) is None


class Editable:
    """A model whose one column stores what is typed."""

    def __init__(self):
        self.saved, self.refused = [], []
        column = Column(
            key="name",
            title="Школа",
            text=lambda s: s.name,
            edit=self.save,
            status=lambda _s: Status("positive", "done", "есть"),
        )
        self.model = RowTableModel([column], key=lambda s: s.id)
        self.model.edit_refused.connect(self.refused.append)
        self.model.set_rows(SCHOOLS)

    def save(self, row, text):
        if not text:
            raise UserError("Название пустое.", "Введите его.")
        self.saved.append((row.id, text))


def test_typing_saves_through_the_column(qapp):
    made = Editable()
    index = made.model.index(0, 0)
    assert made.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert made.model.setData(index, "СОШ № 11")
    assert made.saved == [(1, "СОШ № 11")]


def test_the_same_text_is_no_edit_and_a_refusal_says_why(qapp):
    made = Editable()
    index = made.model.index(0, 0)
    assert not made.model.setData(index, "СОШ № 10")
    assert not made.model.setData(index, "")
    assert made.saved == []
    assert made.refused == ["Название пустое. Введите его."]


def test_a_column_without_edit_cannot_be_edited(model):
    index = model.index(0, 0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "другое")


def test_a_column_of_counts_is_sorted_as_numbers_and_what_is_not_known_is_no_zero():
    model = RowTableModel((count_column("n", "Школ", lambda row: row, width=64),))
    model.set_rows([12, None, 9])
    model.sort(0)
    shown = [model.index(number, 0).data() for number in range(3)]
    assert shown == ["9", "12", "–"]
