"""PDF/A by veraPDF, whose library comes from Maven Central into `build/downloads`.

What is run is what `jars.sha256` tells; a newer veraPDF is chosen by changing `pom.xml` and it.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
PINNED = HERE / "jars.sha256"
LIBRARY = HERE.parents[1] / "build" / "downloads" / "verapdf"
_LEVEL = re.compile(rb"<pdfaid:conformance>|pdfaid:conformance=")
_MINUTES = 10


class NoValidatorError(Exception):
    """Java, Maven or our veraPDF cannot be had on this computer; the text says what to do."""


def claims_archive(path: Path) -> bool:
    """Whether a PDF says of itself that it is PDF/A."""
    return _LEVEL.search(path.read_bytes()) is not None


def archive_faults(files: Sequence[Path], flavour: str = "2u") -> dict[str, list[str]]:
    """What veraPDF finds, by the names of the files that have faults.

    Raises:
        NoValidatorError: it cannot be had here.
    """
    java = shutil.which("java")
    if java is None:
        raise NoValidatorError(
            "Java is not installed. On Debian: apt-get install default-jdk maven"
        )
    done = subprocess.run(
        [java, "-cp", f"{_library()}{os.sep}*", str(HERE / "ArchiveCheck.java"), flavour, *files],
        capture_output=True,
        text=True,
        check=False,
        timeout=_MINUTES * 60,
    )
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    checked = {name for word, name, *_what in lines if word == "checked"}
    if checked != set(map(str, files)):
        raise NoValidatorError(f"veraPDF left files out: {done.stderr[-500:]}")
    faults: dict[str, list[str]] = {}
    for word, name, *what in lines:
        if word == "fault":
            faults.setdefault(Path(name).name, []).append(" ".join(what))
    return faults


def _library() -> Path:
    """The folder of the jars, each of them what it was when we chose it; fetched only once."""
    if not LIBRARY.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise NoValidatorError("Maven is not installed. On Debian: apt-get install maven")
        LIBRARY.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=LIBRARY.parent, prefix="verapdf-") as name:
            command = [maven, "-q", "-B", "--strict-checksums", "-f", HERE / "pom.xml"]
            goals = ["dependency:copy-dependencies", f"-DoutputDirectory={name}"]
            if subprocess.run([*command, *goals], check=False).returncode:
                raise NoValidatorError("Maven could not get veraPDF from Maven Central")
            require_pinned(Path(name), PINNED)
            shutil.copytree(name, LIBRARY)
    require_pinned(LIBRARY, PINNED)
    return LIBRARY


def require_pinned(folder: Path, pinned: Path) -> None:
    """Let a folder pass that holds just the jars of a list (SHA-256 and name, a line each).

    Raises:
        NoValidatorError: one is missing, differs, or is not of the list.
    """
    lines = pinned.read_text(encoding="ascii").splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in lines)}
    held = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.jar")}
    wrong = sorted(
        name for name in wanted.keys() | held.keys() if wanted.get(name) != held.get(name)
    )
    if wrong:
        raise NoValidatorError(
            f"Not the veraPDF that {pinned.name} tells by SHA-256: {', '.join(wrong)}. "
            f"Nothing of it was run. Delete {folder} to fetch it anew."
        )
