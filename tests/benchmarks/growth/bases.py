"""The workspaces that are measured, built once for each schema and edition of the generator.

Where one of an older schema lies, the program of today upgrades a copy of it, as it will for the
users; only the first is lived through anew, for its backups.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.services.storage.upgrade import HEAD
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from tests.benchmarks.growth.decade import make_decade
from tests.benchmarks.growth.log_length import lengthen, shorten
from tests.benchmarks.measure import ROOT

EDITION = 1  # rises when the generator builds something else
SCHOOLS, MANY_SCHOOLS = 25, 60
SHORT, LONG = 5_000, 500_000
FEW, MANY = "25 schools, 10 years", "60 schools, 10 years"
SHORT_LOG, LONG_LOG = "log of 5,000 rows", "log of 500,000 rows"
NAMES = (FEW, MANY, SHORT_LOG, LONG_LOG)
_CACHE = ROOT / "build" / "growth"
Say = Callable[[str], None]


def folder() -> Path:
    """Where the bases of this schema lie."""
    return _CACHE / f"{HEAD}-{EDITION}"


def folder_name(name: str) -> str:
    """What the folder of a base is called."""
    return name.replace(",", "").replace(" ", "-")


def base(name: str, say: Say) -> Path:
    """The folder of a base of `NAMES`, which is built when it is not there; never change it."""
    root = folder() / folder_name(name)
    if not root.exists():
        with tempfile.TemporaryDirectory(dir=_made(folder())) as passing:
            fresh = Path(passing) / "base"
            older = _older(root.name)
            if name == FEW or older is None:
                _BUILDERS[name](fresh, say)
            else:
                _upgrade(older, fresh, say)
            fresh.rename(root)
    return root


def _older(name: str) -> Path | None:
    """The same base of the newest schema before."""
    there = sorted(_CACHE.glob(f"*-{EDITION}/{name}"))
    return there[-1] if there else None


def _upgrade(older: Path, root: Path, say: Say) -> None:
    copy_data(older, root)
    before, begin = _size(root), time.perf_counter()
    open_workspace(root).close()
    spent = time.perf_counter() - begin
    say(
        f"{older.name}: {older.parent.name} upgraded in {spent:.1f} s,"
        f" {before:.1f} MB became {_size(root):.1f} MB\n"
    )
    for copy in (root / "backups").iterdir():
        copy.unlink()


def _size(root: Path) -> float:
    return (root / DATABASE_NAME).stat().st_size / 1_000_000


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _decade(root: Path, schools: int, say: Say) -> None:
    with tempfile.TemporaryDirectory() as workbooks:
        make_decade(root, schools, Path(workbooks), say)


def _with_log(root: Path, change: Callable[[Path, int], None], rows: int, say: Say) -> None:
    copy_data(base(FEW, say), root)
    change(root, rows)


def copy_data(source: Path, target: Path) -> None:
    """A workspace without its backups, which weigh most and are asked for their size alone."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("opora-*.sqlite*", "*.lock"))


_BUILDERS: dict[str, Callable[[Path, Say], None]] = {
    FEW: lambda root, say: _decade(root, SCHOOLS, say),
    MANY: lambda root, say: _decade(root, MANY_SCHOOLS, say),
    SHORT_LOG: lambda root, say: _with_log(root, shorten, SHORT, say),
    LONG_LOG: lambda root, say: _with_log(root, lengthen, LONG, say),
}
