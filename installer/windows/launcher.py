"""Opora.exe: compiled from `launcher/` with the icon and the version of the program."""

import hashlib
import shutil
from pathlib import Path

from installer.layout import BUILD, SOURCES, UPDATE_CODE, UPGRADE_CODE
from installer.running import run

_MINGW = "x86_64-w64-mingw32-"
C_SOURCES = SOURCES / "launcher"
START = C_SOURCES / "start.py"  # goes into the update, where the launcher looks for it
_COMPILED = ("launcher.c", "update.c", "install.c")


def build_launcher(version: str, icon: Path, target: Path) -> None:
    """Compile the launcher; the same sources and version give the same bytes."""
    folder = BUILD / "launcher"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(C_SOURCES, folder)
    shutil.copyfile(icon, folder / "opora.ico")
    numbers = f"{version.replace('.', ',')},0"
    words = ["-D", f"VERSION_NUMBERS={numbers}", "-D", f'VERSION_TEXT=\\"{version}.0\\"']
    windres = [f"{_MINGW}windres", "-c", "65001", *words, "launcher.rc", "-O", "coff"]
    run([*windres, "-o", "resources.o"], cwd=folder)
    flags = ["-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-mwindows"]
    codes = [("UPGRADE_CODE", UPGRADE_CODE), ("UPDATE_CODE", UPDATE_CODE)]
    codes_known = [f'-D{name}=L"{{{code}}}"' for name, code in codes]
    stable = ["-finput-charset=UTF-8", "-Wl,--no-insert-timestamp"]
    sources = [*_COMPILED, "resources.o"]
    run([f"{_MINGW}gcc", *flags, *codes_known, *stable, "-o", target, *sources], cwd=folder)


def launcher_hash() -> str:
    """SHA-256 of the sources of the launcher, which only a full package replaces."""
    parts = sorted(
        path for path in C_SOURCES.iterdir() if path.suffix in (".c", ".h", ".rc", ".manifest")
    )
    digest = hashlib.sha256()
    for path in parts:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
