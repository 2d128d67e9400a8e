"""The part of the menu «Ещё» about those who answer for the measures of a plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.services import plans
from app.services.plans.duties.posts import name_by_posts
from app.services.plans.duties.telling import recognise_again
from app.views.base.undo_toast import tell_saved
from app.views.plans.agenda.reading import PlansReading
from app.views.plans.parties.parties_form import PartiesForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.plans import PlanRow
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving


class PartiesMenu(QObject):
    """«Ответственные»: who is who, recognise again, posts for names, the sheet of one of them."""

    def __init__(self, page: QWidget, context: "PageContext", saving: "PlanSaving") -> None:
        super().__init__(page)
        self._page, self._context, self._saving = page, context, saving
        self._reading = PlansReading(context, "Чтение планов")

    def add_to(self, menu: QMenu, plan: "PlanRow") -> None:
        """Add the menu of a plan."""
        parties = menu.addMenu("Ответственные")
        parties.setEnabled(any(row.parties for row in plan.measures))
        parties.addAction("Кто есть кто…", self.show_parties)
        parties.addAction("Лист ответственного…", self.show_sheet)
        parties.addSeparator()
        parties.addAction("Найти в реестре заново", self.recognise)
        parties.addAction("Должности вместо имён", self.name_by_posts)

    def show_parties(self) -> None:
        """Show what the parties of the plan are, and ask which schools its groups mean."""

        def saved(changes: "Changes") -> None:
            tell_saved(self._context, changes, "Школы указаны.")

        PartiesForm(self._page, self._context.workspace, saved, self._shown()).show_form()

    def show_sheet(self) -> None:
        """Ask whose sheet is wanted, and for which days."""
        # It loads the kinds of documents, which the page of the plans does not need.
        from app.views.plans.parties.sheet_form import SheetForm

        # A task of a measure stands in whatever plan it does: all of them are read.
        workspace = self._context.workspace
        self._reading.start(
            None,
            plans.reading_weight(workspace),
            lambda: plans.list_plans(workspace),
            lambda read: SheetForm(self._page, self._context, read).show_form(),
            lambda: None,
        )

    def recognise(self) -> None:
        """Look for the parties in the register as it is now."""
        workspace, key = self._context.workspace, self._shown().id
        self._change(
            lambda: recognise_again(workspace, key),
            "Ответственные найдены в реестре заново.",
            "В реестре не нашлось ничего нового.",
        )

    def name_by_posts(self) -> None:
        """Put posts in the place of names; whom the register does not know keeps the name."""
        workspace, key = self._context.workspace, self._shown().id
        self._change(
            lambda: name_by_posts(workspace, key),
            "Вместо имён стоят должности.",
            "Имён, для которых в реестре есть должность, в плане нет.",
        )

    def _change(self, save: "Callable[[], Changes]", told: str, nothing: str) -> None:
        """Change the plan; that nothing was to be changed is told too."""
        changed: list[bool] = []

        def saved() -> "Changes":
            changes = save()
            changed.append(changes.change_set_id is not None)
            return changes

        def stored() -> None:
            if changed == [False]:
                self._context.messages.inform(nothing)

        rows = len(self._shown().measures)
        self._saving.change(saved, told, rows=rows, on_stored=stored)

    def _shown(self) -> "PlanRow":
        assert self._saving.plan is not None
        return self._saving.plan
