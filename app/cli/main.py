"""Entry of the command line: parse, run one command, print, choose the exit code."""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from app.cli.answer import DONE, FAILED, WRONG_INPUT, Answer, print_answer, speak_utf8
from app.cli.parser import build_parser
from app.crash import write_report
from app.errors import KnownProblem, UserError
from app.services.storage.files.places import own_workspace


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code.

    A `UserError` ends with 2 and nothing changed, any other trouble with 1.
    """
    speak_utf8()
    as_json = "--json" in arguments
    workspace = own_workspace()
    try:
        options = build_parser().parse_args(list(arguments))
        as_json = getattr(options, "as_json", False)
        workspace = getattr(options, "workspace", workspace)
        answer = _command(options)(options, workspace)
    except SystemExit:  # only the help ends so
        return DONE
    except KnownProblem as problem:
        code = WRONG_INPUT if isinstance(problem, UserError) else FAILED
        answer = _refusal(problem, code)
    except KeyboardInterrupt:
        answer = _refusal(KnownProblem("Прервано, изменения не сохранены."), FAILED)
    except Exception as error:
        answer = _refusal(_bug(error, workspace), FAILED)
    try:
        print_answer(answer, as_json=as_json)
    except BrokenPipeError:
        # The reader of a pipe (`… | head`) has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.code


def _refusal(problem: KnownProblem, code: int) -> Answer:
    message, hint = _readable(problem.message), _readable(problem.hint)
    document = {"error": {"message": message, "hint": hint}}
    return Answer(document, code=code, messages=[f"{message} {hint}".strip()])


def _readable(text: str) -> str:
    """A message that repeats what was typed, without more of it than one can read."""
    return _ENDLESS.sub(lambda match: f"{match[1]}…", text)


def _bug(error: Exception, workspace: Path) -> KnownProblem:
    """What to say about a fault of the program; the report goes where the window finds it."""
    logs = workspace / "logs"
    try:
        report = write_report(logs, error) if logs.is_dir() else None
    except OSError:
        report = None
    if report is None or report.path is None:
        traceback.print_exception(error)
        return KnownProblem("Внутренняя ошибка программы, данные не изменены.")
    return KnownProblem(
        "Внутренняя ошибка программы, данные не изменены.", f"Отчёт об ошибке: {report.path}"
    )


_ENDLESS = re.compile(r"(\S{300})\S+")
_COMMANDS = {
    "init": ("app.cli.workspace", "init"),
    "workspace": ("app.cli.workspace", "workspace"),
    "department": ("app.cli.department", "department"),
    "self-check": ("app.cli.workspace", "self_check"),
    "news": ("app.cli.releases.commands", "news"),
    "update": ("app.cli.releases.commands", "update"),
    "space list": ("app.cli.space.commands", "listing"),
    "space free": ("app.cli.space.commands", "free"),
    "template": ("app.cli.data", "template"),
    "import": ("app.cli.data", "import_files"),
    "results": ("app.cli.data", "results"),
    "plan": ("app.cli.plans.listing", "plan"),
    "plan explain": ("app.cli.plans.explain", "explain"),
    "plan mark": ("app.cli.plans.marking", "mark"),
    "plan due": ("app.cli.plans.due", "due"),
    "plan calendar": ("app.cli.plans.due", "calendar"),
    "plan schools": ("app.cli.plans.schools", "schools"),
    "plan party": ("app.cli.plans.party", "party"),
    "plan library": ("app.cli.plans.library", "library"),
    "plan new": ("app.cli.plans.library", "new"),
    "plan review": ("app.cli.plans.reviews", "review"),
    "identify": ("app.cli.identify", "identify"),
    "runs": ("app.cli.runs", "runs"),
    "history": ("app.cli.log.commands", "history"),
    "documents": ("app.cli.documents", "documents"),
    "department set": ("app.cli.office.department", "set_values"),
    "orders list": ("app.cli.office.orders", "listing"),
    "orders add": ("app.cli.office.orders", "add"),
    "orders number": ("app.cli.office.orders", "number"),
    "support list": ("app.cli.office.support", "listing"),
    "support enter": ("app.cli.office.support", "enter"),
    "support leave": ("app.cli.office.support", "leave"),
    "people list": ("app.cli.office.people", "listing"),
    "people add": ("app.cli.office.people", "add"),
    "export": ("app.cli.open_file.commands", "export"),
    "load": ("app.cli.open_file.commands", "load"),
    "programme list": ("app.cli.programmes.listing", "listing"),
    "programme show": ("app.cli.programmes.listing", "show"),
    "programme value": ("app.cli.programmes.values", "value"),
    "check": ("app.cli.check", "check"),
    "register list": ("app.cli.registers.commands", "listing"),
    "register add": ("app.cli.registers.commands", "add"),
    "register delete": ("app.cli.registers.commands", "delete"),
}


def _command(options: argparse.Namespace) -> Callable[[argparse.Namespace, Path], Answer]:
    """The function of a command; its module is imported only when it is asked for."""
    action = f"{options.command} {getattr(options, 'action', None)}"
    module, function = _COMMANDS.get(action) or _COMMANDS[options.command]
    return getattr(import_module(module), function)
