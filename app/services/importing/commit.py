"""Storing checked files: a copy of the state before, one transaction, one entry in the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.importing.batches.preview import FilePreview
from app.services.importing.kinds.registry import intake
from app.services.language.plural import Forms, counted, plural
from app.services.language.sentences import listed, quoted, shortened
from app.services.log.changes import Changes, Work, changing
from app.services.progress import Progress, Steps
from app.services.schools.known import load_school_ids
from app.services.schools.writing import SchoolEntry, SchoolTarget
from app.services.storage.backup import copied_before
from app.services.writing.collector import paused_collector

if TYPE_CHECKING:
    from app.services.importing.batches.preview import Batch
    from app.services.storage.workspace import Workspace

_LONGEST_TITLE = 120
_NAMED = 3  # files in the title of one import


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What was stored.

    Attributes:
        changes: touched tables and the entry in the history, for undoing.
        files: the stored files.
        words: what came in, one sentence without its full stop: «Загружено 4 школы».
    """

    changes: Changes
    files: tuple[Path, ...]
    words: str = ""


def store_files(workspace: "Workspace", previews: Sequence[FilePreview]) -> Steps[ImportOutcome]:
    """Store checked files, all or none; nothing is written when nothing is new.

    Raises:
        UserError: a file has errors or open questions, or the register changed since the check.
    """
    for preview in previews:
        if not preview.can_commit:
            raise UserError(
                f"Файл «{preview.file.name}» нельзя сохранить: в нём есть ошибки или вопросы без"
                " ответа.",
                "Исправьте файл или ответьте на вопросы и повторите.",
            )
    files = tuple(preview.file for preview in previews)
    wanted = [one for one in previews if one.accepted or one.read.remembered]
    if not wanted:
        return ImportOutcome(Changes(), files)
    workspace.database.require_writable()
    wanted.sort(key=lambda one: not intake(one.kind).is_register)
    with (
        copied_before(workspace, "import"),
        changing(
            workspace,
            "import",
            _title(wanted),
            source_file=", ".join(one.file.name for one in wanted),
            source_sha256=wanted[0].read.sha256 if len(wanted) == 1 else "",
        ) as work,
    ):
        yield from _store_all(work, wanted)
    return ImportOutcome(work.changes, files, stored_words(wanted))


def stored_words(previews: Sequence[FilePreview]) -> str:
    """«Загружено 4 школы», «Загружено: 4 школы, 120 результатов»: rows as their kinds name them.

    Files of which only the names of their schools are new say so.
    """
    numbers: dict[Forms, int] = {}
    for preview in previews:
        if preview.accepted:
            forms = intake(preview.kind).layout.row_forms
            numbers[forms] = numbers.get(forms, 0) + preview.accepted
    rows = [counted(number, forms) for forms, number in numbers.items()]
    if not rows:
        return "Названия школ из файла сохранены"
    if len(rows) > 1:
        return f"Загружено: {', '.join(rows)}"
    ((forms, number),) = numbers.items()
    return f"{plural(number, _loaded(forms[0]))} {rows[0]}"


def _loaded(noun: str) -> Forms:
    """«Загружена» before «1 школа», «Загружено» before more."""
    ending = noun.split(maxsplit=1)[0][-1]
    one = {"а": "Загружена", "е": "Загружено", "о": "Загружено"}.get(ending, "Загружен")
    return one, "Загружено", "Загружено"


def _store_all(work: Work, previews: Sequence[FilePreview]) -> Steps[None]:
    ids = _create_schools(work, previews)
    for done, preview in enumerate(previews):
        yield Progress(done, len(previews), f"Сохранение: {preview.file.name}")
        batch = preview.read.batch
        assert batch is not None
        if not intake(preview.kind).is_register:
            _require_schools(work, batch, ids)
        with paused_collector():
            steps = batch.store(work, ids)
        if steps is not None:
            yield from steps
        SchoolTarget().remember(work, preview.read.remembered, ids)
        work.session.flush()
    work.summary = {"files": [_summary(preview) for preview in previews]}


def _create_schools(work: Work, previews: Sequence[FilePreview]) -> dict[int, int]:
    """Make the schools that files name; negative id -> key of the new row."""
    refs = {key: ref for one in previews for key, ref in one.read.to_create.items()}
    ids: dict[int, int] = {}
    if not refs:
        return ids
    SchoolTarget().store(
        work,
        [
            SchoolEntry(
                school_id=key,
                values={
                    "short_name": ref.name,
                    "login_digits": ref.login,
                    "oo_code": ref.oo_code,
                    "municipality": ref.municipality,
                },
            )
            for key, ref in refs.items()
        ],
        ids,
    )
    return ids


def _require_schools(work: Work, batch: "Batch", ids: dict[int, int]) -> None:
    """Refuse rows of schools that are gone, or that come from a file that is not stored now."""
    known = load_school_ids(work.session.connection())
    for school in batch.schools:
        if school < 0 and school not in ids:
            raise UserError(
                "Файл ссылается на школы из другого файла, который не сохраняется.",
                "Сохраните файл со списком школ вместе с ним.",
            )
        if school > 0 and school not in known:
            raise UserError(
                "После проверки файла реестр школ изменился.", "Загрузите файл ещё раз."
            )


def _title(previews: Sequence[FilePreview]) -> str:
    if len(previews) == 1:
        about = previews[0].scope_text or previews[0].kind_title
        title = f"Загрузка файла «{previews[0].file.name}»: {about}"
    else:
        title = f"Загрузка: {listed([quoted(one.file.name) for one in previews], _NAMED)}"
    return shortened(title, _LONGEST_TITLE)


def _summary(preview: FilePreview) -> dict[str, object]:
    return {
        "file": preview.file.name,
        "path": str(preview.file.absolute()),
        "kind": preview.kind,
        "year": preview.year,
        "rows": preview.rows,
        "fresh": preview.fresh,
        "changed": preview.changed,
        "unchanged": preview.unchanged,
        "rejected": preview.rejected,
        "schools": len(preview.new_schools),
        "sha256": preview.read.sha256,
    }
