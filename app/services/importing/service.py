"""The import as the window and the command line call it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.importing.batches.preview import Correction, FilePreview, FileSubject, PreviewLine
from app.services.importing.binding.index import Candidate, SchoolAnswer, SchoolQuestion
from app.services.importing.binding.questions import AMBIGUOUS
from app.services.importing.findings.problems import ImportProblem, problem_at, with_more
from app.services.importing.findings.questions import (
    QUESTION_CODES,
    FileQuestion,
    Option,
    is_question,
)
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from app.services.importing.commit import ImportOutcome
    from app.services.progress import Steps
    from app.services.storage.workspace import Workspace

__all__ = [
    "Candidate",
    "Correction",
    "FileOutcome",
    "FilePreview",
    "FileQuestion",
    "FileSubject",
    "ImportProblem",
    "Option",
    "PreviewLine",
    "SchoolAnswer",
    "SchoolQuestion",
    "commit_files",
    "import_files",
    "plans_in",
    "preview_files",
    "years_of_results",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of a file given to `import_files`.

    Attributes:
        file: where it lies.
        kind: key of its kind (`kinds/`); empty when it was refused.
        year: the one school year of its rows, or None.
        rows: rows of data.
        accepted: rows that add or change something.
        rejected: rows that are not taken, those of unknown schools too.
        unchanged: rows that were stored already.
        problems: what is wrong or doubtful; an open question is an error here.
        stored: whether the rows were written.
        title: Russian name of the kind and what the numbers are about; empty when refused.
        changes: some of the rows that change a stored value.
        new_schools: names of the schools that are added to the register.
    """

    file: Path
    kind: str
    year: int | None
    rows: int
    accepted: int
    rejected: int
    unchanged: int
    problems: tuple[ImportProblem, ...]
    stored: bool
    title: str = ""
    changes: tuple[PreviewLine, ...] = ()
    new_schools: tuple[str, ...] = ()


_SHOWN_CHANGES = 20


def preview_files(
    workspace: "Workspace",
    paths: Sequence[Path],
    *,
    answers: Mapping[str, SchoolAnswer] | None = None,
    create_schools: bool = False,
    corrections: Mapping[Path, Correction] | None = None,
    choices: Mapping[Path, Mapping[str, str]] | None = None,
) -> "Steps[list[FilePreview]]":
    """Check files without storing anything.

    Args:
        workspace: the open workspace.
        paths: files; lists of schools among them are known to the others.
        answers: which school is meant, by the key of the question.
        create_schools: make the schools that the register does not know.
        corrections: year and procedure of files whose `subject` is wrong or not said.
        choices: answers to the questions about files: value of the option by code.
    """
    from app.services.importing.checking import check_files

    return (
        yield from check_files(
            workspace,
            [Path(path) for path in paths],
            answers=answers,
            create_schools=create_schools,
            corrections=corrections,
            choices=choices,
        )
    )


def commit_files(workspace: "Workspace", previews: Sequence[FilePreview]) -> "Steps[ImportOutcome]":
    """Store checked files in one transaction, after a backup.

    Raises:
        UserError: a file has errors or open questions, or the register changed since the check.
    """
    from app.services.importing.commit import store_files

    return (yield from store_files(workspace, previews))


def years_of_results(previews: Sequence[FilePreview]) -> frozenset[int]:
    """The years of results that storing these files would fill; plans and criteria fill none."""
    from app.services.importing.kinds.registry import intake

    of_results = (one for one in previews if one.kind and intake(one.kind).of_results)
    batches = (one.read.batch for one in of_results)
    return frozenset[int]().union(*(batch.years for batch in batches if batch is not None))


