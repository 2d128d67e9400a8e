"""The pages that both installers have, and what their buttons do."""

from dataclasses import dataclass

from installer.windows.wizard.controls import (
    ENABLED,
    ERROR_STYLE,
    MODAL,
    MODELESS,
    SUNKEN,
    VISIBLE,
    Control,
    Page,
    button,
    heading,
    line,
    paragraph,
    tick,
)

Event = tuple[str, str, str, str, str]  # page, control, event, argument, condition
Condition = tuple[str, str, str, str]  # page, control, action, condition

_SMALL_WIDTH = 270


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the pages of both say differently.

    Attributes:
        installed: heading of the page of a package that is installed already.
        maintenance: what can be done with it.
        wait: heading while it works.
        done: where the program is found now.
    """

    installed: str
    maintenance: str
    wait: str
    done: str


def shared_pages(words: Words) -> list[Page]:
    """All pages but the first."""
    first = [_maintenance_page(words), _progress_page(words)]
    return [*first, *_end_pages(words), *_questions(), _files_in_use_page()]


def _maintenance_page(words: Words) -> Page:
    controls = (
        heading(words.installed),
        paragraph("Text", words.maintenance, 40, 60),
        line(),
        button("Repair", "Исправить", "Remove", 106),
        button("Remove", "Удалить", "Cancel", 190),
        button("Cancel", "Отмена", "Repair", 274),
    )
    return Page(
        name="MaintenancePage", controls=controls, first="Cancel", default="Cancel", cancel="Cancel"
    )


def _progress_page(words: Words) -> Page:
    bar = Control(
        name="Bar",
        kind="ProgressBar",
        box=(20, 78, 330, 12),
        attributes=VISIBLE | 65536,
        text="Ход",
    )
    controls = (
        heading(words.wait),
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
        style=MODELESS,
    )


def _end_pages(words: Words) -> list[Page]:
    changed = paragraph("Changed", "Изменения внесены. Данные остались на месте.", 44, 40)
    finish = button("Finish", "Закрыть", "", 274)
    run = tick("Run", "Запустить программу", "RunNow", 92, "Finish")
    pages = [
        ("DonePage", "Готово", words.done, (changed, run)),
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
            style=MODAL,
            size=(_SMALL_WIDTH, 90),
        ),
        Page(
            name="ErrorQuestion",
            controls=(error, *answers),
            first="ErrorText",
            default="",
            cancel="",
            style=ERROR_STYLE,
            size=(_SMALL_WIDTH, 110),
        ),
    ]


def _files_in_use_page() -> Page:
    box = (20, 70, 330, 120)
    listing = Control(
        name="List",
        kind="ListBox",
        box=box,
        attributes=VISIBLE | ENABLED | SUNKEN,
        text="",
        property="FileInUseProcess",
    )
    text = "Эти программы пользуются файлами «Опоры». Закройте их и нажмите «Повторить»."
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


SHARED_EVENTS: tuple[Event, ...] = (
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
SHARED_CONDITIONS: tuple[Condition, ...] = (
    ("DonePage", "Run", "Hide", "Installed"),
    ("DonePage", "Text", "Hide", "Installed"),
    ("DonePage", "Changed", "Hide", "NOT Installed"),
)
