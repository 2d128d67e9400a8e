"""Основания: the acts that a programme rests on, from the dated list or the department's own."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.services.language.sentences import capital, glued
from app.services.programmes.acts import Act, list_acts, save_act
from app.views.base.undo_toast import tell_saved
from app.views.plans.programmes.dialogs.act_form import ActForm
from app.views.plans.programmes.dialogs.acts_dialog import ActsDialog
from app.views.plans.programmes.dialogs.picker import Offer, PickerDialog
from app.views.plans.programmes.sections.section import Section
from app.views.tables.editing.list_columns import ListColumn
from app.views.widgets.buttons import button, icon_button

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext


class GroundsSection(Section):
    """The acts in printed order."""

    key, title = "grounds", "Основания"
    parts = ("acts",)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._acts: dict[int, Act] = {}
        columns: list[ListColumn[int]] = [
            ListColumn(
                key="words",
                title="Правовой акт",
                text=lambda key: glued(self._acts[key].words),
                width=240,
                stretch=True,
                lines=True,
            ),
            ListColumn(
                key="level",
                title="Уровень",
                text=lambda key: capital(self._acts[key].level.label),
                width=110,
            ),
        ]
        self.list = self.list_of("acts", columns, "Правовые акты")
        self.pick_button = button("Выбрать…", self.pick, icon="list", tip="Выбрать из перечня")
        self.own_button = button(
            "Свой…", self.add_own, icon="plus", tip="Добавить в перечень свой правовой акт"
        )
        self.acts_button = icon_button("settings", "Перечень правовых актов…", self.show_acts)
        self.list.buttons.addWidget(self.pick_button)
        self.list.buttons.addWidget(self.own_button)
        self.list.buttons.addWidget(self.acts_button)
        self.body.addWidget(self.list, 1)

    def fill(self, programme: "Programme") -> None:
        """Show the acts."""
        self._read_acts()
        self.list.set_values(programme.acts)

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these acts."""
        return replace(programme, acts=self.list.values())

    def pick(self) -> None:
        """Offer the acts of the list that are not there yet."""
        there = set(self.list.values())
        acts = [act for act in list_acts(self.context.workspace) if act.id not in there]
        self._offered = {self._key(act): act for act in acts}
        PickerDialog(
            self,
            "Правовые акты",
            [Offer(key, glued(act.words), act.level.label) for key, act in self._offered.items()],
            self._take,
            name="programme-acts-offered",
            state=self.context.state,
            hint="Слово из названия, номер или дата",
        ).show_form()

    def add_own(self) -> None:
        """Ask for an act that the list has not."""
        ActForm(self, self.context.workspace, self._on_saved).show_form()

    def show_acts(self) -> None:
        """The list from which acts are picked: own ones are changed there, all put out of use."""
        ActsDialog(self, self.context).show_form()

    @staticmethod
    def _key(act: Act) -> Hashable:
        return act.code if act.id is None else act.id

    def _take(self, keys: list[Hashable]) -> None:
        """One of ours gets its key with the first paper that takes it."""
        chosen: list[int] = []
        for act in map(self._offered.__getitem__, keys):
            if act.id is None:
                key, changes = save_act(self.context.workspace, act)
                self._later(changes)
            else:
                key = act.id
            chosen.append(key)
        self._read_acts()
        self.list.put_in(chosen)

    def _on_saved(self, key: int, changes: "Changes") -> None:
        self._read_acts()
        self.list.put_in([key])
        self._later(changes, "Правовой акт добавлен в перечень.")

    def _later(self, changes: "Changes", words: str = "") -> None:
        """Tell of it without losing what is typed: the form keeps its unsaved parts."""
        told = partial(tell_saved, self.context, changes, words)
        told() if words else self.context.events.announce(changes)

    def _read_acts(self) -> None:
        acts = list_acts(self.context.workspace, retired=True)
        self._acts = {act.id: act for act in acts if act.id is not None}
