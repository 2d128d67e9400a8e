"""The commands `news` and `update` with their options."""

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import place


def add_release_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """`news [--all]` and `update FILE [--install]`."""
    news = add_command(commands, common, "news", "показать, что нового в этой версии")
    news.add_argument("--all", action="store_true", help="и в прежних версиях")
    update = add_command(
        commands, common, "update", "показать, что за файл обновления, и установить его"
    )
    update.add_argument("file", type=place, metavar="ФАЙЛ", help="файл, переданный для обновления")
    update.add_argument(
        "--install",
        action="store_true",
        help="сделать резервную копию и установить; потом откроется окно программы",
    )
