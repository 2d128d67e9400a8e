"""What is wrong with a file: every problem names file, sheet, row, column and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.plural import ROW, counted
from app.services.writing.target import Wrong

_SHOWN_OF_A_KIND = 20
_Kind = tuple[str, str, str | None]  # sheet, code, column
Columns = Mapping[str, Sequence[str]]  # sheet -> headings of its columns, both as they stand


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
class ImportProblem(Finding):
    """A finding in a file: `text` says what is wrong and what to do, `where` its place in words.

    One that weighs an `ERROR` keeps the file from being stored, a `NOTE` does not.

    Attributes:
        file: name of the file.
        sheet: its sheet, or empty.
        row: number of the row as the spreadsheet shows it, or None.
        column: header of the column, or None.
    """

    file: str
    sheet: str = ""
    row: int | None = None
    column: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be stored as it is."""
        return self.weight >= Weight.ERROR

    @property
    def sentence(self) -> str:
        """The whole sentence with the file and the place."""
        if self.row is None and f"«{self.file}»" in self.text:
            return self.text
        where = f", {self.where}" if self.where else ""
        return f"Файл «{self.file}»{where}: {self.text}"


def problem_at(
    file: str,
    code: str,
    text: str,
    *,
    weight: Weight = Weight.ERROR,
    sheet: str = "",
    row: int | None = None,
    column: str | None = None,
) -> ImportProblem:
    """A problem at its place; without sheet, row and column it is about the whole file."""
    return ImportProblem(
        code=code,
        text=text,
        weight=weight,
        where=_place_words(sheet, row, column),
        file=file,
        sheet=sheet,
        row=row,
        column=column,
    )


def _place_words(sheet: str, row: int | None, column: str | None) -> str:
    """«лист «Результаты», строка 12, столбец «Участников»»."""
    parts = [f"лист «{sheet}»"] if sheet else []
    if row is not None:
        parts.append(f"строка {row}")
    if column:
        parts.append(f"столбец «{column}»")
    return ", ".join(parts)


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
    _counts: dict[_Kind, int] = field(default_factory=dict[_Kind, int])

    def error(
        self,
        code: str,
        text: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Write down what keeps the file from being stored."""
        if row is not None:
            self.reasons.setdefault((sheet, row), text)
        problem = problem_at(self.file, code, text, sheet=sheet, row=row, column=column)
        self._add(problem)

    def wrong(
        self, wrong: Wrong, *, sheet: str = "", row: int | None = None, column: str | None = None
    ) -> None:
        """Write down as an error what a rule of the workspace, or of a cell, says."""
        self.error(wrong.code, wrong.in_cell, sheet=sheet, row=row, column=column)

    def add(self, wrong: Wrong, *, sheet: str, row: int, column: str | None) -> None:
        """Write down what a rule says, by its weight."""
        write = self.error if wrong.weight >= Weight.ERROR else self.warning
        write(wrong.code, wrong.in_cell, sheet=sheet, row=row, column=column)

    def warning(
        self,
        code: str,
        text: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Write down what is only doubtful."""
        note = Weight.NOTE
        self._add(
            problem_at(self.file, code, text, weight=note, sheet=sheet, row=row, column=column)
        )

    def _add(self, problem: ImportProblem) -> None:
        key = _kind(problem)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] <= _SHOWN_OF_A_KIND:
            self._problems.append(problem)

    def listed(self, columns: Columns | None = None) -> tuple[ImportProblem, ...]:
        """All problems as they stand in the file; a long run ends with the number of the rest."""
        listed = list(in_order(self._problems, columns or {}))
        for key, count in self._counts.items():
            if count > _SHOWN_OF_A_KIND:
                last = max(place for place, one in enumerate(listed) if _kind(one) == key)
                listed.insert(last + 1, self._rest(key, count - _SHOWN_OF_A_KIND))
        return tuple(listed)

    def _rest(self, key: _Kind, more: int) -> ImportProblem:
        sample = next(problem for problem in self._problems if _kind(problem) == key)
        return problem_at(
            self.file,
            sample.code,
            f"То же самое ещё в других строках: {counted(more, ROW)}.",
            weight=sample.weight,
            sheet=sample.sheet,
            column=sample.column,
        )


def in_order(problems: Iterable[ImportProblem], columns: Columns) -> list[ImportProblem]:
    """Problems by sheet, row and column; those of a whole sheet, or file, stand first in it.

    Sheets and columns that `columns` does not name come after the others, as they were found.
    """
    listed = list(problems)
    sheets = _places(["", *columns, *(problem.sheet for problem in listed)])
    titles = {sheet: _places(columns.get(sheet, ())) for sheet in sheets}

    def place(problem: ImportProblem) -> tuple[int, int, int]:
        known = titles[problem.sheet]
        column = -1 if problem.column is None else known.get(problem.column, len(known))
        return sheets[problem.sheet], problem.row or 0, column

    return sorted(listed, key=place)


def with_more(
    listed: Sequence[ImportProblem], more: Iterable[ImportProblem], columns: Columns
) -> tuple[ImportProblem, ...]:
    """A list in order with others put to their places; what follows a row stays behind it."""
    others = list(more)
    if not others:
        return tuple(listed)
    ordered = in_order([*(one for one in listed if one.row is not None), *others], columns)
    behind: dict[int, list[ImportProblem]] = {}
    last = 0
    for one in listed:
        last = last if one.row is None else id(one)
        if one.row is None:
            behind.setdefault(last, []).append(one)
    return (
        *behind.get(0, ()),
        *(two for one in ordered for two in (one, *behind.get(id(one), ()))),
    )


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _kind(problem: ImportProblem) -> _Kind:
    return problem.sheet, problem.code, problem.column
