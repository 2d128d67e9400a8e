"""Entry of the command line: parse, run one command, print, choose the exit code."""

import argparse
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from app import paths
from app.cli.answer import DONE, FAILED, WRONG_INPUT, Answer, print_answer, say, speak_utf8
from app.cli.parser import build_parser
from app.errors import KnownProblem, UserError

logger = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code.

    A `UserError` ends with 2 and nothing changed, any other trouble with 1.
    """
    speak_utf8()
    try:
        options = build_parser().parse_args(list(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    as_json = getattr(options, "as_json", False)
    workspace: Path = getattr(options, "workspace", None) or paths.default_workspace()
    try:
        answer = _command(options)(options, workspace)
    except KnownProblem as problem:
        code = WRONG_INPUT if isinstance(problem, UserError) else FAILED
        answer = _refusal(problem, code)
    except KeyboardInterrupt:
        say("Прервано, изменения не сохранены.")
        return FAILED
    except Exception:
        logger.exception("a command failed")
        say("Внутренняя ошибка программы, данные не изменены. Подробности выше.")
        return FAILED
    print_answer(answer, as_json=as_json)
    return answer.code


def _refusal(problem: KnownProblem, code: int) -> Answer:
    document = {"error": {"message": problem.message, "hint": problem.hint}}
    return Answer(document, code=code, messages=[str(problem)])


def _command(options: argparse.Namespace) -> Callable[[argparse.Namespace, Path], Answer]:
    from app.cli import data, documents, identify, workspace

    commands: dict[str, Callable[[argparse.Namespace, Path], Answer]] = {
        "init": workspace.init,
        "self-check": workspace.self_check,
        "template": data.template,
        "import": data.import_files,
        "results": data.results,
        "plan": data.plan,
        "identify": identify.identify,
        "documents": documents.documents,
    }
    return commands[options.command]


__all__ = ["DONE", "run"]
