"""What a command gives back, and how it is printed."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

DONE, FAILED, WRONG_INPUT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Outcome of a command.

    Attributes:
        document: the JSON document of `--json`.
        lines: the same for a person, Russian.
        code: exit code: 0 done, 2 the input or the request is wrong, 1 anything else.
        messages: Russian remarks for standard error.
    """

    document: Mapping[str, Any]
    lines: Sequence[str] = ()
    code: int = DONE
    messages: Sequence[str] = ()


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale of the console says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Messages to standard error, the document or the lines to standard output."""
    for message in answer.messages:
        say(message)
    if as_json:
        _write(sys.stdout, json.dumps(answer.document, ensure_ascii=False, indent=2))
        return
    for line in answer.lines:
        _write(sys.stdout, line)


def say(message: str) -> None:
    """One line on standard error."""
    _write(sys.stderr, message)


def _write(stream: TextIO | None, text: str) -> None:
    """A program of Windows that was started without a console has no streams at all."""
    if stream is not None:
        stream.write(text + "\n")
        stream.flush()
