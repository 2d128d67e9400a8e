"""The package for Debian and its kin: the tree in /usr/lib/opora, the menu in /usr/share."""

import os
import shutil
from pathlib import Path

from installer.layout import MANUFACTURER
from installer.linux import release
from installer.linux.layout import BUILD, HERE, MOMENT, NAME, SETUP, mode_of
from installer.linux.libraries import system_packages
from installer.running import run

_HOME = f"usr/lib/{NAME}"
_SCRIPTS = HERE / "debian"
_KILO = 1024
# Without a font there would be no letters in the window; any of these has Russian ones.
_FONTS = "fonts-liberation | fonts-liberation2 | fonts-dejavu-core | fonts-paratype"


def build_deb(version: str, tree: Path, files: list[str], target: Path, *, level: int = 9) -> Path:
    """Pack a tree; returns the package. `level` says how hard it is compressed, 0 to 9."""
    root = BUILD / "deb" / version
    shutil.rmtree(root, ignore_errors=True)
    home = root / _HOME
    for name in files:
        _copy(tree / name, home / name, mode_of(name))
    release.install(version, home, files, "deb")
    _add_menu(tree / SETUP / "share", root)
    _copy(tree / "program" / "LICENSE", root / "usr/share/doc" / NAME / "copyright", 0o644)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _add_control(version, root)
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    target.parent.mkdir(parents=True, exist_ok=True)
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build"]
    run([*pack, root, target], env={**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT)})
    return target


def control(version: str, kilobytes: int) -> str:
    """The description of the package for dpkg and apt."""
    needed = [package.names["debian"] for package in system_packages()]
    needed[0] += " (>= 2.28)"
    fields = {
        "Package": NAME,
        "Version": version,
        "Architecture": "amd64",
        "Maintainer": MANUFACTURER,
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join([*needed, _FONTS]),
        "Section": "education",
        "Priority": "optional",
        "Description": (
            "Опора – рабочее место координатора поддержки школ\n"
            " Сведения о школах с низкими образовательными результатами, выявление, планы,\n"
            " приказы и отчёты. Работает без интернета; данные лежат в домашней папке\n"
            " пользователя и при удалении пакета остаются."
        ),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _add_menu(share: Path, root: Path) -> None:
    for path in sorted(share.rglob("*")):
        if path.is_file():
            _copy(path, root / "usr/share" / path.relative_to(share), 0o644)
    entry = root / "usr/share/applications" / f"{NAME}.desktop"
    entry.write_text(entry.read_text("utf-8").replace("@COMMAND@", NAME), "utf-8", newline="\n")


def _add_control(version: str, root: Path) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    folder = root / "DEBIAN"
    for script in sorted(_SCRIPTS.iterdir()):
        _copy(script, folder / script.name, 0o755)
    (folder / "control").write_text(control(version, size // _KILO), "utf-8", newline="\n")


def _copy(source: Path, target: Path, mode: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)
