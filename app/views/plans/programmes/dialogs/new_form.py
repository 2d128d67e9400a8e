"""A new programme, or a copy of one for its next period."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import ProgrammeKind
from app.services.language.deadlines.periods import moved_period, school_period
from app.services.language.sentences import capital
from app.services.programmes.copying import copy_programme, left_behind
from app.services.programmes.parts import Programme
from app.services.programmes.writing import save_programme
from app.views.plans.forms.period_field import PeriodField
from app.views.widgets.fields.form_dialog import FormDialog, field_value, required
from app.views.widgets.fields.form_row import choice, line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.programmes.copying import Passage
    from app.services.storage.workspace import Workspace

Saved = Callable[[int, "Changes"], object]
Copied = Callable[[int, "tuple[Passage, ...]", "Changes"], object]
_LATER = (
    "Тексты копии останутся прежними. После создания программа покажет все, где названы годы или"
    " номера документов, и то, как они читались бы с новыми годами: примените те, что подходят."
)


class NewProgrammeForm(FormDialog):
    """Name, kind and period; everything else is filled in its sections."""

    def __init__(self, parent: QWidget, workspace: "Workspace", year: int, saved: Saved) -> None:
        super().__init__(parent, "Новая программа", action="Создать")
        self._workspace, self._saved = workspace, saved
        self.name = line_edit()
        self.kind = choice([(capital(one.label), one) for one in ProgrammeKind])
        self.period = PeriodField(school_period(year))
        self.name_row = self.add_row("Название", self.name, required=True)
        self.add_row("Вид", self.kind)
        self.period_row = self.add_row("Срок", self.period)

    def save(self) -> None:
        """Store it."""
        programme = Programme(
            title=required(self.name_row, self.name.text(), "Введите название программы."),
            kind=ProgrammeKind(self.kind.currentData()),
            period=self.period.period(),
        )
        self._saved(*save_programme(self._workspace, programme))


class CopyProgrammeForm(FormDialog):
    """The period of the copy, and what is not taken over."""

    def __init__(
        self, parent: QWidget, workspace: "Workspace", programme: Programme, copied: Copied
    ) -> None:
        super().__init__(parent, "Копия на следующий период", action="Создать копию")
        self._workspace, self._copied, self._programme = workspace, copied, programme
        years = programme.period.end.year - programme.period.start.year
        whole = years + (programme.period.start.month == 1)
        self.period = PeriodField(moved_period(programme.period, max(1, whole)))
        self.period_row = self.add_row("Срок новой программы", self.period)
        for text in (*left_behind(programme), _LATER):
            self.column.content.addWidget(label(text, "small", wrap=True))

    def save(self) -> None:
        """Make the copy."""
        key = self._programme.id
        assert key is not None
        made = field_value(
            self.period_row,
            lambda: copy_programme(self._workspace, key, self.period.period()),
        )
        self._copied(*made)
