"""A computer whose clock stands at an impossible moment: everything but Office files is made."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import paths
from app.bootstrap import main
from app.services.clock import Clock


def commands(out: Path) -> Iterator[list[str]]:
    """From the first start to the packed workspace."""
    demo = paths.resource("demo")
    build = ["documents", "build", "list-order", "--year", "2027", "--out", f"{out}", "--format"]
    yield ["init"]
    yield ["import", f"{demo / 'schools.xlsx'}", "--create-schools"]
    yield ["import", f"{demo / 'vpr-2024-2026.xlsx'}"]
    yield ["identify", "--year", "2026", "--freeze"]
    yield ["documents"]
    yield [*build, "pdf"]
    yield [*build, "docx"]
    yield ["template", "results", "--out", f"{out / 'книга.xlsx'}"]
    yield ["workspace", "pack", "--out", f"{out / 'всё.opora'}"]


@pytest.mark.parametrize(("year", "refused"), [(1970, True), (2099, False)])
def test_the_clock_hinders_nothing_but_office_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    year: int,
    refused: bool,
) -> None:
    out, root = tmp_path / "документы", tmp_path / "рабочее место"
    offenders: list[str] = []
    moment, local = datetime(year, 1, 2, 0, 0, 30, tzinfo=UTC), time.localtime
    with monkeypatch.context() as patch:
        # The clock stands for the program and for what it stands on.
        patch.setattr(Clock, "now", lambda self: self.fixed or moment)
        patch.setattr(time, "time", moment.timestamp)
        patch.setattr(
            time, "localtime", lambda at=None: local(moment.timestamp() if at is None else at)
        )
        for command in commands(out):
            code = main(["--workspace", str(root), *command])
            told = capsys.readouterr()
            office = command[-1] == "docx" or command[0] == "template"
            calm = f"Часы компьютера показывают {year} год" in told.out + told.err
            if code != (1 if office and refused else 0) or calm != (office and refused):
                offenders.append(f"{command}: {code}, {(told.out + told.err)[-300:]}")
    assert offenders == []
    made = {path.suffix for path in out.iterdir()}
    assert made == ({".pdf", ".opora"} if refused else {".pdf", ".docx", ".xlsx", ".opora"})
