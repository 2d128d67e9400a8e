"""A file that cannot be deleted stays, and is said to stay."""

import errno
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.services.storage.files.removing import remove_file


def test_a_file_goes_and_one_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "отчёт.txt"
    file.write_text("x", encoding="ascii")
    remove_file(file)
    remove_file(file)
    assert not file.exists()


def test_every_refusal_says_that_the_file_stays_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "отчёт.txt"
    on_windows = PermissionError(errno.EACCES, "in use")
    on_windows.winerror = 32  # pyright: ignore[reportAttributeAccessIssue] - of Windows alone
    refusals = {
        "занят другой программой": [on_windows, OSError(errno.EBUSY, "busy")],
        "нет прав": [PermissionError(errno.EACCES, "no"), PermissionError(errno.EPERM, "no")],
        "только для чтения": [OSError(errno.EROFS, "read-only")],
        "не отвечает": [OSError(errno.EIO, "pulled out"), OSError(errno.ENODEV, "no device")],
    }
    unlike: list[str] = []
    for reason, errors in refusals.items():
        for error in errors:

            def refuse(_path: Path, *, missing_ok: bool, error: OSError = error) -> None:
                raise error

            monkeypatch.setattr(Path, "unlink", refuse)
            with pytest.raises(EnvironmentProblem) as told:
                remove_file(file)
            stays = told.value.message.startswith("Файл «отчёт.txt» не удалён: ")
            if not stays or reason not in told.value.message or not told.value.hint:
                unlike.append(f"{error}: {told.value}")
    assert not unlike


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="не удалён"):
        remove_file(tmp_path)
    assert tmp_path.is_dir()
