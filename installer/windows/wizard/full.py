"""What the full installer shows: the licence, and where the data are after a removal."""

from installer.layout import SOURCES
from installer.windows.wizard.controls import (
    ENABLED,
    SUNKEN,
    VISIBLE,
    Control,
    Page,
    button,
    heading,
    line,
    paragraph,
    rich_text,
    tick,
)
from installer.windows.wizard.pages import Words
from installer.windows.wizard.tables import Program, Wizard

LAUNCHER_KEY = "fLauncher"  # as product.wxs names it
_INSTALLED_FILE = 18
_WHATEVER_IT_ANSWERS = 64
_WITHOUT_WAITING = 192
_REMOVED = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'


def _licence_page() -> Page:
    where = "Программа устанавливается для вас, без прав администратора, в папку:"
    text = rich_text((SOURCES / "licence.txt").read_text(encoding="utf-8"))
    box = (20, 66, 330, 132)
    licence = Control(
        name="Licence",
        kind="ScrollableText",
        box=box,
        attributes=VISIBLE | ENABLED | SUNKEN,
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


WIZARD = Wizard(
    first=_licence_page(),
    words=Words(
        installed="Программа «[ProductName]» установлена",
        maintenance="Эта версия уже установлена. Её можно исправить, если файлы повреждены, или "
        "удалить. Данные остаются в обоих случаях: папка данных и документы не затрагиваются.",
        wait="Подождите, это займёт около минуты",
        done="Ярлык «[ProductName]» — в меню «Пуск» и на рабочем столе. "
        "При обновлении и удалении программы данные сохраняются.",
    ),
    events=(
        ("LicencePage", "Next", "EndDialog", "Return", 'LicenceAccepted = "1"'),
        ("LicencePage", "Cancel", "SpawnDialog", "CancelQuestion", "1"),
    ),
    conditions=(
        ("LicencePage", "Next", "Disable", 'LicenceAccepted <> "1"'),
        ("LicencePage", "Next", "Enable", 'LicenceAccepted = "1"'),
    ),
    ticks=("LicenceAccepted", "RunNow"),
    programs=(
        Program(name="RunProgram", kind=_INSTALLED_FILE | _WITHOUT_WAITING, source=LAUNCHER_KEY),
        Program(
            name="SayDataStay",
            kind=_INSTALLED_FILE | _WHATEVER_IT_ANSWERS,
            source=LAUNCHER_KEY,
            command="--data-stay",
            when=(f"{_REMOVED} AND UILevel > 2", 1490),
        ),
        # Windows installs and removes one product at a time: the update has to wait for its turn.
        Program(
            name="RemoveUpdate",
            kind=_INSTALLED_FILE | _WHATEVER_IT_ANSWERS,
            source=LAUNCHER_KEY,
            command="--remove-update",
            when=(_REMOVED, 1491),
        ),
    ),
)
