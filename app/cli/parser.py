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
from app.cli.programmes.options import add_programme_commands
from app.cli.registers.options import add_register_commands
from app.cli.releases.options import add_release_commands
from app.cli.russian import RussianParser, speak_russian
from app.cli.sets.options import add_set_command
from app.cli.space.options import add_space_commands
from app.cli.values import (
    day,
    number,
    place,
    place_in_plan,
    plan_period,
    school_year,
    whole_number,
)
from app.enums import MeasureStatus
from app.terms import DEFAULT

FORMATS = ("docx", "pdf", "xlsx")
STATUSES = tuple(status.value for status in MeasureStatus)
_STATUSES = ", ".join(f"{status.value} ({status.label})" for status in MeasureStatus)


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
    restore.add_argument("file", type=place, metavar="КОПИЯ", help="файл копии из папки backups")
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
    plan = add_command(commands, common, "plan", "показать мероприятия планов с отметками")
    plan.add_argument("--year", type=school_year, metavar="ГОД", help=ALL_YEARS)
    actions = plan.add_subparsers(title="Действия", dest="action", metavar="ДЕЙСТВИЕ")
    _add_plan_marks(actions, common)
    _add_plan_party(actions, common)
    _add_plan_library(actions, common)
    _add_plan_reviews(actions, common)
    explain = add_command(actions, common, "explain", "показать, как понят срок мероприятия")
    explain.add_argument("wording", metavar="СРОК", help="срок словами, как в плане")
    explain.add_argument(
        "--period",
        type=plan_period,
        required=True,
        metavar="С..ПО",
        help="период плана, например 2018-01-01..2020-12-31",
    )
    explain.add_argument(
        "--order-date", type=day, metavar="ДАТА", help="дата приказа, которым утверждён план"
    )


def _add_calendar(actions: "Commands[RussianParser]", common: RussianParser) -> None:
    calendar = add_command(actions, common, "calendar", "сохранить сроки файлом для календаря")
    calendar.add_argument("file", type=place, metavar="ФАЙЛ", help="куда сохранить")
    calendar.add_argument(
        "--plan", default="", metavar="НАЗВАНИЕ", help="название плана; без ключа все планы"
    )
    calendar.add_argument(
        "--days", type=whole_number, default=90, metavar="ДНЕЙ", help="на сколько дней вперёд; 90"
    )
    calendar.add_argument(
        "--remind", type=whole_number, metavar="ДНЕЙ", help="напомнить за столько дней"
    )
    calendar.add_argument(
        "--people", action="store_true", help="назвать и людей среди ответственных"
    )


def _add_plan_marks(actions: "Commands[RussianParser]", common: RussianParser) -> None:
    due = add_command(actions, common, "due", "показать, что просрочено и чему подходит срок")
    due.add_argument(
        "--days", type=whole_number, default=30, metavar="ДНЕЙ", help="на сколько дней вперёд; 30"
    )
    due.add_argument("--on", type=day, metavar="ДАТА", help="на какой день; без ключа сегодня")
    _add_calendar(actions, common)
    schools = add_command(actions, common, "schools", "показать планы и шаги поддержки школ")
    schools.add_argument(
        "--year",
        type=school_year,
        default=argparse.SUPPRESS,  # the year may stand before the action too
        metavar="ГОД",
        help="год работы; без ключа текущий",
    )
    mark = add_command(actions, common, "mark", "отметить исполнение мероприятия")
    mark.add_argument("number", metavar="НОМЕР", help="номер мероприятия, как в плане")
    mark.add_argument("--plan", default="", metavar="НАЗВАНИЕ", help="название плана")
    mark.add_argument(
        "--at",
        type=place_in_plan,
        metavar="РАЗДЕЛ.СТРОКА",
        help="место в плане, если номер повторяется",
    )
    mark.add_argument(
        "--occurrence", type=day, metavar="ДАТА", help="который из сроков; без ключа все"
    )
    mark.add_argument(
        "--status",
        required=True,
        type=str.lower,
        choices=STATUSES,
        metavar="СТАТУС",
        help=_STATUSES,
    )
    mark.add_argument(
        "--date", type=day, metavar="ДАТА", help="день исполнения, для postponed – новый срок"
    )
    mark.add_argument("--text", default="", metavar="ТЕКСТ", help="слова отметки, причина")
    proof = mark.add_mutually_exclusive_group()
    proof.add_argument(
        "--order", metavar="ПРИКАЗ", help="номер приказа из реестра: 458 или «458 от 17.08.2018»"
    )
    proof.add_argument("--file", type=place, metavar="ФАЙЛ", help="файл, который подтверждает")


def _add_plan_reviews(actions: "Commands[RussianParser]", common: RussianParser) -> None:
    review = add_command(actions, common, "review", "сохранить и сравнить контрольные точки планов")
    steps = review.add_subparsers(title="Действия", dest="step", metavar="ДЕЙСТВИЕ")
    steps.required = True
    take = add_command(steps, common, "take", "сохранить состояние плана на день")
    take.add_argument("--on", type=day, metavar="ДАТА", help="на какой день; без ключа сегодня")
    take.add_argument("--title", default="", metavar="НАЗВАНИЕ", help="название контрольной точки")
    listing = add_command(steps, common, "list", "показать контрольные точки")
    delete = add_command(steps, common, "delete", "удалить контрольную точку")
    delete.add_argument("point", type=number, metavar="НОМЕР", help="номер контрольной точки")
    diff = add_command(steps, common, "diff", "показать, что изменилось в плане")
    diff.add_argument("--since", metavar="ТОЧКА", help="номер точки или дата; без ключа последняя")
    diff.add_argument("--until", metavar="ТОЧКА", help="номер точки или дата; без ключа сегодня")
    for step in (take, listing, diff):
        step.add_argument("--plan", default="", metavar="НАЗВАНИЕ", help="название плана")


def _add_plan_party(actions: "Commands[RussianParser]", common: RussianParser) -> None:
    party = add_command(actions, common, "party", "показать ответственных и что им предстоит")
    party.add_argument("name", nargs="?", metavar="ОТВЕТСТВЕННЫЙ", help="кто, как назван в плане")
    party.add_argument(
        "--from", dest="since", type=day, metavar="ДАТА", help="с какого дня; без ключа с сегодня"
    )
    party.add_argument(
        "--to",
        dest="until",
        type=day,
        metavar="ДАТА",
        help="по какой день; без ключа до конца учебного года",
    )
    party.add_argument("--xlsx", type=place, metavar="ФАЙЛ", help="сохранить и книгой Excel")


def _add_plan_library(actions: "Commands[RussianParser]", common: RussianParser) -> None:
    library = add_command(actions, common, "library", "показать библиотеку планов")
    library.add_argument("library_id", nargs="?", metavar="ПЛАН", help="имя плана библиотеки")
    library.add_argument(
        "--period", type=plan_period, metavar="С..ПО", help="заполнить сроки для этого периода"
    )
    new = add_command(actions, common, "new", "создать план из библиотеки")
    new.add_argument(
        "--from", dest="library_id", required=True, metavar="ПЛАН", help="имя плана библиотеки"
    )
    new.add_argument(
        "--period",
        type=plan_period,
        required=True,
        metavar="С..ПО",
        help="период плана, например 2026-09-01..2027-08-31",
    )
    new.add_argument("--title", metavar="НАЗВАНИЕ", help="название; без ключа как в библиотеке")
    new.add_argument("--school", metavar="ШКОЛА", help="школа, чей это план")


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
