"""What every part of the command line adds its commands and options with."""

import argparse

from app.cli.russian import RussianParser
from app.services.language.sentences import capital

# One year, one word: of results where they are read, of work everywhere else.
RESULTS_YEAR = "год результатов по второму году: 2026 – это 2025/2026"
WORK_YEAR = "год работы по второму году: 2027 – это 2026/2027"
ALL_YEARS = f"{WORK_YEAR}; без ключа все годы"

Commands = argparse._SubParsersAction  # noqa: SLF001 - it has no public name # pyright: ignore[reportPrivateUsage]


def add_command(
    commands: "Commands[RussianParser]", common: RussianParser, name: str, does: str
) -> RussianParser:
    """A command with what it does, in the list of all and above its own help."""
    told = f"{capital(does)}."
    return commands.add_parser(name, parents=[common], help=does, description=told)


def add_settings(parser: argparse.ArgumentParser, text: str) -> None:
    """`--set name=value`, which `settings.parse_settings` reads."""
    parser.add_argument(
        "--set", action="append", default=[], dest="settings", metavar="ИМЯ=ЗНАЧЕНИЕ", help=text
    )
