"""Entry of the command line: parse, run one command, print, choose the exit code."""

import argparse
import logging
from collections.abc import Callable, Sequence
from importlib import import_module
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
    as_json = "--json" in arguments
    try:
        options = build_parser().parse_args(list(arguments))
        workspace: Path = getattr(options, "workspace", None) or paths.default_workspace()
        answer = _command(options)(options, workspace)
    except SystemExit:  # only the help ends so
        return DONE
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


_COMMANDS = {
    "init": ("app.cli.workspace", "init"),
    "self-check": ("app.cli.workspace", "self_check"),
    "template": ("app.cli.data", "template"),
    "import": ("app.cli.data", "import_files"),
    "results": ("app.cli.data", "results"),
    "plan": ("app.cli.data", "plan"),
    "identify": ("app.cli.identify", "identify"),
    "documents": ("app.cli.documents", "documents"),
}


def _command(options: argparse.Namespace) -> Callable[[argparse.Namespace, Path], Answer]:
    """The function of a command; its module is imported only when it is asked for."""
    module, function = _COMMANDS[options.command]
    return getattr(import_module(module), function)
