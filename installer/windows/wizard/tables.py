"""Writes a wizard into an MSI: its pages, their order, what its buttons do."""

from collections.abc import Iterable
from dataclasses import dataclass

from installer.windows.database import Database, Value
from installer.windows.wizard.controls import Page
from installer.windows.wizard.pages import (
    SHARED_CONDITIONS,
    SHARED_EVENTS,
    Condition,
    Event,
    Words,
    shared_pages,
)

_DONE, _STOPPED, _FAILED = -1, -2, -3


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program that the installer runs.

    Attributes:
        name: of the custom action.
        kind: its type, as Windows Installer numbers them.
        source: the key of the file or folder that the type asks for.
        command: arguments, or the whole command.
        when: condition and place in the sequence of installation; None: a button runs it.
    """

    name: str
    kind: int
    source: str
    command: str = ""
    when: tuple[str, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Wizard:
    """What one installer shows.

    Attributes:
        first: the page that asks whether to install.
        words: of the other pages.
        events: of the first page.
        conditions: of the first page.
        ticks: check boxes that are there, with the value of each when it is ticked.
        programs: what it runs; one is called `RunProgram`.
    """

    first: Page
    words: Words
    events: tuple[Event, ...]
    conditions: tuple[Condition, ...] = ()
    ticks: tuple[str, ...] = ("RunNow",)
    programs: tuple[Program, ...]

    @property
    def pages(self) -> list[Page]:
        """Every page."""
        return [self.first, *shared_pages(self.words)]

    @property
    def all_events(self) -> tuple[Event, ...]:
        """What every button does."""
        return self.events + SHARED_EVENTS

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """When a control is shown and when it is awake."""
        return self.conditions + SHARED_CONDITIONS

    @property
    def sequence(self) -> tuple[tuple[str, str, int], ...]:
        """Pages that come by themselves: name, condition, place."""
        return (
            (self.first.name, "NOT Installed", 1295),
            ("MaintenancePage", "Installed AND NOT RESUME AND NOT PATCH", 1296),
            ("ProgressPage", "", 1297),
            ("DonePage", "", _DONE),
            ("StoppedPage", "", _STOPPED),
            ("FailedPage", "", _FAILED),
        )


_ACTIONS = (
    ("FindRelatedProducts", "Поиск прежних версий"),
    ("CostInitialize", "Подготовка"),
    ("FileCost", "Подготовка"),
    ("CostFinalize", "Подготовка"),
    ("InstallValidate", "Проверка места на диске"),
    ("InstallInitialize", "Подготовка"),
    ("RemoveExistingProducts", "Удаление прежней версии, данные сохраняются"),
    ("ProcessComponents", "Учёт частей программы"),
    ("UnpublishFeatures", "Учёт частей программы"),
    ("RemoveRegistryValues", "Удаление записей реестра"),
    ("RemoveShortcuts", "Удаление ярлыков"),
    ("RemoveFiles", "Удаление файлов программы"),
    ("RemoveFolders", "Удаление папок программы"),
    ("CreateFolders", "Создание папок"),
    ("InstallFiles", "Копирование файлов"),
    ("CreateShortcuts", "Создание ярлыков"),
    ("WriteRegistryValues", "Запись в реестр"),
    ("RegisterUser", "Регистрация программы"),
    ("RegisterProduct", "Регистрация программы"),
    ("PublishFeatures", "Регистрация программы"),
    ("PublishProduct", "Регистрация программы"),
    ("InstallFinalize", "Завершение"),
    ("Rollback", "Отмена изменений"),
    ("RollbackCleanup", "Удаление временных файлов"),
)
_UNITS = (("bytes", "байт"), ("KB", "КБ"), ("MB", "МБ"), ("GB", "ГБ"))


def add_wizard(database: Database, wizard: Wizard) -> None:
    """Add everything that the wizard needs to the tables of the MSI."""
    _add_pages(database, wizard.pages)
    _add_behaviour(database, wizard)
    _add_words(database)
    for name, value in (
        ("DefaultUIFont", "Normal"),
        ("ErrorDialog", "ErrorQuestion"),
        ("RunNow", "1"),
    ):
        database.insert("Property", {"Property": name, "Value": value})
    for action, condition, number in wizard.sequence:
        row = {"Action": action, "Condition": condition, "Sequence": number}
        database.insert("InstallUISequence", row)
    _add_programs(database, wizard.programs)


def _add_pages(database: Database, pages: Iterable[Page]) -> None:
    shown = list(pages)
    names = "Dialog HCentering VCentering Width Height Attributes Title"
    ways = "Control_First Control_Default Control_Cancel"
    columns = _columns(f"{names} {ways}", "s72 i2 i2 i2 i2 I4 L128 s50 S50 S50")
    database.add_table("Dialog", columns, 1, [page.row() for page in shown])
    names = "Dialog_ Control Type X Y Width Height Attributes Property Text Control_Next Help"
    columns = _columns(names, "s72 s50 s20 i2 i2 i2 i2 I4 S72 L0 S50 L50")
    rows = [control.row(page.name) for page in shown for control in page.controls]
    database.add_table("Control", columns, 2, rows)


def _add_behaviour(database: Database, wizard: Wizard) -> None:
    names = "Dialog_ Control_ Event Argument Condition Ordering"
    columns = _columns(names, "s72 s50 s50 s255 S255 I2")
    rows = [(*event, number) for number, event in enumerate(wizard.all_events, 1)]
    database.add_table("ControlEvent", columns, 5, rows)
    columns = _columns("Dialog_ Control_ Action Condition", "s72 s50 s50 s255")
    database.add_table("ControlCondition", columns, 4, wizard.all_conditions)
    ticks = [(name, "1") for name in wizard.ticks]
    database.add_table("CheckBox", _columns("Property Value", "s72 S64"), 1, ticks)
    columns = _columns("Dialog_ Control_ Event Attribute", "s72 s50 s50 s50")
    rows = [
        ("ProgressPage", "Action", "ActionText", "Text"),
        ("ProgressPage", "Bar", "SetProgress", "Progress"),
    ]
    database.add_table("EventMapping", columns, 3, rows)
    columns = _columns("Property Order Value Text", "s72 i2 s64 L64")
    database.add_table("ListBox", columns, 2, [])


def _add_words(database: Database) -> None:
    columns = _columns("TextStyle FaceName Size Color StyleBits", "s72 s32 i2 I4 I2")
    styles = [("Normal", "Tahoma", 8, "", ""), ("Heading", "Tahoma", 11, "", 1)]
    database.add_table("TextStyle", columns, 1, styles)
    columns = _columns("Action Description Template", "s72 L64 L128")
    database.add_table("ActionText", columns, 1, [(*row, "") for row in _ACTIONS])
    database.add_table("UIText", _columns("Key Text", "s72 L255"), 1, _UNITS)


def _add_programs(database: Database, programs: Iterable[Program]) -> None:
    for program in programs:
        row: dict[str, Value] = {
            "Action": program.name,
            "Type": program.kind,
            "Source": program.source,
            "Target": program.command,
        }
        database.insert("CustomAction", row)
        if program.when is not None:
            condition, number = program.when
            row = {"Action": program.name, "Condition": condition, "Sequence": number}
            database.insert("InstallExecuteSequence", row)


def _columns(names: str, types: str) -> dict[str, str]:
    return dict(zip(names.split(), types.split(), strict=True))
