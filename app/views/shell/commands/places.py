"""The commands of the places: what their pages can do, and their parts."""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from app.terms import SEARCHED
from app.views.base.links import (
    DocumentsSpot,
    IdentificationSpot,
    PlansSpot,
    ResultsSpot,
    SchoolsSpot,
    SettingsSpot,
)
from app.views.base.pages import PLACES
from app.views.shell.commands.command import Command

if TYPE_CHECKING:
    from app.views.base.links import Spot
    from app.views.shell.workplace import Workplace


class PlaceCommand(NamedTuple):
    """A command of a place. The place is shown first, then the slot of its page is called.

    Attributes:
        spot: what is shown first.
        title: as in `Command`.
        words: as in `Command`.
        icon: as in `Command`.
        slot: method of the page, dotted, or empty when showing the spot is all.
        needs: button of the page, dotted, that is enabled while this can be done.
        writes: whether it is out of place in a workspace that is open read-only.
    """

    spot: "Spot"
    title: str
    words: str
    icon: str
    slot: str = ""
    needs: str = ""
    writes: bool = True


def _action(
    spot: "Spot", title: str, words: str, icon: str, slot: str = "", needs: str = ""
) -> PlaceCommand:
    """Something that changes the data, or makes files."""
    return PlaceCommand(spot=spot, title=title, words=words, icon=icon, slot=slot, needs=needs)


def _of_plan(title: str, words: str, icon: str, slot: str) -> PlaceCommand:
    """Something done with the plan that is shown, or prints it."""
    return _action(PlansSpot(), title, words, icon, slot, "add_button")


def _part(spot: "Spot", title: str, words: str, icon: str, slot: str = "") -> PlaceCommand:
    """A part of a place that can be looked at in a read-only workspace too."""
    return PlaceCommand(spot=spot, title=title, words=words, icon=icon, slot=slot, writes=False)


