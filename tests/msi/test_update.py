"""The small update beside the full package, from its first installation to the last removal.

The tests stand in the order of that life and build on one another, as those of test_msi do. They
begin with the program of this checkout, installed when it is not there.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.services.storage.packing.names import MANIFEST
from installer.layout import LAUNCHER, SHARED, UPDATE_PRODUCT
from installer.windows.wizard.update import WIZARD
from tests.msi.installed import (
    REFUSED,
    assert_calm,
    close_window,
    home,
    install,
    opora,
    own_workspace,
    press,
    versions_in_list,
    window_opens,
)
from tests.msi.packages import (
    FIRST_UPDATE,
    LAST_UPDATE,
    SECOND_UPDATE,
    Package,
    later_update,
    this_update,
)
from tests.msi.prefix import Prefix, remove_tree, tree_of, wait_until

Dump = Callable[[Path], list[str]]
PROGRAM = "update/program"


@dataclass(frozen=True)
class Updates:
    """Small updates, oldest first.

    Attributes:
        same: of the version that is installed.
        foreign: later, for other libraries.
        first: later.
        second: later still, of the version of the next full package.
        last: later than the next full package.
    """

    same: Package
    foreign: Package
    first: Package
    second: Package
    last: Package


@pytest.fixture(scope="module")
def updates() -> Updates:
    return Updates(
        this_update(),
        later_update(FIRST_UPDATE, runtime="0" * 64),
        *(later_update(by) for by in (FIRST_UPDATE, SECOND_UPDATE, LAST_UPDATE)),
    )


@pytest.fixture(scope="module")
def rows(windows: Prefix, current: Package, dump: Dump) -> list[str]:
    """The program of this checkout with a workspace, and every row of that."""
    if versions_in_list(windows) != [current.version]:
        install(windows, "/i", current.msi)
    own = own_workspace(windows)
    if not (own / "opora.sqlite").is_file():
        opora(windows, "init", "--demo")
    return dump(own)


@pytest.fixture(autouse=True)
def _workspace_stays_whole(windows: Prefix, rows: list[str], dump: Dump) -> Iterator[None]:
    yield
    assert dump(own_workspace(windows)) == rows


def self_check(windows: Prefix) -> tuple[str, bool, str]:
    """Version of the program that starts, whether it finds itself whole, what it says of that."""
    out = windows.drive / "проверка.json"
    out.unlink(missing_ok=True)
    opora(windows, "self-check", "--files", "--out", out, check=False)
    told = json.loads(out.read_text("utf-8"))
    (row,) = told["checks"]
    return told["version"], row["ok"], row["detail"]


def pack_words(windows: Prefix) -> tuple[Path, list[str]]:
    """A command that takes little time, and the file by which it tells which program ran."""
    out = windows.drive / "упаковано.opora"
    out.unlink(missing_ok=True)
    own = windows.windows_path(own_workspace(windows))
    return out, ["--workspace", own, "workspace", "pack", "--out", windows.windows_path(out)]


def packed_by(out: Path) -> str:
    """Version of the program that wrote a packed workspace."""
    with ZipFile(out) as packed:
        return json.loads(packed.read(MANIFEST))["program"]


def version_that_starts(windows: Prefix) -> str:
    """Version of the program that the launcher starts."""
    out, words = pack_words(windows)
    opora(windows, *words)
    return packed_by(out)


def test_an_update_that_does_not_fit_is_refused(
    windows: Prefix, current: Package, updates: Updates
) -> None:
    for package in (updates.foreign, updates.same):
        assert install(windows, "/i", package.msi, check=False) == REFUSED
        assert tree_of(home(windows)) == current.tree
        assert versions_in_list(windows, UPDATE_PRODUCT) == []


def test_it_is_installed_beside_the_program(
    windows: Prefix, current: Package, updates: Updates
) -> None:
    install(windows, "/i", updates.first.msi)
    assert tree_of(home(windows)) == current.tree | updates.first.tree
    assert versions_in_list(windows, UPDATE_PRODUCT) == [updates.first.version]
    assert versions_in_list(windows) == [current.version]
    version, whole, detail = self_check(windows)
    assert (version, whole) == (updates.first.version, True), detail
    used = [name for name in current.tree if name == LAUNCHER or name.startswith(SHARED)]
    assert detail == f"сверено файлов: {len(updates.first.tree) - 1 + len(used)}"


def test_a_changed_file_of_it_is_found(windows: Prefix, updates: Updates) -> None:
    path = home(windows) / PROGRAM / "LICENSE"
    content = path.read_bytes()
    path.write_bytes(content[::-1])
    version, whole, detail = self_check(windows)
    path.write_bytes(content)
    assert (version, whole) == (updates.first.version, False)
    assert f"изменён: {PROGRAM}/LICENSE" in detail


def test_a_damaged_update_does_not_keep_the_program_from_starting(
    windows: Prefix, current: Package, updates: Updates
) -> None:
    path = home(windows) / PROGRAM / "app" / "bootstrap.pyc"
    content = path.read_bytes()
    path.write_bytes(content[:-1])  # the launcher counts bytes
    version, whole, detail = self_check(windows)
    assert (version, whole) == (current.version, False)
    assert f"обновление до версии {updates.first.version} повреждено" in detail
    path.write_bytes(bytes(len(content)))  # seen when it is loaded
    assert version_that_starts(windows) == current.version
    path.write_bytes(content)
    assert version_that_starts(windows) == updates.first.version


def test_the_wizard_puts_an_update_over_an_update(
    windows: Prefix, current: Package, updates: Updates, pictures: Path
) -> None:
    log = own_workspace(windows) / "logs" / "opora.log"
    before = log.read_text("utf-8").count("open after") if log.is_file() else 0
    with windows.running("msiexec", "/i", updates.second.msi):
        wait_until(lambda: windows.screen.window_named(UPDATE_PRODUCT) is not None, "a page", 60)
        time.sleep(3)
        windows.screen.picture(pictures / "8-update.png")
        press(windows, WIZARD, "UpdatePage", "Next")
        time.sleep(1)
        wait_until(
            lambda: versions_in_list(windows, UPDATE_PRODUCT) == [updates.second.version],
            "the end of the update",
            120,
        )
        time.sleep(6)
        windows.screen.picture(pictures / "9-updated.png")
        press(windows, WIZARD, "DonePage", "Finish")
    assert tree_of(home(windows)) == current.tree | updates.second.tree
    window_opens(windows, log, before, pictures / "10-started-by-the-update.png")
    close_window(windows)
    assert f"Опора {updates.second.version}" in log.read_text("utf-8")
    assert_calm(own_workspace(windows))


def test_what_is_older_than_the_update_is_refused(
    windows: Prefix, current: Package, following: Package, updates: Updates
) -> None:
    assert install(windows, "/i", updates.first.msi, check=False) == REFUSED
    install(windows, "/i", updates.last.msi)
    assert install(windows, "/i", following.msi, check=False) == REFUSED
    assert tree_of(home(windows)) == current.tree | updates.last.tree
    assert versions_in_list(windows, UPDATE_PRODUCT) == [updates.last.version]


def test_removing_it_brings_the_program_back(
    windows: Prefix, current: Package, updates: Updates
) -> None:
    install(windows, "/x", updates.last.msi)
    assert tree_of(home(windows)) == current.tree
    assert versions_in_list(windows, UPDATE_PRODUCT) == []
    assert version_that_starts(windows) == current.version


def test_the_program_installs_a_file_that_it_was_given(
    windows: Prefix, current: Package, updates: Updates, pictures: Path
) -> None:
    """From a stick that is pulled out as soon as the command has ended."""
    stick, own = windows.drive / "флешка", own_workspace(windows)
    stick.mkdir()
    file = Path(shutil.copy(updates.first.msi, stick / updates.first.msi.name))
    log = own / "logs" / "opora.log"
    before = log.read_text("utf-8").count("open after") if log.is_file() else 0
    opora(windows, "update", file, "--install")
    remove_tree(stick)
    assert list((own / "backups").glob("*-upgrade*")), "a copy of the data is made before"
    window_opens(windows, log, before, pictures / "11-updated-from-a-file.png")
    close_window(windows)
    assert tree_of(home(windows)) == current.tree | updates.first.tree
    assert f"Опора {updates.first.version}" in log.read_text("utf-8")
    assert_calm(own)


@pytest.fixture(scope="module")
def installer(windows: Prefix) -> Path:
    """A copy of the launcher outside of the folder of the program."""
    folder = windows.drive / "Обновление из файла"
    folder.mkdir()
    return Path(shutil.copy(home(windows) / LAUNCHER, folder / LAUNCHER))


def installed_by_copy(windows: Prefix, installer: Path, package: Package) -> tuple[int, str]:
    """The exit code of a copy that installs a file, and which version it starts afterwards."""
    msi = Path(shutil.copy(package.msi, installer.with_name("файл обновления.msi")))
    out, words = pack_words(windows)
    code = windows.start(
        installer, "--install", windows.windows_path(msi), "0", *words, timeout=300, check=False
    )
    windows.settle()
    return code, packed_by(out)


def test_a_copy_of_the_launcher_installs_and_starts_again(
    windows: Prefix, current: Package, following: Package, updates: Updates, installer: Path
) -> None:
    done = installed_by_copy(windows, installer, updates.second)
    assert done == (0, updates.second.version)
    assert tree_of(home(windows)) == current.tree | updates.second.tree
    refused = installed_by_copy(windows, installer, updates.first)
    assert refused == (REFUSED, updates.second.version)
    # The full package of the same version takes the update away.
    assert installed_by_copy(windows, installer, following) == (0, following.version)
    assert tree_of(home(windows)) == following.tree
    assert versions_in_list(windows, UPDATE_PRODUCT) == []


def test_removing_the_program_removes_the_update(
    windows: Prefix, following: Package, updates: Updates
) -> None:
    install(windows, "/i", updates.last.msi)
    assert tree_of(home(windows)) == following.tree | updates.last.tree
    install(windows, "/x", following.msi)
    assert not home(windows).exists()
    assert versions_in_list(windows) == versions_in_list(windows, UPDATE_PRODUCT) == []


def test_without_the_program_an_update_is_refused(windows: Prefix, updates: Updates) -> None:
    assert install(windows, "/i", updates.last.msi, check=False) == REFUSED
    assert not home(windows).exists()
