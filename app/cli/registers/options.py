"""The options of the command `register`."""

import argparse

from app.cli.adding import WORK_YEAR, Commands, add_command, add_settings
from app.cli.russian import RussianParser
from app.cli.values import number, school_year


def add_register_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """What can be done with registers."""
    register = add_command(
        commands, common, "register", "показать и заполнить сведения для документов"
    )
    actions = register.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    actions.required = True
    listing = add_command(actions, common, "list", "показать разделы или строки одного из них")
    listing.add_argument("name", nargs="?", metavar="РАЗДЕЛ", help="без него все разделы")
    add = add_command(actions, common, "add", "добавить строку")
    delete = add_command(actions, common, "delete", "удалить строку")
    for action in (add, delete):
        action.add_argument("name", metavar="РАЗДЕЛ", help="раздел (список: register list)")
    add_settings(add, "значение столбца, ключ можно повторять; школы и люди по названиям и именам")
    add.add_argument(
        "--of",
        type=number,
        metavar="НОМЕР",
        help="к какой строке относится: повестка и участники заседания, документы школ",
    )
    delete.add_argument("row", type=number, metavar="НОМЕР", help="номер строки из register list")
    for action in (listing, add):
        action.add_argument(
            "--year",
            type=school_year,
            default=argparse.SUPPRESS,
            metavar="ГОД",
            help=f"{WORK_YEAR}; без ключа текущий",
        )
