"""The Russian pages of the installer: licence, progress, end, and what can go wrong.

wixl knows no dialogs, so the tables of Windows Installer are written here row by row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from installer.database import Database, Value
from installer.layout import HERE

_WIDTH, _HEIGHT = 370, 270
_SMALL_WIDTH = 270
_VISIBLE, _ENABLED, _SUNKEN = 1, 2, 4
_TEXT = _VISIBLE | _ENABLED | 65536 | 131072  # transparent, & is a letter
_MODAL_MINIMIZABLE, _MODAL, _MODELESS = 39, 3, 5
_ERROR_STYLE = 65539
_DONE, _STOPPED, _FAILED = -1, -2, -3
_RUN_PROGRAM = 210  # an installed file, asynchronous, without waiting for its end
_SAY_GOODBYE = 18 + 64  # an installed file, waited for, whatever it answers


@dataclass(frozen=True, kw_only=True)
class Control:
    """One control of a page; sizes are the installer's units."""

    name: str
    kind: str
    box: tuple[int, int, int, int]
    attributes: int
    text: str = ""
    property: str = ""
    following: str = ""

    def row(self, page: str) -> tuple[Value, ...]:
        """The row of the table `Control`."""
        texts = (self.property, self.text, self.following, "")
        return (page, self.name, self.kind, *self.box, self.attributes, *texts)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page or a small question."""

    name: str
    controls: tuple[Control, ...]
    first: str
    default: str
    cancel: str
    style: int = _MODAL_MINIMIZABLE
    size: tuple[int, int] = (_WIDTH, _HEIGHT)
    title: str = "[ProductName] [ProductVersion]"

    def row(self) -> tuple[Value, ...]:
        """The row of the table `Dialog`; pages stand in the middle of the screen."""
        ways = (self.first, self.default, self.cancel)
        return (self.name, 50, 50, *self.size, self.style, self.title, *ways)


def button(
    name: str, text: str, following: str, left: int, top: int = 243, width: int = 76
) -> Control:
    """A button of the lower edge."""
    box = (left, top, width, 17)
    return Control(
        name=name,
        kind="PushButton",
        box=box,
        attributes=_VISIBLE | _ENABLED,
        text=text,
        following=following,
    )


def paragraph(name: str, text: str, top: int, height: int, width: int = 330) -> Control:
    """Text over the whole width."""
    return Control(
        name=name, kind="Text", box=(20, top, width, height), attributes=_TEXT, text=text
    )


def heading(text: str) -> Control:
    """The title of a page."""
    return paragraph("Heading", r"{\Heading}" + text, 14, 20)


def line() -> Control:
    """The line above the buttons."""
    return Control(name="Line", kind="Line", box=(0, 234, _WIDTH + 4, 0), attributes=_VISIBLE)


def tick(name: str, text: str, property_name: str, top: int, following: str) -> Control:
    """A check box."""
    box = (20, top, 330, 17)
    return Control(
        name=name,
        kind="CheckBox",
        box=box,
        attributes=_VISIBLE | _ENABLED,
        text=text,
        property=property_name,
        following=following,
    )


def rich_text(text: str) -> str:
    """Plain text as RTF in pure ASCII; empty lines part paragraphs, short ones are headings."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    body = ""
    for part in paragraphs:
        escaped = "".join(_rtf_letter(letter) for letter in part)
        is_heading = not part.endswith(".") and len(part) < 60 and not part.startswith("©")
        body += (rf"{{\b {escaped}}}" if is_heading else escaped) + r"\par\par "
    fonts = r"{\fonttbl{\f0\fswiss\fcharset204 Tahoma;}}"
    return rf"{{\rtf1\ansi\ansicpg1251\deff0{fonts}\f0\fs17 {body}}}"


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    return letter if letter.isascii() else f"\\u{ord(letter)}?"


def _licence_page() -> Page:
    where = "Программа устанавливается для вас, права администратора не нужны. Папка программы:"
    text = rich_text((HERE / "licence.txt").read_text(encoding="utf-8"))
    box = (20, 66, 330, 132)
    licence = Control(
        name="Licence",
        kind="ScrollableText",
        box=box,
        attributes=_VISIBLE | _ENABLED | _SUNKEN,
        text=text,
    )
    controls = (
        heading("Установка программы «[ProductName]»"),
        paragraph("Where", where, 36, 12),
        paragraph("Folder", "[INSTALLDIR]", 49, 12),
        licence,
        tick("Accept", "Я принимаю условия лицензии", "LicenceAccepted", 206, "Next"),
        line(),
        button("Next", "Установить", "Cancel", 190),
        button("Cancel", "Отмена", "Accept", 274),
    )
    return Page(
        name="LicencePage", controls=controls, first="Accept", default="Next", cancel="Cancel"
    )


