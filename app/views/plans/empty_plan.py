"""What stands in the place of a plan while there is nothing to show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services import plans
from app.services.language.dates import year_name
from app.views.widgets.empty_state import EmptyState, nothing_found

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


class NoPlan(EmptyState):
    """No plan for the year of work; says what there is in other years."""

    def __init__(
        self, context: "PageContext", add: Callable[[], object], load: Callable[[], object]
    ) -> None:
        super().__init__(
            "Плана пока нет",
            "",
            icon="plans",
            action="Создать план",
            on_action=add,
            second="Загрузить план из файла",
            on_second=load,
            link="Показать другой год",
            on_link=self._on_nearest_year,
        )
        self._context = context
        self._nearest: int | None = None  # the year with a plan that is nearest to the chosen one

    def show_year(self) -> None:
        """Say what can be done in the chosen year."""
        chosen = self._context.year
        years = plans.planned_years(self._context.workspace)
        earlier = any(year < chosen for year in years)
        what = (
            "Возьмите мероприятия прежнего плана со сдвигом сроков, начните с плана из библиотеки"
            " или загрузите план из документа Word или книги Excel."
            if earlier
            else "Создайте план, пустой или из библиотеки, либо загрузите его из документа Word"
            " или книги Excel."
        )
        self.set_text(f"На {year_name(chosen)} учебный год плана нет", what)
        self.button.setText("Создать на основе прежнего" if earlier else "Создать план")
        others = {*years} - {chosen}
        # Of two that are equally near the later one wins.
        nearest = min(others, key=lambda year: (abs(year - chosen), -year), default=None)
        self._nearest = nearest
        self.link_button.setVisible(nearest is not None)
        if nearest is not None:
            self.link_button.setText(f"Показать план на {year_name(nearest)}")

    def _on_nearest_year(self) -> None:
        if self._nearest is not None:
            self._context.set_year(self._nearest)


def no_measures(
    add_section: Callable[[], object], load: Callable[[], object], paste: Callable[[], object]
) -> EmptyState:
    """A plan without a section."""
    return EmptyState(
        "В плане пока пусто",
        "Добавьте раздел и мероприятия, возьмите их из библиотеки (кнопка «Ещё»), загрузите"
        " документ Word или книгу Excel, скопируйте таблицу плана в Word и вставьте её сюда.",
        icon="plans",
        action="Добавить раздел",
        on_action=add_section,
        second="Загрузить план из файла",
        on_second=load,
        link="Вставить скопированную таблицу",
        on_link=paste,
    )


def nothing_matches(show_all: Callable[[], object]) -> EmptyState:
    """A plan whose filters hide every measure."""
    return nothing_found(
        "Под выбранные условия не подходит ни одно мероприятие.",
        show_all,
        action="Показать все мероприятия",
    )
