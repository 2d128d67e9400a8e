"""From files to previews: read, recognise, check, bind and compare, without storing anything."""

import logging
import traceback
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import KnownProblem
from app.services.findings.finding import Weight
from app.services.importing.batches.ledger import Told, new_ledger
from app.services.importing.batches.preview import (
    Correction,
    FilePreview,
    Lines,
    LineStatus,
    PreviewLine,
    ReadFile,
)
from app.services.importing.binding.index import SchoolAnswer, load_index
from app.services.importing.files.reader import Book, read_book
from app.services.importing.findings.problems import ImportProblem, ProblemLog, RefusedFileError
from app.services.importing.findings.questions import FileQuestions
from app.services.importing.kinds.registry import intake
from app.services.importing.reading.context import ReadContext, load_procedures
from app.services.importing.reading.intake import IN_FILE, Intake
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.reading.shared import SharedFacts
from app.services.importing.recognition.recognise import recognise
from app.services.importing.tables.headings import Headings
from app.services.importing.tables.table import Table
from app.services.progress import Progress, Steps
from app.services.writing.collector import paused_collector

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

INTERNAL = "internal"
_WAITS = "Ждёт ответа на вопрос о файле."
_LEFT_OUT = "Пропущена по вашему ответу о школе."
_SEE_PROBLEMS = "Что исправить, сказано в замечаниях к файлу."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A file that was read and recognised."""

    file: Path
    book: Book
    tables: list[Table]
    problems: ProblemLog
    questions: FileQuestions

    @property
    def intake(self) -> Intake:
        return intake(self.tables[0].layout.kind)


def check_files(
    workspace: "Workspace",
    files: Sequence[Path],
    *,
    answers: Mapping[str, SchoolAnswer] | None = None,
    create_schools: bool = False,
    corrections: Mapping[Path, Correction] | None = None,
    choices: Mapping[Path, Mapping[str, str]] | None = None,
) -> Steps[list[FilePreview]]:
    """Preview of every file, in the given order; lists of schools are read before the others.

    A fault of the program while one file is read is a problem of that file alone.
    """
    previews: dict[int, FilePreview] = {}
    opened: dict[int, _Opened] = {}
    logs: dict[Path, ProblemLog] = {}
    for place, file in enumerate(files):
        yield Progress(place, len(files) * 2, f"Чтение: {file.name}")
        asked = FileQuestions((choices or {}).get(file, {}))
        read = _open(file, asked)
        if isinstance(read, _Opened):
            opened[place] = read
        else:
            previews[place] = read
    with workspace.database.session() as session:
        connection = session.connection()
        schools = load_index(connection, create=create_schools, answers=answers)
        procedures = load_procedures(connection)
        shared = SharedFacts(connection, files=len(opened))
        for place in sorted(opened, key=lambda one: not opened[one].intake.is_register):
            file = opened.pop(place)  # its cells are let go when it is checked
            done = len(files) + len(previews)
            yield Progress(done, len(files) * 2, f"Проверка: {file.file.name}")
            context = ReadContext(
                book=file.book,
                schools=schools,
                procedures=procedures,
                shared=shared,
                problems=file.problems,
                today=workspace.clock.today(),
                correction=(corrections or {}).get(file.file),
                questions=file.questions,
            )
            schools.begin_file()
            previews[place] = yield from _check(context, file)
            logs[file.file] = file.problems
        contradictions = shared.of(new_ledger).told
    listed = [previews[place] for place in range(len(files))]
    return _told_in_both(listed, logs, contradictions) if contradictions else listed


def _told_in_both(
    previews: Sequence[FilePreview], logs: Mapping[Path, ProblemLog], contradictions: Sequence[Told]
) -> list[FilePreview]:
    """The previews, with each contradiction also in the file that was read first.

    Which of two files is wrong nobody knows: neither is stored before one of them is put right.
    """
    for source, wrong in contradictions:
        column = source.column_of(source.sheet, source.row, wrong.field)
        logs[source.file].add(wrong, sheet=source.sheet, row=source.row, column=column)
    named = {source.file for source, _wrong in contradictions}
    return [
        replace(one, problems=logs[one.file].listed(one.read.columns)) if one.file in named else one
        for one in previews
    ]


def _open(file: Path, questions: FileQuestions) -> "_Opened | FilePreview":
    """A file that is read and recognised; its preview where it is refused, or its kind is asked."""
    problems = ProblemLog(file.name)
    try:
        with paused_collector():
            book = read_book(file)
            tables = recognise(book, problems, questions)
            if tables:
                return _Opened(
                    file=file, book=book, tables=tables, problems=problems, questions=questions
                )
    except RefusedFileError as error:
        problems.error(error.code, str(error), sheet=error.sheet, row=error.row)
    except KnownProblem:
        raise
    except Exception as error:
        _report_fault(problems, error)
    return _refused(file, problems, questions)


def _check(context: ReadContext, file: _Opened) -> Steps[FilePreview]:
    try:
        with paused_collector():
            rows = file.intake.read(context, file.tables)
        yield from context.schools.suggest()
        with paused_collector():
            return _preview(context, file, rows)
    except KnownProblem:
        raise
    except Exception as error:
        if type(error).__module__.startswith("sqlalchemy"):
            raise  # not the file is at fault
        problems = ProblemLog(file.file.name)
        _report_fault(problems, error)
        return _refused(file.file, problems)


def _refused(
    file: Path, problems: ProblemLog, questions: FileQuestions | None = None
) -> FilePreview:
    """A file of which no row is read: it is refused, or waits for the answer what it is."""
    asked = () if questions is None else tuple(questions.asked.values())
    return FilePreview(file=file, problems=problems.listed(), file_questions=asked)


def _report_fault(problems: ProblemLog, error: Exception) -> None:
    """Write down a fault of the program.

    The log gets the lines of the code and no text of the exception, which may hold cells.
    """
    lines = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s while a file was read\n%s", type(error).__name__, lines)
    problems.error(
        INTERNAL,
        f"Файл «{problems.file}» не прочитан: внутренняя ошибка программы. На другие файлы она не"
        " влияет. Сохраните таблицу в новую книгу Excel и загрузите её; если не поможет, сообщите"
        " об ошибке тому, кто помогает вам с программой.",
    )


def _preview(context: ReadContext, file: _Opened, rows: FileRows) -> FilePreview:
    schools = context.schools
    headings = Headings(file.tables)
    rows = _held_against(context, file, rows, headings)
    batch = rows.batch
    if not rows.rows and not context.problems.listed() and not context.questions.asked:
        context.problems.warning(
            "no_rows",
            "В таблице нет строк с данными. Заполните строки под заголовком (строка с пометкой"
            " «Пример» не загружается).",
            sheet=file.tables[0].sheet.name,
        )
    compared = batch.compare(context.shared.connection)
    years = sorted(batch.years or rows.years)
    to_create = {key: ref for key, ref in schools.to_create.items() if key in batch.schools}
    problems = context.problems.listed(headings.columns)
    left = [_line_left(context, row, problems) for row in rows.rejected]
    waiting = sum(line.status == "waiting" for line in left)
    return FilePreview(
        file=file.file,
        kind=file.intake.key,
        kind_title=file.intake.label,
        year=years[0] if len(years) == 1 else None,
        scope_text=rows.scope,
        rows=rows.rows,
        fresh=compared.fresh,
        changed=compared.changed,
        unchanged=compared.unchanged,
        rejected=len(left) - waiting,
        waiting=waiting,
        lines=_merged(compared.lines, left, len(file.tables)),
        problems=problems,
        questions=tuple(schools.questions.values()),
        new_schools=tuple(ref.name for ref in to_create.values()),
        subject=rows.subject,
        fixed=_fixed(file.intake, rows, context.questions.asked),
        read=ReadFile(
            sha256=file.book.sha256,
            batch=batch,
            to_create=to_create,
            remembered=dict(schools.remembered),
            columns=headings.columns,
        ),
        file_questions=tuple(context.questions.asked.values()),
    )


def _held_against(
    context: ReadContext, file: _Opened, rows: FileRows, headings: Headings
) -> FileRows:
    """The rows without those that cannot stand beside what is stored or another file says."""
    several = context.shared.files > 1 or len(file.tables) > 1
    ledger = context.shared.of(new_ledger) if several else None
    found = rows.batch.conflicts(context.shared.connection, file.file, headings.column_of, ledger)
    for one in found:
        context.problems.add(one.wrong, sheet=one.sheet, row=one.row, column=one.column)
    refused = [one for one in found if one.wrong.weight >= Weight.ERROR]
    if not refused:
        return rows
    return replace(
        rows,
        batch=rows.batch.without({one.place for one in refused}),
        rejected=[
            *rows.rejected,
            *(RejectedRow(one.sheet, one.row, one.school) for one in refused),
        ],
    )


def _fixed(kind: Intake, rows: FileRows, asked: Container[str]) -> str:
    """Why the year or the procedure of a file cannot be corrected in the preview.

    `asked` has the codes of its questions, answered ones too.
    """
    if rows.subject is not None:
        return "Процедуры указаны в самом файле." if rows.subject.several else ""
    if kind.fixed:
        return "" if kind.unless in asked else kind.fixed
    if len(rows.years) == 1:
        return f"Учебный год взят из строк файла. {IN_FILE}"
    return f"В файле несколько учебных лет: год взят из строк. {IN_FILE}" if rows.years else ""


def _line_left(
    context: ReadContext, row: RejectedRow, problems: Sequence[ImportProblem]
) -> PreviewLine:
    """A row that is not taken (now): an error in it outweighs an open question about its school."""
    status: LineStatus = "rejected"
    place = (row.sheet, row.row)
    reason = context.problems.reasons.get(place, "")
    waiting = context.schools.waiting
    asked = waiting.get(place) or waiting.get((row.sheet, None))
    if not reason and asked:
        status, reason = "waiting", asked
    elif not reason and context.questions.open:
        status, reason = "waiting", _WAITS
    elif not reason and not context.schools.left_out.isdisjoint((place, (row.sheet, None))):
        reason = _LEFT_OUT
    elif not reason:
        told = (one.text for one in problems if (one.sheet, one.row) == place)
        reason = next(told, _SEE_PROBLEMS)
    return PreviewLine(row=row.row, status=status, school=row.school, what="", old="", new=reason)


def _merged(
    accepted: Sequence[PreviewLine], left: list[PreviewLine], tables: int
) -> Sequence[PreviewLine]:
    """Both in the order of the rows; accepted lines are still worded only when looked at."""
    if not left:
        return accepted
    if tables > 1 or not accepted:
        return [*accepted, *left]
    by_row = {line.row: line for line in left}
    rows = sorted([*by_row, *(line.row for line in accepted)])
    places = {row: place for place, row in enumerate(row for row in rows if row not in by_row)}

    def line(place: int) -> PreviewLine:
        row = rows[place]
        return by_row[row] if row in by_row else accepted[places[row]]

    return Lines(len(rows), line)
