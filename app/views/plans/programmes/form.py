"""One programme in sections: the list of them, the one that is open, and what saves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.errors import KnownProblem
from app.services.language.sentences import capital
from app.services.programmes.writing import save_programme, wrong_parts
from app.views.base.undo_toast import tell_saved
from app.views.look import theme
from app.views.plans.programmes.sections.grounds import GroundsSection
from app.views.plans.programmes.sections.indicators import IndicatorsSection
from app.views.plans.programmes.sections.lists import DirectionsSection, RisksSection
from app.views.plans.programmes.sections.people import PeopleSection
from app.views.plans.programmes.sections.plan import PlanSection
from app.views.plans.programmes.sections.section import RefusedPartError, Section
from app.views.plans.programmes.sections.texts import (
    GoalsSection,
    PassportSection,
    ProblemSection,
)
from app.views.widgets.buttons import button
from app.views.widgets.fields.form_row import HeldForm
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

SECTIONS: tuple[type[Section], ...] = (
    PassportSection,
    GoalsSection,
    DirectionsSection,
    IndicatorsSection,
    RisksSection,
    GroundsSection,
    PeopleSection,
    ProblemSection,
    PlanSection,
)


class ProgrammeForm(HeldForm):
    """The sections of a programme, each made when it is looked at first and saved by itself.

    What is typed is kept while another programme or section is looked at: leaving a section saves
    it, and where that is refused it stays open.

    Attributes:
        names: the list of sections, which stands where the view puts it.

    Signals:
        new_plan_asked: a plan of this programme is to be made.
        typed: another programme, or other words of it, are in the fields.
        part_reached: the part of the programme that is worked at now.
    """

    new_plan_asked = Signal()
    typed = Signal()
    part_reached = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._programme: Programme | None = None
        self._made: dict[int, Section] = {}
        self._stale: set[int] = set()
        self._open = 0
        self.dirty = False
        self.names = QListWidget()
        self.names.setAccessibleName("Разделы программы")
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.addItems([one.title for one in SECTIONS])
        self.names.setCurrentRow(0)
        self.title = ElidedLabel("", "heading")
        self.error = label("", "error", wrap=True)
        self.save_button = button(
            "Сохранить", self.save, icon="save", role="primary", shortcut="Ctrl+Return"
        )
        self.revert_button = button("Вернуть как было", self.revert, icon="undo")
        self._stack_host = QWidget()
        self._stack = QStackedLayout(self._stack_host)
        self._lay_out()
        self.names.currentRowChanged.connect(self._on_section)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._show_state()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.error, 1)
        foot.addStretch()
        foot.addWidget(self.revert_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.title)
        layout.addWidget(self._stack_host, 1)
        layout.addLayout(foot)

    @property
    def programme(self) -> "Programme | None":
        """The shown programme as it is stored."""
        return self._programme

    @property
    def section(self) -> Section:
        """The section that is open."""
        return self._section(self._open)

    def as_typed(self) -> "Programme | None":
        """The programme with what is typed in the open section; None while that is refused."""
        programme = self._programme
        if programme is None or not self.dirty:
            return programme
        try:
            typed = self.section.taken(programme)
        except KnownProblem:
            return None
        return None if any(wrong_parts(typed)) else typed

    def show_programme(self, programme: "Programme | None") -> None:
        """Show another programme, or the same one as it is stored now.

        What is typed in the open section of the same programme stays.
        """
        same = (
            programme is not None
            and self._programme is not None
            and programme.id == self._programme.id
        )
        self._programme = programme
        self._stale = set(range(len(SECTIONS)))
        if same and self.dirty:
            self._stale.discard(self._open)
        else:
            self.dirty = False
        self._show_section()

    def show_part(self, part: str) -> None:
        """Open the section that shows a part of the programme, or has this name."""
        for number, one in enumerate(SECTIONS):
            if part == one.key or part in one.parts:
                self.names.setCurrentRow(number)
                self._section(number).show_field(part)

    def leave(self) -> bool:
        """Save what is typed; False when that is refused and has to be corrected first."""
        return not self.dirty or self.save()

    @property
    def held(self) -> str:
        """Which section is not saved."""
        title = self.section.title
        return f"Раздел программы «{title}» не сохранён." if self.dirty else ""

    def save(self) -> bool:
        """Save the open section; a refusal is shown under its field."""
        programme, section = self._programme, self.section
        if programme is None:
            return True
        self._say("")
        try:
            _key, changes = save_programme(self.context.workspace, section.checked(programme))
        except RefusedPartError as refused:
            if not section.show_refusal(refused):
                self._say(str(refused))
            return False
        except KnownProblem as problem:
            self._say(str(problem))
            return False
        self.dirty = False
        self._show_state()
        remark = f", {section.remark}" if section.remark else ""
        tell_saved(self.context, changes, f"Программа, «{section.title}»: сохранено{remark}.")
        return True

    def revert(self) -> None:
        """Show what is stored instead of what was typed."""
        self.dirty = False
        self._say("")
        self._stale.add(self._open)
        self._show_section()

    # Sections

    def _section(self, number: int) -> Section:
        if number not in self._made:
            section = SECTIONS[number](self.context)
            section.changed.connect(self._on_changed)
            if isinstance(section, PlanSection):
                section.new_plan_asked.connect(self.new_plan_asked)
            self._made[number] = section
            self._stale.add(number)
            self._stack.addWidget(section)
        return self._made[number]

    def _on_section(self, number: int) -> None:
        """Save what is left; where that is refused the former section stays open."""
        if number in (-1, self._open):
            return
        if not self.leave():
            self.names.setCurrentRow(self._open)
            return
        self._open = number
        self._say("")
        self._show_section()
        self.part_reached.emit(next(iter(self.section.parts), self.section.key))

    def _show_section(self) -> None:
        section, programme = self.section, self._programme
        if programme is not None:
            if self._open in self._stale:
                self._stale.discard(self._open)
                section.show_programme(programme)
            kind, title = capital(programme.kind.label), programme.title
            self.title.setText(f"{kind}: {title}, {programme.period_text}")
        self._stack.setCurrentWidget(section)
        self._show_state()
        self.typed.emit()

    def _on_changed(self) -> None:
        self.dirty = True
        self._say("")
        self._show_state()
        self.typed.emit()

    def _on_focus(self, _former: QWidget | None, widget: QWidget | None) -> None:
        """Tell which part the field belongs to that got the keys."""
        if widget is None or not self.section.isAncestorOf(widget):
            return
        for part, field in self.section.fields.items():
            if field is widget or field.isAncestorOf(widget):
                self.part_reached.emit(part)

    def _show_state(self) -> None:
        saves = SECTIONS[self._open] is not PlanSection
        self.save_button.setVisible(saves)
        self.revert_button.setVisible(saves)
        self.save_button.setEnabled(self.dirty)
        self.revert_button.setEnabled(self.dirty)

    def _say(self, reason: str) -> None:
        self.error.setText(reason)
        self.error.setVisible(bool(reason))
