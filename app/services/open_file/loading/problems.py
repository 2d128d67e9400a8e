"""Errors of a file, each with the path of its value."""

from collections.abc import Sequence
from typing import NamedTuple

from app.errors import UserError
from app.services.language.plural import plural

_MOST = 20
_ERROR = ("ошибка", "ошибки", "ошибок")


class Problem(NamedTuple):
    """What is wrong with a value.

    Attributes:
        path: «plans[0].sections[1].title».
        text: what is the matter, Russian.
        hint: what to do, Russian, or empty.
    """

    path: str
    text: str
    hint: str = ""

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        told = f"{self.path}: {self.text}" if self.path else self.text
        return f"{told} {self.hint}".strip()


class FileProblemsError(UserError):
    """A file that cannot be loaded; `problems` are all of its errors."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [problem.sentence for problem in problems[:_MOST]]
        left = len(problems) - len(lines)
        if left > 0:
            lines.append(f"И ещё {left} {plural(left, _ERROR)}.")
        super().__init__("\n".join(lines), "Ничего не загружено: исправьте файл и повторите.")
