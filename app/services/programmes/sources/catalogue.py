"""All sources, collected from every module of `sources.kinds`, and the values they give."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from app.services.programmes.parts import Indicator, Programme, YearValue, years_of_programme
from app.services.programmes.source import Source, SourceFacts, SourceValue
from app.services.programmes.sources import kinds

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@cache
def sources() -> Mapping[str, Source]:
    """The sources by code, in the order in which they are offered."""
    modules = pkgutil.iter_modules(kinds.__path__, f"{kinds.__name__}.")
    found: list[Source] = [
        source for module in modules for source in import_module(module.name).SOURCES
    ]
    return {one.code: one for one in sorted(found, key=lambda one: one.position)}


class WorkedOut:
    """The values of a programme that are worked out; each is worked out once.

    A code that the program does not know gives none.
    """

    def __init__(self, workspace: "Workspace", programme: Programme) -> None:
        self._facts = SourceFacts(workspace, programme)
        self._values: dict[tuple[str, int], SourceValue | None] = {}

    def of(self, code: str, year: int) -> SourceValue | None:
        """What a source gives for a year; None while nothing is known, never 0."""
        key = code, year
        if key not in self._values:
            source = sources().get(code)
            self._values[key] = None if source is None else source.work_out(self._facts, year)
        return self._values[key]

    def year_value(self, indicator: Indicator, year: int) -> YearValue:
        """The target of a year with its value: worked out where a source is named, else typed."""
        typed = indicator.years.get(year, YearValue())
        if not indicator.source:
            return typed
        worked_out = self.of(indicator.source, year)
        value = YearValue() if worked_out is None else worked_out.value
        return YearValue(
            target_h=typed.target_h,
            target_text=typed.target_text,
            value_h=value.value_h,
            value_part=value.value_part,
            value_whole=value.value_whole,
            value_source=value.value_source,
        )


def year_values(workspace: "Workspace", programme: Programme) -> list[dict[int, YearValue]]:
    """Target and value of each year for each indicator, in their order, as `year_value`."""
    values, years = WorkedOut(workspace, programme), years_of_programme(programme.period)
    return [
        {year: values.year_value(indicator, year) for year in years}
        for indicator in programme.indicators
    ]
