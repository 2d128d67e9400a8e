"""Evidence files: copied into the workspace, so that moving the original loses nothing."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.log.changes import changing
from app.services.storage.files.files import safe_name, sha256_of, write_atomic

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

LARGEST_BYTES = 50 * 1024 * 1024
_HASH_DIGITS = 12


def attach_file(workspace: "Workspace", path: Path) -> int:
    """Copy a file into `attachments/` and return the key of its record.

    The same file under the same name is kept once. A half-copied file is never left behind.

    Raises:
        UserError: the file is not there, cannot be read, is empty or larger than 50 MB, or it
            changed while it was copied.
        EnvironmentProblem: the workspace's disk is full or cannot be written.
    """
    from sqlmodel import select

    from app.models import Attachment

    workspace.database.require_writable()
    size, digest = _inspected(path)
    with changing(workspace, "edit", f"Добавление файла «{path.name}»") as work:
        query = select(Attachment).where(
            Attachment.sha256 == digest, Attachment.original_name == path.name
        )
        known = work.session.exec(query).first()
        stored_name = f"{digest[:_HASH_DIGITS]} {safe_name(path.stem, path.suffix)}"
        if known is not None:
            stored_name = known.stored_name
        _copy(path, workspace.attachments / stored_name, digest)
        if known is None:
            known = Attachment(
                original_name=path.name,
                stored_name=stored_name,
                sha256=digest,
                size=size,
                added_at=workspace.clock.now(),
            )
            work.session.add(known)
            work.session.flush()
        assert known.id is not None
        return known.id


def attachment_path(workspace: "Workspace", attachment_id: int) -> Path:
    """Where the copied file lies.

    Raises:
        UserError: there is no such record, or its file was taken out of the folder.
    """
    with workspace.database.reading() as reader:
        row = reader.row("SELECT * FROM attachment WHERE id = ?", (attachment_id,))
    if row is None:
        raise UserError("Этого файла нет среди приложенных.", "Приложите его к отметке снова.")
    path = workspace.attachments / row["stored_name"]
    if not path.is_file():
        raise UserError(
            f"Файла «{row['original_name']}» нет в папке «{workspace.attachments}».",
            "Верните его из резервной копии или приложите ещё раз.",
        )
    return path


def read_attachments(reader: "Reader") -> dict[int, str]:
    """The names of all attached files by their keys, within a running read."""
    return {
        row["id"]: row["original_name"]
        for row in reader.rows("SELECT id, original_name FROM attachment")
    }


def _inspected(path: Path) -> tuple[int, str]:
    """Size and hash of the file to be copied."""
    try:
        if not path.is_file():
            raise UserError(
                f"Файл «{path.name}» не найден: возможно, он перемещён или диск отключён.",
                "Выберите файл ещё раз.",
            )
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise UserError(
                f"Файл «{path.name}» больше 50 МБ, приложить его нельзя.",
                "Приложите сжатую копию или укажите ссылку.",
            )
        if size == 0:
            raise UserError(f"Файл «{path.name}» пустой.", "Выберите другой файл.")
        return size, sha256_of(path)
    except OSError as error:
        raise _unreadable(path) from error


def _copy(source: Path, target: Path, digest: str) -> None:
    def fill(temporary: Path) -> None:
        try:
            reading = source.open("rb")
        except OSError as error:
            raise _unreadable(source) from error
        with reading, temporary.open("wb") as writing:
            shutil.copyfileobj(reading, writing)
        if sha256_of(temporary) != digest:
            raise UserError(
                f"Файл «{source.name}» изменился во время копирования.",
                "Закройте его в других программах и повторите.",
            )

    if target.is_file() and sha256_of(target) == digest:
        return
    write_atomic(target, fill)


def _unreadable(path: Path) -> UserError:
    return UserError(
        f"Файл «{path.name}» не удаётся прочитать.",
        "Закройте его в других программах, проверьте, что он на месте, и повторите.",
    )
