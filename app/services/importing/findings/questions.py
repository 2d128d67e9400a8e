"""Questions about a file as a whole: its kind, what its numbers mean, which year it is about.

A reader asks where two readings are possible and a wrong one would store wrong numbers. An open
question keeps the file from being stored; the answer is one of the offered values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

COUNTS_OR_PERCENTS = "value.counts-or-percents"
MEAN_OR_PERCENT = "value.mean-or-percent"
YEAR = "file.year"
KIND = "file.kind"
AUTUMN = "autumn_work"
YEAR_AHEAD = "file.year-ahead"
PLAN_TITLE = "plan.title"
PLAN_PERIOD = "plan.period"
PLAN_ROWS = "plan.rows"
PLAN_NUMBERS = "plan.numbers"
PLAN_MARKS = "plan.marks"
PLAN_COLUMN = "plan.column-"  # with the number of the column behind it
QUESTION_CODES = (
    *(COUNTS_OR_PERCENTS, MEAN_OR_PERCENT, YEAR, YEAR_AHEAD, AUTUMN, KIND),
    *(PLAN_TITLE, PLAN_PERIOD, PLAN_ROWS, PLAN_NUMBERS, PLAN_MARKS),
)


def is_question(code: str) -> bool:
    """Whether a file may be asked a question of this code."""
    column = code.removeprefix(PLAN_COLUMN)
    return code in QUESTION_CODES or (column != code and column.isdecimal())


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer: its value for programs and its Russian words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileQuestion:
    """A question about a file.

    Attributes:
        code: stable name, one that `is_question` knows; a file has one question of a code.
        text: the question, Russian, with the reason for asking.
        options: the answers.
        sheet: the sheet that gave rise to it.
        column: header of the column, or None.
        chosen: value of the chosen option; empty while the question is open.
        in_form: whether the window answers it by the year of the file instead of a choice.
        instead: what the command line is told to do instead of choosing an option.
        typed: an example of what may be typed instead; empty where only the options answer.
    """

    code: str
    text: str
    options: tuple[Option, ...]
    sheet: str = ""
    column: str | None = None
    chosen: str = ""
    in_form: bool = False
    instead: str = ""
    typed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return not self.chosen

    @property
    def for_command_line(self) -> str:
        """The question with the options of the command line that answer it."""
        if self.instead:
            return f"{self.text} {self.instead}"
        ways = "; ".join(
            f"--answer {self.code}={option.value} – {option.text}" for option in self.options
        )
        return f"{self.text} Ответьте: {ways}."


@dataclass
class FileQuestions:
    """The questions of one file while it is read.

    Attributes:
        answers: values by the code of the question.
        asked: questions by code, answered ones too.
    """

    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    asked: dict[str, FileQuestion] = field(default_factory=dict[str, FileQuestion])

    def ask(self, question: FileQuestion, wanted: str | None = None) -> str | None:
        """The chosen value, or None after writing the question down as open.

        An answer that fits one table of a file and not another leaves the question open.

        `wanted` is the answer where it may be typed otherwise than as a value: 2025/2026.
        """
        wanted = self.answers.get(question.code, "") if wanted is None else wanted
        chosen = wanted if any(one.value == wanted for one in question.options) else ""
        before = self.asked.get(question.code)
        if before is None or not (chosen or before.is_open):
            self.asked[question.code] = replace(question, chosen=chosen)
        return chosen or None

    def is_open(self, code: str) -> bool:
        """Whether this question was asked and has no answer."""
        return code in self.asked and self.asked[code].is_open

    @property
    def open(self) -> tuple[FileQuestion, ...]:
        """The questions without an answer."""
        return tuple(question for question in self.asked.values() if question.is_open)
