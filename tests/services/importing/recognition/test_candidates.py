"""Which kinds a header may be of, and the question where two fit nearly as well."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.importing.files.reader import Sheet
from app.services.importing.recognition.candidates import candidates
from tests.services.importing.books import FLAT_HEADER, write_sheets
from tests.services.importing.conftest import Preview

if TYPE_CHECKING:
    from app.services.importing.cells.cell import Cell

BOTH = ("Учебный год", "Школа", "Процедура", "% не преодолевших", "Критерий", "Текущее")
REGISTER = ("Школа", "Полное наименование", "Вид", "Директор", "Телефон", "Почта")
ROW = ("2025/2026", "СОШ № 1", "ВПР МА 6", 20, 1, "33 %")


def kinds_of(
    header: tuple[object, ...], row: tuple[object, ...] = (), name: str = "Лист1"
) -> list[str]:
    rows = [header, row or ("СОШ № 1", *("",) * (len(header) - 1))]
    cells: list[list[Cell]] = [
        [str(cell) if isinstance(cell, str) else float(str(cell)) for cell in one] for one in rows
    ]
    return list(candidates(Sheet(name=name, rows=cells)))


def test_a_kind_that_explains_all_that_another_does_and_more_is_the_one() -> None:
    cases: dict[tuple[object, ...], list[str]] = {
        FLAT_HEADER: ["flat-marks"],
        ("Группы участников", "Кол-во участников", 2, 3, 4, 5): ["fis-oko-marks"],
        ("Школа", "Логин", "Код ОО", "Процедура", "Участников"): ["results"],
        ("Школа", "Логин", "Муниципалитет"): ["schools"],
        ("Школа", "Дата", "Директор", "Телефон", "Почта"): ["schools"],
        (*REGISTER, "Учебный год", "Процедура", "Участников"): ["results"],
        ("Мероприятие", "Срок", "Школа", "Логин", "Телефон", "Почта"): ["plan"],
        ("Урок", "Кабинет"): [],
    }
    assert {header: kinds_of(header) for header in cases} == cases


def test_kinds_that_each_know_what_the_other_does_not_are_both_named() -> None:
    assert kinds_of(BOTH, ROW) == ["criteria", "results"]


def test_the_title_or_the_name_of_the_sheet_settles_a_doubt() -> None:
    assert kinds_of(BOTH, ROW, "Результаты") == ["results"]
    titled = Sheet(name="Лист1", rows=[["Критерии", *[""] * 5], [""] * 6, list(BOTH)])
    assert list(candidates(titled)) == ["criteria"]


def test_a_needed_column_more_leaves_no_doubt() -> None:
    assert kinds_of((*BOTH[:4], "Мероприятие"), ROW[:5]) == ["results"]
    assert kinds_of((*BOTH[:3], *BOTH[4:], "Достигнут"), (*ROW[:3], *ROW[4:], "да")) == ["criteria"]


def test_a_doubtful_file_waits_for_the_answer_what_it_is(tmp_path: Path, preview: Preview) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": [BOTH, ROW]})
    waiting = preview(path, create_schools=True)
    (question,) = waiting.open_questions
    assert (question.code, [one.value for one in question.options]) == (
        "file.kind",
        ["criteria", "results"],
    )
    assert question.text == (
        "По заголовкам столбцов это может быть и книга «Критерии», и книга «Результаты»."
        " Что в файле?"
    )
    assert (waiting.kind, waiting.rows, waiting.can_commit) == ("", 0, False)
    assert waiting.problems == ()
    for kind in ("results", "criteria"):
        answered = preview(path, create_schools=True, choices={path: {"file.kind": kind}})
        assert (answered.kind, answered.rows, answered.fresh) == (kind, 1, 1), answered.problems
        assert [one.chosen for one in answered.file_questions] == [kind]
        assert answered.can_commit


def test_a_sheet_beside_that_is_certain_answers_for_the_file(
    tmp_path: Path, preview: Preview
) -> None:
    certain = (*BOTH[:4], "Не справились")
    sheets = {"Лист1": [BOTH, ROW], "Лист2": [certain, ("2025/2026", "СОШ № 2", "ВПР МА 6", 20, 2)]}
    both = preview(write_sheets(tmp_path / "a.xlsx", sheets), create_schools=True)
    assert (both.kind, both.rows, both.file_questions) == ("results", 2, ())


def test_people_are_refused_before_anything_is_asked(tmp_path: Path, preview: Preview) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": [(*BOTH, "Фамилия"), (*ROW, "Тайнов")]})
    refused = preview(path)
    assert [one.code for one in refused.problems] == ["pupils"]
    assert refused.file_questions == ()
