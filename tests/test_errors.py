"""Known problems say what is wrong and what to do."""

from app.errors import EnvironmentProblem, KnownProblem, ReadOnlyWorkspaceError, UserError


def test_a_problem_reads_as_one_line() -> None:
    assert str(UserError("Файл пуст.", "Выберите другой.")) == "Файл пуст. Выберите другой."
    assert str(UserError("Файл пуст.")) == "Файл пуст."


def test_the_two_families_stay_apart() -> None:
    assert isinstance(ReadOnlyWorkspaceError("x"), EnvironmentProblem)
    assert not isinstance(EnvironmentProblem("x"), UserError)
    assert isinstance(UserError("x"), KnownProblem)