PLACE_COMMANDS: tuple[PlaceCommand, ...] = (
    _action(ResultsSpot(), "Загрузить файлы", "импорт excel впр огэ егэ", "upload", "choose_files"),
    _action(SchoolsSpot(), "Добавить школу", "новая школа создать", "plus", "add_school"),
    _action(PlansSpot(), "Новый план", "добавить создать план", "plus", "plan_menu.add_plan"),
    _of_plan("Добавить мероприятие", "новое мероприятие", "plus", "plan_actions.add_measure"),
    _of_plan(
        "Добавить мероприятия из библиотеки",
        "библиотека готовые типовые",
        "plus",
        "plan_actions.library.take",
    ),
    _of_plan(
        "Изменить план",
        "период название приказ вопросы к срокам",
        "pencil",
        "plan_menu.edit_plan",
    ),
    _of_plan(
        "Ответственные плана",
        "кто есть кто школы группы организации",
        "people",
        "plan_menu.parties.show_parties",
    ),
    _of_plan(
        "Лист ответственного",
        "поручения исполнитель напечатать",
        "person",
        "plan_menu.parties.show_sheet",
    ),
    _of_plan(
        "Контрольные точки плана",
        "полугодие сравнить что изменилось состояние на дату",
        "flag",
        "plan_menu.show_reviews",
    ),
    _of_plan(
        "Документ с планом",
        "приложение утвердить напечатать мероприятия",
        "documents",
        "plan_menu.open_document",
    ),
    _part(
        PlansSpot(due=True),
        "Сроки планов",
        "повестка напоминания просрочено неделя месяц без подтверждения",
        "calendar",
    ),
    _action(
        PlansSpot(due=True),
        "Сроки в календарь",
        "outlook ics напоминания",
        "calendar",
        "agenda.save_calendar",
        "agenda.calendar_button",
    ),
    _part(
        IdentificationSpot(tab="verdicts"),
        "Рассчитать выявление",
        f"расчёт {SEARCHED}",
        "identification",
        "calculate",
    ),
    _action(
        IdentificationSpot(tab="verdicts"),
        "Зафиксировать выявление",
        f"фиксация сохранить список {SEARCHED}",
        "freeze",
        "freezing.ask",
        "freeze_button",
    ),
    _action(
        DocumentsSpot(kind="list-order"),
        "Сделать приказ о перечне",
        f"документ список школ {SEARCHED}",
        "documents",
    ),
    _action(
        DocumentsSpot(kind="execution-report"),
        "Сделать отчёт об исполнении",
        "документ план мероприятия",
        "documents",
    ),
    _action(
        DocumentsSpot(tab="orders"),
        "Добавить приказ",
        "новый приказ реестр номер дата",
        "order",
        "orders.add_order",
    ),
    _action(
        SettingsSpot(section="people"),
        "Добавить сотрудника",
        "новый человек люди",
        "person",
        "people.begin_new",
    ),
    _action(
        SettingsSpot(section="backups"),
        "Резервная копия",
        "сохранить backup копия базы",
        "backup",
        "backups.make_backup",
    ),
    _part(ResultsSpot(history=True), "История загрузок", "отменить загрузку импорт", "clock"),
    _part(
        IdentificationSpot(tab="runs"), "Зафиксированные выявления", "история сравнить", "freeze"
    ),
    _part(
        IdentificationSpot(tab="profiles"),
        "Профили правил",
        "параметры порог правила",
        "settings",
    ),
    _part(DocumentsSpot(tab="orders"), "Реестр приказов", "номер дата", "order"),
    _part(
        DocumentsSpot(tab="set"),
        "Комплект на подпись",
        "все документы сразу номера подписание один pdf",
        "documents",
    ),
    _action(
        DocumentsSpot(tab="registers", register="interview_slot"),
        "Составить график собеседований",
        "слоты расписание дни время перерыв",
        "calendar",
        "registers.lay_out_schedule",
    ),
    _part(DocumentsSpot(tab="history"), "История документов", "сделанные файлы", "clock"),
    _part(
        SettingsSpot(section="department"),
        "Управление образования",
        "реквизиты название район",
        "office",
    ),
    _part(SettingsSpot(section="people"), "Сотрудники", "люди должности подпись", "people"),
    _part(
        SettingsSpot(section="backups"),
        "Резервные копии",
        "вернуться к копии восстановить флешка",
        "backup",
    ),
    _part(
        SettingsSpot(section="history"),
        "История действий",
        "кто когда изменил отменить журнал",
        "clock",
    ),
    _part(
        SettingsSpot(section="workspace"),
        "Папка данных",
        "папка перенести проверка базы",
        "database",
    ),
    _part(SettingsSpot(section="about"), "О программе", "версия лицензии", "info"),
    _part(
        SettingsSpot(section="about"),
        "Обновить из файла…",
        "новая версия обновление программы флешка",
        "import",
        "about.update_card.choose_file",
    ),
    _part(
        SettingsSpot(section="about"),
        "Что нового",
        "версия изменения в программе",
        "info",
        "about.update_card.show_news",
    ),
)


def place_commands(workplace: "Workplace") -> list[Command]:
    """What the places can do now; one whose page was not built yet counts as possible."""
    return [
        Command(
            title=one.title,
            run=_slot(workplace, one),
            words=one.words,
            icon=one.icon,
            shortcut="",
            detail=_title(one.spot.place),
        )
        for one in PLACE_COMMANDS
        if _possible(workplace, one)
    ]


def _slot(workplace: "Workplace", command: PlaceCommand) -> Callable[[], object]:
    def run() -> None:
        workplace.show_way(command.spot)
        if command.slot and _possible(workplace, command):
            attrgetter(command.slot)(workplace.current_page)()

    return run


def _possible(workplace: "Workplace", command: PlaceCommand) -> bool:
    if command.writes and workplace.context.workspace.read_only:
        return False
    page = workplace.pages.get(command.spot.place)
    if page is None or not command.needs:
        return True
    return attrgetter(command.needs)(page).isEnabled()


def _title(key: str) -> str:
    return next(place.title for place in PLACES if place.key == key)
