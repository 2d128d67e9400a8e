"""«Что нового»: one file in plain Russian, read strictly."""

import copy
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import __version__, paths
from app.services.language.sentences import glued
from app.services.program.releases import news
from app.services.program.releases.version import Version, parse_version
from app.services.program_files import ProgramFileError
from tests.loose import loose

NEWS: list[dict[str, Any]] = [
    {"version": "1.10.0", "day": "2027-02-01", "lines": ["Второе.", "Первое."]},
    {"version": "1.9.3", "day": "2027-02-01", "lines": ["Раньше."]},
]


def changed(place: tuple[int | str, ...], value: object) -> list[dict[str, Any]]:
    """The news with another value at one place."""
    content = copy.deepcopy(NEWS)
    inner: Any = content
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return content


def test_the_newest_news_are_of_this_program() -> None:
    newest, *older = news.list_news()
    assert str(newest.version) == __version__
    assert newest == news.own_news()
    assert news.newer_than(news.list_news(), older[-1].version) == (newest, *older[:-1])
    assert older[-1].version == Version(0, 1, 0), "what 0.1.0 brought is kept for ever"


def test_every_line_is_a_sentence_in_plain_russian() -> None:
    """No word of programmers, no other letters than Russian ones but in names of programs."""
    names = re.compile(r"\b(?:Word|Excel|PDF|Linux|Windows|Ctrl)\b|\+[A-Z]\b|\.opora\b")
    offenders: list[str] = []
    for line in (line for one in news.list_news() for line in one.lines):
        faults = {
            "no capital": not re.match(r"[А-ЯЁ«]", line),
            "no full stop": not line.endswith("."),
            "other letters": re.search(r"[A-Za-z]", names.sub("", line)),
            "straight quotes or a hyphen for a dash": re.search(r"[\"']| - ", line),
            "two spaces": "  " in line,
            "too long to be read": len(line) > 200,
            "a number torn from its unit": loose(glued(line)),
        }
        offenders += [f"{fault}: {line}" for fault, there in faults.items() if there]
    assert not offenders, "\n".join(offenders)


def test_news_are_read_whole() -> None:
    first, second = news.read_news(NEWS)
    assert (first.version, first.day) == (Version(1, 10, 0), date(2027, 2, 1))
    assert first.lines == ("Второе.", "Первое.")
    assert str(second.version) == "1.9.3"


def test_what_is_not_as_described_is_no_news() -> None:
    spoilt: dict[str, object] = {
        "no list": {"news": NEWS},
        "empty": [],
        "no object": ["1.0.0"],
        "a key more": changed((0, "more"), 1),
        "version of two numbers": changed((0, "version"), "1.10"),
        "version with a letter": changed((0, "version"), "1.10.0b"),
        "version too large": changed((0, "version"), "256.0.0"),
        "version as a number": changed((0, "version"), 1),
        "older first": NEWS[::-1],
        "same version twice": changed((1, "version"), "1.10.0"),
        "day in Russian": changed((0, "day"), "01.02.2027"),
        "newer on an earlier day": changed((0, "day"), "2027-01-31"),
        "no lines": changed((0, "lines"), []),
        "line as a number": changed((0, "lines", 0), 5),
        "empty line": changed((0, "lines", 0), ""),
        "line with a break": changed((0, "lines", 0), "Первое.\nВторое."),
        "endless line": changed((0, "lines", 0), "А" * 401),
        "endless news": [NEWS[1]] * 501,
    }
    taken: list[str] = []
    for what, content in spoilt.items():
        try:
            news.read_news(content)
        except ValueError:
            continue
        taken.append(what)
    assert taken == []


def test_a_damaged_file_of_the_program_is_a_calm_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    with pytest.raises(ProgramFileError, match="не найден"):
        news.list_news()
    (tmp_path / "news.json").write_text(json.dumps(NEWS[::-1]), encoding="utf-8")
    with pytest.raises(ProgramFileError, match="повреждён"):
        news.list_news()


def test_versions_are_compared_by_numbers() -> None:
    assert parse_version("0.10.0") > parse_version("0.9.9")
    for text in (
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "01.0.0",
        "1.0.-1",
        "1.0.x",
        " 1.0.0",
        "1.0.0\n",
        "٣.0.0",
    ):
        with pytest.raises(ValueError, match=re.escape(text) or "^$"):
            parse_version(text)
