"""Everything that is installed, laid out in a folder as it will lie on the user's disk."""

import json
import shutil
from pathlib import Path

from installer.contents import add_libraries, add_program, payload_files, write_version
from installer.layout import LIBRARY, PROGRAM, RUNTIME
from installer.linux import python, release
from installer.linux.layout import HERE, LIST, RELEASE, SETUP, VERSION_FILE, mode_of
from installer.linux.libraries import examine, problems, system_packages
from installer.linux.menu import write_menu
from installer.linux.x11 import add_x11
from installer.release import hashes_of, write_json
from installer.rules import read_rules
from installer.running import BuildError
from installer.systems import LINUX


def build_tree(version: str, target: Path) -> list[str]:
    """Lay everything out in `target`, made anew; returns the paths inside it.

    Raises:
        BuildError: a download or a compiler failed, or a file asks for what a system may not have.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    rules = read_rules(system=LINUX)
    add_libraries(target / LIBRARY, rules, LINUX)
    add_program(target / PROGRAM, rules.program)
    add_x11(target / LIBRARY)
    python.lay_out(target / RUNTIME, rules)
    python.byte_code("program", target / PROGRAM / "app", f"{PROGRAM}/app")
    without = ("--without", *rules.undocumented, "--with", *rules.documented)
    python.byte_code("libraries", target / LIBRARY, LIBRARY, *without)
    modules = f"{RUNTIME}/lib/python{LINUX.short_python}"
    python.byte_code("libraries", target / modules, modules, "--without", "*", "--with")
    _add_setup(target)
    _refuse_what_is_not_everywhere(target)
    return give_version(target, version)


def give_version(target: Path, version: str) -> list[str]:
    """Make what depends on the version, the list of files last; returns the paths.

    A tree that is laid out already becomes another version of itself (the tests need two).
    """
    write_version(target / PROGRAM, version)
    python.byte_code("program", target / PROGRAM / "app", f"{PROGRAM}/app")
    (target / VERSION_FILE).write_text(version + "\n", encoding="ascii", newline="\n")
    for name in (RELEASE, LIST):
        (target / name).unlink(missing_ok=True)
    write_json(target / LIST, hashes_of(target, payload_files(target)))
    release.install(version, target, payload_files(target), "linux")
    files = payload_files(target)
    for name in files:
        (target / name).chmod(mode_of(name))
    return files


def _add_setup(target: Path) -> None:
    for path in sorted((HERE / "installation").glob("*.py")):
        place = target / SETUP / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    for path in sorted((HERE / "share").iterdir()):
        shutil.copyfile(path, target / path.name)
    write_menu(target / SETUP)
    needed = [{"libraries": package.libraries, **package.names} for package in system_packages()]
    text = json.dumps(needed, ensure_ascii=False, indent=1) + "\n"
    (target / SETUP / "system.json").write_text(text, encoding="utf-8", newline="\n")


def _refuse_what_is_not_everywhere(target: Path) -> None:
    oldest = LINUX.oldest_glibc
    assert oldest is not None
    there = [library for package in system_packages() for library in package.libraries]
    found = problems(examine(target), there, oldest)
    if found:
        msg = "the package would not run everywhere:\n" + "\n".join(found)
        raise BuildError(msg)
