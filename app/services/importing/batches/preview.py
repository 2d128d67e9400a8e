"""What a file would do to the workspace, before anything is stored."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, overload

from app.services.importing.binding.index import SchoolQuestion
from app.services.importing.findings.problems import Columns, ImportProblem
from app.services.importing.findings.questions import FileQuestion

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.importing.batches.ledger import ColumnOf, Conflict, Ledger
    from app.services.importing.binding.index import SchoolRef
    from app.services.log.changes import Work
    from app.services.progress import Steps

LineStatus = Literal["new", "changed", "same", "waiting", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One row of the file and what becomes of it.

    Attributes:
        row: number of the row as the spreadsheet shows it.
        status: `new`, `changed`, `same`, `waiting` for an answer about its school, or `rejected`.
        school: name of the school, or empty.
        what: procedure and year, name of the measure, block of the passport …
        old: value in the workspace, in words; empty when there is none.
        new: what will be stored, in words; for a waiting or rejected row the reason.
    """

    row: int
    status: LineStatus
    school: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says about a file of results; None keeps what the file says."""

    year: int | None = None
    procedure_id: int | None = None


@dataclass(frozen=True, slots=True)
class FileSubject:
    """The one work, or the one year, that a file is about; it may be corrected before storing.

    Attributes:
        year: school year, or None when the file does not say.
        procedure_id: key of the procedure, or None when it is not known.
        suggested: what it should probably be (a work held in autumn), or None.
        several: whether the file is about several procedures: only the year can be corrected.
    """

    year: int | None
    procedure_id: int | None
    suggested: Correction | None = None
    several: bool = False


class Lines(Sequence[PreviewLine]):
    """Preview lines that are worded only when somebody looks at them."""

    def __init__(self, count: int, make: Callable[[int], PreviewLine]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> PreviewLine: ...

    @overload
    def __getitem__(self, index: slice) -> "list[PreviewLine]": ...

    def __getitem__(self, index: int | slice) -> "PreviewLine | list[PreviewLine]":
        """One line, or the lines of a slice."""
        if isinstance(index, slice):
            return [self._make(place) for place in range(*index.indices(self._count))]
        place = index + self._count if index < 0 else index
        if not 0 <= place < self._count:
            raise IndexError(index)
        return self._make(place)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows of a file against the workspace as it is.

    Attributes:
        fresh: rows that add something.
        changed: rows that change a stored value.
        unchanged: rows that are stored already.
        lines: one per accepted row, in the order of the file.
    """

    fresh: int
    changed: int
    unchanged: int
    lines: Sequence[PreviewLine]


class Batch(Protocol):
    """The accepted rows of a file, checked and bound, ready to be compared and stored."""

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        ...

    @property
    def years(self) -> frozenset[int]:
        """School years that the rows belong to."""
        ...

    @property
    def schools(self) -> frozenset[int]:
        """Schools that the rows are about; negative ids are schools to be made."""
        ...

    def conflicts(
        self,
        connection: "Connection",
        file: Path,
        column_of: "ColumnOf",
        ledger: "Ledger | None" = None,
    ) -> "Sequence[Conflict]":
        """Rows that cannot be stored beside what is stored, and what the other files say."""
        ...

    def without(self, places: Collection[int]) -> "Batch":
        """The batch without the rows at these positions."""
        ...

    def compare(self, connection: "Connection") -> Comparison:
        """The rows against the workspace as it is."""
        ...

    def store(self, work: "Work", ids: dict[int, int]) -> "Steps[None] | None":
        """Write the rows; `ids` gives the keys of the schools just made, and takes new ones.

        A kind whose rows take long comes as steps, which the caller must go through.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What stays of a file between the preview and the storing.

    Attributes:
        sha256: hash of the file.
        batch: its accepted rows; None when it was refused.
        to_create: schools to be made for it, by their negative ids.
        remembered: names and logins that the user bound to a school, to be kept with it.
        columns: its sheets with the headings of their columns, in order.
    """

    sha256: str = ""
    batch: Batch | None = None
    to_create: Mapping[int, "SchoolRef"] = field(default_factory=dict[int, "SchoolRef"])
    remembered: Mapping[int, Sequence["SchoolRef"]] = field(
        default_factory=dict[int, "Sequence[SchoolRef]"]
    )
    columns: Columns = field(default_factory=dict[str, Sequence[str]])


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """A file as recognised and checked.

    Attributes:
        file: where it lies.
        kind: key of its kind (`kinds/`); empty when it was refused.
        kind_title: Russian name of the kind.
        year: the one school year of its rows, or None.
        scope_text: «ВПР, русский язык, 5 класс, 2024/2025».
        rows: rows of data.
        fresh: rows that add something.
        changed: rows that change a stored value.
        unchanged: rows that are stored already.
        rejected: rows that are not taken.
        waiting: rows that wait for an answer about their school.
        lines: one per row, in the order of the file; worded when looked at.
        problems: what is wrong or doubtful.
        questions: schools that the register does not know.
        new_schools: names of the schools that storing will add to the register.
        subject: the one work or year that it is about; None when there are several, or none.
        fixed: why year or procedure cannot be corrected here, and what to do; may be empty.
        read: what storing needs.
        file_questions: what is asked about the file as a whole, answered questions too.
    """

    file: Path
    kind: str = ""
    kind_title: str = ""
    year: int | None = None
    scope_text: str = ""
    rows: int = 0
    fresh: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    waiting: int = 0
    lines: Sequence[PreviewLine] = ()
    problems: tuple[ImportProblem, ...] = ()
    questions: tuple[SchoolQuestion, ...] = ()
    new_schools: tuple[str, ...] = ()
    subject: FileSubject | None = None
    fixed: str = ""
    read: ReadFile = field(default_factory=ReadFile, repr=False, compare=False)
    file_questions: tuple[FileQuestion, ...] = ()

    @property
    def open_questions(self) -> tuple[FileQuestion, ...]:
        """The questions about the file that wait for an answer."""
        return tuple(question for question in self.file_questions if question.is_open)

    @property
    def accepted(self) -> int:
        """Rows that will be stored."""
        return self.fresh + self.changed

    @property
    def has_errors(self) -> bool:
        """Whether something in the file keeps it from being stored."""
        return any(problem.is_error for problem in self.problems)

    @property
    def can_commit(self) -> bool:
        """Whether the file may be stored: no errors and no open questions."""
        return (
            self.read.batch is not None
            and not self.questions
            and not self.open_questions
            and not self.has_errors
        )
