"""What is wrong with a file: every problem names file, sheet, row, column and what to do."""

from dataclasses import dataclass, field
from typing import Literal

from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.plural import ROW, counted

Severity = Literal["error", "warning"]
_SHOWN_OF_A_KIND = 20


class RefusedFileError(UserError):
    """The file as a whole cannot be taken.

    Attributes:
        code: short name of the reason.
        sheet: the sheet that it is about, or empty.
        row: number of the row that it is about, or None.
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str = "",
        sheet: str = "",
        *,
        row: int | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.code = code
        self.sheet = sheet
        self.row = row


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """One problem.

    Attributes:
        file: name of the file.
        sheet: its sheet, or empty.
        row: number of the row as the spreadsheet shows it, or None.
        column: header of the column, or None.
        code: short name of the reason, for programs.
        message: what is wrong and what to do, Russian.
        severity: an `error` keeps the file from being stored, a `warning` does not.
    """

    file: str
    sheet: str
    row: int | None
    column: str | None
    code: str
    message: str
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """«лист «Результаты», строка 12, столбец «Участников»»; empty for the whole file."""
        parts = [f"лист «{self.sheet}»"] if self.sheet else []
        if self.row is not None:
            parts.append(f"строка {self.row}")
        if self.column:
            parts.append(f"столбец «{self.column}»")
        return ", ".join(parts)

    @property
    def text(self) -> str:
        """The whole sentence with the file and the place."""
        if self.row is None and f"«{self.file}»" in self.message:
            return self.message
        place = f", {self.place}" if self.place else ""
        return f"Файл «{self.file}»{place}: {self.message}"

    @property
    def finding(self) -> Finding:
        """The same in the words that all of the program has for what is wrong."""
        weight = Weight.ERROR if self.severity == "error" else Weight.NOTE
        return Finding(code=self.code, text=self.message, weight=weight, where=self.place)


@dataclass
class ProblemLog:
    """Problems of one file as they are found; long runs of one kind are cut short.

    Attributes:
        file: name of the file.
        reasons: (sheet, row) -> first error of every wrong row, the ones cut short too.
    """

    file: str
    reasons: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    _problems: list[ImportProblem] = field(default_factory=list[ImportProblem])
    _counts: dict[tuple[str, str, str | None], int] = field(
        default_factory=dict[tuple[str, str, str | None], int]
    )

    def error(
        self,
        code: str,
        message: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Write down what keeps the file from being stored."""
        if row is not None:
            self.reasons.setdefault((sheet, row), message)
        self._add(code, message, sheet, row, column, "error")

    def warning(
        self,
        code: str,
        message: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Write down what is only doubtful."""
        self._add(code, message, sheet, row, column, "warning")

    def _add(
        self,
        code: str,
        message: str,
        sheet: str,
        row: int | None,
        column: str | None,
        severity: Severity,
    ) -> None:
        key = (sheet, code, column)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] <= _SHOWN_OF_A_KIND:
            problem = ImportProblem(
                file=self.file,
                sheet=sheet,
                row=row,
                column=column,
                code=code,
                message=message,
                severity=severity,
            )
            self._problems.append(problem)

    def listed(self) -> tuple[ImportProblem, ...]:
        """All problems by sheet and row, then the runs beyond twenty of a kind as their number."""
        rest = [
            self._rest(key, count - _SHOWN_OF_A_KIND)
            for key, count in self._counts.items()
            if count > _SHOWN_OF_A_KIND
        ]
        order = {sheet: number for number, sheet in enumerate(self._sheets())}
        return (*sorted(self._problems, key=lambda one: (order[one.sheet], one.row or 0)), *rest)

    def _sheets(self) -> list[str]:
        return list(dict.fromkeys(problem.sheet for problem in self._problems))

    def _rest(self, key: tuple[str, str, str | None], more: int) -> ImportProblem:
        sheet, code, column = key
        sample = next(
            problem
            for problem in self._problems
            if (problem.sheet, problem.code, problem.column) == key
        )
        return ImportProblem(
            file=self.file,
            sheet=sheet,
            row=None,
            column=column,
            code=code,
            message=f"То же самое ещё в других строках: {counted(more, ROW)}.",
            severity=sample.severity,
        )
