"""Taking measures of the library into a plan; one's own are added, changed and deleted here too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.services.language.numbers import whole
from app.services.language.plural import MEASURE, counted
from app.services.language.sentences import capital
from app.services.plans.library.own import delete_own, own_key, own_number
from app.services.plans.library.taking import add_from_library, plan_filling, shelves
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look.room import within_screen
from app.views.plans.library.own_form import OwnForm
from app.views.plans.library.tree import OUTSIDE, LibraryTree
from app.views.widgets.buttons import button, button_row
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import choice, refill
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.plans import PlanRow
    from app.views.base.page_context import PageContext

    Saved = Callable[[Changes, str], object]

_WIDTH = 920
_ALL, _BY_LIBRARY = "Вся библиотека", "Разделы – как в библиотеке"


class TakeForm(FormDialog):
    """The library with boxes to tick, and the section that gets what is ticked."""

    def __init__(
        self,
        parent: QWidget,
        context: "PageContext",
        saved: "Saved",
        plan: "PlanRow",
        section_id: int | None = None,
    ) -> None:
        super().__init__(parent, "Мероприятия из библиотеки", action="Добавить в план")
        self._context, self._saved, self._plan = context, saved, plan
        self._filling = plan_filling(context.workspace, plan.id)
        self._shown = 0  # measures that a search leaves
        self.search = SearchBox("Мероприятие, ответственный, результат")
        self.shelf = choice([(_ALL, None)])
        self.tree = LibraryTree()
        self.details = label("", "small", wrap=True)
        sections: list[tuple[str, object]] = [(row.title, row.id) for row in plan.sections]
        self.section = choice([*sections, (_BY_LIBRARY, None)], section_id)
        for box in (self.shelf, self.section):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.new_button = button("Добавить своё", self.add_own, icon="plus", role="quiet")
        self.edit_button = button("Изменить своё", self.edit_own, icon="pencil", role="quiet")
        self.delete_button = button("Удалить своё", self.delete_own, icon="trash", role="quiet")
        self._build()
        self._show_shelves()

    def _build(self) -> None:
        self.add_line(
            self.make_row("Поиск", self.search),
            self.make_row("Откуда", self.shelf),
            self.make_row("В какой раздел плана", self.section),
        )
        self.tree_row = self.add_row("Мероприятия", self.tree, hint=" ")
        self.column.content.addWidget(self.details)
        self.column.content.addLayout(
            button_row(self.new_button, self.edit_button, self.delete_button)
        )
        self.search.searched.connect(lambda _text: self._narrow())
        self.shelf.currentIndexChanged.connect(lambda _index: self._narrow())
        self.tree.changed.connect(self._show_count)
        self.tree.currentItemChanged.connect(lambda *_items: self._show_current())

    def show_form(self) -> None:
        """Open it as wide as there is room for: titles are long."""
        super().show_form()
        self.resize(within_screen(self, QSize(_WIDTH, self.height()), self.parentWidget()))
        self.make_room()

    def save(self) -> None:
        """Add what is ticked."""
        keys = self.tree.chosen()
        section_id = self.section.currentData()
        changes = add_from_library(self._context.workspace, self._plan.id, keys, section_id)
        self._saved(changes, f"Добавлено из библиотеки: {counted(len(keys), MEASURE)}.")

    # One's own

    def add_own(self) -> None:
        """Let a measure be typed into the library."""
        OwnForm(self, self._context.workspace, self._on_own_saved).show_form()

    def edit_own(self) -> None:
        """Change the measure of the cursor."""
        measure = self.tree.current_stored()
        if measure is not None and own_number(measure.key) is not None:
            OwnForm(self, self._context.workspace, self._on_own_saved, measure).show_form()

    def delete_own(self) -> None:
        """Take the measure of the cursor out of the library."""
        measure = self.tree.current_stored()
        number = None if measure is None else own_number(measure.key)
        if number is not None:
            save_and_tell(
                self._context,
                lambda: delete_own(self._context.workspace, [number]),
                "Мероприятие удалено из библиотеки.",
            )
            self._show_shelves()

    def _on_own_saved(self, number: int, changes: "Changes") -> None:
        tell_saved(self._context, changes, "Мероприятие библиотеки сохранено.")
        self._show_shelves()
        self.tree.select(own_key(number))

    # Showing

    def _show_shelves(self) -> None:
        every = shelves(self._context.workspace)
        options: list[tuple[str, object]] = [
            (_ALL, None),
            *((row.title, row.title) for row in every),
        ]
        refill(self.shelf, options, self.shelf.currentData())
        self.tree.show_shelves(every, self._filling)
        self._narrow()
        self._show_current()

    def _narrow(self) -> None:
        self._shown = self.tree.narrow(self.search.text(), self.shelf.currentData())
        self._show_count()

    def _show_count(self) -> None:
        ticked = whole(len(self.tree.chosen()))
        told = f"Показано: {counted(self._shown, MEASURE)}. Отмечено: {ticked}"
        self.tree_row.hint.setText(told)

    def _show_current(self) -> None:
        """The measure of the cursor in full, and what can be done with it."""
        row = self.tree.current()
        is_own = row is not None and own_number(row.key) is not None
        self.edit_button.setEnabled(is_own)
        self.delete_button.setEnabled(is_own)
        if row is None:
            self.details.setText("Выберите мероприятие, чтобы прочитать его целиком.")
            return
        deadline = f"{OUTSIDE}, впишите свой" if row.is_outside else row.deadline
        parts = [row.title]
        parts += [f"срок: {deadline}"] if deadline else []
        parts += [f"отвечают: {', '.join(row.responsible)}"] if row.responsible else []
        parts += [f"результат: {row.expected}"] if row.expected else []
        self.details.setText(". ".join(map(capital, parts)))
