"""The commands and their options, with their Russian help."""

import argparse
from collections.abc import Iterator

from app.cli.adding import (
    ALL_YEARS,
    RESULTS_YEAR,
    WORK_YEAR,
    Commands,
    add_command,
    add_settings,
)
from app.cli.log.options import add_log_commands
from app.cli.office.options import add_department_set, add_office_commands
from app.cli.open_file.options import add_open_file_commands
from app.cli.plans.options import add_plan_commands
from app.cli.programmes.options import add_programme_commands
from app.cli.registers.options import add_register_commands
from app.cli.releases.options import add_release_commands
from app.cli.russian import RussianParser, speak_russian
from app.cli.sets.options import add_set_command
from app.cli.space.options import add_space_commands
from app.cli.values import (
    number,
    place,
    plan_period,
    school_year,
)
from app.terms import DEFAULT

FORMATS = ("docx", "pdf", "xlsx")


class _BlankKinds:
    """The kinds that have an empty workbook, looked up when they are asked for."""

    def __iter__(self) -> Iterator[str]:
        from app.services.importing.kinds.registry import blank_kinds

        return iter(blank_kinds())


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    speak_russian()
    common = _common()
    parser = RussianParser(
        prog="opora",
        parents=[common],
        description=f"«Опора»: поддержка школ с {DEFAULT.low.results.instrumental}. "
        "Без команды открывается окно программы.",
    )
    commands = parser.add_subparsers(title="Команды", dest="command", metavar="КОМАНДА")
    commands.required = True
    _add_workspace_commands(commands, common)
    _add_data_commands(commands, common)
    _add_identify(commands, common)
    _add_document_commands(commands, common)
    add_log_commands(commands, common)
    add_programme_commands(commands, common)
    _add_check(commands, common)
    add_register_commands(commands, common)
    add_open_file_commands(commands, common)
    add_office_commands(commands, common)
    add_release_commands(commands, common)
    add_space_commands(commands, common)
    return parser


def _common() -> RussianParser:
    """Options that stand before or after the command."""
    common = RussianParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--workspace", type=place, metavar="ПАПКА", help="папка данных")
    common.add_argument(
        "--json", action="store_true", dest="as_json", help="ответ одним документом JSON"
    )
    return common


def _add_workspace_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    init = add_command(commands, common, "init", "создать папку данных")
    init.add_argument("--demo", action="store_true", help="заполнить данными учебного района")
    moving = add_command(
        commands, common, "workspace", "упаковать, распаковать, вернуть к резервной копии"
    )
    actions = moving.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    actions.required = True
    pack = add_command(actions, common, "pack", "упаковать в файл .opora")
    pack.add_argument("--out", type=place, required=True, metavar="ФАЙЛ", help="куда сохранить")
    unpack = add_command(actions, common, "unpack", "распаковать в новую папку")
    unpack.add_argument("file", type=place, metavar="ФАЙЛ", help="файл .opora")
    restore = add_command(actions, common, "restore", "вернуть папку данных к резервной копии")
    restore.add_argument(
        "file", type=place, metavar="КОПИЯ", help="файл копии или его имя в папке backups"
    )
    department = add_command(
        commands, common, "department", "показать и изменить термины региона, бланк и оформление"
    )
    add_settings(department, "изменить настройку, ключ можно повторять")
    picture = department.add_mutually_exclusive_group()
    picture.add_argument(
        "--emblem", type=place, metavar="ФАЙЛ", help="рисунок бланка, PNG или JPEG"
    )
    picture.add_argument("--no-emblem", action="store_true", help="убрать рисунок из бланка")
    add_department_set(department, common)
    check = add_command(commands, common, "self-check", "проверить установленную программу")
    check.add_argument("--out", type=place, metavar="ФАЙЛ", help="записать итог проверки в файл")
    check.add_argument("--files", action="store_true", help="только сверить файлы программы")


def _add_data_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    template = add_command(commands, common, "template", "сохранить бланк Excel для заполнения")
    template.add_argument(
        "kind",
        choices=_BlankKinds(),
        metavar="ВИД",
        help="%(choices)s: школы, паспорта, результаты, критерии, план",
    )
    template.add_argument("--out", type=place, required=True, metavar="ФАЙЛ", help="куда сохранить")
    _add_import(commands, common)
    results = add_command(commands, common, "results", "показать сохранённые результаты")
    results.add_argument(
        "--year", type=school_year, required=True, metavar="ГОД", help=RESULTS_YEAR
    )
    add_plan_commands(commands, common)


