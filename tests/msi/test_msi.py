"""One life of the installed program, from the first installation to the last word.

The tests stand in the order of that life and build on one another (`make msi-test` runs them with
`-x`): what an earlier one left is what the next one finds.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import main
from installer.layout import LAUNCHER, PRODUCT
from installer.windows.wizard.full import WIZARD
from tests.msi.installed import (
    REFUSED,
    assert_calm,
    close_window,
    home,
    install,
    opora,
    own_workspace,
    press,
    shortcuts,
    versions_in_list,
    window_opens,
)
from tests.msi.packages import Package
from tests.msi.prefix import Prefix, tree_of, wait_until
from tests.msi.texts import text_of
from tests.packed_rows import as_packed, unlike

Dump = Callable[[Path], list[str]]
YEARS = {"list-order": "2020", "execution-report": "2019"}  # years of work of the demo district


def test_it_is_installed_quietly(windows: Prefix, current: Package) -> None:
    install(windows, "/i", current.msi)
    assert tree_of(home(windows)) == current.tree
    assert all(path.is_file() for path in shortcuts(windows))
    assert versions_in_list(windows) == [current.version]
    registry = windows.registry()
    assert "При удалении программы данные остаются на компьютере." in registry
    assert '@="Данные «Опоры»"' in registry


def test_the_installed_files_check_themselves(windows: Prefix) -> None:
    out = windows.drive / "итог.json"
    opora(windows, "self-check", "--out", out)
    outcome = json.loads(out.read_text("utf-8"))
    assert outcome["ok"], outcome
    installed = next(row for row in outcome["checks"] if row["name"] == "installed")
    assert installed["detail"].startswith("сверено файлов: ")


def test_a_damaged_installation_is_noticed(windows: Prefix) -> None:
    out, path = windows.drive / "повреждено.json", home(windows) / "program" / "LICENSE"
    content = path.read_bytes()
    path.write_bytes(content + b"!")
    assert opora(windows, "self-check", "--files", "--out", out, check=False) == 1
    path.write_bytes(content)
    assert "изменён: program/LICENSE" in out.read_text("utf-8")


def test_the_shortcut_opens_the_first_start(windows: Prefix, pictures: Path) -> None:
    windows.wine("start", "/unix", shortcuts(windows)[0])
    wait_until(lambda: windows.screen.window_named(PRODUCT) is not None, "a window", 90)
    time.sleep(6)
    windows.screen.picture(pictures / "1-first-start.png")
    close_window(windows)


def test_the_window_shows_the_demo_district(windows: Prefix, pictures: Path) -> None:
    demo = windows.drive / "Учебный район"
    opora(windows, "--workspace", demo, "init", "--demo")
    inside = windows.windows_path(demo)
    windows.wine("start", "/unix", home(windows) / LAUNCHER, "--workspace", inside)
    window_opens(windows, demo / "logs" / "opora.log", 0, pictures / "2-demo.png")
    close_window(windows)
    assert_calm(demo)


def test_documents_read_as_those_made_on_linux(windows: Prefix, tmp_path: Path) -> None:
    here, there = tmp_path / "район", windows.drive / "Учебный район"
    assert main(["--workspace", str(here), "init", "--demo"]) == 0
    out = windows.drive / "Документы"
    for kind, year in YEARS.items():
        words = ("documents", "build", kind, "--year", year, "--out")
        assert main(["--workspace", str(here), *words, str(tmp_path / "документы")]) == 0
        opora(windows, "--workspace", there, *words, out)
    linux = {path.name: text_of(path) for path in (tmp_path / "документы").iterdir()}
    assert sorted(path.suffix for path in map(Path, linux)) == [".docx", ".docx", ".pdf", ".pdf"]
    assert all(len(text) > 1000 for text in linux.values())
    assert {path.name: text_of(path) for path in out.iterdir()} == linux


def test_a_workspace_moves_to_another_computer(windows: Prefix, tmp_path: Path, dump: Dump) -> None:
    demo = windows.drive / "Учебный район"
    file = windows.drive / "Район.opora"
    opora(windows, "--workspace", demo, "workspace", "pack", "--out", file)
    assert main(["--workspace", str(tmp_path / "x"), "workspace", "unpack", str(file)]) == 0
    unpacked, user = dump(tmp_path / "x"), windows.user.name
    assert len(unpacked) == len(dump(demo))
    assert unlike(as_packed(unpacked, user), as_packed(dump(demo), user)) == []
    again = windows.drive / "Обратно"
    opora(windows, "--workspace", again, "workspace", "unpack", file)
    assert unlike(as_packed(dump(again), user), as_packed(unpacked, user)) == []


def test_nothing_is_written_into_the_folder_of_the_program(
    windows: Prefix, current: Package
) -> None:
    assert tree_of(home(windows)) == current.tree


def test_the_next_version_takes_over_everything(
    windows: Prefix, following: Package, dump: Dump, pictures: Path
) -> None:
    own = own_workspace(windows)
    opora(windows, "init", "--demo")
    rows = dump(own)
    install(windows, "/i", following.msi)
    assert tree_of(home(windows)) == following.tree
    assert versions_in_list(windows) == [following.version]
    assert all(path.is_file() for path in shortcuts(windows))
    assert dump(own) == rows
    windows.wine("start", "/unix", shortcuts(windows)[0])
    window_opens(windows, own / "logs" / "opora.log", 0, pictures / "3-after-upgrade.png")
    close_window(windows)
    assert_calm(own)
    assert f"Опора {following.version}" in (own / "logs" / "opora.log").read_text("utf-8")
    assert dump(own) == rows


def test_an_older_version_is_refused(windows: Prefix, current: Package, following: Package) -> None:
    code = install(windows, "/i", current.msi, check=False)
    assert code == REFUSED
    assert tree_of(home(windows)) == following.tree
    assert versions_in_list(windows) == [following.version]


def test_a_double_click_opens_a_packed_workspace(windows: Prefix, pictures: Path) -> None:
    # Wine 8 does not look for kinds of files below HKCU; Windows merges the two places.
    for key in (".opora", "Opora.Workspace"):
        here, there = (rf"{root}\Software\Classes\{key}" for root in ("HKCU", "HKLM"))
        windows.wine("reg", "copy", here, there, "/s", "/f")
    windows.wine("start", windows.windows_path(windows.drive / "Район.opora"))
    wait_until(lambda: windows.screen.window_named(PRODUCT) is not None, "a window", 90)
    time.sleep(8)
    windows.screen.picture(pictures / "4-packed-workspace.png")
    close_window(windows)
    for key in (".opora", "Opora.Workspace"):
        windows.wine("reg", "delete", rf"HKLM\Software\Classes\{key}", "/f")


def test_removing_it_leaves_the_workspace_alone(
    windows: Prefix, following: Package, dump: Dump
) -> None:
    own = own_workspace(windows)
    kept = tree_of(own)
    rows = dump(own)
    install(windows, "/x", following.msi)
    assert not home(windows).exists()
    assert not any(path.exists() for path in shortcuts(windows))
    assert versions_in_list(windows) == []
    left = [line for line in windows.registry().splitlines() if "Opora" in line]
    assert [line for line in left if "Classes" in line or "Uninstall" in line] == []
    assert tree_of(own) == kept
    assert dump(own) == rows


def test_the_wizard_installs_and_starts_the_program(
    windows: Prefix, current: Package, pictures: Path
) -> None:
    log = own_workspace(windows) / "logs" / "opora.log"
    before = log.read_text("utf-8").count("open after")
    with windows.running("msiexec", "/i", current.msi):
        wait_until(lambda: windows.screen.window_named(PRODUCT) is not None, "the licence", 60)
        time.sleep(3)
        windows.screen.picture(pictures / "5-licence.png")
        press(windows, WIZARD, "LicencePage", "Next")  # not allowed yet
        time.sleep(1)
        press(windows, WIZARD, "LicencePage", "Accept")
        time.sleep(1)
        press(windows, WIZARD, "LicencePage", "Next")
        wait_until(lambda: all(path.is_file() for path in shortcuts(windows)), "the end", 180)
        time.sleep(8)
        windows.screen.picture(pictures / "6-done.png")
        press(windows, WIZARD, "DonePage", "Finish")
    assert tree_of(home(windows)) == current.tree
    window_opens(windows, log, before, pictures / "7-started-by-the-installer.png")
    assert f"Опора {current.version}" in log.read_text("utf-8")
    close_window(windows)
