"""A computer whose clock stands at an impossible moment: everything but Office files is made."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# One process does all commands; the clock stands for the program and for what it stands on.
_RUN = """
import contextlib, io, json, sys, time
from datetime import UTC, datetime
from app.services.clock import Clock

year, root, out, resources = int(sys.argv[1]), *sys.argv[2:]
moment = datetime(year, 1, 1, 0, 0, 30, tzinfo=UTC)
Clock.now = lambda self: self.fixed or moment
time.time, local = moment.timestamp, time.localtime
time.localtime = lambda seconds=None: local(moment.timestamp() if seconds is None else seconds)

from app.bootstrap import main

for arguments in (
    ["init"],
    ["import", resources + "/schools.xlsx", "--create-schools"],
    ["import", resources + "/vpr-2024-2026.xlsx"],
    ["identify", "--year", "2026", "--freeze"],
    ["documents"],
    ["documents", "build", "list-order", "--year", "2026", "--out", out, "--format", "pdf"],
    ["documents", "build", "list-order", "--year", "2026", "--out", out, "--format", "docx"],
    ["template", "results", "--out", out + "/книга.xlsx"],
    ["workspace", "pack", "--out", out + "/всё.opora"],
):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(["--workspace", root, *arguments])
    print(json.dumps([" ".join(arguments[:2]), arguments[-1], code, said.getvalue()]))
"""


def test_the_clock_hinders_nothing_but_office_files(tmp_path: Path) -> None:
    offenders: list[str] = []
    for year, refused in ((1970, True), (2099, False)):
        out, root = tmp_path / f"{year}", tmp_path / f"рабочее место {year}"
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(year), root, out, ROOT / "resources" / "demo"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        for command, last, code, said in map(json.loads, done.stdout.splitlines()):
            office = last == "docx" or (last.endswith(".xlsx") and command.startswith("template"))
            calm = f"Часы компьютера показывают {year} год" in said
            if code != (1 if office and refused else 0) or calm != (office and refused):
                offenders.append(f"{year}, {command} {last}: {code}, {said[-300:]}")
        left = {path.suffix for path in out.iterdir()}
        if left != ({".pdf", ".opora"} if refused else {".pdf", ".docx", ".xlsx", ".opora"}):
            offenders.append(f"{year}: {left}")
    assert offenders == []
