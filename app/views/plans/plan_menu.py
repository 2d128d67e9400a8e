"""What can be done with whole plans: create, change, delete, load from a file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.services import plans
from app.services.findings.links import ToSchool, ToSchools
from app.services.language.plural import MEASURE, counted
from app.services.language.sentences import quoted
from app.services.plans.upkeep.numbers import Numbering
from app.views.base.links import ResultsSpot
from app.views.base.undo_toast import tell_saved
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.parties.menu import PartiesMenu
from app.views.plans.reviews.chosen_document import open_document
from app.views.plans.reviews.dialog import ReviewsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.services.log.changes import Changes
    from app.services.plans import PlanDraft, PlanRow
    from app.views.base.page_context import PageContext
    from app.views.plans.actions import PlanActions
    from app.views.plans.saving import PlanSaving


class PlanMenu(QObject):
    """The menu «Ещё» of the page and what stands in it.

    Signals:
        plan_added: key of a new plan.
    """

    plan_added = Signal(int)

    def __init__(
        self, page: QWidget, context: "PageContext", saving: "PlanSaving", actions: "PlanActions"
    ) -> None:
        super().__init__(page)
        self._page, self.context = page, context
        self._saving, self._actions = saving, actions
        self.menu = QMenu(page)
        self.parties = PartiesMenu(page, context, saving)

    def show_at(self, where: QPoint, *, plan: "PlanRow | None") -> None:
        """Open the menu; what can be done with the shown plan only where it is in sight."""
        self.menu.clear()
        self.menu.addAction("Создать план…", self.add_plan)
        self.menu.addAction("Загрузить план из файла…", self.load)
        if plan is not None:
            self.menu.addSeparator()
            self.menu.addAction("Добавить раздел", self._actions.add_section)
            self.menu.addAction("Добавить из библиотеки…", self._actions.library.take)
            self.menu.addAction("Изменить план…", self.edit_plan)
            self.menu.addAction("Контрольные точки…", self.show_reviews)
            self.menu.addAction("Документ с планом…", self.open_document)
            self._add_numberings(plan)
            self.parties.add_to(self.menu, plan)
            if plan.school_id is not None:
                self.menu.addAction("Открыть карточку школы", self.open_school)
            self.menu.addSeparator()
            self.menu.addAction("Удалить план…", self.delete_plan)
        self.menu.popup(where)

    def _add_numberings(self, plan: "PlanRow") -> None:
        numbers = self.menu.addMenu("Пересчитать номера")
        numbers.setEnabled(bool(plan.measures))
        renumber = self._saving.renumber
        numbers.addAction("Подряд: 1, 2, 3", lambda: renumber(Numbering.COUNTED))
        numbers.addAction("По разделам: 1.1, 1.2, 2.1", lambda: renumber(Numbering.BY_SECTION))

    def add_programme_plan(self, programme_id: int) -> None:
        """Open the form of a new plan of a programme."""
        self.add_plan(programme_id=programme_id)

    def add_plan(self, school_id: int | None = None, *, programme_id: int | None = None) -> None:
        """Open the form of a new plan, for a school or a programme when it is given."""

        def saved(plan_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "План создан.")
            self.plan_added.emit(plan_id)

        PlanForm(
            self._page,
            self.context.workspace,
            saved,
            self.context.year,
            school_id=school_id,
            programme_id=programme_id,
        ).show_form()

    def answer_questions(self) -> None:
        """Open the form of the shown plan where its deadlines ask something."""
        self._open_form().show_questions()

    def edit_plan(self) -> None:
        """Open the form of the shown plan."""
        self._open_form()

    def _open_form(self) -> PlanForm:
        plan = self._shown()

        workspace = self.context.workspace

        def told() -> str:
            count = len(form.preview.rows)
            dated = f" Изменились даты: {counted(count, MEASURE)}." if count else ""
            return f"План сохранён.{dated}"

        def saved(_plan_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, told())

        def store_many(draft: "PlanDraft", rows: int) -> None:
            self._saving.change(
                lambda: plans.save_plan(workspace, draft, plan.id)[1], told(), rows=rows
            )

        year = self.context.year
        form = PlanForm(self._page, workspace, saved, year, plan, store_many=store_many)
        form.show_form()
        return form

    def show_reviews(self) -> None:
        """Open the review points of the shown plan."""
        ReviewsDialog(self._page, self.context, self._shown()).open()

    def open_document(self) -> None:
        """Go to the document that prints the plan itself."""
        open_document(self.context, "plan", {"plan": str(self._shown().id)})

    def delete_plan(self) -> None:
        """Delete the shown plan after a question; one that cannot be is refused before it."""
        plan = self._shown()
        count = len(plan.measures)
        question = f"Удалить план {quoted(plan.title)}?"
        details = f"В нём {counted(count, MEASURE)}. Удаление можно отменить."
        with self.context.messages.attempt("Удаление плана"):
            plans.require_deletable(self.context.workspace, plan.id)
            if self.context.messages.ask(question, details, yes="Удалить"):
                self._saving.change(
                    lambda: plans.delete_plan(self.context.workspace, plan.id),
                    "План удалён.",
                    rows=1 + count,
                )

    def open_school(self) -> None:
        """Go to the card of the school whose plan is shown."""
        school_id = self._shown().school_id
        self.context.go_to(ToSchools() if school_id is None else ToSchool(school_id))

    def load(self) -> None:
        """Go to where files are loaded."""
        self.context.go_to(ResultsSpot(load=True, for_plans=True))

    def load_files(self, paths: "Sequence[Path]") -> None:
        """Show what these files would do."""
        self.context.go_to(ResultsSpot(files=tuple(paths), for_plans=True))

    def _shown(self) -> "PlanRow":
        assert self._saving.plan is not None
        return self._saving.plan
