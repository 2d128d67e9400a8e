"""What stands in the place of a plan while there is nothing to show."""

from collections.abc import Callable

from app.views.widgets.empty_state import EmptyState


def no_plan(
    add: Callable[[], object], load: Callable[[], object], show_other_year: Callable[[], object]
) -> EmptyState:
    """No plan for the year; the page says what there is in other years."""
    return EmptyState(
        "Плана пока нет",
        "",
        icon="plans",
        action="Создать план",
        on_action=add,
        second="Загрузить план из Excel",
        on_second=load,
        link="Показать другой год",
        on_link=show_other_year,
    )


def no_measures(
    add_section: Callable[[], object], load: Callable[[], object], paste: Callable[[], object]
) -> EmptyState:
    """A plan without a section."""
    return EmptyState(
        "В плане пока пусто",
        "Добавьте раздел и мероприятия, загрузите книгу Excel или скопируйте таблицу плана"
        " в Word и вставьте её сюда.",
        icon="plans",
        action="Добавить раздел",
        on_action=add_section,
        second="Загрузить план из Excel",
        on_second=load,
        link="Вставить скопированную таблицу",
        on_link=paste,
    )
