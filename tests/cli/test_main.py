"""The command line: exit codes, JSON on standard output, Russian messages on standard error."""

import json
from pathlib import Path

import pytest

from app.bootstrap import main
from app.services.storage.workspace import Workspace


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command."""
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_init_makes_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "новое место"
    code, out, err = run(capsys, "--workspace", str(root), "--json", "init")
    assert (code, json.loads(out), err) == (0, {"workspace": str(root), "schools": 0}, "")
    assert (root / "opora.sqlite").is_file()


def test_init_over_a_workspace_is_a_wrong_request(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "--workspace", str(workspace.root), "init", "--json")
    assert code == 2
    assert "уже есть данные" in json.loads(out)["error"]["message"]
    assert "уже есть данные" in err


def test_a_busy_workspace_is_the_environments_fault(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "--workspace", str(workspace.root), "import", "x.xlsx")
    assert (code, out) == (1, "")
    assert "уже открыта" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["results"], "не указано: --year"),
        (["results", "--year", "двадцать"], "неверное значение"),
        (["identify", "--year", "2019", "--лишнее"], "неизвестные параметры"),
        (["template", "nothing", "--out", "x.xlsx"], "нет такого значения"),
        (["nothing"], "нет такого значения"),
        (["results", "--year"], "нужно одно значение"),
    ],
)
def test_a_wrong_request_is_told_in_russian(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    for english in ("usage", "error", "argument", "required", "invalid", "choose"):
        assert english not in err
    code, out, _err = run(capsys, "--json", *arguments)
    assert code == 2
    assert words in json.loads(out)["error"]["message"]


def test_the_help_is_russian(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["import"], ["identify"], ["documents", "build"], ["self-check"]):
        code, out, _err = run(capsys, *command, "--help")
        assert code == 0
        assert "Использование" in out
        for english in ("usage", "options:", "positional", "show this"):
            assert english not in out


def test_a_missing_workspace_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(capsys, "--workspace", str(tmp_path), "results", "--year", "2019")
    assert code == 2
    assert "нет данных «Опоры»" in err
