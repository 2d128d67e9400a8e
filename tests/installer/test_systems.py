"""One list of rules for both systems: files of Linux are told by their Windows names."""

import re

import pytest

from installer.layout import ROOT
from installer.rules import allowed, read_rules
from installer.systems import LINUX, WINDOWS, as_on_windows


@pytest.mark.parametrize(
    ("linux", "windows"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt6Core.dll"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qxcb.dll"),
        ("PySide6/Qt/translations/qtbase_ru.qm", "PySide6/translations/qtbase_ru.qm"),
        ("PySide6/QtCore.abi3.so", "PySide6/QtCore.pyd"),
        ("PySide6/libpyside6.abi3.so.6.9", "PySide6/pyside6.abi3.dll"),
        ("lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "_ssl.pyd"),
        ("PIL/_avif.cpython-311-x86_64-linux-gnu.so", "PIL/_avif.pyd"),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", "pillow.libs/avif-c6062d5f.dll"),
        ("pypdfium2_raw/libpdfium.so", "pypdfium2_raw/pdfium.dll"),
        ("library/os.py", "library/os.py"),
        ("lxml/etree.pyx", "lxml/etree.pyx"),
    ],
)
def test_a_file_of_linux_is_called_as_on_windows(linux: str, windows: str) -> None:
    assert as_on_windows(linux) == windows
    assert WINDOWS.spelling(linux) == linux


def test_wheels_never_ask_for_a_newer_c_library_than_the_package() -> None:
    assert LINUX.oldest_glibc == (2, 28)
    tags = [tag for tag in LINUX.platforms if tag.startswith("manylinux_2_")]
    assert max(int(tag.split("_")[2]) for tag in tags) == 28
    assert LINUX.abis == ("cp311", "abi3", "none")
    assert WINDOWS.abis == ("cp313", "abi3", "none")


@pytest.mark.parametrize(
    ("name", "shipped"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6/Qt/lib/libQt6DBus.so.6", True),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("pillow.libs/libjpeg-6dc8d115.so.62.4.0", True),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", False),
        ("PIL/_webp.cpython-311-x86_64-linux-gnu.so", False),
        ("lxml/objectify.cpython-311-x86_64-linux-gnu.so", False),
    ],
)
def test_of_the_libraries_for_linux(name: str, shipped: bool) -> None:
    rules = read_rules(system=LINUX)
    assert allowed(LINUX.spelling(name), rules.library) is shipped


def test_what_only_one_system_leaves_out_the_other_has() -> None:
    linux, windows = (read_rules(system=system) for system in (LINUX, WINDOWS))
    for module in ("_bz2", "_uuid"):
        file = f"lib-dynload/{module}.cpython-311-x86_64-linux-gnu.so"
        assert not allowed(LINUX.spelling(file), linux.runtime)
        assert allowed(f"{module}.pyd", windows.runtime)
    assert not allowed("PySide6/Qt6DBus.dll", windows.library)
    assert read_rules() == windows


def test_every_module_of_qt_that_the_program_uses_is_shipped_for_linux() -> None:
    rules = read_rules(system=LINUX).library
    used: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        used |= set(re.findall(r"^\s*from PySide6\.(\w+) import", path.read_text("utf-8"), re.M))
    assert {"QtCore", "QtGui", "QtWidgets"} <= used
    for name in used:
        library = f"PySide6/Qt/lib/libQt6{name.removeprefix('Qt')}.so.6"
        for file in (f"PySide6/{name}.abi3.so", library):
            assert allowed(LINUX.spelling(file), rules), f"{file} is used and not shipped"
