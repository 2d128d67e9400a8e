"""Comparison with what is kept in `tests/golden`.

`OPORA_WRITE_GOLDEN=1` writes the files anew; the difference is then read in git before it is kept.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "golden"


def assert_golden(name: str, text: str) -> None:
    """The text is the kept one."""
    path = FOLDER / name
    if os.environ.get("OPORA_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{name}: run with OPORA_WRITE_GOLDEN=1"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()
