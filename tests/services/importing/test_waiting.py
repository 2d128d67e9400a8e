"""Rows of unknown schools wait for an answer; rows with errors are refused."""

from pathlib import Path

from app.services.importing.service import FilePreview, SchoolAnswer
from tests.services.importing.books import write_flat, write_marks, write_plan
from tests.services.importing.conftest import Load, Preview

KNOWN = ("СОШ № 30(edu990130)", 40, 10, 50, 35, 5)
UNKNOWN = ("Новая СОШ(edu990555)", 20, 10, 40, 40, 10)
WRONG_TOO = ("Другая СОШ(edu990556)", 20, 130, 40, 40, 10)


def statuses(found: FilePreview) -> list[str]:
    return [line.status for line in found.lines]


def test_rows_that_wait_are_counted_apart_and_become_what_the_answer_makes_them(
    tmp_path: Path, school: int, preview: Preview, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", [KNOWN]))
    path = write_marks(tmp_path / "b.xlsx", [KNOWN, UNKNOWN])
    found = preview(path)
    assert statuses(found) == ["same", "waiting"]
    assert (found.waiting, found.rejected) == (1, 0)
    assert "укажите, какая это школа" in found.lines[1].new
    (question,) = found.questions
    created = preview(path, answers={question.key: SchoolAnswer("create")})
    assert (statuses(created), created.waiting) == (["same", "new"], 0)
    skipped = preview(path, answers={question.key: SchoolAnswer("skip")})
    assert (statuses(skipped), skipped.waiting, skipped.rejected) == (["same", "rejected"], 0, 1)
    assert "по вашему ответу" in skipped.lines[1].new


def test_an_error_outweighs_the_open_question(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    found = preview(write_marks(tmp_path / "a.xlsx", [KNOWN, WRONG_TOO]))
    assert statuses(found) == ["new", "rejected"]
    assert (found.waiting, found.rejected) == (0, 1)
    assert "вне пределов" in found.lines[1].new


def test_every_wrong_row_has_its_own_reason_however_many_there_are(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    """The list of problems is cut after twenty of a kind; the rows are not."""
    row = (2026, 4, "Русский язык", "", "edu990130", "СОШ № 30", 20, 130, 0, 0, 0)
    found = preview(write_flat(tmp_path / "a.xlsx", [row] * 25))
    assert found.rejected == 25
    assert {line.new for line in found.lines} == {found.lines[0].new}
    assert "вне пределов" in found.lines[24].new


def test_the_measures_of_a_plan_wait_for_the_school_above_them(
    tmp_path: Path, preview: Preview
) -> None:
    measures = [{"section": "1. Кадры", "title": "Провести педсовет", "deadline": "15.10.2026"}]
    found = preview(write_plan(tmp_path / "план.xlsx", measures, school="МБОУ «Новая СОШ»"))
    assert found.questions
    assert set(statuses(found)) == {"waiting"}