def plans_in(workspace: "Workspace", previews: Sequence[FilePreview]) -> list[int]:
    """The stored plans that these files are about, by their keys."""
    from app.services.importing.batches.entries import EntryBatch
    from app.services.plans.entries import MeasureEntry
    from app.services.plans.reading import list_plan_heads
    from app.services.plans.table.matching import plain

    batches = (preview.read.batch for preview in previews)
    entries = [one for batch in batches if isinstance(batch, EntryBatch) for one in batch.entries]
    named = {
        (plain(one.plan.title), one.plan.period, one.plan.school_id)
        for one in entries
        if isinstance(one, MeasureEntry)
    }
    return [
        head.id
        for head in list_plan_heads(workspace)
        if (plain(head.title), head.period, head.school_id) in named
    ]


def import_files(
    workspace: "Workspace",
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    create_schools: bool = False,
    choices: Mapping[str, str] | None = None,
) -> "Steps[list[FileOutcome]]":
    """Check files and store them, all or none: an error in one keeps the whole call from storing.

    Args:
        workspace: the open workspace.
        paths: files in any order.
        dry_run: only check.
        create_schools: make the schools that the register does not know.
        choices: answers to the questions about the files, by code; the same for every file.

    Raises:
        UserError: an answer to a question that nobody asks.
    """
    unknown = sorted(code for code in choices or {} if not is_question(code))
    if unknown:
        raise UserError(
            f"Вопроса {quoted(unknown[0])} нет.", f"Есть вопросы: {', '.join(QUESTION_CODES)}."
        )
    files = [Path(path) for path in paths]
    previews = yield from preview_files(
        workspace,
        files,
        create_schools=create_schools,
        choices=dict.fromkeys(files, choices or {}),
    )
    store = not dry_run and all(preview.can_commit for preview in previews)
    if store:
        yield from commit_files(workspace, previews)
    return [_outcome(preview, stored=store) for preview in previews]


def _outcome(preview: FilePreview, *, stored: bool) -> FileOutcome:
    return FileOutcome(
        file=preview.file,
        kind=preview.kind,
        year=preview.year,
        rows=preview.rows,
        accepted=preview.accepted,
        rejected=preview.rejected + preview.waiting,
        unchanged=preview.unchanged,
        problems=with_more(
            preview.problems,
            (
                *(_as_problem(preview, one) for one in preview.questions),
                *(_asked(preview, one) for one in preview.open_questions),
            ),
            preview.read.columns,
        ),
        stored=stored,
        title=": ".join(part for part in (preview.kind_title, preview.scope_text) if part),
        changes=_changes(preview),
        new_schools=preview.new_schools,
    )


def _changes(preview: FilePreview) -> tuple[PreviewLine, ...]:
    if not preview.changed:
        return ()
    changed = (line for line in preview.lines if line.status == "changed")
    return tuple(islice(changed, _SHOWN_CHANGES))


def _as_problem(preview: FilePreview, question: SchoolQuestion) -> ImportProblem:
    return problem_at(
        preview.file.name,
        question.code,
        _unknown(question) if question.is_unknown else _doubtful(question),
        sheet=question.sheet,
        row=question.row,
        column=question.column,
    )


def _asked(preview: FilePreview, question: FileQuestion) -> ImportProblem:
    return problem_at(
        preview.file.name,
        question.code,
        question.for_command_line,
        sheet=question.sheet,
        column=question.column,
    )


def _unknown(question: SchoolQuestion) -> str:
    login = f" (логин {question.login})" if question.login else ""
    likely = ", ".join(quoted(candidate.name) for candidate in question.candidates[:3])
    hint = f" Похожие: {likely}." if likely else ""
    return (
        f"Школы {quoted(question.name)}{login} нет в реестре.{hint} Добавьте её в реестр или"
        " загрузите файл с созданием недостающих школ (--create-schools)."
    )


def _doubtful(question: SchoolQuestion) -> str:
    likely = ", ".join(
        f"{quoted(candidate.name)} ({candidate.reason})" for candidate in question.candidates[:4]
    )
    hint = f" Подходят: {likely}." if likely and question.code == AMBIGUOUS else ""
    return (
        f"{question.reason}{hint} Исправьте строку или загрузите файл в окне программы и ответьте"
        " на вопрос о школе."
    )
