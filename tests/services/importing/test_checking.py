"""One bad file never hides the good ones, whatever the reason."""

import logging
from pathlib import Path

import pytest

from app.services.importing import checking
from app.services.importing.files.reader import Book
from app.services.importing.reading.context import ReadContext
from app.services.importing.reading.intake import Intake
from app.services.importing.service import preview_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_flat

GOOD = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)
SECRET = "Тайнов"


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("owner", "step"), [(checking, "read_book"), (checking, "recognise"), (Intake, "read")]
)
def test_a_fault_of_the_program_is_a_problem_of_one_file(
    tmp_path: Path,
    workspace: Workspace,
    owner: object,
    step: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    good = write_flat(tmp_path / "хороший.xlsx", [GOOD])
    bad = write_flat(tmp_path / "плохой.xlsx", [GOOD])
    whole = getattr(owner, step)

    def faulty(*facts: object) -> object:
        books = [one.book if isinstance(one, ReadContext) else one for one in facts]
        if bad in [one.file if isinstance(one, Book) else one for one in books]:
            raise ZeroDivisionError(SECRET)
        return whole(*facts)

    monkeypatch.setattr(owner, step, faulty)
    with caplog.at_level(logging.ERROR):
        first, second = run_steps(preview_files(workspace, [bad, good], create_schools=True))
    assert [(one.code, one.weight.name) for one in first.problems] == [("internal", "ERROR")]
    assert "внутренняя ошибка программы" in first.problems[0].sentence
    assert not first.can_commit
    assert (second.fresh, second.can_commit) == (1, True)
    assert "ZeroDivisionError" in caplog.text
    assert SECRET not in caplog.text + first.problems[0].sentence
