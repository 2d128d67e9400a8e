"""The sections that are one table: directions and risks."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.programmes.parts import Direction, ProgrammeRisk
from app.views.plans.programmes.sections.section import Section
from app.views.tables.editing.list_columns import ListColumn

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext


class DirectionsSection(Section):
    """Направления: each with its aim and its tasks, a line each."""

    key, title = "directions", "Направления"
    parts = ("directions",)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        columns: list[ListColumn[Direction]] = [
            ListColumn(
                key="title",
                title="Направление",
                text=lambda row: row.title,
                put=lambda row, typed: replace(row, title=" ".join(typed.split())),
                width=140,
                lines=True,
            ),
            ListColumn(
                key="aim",
                title="Цель",
                text=lambda row: row.aim,
                put=lambda row, typed: replace(row, aim=typed.strip()),
                width=140,
                lines=True,
            ),
            ListColumn(
                key="tasks",
                title="Задачи, каждая с новой строки",
                text=lambda row: "\n".join(row.tasks),
                put=lambda row, typed: replace(row, tasks=_lines(typed)),
                width=160,
                stretch=True,
                lines=True,
            ),
        ]
        self.list = self.list_of("directions", columns, "Направления", new=Direction)
        self.body.addWidget(self.list, 1)

    def fill(self, programme: "Programme") -> None:
        """Show the directions."""
        self.list.set_values(programme.directions)

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these directions; empty lines are none."""
        rows: tuple[Direction, ...] = self.read("directions", self.list.values)
        return replace(programme, directions=tuple(row for row in rows if row != Direction()))


class RisksSection(Section):
    """Риски, each with the measures against it."""

    key, title = "risks", "Риски"
    parts = ("risks",)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        columns: list[ListColumn[ProgrammeRisk]] = [
            ListColumn(
                key="title",
                title="Риск",
                text=lambda row: row.title,
                put=lambda row, typed: row._replace(title=" ".join(typed.split())),
                width=200,
                lines=True,
            ),
            ListColumn(
                key="measures",
                title="Меры",
                text=lambda row: row.measures,
                put=lambda row, typed: row._replace(measures=typed.strip()),
                width=200,
                stretch=True,
                lines=True,
            ),
        ]
        self.list = self.list_of("risks", columns, "Риски", new=lambda: ProgrammeRisk(""))
        self.body.addWidget(self.list, 1)

    def fill(self, programme: "Programme") -> None:
        """Show the risks."""
        self.list.set_values(programme.risks)

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these risks; empty lines are none."""
        rows: tuple[ProgrammeRisk, ...] = self.read("risks", self.list.values)
        return replace(programme, risks=tuple(row for row in rows if any(row)))


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in typed.split("\n"))))
