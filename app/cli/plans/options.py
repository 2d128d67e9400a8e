"""The commands `plan …` with their options."""

import argparse

from app.cli.adding import ALL_YEARS, Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import day, number, place, place_in_plan, plan_period, school_year, whole_number
from app.enums import MeasureStatus

_STATUSES = tuple(status.value for status in MeasureStatus)
_STATUS_WORDS = ", ".join(f"{status.value} ({status.label})" for status in MeasureStatus)


def add_plan_commands(commands: "Commands[RussianParser]", common: RussianParser) -> None:
    """Measures with their marks, what is due, parties, the library, reviews, deadlines."""
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
        choices=_STATUSES,
        metavar="СТАТУС",
        help=_STATUS_WORDS,
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
