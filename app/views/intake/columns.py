"""Columns of the tables of an import: files, rows, problems, earlier imports."""

from typing import TYPE_CHECKING

from app.services.language.sentences import capital
from app.services.log.details import file_counts
from app.services.log.listing import ChangeSetRow
from app.views.tables.columns import (
    Column,
    count_column,
    moment_column,
    number_column,
    status_column,
)
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.services.importing.batches.preview import FilePreview, PreviewLine
    from app.services.importing.findings.problems import ImportProblem

_STATES = {
    "new": Status("positive", "plus", "новое"),
    "changed": Status("accent", "pencil", "изменится"),
    "same": Status("neutral", "check", "без изменений"),
    "waiting": Status("warning", "question", "ждёт ответа"),
    "rejected": Status("negative", "blocked", "не принято"),
}
_ORDER = {"rejected": 0, "waiting": 1, "changed": 2, "new": 3, "same": 4}
_ERROR = Status("negative", "error", "ошибка")
_WARNING = Status("warning", "warning", "внимание")


def file_status(preview: "FilePreview") -> Status:
    """Whether a file can be stored as it is."""
    if preview.has_errors:
        return Status("negative", "error", "есть ошибки")
    if preview.questions or preview.open_questions:
        return Status("warning", "question", "есть вопросы")
    if not preview.accepted:
        return Status("neutral", "check", "ничего нового")
    if preview.problems:
        return Status("warning", "warning", "есть замечания")
    return Status("positive", "done", "готов")


def file_columns() -> "tuple[Column[FilePreview], ...]":
    """What each file is and what it would do."""
    return (
        Column(
            key="file",
            title="Файл",
            text=lambda row: row.file.name,
            tooltip=lambda row: str(row.file),
            icon=lambda _row: "table-file",
            width=208,
            middle=True,
        ),
        Column(
            key="scope",
            title="Что в файле",
            text=lambda row: capital(row.scope_text or row.kind_title),
            tooltip=lambda row: row.kind_title,
            width=280,
            stretch=True,
        ),
        status_column("state", "Состояние", file_status, width=152),
        count_column("fresh", "Новых", lambda row: row.fresh, width=72, zero="", total="sum"),
        count_column(
            "changed", "Изменится", lambda row: row.changed, width=88, zero="", total="sum"
        ),
        count_column(
            "same", "Без изменений", lambda row: row.unchanged, width=112, zero="", total="sum"
        ),
        count_column(
            "waiting",
            "Ждут ответа",
            lambda row: row.waiting,
            width=96,
            bold=lambda row: bool(row.waiting),
            zero="",
            total="sum",
        ),
        count_column(
            "rejected",
            "Не принято",
            lambda row: row.rejected,
            width=88,
            bold=lambda row: bool(row.rejected),
            zero="",
            total="sum",
        ),
    )


def line_columns() -> "tuple[Column[PreviewLine], ...]":
    """What every row of the file would do."""
    return (
        number_column("row", "Строка", lambda row: row.row, width=56),
        status_column(
            "state",
            "Что будет",
            lambda row: _STATES[row.status],
            sort_key=lambda row: _ORDER[row.status],
            width=152,
        ),
        Column(key="school", title="Школа", text=lambda row: row.school, width=168, middle=True),
        Column(key="what", title="Показатель, мероприятие", text=lambda row: row.what, width=156),
        Column(
            key="old",
            title="Сейчас",
            text=lambda row: row.old,
            width=112,
            tone=lambda _row: "muted",
        ),
        Column(
            key="new",
            title="Станет",
            text=lambda row: row.new,
            width=136,
            stretch=True,
            over_empty=2,
            bold=lambda row: row.status == "changed",
        ),
    )


def problem_columns() -> "tuple[Column[ImportProblem], ...]":
    """What is wrong, where, and what to do."""
    return (
        status_column(
            "kind",
            "Вид",
            lambda row: _ERROR if row.is_error else _WARNING,
            sort_key=lambda row: not row.is_error,
            width=120,
        ),
        Column(key="sheet", title="Лист", text=lambda row: row.sheet, width=136),
        number_column("row", "Строка", lambda row: row.row, width=72),
        Column(
            key="column",
            title="Столбец",
            text=lambda row: f"«{row.column}»" if row.column else "",
            width=144,
        ),
        Column(
            key="message",
            title="Что не так и что сделать",
            text=lambda row: row.text,
            width=240,
            stretch=True,
            wrap=True,
            tooltip=lambda row: row.sentence,
        ),
    )


def _stored_values(row: ChangeSetRow) -> int:
    """Values that an import added or changed."""
    return sum(file.get("fresh", 0) + file.get("changed", 0) for file in file_counts(row.summary))


_UNDONE = Status("neutral", "undo", "отменена")
_STORED = Status("positive", "done", "сохранена")


def history_columns() -> tuple[Column[ChangeSetRow], ...]:
    """Earlier imports."""
    return (
        moment_column(
            "when", "Когда", lambda row: row.created_at, sort_key=lambda row: row.id, width=144
        ),
        Column(
            key="title",
            title="Загрузка",
            text=lambda row: row.title,
            width=144,
            stretch=True,
            tooltip=lambda row: row.source_file,
        ),
        count_column("rows", "Значений", _stored_values, width=80, total="sum"),
        Column(key="actor", title="Кто", text=lambda row: row.actor, width=120),
        status_column(
            "state", "Состояние", lambda row: _UNDONE if row.undone else _STORED, width=136
        ),
    )
