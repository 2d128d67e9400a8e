"""The Python of a package: an artefact of Maven Central, and the twin of it that compiles here."""

import shutil
import zipfile
from pathlib import Path

from installer.layout import BUILD
from installer.systems import WINDOWS, System

# Without the columns of each instruction, which a traceback shows only beside a source, byte code
# is a quarter smaller when it is packed, and takes less memory.
OPTIONS = ("-I", "-B", "-S", "-X", "no_debug_ranges")
_IN_JAR = "org/bytedeco/cpython"


def unpack_jar(jar: Path, platform: str) -> Path:
    """The folder with the unpacked runtime of a platform, made once for each jar."""
    folder = BUILD.parent / "unpacked" / jar.stem
    if not folder.is_dir():
        partial = folder.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        with zipfile.ZipFile(jar) as archive:
            archive.extractall(partial)
        partial.rename(folder)
    return folder / _IN_JAR / platform


def compiler(jar: Path, system: System = WINDOWS) -> tuple[list[str | Path], dict[str, str]]:
    """Command and environment of the Linux Python of the same version, which writes byte code."""
    home = unpack_jar(jar, "linux-x86_64")
    python = home / "bin" / f"python{system.short_python}"
    python.chmod(0o755)
    env = {"LD_LIBRARY_PATH": str(home), "PYTHONHOME": str(home), "PYTHONHASHSEED": "0"}
    return [python, *OPTIONS], env
