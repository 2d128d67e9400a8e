"""The program of one user comes whole or not at all, and goes without the data."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from installer.linux.installation import installing
from installer.linux.installation.installing import install, remove
from installer.linux.installation.places import Places, Refusal, is_newer, version_of
from installer.linux.layout import PYTHON

Release = Callable[[str], Path]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def installed(source: Path) -> list[str]:
    """What is installed of a release: all but what the archive says of itself."""
    return [name for name in names(source) if name != "release.json"]


def test_it_is_installed_with_command_and_menu(release: Release, places: Places) -> None:
    source = release("1.0.0")
    said = install(source, places)
    assert names(places.program) == installed(source)
    assert (places.program / "opora").stat().st_mode & 0o777 == 0o755
    assert places.command.resolve() == (places.program / "opora").resolve()
    entry = places.entry.read_text(encoding="utf-8")
    assert f'\nExec="{places.program}/opora" %f\n' in entry
    assert "\nName[ru]=Опора\n" in entry
    assert (places.data / "mime/packages/opora.xml").is_file()
    assert (places.data / "icons/hicolor/48x48/apps/opora.png").is_file()
    assert said[0] == f"«Опора» 1.0.0 установлена: {places.program}"
    assert f"sh '{places.program}/uninstall.sh'" in said[2]
    assert len(said) == 3


def test_a_newer_one_takes_the_place_of_the_older(release: Release, places: Places) -> None:
    install(release("1.9.0"), places)
    newer = release("1.10.0")
    said = install(newer, places)
    assert said[0].startswith("«Опора» 1.10.0 обновлена")
    assert names(places.program) == installed(newer)
    assert names(places.program.parent)[0] == "opora"
    assert not list(places.program.parent.glob("opora.*"))


def test_the_same_version_mends_a_damaged_one(release: Release, places: Places) -> None:
    source = release("1.0.0")
    install(source, places)
    (places.program / "program/only-in-1.0.0").unlink()
    install(source, places)
    assert names(places.program) == installed(source)


def refusal_of(source: Path, places: Places) -> str:
    """The answer to an installation that changes nothing."""
    before = names(places.home) if places.home.exists() else []
    with pytest.raises(Refusal) as told:
        install(source, places)
    kept = [name for name in names(places.home) if name not in (".local", ".local/opt")]
    assert [name for name in before if name not in (".local", ".local/opt")] == kept
    return str(told.value)


def test_an_older_one_is_refused(release: Release, places: Places) -> None:
    install(release("1.10.0"), places)
    assert refusal_of(release("1.9.0"), places) == (
        "Уже установлена более новая версия «Опоры», 1.10.0. "
        "Версия 1.9.0 не установлена, ничего не изменено."
    )


def test_a_damaged_or_cut_off_release_is_refused(release: Release, places: Places) -> None:
    install(release("1.0.0"), places)
    damaged, cut, foreign = release("1.1.0"), release("1.2.0"), places.home.parent
    (damaged / "program/only-in-1.1.0").write_text("y")
    assert "«program/only-in-1.1.0» не тот, что в выпуске" in refusal_of(damaged, places)
    (cut / "program/only-in-1.2.0").unlink()
    assert "«program/only-in-1.2.0»" in refusal_of(cut, places)
    (cut / "program/files.json").write_text("{")
    assert "«program/files.json»" in refusal_of(cut, places)
    assert "«program/version.txt»" in refusal_of(foreign, places)
    assert version_of(places.program) == "1.0.0"


def test_a_running_program_is_not_touched(release: Release, places: Places) -> None:
    install(release("1.0.0"), places)
    with subprocess.Popen([places.program / PYTHON, "60"]) as running:
        newer = release("1.1.0")
        assert "сейчас открыта" in refusal_of(newer, places)
        with pytest.raises(Refusal, match="сейчас открыта"):
            remove(places)
        running.kill()
    install(newer, places)


def test_what_a_cut_off_installation_left_is_put_right(release: Release, places: Places) -> None:
    install(release("1.0.0"), places)
    old, new = (places.program.with_name(f"opora.{word}") for word in ("old", "new"))
    places.program.rename(old)
    new.mkdir()
    (new / "half").write_text("x")
    damaged = release("1.1.0")
    (damaged / "opora").unlink()
    with pytest.raises(Refusal):
        install(damaged, places)
    assert version_of(places.program) == "1.0.0"
    assert [path.name for path in places.program.parent.iterdir()] == ["opora"]


def test_both_change_places_in_one_step_where_the_disk_can(
    release: Release, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between two renames would leave no program at all."""
    install(release("1.0.0"), places)
    renamed: list[Path] = []
    rename = Path.rename

    def noted(path: Path, target: Path) -> Path:
        renamed.append(path)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", noted)
    install(release("1.1.0"), places)
    assert (version_of(places.program), renamed) == ("1.1.0", [])
    monkeypatch.setattr(installing, "_is_exchanged", lambda *_folders: False)
    install(release("1.2.0"), places)
    assert (version_of(places.program), renamed[0]) == ("1.2.0", places.program)
    assert [path.name for path in places.program.parent.iterdir()] == ["opora"]


def test_a_full_disk_is_told_before_anything_is_copied(
    release: Release, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_SPARE", 10**18)
    assert "На диске мало места" in refusal_of(release("1.0.0"), places)


def test_neither_sudo_nor_its_own_folder(
    release: Release, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(release("1.0.0"), places)
    assert "уже установлена в эту папку" in refusal_of(places.program.resolve(), places)
    monkeypatch.setenv("SUDO_USER", "maria")
    assert "без sudo" in refusal_of(release("1.1.0"), places)


def test_removal_leaves_the_data_and_what_others_put_there(
    release: Release, places: Places
) -> None:
    kept = [
        places.workspace / "opora.sqlite",
        places.data / "applications" / "other.desktop",
        places.home / ".local" / "opt" / "other" / "program",
    ]
    for path in kept:
        path.parent.mkdir(parents=True)
        path.write_text("x")
    install(release("1.0.0"), places)
    said = remove(places)
    files = sorted(path for path in places.home.rglob("*") if path.is_file() or path.is_symlink())
    assert files == sorted(kept)
    assert f"Обычно оно лежит здесь: {places.workspace}" in said
    with pytest.raises(Refusal, match="Программы здесь нет"):
        remove(places)


def test_the_command_of_another_program_stays(release: Release, places: Places) -> None:
    places.command.parent.mkdir(parents=True)
    places.command.write_text("other")
    install(release("1.0.0"), places)
    remove(places)
    assert places.command.read_text() == "other"


def test_versions_are_compared_as_numbers() -> None:
    assert is_newer("0.10.0", "0.9.9")
    assert not is_newer("1.0.0", "1.0.0")
    assert not is_newer("1.0.0", "1.0.1")
