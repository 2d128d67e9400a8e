"""A chosen file: recognised by its first bytes, refused in a calm sentence."""

from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services.program.releases.formats import msi
from app.services.program.releases.signature import UNSIGNED, Signature, Trust
from app.services.program.releases.updating.reading import list_formats, read_release
from app.services.progress import run_steps
from tests.services.program.releases.packages import msi_bytes, write_archive, write_msi


def test_every_format_is_found_where_it_lies() -> None:
    assert [one.name for one in list_formats()] == ["deb", "linux", "msi"]
    assert len({one.begins for one in list_formats()}) == len(list_formats())


def test_a_package_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    file = write_msi(tmp_path / "файл без имени")
    release = run_steps(read_release(file))
    assert (release.format.name, release.kind_ru, release.size) == (
        "msi",
        "программа целиком",
        file.stat().st_size,
    )
    assert release.signature == UNSIGNED
    assert run_steps(read_release(write_archive(tmp_path / "x.msi"))).format.name == "linux"
    small = run_steps(read_release(write_msi(tmp_path / "y", kind="update")))
    assert small.kind_ru == "обновление"
    signed = write_msi(tmp_path / "z", streams={msi.SIGNATURE: b"x" * 900})
    assert run_steps(read_release(signed)).signature == Signature(Trust.UNKNOWN)


def test_files_of_other_kinds_are_told_in_a_sentence(tmp_path: Path) -> None:
    """What is wrong, and what to do about it."""
    contents = {
        "пустой.msi": b"",
        "страница.msi": b"<html><body>404</body></html>",
        "архив.zip": b"PK\x03\x04" + b"\0" * 500,
        "программа.exe": b"MZ" + b"\0" * 500,
        "начало.msi": msi_bytes()[:600],
        "чужой вид.msi": msi_bytes(kind="linux"),
        "opora_1.2.0_amd64.deb": b"!<arch>\ndebian-binary   0",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError) as refused:
            run_steps(read_release(tmp_path / name))
        assert name in refused.value.message, name
        assert refused.value.hint.endswith((".", ".deb")), name
    for path, words in (
        (tmp_path / "нет.msi", "нет"),
        (tmp_path, "папка, а не файл"),
        (tmp_path / "пустой.msi", "передан не полностью"),
        (tmp_path / "\0", "быть не может"),
    ):
        with pytest.raises(UserError, match=words):
            run_steps(read_release(path))


def test_a_stick_that_is_pulled_out_is_a_calm_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_msi(tmp_path / "Опора.msi")

    def gone(*_words: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(msi.hashlib, "sha256", gone)
    with pytest.raises(EnvironmentProblem, match="не читается"):
        run_steps(read_release(file))
