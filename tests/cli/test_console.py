"""The command line as a process: locales, pipes, places that cannot be written, faults."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import main
from app.cli.plans import listing
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(MAIN), *map(str, arguments)]


def test_the_answer_is_utf8_whatever_the_locale_and_needs_no_qt(opora: Opora) -> None:
    script = (
        "import sys\nfrom app.bootstrap import main\ncode = main(sys.argv[1:])\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide', 'shiboken'))]\n"
        "sys.exit(code)\n"
    )
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "LC_", "LANG", "QT_", "DISPLAY"))
    }
    done = subprocess.run(
        [sys.executable, "-c", script, "--workspace", str(opora.root), "plan", "--json"],
        capture_output=True,
        check=True,
        cwd=MAIN.parent,
        env={**environment, "LANG": "C", "LC_ALL": "C"},
        timeout=60,
    )
    assert json.loads(done.stdout.decode("utf-8"))["plans"]
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_pipe_that_is_closed_early_is_no_fault(opora: Opora) -> None:
    with subprocess.Popen(
        command("--workspace", opora.root, "results", "--year", "2019"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_while_another_holds_the_workspace_it_can_be_read(opora: Opora, tmp_path: Path) -> None:
    with open_workspace(opora.root):
        assert opora("results", "--year", "2019")["results"]
        assert opora("identify", "--year", "2019")["schools"]
        assert opora("documents")["documents"]
        busy = opora("identify", "--year", "2019", "--freeze", code=1)
        assert "уже открыта" in busy["error"]["message"]
        opora("documents", "build", "list-order", "--out", tmp_path, code=1)


def test_a_place_that_cannot_be_is_told_calmly(opora: Opora, tmp_path: Path) -> None:
    taken = tmp_path / "файл"
    taken.write_text("", encoding="utf-8")
    inside = taken / "внутри"
    for arguments in (
        ("documents", "build", "list-order", "--out", taken),
        ("documents", "build", "list-order", "--out", inside),
        ("template", "results", "--out", inside),
        ("template", "results", "--out", tmp_path),
        ("self-check", "--out", inside),
    ):
        refused = opora(*arguments, code=2)
        assert refused["error"]["hint"]
    nowhere = Opora(inside, opora.capsys)
    assert "файл" in nowhere("init", code=2)["error"]["message"]


def test_a_fault_leaves_a_report_and_still_one_document(
    opora: Opora, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        message = "поломка"
        raise RuntimeError(message)

    monkeypatch.setattr(listing, "list_plans", broken)
    answer = opora("plan", code=1)
    assert "Внутренняя ошибка" in answer["error"]["message"]
    (path,) = (opora.root / "logs").glob("crash-*.txt")
    assert str(path) in answer["error"]["hint"]
    assert "поломка" in path.read_text(encoding="utf-8")
    assert "Traceback" not in opora.err


def test_documents_go_into_a_folder_with_any_name(opora: Opora, tmp_path: Path) -> None:
    out = tmp_path / "Мои документы № 1"
    (made,) = opora(
        "documents",
        "build",
        "execution-report",
        "--out",
        out,
        "--format",
        "DOCX",
        "--set",
        "header_mark=Что сделано",
        "--set",
        "orientation=portrait",
    )["files"]
    assert Path(made).parent == out
    refused = opora(
        "documents", "build", "execution-report", "--out", out, "--set", "font_size=40", code=2
    )
    assert "от 12 до 14" in refused["error"]["hint"]
    assert [path.name for path in out.iterdir()] == [Path(made).name]


def test_a_table_too_wide_for_its_sheet_is_told_with_what_helps(
    opora: Opora, tmp_path: Path
) -> None:
    def build(side: str) -> dict[str, Any]:
        chosen = (f"orientation={side}", f"header_mark={'1234567890' * 5}", "table_font_size=14")
        options = ["--format", "docx", *(word for one in chosen for word in ("--set", one))]
        return opora("documents", "build", "execution-report", "--out", tmp_path, *options)

    made = build("portrait")
    assert [one["code"] for one in made["findings"]].count("table.no-room") == 1
    assert made["remarks"][-1].endswith("Нужен альбомный лист")
    assert "table.no-room" not in {one["code"] for one in build("landscape")["findings"]}


def test_a_report_tells_of_a_day_and_of_what_it_lacks(opora: Opora, tmp_path: Path) -> None:
    def build(day: str, code: int = 0) -> dict[str, Any]:
        return opora(
            "documents", "build", "execution-report", "--year", "2019", "--out", tmp_path / "out",
            "--format", "docx", "--set", f"as_of={day}", code=code,
        )  # fmt: skip

    assert build("")["missing"] == []
    early = build("2018-12-15")["missing"]
    assert early == [
        "Без отметки об исполнении: 1\u00a0мероприятие",
        "Значения критериев внесены после 15.12.2018 и не учтены: 6\u00a0школ",
    ]
    findings = build("2018-12-15")["findings"]
    assert [(one["code"], one["weight"], one["text"]) for one in findings] == [
        ("measure.no-mark", "gap", early[0]),
        ("criteria.left-out", "gap", early[1]),
    ]
    assert {one["document"] for one in findings} == {"execution-report"}
    assert early[0] in opora.err
    assert "не наступила" in build("2099-01-01", 2)["error"]["message"]
    assert "2026-05-20" in build("весной", 2)["error"]["hint"]


def test_a_command_without_any_stream_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows gives a program with a window no standard streams."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["--workspace", str(tmp_path / "новое"), "init"]) == 0
    assert main(["--workspace", str(tmp_path / "новое"), "init"]) == 2
    assert main(["такой команды нет"]) == 2
