"""Results of a year are read when they are looked at, in blocks of neighbouring schools."""

from types import SimpleNamespace

import pytest

from app.services import results
from app.services.results import reading
from app.services.results.stored.cells import StoredCells

SCHOOLS = list(range(1, 121))
KEYS = [(school, procedure) for school in SCHOOLS for procedure in (7, 8)]


def cells_over(stored):
    asked = []

    def read(schools):
        asked.append(list(schools))
        return [SimpleNamespace(school_id=s, procedure_id=p) for s, p in stored if s in schools]

    return StoredCells(KEYS, SCHOOLS, read), asked


def test_a_look_reads_the_neighbours_too_and_only_once():
    cells, asked = cells_over(KEYS)
    assert len(cells) == 240
    assert (1, 7) in cells
    assert asked == []
    assert cells[60, 7].school_id == 60
    assert asked == [list(range(51, 61))]
    assert cells[51, 8].procedure_id == 8
    assert len(asked) == 1


def test_what_was_put_in_is_not_overwritten_by_its_block():
    cells, asked = cells_over(KEYS)
    put = SimpleNamespace(school_id=2, procedure_id=7)
    cells[2, 7] = put
    assert cells[1, 7].school_id == 1
    assert len(asked) == 1
    assert cells[2, 7] is put
    del cells[1, 8]
    assert (1, 8) not in cells


def test_a_row_that_is_gone_by_now_is_missing():
    cells, _asked = cells_over([key for key in KEYS if key != (3, 7)])
    assert cells.get((3, 7)) is None
    with pytest.raises(KeyError):
        cells[3, 7]


def test_the_grid_gives_the_same_rows_as_a_list(demo):
    grid = results.get_grid(demo, 2019)
    listed = {
        (row.school_id, row.procedure_id): row for row in results.list_results(demo, year=2019)
    }
    assert listed
    assert dict(grid.cells) == listed


def test_blocks_follow_the_order_in_which_schools_are_shown():
    cells, asked = cells_over(KEYS)
    cells.arrange([5, 60, 115])
    assert cells[60, 7].school_id == 60
    assert asked == [[5, 60, 115, *[one for one in SCHOOLS if one != 5][:7]]]
    assert cells[115, 8].school_id == 115
    assert len(asked) == 1
    assert cells[119, 7].school_id == 119  # the hidden ones are still there


def test_a_procedure_is_read_at_once_and_only_when_something_is_missing(demo):
    grid = results.get_grid(demo, 2019)
    procedure = next(procedure for _school, procedure in grid.cells)
    cells = results.get_cells(demo, 2019, [school.id for school in grid.schools])
    asked = []
    read = cells._read
    cells._read = lambda schools: (asked.append(schools), read(schools))[1]
    cells.read_procedure(procedure)
    kept = {key: row for key, row in grid.cells.items() if key[1] == procedure}
    assert {key: cells[key] for key in kept} == kept
    assert asked == []
    assert dict(cells) == dict(grid.cells)
    assert asked


def test_results_of_another_year_are_those_of_the_schools_that_are_shown(demo):
    grid = results.get_grid(demo, 2018)
    first, *rest = [school.id for school in grid.schools]
    cells = results.get_cells(demo, 2018, rest)
    assert dict(cells) == {key: row for key, row in grid.cells.items() if key[0] != first}


def test_the_first_schools_are_read_ahead_in_one_go():
    cells, asked = cells_over(KEYS)
    cells.read_first()
    assert asked == [list(range(1, 31))]
    assert [cells[school, 7].school_id for school in (1, 30)] == [1, 30]
    assert len(asked) == 1


def test_the_schools_in_sight_are_read_ahead_with_the_first_ones():
    cells, asked = cells_over(KEYS)
    cells.read_first(range(60, 80))
    assert asked == [[*range(1, 31), *range(60, 80)]]
    assert [cells[school, 7].school_id for school in (1, 30, 60, 79)] == [1, 30, 60, 79]
    assert len(asked) == 1


def test_some_schools_are_read_without_going_through_the_year(demo):
    asked = []

    class Asked:
        def rows(self, sql, parameters):
            asked.append((f"EXPLAIN QUERY PLAN {sql}", parameters))
            return []

    assert reading._read_schools(Asked(), 2019, [1, 2, 3]) == []
    with demo.database.reading() as reader:
        [plan] = [[row["detail"] for row in reader.rows(*one)] for one in asked]
    assert [line for line in plan if " r " in line and "school_id=?" not in line] == []
