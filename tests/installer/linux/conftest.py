import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from installer.linux import libraries
from installer.linux.installation import desktop, system
from installer.linux.installation.places import Places
from installer.linux.layout import HERE, LIST, PYTHON, RUN, SETUP, VERSION_FILE
from installer.linux.menu import write_menu

Release = Callable[[str], Path]
_CACHES = shutil.ignore_patterns("__pycache__")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A user whose home folder has spaces and Cyrillic letters."""
    home = tmp_path / "дом" / "Мария Ивановна"
    return Places(home, home / ".local" / "share")


@pytest.fixture
def release(tmp_path: Path, built: Path) -> Release:
    """Unpacked releases with a few files; the program notes the words that it is started with."""

    def make(version: str) -> Path:
        tree = tmp_path / "выпуски" / f"opora-{version}"
        shutil.copytree(HERE / "installation", tree / SETUP, ignore=_CACHES)
        shutil.copytree(built, tree / SETUP, dirs_exist_ok=True)
        notes = f'printf "{version} %s\\n" "$*" >> "$HOME/started"'
        contents = {
            "opora": f"#!/bin/sh\n{notes}\n",
            "install.sh": "",
            "uninstall.sh": "",
            VERSION_FILE: f"{version}\n",
            f"program/only-in-{version}": "x",
        }
        for name, content in contents.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        (tree / PYTHON).parent.mkdir(parents=True)
        shutil.copyfile("/bin/sleep", tree / PYTHON)
        for name in RUN:
            (tree / name).chmod(0o755)
        names = [path.relative_to(tree) for path in tree.rglob("*") if path.is_file()]
        hashes = {str(n): hashlib.sha256((tree / n).read_bytes()).hexdigest() for n in names}
        (tree / "release.json").write_text("{}")
        (tree / LIST).write_text(json.dumps(hashes), encoding="ascii")
        return tree

    return make


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    """What the build adds to the modules of the installation: the menu, the list of libraries."""
    folder = tmp_path / "built"
    write_menu(folder)
    needed = [
        {"libraries": package.libraries, **package.names}
        for package in libraries.system_packages()
        if package.names["debian"] == "libc6"
    ]
    (folder / "system.json").write_text(json.dumps(needed), encoding="utf-8")
    monkeypatch.setattr(desktop, "_SHARE", folder / "share")
    monkeypatch.setattr(system, "_LIST", folder / "system.json")
    monkeypatch.delenv("SUDO_USER", raising=False)
    monkeypatch.setenv("PATH", "")  # the tools of a desktop write caches: tests/linux runs them
    return folder
