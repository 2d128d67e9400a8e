"""Everything that is installed, laid out in a folder as it will lie on the user's disk."""

import shutil
from pathlib import Path

from installer.contents import add_libraries, add_program, payload_files, write_version
from installer.cpython import compiler
from installer.fetch import maven_jar
from installer.icon import write_icon
from installer.layout import (
    BUILD,
    FILE_LIST,
    HERE,
    LAUNCHER,
    LIBRARY,
    PROGRAM,
    RUNTIME,
)
from installer.release import Kind, Release, hashes_of, runtime_hash, write_json
from installer.rules import Rules, read_rules
from installer.running import BuildError, run
from installer.systems import WINDOWS
from installer.windows import runtime
from installer.windows.imports import missing_imports
from installer.windows.launcher import build_launcher

_COMPILE = HERE / "compile_tree.py"


def build_payload(version: str, target: Path, signer: str = "") -> list[str]:
    """Lay everything out in `target`, made anew; returns the paths inside it.

    Args:
        version: three numbers.
        target: the folder.
        signer: as `give_version`.

    Raises:
        BuildError: a download, a compiler or a check failed.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    rules = read_rules()
    add_libraries(target / LIBRARY, rules, WINDOWS)
    add_program(target / PROGRAM, rules.program)
    _run_compiler("program", target / PROGRAM / "app", f"{PROGRAM}/app")
    _add_runtime(target / RUNTIME, rules)
    without = ("--without", *rules.undocumented, "--with", *rules.documented)
    _run_compiler("libraries", target / LIBRARY, LIBRARY, *without)
    files = give_version(target, version, signer)
    missing = missing_imports(target)
    if missing:
        msg = f"imported by the package and neither in it nor in Windows: {missing}"
        raise BuildError(msg)
    return files


def give_version(target: Path, version: str, signer: str = "") -> list[str]:
    """Make what depends on the version: the launcher, one module, the list of files.

    A payload that is laid out already becomes another version of itself (the tests need two).

    Args:
        target: the payload.
        version: three numbers.
        signer: a program that signs the file it is given; empty: the launcher is not signed.
    """
    set_version(target / PROGRAM, version)
    icon = BUILD / "opora.ico"
    write_icon(icon)
    build_launcher(version, icon, target / LAUNCHER)
    if signer:  # before the list of files, which holds what is installed
        run([signer, target / LAUNCHER])
    describe_release(target, version, "full")
    return payload_files(target)


def set_version(program: Path, version: str) -> None:
    """Make a program one of this version."""
    write_version(program, version)
    _run_compiler("program", program / "app", f"{PROGRAM}/app")


def describe_release(target: Path, version: str, kind: Kind) -> None:
    """Write what a payload says of itself: which release it is, and the list of its files."""
    runtime = runtime_hash(hashes_of(target, payload_files(target)))
    Release(version=version, kind=kind, runtime=runtime).install(target / PROGRAM)
    write_file_list(target)


def write_file_list(target: Path, program: str = PROGRAM) -> None:
    """The list by which the installed program checks itself: SHA-256 of every other file.

    Args:
        target: the payload.
        program: the folder inside it that the list is written into.
    """
    path = target / program / FILE_LIST
    path.unlink(missing_ok=True)
    write_json(path, hashes_of(target, payload_files(target)))


def _add_runtime(target: Path, rules: Rules) -> None:
    sources = BUILD / "standard-library"
    shutil.rmtree(sources, ignore_errors=True)
    licence = runtime.licence_of_python(maven_jar("linux"))
    runtime.lay_out(maven_jar("windows"), licence, target, sources, rules)
    _run_compiler("zip", sources, target / "python313.zip")


def _run_compiler(mode: str, folder: Path, name: Path | str, *options: str) -> None:
    command, env = compiler(maven_jar("linux"))
    run([*command, _COMPILE, mode, folder, name, *options], env=env)
