"""One life of the installed program on a bare Debian, by either package.

The tests stand in the order of that life and build on one another (`make linux-test` runs them with
`-x`): what an earlier one left is what the next one finds.
"""

import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import main
from installer.linux.layout import PYTHON
from tests.linux.installations import Installation, OfUser, own
from tests.linux.machine import HOME, USER, Done
from tests.linux.packages import Release, differences
from tests.msi.prefix import remove_tree, tree_of, wait_until
from tests.msi.texts import text_of
from tests.packed_rows import as_packed, unlike

Dump = Callable[[Path], list[str]]
YEARS = {"list-order": "2020", "execution-report": "2019"}  # years of work of the demo district
DEMO = "Учебный район"
# What a desktop has and a bare system has not: kinds of files, entries of menus, letters.
DESKTOP = (
    "shared-mime-info",
    "desktop-file-utils",
    "libglib2.0-bin",
    "fonts-liberation",
    "xz-utils",
)


def opora(installation: Installation, *words: str, check: bool = True) -> Done:
    """Run the command as the user does in a terminal."""
    return installation.machine.user(installation.command, *words, timeout=300, check=check)


def program(installation: Installation) -> Path:
    """Folder of the program, seen from here."""
    return installation.machine.root / installation.program.removeprefix("/")


def own_workspace(installation: Installation) -> Path:
    """The workspace that the program opens when none is named."""
    return installation.machine.home / ".local/share/Opora/workspace"


def times_opened(log: Path) -> int:
    """How often a window had its workspace open."""
    return log.read_text("utf-8").count("open after") if log.is_file() else 0


def window_opens(
    installation: Installation, log: Path, picture: Path, before: int | None = None
) -> None:
    """Wait until the window has the workspace open once more, and keep a picture of it."""
    known = times_opened(log) if before is None else before
    wait_until(lambda: times_opened(log) > known, "the window with the workspace", 180)
    time.sleep(3)  # painted after that
    installation.machine.screen.picture(picture)


def end_window(installation: Installation) -> None:
    """End a program that was not started from here."""
    for process in processes(installation):
        os.kill(int(process.name), signal.SIGTERM)
    wait_until(lambda: not processes(installation), "the end of the program", 30)


def processes(installation: Installation) -> list[Path]:
    """What the system knows of each running process of the program."""
    python = program(installation) / PYTHON
    running: list[Path] = []
    for link in Path("/proc").glob("[0-9]*/exe"):
        try:
            if link.samefile(python):
                running.append(link.parent)
        except OSError:  # it has ended, or is the kernel's
            continue
    return running


def assert_calm(root: Path) -> None:
    """Neither the log nor the folder beside it tells of trouble."""
    text = (root / "logs" / "opora.log").read_text("utf-8")
    assert not re.search(r" (WARNING|ERROR|CRITICAL) ", text), text
    assert not list((root / "logs").glob("crash-*"))


def test_the_machine_is_bare(installation: Installation) -> None:
    for name in ("python3", "python", "soffice"):
        assert installation.machine.user("which", name, check=False).code != 0, name
    assert (installation.machine.root / "etc/debian_version").read_text().startswith("12.")


def test_it_is_installed_without_python_on_the_machine(
    installation: Installation, current: Release
) -> None:
    machine = installation.machine
    machine.admin("apt-get", "update")
    if isinstance(installation, OfUser):
        machine.admin("apt-get", "install", "-y", "--no-install-recommends", "xz-utils")
        said = installation.install(current).said
        assert f"«Опора» {current.version} установлена: {installation.program}" in said
        advice = re.search(r"^  sudo (apt-get install (.+))$", said, re.MULTILINE)
        assert advice is not None, said
        needed = advice[2].split()
        assert {"libxcb1", "libegl1", "libxkbcommon-x11-0"} <= set(needed)
        machine.admin("apt-get", "install", "-y", "--no-install-recommends", *needed)
    machine.admin("apt-get", "install", "-y", "--no-install-recommends", *DESKTOP)
    said = installation.install(current).said
    assert "недостаёт библиотек" not in said
    assert differences(program(installation), current) == []
    assert machine.user("which", "python3", check=False).code != 0


