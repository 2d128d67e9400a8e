"""The commands `export` and `load` with their options."""

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import place


def add_open_file_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """`export --out FILE` and `load FILE`."""
    export = add_command(
        commands, common, "export", "сохранить все данные района открытым файлом JSON или в Excel"
    )
    export.add_argument(
        "--out", type=place, required=True, metavar="ПУТЬ", help="файл, для xlsx – папка"
    )
    export.add_argument(
        "--format",
        type=str.lower,
        choices=("json", "xlsx"),
        default="json",
        metavar="ФОРМАТ",
        help="json – один файл, xlsx – книга Excel на каждый раздел; без ключа json",
    )
    load = add_command(commands, common, "load", "загрузить данные района из открытого файла")
    load.add_argument("file", type=place, metavar="ФАЙЛ", help="открытый файл JSON")
    load.add_argument("--dry-run", action="store_true", help="только проверить, не сохранять")
