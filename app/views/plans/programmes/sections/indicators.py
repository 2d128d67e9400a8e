"""Показатели: their targets as a grid of years, what was reached, how they are monitored."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar

from app.errors import KnownProblem
from app.services.language.sentences import glued
from app.services.programmes.parts import Indicator, YearValue, years_of_programme
from app.services.programmes.sources.catalogue import year_values
from app.views.plans.programmes.sections.indicator_columns import (
    monitoring_columns,
    target_columns,
    trace_words,
    value_columns,
)
from app.views.plans.programmes.sections.section import Section
from app.views.tables.column_fit import ColumnFit
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

_MODES = ("Показатели и цели", "Что получено", "Мониторинг")
_EMPTY = "Выберите показатель: здесь будет видно, из чего сложилось его значение за каждый год."


class IndicatorsSection(Section):
    """One list in three views; worked out values are read beside the window."""

    key, title = "indicators", "Показатели"
    parts = ("indicators",)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.modes = QTabBar()
        self.modes.setDrawBase(False)
        self.modes.setExpanding(False)
        self.modes.setAccessibleName("Что показано о показателях")
        for words in _MODES:
            self.modes.addTab(words)
        self.trace = label("", "small", wrap=True)
        self._programme: Programme | None = None
        self._years: tuple[int, ...] = ()
        self._worked_out: dict[str, Mapping[int, YearValue]] = {}  # by source
        self._mode = self._asked = 0
        self.list: ListEditor[Indicator] = self._make_list()
        self.body.addWidget(self.modes)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.trace)
        self.modes.currentChanged.connect(lambda _mode: self._on_mode())

    def fill(self, programme: "Programme") -> None:
        """Show the indicators; the columns of the years are those of the programme."""
        self._programme, self._worked_out = programme, {}
        years = years_of_programme(programme.period)
        if years != self._years:
            self._years = years
            self._replace_list()
        self.list.set_values(programme.indicators)
        self._read_values()

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these indicators; empty lines are none."""
        rows: tuple[Indicator, ...] = self.read("indicators", self.list.values)
        return replace(
            programme, indicators=tuple(row for row in rows if row != Indicator(title=""))
        )

    @property
    def shows_values(self) -> bool:
        """Whether what was reached is in sight."""
        return self._mode == 1

    # The views of the list

    def _make_list(self) -> ListEditor[Indicator]:
        columns = (
            target_columns(self._years),
            value_columns(self._years, self._value_of),
            monitoring_columns(),
        )[self._mode]
        new = None if self._mode else lambda: Indicator(title="")
        editor = self.list_of("indicators", columns, "Показатели", new=new)
        if self._mode == 0:  # the years stay in sight: the aim gives them its room
            ColumnFit(editor.table, ("group",))
        editor.line_selected.connect(self._show_trace)
        editor.changed.connect(self._read_values)
        self.trace.setVisible(self.shows_values)
        return editor

    def _replace_list(self) -> None:
        former = self.list
        self.list = self._make_list()
        self.body.replaceWidget(former, self.list)
        former.hide()
        former.deleteLater()
        self.list.setVisible(True)

    def _on_mode(self) -> None:
        """The same list with other columns; what was typed goes along."""
        try:
            values = self.list.values()
        except KnownProblem:  # a refused text stays in its cell until it is corrected
            self.modes.setCurrentIndex(self._mode)
            return
        if self._mode == self.modes.currentIndex():
            return
        self._mode = self.modes.currentIndex()
        self._replace_list()
        self.list.set_values(values)
        self._read_values()

    # Values

    def _value_of(self, indicator: Indicator, year: int) -> YearValue:
        """Target and value of a year, worked out where a source is named."""
        typed = indicator.years.get(year, YearValue())
        if not indicator.source:
            return typed
        value = self._worked_out.get(indicator.source, {}).get(year, YearValue())
        return replace(value, target_h=typed.target_h, target_text=typed.target_text)

    def _read_values(self) -> None:
        """Work out what the named sources give."""
        programme = self._programme
        if programme is None or not self.shows_values:
            return
        wanted = {line.value.source for line in self.list.model.all_rows} - {""}
        codes = sorted(wanted - self._worked_out.keys())
        self._show_trace(self.list.selected())
        if not codes:
            return
        asked = replace(
            programme, indicators=tuple(Indicator(title=code, source=code) for code in codes)
        )
        self._asked += 1
        number, workspace = self._asked, self.context.workspace

        def show(values: list[dict[int, YearValue]]) -> None:
            if number != self._asked or programme is not self._programme:
                return
            self._worked_out |= dict(zip(codes, values, strict=True))
            self.list.refresh()
            self._show_trace(self.list.selected())

        self.context.tasks.run(
            lambda: year_values(workspace, asked), show, title="Значения показателей", casual=True
        )

    def _show_trace(self, indicator: Indicator | None) -> None:
        lines = [] if indicator is None else trace_words(indicator, self._years, self._value_of)
        empty = _EMPTY if indicator is None else "Ни цели, ни значения пока нет."
        self.trace.setText(glued("\n".join(lines) or empty))
