"""Files of the program that are missing or damaged: a calm message, and the rest goes on."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pytest

from app import paths
from app.bootstrap import main

# Loaded once for all commands; none of them reads a file of the program while it is loaded, as the
# catalogue of documents does.
_LOADED = [
    "alembic.command",
    "app.bootstrap",
    "app.cli.data",
    "app.cli.identify",
    "app.cli.main",
    "app.cli.workspace",
    "app.models",
    "app.services.documents.common.kind",
    "app.services.documents.docx.render",
    "app.services.documents.pdf.render",
    "app.services.importing.blanks.templates",
    "app.services.importing.kinds.results",
    "app.services.importing.service",
    "app.services.plans",
    "docx",
    "openpyxl",
    "reportlab.pdfgen.canvas",
    "tests.cli.test_damaged_program",
]


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    returncode: int | None
    stdout: str
    stderr: str


@pytest.fixture
def run(root: Path, tmp_path: Path) -> Callable[..., Done]:
    """A command of a fresh process of the program with other resources, on the demo district."""
    processes = get_context("forkserver")
    processes.set_forkserver_preload(_LOADED)
    written = (tmp_path / "stdout.txt", tmp_path / "stderr.txt")

    def run(*arguments: str) -> Done:
        started = processes.Process(
            target=_command,
            args=(tmp_path / "resources", written, ["--workspace", str(root), *arguments]),
        )
        started.start()
        started.join()
        out, err = (path.read_text(encoding="utf-8") for path in written)
        return Done(started.exitcode, out, err)

    return run


def _command(resources: Path, written: Sequence[Path], arguments: list[str]) -> None:
    for descriptor, path in enumerate(written, start=1):
        with path.open("wb") as stream:
            os.dup2(stream.fileno(), descriptor)
    paths.RESOURCES = resources
    sys.exit(main(arguments))


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.RESOURCES, tmp_path / "resources"))


def _with_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def _spoil(path: Path) -> None:
    path.write_bytes(b"\xff\x00{" * 100)


def test_one_missing_text_does_not_stop_the_other_documents(
    run: Callable[..., Done], resources: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "документы")
    for spoil in (Path.unlink, lambda path: path.write_text("название: Отчёт\n---\n{}\n", "utf-8")):
        spoil(resources / "documents" / "execution-report.txt")
        listed = run("--json", "documents", "--year", "2026")
        assert listed.returncode == 0, listed.stderr
        rows = {row["kind"]: row for row in json.loads(listed.stdout)["documents"]}
        assert rows["list-order"]["ready"]
        assert not rows["execution-report"]["ready"]
        assert "resources/documents/execution-report.txt" in listed.stdout
        built = run("documents", "build", "list-order", "--year", "2026", "--out", out)
        assert built.returncode == 0, built.stderr
        refused = run("documents", "build", "execution-report", "--out", out)
        assert refused.returncode == 1
        assert "resources/documents/execution-report.txt" in refused.stderr
        assert "Установите программу заново" in refused.stderr
        shutil.copy(paths.resource("documents", "execution-report.txt"), resources / "documents")


def test_without_any_text_of_the_program_an_own_one_is_still_taken_out(
    run: Callable[..., Done], resources: Path, tmp_path: Path
) -> None:
    ours, folder = paths.resource("documents", "list-order.txt"), resources / "documents"
    named, unnamed = tmp_path / "приказ.txt", tmp_path / "без вида.txt"
    own = ours.read_text("utf-8").replace("ПРИКАЗЫВАЮ:", "приказываю:")
    named.write_text(own, "utf-8")
    unnamed.write_text(own.partition("\n")[2], "utf-8")
    assert run("documents", "set-text", "list-order", str(named)).returncode == 0
    for file in folder.iterdir():
        file.unlink()
    taken = run("--json", "documents", "text", "list-order", "--own")
    assert (taken.returncode, json.loads(taken.stdout)["text"]) == (0, own)
    for command in (("check-text",), ("set-text", "list-order")):
        refused = run("documents", *command, str(named))
        assert refused.returncode == 1
        assert "resources/documents/list-order.txt» не найден" in refused.stderr
    told = run("--json", "documents", "check-text", str(unnamed))
    assert told.returncode == 2
    assert json.loads(told.stdout)["problems"][0]["hint"] == "Добавьте строку «вид: list-order»."
    assert run("documents", "reset-text", "list-order").returncode == 0
    assert run("documents", "text", "list-order", "--own").returncode == 1
    for name in ("list-order", "execution-report"):
        shutil.copy(paths.resource("documents", f"{name}.txt"), folder)


def test_every_damaged_file_is_named(
    run: Callable[..., Done], resources: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "документы")
    book = str(tmp_path / "книга.xlsx")
    build = ("documents", "build", "list-order", "--year", "2026", "--out", out, "--format")
    cases = (
        ("workbooks/results.json", ("template", "results", "--out", book)),
        ("workbooks/instructions.json", ("template", "results", "--out", book)),
        ("workbooks/named-reports.json", ("import", str(resources / "demo" / "schools.xlsx"))),
        ("fonts/LiberationSerif-Bold.ttf", (*build, "pdf")),
        ("profiles/fioko-2020.json", ("identify", "--year", "2026")),
    )
    offenders: list[str] = []
    for name, command in cases:
        for spoil in (Path.unlink, _spoil):
            spoil(resources / name)
            done = run(*command)
            if (
                done.returncode != 1
                or f"resources/{name}" not in done.stderr
                or "Внутренняя" in done.stderr
                or Path(book).exists()
            ):
                offenders.append(f"{name}: {done.returncode}, {done.stderr[-400:]}")
            shutil.copy(paths.RESOURCES / name, resources / name)
    assert offenders == []
    assert run(*build, "docx").returncode == 0


def test_a_new_workspace_without_its_procedures_is_not_made(
    run: Callable[..., Done], resources: Path, tmp_path: Path
) -> None:
    (resources / "procedures.json").unlink()
    made = tmp_path / "новое"
    done = run("--workspace", str(made), "init")
    assert done.returncode == 1
    assert "resources/procedures.json" in done.stderr
    assert not list(made.glob("opora.sqlite*"))


def test_a_byte_order_mark_changes_nothing(run: Callable[..., Done], resources: Path) -> None:
    before = run("--json", "identify", "--year", "2026").stdout
    for pattern in ("*/*.json", "*.json", "documents/*.txt"):
        for path in resources.glob(pattern):
            _with_mark(path)
    after = run("--json", "identify", "--year", "2026")
    assert (after.returncode, after.stdout) == (0, before)
    assert run("documents").returncode == 0
