"""PDF/A by veraPDF, whose library comes from Maven Central into `build/downloads`."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parents[1] / "build" / "downloads" / "verapdf"
_LEVEL = re.compile(rb"<pdfaid:conformance>|pdfaid:conformance=")
_MINUTES = 10


class NoValidatorError(Exception):
    """Maven or Java are not on this computer, or cannot get veraPDF; the text says what to do."""


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
    """The folder of the jars; the network only when there is none yet."""
    if not list(LIBRARY.glob("validation-model-*.jar")):
        maven = shutil.which("mvn")
        if maven is None:
            raise NoValidatorError("Maven is not installed. On Debian: apt-get install maven")
        LIBRARY.mkdir(parents=True, exist_ok=True)
        command = [maven, "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies"]
        done = subprocess.run([*command, f"-DoutputDirectory={LIBRARY}"], check=False)
        if done.returncode:
            raise NoValidatorError("Maven could not get veraPDF from Maven Central")
    return LIBRARY
