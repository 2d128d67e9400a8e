"""What the desktop and the package manager read."""

import configparser
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer.linux.deb import control
from installer.linux.installation import system
from installer.linux.installation.desktop import command_line
from installer.linux.layout import HERE, KIND_OF_FILE, archive_name, package_name
from installer.linux.menu import SIZES

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/home/мария/opora", '"/home/мария/opora"'),
        ("/home/a b/opora", '"/home/a b/opora"'),
        ("/home/100%/opora", '"/home/100%%/opora"'),
        ('/home/a"b/opora', r'"/home/a\\"b/opora"'),
        ("/home/$a`/opora", r'"/home/\\$a\\`/opora"'),
        ("/home/a\\b/opora", r'"/home/a\\\\b/opora"'),
    ],
)
def test_a_path_is_escaped_for_the_entry_of_the_menu(path: str, written: str) -> None:
    assert command_line(Path(path)) == written


def test_the_entry_opens_files_of_the_kind_that_is_described() -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str
    entry.read(HERE / "menu.desktop", encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["MimeType"] == f"{KIND_OF_FILE};"
    assert section["Exec"] == "@COMMAND@ %f"
    kind = ET.parse(HERE / "mime.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == KIND_OF_FILE
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == ["*.opora"]


def test_the_icons_have_the_sizes_of_their_folders(built: Path) -> None:
    for folder in ("apps/opora.png", "mimetypes/application-x-opora.png"):
        for size in SIZES:
            picture = built / "share/icons/hicolor" / f"{size}x{size}" / folder
            assert struct.unpack_from(">II", picture.read_bytes(), 16) == (size, size)


def test_the_package_names_what_it_needs() -> None:
    fields = dict(line.split(": ", 1) for line in control("1.2.3", 7).splitlines() if ": " in line)
    assert fields["Version"] == "1.2.3"
    assert fields["Installed-Size"] == "7"
    needed = fields["Depends"].split(", ")
    assert needed[0] == "libc6 (>= 2.28)"
    assert {"libxcb1", "libegl1", "libdbus-1-3", "libxkbcommon-x11-0", "libcups2"} <= set(needed)
    assert len(needed) == len(set(needed))
    assert not [name for name in needed if "python" in name]


def test_packages_are_called_as_their_kind_wants() -> None:
    assert archive_name("1.2.3") == "opora-1.2.3-linux-x86_64.tar.xz"
    assert package_name("1.2.3") == "opora_1.2.3_amd64.deb"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"ID": "astra", "ID_LIKE": "debian"}, "debian"),
        ({"ID": "debian"}, "debian"),
        ({"ID": "altlinux"}, "alt"),
        ({"ID": "redos", "ID_LIKE": "rhel centos fedora"}, "rpm"),
        ({}, "rpm"),
    ],
)
def test_whose_names_of_packages_are_told(told: dict[str, str], kind: str) -> None:
    assert system.kind_of_system(told) == kind


def test_missing_libraries_are_told_with_the_command(built: Path) -> None:
    assert system.advice() == []
    lost = '{"libraries": ["libno.so.9"], "debian": "no1 | no0, also", "alt": "a", "rpm": "r"}'
    (built / "system.json").write_text(f"[{lost}]", encoding="utf-8")
    said = "\n".join(system.advice())
    assert "недостаёт библиотек" in said
    kind = system.kind_of_system(system._os_release())
    assert (
        f"install {system._names({'debian': 'also, no1', 'alt': 'a', 'rpm': 'r'}[kind])[0]}" in said
    )
