"""What the small update shows."""

from installer.layout import LAUNCHER
from installer.windows.wizard.controls import Page, button, heading, line, paragraph
from installer.windows.wizard.pages import Words
from installer.windows.wizard.tables import Program, Wizard

_COMMAND_IN_FOLDER = 34
_WITHOUT_WAITING = 192


def _first_page() -> Page:
    what = (
        "На этом компьютере уже есть «Опора», и обновление к ней подходит. Оно заменит только саму "
        "программу, это займёт несколько секунд. Права администратора не нужны."
    )
    data = (
        "Закройте «Опору», если она открыта. Данные остаются на месте: папка данных и документы "
        "не затрагиваются."
    )
    back = "Если обновление удалить в разделе «Приложения», снова заработает прежняя версия."
    controls = (
        heading("Обновление «Опоры» до версии [ProductVersion]"),
        paragraph("What", what, 44, 36),
        paragraph("Data", data, 88, 26),
        paragraph("Back", back, 122, 26),
        line(),
        button("Next", "Обновить", "Cancel", 190),
        button("Cancel", "Отмена", "Next", 274),
    )
    return Page(name="UpdatePage", controls=controls, first="Next", default="Next", cancel="Cancel")


WIZARD = Wizard(
    first=_first_page(),
    words=Words(
        installed="Обновление «Опоры» до версии [ProductVersion] установлено",
        maintenance="Его можно исправить, если файлы повреждены, или удалить. После удаления "
        "работает та версия «Опоры», которая была установлена до обновления. Данные остаются в "
        "обоих случаях: папка данных и документы не затрагиваются.",
        wait="Подождите, это займёт несколько секунд",
        done="«Опора» обновлена до версии [ProductVersion]. Ярлыки остались прежними.",
    ),
    events=(
        ("UpdatePage", "Next", "EndDialog", "Return", "1"),
        ("UpdatePage", "Cancel", "SpawnDialog", "CancelQuestion", "1"),
    ),
    programs=(
        Program(
            name="RunProgram",
            kind=_COMMAND_IN_FOLDER | _WITHOUT_WAITING,
            source="INSTALLDIR",
            command=f'"[INSTALLDIR]{LAUNCHER}"',
        ),
    ),
)
