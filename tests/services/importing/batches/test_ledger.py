"""Files of one call that contradict each other are told before anything is stored."""

import tracemalloc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.services import results
from app.services.importing.batches.ledger import Ledger, Part
from app.services.importing.service import commit_files
from app.services.importing.tables.headings import Headings
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.services.writing.target import Fact
from tests.services.importing.batches.files import (
    BLOCK,
    HEAD,
    RESULT,
    Cells,
    block,
    check,
    errors,
    own,
)
from tests.services.importing.books import write_flat, write_own, write_plan, write_sheets
from tests.services.importing.conftest import Load

VALUE = {**HEAD, "year": 2026, "criterion": 1}


def plan(path: Path, _kind: str, row: Cells) -> Path:
    return write_plan(path, [{"section": "Школы", "title": "Провести семинар", **row}])


@pytest.mark.parametrize(
    ("write", "kind", "first", "second", "column", "told"),
    [
        (
            own,
            "results",
            {**RESULT, "participants": 89, "failed": 11},
            {**RESULT, "participants": 89, "failed": 12},
            "Не преодолели (кол-во)",
            ("«12»", "«11»"),
        ),
        (
            own,
            "results",
            {**RESULT, "participants": 89, "failed": 11},
            {**RESULT, "failed_percent": 33},
            "% не преодолевших",
            ("«33\u00a0%»", "«11»"),
        ),
        (
            own,
            "results",
            {**RESULT, "state": "не проводилась"},
            {**RESULT, "participants": 89, "failed": 12},
            "Состояние",
            ("«проведена»", "«не проводилась»"),
        ),
        (
            block,
            "contingent",
            {**BLOCK, "pupils": 400, "ovz": 21},
            {**BLOCK, "pupils": 410},
            "Обучающихся всего",
            ("«410»", "«400»"),
        ),
        (
            own,
            "criteria",
            {**VALUE, "current": "63 %", "expected": "70 %"},
            {**VALUE, "current": "65 %"},
            "Текущее",
            ("«65 %»", "«63 %»"),
        ),
        (
            own,
            "schools",
            {"short_name": HEAD["school"], "login": HEAD["login"], "distance": 4},
            {"short_name": HEAD["school"], "login": HEAD["login"], "distance": 7.5},
            None,
            ("«7,5»", "«4»"),
        ),
        (plan, "", {"deadline": "до 20.09.2026"}, {"deadline": "октябрь"}, "Срок", ("октябрь",)),
        (
            plan,
            "",
            {"status": "выполнено", "marked_on": "20.09.2026"},
            {"status": "не выполнено", "marked_on": "20.09.2026"},
            None,
            ("не выполнено", "выполнено"),
        ),
        (
            plan,
            "",
            {"status": "выполняется", "marked_on": "20.09.2026"},
            {"status": "выполнено", "marked_on": "20.10.2026"},
            "Статус",
            ("20.09.2026", "выполнено, 20.10.2026"),
        ),
        (
            block,
            "contingent",
            {**BLOCK, "pupils": 400, "source": "ОО-1"},
            {**BLOCK, "pupils": 400, "source": "АИС"},
            "Источник",
            ("«ОО-1»", "«АИС»"),
        ),
    ],
)
def test_another_value_of_one_thing_names_both_files_and_both_cells(
    tmp_path: Path,
    workspace: Workspace,
    school: int,
    write: Any,
    kind: str,
    first: Cells,
    second: Cells,
    column: str | None,
    told: tuple[str, ...],
) -> None:
    one = write(tmp_path / "первый.xlsx", kind, first)
    two = write(tmp_path / "второй.xlsx", kind, second)
    early, bad = check(workspace, one, two)
    (problem,) = errors(bad)
    (earlier,) = errors(early)
    assert (earlier.code, earlier.row, earlier.sheet) == (
        "files_differ",
        problem.row,
        problem.sheet,
    )
    assert f"в файле «второй.xlsx», лист «{problem.sheet}», строка {problem.row}" in earlier.text
    assert earlier.column
    assert "столбец «" in earlier.text
    assert [text for text in told if text not in earlier.text] == []
    assert not early.can_commit
    assert problem.code == "files_differ"
    assert problem.file == "второй.xlsx"
    assert problem.row == (6 if write is plan else 2)
    assert problem.column
    assert column is None or problem.column == column
    assert f"в файле «первый.xlsx», лист «{problem.sheet}», строка {problem.row}" in problem.text
    assert "столбец «" in problem.text
    assert [text for text in told if text not in problem.text] == []
    assert not bad.can_commit
    assert [line.status for line in bad.lines] == ["rejected"]
    assert [check(workspace, file)[0].can_commit for file in (one, two)] == [True, True]


