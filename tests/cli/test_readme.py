"""Every command that README shows is one: with all its options, and without those in brackets."""

import re
import shlex

from app.cli.parser import build_parser
from app.errors import UserError
from tests.architecture.modules import ROOT

_BEGIN = "python main.py "
# Words in capitals stand for a value; some values have to be of a kind.
_VALUES = {"NUMBER": "1", "ROW": "1", "DATE": "20.11.2026", "D": "20.11.2026", "M": "1"}


def shown(line: str) -> list[str]:
    """A line of README as it may be typed: whole, and without what stands in brackets."""
    typed = line.removeprefix(_BEGIN)
    first = re.sub(r"\s+\|\s[^\]]*(?=\])|\s+\|\s+\S+", "", typed)  # of what is to be chosen
    valued = re.sub(r"\b[A-Z]+\b", lambda word: _VALUES.get(word[0], word[0]), first)
    return [re.sub(r"\[([^\]]*)\]", r"\1", valued), re.sub(r"\[[^\]]*\]", "", valued)]


def lines() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    told = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in told if line.startswith(_BEGIN)]


def refusal(typed: str) -> str:
    try:
        build_parser().parse_args(shlex.split(typed))
    except UserError as error:
        return f"{typed}: {error}"
    return ""


def test_readme_shows_commands_that_there_are() -> None:
    found = lines()
    assert len(found) > 50
    refusals = (refusal(typed) for line in found for typed in shown(line))
    assert [one for one in refusals if one] == []
    assert refusal("--workspace DIR space release")
