"""The library of forwarders that stands for every Python 3."""

import shutil
from pathlib import Path

import pytest

from installer.windows.runtime import link

DEFINITION = "LIBRARY python3\nEXPORTS\n  PyList_New = python313.PyList_New\n"


@pytest.mark.skipif(shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs mingw-w64")
def test_the_folder_of_the_checkout_does_not_change_the_library(tmp_path: Path) -> None:
    made: list[bytes] = []
    for folder in (tmp_path / "one", tmp_path / "another" / "place"):
        folder.mkdir(parents=True)
        (folder / "python3.def").write_text(DEFINITION, encoding="ascii")
        link(folder / "python3.def", folder / "python3.dll")
        made.append((folder / "python3.dll").read_bytes())
    assert made[0] == made[1]
    assert b"python313.PyList_New" in made[0]
