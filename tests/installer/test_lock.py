"""The lock file as Windows and Linux read it."""

from pathlib import Path

import pytest

from installer.layout import ROOT
from installer.lock import read_lock, requirements
from installer.systems import LINUX

ONE, TWO = "a" * 64, "b" * 64
LOCK = f"""\
# comment
plain==1.0 \\
    --hash=sha256:{ONE} \\
    --hash=sha256:{TWO}
Only_Windows==2 ; sys_platform == 'win32' \\
    --hash=sha256:{ONE}
only-linux==3 ; sys_platform == 'linux' \\
    --hash=sha256:{ONE}
new-python==4 ; python_full_version >= '3.12' \\
    --hash=sha256:{ONE}
old-python==5 ; python_full_version < '3.12' \\
    --hash=sha256:{ONE}
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "x.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


def test_markers_are_decided_for_windows(lock: Path) -> None:
    pins = {pin.name: pin for pin in read_lock(lock)}
    assert list(pins) == ["plain", "only-windows", "new-python"]
    assert pins["plain"].hashes == {ONE, TWO}


def test_markers_are_decided_for_linux_and_its_older_python(lock: Path) -> None:
    pins = [pin.name for pin in read_lock(lock, system=LINUX)]
    assert pins == ["plain", "only-linux", "old-python"]


def test_what_is_not_shipped_is_left_out(lock: Path) -> None:
    assert [pin.name for pin in read_lock(lock, {"plain"})] == ["only-windows", "new-python"]


def test_requirements_carry_every_hash_and_no_marker(lock: Path) -> None:
    assert requirements(read_lock(lock)).splitlines() == [
        f"plain==1.0 --hash=sha256:{ONE} --hash=sha256:{TWO}",
        f"only-windows==2 --hash=sha256:{ONE}",
        f"new-python==4 --hash=sha256:{ONE}",
    ]


@pytest.mark.parametrize("line", ["plain==1.0", "plain>=1.0 --hash=sha256:" + ONE, "-e ."])
def test_a_line_that_pins_nothing_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.lock"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not a pin"):
        read_lock(path)


def test_the_lock_of_the_project_is_understood() -> None:
    names = {pin.name for pin in read_lock(ROOT / "requirements.lock")}
    assert {"pyside6-essentials", "shiboken6", "pandas", "tzdata", "pypdfium2"} <= names
