"""Паспорт: the dated blocks of counts with shares, typed over in place, beside the block before."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from app.enums import PassportBlockKind
from app.services.language.dates import date_digits
from app.services.language.sentences import listed
from app.services.schools import passports
from app.services.schools.passports import IndicatorRow, PassportBlockRow
from app.services.schools.typed_numbers import parse_count
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.schools.card.entry_table import EntryTable
from app.views.schools.card.passport_dates import NewBlockForm
from app.views.schools.card.tab import CardTab
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.form_row import FormRow, SavedLine, line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext


_DOUBTS = 3


def _change_tip(row: IndicatorRow) -> str:
    if not row.doubt:
        return row.share_delta_text
    doubt = f"Проверьте: {row.doubt.text}"
    return f"{row.share_delta_text}\n{doubt}" if row.share_delta_text else doubt


class PassportTab(CardTab):
    """The passport. A typed number is saved at once; an emptied cell means «не подсчитано»."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._school: SchoolRow | None = None
        self._kind = PassportBlockKind.CONTINGENT
        self._blocks: tuple[PassportBlockRow, ...] = ()
        self._shown = self._unstored(date.min)
        self._new: tuple[date, str] | None = None
        self._build_choice()
        self._build_table()

    def _build_choice(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.HALF)
        self._kinds = QButtonGroup(self)
        for number, kind in enumerate(PassportBlockKind):
            choose = button(kind.label.capitalize(), role="quiet")
            choose.setCheckable(True)
            choose.setChecked(kind is self._kind)
            self._kinds.addButton(choose, number)
            line.addWidget(choose)
        self._kinds.idClicked.connect(self._on_kind)
        line.addStretch()
        self.body.addLayout(line)
        self.dates = ChoiceBox()
        self.dates.setAccessibleName("На какую дату показаны числа")
        self.dates.setMinimumWidth(144)
        self.dates.activated.connect(self._on_date)
        self.source = line_edit(placeholder="Например: отчёт ОО-1")
        self.source_row = FormRow("Источник чисел", self.source)
        self._saved_source = SavedLine(self.source_row, self._save_source)
        self.new_button = button("Новая дата", self.begin_block, icon="plus")
        self.delete_button = icon_button("trash", "Удалить этот блок", self._on_delete)
        second = QHBoxLayout()
        second.setSpacing(theme.STEP)
        bottom = Qt.AlignmentFlag.AlignBottom
        second.addWidget(FormRow("На дату", self.dates), 0, bottom)
        second.addWidget(self.source_row, 1, bottom)
        for control in (self.new_button, self.delete_button):
            holder = FormRow("", control)
            holder.name.setText(" ")
            second.addWidget(holder, 0, bottom)
        self.new_button.setAccessibleName("Новая дата")
        self.delete_button.setAccessibleName("Удалить этот блок")
        self.body.addLayout(second)

    def _build_table(self) -> None:
        self.model = RowTableModel(self._columns(), key=lambda row: row.code)
        self.table = EntryTable(self.model, name="school-passport", state=self.context.state)
        self.table.setAccessibleName("Показатели паспорта")
        self.table.edit_column = 1
        self.note = label("", "muted", wrap=True)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.model.edit_refused.connect(self._show_error)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.error)
        self.body.addWidget(self.note)

    def _columns(self) -> tuple[Column[IndicatorRow], ...]:
        return (
            Column(
                key="title", title="Показатель", text=lambda row: row.title, width=176, stretch=True
            ),
            Column(
                key="count",
                title="Число",
                text=lambda row: row.count_text,
                sort_key=lambda row: row.count,
                align="right",
                edit=self._save_count,
                edit_text=lambda row: "" if row.count is None else str(row.count),
                width=72,
                value=lambda row: row.count,
            ),
            Column(
                key="share", title="Доля", text=lambda row: row.share_text, align="right", width=72
            ),
            Column(
                key="previous",
                title="Было",
                text=lambda row: row.previous_text,
                align="right",
                tone=lambda _row: "muted",
                width=72,
            ),
            Column(
                key="delta",
                title="Изменение",
                text=lambda row: row.delta_text,
                tooltip=_change_tip,
                align="right",
                icon=lambda row: "warning" if row.doubt else None,
                tone=lambda row: "warning" if row.doubt else None,
                bold=lambda row: bool(row.doubt),
                width=104,
            ),
        )

    # Showing

    def show_school(self, school: "SchoolRow") -> None:
        """Read the blocks of a school."""
        if self._school is None or self._school.id != school.id:
            self._new = None
        self._school = school
        self._read()

    def _read(self) -> None:
        assert self._school is not None
        passport = passports.get_passport(self.context.workspace, self._school.id)
        self._blocks = passport.blocks[self._kind]
        kept = self._shown.on_date
        if self._new is not None and any(row.on_date == self._new[0] for row in self._blocks):
            kept, self._new = self._new[0], None
        chosen = next((row for row in self._blocks if row.on_date == kept), None)
        self._show_block(self._unsaved() or chosen or self._newest())

    def _unsaved(self) -> PassportBlockRow | None:
        if self._new is None:
            return None
        return self._unstored(*self._new)

    def _newest(self) -> PassportBlockRow:
        if self._blocks:
            return self._blocks[0]
        day = passports.usual_day(self.context.year, self.context.workspace.clock.today())
        return self._unstored(day)

    def _unstored(self, day: date, source: str = "") -> PassportBlockRow:
        return PassportBlockRow(id=0, block=self._kind, on_date=day, source=source, counts={})

    def _show_block(self, shown: PassportBlockRow) -> None:
        self._shown = shown
        days = [row.on_date for row in self._blocks]
        if shown.on_date not in days:
            days = sorted([shown.on_date, *days], reverse=True)
        self.dates.clear()
        for day in days:
            self.dates.addItem(date_digits(day), day)
        self.dates.setCurrentIndex(days.index(shown.on_date))
        self._saved_source.set_text(shown.source)
        stored = shown.id != 0
        self.delete_button.setEnabled(stored)
        self.new_button.setEnabled(stored)
        previous = next((row for row in self._blocks if row.on_date < shown.on_date), None)
        self.model.set_rows(passports.compare(shown, previous))
        self._show_note(previous)
        self._show_error("")

    def _doubts(self) -> str:
        """What is worth a second look, told in words: the mark in the row is easily missed."""
        doubts = [f"«{row.title}»: {row.doubt.text}" for row in self.model.all_rows if row.doubt]
        return f"Проверьте: {listed(doubts, _DOUBTS, '; ')}." if doubts else ""

    def _show_note(self, previous: PassportBlockRow | None) -> None:
        if self._shown.id == 0:
            self.note.setText(
                "Этот блок ещё не заполнен. Введите числа в столбец «Число»: каждое сохраняется "
                "сразу, доли вычисляются."
            )
            return
        warnings = passports.block_warnings(self._kind, self._shown.counts)
        lines = [warning.text for warning in warnings]
        if previous is not None:
            lines.append(f"«Было» – числа на {date_digits(previous.on_date)}.")
        doubts = self._doubts()
        self.note.setText(" ".join([doubts, *lines] if doubts else lines))

    def _show_error(self, reason: str) -> None:
        self.error.setText(reason)
        self.error.setVisible(bool(reason))

    # Choosing

    def _on_kind(self, number: int) -> None:
        self._kind = tuple(PassportBlockKind)[number]
        self._new = None
        self._read()

    def _on_date(self, number: int) -> None:
        day = self.dates.itemData(number)
        block = next((row for row in self._blocks if row.on_date == day), None)
        if block is not None:
            self._new = None
            self._show_block(block)

    def begin_block(self) -> None:
        """Ask for the date of a new block of this kind; it is stored with its first number."""
        today = self.context.workspace.clock.today()
        taken = {row.on_date for row in self._blocks}
        NewBlockForm(
            self, passports.usual_day(self.context.year, today), today, taken, self._begin
        ).show_form()

    def _begin(self, day: date, source: str) -> None:
        self._new = (day, source)
        self._read()
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(0, self.table.edit_column))

    # Saving

    def _save_count(self, row: IndicatorRow, text: str) -> None:
        count = parse_count(text)
        counts = dict(self._shown.counts)
        if count is None:
            counts.pop(row.code, None)
        else:
            counts[row.code] = count
        if not counts and self._shown.id:
            self._on_delete()
            return
        self._save(counts, self._shown.source)

    def _save_source(self, text: str) -> None:
        if self._shown.id:
            self._save(self._shown.counts, text)
        else:
            self._new = (self._shown.on_date, text)
            self._shown = self._unsaved() or self._shown

    def _save(self, counts: dict[str, int], source: str) -> None:
        assert self._school is not None
        changes = passports.save_block(
            self.context.workspace,
            self._school.id,
            self._kind,
            self._shown.on_date,
            counts,
            source,
        )
        self._show_error("")
        tell_saved(self.context, changes, "Паспорт школы сохранён.")

    def _on_delete(self) -> None:
        block = self._shown
        if block.id:
            save_and_tell(
                self.context,
                lambda: passports.delete_block(self.context.workspace, block.id),
                f"Удалён блок паспорта на {date_digits(block.on_date)}.",
            )