def _maintenance_page() -> Page:
    text = (
        "Эта версия уже установлена. Её можно исправить, если файлы повреждены, или удалить. "
        "Данные остаются в обоих случаях: папка данных и документы не затрагиваются."
    )
    controls = (
        heading("Программа «[ProductName]» установлена"),
        paragraph("Text", text, 40, 60),
        line(),
        button("Repair", "Исправить", "Remove", 106),
        button("Remove", "Удалить", "Cancel", 190),
        button("Cancel", "Отмена", "Repair", 274),
    )
    return Page(
        name="MaintenancePage", controls=controls, first="Cancel", default="Cancel", cancel="Cancel"
    )


def _progress_page() -> Page:
    bar = Control(
        name="Bar",
        kind="ProgressBar",
        box=(20, 78, 330, 12),
        attributes=_VISIBLE | 65536,
        text="Ход",
    )
    controls = (
        heading("Подождите, это займёт около минуты"),
        paragraph("Action", "", 58, 14),
        bar,
        line(),
        button("Cancel", "Отмена", "", 274),
    )
    return Page(
        name="ProgressPage",
        controls=controls,
        first="Cancel",
        default="Cancel",
        cancel="Cancel",
        style=_MODELESS,
    )


def _end_pages() -> list[Page]:
    done = (
        "Ярлык «[ProductName]» — в меню «Пуск» и на рабочем столе. "
        "При обновлении и удалении программы данные сохраняются."
    )
    changed = paragraph("Changed", "Изменения внесены. Данные остались на месте.", 44, 40)
    finish = button("Finish", "Закрыть", "", 274)
    run = tick("Run", "Запустить программу", "RunNow", 92, "Finish")
    pages = [
        ("DonePage", "Готово", done, (changed, run)),
        (
            "StoppedPage",
            "Установка прервана",
            "Ничего не изменено. Установку можно начать снова.",
            (),
        ),
        (
            "FailedPage",
            "Установка не выполнена",
            "Изменения отменены. Закройте «Опору», если она открыта, и попробуйте ещё раз.",
            (),
        ),
    ]
    return [
        Page(
            name=name,
            controls=(heading(title), paragraph("Text", text, 44, 40), *extra, line(), finish),
            first="Finish",
            default="Finish",
            cancel="Finish",
        )
        for name, title, text, extra in pages
    ]


def _questions() -> list[Page]:
    cancel = (
        paragraph("Text", "Прервать установку?", 18, 20, 230),
        button("Yes", "Прервать", "No", 52, 57),
        button("No", "Продолжить", "Yes", 138, 57),
    )
    words = {
        "A": "Прервать",
        "C": "Отмена",
        "I": "Пропустить",
        "N": "Нет",
        "O": "ОК",
        "R": "Повторить",
        "Y": "Да",
    }
    error = paragraph("ErrorText", "", 15, 60, 230)
    answers = tuple(button(key, text, "", 97, 82) for key, text in words.items())
    return [
        Page(
            name="CancelQuestion",
            controls=cancel,
            first="No",
            default="No",
            cancel="No",
            style=_MODAL,
            size=(_SMALL_WIDTH, 90),
        ),
        Page(
            name="ErrorQuestion",
            controls=(error, *answers),
            first="ErrorText",
            default="",
            cancel="",
            style=_ERROR_STYLE,
            size=(_SMALL_WIDTH, 110),
        ),
    ]


def _files_in_use_page() -> Page:
    box = (20, 70, 330, 120)
    listing = Control(
        name="List",
        kind="ListBox",
        box=box,
        attributes=_VISIBLE | _ENABLED | _SUNKEN,
        text="",
        property="FileInUseProcess",
    )
    text = "Эти программы пользуются файлами «[ProductName]». Закройте их и нажмите «Повторить»."
    controls = (
        heading("Закройте программу"),
        paragraph("Text", text, 40, 26),
        listing,
        line(),
        button("Retry", "Повторить", "Ignore", 106),
        button("Ignore", "Пропустить", "Exit", 190),
        button("Exit", "Отмена", "Retry", 274),
    )
    return Page(name="FilesInUse", controls=controls, first="Retry", default="Retry", cancel="Exit")


def pages() -> list[Page]:
    """Every page of the installer."""
    first = [_licence_page(), _maintenance_page(), _progress_page()]
    return [*first, *_end_pages(), *_questions(), _files_in_use_page()]


_EVENTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("LicencePage", "Next", "EndDialog", "Return", 'LicenceAccepted = "1"'),
    ("LicencePage", "Cancel", "SpawnDialog", "CancelQuestion", "1"),
    # The properties say the same as the events: Wine heeds only these.
    ("MaintenancePage", "Repair", "[REINSTALLMODE]", "omus", "1"),
    ("MaintenancePage", "Repair", "[REINSTALL]", "ALL", "1"),
    ("MaintenancePage", "Repair", "ReinstallMode", "omus", "1"),
    ("MaintenancePage", "Repair", "Reinstall", "ALL", "1"),
    ("MaintenancePage", "Repair", "EndDialog", "Return", "1"),
    ("MaintenancePage", "Remove", "[REMOVE]", "ALL", "1"),
    ("MaintenancePage", "Remove", "Remove", "ALL", "1"),
    ("MaintenancePage", "Remove", "EndDialog", "Return", "1"),
    ("MaintenancePage", "Cancel", "EndDialog", "Exit", "1"),
    ("ProgressPage", "Cancel", "SpawnDialog", "CancelQuestion", "1"),
    ("DonePage", "Finish", "DoAction", "RunProgram", 'RunNow = "1" AND NOT Installed'),
    ("DonePage", "Finish", "EndDialog", "Return", "1"),
    ("StoppedPage", "Finish", "EndDialog", "Exit", "1"),
    ("FailedPage", "Finish", "EndDialog", "Exit", "1"),
    ("CancelQuestion", "Yes", "EndDialog", "Exit", "1"),
    ("CancelQuestion", "No", "EndDialog", "Return", "1"),
    ("FilesInUse", "Retry", "EndDialog", "Retry", "1"),
    ("FilesInUse", "Ignore", "EndDialog", "Ignore", "1"),
    ("FilesInUse", "Exit", "EndDialog", "Exit", "1"),
    ("ErrorQuestion", "A", "EndDialog", "ErrorAbort", "1"),
    ("ErrorQuestion", "C", "EndDialog", "ErrorCancel", "1"),
    ("ErrorQuestion", "I", "EndDialog", "ErrorIgnore", "1"),
    ("ErrorQuestion", "N", "EndDialog", "ErrorNo", "1"),
    ("ErrorQuestion", "O", "EndDialog", "ErrorOk", "1"),
    ("ErrorQuestion", "R", "EndDialog", "ErrorRetry", "1"),
    ("ErrorQuestion", "Y", "EndDialog", "ErrorYes", "1"),
)
_CONDITIONS = (
    ("LicencePage", "Next", "Disable", 'LicenceAccepted <> "1"'),
    ("LicencePage", "Next", "Enable", 'LicenceAccepted = "1"'),
    ("DonePage", "Run", "Hide", "Installed"),
    ("DonePage", "Text", "Hide", "Installed"),
    ("DonePage", "Changed", "Hide", "NOT Installed"),
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
_SEQUENCE = (
    ("LicencePage", "NOT Installed", 1295),
    ("MaintenancePage", "Installed AND NOT RESUME AND NOT PATCH", 1296),
    ("ProgressPage", "", 1297),
    ("DonePage", "", _DONE),
    ("StoppedPage", "", _STOPPED),
    ("FailedPage", "", _FAILED),
)


def add_wizard(database: Database) -> None:
    """Add the pages, their order and what the buttons do."""
    _add_pages(database, pages())
    _add_behaviour(database)
    _add_words(database)
    for name, value in (
        ("DefaultUIFont", "Normal"),
        ("ErrorDialog", "ErrorQuestion"),
        ("RunNow", "1"),
    ):
        database.insert("Property", {"Property": name, "Value": value})
    for action, condition, number in _SEQUENCE:
        row = {"Action": action, "Condition": condition, "Sequence": number}
        database.insert("InstallUISequence", row)
    _add_programs(database)


def _add_pages(database: Database, made: Iterable[Page]) -> None:
    shown = list(made)
    names = "Dialog HCentering VCentering Width Height Attributes Title"
    ways = "Control_First Control_Default Control_Cancel"
    columns = _columns(f"{names} {ways}", "s72 i2 i2 i2 i2 I4 L128 s50 S50 S50")
    database.add_table("Dialog", columns, 1, [page.row() for page in shown])
    names = "Dialog_ Control Type X Y Width Height Attributes Property Text Control_Next Help"
    columns = _columns(names, "s72 s50 s20 i2 i2 i2 i2 I4 S72 L0 S50 L50")
    rows = [control.row(page.name) for page in shown for control in page.controls]
    database.add_table("Control", columns, 2, rows)


def _add_behaviour(database: Database) -> None:
    names = "Dialog_ Control_ Event Argument Condition Ordering"
    columns = _columns(names, "s72 s50 s50 s255 S255 I2")
    rows = [(*event, number) for number, event in enumerate(_EVENTS, 1)]
    database.add_table("ControlEvent", columns, 5, rows)
    columns = _columns("Dialog_ Control_ Action Condition", "s72 s50 s50 s255")
    database.add_table("ControlCondition", columns, 4, _CONDITIONS)
    database.add_table(
        "CheckBox",
        _columns("Property Value", "s72 S64"),
        1,
        [("LicenceAccepted", "1"), ("RunNow", "1")],
    )
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


def _add_programs(database: Database) -> None:
    """«Запустить программу», and the last word of an uninstallation: where the data are."""
    rows = (("RunProgram", _RUN_PROGRAM, ""), ("SayDataStay", _SAY_GOODBYE, "--data-stay"))
    for name, kind, arguments in rows:
        row: dict[str, Value] = {
            "Action": name,
            "Type": kind,
            "Source": "fLauncher",
            "Target": arguments,
        }
        database.insert("CustomAction", row)
    condition = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND UILevel > 2'
    row = {"Action": "SayDataStay", "Condition": condition, "Sequence": 1490}
    database.insert("InstallExecuteSequence", row)


def _columns(names: str, types: str) -> dict[str, str]:
    return dict(zip(names.split(), types.split(), strict=True))
