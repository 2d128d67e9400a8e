"""The commands `orders`, `support`, `people` and `department set` with their options."""

import argparse

from app.cli.adding import ALL_YEARS, WORK_YEAR, Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import day, number, school_year
from app.enums import SupportKind

_LISTS = tuple(kind.value for kind in SupportKind)
_LIST_HELP = "shnor – низкие результаты, shssu – неблагоприятные условия"
_NAME = "логин или название школы"
_ORDER = "номер приказа из реестра: 458 или «458 от 17.08.2018»"


def add_office_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """Orders, lists of support, people."""
    _add_orders(commands, common)
    _add_support(commands, common)
    _add_people(commands, common)


def add_department_set(department: RussianParser, common: RussianParser) -> None:
    """`department set`, beside what `department` itself shows and changes."""
    actions = department.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    action = add_command(actions, common, "set", "изменить сведения об управлении образования")
    action.add_argument(
        "values",
        nargs="+",
        metavar="ИМЯ=ЗНАЧЕНИЕ",
        help="имена: full_name, short_name, parent_body, territory, region, place, address, phone,"
        " email, website, head, coordinator; падежи: full_name_genitive и другие",
    )


def _actions(parser: RussianParser) -> "Commands[RussianParser]":
    actions = parser.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    actions.required = True
    return actions


def _add_orders(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    actions = _actions(
        add_command(commands, common, "orders", "показать приказы, внести и зарегистрировать их")
    )
    listing = add_command(actions, common, "list", "показать реестр приказов")
    listing.add_argument("--year", type=school_year, metavar="ГОД", help=ALL_YEARS)
    add = add_command(actions, common, "add", "внести приказ; без номера и даты это проект")
    add.add_argument("title", metavar="ЗАГОЛОВОК", help="о чём приказ")
    add.add_argument("--number", metavar="НОМЕР", help="номер, вместе с датой")
    add.add_argument("--date", type=day, metavar="ДАТА", help="дата, вместе с номером")
    add.add_argument("--kind", default="", metavar="ВИД", help="вид документа (список: documents)")
    add.add_argument("--year", type=school_year, metavar="ГОД", help=f"{WORK_YEAR}; для проекта")
    add.add_argument("--signer", metavar="ИМЯ", help="кто подписывает, из списка people list")
    add.add_argument("--amends", metavar="ПРИКАЗ", help=f"какой приказ изменяет: {_ORDER}")
    add.add_argument("--note", default="", metavar="ТЕКСТ", help="примечание")
    numbered = add_command(actions, common, "number", "дать проекту приказа номер и дату")
    numbered.add_argument(
        "order", type=number, metavar="ПРОЕКТ", help="номер записи (список: orders list)"
    )
    numbered.add_argument("number", metavar="НОМЕР", help="номер приказа")
    numbered.add_argument("--date", type=day, required=True, metavar="ДАТА", help="дата приказа")


def _add_support(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    actions = _actions(
        add_command(
            commands, common, "support", "показать списки поддержки, внести и вывести школу"
        )
    )
    listing = add_command(actions, common, "list", "показать, какие школы в списках и когда")
    listing.add_argument("--on", type=day, metavar="ДАТА", help="кто был в списках в этот день")
    enter = add_command(actions, common, "enter", "внести школу в список")
    leave = add_command(actions, common, "leave", "вывести школу из списка")
    for action in (enter, leave):
        action.add_argument("school", metavar="ШКОЛА", help=_NAME)
        action.add_argument("--date", type=day, required=True, metavar="ДАТА", help="с какого дня")
        action.add_argument("--order", metavar="ПРИКАЗ", help=_ORDER)
    enter.add_argument("--basis", default="", metavar="ТЕКСТ", help="основание")
    leave.add_argument("--basis", required=True, metavar="ТЕКСТ", help="основание")
    for action, default in ((listing, None), (enter, "shnor"), (leave, "shnor")):
        action.add_argument(
            "--list",
            dest="kind",
            type=str.lower,
            choices=_LISTS,
            default=default,
            metavar="СПИСОК",
            help=f"{_LIST_HELP}; без ключа {'оба' if default is None else default}",
        )


def _add_people(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    actions = _actions(add_command(commands, common, "people", "показать и добавить сотрудников"))
    listing = add_command(actions, common, "list", "показать список сотрудников")
    listing.add_argument("--archived", action="store_true", help="и тех, кто в архиве")
    add = add_command(actions, common, "add", "добавить сотрудника")
    add.add_argument("surname", metavar="ФАМИЛИЯ", help="фамилия")
    add.add_argument("--name", default="", metavar="ИМЯ", help="имя или инициал")
    add.add_argument("--patronymic", default="", metavar="ОТЧЕСТВО", help="отчество")
    for key, metavar, words in _PERSON:
        add.add_argument(f"--{key}", default="", metavar=metavar, help=words)
    _add_offices(add)


_PERSON = (
    ("post", "ДОЛЖНОСТЬ", "должность, в именительном падеже"),
    ("organisation", "ОРГАНИЗАЦИЯ", "где работает"),
    ("phone", "ТЕЛЕФОН", "телефон"),
    ("email", "ПОЧТА", "электронная почта"),
    ("role", "РОЛЬ", "роль в работе словами"),
)


def _add_offices(add: argparse.ArgumentParser) -> None:
    add.add_argument("--head", action="store_true", help="подписывает приказы")
    add.add_argument("--coordinator", action="store_true", help="муниципальный координатор")
