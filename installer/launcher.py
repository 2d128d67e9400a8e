"""Opora.exe: compiled from `launcher/` with the icon and the version of the program."""

import shutil
from pathlib import Path

from installer.layout import BUILD, HERE
from installer.running import run

_MINGW = "x86_64-w64-mingw32-"
_SOURCES = HERE / "launcher"


def build_launcher(version: str, icon: Path, target: Path) -> None:
    """Compile the launcher; the same sources and version give the same bytes."""
    folder = BUILD / "launcher"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_SOURCES, folder)
    shutil.copyfile(icon, folder / "opora.ico")
    numbers = f"{version.replace('.', ',')},0"
    words = ["-D", f"VERSION_NUMBERS={numbers}", "-D", f'VERSION_TEXT=\\"{version}.0\\"']
    windres = [f"{_MINGW}windres", "-c", "65001", *words, "launcher.rc", "-O", "coff"]
    run([*windres, "-o", "resources.o"], cwd=folder)
    flags = ["-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-mwindows"]
    stable = ["-finput-charset=UTF-8", "-Wl,--no-insert-timestamp"]
    sources = ["launcher.c", "resources.o"]
    run([f"{_MINGW}gcc", *flags, *stable, "-o", target, *sources], cwd=folder)