def test_the_same_and_what_the_other_file_leaves_out_is_no_contradiction(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    pairs: tuple[tuple[Any, str, Cells, Cells], ...] = (
        (
            own,
            "results",
            {**RESULT, "participants": 89, "failed": 11},
            {**RESULT, "participants": 89, "failed": 11, "high": 20},
        ),
        (
            own,
            "results",
            {**RESULT, "participants": 89, "failed": 11},
            {**RESULT, "failed_percent": 12.4},
        ),
        (
            own,
            "results",
            {**RESULT, "participants": 250, "failed": 31},
            {**RESULT, "participants": 250, "failed_percent": 12},
        ),
        (
            own,
            "results",
            {**RESULT, "failed_percent": 12},
            {**RESULT, "failed_percent": 12.36},
        ),
        (block, "contingent", {**BLOCK, "pupils": 400}, {**BLOCK, "ovz": 21}),
        (own, "criteria", {**VALUE, "current": "63 %"}, {**VALUE, "expected": "70 %"}),
        (plan, "", {"deadline": "октябрь"}, {"expected": "Справка"}),
        (
            plan,
            "",
            {"status": "выполнено", "marked_on": "20.10.2026"},
            {"status": "выполнено", "marked_on": "20.10.2026"},
        ),
    )
    told: list[str] = []
    for number, (write, kind, first, second) in enumerate(pairs):
        files = [
            write(tmp_path / f"{number}-{place}.xlsx", kind, row)
            for place, row in enumerate((first, second))
        ]
        told += [str(problem) for one in check(workspace, *files) for problem in one.problems]
    assert told == []


def test_two_files_that_complete_each_other_are_stored_as_one_result(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    one = own(
        tmp_path / "a.xlsx", "results", {**RESULT, "participants": 89, "failed": 11, "high": 20}
    )
    two = own(tmp_path / "b.xlsx", "results", {**RESULT, "failed_percent": 12.4, "mean_score": 3.8})
    run_steps(commit_files(workspace, check(workspace, one, two)))
    (row,) = results.list_results(workspace)
    assert (row.failed, row.participants, row.high, row.mean_score_h) == (11, 89, 20, 380)


def test_a_block_of_two_files_names_the_sources_of_both(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    files = [
        block(tmp_path / name, "contingent", {**BLOCK, **counts})
        for name, counts in (
            ("a.xlsx", {"pupils": 400, "source": "ОО-1"}),
            ("b.xlsx", {"ovz": 21, "source": "АИС"}),
        )
    ]
    for _again in range(2):
        run_steps(commit_files(workspace, check(workspace, *files)))
        with workspace.database.reading() as reader:
            sources = [row["source"] for row in reader.rows("SELECT source FROM passport_block")]
        assert sources == ["ОО-1; АИС"]
    both = {"pupils": 410, "ovz": 22, "source": "Отчёт"}
    new = block(tmp_path / "c.xlsx", "contingent", {**BLOCK, **both})
    run_steps(commit_files(workspace, check(workspace, new)))
    with workspace.database.reading() as reader:
        sources = [row["source"] for row in reader.rows("SELECT source FROM passport_block")]
    assert sources == ["Отчёт"]


def test_a_stored_mean_beside_other_counts_is_told_and_keeps_no_file_from_storing(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    first = {**RESULT, "participants": 89, "failed": 11, "mean_score": 3.8}
    told = own(tmp_path / "a.xlsx", "results", first)
    run_steps(commit_files(workspace, check(workspace, told)))
    silent = (
        {"participants": 89, "failed": 11},
        {"failed_percent": 12.4},
        {"participants": 90, "failed": 12, "mean_score": 3.7},
        {"state": "не проводилась"},
    )
    for number, numbers in enumerate(silent):
        file = own(tmp_path / f"{number}.xlsx", "results", {**RESULT, **numbers})
        assert check(workspace, file)[0].problems == ()
    other = own(tmp_path / "b.xlsx", "results", {**RESULT, "participants": 90, "failed": 12})
    (preview,) = check(workspace, other)
    (problem,) = preview.problems
    assert (problem.code, problem.row, problem.is_error) == ("result.mean-kept", 2, False)
    assert problem.text.replace("\u00a0", " ").startswith(
        "Средний балл 3,8 сохранён вместе с прежними числами (11 из 89"
    )
    assert preview.can_commit


def test_the_ledger_keeps_places_and_asks_a_row_only_when_another_is_of_the_same_thing() -> None:
    asked: list[int] = []

    class Rows:
        def facts_at(self, place: int) -> Mapping[str, Fact]:
            asked.append(place)
            return {"failed": Fact(place, "не справившихся", str(place))}

        def address_at(self, place: int) -> tuple[str, int]:
            return "Лист1", place + 2

    keys = [(school, 1, 2026) for school in range(20_000)]
    ledger = Ledger()
    tracemalloc.start()
    try:
        for name in ("a.xlsx", "b.xlsx"):
            ledger.begin(Part(Path(name), Headings([]).column_of, Rows()))
            for place, key in enumerate(keys if name == "a.xlsx" else keys[:1]):
                ledger.add(Rows, key, place)
        assert tracemalloc.get_traced_memory()[0] < 4_000_000
    finally:
        tracemalloc.stop()
    assert asked == []
    assert ledger.about(Rows, keys[7])["failed"].source.row == 9
    assert ledger.about(Rows, keys[0])["failed"].source.file == Path("a.xlsx")
    assert ledger.about(Rows, "other") == ledger.about(Ledger, keys[0]) == {}
    assert asked == [7, 0, 0]


def test_whole_percents_of_a_file_leave_counts_of_the_same_rounded_share(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    def flat(name: str, *marks: float) -> Path:
        row = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 250, *marks)
        return write_flat(tmp_path / name, [row])

    counted = own(tmp_path / "a.xlsx", "results", {**RESULT, "participants": 250, "failed": 31})
    assert load(counted).stored
    whole = flat("b.xlsx", 12, 40, 30, 18)
    for file in (whole, own(tmp_path / "c.xlsx", "results", {**RESULT, "failed_percent": 12})):
        outcome = load(file)
        assert (outcome.accepted, outcome.unchanged) == (0, 1)
    (row,) = results.list_results(workspace)
    assert (row.participants, row.failed, row.derived) == (250, 31, False)
    assert load(flat("d.xlsx", 12, 40, 30.4, 17.6)).accepted == 1
    (row,) = results.list_results(workspace)
    assert (row.participants, row.failed, row.derived) == (250, 30, True)


def test_two_tables_of_one_plan_in_one_file_are_held_against_each_other(
    tmp_path: Path, workspace: Workspace
) -> None:
    def sheet(deadline: str) -> list[tuple[str, ...]]:
        return [
            ("План", "План мероприятий на 2026/2027 учебный год"),
            ("Учебный год", "2026/2027"),
            (),
            ("Раздел", "Мероприятие", "Срок"),
            ("Школы", "Провести семинар", deadline),
        ]

    path = write_sheets(tmp_path / "a.xlsx", {"Один": sheet("октябрь"), "Два": sheet("ноябрь")})
    (preview,) = check(workspace, path)
    (problem,) = errors(preview)
    assert (problem.code, problem.sheet, problem.column) == ("files_differ", "Два", "Срок")
    assert "лист «Один», строка 5, столбец «Срок» – «октябрь»" in problem.text


def test_things_of_two_kinds_are_never_taken_for_one(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    """Of results and criteria, whose procedures and criteria have the same keys."""
    everything = [one.short_title for one in results.list_procedures(workspace)]
    numbers = {"participants": 20, "failed": 1}
    files = [
        write_own(
            tmp_path / "a.xlsx",
            "criteria",
            [{**VALUE, "criterion": number, "reached": "да"} for number in range(1, 11)],
        ),
        write_own(
            tmp_path / "b.xlsx",
            "results",
            [{**RESULT, "procedure": title, **numbers} for title in everything],
        ),
    ]
    assert [errors(preview) for preview in check(workspace, *files)] == [[], []]
