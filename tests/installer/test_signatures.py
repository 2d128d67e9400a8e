"""The modules inside the library of shiboken6, laid out beside it."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import PySide6
import pytest
import shiboken6

from installer.running import BuildError
from installer.signatures import FOLDER, lay_out_signatures

_ASKED = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QObject
print(sys.modules["shibokensupport.signature.loader"].__file__)
try:
    QObject().setObjectName(1, 2)
except TypeError as error:
    print(str(error).splitlines()[-1].strip())
"""


@pytest.fixture
def libraries(tmp_path: Path) -> Path:
    """A folder of libraries with a shiboken6 of its own."""
    own = ignore_patterns(FOLDER)
    copytree(Path(shiboken6.__file__).parent, tmp_path / "shiboken6", ignore=own)
    (tmp_path / "PySide6").symlink_to(Path(PySide6.__file__).parent)
    return tmp_path


def test_pyside_takes_its_modules_from_the_files(libraries: Path) -> None:
    lay_out_signatures(libraries)
    laid_out = [path for path in (libraries / "shiboken6" / FOLDER).rglob("*") if path.is_file()]
    assert len(laid_out) > 10
    for path in laid_out:
        compile(path.read_bytes(), path, "exec")
    asked = [sys.executable, "-I", "-B", "-c", _ASKED, str(libraries)]
    done = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8", timeout=60)
    place, told = done.stdout.splitlines()
    assert Path(place).is_relative_to(libraries / "shiboken6" / FOLDER)
    assert "setObjectName" in told, "an error names the signatures"
    assert not done.stderr


def test_another_shiboken_stops_the_build(libraries: Path) -> None:
    (library,) = (libraries / "shiboken6").glob("*shiboken6.abi3.*")
    library.write_bytes(library.read_bytes().replace(b"UEsDB", b"UEsDC"))
    with pytest.raises(BuildError, match="signatures"):
        lay_out_signatures(libraries)
    assert not (libraries / "shiboken6" / FOLDER).exists()
