"""The filters above the agenda."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.services.plans.agenda.rows import AgendaFilter
from app.services.plans.duties.listing import parties_in
from app.views.widgets.fields.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import PlanRow
    from app.services.plans.agenda.rows import AgendaRow

_EVER = -1
_WIDEST, _LETTERS, _SHARE = 184, 4, 8
_HORIZONS = (
    ("На 90 дней", 90),
    ("На 30 дней", 30),
    ("На год вперёд", 366),
    ("Весь срок планов", _EVER),
)


class AgendaFilters(FilterBar):
    """Search, plan, school, party, and how far the agenda looks ahead."""

    def __init__(self) -> None:
        super().__init__("Найти в сроках")
        for key, name, words in (
            ("plan", "План", "Все планы"),
            ("school", "Школа", "Все школы"),
            ("party", "Ответственный", "Все ответственные"),
        ):
            self.add_choice(key, name, [(words, None)])
        self.add_choice("days", "Насколько вперёд", list(_HORIZONS))
        for box in self.findChildren(QComboBox):  # with what resets them they share a narrow window
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_LETTERS)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(_WIDEST)
            box.view().setMinimumWidth(_WIDEST * 2)
            self._layout.setStretchFactor(box, _SHARE)

    @property
    def days(self) -> int | None:
        """How many days ahead are shown; None for all."""
        days = self.value("days")
        return None if days == _EVER else int(str(days))

    def show_plans(self, plans: "Sequence[PlanRow]") -> None:
        """Offer the plans; what is chosen stays when it is there."""
        options: list[tuple[str, object]] = [
            (f"{row.school_name}: {row.title}" if row.school_name else row.title, row.id)
            for row in plans
        ]
        self.set_options("plan", [("Все планы", None), *options])
        self.show_choice("plan", on=len(options) > 1)

    def show_rows(self, rows: "Sequence[AgendaRow]") -> None:
        """Offer the schools and the parties of these rows."""
        # A measure stands in many rows and concerns the same schools in all of them.
        first = {row.measure.id: row for row in rows}.values()
        names: dict[int, str] = {}
        for row in first:
            names.update(row.measure.schools)
            if row.plan.school_id is not None:
                names[row.plan.school_id] = row.plan.school_name
        schools: list[tuple[str, object]] = [(name, key) for key, name in names.items()]
        answering = parties_in(row.measure for row in first)
        parties: list[tuple[str, object]] = [(party.name, party.key) for party in answering]
        self.set_options("school", [("Все школы", None), *sorted(schools)])
        self.set_options("party", [("Все ответственные", None), *parties])
        self.show_choice("school", on=bool(schools))

    @property
    def wanted(self) -> AgendaFilter:
        """What is chosen."""
        plan, school, party = (self.value(key) for key in ("plan", "school", "party"))
        return AgendaFilter(
            text=self.text,
            plan_id=plan if isinstance(plan, int) else None,
            school_id=school if isinstance(school, int) else None,
            party=None if party is None else str(party),
        )
