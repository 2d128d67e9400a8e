"""Arguments that nobody means: a calm refusal with the right exit code, and nothing half-done.

Every path lies below the folder of the test.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.bootstrap import main
from tests.cli.opora import Opora

_BEYOND, _ENDLESS, _LONG = "9223372036854775808", "9" * 5000, "д" * 300
_YEARS = (_BEYOND, f"-{_BEYOND}", "-1", "0", "1989", "2101", "x", "", "2026.5", "1e3", _ENDLESS)
_THRESHOLDS = ("", "-1", "101", "nan", "1e400", _ENDLESS, "30\x00", "30\udcff")
_LOOKS = ("font_size=nan", "font_size=inf", f"font_size={_ENDLESS}", "columns=,", "columns=x")
_NUMBERS = (f"run={_BEYOND}", "run=-1", f"order={_BEYOND}", f"control={_BEYOND}", "executor=?")
_UNNAMED = ("", "=", "x", "x=1", "=1", "grounds=\x00", "grounds=\udcff", "grounds=\ud800")


def _places(folder: Path) -> tuple[str, ...]:
    """Where nothing can be written or read."""
    return (
        "",
        " ",
        _LONG,
        f"{folder}/{_LONG}/x",
        str(folder / "a") * 200,
        "a\x00b",
        "a\udcff\ud800",
    )


def _requests(folder: Path, root: Path) -> Iterator[tuple[Sequence[str], int]]:
    """Commands and the code they end with."""
    file, out = folder / "файл.txt", str(folder / "новое")
    file.write_text("не база и не книга")
    for place in _places(folder):
        for command in (["plan"], ["init"], ["init", "--demo"], ["results", "--year", "2026"]):
            yield ["--workspace", place, *command], 2
        yield ["--workspace", str(root), "template", "results", "--out", place], 2
        yield ["--workspace", str(root), "workspace", "pack", "--out", place], 2
        yield ["--workspace", out, "workspace", "unpack", place], 2
        yield ["--workspace", str(root), "documents", "build", "list-order", "--out", place], 2
        yield ["--workspace", str(root), "import", place], 2
        yield ["--workspace", str(root), "self-check", "--out", place], 2
    for place in (str(file), f"{file}/x"):
        for command in (["plan"], ["init"], ["workspace", "unpack", str(file)]):
            yield ["--workspace", place, *command], 2
    for arguments in _of_a_workspace(folder, file, out):
        yield ["--workspace", str(root), *arguments], 2


def _of_a_workspace(folder: Path, file: Path, out: str) -> Iterator[Sequence[str]]:
    yield ["template", "results", "--out", str(folder)]
    yield ["template", "results", "--out", f"{file}/x.xlsx"]
    yield ["template", "", "--out", out]
    yield ["workspace", "pack", "--out", "."]
    yield ["workspace", "pack", "--out", f"{folder}/{'x' * 250}"]
    yield ["workspace", "unpack", str(file)]
    yield ["workspace"]
    yield ["import"]
    yield ["import", str(folder)]
    yield ["import", str(folder / "нет.xlsx")]
    yield ["import", str(file), "--dry-run"]
    yield ["documents", "build", ""]
    yield ["documents", "build", _LONG * 20]
    yield ["documents", "build", "list-order", "--out", str(file)]
    yield ["documents", "build", "list-order", "--format", "exe"]
    yield ["identify", "--year", "2026", "--profile", "../../profile"]
    yield ["identify", "--year", "2026", "--profile", _LONG * 20]
    yield ["identify", "--year", "2026", "--previous-year", "2026"]
    yield ["plan", "лишнее"]
    yield ["identify", "--year", "2026", "--work-year", "2026"]
    yield ["results", "--year"]
    yield ["нет-такой-команды"]
    for number in (_BEYOND, "-1", "0", "x", "", _ENDLESS):
        yield ["runs", "annul", number, "--reason", "ошибка"]
        yield ["history", "--limit", number]
    for year in _YEARS:
        yield ["results", "--year", year]
        yield ["plan", "--year", year]
        yield ["runs", "--year", year]
        yield ["import", str(file), "--year", year]
        yield ["identify", "--year", year]
        yield ["identify", "--year", "2026", "--work-year", year]
        yield ["identify", "--year", "2026", "--previous-year", year]
        yield ["documents", "--year", year]
        yield ["documents", "build", "list-order", "--out", out, "--year", year]
        yield ["documents", "build", "execution-report", "--out", out, "--year", year]
    for value in (*_UNNAMED, *(f"threshold_percent={text}" for text in _THRESHOLDS)):
        yield ["identify", "--year", "2026", "--set", value]
    for value in (*_UNNAMED, *_LOOKS, *_NUMBERS):
        yield ["documents", "build", "list-order", "--out", out, "--set", value]


def test_no_argument_ends_in_a_fault_of_the_program(
    opora: Opora, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "здесь"
    folder.mkdir()
    monkeypatch.chdir(folder)
    before, offenders = opora.dump(), []
    requests = list(_requests(folder, opora.root))
    there = sorted(folder.rglob("*"))
    for arguments, code in requests:
        done = main(list(arguments))
        said = opora.capsys.readouterr()
        text = said.out + said.err
        shown = [word if len(word) < 60 else f"{word[:60]}…" for word in arguments]
        if done != code:
            offenders.append(f"{shown}: {done}, {said.err[-300:]}")
        if any(word in text for word in ("Внутренняя", "Traceback", "invalid", "None")):
            offenders.append(f"{shown}: {text[-300:]}")
        if not said.err.strip() or len(said.err) > 2000:
            offenders.append(f"{shown}: {len(said.err)} letters")
        if sorted(folder.rglob("*")) != there:
            offenders.append(f"{shown}: left {set(folder.rglob('*')) - set(there)}")
            there = sorted(folder.rglob("*"))
    assert offenders == []
    assert len(requests) > 100
    assert opora.dump() == before
    assert not list(opora.root.glob("logs/crash-*"))
