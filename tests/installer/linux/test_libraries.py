"""What the package asks of the system."""

from installer.linux.layout import PYTHON
from installer.linux.libraries import Asked, asked_by, problems, system_packages

LISTING = """
runtime/bin/opora:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libpython3.11.so.1.0
  NEEDED               libc.so.6
  RPATH                $ORIGIN/

DYNAMIC SYMBOL TABLE:
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) memcpy
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.14) memcpy
0000000000000000      DF *UND*  0000000000000000 (GLIBC_PRIVATE) other
"""


def test_a_listing_tells_libraries_and_the_newest_symbol() -> None:
    assert asked_by(LISTING) == Asked(("libpython3.11.so.1.0", "libc.so.6"), (2, 14))
    assert asked_by("") == Asked((), (0, 0))


def test_what_would_not_run_everywhere_is_named() -> None:
    files = {
        PYTHON: Asked(("libc.so.6", "libgone.so.1"), (2, 17)),
        "lib/a/new.so": Asked(("libc.so.6", "libown.so.3"), (2, 29)),
        "lib/a.libs/libown.so.3": Asked((), (2, 28)),
        "lib/PySide6/Qt/lib/libidle.so.6": Asked((), (0, 0)),
    }
    assert problems(files, ["libc.so.6", "libmore.so.1"], (2, 28)) == [
        f"{PYTHON} needs libgone.so.1, which is nowhere",
        "lib/a/new.so needs glibc 2.29",
        "system.toml: libmore.so.1 serves nothing",
        "lib/PySide6/Qt/lib/libidle.so.6 serves nothing",
    ]


def test_every_library_of_the_system_is_told_once_for_all_distributions() -> None:
    packages = system_packages()
    names = [library for package in packages for library in package.libraries]
    assert len(names) == len(set(names))
    assert all(all(package.names.values()) for package in packages)
    assert packages[0].names["debian"] == "libc6"
