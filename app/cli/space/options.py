"""The commands `space list` and `space free` with their options."""

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser


def add_space_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """`space list` and `space free KIND --name NAME… | --all`."""
    space = add_command(commands, common, "space", "показать, что занимает место, и удалить это")
    actions = space.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    actions.required = True
    listing = add_command(actions, common, "list", "показать, что можно удалить")
    listing.add_argument("--all", action="store_true", help="каждый файл, а не только виды")
    free = add_command(actions, common, "free", "удалить названное навсегда")
    free.add_argument("kind", metavar="ВИД", help="вид из ответа команды space list")
    chosen = free.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--name", action="append", metavar="ИМЯ", help="что удалить")
    every = "всё этого вида, что не используется и не понадобится"
    chosen.add_argument("--all", action="store_true", help=every)
