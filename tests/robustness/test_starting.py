"""Starts under conditions that are not those of the author's computer."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import main
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage.backup import list_backups, make_backup
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, open_workspace

_LITTLE = 100_000  # the log of the start needs some
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(empty_workspace_folder: Path, tmp_path: Path) -> Path:
    """A workspace whose path has blanks and Cyrillic letters."""
    made = tmp_path / "Данные отдела, район «Заречный»"
    shutil.copytree(empty_workspace_folder, made)
    return made


def names(root: Path) -> list[str]:
    with open_workspace(root, read_only=True) as workspace:
        return [row.short_name for row in list_schools(workspace)]


@pytest.mark.parametrize("language", [{"LANG": "C", "LC_ALL": "C"}, {"LANG": "tr_TR.UTF-8"}])
def test_any_language_of_the_computer(start, folder, language):
    (seen,) = start("start", folder, **language).rest()
    assert (seen["page"], seen["place"], seen["read_only"]) == ("Workplace", "overview", False)
    assert seen["root"] == str(folder)
    assert seen["toasts"] == []


def test_a_cyrillic_user_works_from_the_first_start_to_the_copy_on_exit(start, tmp_path):
    home = tmp_path / "Марья Ивановна"
    home.mkdir()
    first, seen = start("create", HOME=str(home), LANG="C", LOCALAPPDATA=str(home)).rest()
    assert first["page"] == "FirstStartPage"
    root = Path(seen["root"])
    assert root.is_relative_to(home)
    assert names(root) == ["МБОУ «Школа № 1» Ёлкино"]
    (copy,) = list_backups(root / "backups")
    assert (copy.reason, copy.schools) == ("при выходе", 1)


def test_without_a_home_in_the_environment(start, folder):
    (seen,) = start("start", folder, HOME=None, LOCALAPPDATA=None, USER=None).rest()
    assert seen["page"] == "Workplace"


def test_remembered_sizes_that_are_spoilt_are_as_none(start, folder, tmp_path):
    config = tmp_path / "config"
    (config / "Opora").mkdir(parents=True)
    for spoilt in (
        b"\x00\xff\xfe" * 500,
        "[blobs]\nwindow=@ByteArray(мусор)\n[words]\nshade=7\nscale=x\n".encode(),
        b"[columns]\nbackups=when=-5;x=99999999999;=;\n[blobs]\nwindow=@Variant(\\0\\0\\0\\x7f)\n",
    ):
        (config / "Opora" / "window.ini").write_bytes(spoilt)
        (seen,) = start("start", folder, XDG_CONFIG_HOME=str(config), APPDATA=str(config)).rest()
        assert seen["page"] == "Workplace"


_BUILD = ("documents", "build", "list-order", "--year", "2020")


@pytest.fixture
def documents(demo_folder, tmp_path, monkeypatch):
    """A folder «Документы» that is not there; documents of the default workspace go to it."""
    home = tmp_path / "Марья Ивановна"
    shutil.copytree(demo_folder, home / ".local" / "share" / "Opora" / "workspace")
    made = tmp_path / "Документы"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(made))
    return made


def test_documents_make_their_folder(documents, capsys):
    assert main([*_BUILD]) == 0, capsys.readouterr().err
    assert list((documents / "Опора").glob("*.docx"))


def test_documents_without_a_folder_are_refused_calmly(documents, capsys, without_power):
    documents.write_text("это файл")
    codes = [main([*_BUILD])]
    told = [capsys.readouterr().err]
    documents.unlink()
    documents.mkdir(mode=0o555)
    done = subprocess.run(
        [*without_power, sys.executable, ROOT / "main.py", *_BUILD],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    codes, told = [*codes, done.returncode], [*told, done.stderr]
    assert set(codes) <= {1, 2}
    for text in told:
        assert "Документы" in text
        assert "Traceback" not in text
        assert "Внутренняя ошибка" not in text


def test_a_folder_that_cannot_be_written_can_be_read(start, folder, without_power):
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    busy, seen = start("read_only", folder, prefix=without_power).rest()
    assert busy["page"] == "ProblemPage"
    assert "нельзя записать" in busy["problem"]
    assert "Открыть только для чтения" in busy["ways"]
    assert (seen["page"], seen["read_only"]) == ("Workplace", True)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)


def test_a_folder_that_nobody_may_look_into_is_no_first_start(start, folder, without_power):
    folder.chmod(0)
    (seen,) = start("start", folder, prefix=without_power).rest()
    folder.chmod(0o755)
    assert seen["page"] == "ProblemPage"
    assert "нет доступа" in seen["problem"]
    assert "Выбрать другую папку" in seen["ways"]


def test_a_damaged_database_comes_back_from_its_copy(start, folder):
    with open_workspace(folder) as workspace:
        save_school(workspace, SchoolDraft(short_name="МБОУ «Школа № 1» Ёлкино"))
        run_steps(make_backup(workspace.database.path, workspace.backups, workspace.clock, "exit"))
    (folder / DATABASE_NAME).write_bytes(b"damaged" * 10_000)
    problem, seen = start("rescue", folder).rest()
    assert problem["page"] == "ProblemPage"
    assert "повреждён" in problem["problem"]
    assert problem["ways"][0] == "Восстановить выбранную копию"
    assert seen["page"] == "Workplace"
    assert names(folder) == ["МБОУ «Школа № 1» Ёлкино"]
    assert list((folder / "backups").glob("damaged-*"))


def test_a_second_start_shows_the_first_window_and_ends(start, folder):
    first = start("add_and_wait", folder)
    assert first.line() == {"saved": True}
    assert start("start", folder).rest() == []
    assert first.process.poll() is None


def test_a_window_that_was_killed_leaves_what_was_saved_and_no_obstacle(start, folder):
    window = start("add_and_wait", folder)
    assert window.line() == {"saved": True}
    window.process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    window.process.wait()
    (seen,) = start("start", folder).rest()
    assert (seen["page"], seen["read_only"], seen["toasts"]) == ("Workplace", False, [])
    assert names(folder) == ["МБОУ «Школа № 1» Ёлкино"]


def _fill(ballast: Path) -> None:
    """Take all room but a little."""
    with ballast.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(bytes(4096)):
            continue
    with ballast.open("rb+") as stream:
        stream.truncate(ballast.stat().st_size - _LITTLE)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_is_told_and_loses_nothing(start, folder, tmp_path):
    disk = tmp_path / "диск"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no right to mount")
    try:
        root = disk / "рабочее место"
        shutil.copytree(folder, root)
        _fill(disk / "ballast")
        seen = start("full", root).rest()
        assert "не осталось места" in seen[0]["problem"]
        assert "не осталось места" in seen[1]["problem"]
        (disk / "ballast").unlink()
        assert sqlite.integrity_problems(root / DATABASE_NAME) == []
        assert names(root) == []
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_new_workspace_on_a_full_disk_leaves_nothing(tmp_path, capsys):
    disk, offenders = tmp_path / "диск", []
    disk.mkdir()
    for size, there, command in (
        (16, False, ["init"]),
        (300, False, ["init"]),
        (300, True, ["init"]),
        (900, False, ["init", "--demo"]),
        (900, True, ["init", "--demo"]),
    ):
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("no right to mount")
        try:
            root = disk / "новое"
            if there:
                root.mkdir()
                (root / "чужое.txt").touch()
            code = main(["--workspace", str(root), *command])
            told = capsys.readouterr().err
            left = (
                {path.name for path in root.iterdir()} - {".opora.lock"} if root.exists() else None
            )
            if (
                code != 1
                or not any(words in told for words in ("не осталось места", "записи на диск"))
                or left != ({"чужое.txt"} if there else None)
            ):
                offenders.append(f"{size}, {command}: {code}, {told}, {left}")
        finally:
            subprocess.run(["umount", "-l", disk], check=False)
    assert offenders == []


def test_ten_years_of_data(start, demo_folder, tmp_path):
    root = tmp_path / "десять лет"
    shutil.copytree(demo_folder, root)
    with closing(sqlite.connect(root / DATABASE_NAME)) as connection:
        connection.execute("BEGIN")
        have = {row[0] for row in connection.execute("SELECT DISTINCT year FROM result")}
        for year in sorted(set(range(2017, 2027)) - have):
            connection.execute(
                "INSERT INTO school_year (year, note) SELECT ?, '' WHERE NOT EXISTS"
                " (SELECT 1 FROM school_year WHERE year = ?)",
                (year, year),
            )
            connection.execute(
                "INSERT INTO result (school_id, procedure_id, year, state, participants, failed,"
                " percents_only, derived, source_file, source_sheet)"
                " SELECT school_id, procedure_id, ?, state, participants, failed, percents_only,"
                " derived, '', '' FROM result WHERE year = 2026 AND state = 'held'"
                " AND NOT percents_only",
                (year,),
            )
        connection.execute("COMMIT")
        years = connection.execute("SELECT count(DISTINCT year) FROM result").fetchone()[0]
    assert years == 10
    seen = start("every_place", root).rest()
    assert {one["place"] for one in seen} >= {"overview", "results", "settings"}
