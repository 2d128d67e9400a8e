"""The commands of the whole window: undo, look, tables in sight, places and years."""

from typing import TYPE_CHECKING

from app.services.language.dates import FIRST_YEAR, LAST_YEAR, year_name
from app.views.base.pages import PLACES
from app.views.shell.commands.command import Command

if TYPE_CHECKING:
    from app.views.shell.workplace import Workplace


def window_commands(workplace: "Workplace") -> list[Command]:
    """What belongs to the whole window: undo, help, look, year, and the tables in sight."""
    bar = workplace.top_bar
    return [
        *undo_commands(workplace),
        Command(
            title="Справка",
            run=workplace.show_help,
            words="помощь как клавиши",
            icon="help",
            shortcut="F1",
        ),
        Command(
            title=bar.shade.accessibleName(),
            run=bar.theme_toggled.emit,
            words="тема цвет тёмная светлая ночь оформление",
            icon="sun" if bar.shade.accessibleName().startswith("Св") else "moon",
        ),
        Command(
            title="Обновить",
            run=workplace.refresh_now,
            words="перечитать",
            icon="refresh",
            shortcut="F5",
        ),
        Command(
            title="Другой год работы…",
            run=bar.year.ask,
            words="учебный год сменить выбрать",
            icon="calendar",
        ),
        *table_commands(workplace),
    ]


def undo_commands(workplace: "Workplace") -> list[Command]:
    """Taking back, and doing again what was taken back; none in a read-only workspace."""
    if workplace.context.workspace.read_only:
        return []
    undoing = workplace.context.undoing
    undone, redone = undoing.words()
    taking_back = Command(
        title="Отменить",
        run=undoing.undo,
        words="назад",
        icon="undo",
        shortcut="Ctrl+Z",
        detail=undone,
    )
    if not redone:
        return [taking_back]
    again = Command(
        title="Вернуть",
        run=undoing.redo,
        words="повторить",
        icon="redo",
        shortcut="Ctrl+Y",
        detail=redone,
    )
    return [taking_back, again]


def table_commands(workplace: "Workplace") -> list[Command]:
    """Saving and printing each table of the page that is shown."""
    from app.views.tables.sheet_view import SAVE_WORDS, SheetView

    page = workplace.pages.get(workplace.current_key)
    tables = [] if page is None else page.findChildren(SheetView)
    commands: list[Command] = []
    for table in tables:
        if table.isVisible() and table.can_be_saved:
            saving = Command(
                title=SAVE_WORDS,
                run=table.save_to_excel,
                words="таблица выгрузить экспорт эксель xlsx список",
                icon="table-file",
                detail=table.accessibleName(),
            )
            printing = Command(
                title="Напечатать таблицу…",
                run=table.preview_print,
                words="печать принтер бумага список",
                icon="print",
                shortcut="Ctrl+P",
                detail=table.accessibleName(),
            )
            commands += [saving, printing]
    return commands


def place_changes(workplace: "Workplace") -> list[Command]:
    """Going to a place."""
    return [
        Command(
            title=place.title,
            run=lambda key=place.key: workplace.show_place(key),
            words="раздел перейти",
            icon=place.icon,
            shortcut=f"Ctrl+{number}",
            detail="раздел",
        )
        for number, place in enumerate(PLACES, start=1)
    ]


def year_commands(workplace: "Workplace", typed: int | None = None) -> list[Command]:
    """Choosing a year of work of the box in the top bar, or any other one that was typed."""
    context = workplace.context
    offered = workplace.top_bar.year.years()
    if typed is not None and FIRST_YEAR <= typed <= LAST_YEAR:
        offered = list(dict.fromkeys([*offered, (typed, f"Год работы {year_name(typed)}")]))
    return [
        Command(
            title=words,
            run=lambda chosen=year: context.set_year(chosen),
            words="учебный год",
            icon="calendar",
            detail="выбран сейчас" if year == context.year else "год работы для всего окна",
        )
        for year, words in offered
    ]
