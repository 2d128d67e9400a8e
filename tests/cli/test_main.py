"""The command line: exit codes, JSON on standard output, Russian messages on standard error."""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.bootstrap import main
from app.cli.parser import Commands, build_parser
from app.services.department.department import DepartmentDraft
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


def test_every_command_says_in_russian_what_it_does() -> None:
    """Latin stands in its help only as what is typed: commands, keys, codes, file types."""
    offenders: list[str] = []
    for command, parser in _commands(build_parser()):
        told = parser.format_help()
        words = [*command.split(), *map(re.escape, _typed(parser))]
        typed = "|".join([*_LATIN, *words])
        prose = re.sub(rf"--?[a-z-]+|\b(?:{typed})(?![a-z])", "", told)
        offenders += [f"{command}: {word}" for word in re.findall(r"[A-Za-z]{2,}", prose)]
        offenders += [f"{command}: {line}" for line in told.splitlines() if line.endswith("-")]
        if command and not (parser.description or "").endswith("."):
            offenders.append(f"{command}: no description")
        offenders += [f"{command} {key}: no help" for key, told_of in _keys(parser) if not told_of]
    assert not offenders, "\n".join(offenders)


_LATIN = (
    r"[a-z]\w*\.[a-z-]+=[a-z|-]*|autumn_work=[a-z|-]+|docs/problem-codes\.md",
    r"opora|ods|csv|docx|pdf|PDF|PNG|JPEG|JSON|Excel|runs|documents|list-order=",
    r"(?:orders|people|programme|register|space) (?:list|show)|backups",
    "|".join(sorted((one.name for one in fields(DepartmentDraft)), key=len, reverse=True)),
    r"head|coordinator",
)


def _commands(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield name, parser
    for action in parser._actions:
        if isinstance(action, Commands):
            for word, under in action.choices.items():
                yield from _commands(under, f"{name} {word}".strip())


def _typed(parser: argparse.ArgumentParser) -> list[str]:
    return [str(choice) for action in parser._actions for choice in action.choices or ()]


def _keys(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str | None]]:
    for action in parser._actions:
        if not isinstance(action, Commands):
            yield "/".join(action.option_strings) or action.dest, action.help


def test_a_missing_workspace_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(capsys, "--workspace", str(tmp_path), "results", "--year", "2019")
    assert code == 2
    assert "нет данных «Опоры»" in err
