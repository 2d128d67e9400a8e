"""A list that is never held: all of it is found, sorted, filtered, copied; pages alone are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.services.sheets.filtering import ColumnFilter
from app.views.base.page_context import PageContext
from app.views.tables.columns import Column, count_column, moment_column
from app.views.tables.paging.listing import PAGE, Listing, PageRows
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from tests.views.conftest import finish, shown_alone

BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)
NAMES = ("Ель", "берёза", "Дуб", "клён", "ясень", "", "Осина")
COLUMNS: tuple[Column["Tree"], ...] = (
    moment_column("when", "Когда", lambda row: row.moment, width=120),
    Column(key="name", title="Дерево", text=lambda row: row.name, width=120, stretch=True),
    count_column("count", "Листьев", lambda row: row.count, width=80, total="sum"),
)


@dataclass(frozen=True)
class Tree:
    key: int

    @property
    def moment(self) -> datetime:
        return BEGIN + timedelta(hours=self.key)

    @property
    def name(self) -> str:
        return NAMES[self.key % len(NAMES)]

    @property
    def count(self) -> int | None:
        return None if self.key % 10 == 0 else self.key * 7919 % 1000


@dataclass
class Trees:
    """The newest first, as a history has them, and what was asked of them."""

    number: int
    heavy: bool = False
    gone: set[int] = field(default_factory=set[int])
    asked: list[int] = field(default_factory=list[int])

    def read(self, keys: Sequence[int]) -> list[Tree]:
        self.asked.append(len(keys))
        return [Tree(key) for key in keys if key not in self.gone]

    @property
    def all(self) -> list[Tree]:
        return [Tree(key) for key in self.numbers()]

    def numbers(self) -> list[int]:
        return [*range(self.number, 0, -1)]

    @property
    def listing(self) -> Listing[Tree]:
        weight = 10**6 if self.heavy else self.number
        return Listing(keys=self.numbers, read=self.read, every=self.number, weight=weight)


@pytest.fixture
def model(context: PageContext) -> PagedModel[Tree]:
    made = PagedModel(COLUMNS, key=lambda row: row.key, ordered="when", tasks=context.tasks)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def keys(model: PagedModel[Tree]) -> list[int]:
    return [row.key for row in model.rows]


def test_only_the_pages_that_are_looked_at_are_read(model: PagedModel[Tree]) -> None:
    trees = Trees(12_340)
    model.show_listing(trees.listing)
    assert model.rowCount() == model.every == 12_340
    trees.asked.clear()  # the tester looks at the first page
    assert model.data(model.index(12_339, 1)) == Tree(1).name
    assert model.data(model.index(0, 1)) == Tree(12_340).name
    assert trees.asked == [40]
    assert model.rows[-1] == Tree(1)
    assert list(model.rows[5:7]) == [Tree(12_335), Tree(12_334)]
    assert model.position_of(40) == 12_300
    assert model.position_of(99_999) is None
    trees.asked.clear()
    assert keys(model) == trees.numbers()
    assert max(trees.asked) <= PAGE


def ordered(trees: list[Tree], number: int, *, ascending: bool) -> list[int]:
    """Sorted in the plain way; what has no value stands last."""
    by: dict[int, Callable[[Tree], object]] = {
        0: lambda row: row.moment,
        1: lambda row: row.name.casefold().replace("ё", "е"),
        2: lambda row: row.count,
    }
    known = [row for row in trees if by[number](row) is not None]
    unknown = [row.key for row in trees if by[number](row) is None]
    known.sort(key=by[number], reverse=not ascending)  # pyright: ignore[reportArgumentType]
    return [row.key for row in known] + unknown


@pytest.mark.parametrize("heavy", [False, True])
def test_the_whole_list_is_sorted_searched_and_filtered(
    model: PagedModel[Tree], context: PageContext, qtbot: QtBot, heavy: bool
) -> None:
    trees = Trees(700, heavy=heavy)
    model.show_listing(trees.listing)
    for number in range(3):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(number, order)
            finish(context, qtbot)
            ascending = order == Qt.SortOrder.AscendingOrder
            assert keys(model) == ordered(trees.all, number, ascending=ascending), (number, order)
    model.sort(-1)
    model.show_only("БЕРЕЗА")
    finish(context, qtbot)
    assert keys(model) == [row.key for row in trees.all if row.name == "берёза"]
    assert model.every == 700
    model.show_only("", lambda row: row.key % 2 == 0)
    model.filter_column(2, ColumnFilter(least=500))  # pyright: ignore[reportArgumentType]
    finish(context, qtbot)
    left = [row.key for row in trees.all if row.key % 2 == 0 and (row.count or 0) >= 500]
    assert keys(model) == left
    assert model.filter_words() == f"Показано {len(left)} из\u00a0700\u00a0· Листьев"
    assert model.hides(left[0] + 1)
    model.clear_filters()
    model.show_only()
    finish(context, qtbot)
    assert keys(model) == trees.numbers()
    assert not model.finding


def test_days_are_found_by_a_few_looks(model: PagedModel[Tree]) -> None:
    trees = Trees(9000, gone={4500})
    model.show_listing(trees.listing)
    first, last = date(2026, 3, 1), date(2026, 3, 14)
    model.filter_column(0, ColumnFilter(least=first, most=last))
    assert trees.asked.count(1) < 40
    assert max(trees.asked) <= PAGE
    assert len(trees.asked) < 45
    shown = keys(model)
    days = {row.key: row.moment.astimezone().date() for row in trees.all}
    assert shown == [key for key in trees.numbers() if first <= days[key] <= last]
    for bounds in (ColumnFilter(least=date(2031, 1, 1)), ColumnFilter(most=date(2025, 1, 1))):
        model.filter_column(0, bounds)
        assert model.rowCount() == 0
    assert model.column_has_days(0) is False, "no row is shown"
    model.clear_filters()
    assert model.column_has_days(0)
    assert model.column_has_numbers(2)
    assert not model.column_has_numbers(1)


def test_a_newer_search_ends_the_one_before(
    model: PagedModel[Tree], context: PageContext, qtbot: QtBot
) -> None:
    told: list[bool] = []
    model.finding_changed.connect(told.append)
    trees = Trees(3000, heavy=True)
    model.show_listing(trees.listing)
    assert model.finding
    for text in ("дуб", "нет такого", "клен"):
        model.show_only(text)
    finish(context, qtbot)
    assert {row.name for row in model.rows} == {"клён"}
    assert told == [True, True, True, True, False]


def test_the_values_of_a_column_are_those_of_the_whole_list(
    model: PagedModel[Tree], context: PageContext, qtbot: QtBot
) -> None:
    model.show_listing(Trees(5000, heavy=True).listing)
    finish(context, qtbot)
    known: list[list[str]] = []
    for number in range(3):
        model.when_texts_known(
            number, lambda number=number: known.append(model.column_texts(number))
        )
        finish(context, qtbot)
    moments, names, counts = known
    assert moments == [], "too many to choose from"
    assert names == ["", "берёза", "Дуб", "Ель", "клён", "Осина", "ясень"]
    assert len(counts) == len({Tree(key).count for key in range(1, 5001)})
    model.filter_column(1, ColumnFilter(frozenset({"Дуб"})))
    finish(context, qtbot)
    model.when_texts_known(1, lambda: known.append(model.column_texts(1)))
    finish(context, qtbot)
    assert known[-1] == names


def test_of_two_headers_in_a_row_the_last_is_answered_with_the_rows_of_then(
    model: PagedModel[Tree], context: PageContext, qtbot: QtBot
) -> None:
    model.show_listing(Trees(5000, heavy=True).listing)
    finish(context, qtbot)
    answers: list[tuple[str, list[str]]] = []

    def ask(number: int, name: str) -> None:
        model.when_texts_known(number, lambda: answers.append((name, model.column_texts(number))))

    ask(2, "Листьев")
    ask(1, "Дерево")
    finish(context, qtbot)
    assert [name for name, _texts in answers] == ["Дерево"]
    ask(1, "прежние")
    model.show_listing(Trees(6, heavy=True).listing)
    finish(context, qtbot)
    there = sorted({Tree(key).name for key in range(1, 7)}, key=str.lower)
    assert answers[1:] == [("прежние", there)]
    ask(1, "Дерево")
    model.show_listing(Trees(3).listing)
    ask(2, "в памяти")
    assert answers[2:] == [("в памяти", ["757", "838", "919"])]
    finish(context, qtbot)
    assert len(answers) == 3


def test_a_row_that_went_meanwhile_is_empty_until_the_list_is_read_again(
    model: PagedModel[Tree],
) -> None:
    trees = Trees(10, gone={8})
    model.show_listing(trees.listing)
    index = model.index(2, 1)
    assert model.data(index) is None
    assert model.row_at(index) is None
    assert model.flags(index) == Qt.ItemFlag.NoItemFlags
    assert model.data(model.index(3, 1)) == Tree(7).name


def test_a_short_list_is_shown_in_its_place(model: PagedModel[Tree]) -> None:
    model.show_listing(Trees(500).listing)
    model.set_rows([Tree(3), Tree(2)])
    assert keys(model) == [3, 2]
    model.show_only("", lambda row: row.key == 2, rows=[Tree(2), Tree(1)])
    assert keys(model) == [2]
    model.set_rows([])
    assert model.every == model.rowCount() == 0


def test_what_leaves_the_program_is_the_whole_list(model: PagedModel[Tree], qtbot: QtBot) -> None:
    trees = Trees(2500)
    model.show_listing(trees.listing)
    table = shown_alone(TableView(model, name="trees"), qtbot)
    table.setAccessibleName("Деревья")
    sheet = table.sheet()
    assert sheet.count == 2500
    assert [row[0].value for row in sheet.rows] == [row.moment for row in trees.all]
    table.selectAll()
    chosen = table.chosen_sheet()
    assert chosen.count == 2500
    assert [row[2].value for row in chosen.rows] == [row.count for row in trees.all]
    assert table.select_key(3)
    assert table.selected_row() == Tree(3)
    model.show_listing(Trees(2501).listing)
    assert table.selected_row() == Tree(3)


def test_rows_of_a_page_that_is_not_kept_are_read_again() -> None:
    trees = Trees(PAGE * 30)
    rows = PageRows(trees.numbers(), trees.read, lambda row: row.key)
    assert [row.key for row in rows] == trees.numbers()
    assert len(trees.asked) == 30
    assert rows[0].key == PAGE * 30
    assert len(trees.asked) == 31
    with pytest.raises(IndexError):
        rows[len(trees.numbers())]
