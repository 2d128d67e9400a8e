"""Small parts of the build."""

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer import costs, icon, layout
from installer.contents import payload_files
from installer.layout import SOURCES, stable_guid, version_in
from installer.running import BuildError, run
from installer.windows import runtime
from installer.windows.components import components_xml
from installer.windows.database import Texts
from installer.windows.imports import imported
from installer.windows.msi import FULL, SMALL, Package

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
FILES = ["Opora.exe", "lib/a.pyc", "lib/b/c.pyc", "program/main.py"]


def test_the_version_is_the_one_of_the_program() -> None:
    from app import __version__

    assert layout.program_version() == __version__


@pytest.mark.parametrize("text", ['__version__ = "1.0"', '__version__ = "1.0.0rc1"', ""])
def test_a_version_that_windows_cannot_compare_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="three numbers"):
        version_in(text)


def test_a_component_for_every_file_with_the_same_guid_in_every_build() -> None:
    first, second = (
        components_xml(files, "../payload", {"Opora.exe"}) for files in (FILES, FILES[::-1])
    )
    assert first == second
    root = ET.fromstring(first)
    files = {found.get("Source") for found in root.iter(f"{WIX}File")}
    assert files == {f"../payload/{name}" for name in FILES if name != "Opora.exe"}
    guids = [found.get("Guid") for found in root.iter(f"{WIX}Component")]
    assert len(set(guids)) == len(FILES) - 1
    assert f"{{{stable_guid('component', 'lib/a.pyc')}}}" in guids
    references = {found.get("Id") for found in root.iter(f"{WIX}ComponentRef")}
    assert references == {found.get("Id") for found in root.iter(f"{WIX}Component")}


def test_the_next_version_is_the_lowest_that_is_later() -> None:
    assert layout.next_version("1.2.9") == "1.2.10"


@pytest.mark.parametrize("package", [FULL, SMALL])
def test_the_products_hide_their_russian_texts_from_wixl(package: Package) -> None:
    texts = Texts()
    source = (SOURCES / package.source).read_text(encoding="utf-8")
    hidden = texts.hide(source, {"Product": package.product, "Version": "1.2.3"})
    assert hidden.isascii()
    assert not texts.show(hidden).isascii()
    assert all(text.encode("cp1251") for text in texts._texts.values())


def test_the_version_stands_in_the_refusal_of_the_product() -> None:
    texts = Texts()
    source = (SOURCES / FULL.source).read_text(encoding="utf-8")
    shown = texts.show(texts.hide(source, {"Product": "Опора", "Version": "1.2.3"}))
    assert 'Name="Опора"' in shown
    assert "Эта версия (1.2.3) не установлена" in shown
    assert "более новая версия «Опоры»" in shown


def test_forwarders_take_what_both_sides_know() -> None:
    names = [f"Py_{number}" for number in range(600)]
    symbols = "\n".join(
        f"0000000000000000 I __imp_{name}\n0000000000000000 T {name}" for name in names
    )
    symbols += "\n0000000000000000 I __imp_PyData\n0000000000000000 I __imp_PyGone"
    exported = "\n".join(f"\t[{number:4}] {name}" for number, name in enumerate([*names, "PyData"]))
    lines = runtime.forwarders(symbols, exported)
    assert "  Py_7 = python313.Py_7" in lines
    assert "  PyData = python313.PyData DATA" in lines
    assert not [line for line in lines if "PyGone" in line]


def test_forwarders_of_nothing_stop_the_build() -> None:
    with pytest.raises(BuildError, match="only 0"):
        runtime.forwarders("", "")


def test_imports_are_read_from_a_listing() -> None:
    listing = ["The Import Tables", "\tDLL Name: Qt6Core.dll", "\tvma:", "  DLL Name: KERNEL32.dll"]
    assert imported(listing) == ["qt6core.dll", "kernel32.dll"]


def test_a_program_that_fails_stops_the_build_with_its_words() -> None:
    with pytest.raises(BuildError, match="oh no"):
        run(["sh", "-c", "echo oh no; exit 3"])
    with pytest.raises(BuildError, match="not installed"):
        run(["no-such-program"])


@pytest.mark.usefixtures("qapp")
def test_the_icon_has_every_size(tmp_path: Path) -> None:
    icon.write_icon(tmp_path / "x.ico")
    data = (tmp_path / "x.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    assert (kind, count) == (1, len(icon.SIZES))
    for number, size in enumerate(icon.SIZES):
        side, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert side == size % 256
        picture = data[offset : offset + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (size, size)


def test_costs_are_told_by_part(tmp_path: Path) -> None:
    (tmp_path / "lib/numpy.libs").mkdir(parents=True)
    (tmp_path / "lib/numpy").mkdir()
    (tmp_path / "lib/numpy.libs/a.dll").write_bytes(bytes(range(256)) * 4000)
    (tmp_path / "lib/numpy/b.pyc").write_bytes(b"x")
    (tmp_path / "main.py").write_bytes(b"y")
    found = costs.measure(tmp_path, payload_files(tmp_path))
    assert found["everything else"].files == 3
    assert costs.part_of("lib/numpy.libs/a.dll") == costs.part_of("lib/numpy/b.pyc") == "lib/numpy"
    assert costs.table(found)[-1].split()[:2] == ["together", "3"]
