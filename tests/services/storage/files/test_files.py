"""Files are put in place in one step under names that Windows accepts."""

import errno
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services.storage.files.files import (
    FileBusyError,
    described_io,
    disk_name,
    is_file_name,
    is_free,
    require_room,
    safe_name,
    sha256_of,
    write_atomic,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Приказ № 458 от 17.08.2018", "Приказ № 458 от 17.08.2018.docx"),
        ("План: «дорожная карта» 2018/2019", "План «дорожная карта» 2018 2019.docx"),
        ("  Отчёт\u00a0об\nисполнении... ", "Отчёт об исполнении.docx"),
        ('<>:"/\\|?*', "Документ.docx"),
        ("", "Документ.docx"),
        ("con", "con документ.docx"),
        ("COM1.Список", "COM1 документ.Список.docx"),
    ],
)
def test_a_name_that_windows_accepts(title: str, name: str) -> None:
    assert safe_name(title, ".docx") == name
    assert is_file_name(name)


def test_a_long_name_is_cut_before_its_suffix() -> None:
    name = safe_name("Приказ " * 60, ".docx")
    assert len(name) == 120
    assert name.startswith("Приказ Приказ")
    assert name.endswith(".docx")
    assert safe_name("Приказ" * 19 + "д а", ".docx").endswith("д.docx")


def test_a_place_is_free_when_nothing_lies_there(tmp_path: Path) -> None:
    (tmp_path / "пустая").mkdir()
    (tmp_path / "файл").touch()
    found = {name: is_free(tmp_path / name) for name in ("пустая", "файл", "новая", ".")}
    assert found == {"пустая": True, "файл": False, "новая": True, ".": False}


def test_a_folder_nobody_may_look_into_is_a_calm_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(EnvironmentProblem, match="нет доступа"):
        is_free(tmp_path)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "папка" / "Приказ.docx"
    write_atomic(path, lambda temporary: temporary.write_bytes(b"new") and None)
    assert path.read_bytes() == b"new"
    assert [file.name for file in path.parent.iterdir()] == ["Приказ.docx"]
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "Приказ.docx"
    path.write_bytes(b"old")

    def half(temporary: Path) -> None:
        temporary.write_bytes(b"ne")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomic(path, half)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "exists", "words"),
    [
        (errno.ENOSPC, True, "не осталось места"),
        (errno.EACCES, True, "Приказ.docx» занят"),
        (errno.EACCES, False, "нельзя записать"),
        (errno.EBUSY, True, "занят"),
        (errno.EROFS, False, "только для чтения"),
    ],
)
def test_refusals_of_the_system_are_calm(
    tmp_path: Path, number: int, exists: bool, words: str
) -> None:
    path = tmp_path / "Приказ.docx"
    if exists:
        path.write_bytes(b"old")

    def refuse(_temporary: Path) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(EnvironmentProblem, match=words) as caught:
        write_atomic(path, refuse)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == ([path] if exists else [])
    assert not exists or path.read_bytes() == b"old"


def test_a_file_is_said_to_be_open_where_one_of_its_kind_can_be(tmp_path: Path) -> None:
    places = {
        "Приказ.docx": "в Word.",
        "Свод.XLSX": "в Excel.",
        "План.pdf": "в программе просмотра.",
        "Район.json": "в другой программе.",
        "opora.sqlite": "занят другой программой.",
        "район.opora": "занят другой программой.",
        "Опора 1.2.0.msi": "занят другой программой.",
        "opora-20261130-120000-exit.zip": "занят другой программой.",
        "без окончания": "занят другой программой.",
    }
    offenders: list[str] = []
    for name, words in places.items():
        path = tmp_path / name
        path.write_bytes(b"old")
        with pytest.raises(FileBusyError) as caught, described_io(path):
            raise PermissionError(errno.EACCES, "no")
        whole = str(caught.value)
        if words not in whole or ("Word" in whole or "Excel" in whole) != (
            "Word" in words or "Excel" in words
        ):
            offenders.append(whole)
    assert offenders == []
    with pytest.raises(EnvironmentProblem) as caught, described_io(tmp_path):
        raise PermissionError(errno.EACCES, "no")
    assert caught.value.message == f"В папку «{tmp_path}» нельзя записать."


def test_other_errors_pass_through(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="name too long"), described_io(tmp_path / "х"):
        raise OSError(errno.ENAMETOOLONG, "name too long")


def test_a_disk_without_a_letter_is_told_by_its_folder(tmp_path: Path) -> None:
    """On Linux every path has the same root, whatever disk it lies on."""
    assert disk_name(PureWindowsPath("D:/Опора/новая")) == "«D:\\»"
    assert disk_name(PurePosixPath("/media/stick")) == "с папкой «/media/stick»"
    with pytest.raises(EnvironmentProblem, match="мало места") as caught:
        require_room(tmp_path, 1 << 60)
    assert f"«{tmp_path}»" in str(caught.value) or tmp_path.drive


def test_sha256(tmp_path: Path) -> None:
    path = tmp_path / "файл"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_wrong_place_is_the_requests_fault(tmp_path: Path) -> None:
    taken = tmp_path / "файл"
    taken.write_text("прежний", encoding="utf-8")
    for path in (taken / "a.txt", taken / "внутри" / "a.txt", tmp_path):
        with pytest.raises(UserError) as refused:
            write_atomic(path, lambda made: made.touch())
        assert refused.value.hint
    assert taken.read_text(encoding="utf-8") == "прежний"
    assert list(tmp_path.iterdir()) == [taken]
