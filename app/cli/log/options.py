"""The command `history` with its options."""

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import number
from app.services.log.listing import ACTION_WORDS

_NEWEST = 50
_KINDS = ", ".join(f"{kind} – {words}" for kind, words in ACTION_WORDS.items())


def add_log_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """The history of actions."""
    history = add_command(commands, common, "history", "показать историю действий, новые сначала")
    history.add_argument(
        "--kind",
        choices=tuple(ACTION_WORDS),
        metavar="ВИД",
        help=f"только такие действия: {_KINDS}",
    )
    history.add_argument(
        "--find", default="", metavar="СЛОВА", help="в названии, имени, файле и дате действия"
    )
    many = history.add_mutually_exclusive_group()
    many.add_argument(
        "--limit",
        type=number,
        default=_NEWEST,
        metavar="ЧИСЛО",
        help="сколько показать, обычно %(default)s",
    )
    many.add_argument("--all", action="store_true", help="показать все")