def test_the_installed_files_check_themselves(installation: Installation) -> None:
    opora(installation, "self-check", "--out", f"{HOME}/итог.json")
    outcome = json.loads((installation.machine.home / "итог.json").read_text("utf-8"))
    assert outcome["ok"], outcome
    installed = next(row for row in outcome["checks"] if row["name"] == "installed")
    assert installed["detail"].startswith("сверено файлов: ")


def test_a_damaged_installation_is_noticed(installation: Installation) -> None:
    path = program(installation) / "program" / "LICENSE"
    content = path.read_bytes()
    path.write_bytes(content + b"!")
    done = opora(installation, "self-check", check=False)
    path.write_bytes(content)
    assert done.code == 1
    assert "изменён: program/LICENSE" in done.said


def test_a_part_that_is_not_there_is_told(installation: Installation) -> None:
    path = program(installation) / PYTHON
    path.rename(path.with_suffix(".away"))
    done = opora(installation, "self-check", check=False)
    path.with_suffix(".away").rename(path)
    assert done.code == 3
    assert "нет файла «runtime/bin/opora»" in done.said


def test_the_window_shows_the_demo_district(installation: Installation, pictures: Path) -> None:
    machine = installation.machine
    opora(installation, "--workspace", f"{HOME}/{DEMO}", "init", "--demo")
    demo = machine.home / DEMO
    with machine.running(installation.command, "--workspace", f"{HOME}/{DEMO}"):
        picture = pictures / f"1-window-{type(installation).__name__}.png"
        window_opens(installation, demo / "logs" / "opora.log", picture)
        (process,) = processes(installation)
        variables = (process / "environ").read_bytes().decode().split("\0")
    leaked = ("PYTHON", "LD_LIBRARY_PATH", "LD_PRELOAD", "QT_")
    assert not [text for text in variables if text.startswith(leaked)]
    assert_calm(demo)


def test_a_workspace_moves_to_another_computer_and_back(
    installation: Installation, tmp_path: Path, dump: Dump
) -> None:
    machine = installation.machine
    demo = machine.home / DEMO
    opora(installation, "--workspace", f"{HOME}/{DEMO}", "workspace", "pack", "--out",
          f"{HOME}/Район.opora")  # fmt: skip
    file = machine.home / "Район.opora"
    assert main(["--workspace", str(tmp_path / "x"), "workspace", "unpack", str(file)]) == 0
    unpacked = dump(tmp_path / "x")
    assert len(unpacked) == len(dump(demo))
    assert unlike(as_packed(unpacked, USER), as_packed(dump(demo), USER)) == []
    back = tmp_path / "Обратно.opora"
    assert main(["--workspace", str(tmp_path / "x"), "workspace", "pack", "--out", str(back)]) == 0
    machine.give(back, f"{HOME}/Обратно.opora")
    own(machine.home / "Обратно.opora")
    words = ("workspace", "unpack", f"{HOME}/Обратно.opora")
    opora(installation, "--workspace", f"{HOME}/Обратно", *words)
    assert unlike(dump(machine.home / "Обратно"), unpacked) == []


def test_documents_read_as_those_of_the_checkout(
    installation: Installation, tmp_path: Path
) -> None:
    here = tmp_path / "район"
    assert main(["--workspace", str(here), "init", "--demo"]) == 0
    for kind, year in YEARS.items():
        words = ("documents", "build", kind, "--year", year, "--out")
        assert main(["--workspace", str(here), *words, str(tmp_path / "документы")]) == 0
        opora(installation, "--workspace", f"{HOME}/{DEMO}", *words, f"{HOME}/Документы")
    own_texts = {path.name: text_of(path) for path in (tmp_path / "документы").iterdir()}
    assert sorted(path.suffix for path in map(Path, own_texts)) == [".docx"] * 2 + [".pdf"] * 2
    assert all(len(text) > 1000 for text in own_texts.values())
    made = (installation.machine.home / "Документы").iterdir()
    assert {path.name: text_of(path) for path in made} == own_texts