def _add_import(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    load = add_command(commands, common, "import", "загрузить файлы")
    load.add_argument(
        "files",
        nargs="+",
        type=place,
        metavar="ФАЙЛ",
        help="книга Excel, .ods, .csv или другая таблица; план – и документ .docx",
    )
    load.add_argument("--dry-run", action="store_true", help="только проверить, не сохранять")
    load.add_argument(
        "--create-schools", action="store_true", help="завести школы, которых нет в реестре"
    )
    load.add_argument(
        "--answer",
        action="append",
        default=[],
        dest="answers",
        metavar="КОД=ОТВЕТ",
        help="ответ на вопрос о файле, ключ можно повторять: "
        "value.counts-or-percents=counts|percents, value.mean-or-percent=percent|mean, "
        "file.year=ГОД, file.year-ahead=as-written, autumn_work=earlier|as-written|current; "
        "все коды замечаний описаны в docs/problem-codes.md",
    )
    load.add_argument(
        "--year",
        type=school_year,
        metavar="ГОД",
        help=f"{RESULTS_YEAR}; для файлов, в которых год не указан",
    )
    load.add_argument("--plan", metavar="НАЗВАНИЕ", help="название плана, если загружается план")
    load.add_argument(
        "--period",
        type=plan_period,
        metavar="С..ПО",
        help="период плана, если он не назван в его названии, например 2018-01-01..2020-12-31",
    )


def _add_identify(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    identify = add_command(commands, common, "identify", "выявить школы")
    identify.add_argument(
        "--year", type=school_year, required=True, metavar="ГОД", help=RESULTS_YEAR
    )
    identify.add_argument(
        "--previous-year",
        type=school_year,
        metavar="ГОД",
        help="предыдущий год результатов; без ключа год перед ним",
    )
    identify.add_argument(
        "--work-year",
        type=school_year,
        metavar="ГОД",
        help=f"{WORK_YEAR}; без ключа следующий за годом результатов",
    )
    identify.add_argument(
        "--profile", metavar="ИМЯ", help="профиль правил; без ключа выбранный в программе"
    )
    add_settings(identify, "изменить параметр профиля, ключ можно повторять")
    identify.add_argument("--freeze", action="store_true", help="зафиксировать выявление")
    runs = add_command(
        commands, common, "runs", "показать зафиксированные выявления, аннулировать ошибочное"
    )
    runs.add_argument(
        "--year", type=school_year, default=argparse.SUPPRESS, metavar="ГОД", help=ALL_YEARS
    )
    actions = runs.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    annul = add_command(actions, common, "annul", "аннулировать ошибочное выявление")
    annul.add_argument("run", type=number, metavar="НОМЕР", help="номер выявления (список: runs)")
    annul.add_argument("--reason", required=True, metavar="ТЕКСТ", help="причина")


def _add_document_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    documents = add_command(
        commands, common, "documents", "показать виды документов, сделать документ"
    )
    _add_document_year(documents)
    actions = documents.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    build = add_command(actions, common, "build", "сделать документ")
    _add_document_kind(build)
    build.add_argument(
        "--format",
        action="append",
        type=str.lower,
        choices=FORMATS,
        dest="formats",
        metavar="ФОРМАТ",
        help="docx, pdf или xlsx (только таблицы); без ключа docx и pdf",
    )
    build.add_argument("--out", type=place, metavar="ПАПКА", help="куда сохранить")
    build.add_argument(
        "--without-change",
        action="store_true",
        help="без изменений, внесённых только в этот документ",
    )
    _add_document_year(build)
    add_settings(build, "изменить настройку документа, ключ можно повторять")
    add_set_command(actions, common, _add_document_year, FORMATS)
    text = add_command(actions, common, "text", "показать текст документа или сохранить его в файл")
    _add_document_kind(text)
    text.add_argument("--out", type=place, metavar="ФАЙЛ", help="сохранить текст в файл")
    text.add_argument("--own", action="store_true", help="текст управления, если он изменён")
    change = add_command(actions, common, "set-text", "заменить текст документа своим")
    _add_document_kind(change)
    change.add_argument("file", type=place, metavar="ФАЙЛ", help="изменённый текст")
    copy = add_command(actions, common, "copy", "сделать свой вид документа из другого")
    _add_document_kind(copy)
    copy.add_argument("title", metavar="НАЗВАНИЕ", help="как он будет называться")
    remove = add_command(actions, common, "remove", "удалить свой вид документа")
    _add_document_kind(remove)
    reset = add_command(actions, common, "reset-text", "вернуть текст программы")
    _add_document_kind(reset)
    check = add_command(actions, common, "check-text", "проверить изменённый текст документа")
    check.add_argument("file", type=place, metavar="ФАЙЛ", help="текст, который нужно проверить")


def _add_document_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ВИД", help="вид документа (список: documents)")


def _add_check(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    check = add_command(
        commands, common, "check", "показать противоречия в данных и документах перед подписью"
    )
    check.add_argument("--year", type=school_year, metavar="ГОД", help=ALL_YEARS)


def _add_document_year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--year",
        type=school_year,
        default=argparse.SUPPRESS,
        metavar="ГОД",
        help=f"{WORK_YEAR}; без ключа текущий",
    )
