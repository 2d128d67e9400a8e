"""The programme that a plan belongs to: the plan takes its period."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.programmes.reading import list_programmes
from app.views.widgets.fields.form_row import choice

if TYPE_CHECKING:
    from app.services.language.deadlines.periods import PlanPeriod
    from app.services.storage.workspace import Workspace


class ProgrammeField(QWidget):
    """A choice among the programmes, or none.

    Signals:
        changed: another one was chosen by the user.
    """

    changed = Signal()

    def __init__(self, workspace: "Workspace", programme_id: int | None) -> None:
        super().__init__()
        every = list_programmes(workspace, archived=True)
        self._known = {one.id: one for one in every if not one.archived or one.id == programme_id}
        self.box = choice(
            [
                ("План сам по себе", None),
                *((f"{one.title} ({one.period_text})", key) for key, one in self._known.items()),
            ],
            programme_id,
        )
        self.box.setSizeAdjustPolicy(
            self.box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda _number: self.changed.emit())

    @property
    def offers_any(self) -> bool:
        """Whether there are programmes at all."""
        return bool(self._known)

    @property
    def programme_id(self) -> int | None:
        """The chosen programme."""
        return self.box.currentData()

    @property
    def period(self) -> "PlanPeriod | None":
        """That of the chosen programme."""
        chosen = self._known.get(self.box.currentData())
        return None if chosen is None else chosen.period
