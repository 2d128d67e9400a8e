"""LibreOffice without a window: workbooks as it shows them, one process at a time."""

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

# Given more than about 246 files, soffice drops the rest and still ends with 0.
BATCH = 100
_MINUTES = 10
# ; as separator, " as quote, UTF-8, from row 1, ..., cells as shown, ..., all sheets.
_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"
_RUSSIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>ru-RU</value></prop></item></oor:items>
"""


class NoOfficeError(Exception):
    """LibreOffice is not on this computer, or does not do its work; the text says what to do."""


def convert(files: Sequence[Path], target: str, folder: Path) -> None:
    """Convert files to a format of LibreOffice («xls», «ods»); every file must come out.

    Raises:
        NoOfficeError: it is not installed, or left files out.
    """
    program = shutil.which("soffice")
    if program is None:
        raise NoOfficeError(
            "LibreOffice (soffice) is not installed. On Debian or Ubuntu:"
            " apt-get install libreoffice-calc libreoffice-writer"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="opora-office-") as home:
        profile = Path(home) / "user"
        profile.mkdir()
        (profile / "registrymodifications.xcu").write_text(_RUSSIAN, encoding="utf-8")
        for start in range(0, len(files), BATCH):
            subprocess.run(
                [
                    program,
                    f"-env:UserInstallation={Path(home).as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    target,
                    "--outdir",
                    str(folder),
                    *map(str, files[start : start + BATCH]),
                ],
                check=True,
                env={**os.environ, "HOME": home},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_MINUTES * 60,
            )
    made = {path.name for path in folder.iterdir()}
    left = [file.name for file in files if not any(name.startswith(file.stem) for name in made)]
    if left:
        raise NoOfficeError(f"LibreOffice left out {len(left)} files, the first is {left[0]}")


def as_shown(files: Sequence[Path], folder: Path) -> None:
    """Every sheet of every workbook as a CSV file of what its cells show in a Russian system."""
    convert(files, _CSV, folder)


def shown_cells(folder: Path, book: Path, sheet: str) -> list[list[str]]:
    """The cells of one sheet that `as_shown` saved."""
    path = folder / f"{book.stem}-{sheet}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))
