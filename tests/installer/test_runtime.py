"""The library of forwarders that stands for every Python 3."""

import shutil
from pathlib import Path

import pytest

from installer.running import BuildError
from installer.runtime import forwarders, link

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


def test_functions_and_data_are_forwarded_and_strangers_left_out() -> None:
    names = [f"Py_{number}" for number in range(600)]
    symbols = "\n".join(
        [f"00000000 T {name}" for name in names[:599]]
        + [f"00000000 I __imp_{name}" for name in [*names, "Py_Stranger"]]
    )
    exported = "\n".join(f"\t[{number:4}] +base {name}" for number, name in enumerate(names))
    lines = forwarders(symbols, exported)
    assert len(lines) == 600
    assert "  Py_0 = python313.Py_0" in lines
    assert "  Py_599 = python313.Py_599 DATA" in lines


def test_an_output_that_is_not_understood_ends_the_build() -> None:
    with pytest.raises(BuildError, match="only 0 symbols"):
        forwarders("", "")
