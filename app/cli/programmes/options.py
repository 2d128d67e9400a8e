"""The options of the command `programme`."""

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import number, whole_number


def add_programme_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """What can be done with programmes."""
    programme = add_command(commands, common, "programme", "показать программы и проекты")
    actions = programme.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    actions.required = True
    listing = add_command(actions, common, "list", "показать все программы")
    listing.add_argument("--archived", action="store_true", help="и те, что в архиве")
    show = add_command(actions, common, "show", "показать программу целиком")
    show.add_argument(
        "programme", type=number, metavar="НОМЕР", help="номер программы из programme list"
    )
    value = add_command(actions, common, "value", "внести достигнутое значение показателя")
    value.add_argument(
        "indicator", type=number, metavar="НОМЕР", help="номер показателя из programme show"
    )
    value.add_argument("year", type=whole_number, metavar="ГОД", help="год программы")
    value.add_argument(
        "--value",
        required=True,
        metavar="ЗНАЧЕНИЕ",
        help="82,5, «41 из 50» или слова; пустое убирает внесённое",
    )
    value.add_argument("--source", default="", metavar="ТЕКСТ", help="откуда взято значение")
