"""Риски: the risk profile of a school in the year of work, and the list of its factors."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.enums import Significance
from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import DASH, whole
from app.services.language.sentences import capital
from app.services.programmes.risk_profile import (
    Factor,
    SchoolFactor,
    get_profiles,
    list_factors,
    save_factors,
    save_profile,
)
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.schools.card.tab import CardTab
from app.views.tables.column_fit import ColumnFit
from app.views.tables.editing.list_columns import ListColumn
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.buttons import button
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import choice, text_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace
    from app.views.base.page_context import PageContext
    from app.views.look.window_state import WindowState

_LEVELS = {one.label: one for one in Significance}
_YES, _NO = "да", "нет"
_TEXTS = {"helps": "Что помогает", "hinders": "Что мешает", "measures": "Меры"}
_TONES = {Significance.HIGH: "warning", Significance.NONE: "muted"}


class RiskLine(NamedTuple):
    """A factor with what is entered of it for the school, or None."""

    title: str
    entered: SchoolFactor | None


class RisksTab(CardTab):
    """A row a factor; what is typed in a cell is saved at once."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._school: SchoolRow | None = None
        self.note = label("", "muted", wrap=True)
        self.factors_button = button("Список факторов…", self.edit_factors, icon="list")
        self.edit_button = button("Заполнить…", self.edit_selected, icon="pencil")
        self.list: ListEditor[RiskLine] = ListEditor(
            _columns(),
            name="school-risks",
            title="Рисковый профиль",
            state=context.state,
            fixed=True,
        )
        ColumnFit(self.list.table, ("hinders", "helps"))
        self.list.title.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.note, 1)
        line.addWidget(self.edit_button)
        line.addWidget(self.factors_button)
        self.body.addLayout(line)
        self.body.addWidget(self.list, 1)
        self.list.changed.connect(self._save)
        self.list.refused.connect(context.messages.warn)
        self.list.line_opened.connect(lambda _row: self.edit_selected())
        self.list.line_selected.connect(lambda row: self.edit_button.setEnabled(row is not None))
        self.edit_button.setEnabled(False)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the profile of the year of work; rows that are the same stay as they are."""
        other = self._school is None or self._school.id != school.id
        self._school = school
        year = self.context.year
        self.list.table.about = f"{school.short_name}, {year_name(year)} учебный год"
        rows = self._read(school, year)
        if other or rows != self._rows:
            self.list.set_values(rows)
        self.note.setText(_summary(rows, year))

    def _read(self, school: "SchoolRow", year: int) -> tuple[RiskLine, ...]:
        workspace = self.context.workspace
        profile = get_profiles(workspace, year).get(school.id, {})
        factors = list_factors(workspace, retired=True)
        return tuple(
            RiskLine(one.title, None if one.id is None else profile.get(one.id))
            for one in factors
            if one.active or one.id in profile
        )

    @property
    def _rows(self) -> tuple[RiskLine, ...]:
        return tuple(line.value for line in self.list.model.all_rows)

    def _save(self) -> None:
        """Store the profile with the cell that was typed."""
        school, workspace = self._school, self.context.workspace
        assert school is not None
        entered = {row.title: row.entered for row in self._rows if row.entered is not None}
        saved = save_and_tell(
            self.context,
            partial(save_profile, workspace, school.id, self.context.year, entered),
            "Рисковый профиль сохранён.",
        )
        if not saved:
            self.list.set_values(self._read(school, self.context.year))

    def edit_selected(self) -> None:
        """Open the form of the selected factor."""
        row = self.list.selected()
        if row is not None:
            FactorForm(self, row, self.list.replace_selected).show_form()

    def edit_factors(self) -> None:
        """Open the list of factors, which is the department's own."""

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Список факторов сохранён.")

        FactorsForm(self, self.context.workspace, self.context.state, saved).show_form()


class FactorForm(FormDialog):
    """One factor of a school: how much it matters, what helps, what hinders, what is done."""

    def __init__(
        self, parent: QWidget, line: RiskLine, take: "Callable[[RiskLine], object]"
    ) -> None:
        super().__init__(parent, line.title)
        self._line, self._take = line, take
        entered = line.entered
        self.level = choice(
            [(capital(one.label), one) for one in Significance],
            None if entered is None else entered.significance,
        )
        self.texts = {
            field: text_edit("" if entered is None else getattr(entered, field), lines=3)
            for field in _TEXTS
        }
        self.chosen = QCheckBox("Выбран для программы школы")
        self.chosen.setChecked(entered is not None and entered.chosen)
        self.add_row("Значимость", self.level)
        for field, editor in self.texts.items():
            self.add_row(_TEXTS[field], editor)
        self.chosen_row = self.add_row("Программа школы", self.chosen)

    def save(self) -> None:
        """Hand the factor over.

        Raises:
            FieldRefusedError: one that does not matter is chosen.
        """
        level = Significance(self.level.currentData())
        if self.chosen.isChecked() and level is Significance.NONE:
            raise FieldRefusedError(self.chosen_row, _unneeded())
        texts = {field: editor.toPlainText().strip() for field, editor in self.texts.items()}
        entered = SchoolFactor(significance=level, chosen=self.chosen.isChecked(), **texts)
        self._take(self._line._replace(entered=entered))


