"""What every package holds, whatever its system: the libraries and the program."""

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from installer.fetch import wheels
from installer.layout import ROOT, VERSION_MODULE, version_in
from installer.lock import read_lock
from installer.rules import Rule, Rules, allowed
from installer.running import run
from installer.signatures import lay_out_signatures
from installer.systems import System


def add_libraries(target: Path, rules: Rules, system: System) -> None:
    """Unpack what the rules let in of every locked wheel; modules of Python are sources yet.

    Raises:
        BuildError: a download failed, or shiboken6 is other than the build knows it.
    """
    pins = read_lock(ROOT / "requirements.lock", rules.without, system)
    for wheel in wheels(pins, system):
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                name = installed_name(entry.filename)
                if name is None or entry.is_dir():
                    continue
                if allowed(system.spelling(name), rules.library):
                    path = target / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.read(entry))
    lay_out_signatures(target)


def installed_name(name: str) -> str | None:
    """Where a file of a wheel is installed below site-packages; None for scripts and data."""
    parts = PurePosixPath(name).parts
    if not parts[0].endswith(".data"):
        return name
    inside = parts[1] in ("purelib", "platlib")
    return PurePosixPath(*parts[2:]).as_posix() if inside else None


def add_program(target: Path, rules: tuple[Rule, ...]) -> None:
    """The files of the checkout that Git does not ignore: when it is clean, those of its commit."""
    options = ["--cached", "--others", "--exclude-standard", "-z"]
    listed = run(["git", "-C", ROOT, "ls-files", *options]).decode().split("\0")
    for name in sorted({name for name in listed if name}):
        if allowed(name, rules) and (ROOT / name).is_file():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, path)


def write_version(program: Path, version: str) -> None:
    """Make the sources in the folder of a program those of this version; byte code is not made."""
    source = (ROOT / VERSION_MODULE).read_text(encoding="utf-8")
    text = source.replace(version_in(source), version)
    (program / VERSION_MODULE).write_text(text, encoding="utf-8", newline="\n")


def payload_files(payload: Path) -> list[str]:
    """Every file of the payload, sorted, with forward slashes."""
    return sorted(p.relative_to(payload).as_posix() for p in payload.rglob("*") if p.is_file())