def test_a_double_click_opens_a_packed_workspace(
    installation: Installation, pictures: Path
) -> None:
    machine, file = installation.machine, f"{HOME}/Район.opora"
    entry = installation.share / "applications" / "opora.desktop"
    inside = "/" + str(entry.relative_to(machine.root))
    machine.user("desktop-file-validate", inside)
    told = machine.user("gio", "info", "-a", "standard::content-type,standard::icon", file).said
    assert "application/x-opora" in told
    assert "opora.desktop" in machine.user("gio", "mime", "application/x-opora").said
    with machine.running("gio", "launch", inside, file):
        shown = machine.screen
        wait_until(lambda: shown.window_named("Опора") is not None, "a window", 90)
        time.sleep(5)
        shown.picture(pictures / f"2-packed-workspace-{type(installation).__name__}.png")
        end_window(installation)


def test_nothing_is_written_into_the_folder_of_the_program(
    installation: Installation, current: Release
) -> None:
    assert differences(program(installation), current) == []


def test_a_running_program_is_not_replaced(
    installation: Installation, current: Release, following: Release, pictures: Path
) -> None:
    machine, own = installation.machine, own_workspace(installation)
    opora(installation, "init", "--demo")
    with machine.running(installation.command):
        picture = pictures / f"3-own-workspace-{type(installation).__name__}.png"
        window_opens(installation, own / "logs" / "opora.log", picture)
        for done in (
            installation.install(following, check=False),
            installation.remove(check=False),
        ):
            assert done.code != 0
            assert "Программа «Опора» сейчас открыта. Закройте её и повторите" in done.said
    assert differences(program(installation), current) == []


def test_the_next_version_takes_over_everything(
    installation: Installation, following: Release, dump: Dump, pictures: Path
) -> None:
    own = own_workspace(installation)
    rows = dump(own)
    installation.install(following)
    assert differences(program(installation), following) == []
    assert unlike(dump(own), rows) == []
    with installation.machine.running(installation.command):
        picture = pictures / f"4-after-upgrade-{type(installation).__name__}.png"
        window_opens(installation, own / "logs" / "opora.log", picture)
    assert_calm(own)
    assert f"Опора {following.version}" in (own / "logs" / "opora.log").read_text("utf-8")
    assert unlike(dump(own), rows) == []


def test_an_older_version_does_not_come_back_unnoticed(
    installation: Installation, current: Release, following: Release
) -> None:
    done = installation.install(current, check=False)
    assert installation.older in done.said
    if isinstance(installation, OfUser):
        assert done.code == 2
        assert differences(program(installation), following) == []
    else:
        installation.install(following)


def test_removing_it_leaves_the_workspace_alone(installation: Installation, dump: Dump) -> None:
    own = own_workspace(installation)
    kept, rows = tree_of(own), dump(own)
    said = installation.remove().said
    assert "Рабочее место со всеми данными остаётся" in said
    assert ".local/share/Opora/workspace" in said
    assert not program(installation).exists()
    assert not (installation.machine.root / installation.command.removeprefix("/")).is_symlink()
    told = [installation.share / name for name in ("applications", "icons", "mime/packages")]
    left = [path for folder in told for path in folder.rglob("*opora*") if path.is_file()]
    assert left == []
    assert tree_of(own) == kept
    assert unlike(dump(own), rows) == []


def test_the_program_installs_a_file_that_it_was_given(
    installation: Installation, current: Release, following: Release, pictures: Path
) -> None:
    """From a stick that is pulled out as soon as the command has ended."""
    machine, own = installation.machine, own_workspace(installation)
    installation.install(current)
    stick, before = f"{HOME}/флешка", times_opened(own / "logs" / "opora.log")
    machine.give(following.archive, f"{stick}/{following.archive.name}")
    words = ("update", f"{stick}/{following.archive.name}", "--install")
    done = opora(installation, *words, check=False)
    if not isinstance(installation, OfUser):  # the system's own packages replace it
        assert done.code != 0
        assert "Передайте ему файл .deb новой версии" in done.said
        assert differences(program(installation), current) == []
        return
    assert done.code == 0, done.said
    remove_tree(machine.home / "флешка")
    assert list((own / "backups").glob("*-upgrade*")), "a copy of the data is made before"
    picture = pictures / "5-updated-from-a-file.png"
    window_opens(installation, own / "logs" / "opora.log", picture, before)
    end_window(installation)
    assert differences(program(installation), following) == []
    assert f"Опора {following.version}" in (own / "logs" / "opora.log").read_text("utf-8")
    assert_calm(own)