class FactorsForm(FormDialog):
    """The factors in their order: added, renamed, moved, taken away."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        state: "WindowState",
        saved: "Callable[[Changes], object]",
    ) -> None:
        super().__init__(parent, "Факторы риска")
        self._workspace, self._saved = workspace, saved
        column: ListColumn[Factor] = ListColumn(
            key="title",
            title="Фактор",
            text=lambda factor: factor.title,
            put=lambda factor, typed: factor._replace(title=" ".join(typed.split())),
            stretch=True,
            lines=True,
            width=300,
        )
        self.list = ListEditor(
            [column],
            name="risk-factors",
            title="Факторы всех школ",
            state=state,
            new=lambda: Factor(""),
            rows=(6, 6),
        )
        self.list.table.horizontalHeader().hide()
        self.list.set_values(list_factors(workspace))
        self.column.content.addWidget(
            label(
                "Фактор, который уже отмечен у школ, после удаления останется в их профилях.",
                "muted",
                wrap=True,
            )
        )
        self.column.content.addWidget(self.list)

    def save(self) -> None:
        """Store the list; lines without a name are none."""
        self._saved(save_factors(self._workspace, [one for one in self.list.values() if one.title]))


def _columns() -> list[ListColumn[RiskLine]]:
    return [
        ListColumn(
            key="title",
            title="Фактор риска",
            text=lambda row: row.title,
            width=180,
            stretch=True,
            lines=True,
        ),
        ListColumn(
            key="significance",
            title="Значимость",
            text=lambda row: DASH if row.entered is None else row.entered.significance.label,
            put=_with_significance,
            options=lambda: [DASH, *_LEVELS],
            tone=lambda row: None if row.entered is None else _TONES.get(row.entered.significance),
            width=96,
        ),
        *(
            ListColumn(
                key=field,
                title=title,
                text=partial(_text, field=field),
                put=partial(_with_text, field=field),
                width=140,
                lines=True,
            )
            for field, title in _TEXTS.items()
        ),
        ListColumn(
            key="chosen",
            title="Выбран",
            title_tip="Выбран для программы школы",
            text=lambda row: _YES if row.entered is not None and row.entered.chosen else "",
            put=_with_choice,
            options=lambda: [_YES, _NO],
            width=72,
        ),
    ]


def _text(row: RiskLine, field: str) -> str:
    return "" if row.entered is None else getattr(row.entered, field)


def _with_significance(row: RiskLine, typed: str) -> RiskLine:
    level, entered = _LEVELS.get(typed), row.entered
    said = entered is not None and (
        entered.chosen or any(getattr(entered, field) for field in _TEXTS)
    )
    if level is None and said:
        raise UserError(
            "О факторе уже внесены сведения.", "Сначала уберите тексты и отметку о выборе."
        )
    if level is None:
        return row._replace(entered=None)
    if level is Significance.NONE and entered is not None and entered.chosen:
        raise UserError(
            "Фактор выбран для программы школы.", "Сначала снимите отметку в столбце «Выбран»."
        )
    entered = entered or SchoolFactor(significance=level)
    return row._replace(entered=replace(entered, significance=level))


def _with_text(row: RiskLine, typed: str, field: str) -> RiskLine:
    return row._replace(entered=replace(_entered(row), **{field: typed.strip()}))


def _with_choice(row: RiskLine, typed: str) -> RiskLine:
    entered, chosen = _entered(row), typed == _YES
    if chosen and entered.significance is Significance.NONE:
        raise _unneeded()
    return row._replace(entered=replace(entered, chosen=chosen))


def _unneeded() -> UserError:
    return UserError("Фактор не актуален.", "Для программы выбирают значимые факторы.")


def _entered(row: RiskLine) -> SchoolFactor:
    if row.entered is None:
        raise UserError("Значимость фактора не указана.", "Сначала выберите её.")
    return row.entered


def _summary(rows: tuple[RiskLine, ...], year: int) -> str:
    """«2026/2027 учебный год: значимых факторов 3, выбрано 2»."""
    name = f"{year_name(year)} учебный год"
    entered = [row.entered for row in rows if row.entered is not None]
    if not entered:
        return f"{name}: профиль не заполнен, укажите значимость факторов."
    matters = sum(one.significance is not Significance.NONE for one in entered)
    chosen = sum(one.chosen for one in entered)
    return f"{name}: значимых факторов {whole(matters)}, выбрано {whole(chosen)}"
