"""The filters above the table of a plan."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy

from app.enums import MeasureStatus
from app.services.language.dates import SOON_DAYS
from app.services.language.numbers import NBSP
from app.services.plans import MeasureFilter
from app.services.plans.duties.listing import parties_in
from app.views.widgets.fields.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.plans import Month, PlanRow

_WIDEST, _WIDEST_CHOSEN = 192, 240
_AROUND = 56  # the frame of a choice, its arrow and the edge that its words keep free
_LETTERS = 4
_SHARE = 8
_DUE: tuple[tuple[str, str | None], ...] = (
    ("Все сроки", None),
    ("Просроченные", "overdue"),
    ("Просроченные без причины", "unexplained"),
    (f"Ближайшие {SOON_DAYS}{NBSP}дней", "soon"),
    ("Без отметки", "unmarked"),
    ("Без подтверждения", "unproved"),
    ("С замечаниями", "remarked"),
)


class PlanFilters(FilterBar):
    """Search, status, deadline, section and responsible party."""

    def __init__(self) -> None:
        super().__init__("Найти в плане")
        statuses = [(status.label.capitalize(), status) for status in MeasureStatus]
        self._add("status", "Статус", [("Все статусы", None), *statuses])
        self._add("due", "Срок и подтверждение", list(_DUE))
        self._add("section", "Раздел", [("Все разделы", None)])
        self._add("responsible", "Ответственный", [("Все ответственные", None)])

    def _add(self, key: str, name: str, options: "list[tuple[str, object]]") -> None:
        box = self.add_choice(key, name, options)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMaximumWidth(_WIDEST)
        box.view().setMinimumWidth(_WIDEST * 2)
        self._stretch(box)

    def _on_changed(self) -> None:
        """What is chosen is read whole; what filters nothing gives it the room."""
        for box in self.findChildren(QComboBox):
            chosen = box.currentIndex() > 0
            words = box.fontMetrics().horizontalAdvance(box.currentText()) + _AROUND
            box.setMinimumWidth(min(words, _WIDEST_CHOSEN) if chosen else 0)
            box.setMaximumWidth(_WIDEST_CHOSEN if chosen else _WIDEST)
        super()._on_changed()

    def _stretch(self, box: QComboBox) -> None:
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretchFactor(box, _SHARE)

    def show_plan(self, plan: "PlanRow") -> None:
        """Offer the sections and the parties of a plan; what is chosen stays when it is there."""
        sections: list[tuple[str, object]] = [(row.title, row.id) for row in plan.sections]
        parties: list[tuple[str, object]] = [
            (row.name, row.key) for row in parties_in(plan.measures)
        ]
        chosen, words = self.value("responsible"), self.words("responsible")
        if chosen is not None and all(key != chosen for _name, key in parties):
            parties.append((words, chosen))  # who is looked for stays from plan to plan
        self.set_options("section", [("Все разделы", None), *sections])
        self.set_options("responsible", [("Все ответственные", None), *parties])

    def accepted(
        self,
        month: "Month | str | None",
        today: date,
        year: int,
        remarked: "Collection[int]" = (),
    ) -> MeasureFilter:
        """What is chosen, with the month of the strip in a school year.

        `remarked` are the measures with something worth a look.
        """
        status, due = self.value("status"), self.value("due")
        section, party = self.value("section"), self.value("responsible")
        return MeasureFilter(
            today=today,
            text=self.text,
            status=None if status is None else MeasureStatus(str(status)),
            due=None if due is None else str(due),
            section_id=section if isinstance(section, int) else None,
            responsible=None if party is None else str(party),
            month=month,
            year=year,
            remarked=frozenset(remarked),
        )
