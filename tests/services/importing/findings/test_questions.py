"""Questions about a file: asked once, answered by one of the offered values."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services.importing.findings.questions import FileQuestion, FileQuestions, Option
from app.services.importing.service import import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

QUESTION = FileQuestion(
    code="file.year", text="За какой год?", options=(Option("1", "первый"), Option("2", "второй"))
)


def test_a_question_stays_open_until_one_of_its_options_is_chosen() -> None:
    for answers, chosen in (({}, None), ({"file.year": "3"}, None), ({"file.year": "2"}, "2")):
        questions = FileQuestions(answers)
        assert questions.ask(QUESTION) == chosen
        assert questions.ask(QUESTION) == chosen
        assert questions.is_open("file.year") == (chosen is None)
        assert len(questions.asked) == 1


def test_the_command_line_is_told_how_to_answer() -> None:
    assert QUESTION.for_command_line == (
        "За какой год? Ответьте: --answer file.year=1 – первый; --answer file.year=2 – второй."
    )


def test_an_answer_to_no_question_is_refused(tmp_path: Path, workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"«file\.yaer» нет"):
        run_steps(import_files(workspace, [tmp_path / "a.xlsx"], choices={"file.yaer": "2026"}))
