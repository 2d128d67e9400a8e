"""The archive for one user: the tree in one folder, what the release says of itself first."""

import io
import subprocess
import tarfile
from pathlib import Path
from typing import IO

from installer.layout import RELEASE
from installer.linux.layout import MOMENT, mode_of
from installer.linux.release import describe
from installer.running import BuildError

# One thread, so that the bytes do not depend on the machine; `--x86` packs code better.
_XZ = ("xz", "--threads=1", "--x86")


def build_archive(
    version: str, tree: Path, files: list[str], target: Path, *, level: int = 9
) -> Path:
    """Pack a tree, in the order of the list; returns the archive.

    Args:
        version: three numbers.
        tree: the folder.
        files: the paths inside it.
        target: the archive to write.
        level: how hard the files are compressed, 0 to 9.

    Raises:
        BuildError: xz is not there or failed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [*_XZ, f"--lzma2=preset={level}", "--stdout"]
    partial = target.with_name(f"{target.name}.partial")
    try:
        with partial.open("wb") as packed:
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=packed) as xz:
                assert xz.stdin is not None
                _write(xz.stdin, version, tree, files)
                xz.stdin.close()
            if xz.returncode != 0:
                msg = f"xz ended with {xz.returncode}"
                raise BuildError(msg)
    except FileNotFoundError as error:
        msg = "xz is not installed (sh installer/setup.sh linux)"
        raise BuildError(msg) from error
    partial.replace(target)
    return target


def _write(stream: IO[bytes], version: str, tree: Path, files: list[str]) -> None:
    top = f"opora-{version}"
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        about = describe(version, tree, files)
        archive.addfile(_entry(f"{top}/{RELEASE}", len(about), 0o644), io.BytesIO(about))
        for name in files:
            path = tree / name
            entry = _entry(f"{top}/{name}", path.stat().st_size, mode_of(name))
            with path.open("rb") as content:
                archive.addfile(entry, content)


def _entry(name: str, size: int, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, mode, MOMENT
    return entry
