"""One list of rules for both systems: files of Linux are told by their Windows names."""

import pytest

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
