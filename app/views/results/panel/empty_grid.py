"""What stands in the place of the grid while there is nothing to show."""

from collections.abc import Callable

from app.services.language.dates import year_name
from app.views.widgets.empty_state import EmptyState

Slot = Callable[[], object]


def no_results(load: Slot, by_hand: Slot) -> EmptyState:
    """The year has no results yet; the panel gives the year to its words."""
    return EmptyState(
        "Результатов этого года ещё нет",
        "",
        icon="results",
        action="Загрузить файлы…",
        on_action=load,
        second="Ввести вручную",
        on_second=by_hand,
    )


def no_results_words(year: int) -> tuple[str, str]:
    """Title and text of that place for a year."""
    text = (
        "Загрузите файлы «Статистика по отметкам» из ФИС ОКО или заполненные книги программы. "
        "Файлы можно просто перетащить сюда мышью."
    )
    return f"Результатов за {year_name(year)} учебный год ещё нет", text


def no_schools(load: Slot, go_to_schools: Slot) -> EmptyState:
    """There is no school whose results could be shown."""
    return EmptyState(
        "Сначала нужны школы",
        "Загрузите список школ из книги «Школы» или добавьте их в разделе «Школы».",
        icon="schools",
        action="Загрузить файлы…",
        on_action=load,
        second="Перейти к школам",
        on_second=go_to_schools,
    )
