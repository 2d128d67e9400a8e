"""The line under the header: plan, due dates, schools or programmes, and what else is shown."""

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QToolButton, QWidget

from app.services.language.deadlines.periods import period_days
from app.views.look import theme
from app.views.widgets.buttons import dress, icon_button
from app.views.widgets.fields.form_row import choice
from app.views.widgets.side_splitter import BESIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import PlanHead, PlanRow
    from app.views.look.window_state import WindowState
    from app.views.widgets.fields.filter_bar import FilterBar

_LEAST, _LEAST_LOW = 200, 140  # of the choice of a plan
PlansView = Literal["plan", "due", "schools", "programmes"]
_VIEWS: "dict[PlansView, str]" = {
    "plan": "План",
    "due": "Сроки",
    "schools": "Планы школ",
    "programmes": "Программы",
}


class TopLine(QWidget):
    """Choices that are remembered from one start to the next, but for the plan.

    Signals:
        view_changed: another view is chosen, or the months or the details are to be shown or not.
        plan_chosen: key of another plan.
    """

    view_changed = Signal()
    plan_chosen = Signal(int)

    def __init__(self, state: "WindowState") -> None:
        super().__init__()
        self._state = state
        self.views = QTabBar()
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.setAccessibleName("План, сроки, планы школ или программы")
        for words in _VIEWS.values():
            self.views.addTab(words)
        self.plans = choice([])
        self.plans.setAccessibleName("План")
        self.plans.setToolTip("План")
        self.plans.setMinimumWidth(_LEAST)
        self.plans.setSizeAdjustPolicy(
            self.plans.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.months = self._toggle("calendar", "Месяцы учебного года", "months")
        self.details = self._toggle("info", "Подробности и отметка", "details")
        self._auto = state.text("plans.details") == ""
        self.filters = icon_button("filter", "Статус, срок, раздел, ответственный", checkable=True)
        self.filters.hide()
        self.questions = icon_button("question", "Вопросы к срокам")
        dress(self.questions, "question", "warning")
        self.questions.hide()
        self._question_text = ""
        self.filters.clicked.connect(self._on_filters)
        self._choices = self._low = self._filters_wanted = False
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(self.views)
        line.addWidget(self.plans, 1)
        line.addStretch()
        line.addWidget(self.questions)
        line.addWidget(self.filters)
        line.addWidget(self.months)
        line.addWidget(self.details)
        self.views.currentChanged.connect(lambda _view: self.view_changed.emit())
        self.plans.activated.connect(
            lambda number: self.plan_chosen.emit(self.plans.itemData(number))
        )

    @property
    def view(self) -> PlansView:
        """What is shown: one plan, what is due in all, the plans of the schools, or programmes."""
        return list(_VIEWS)[self.views.currentIndex()]

    def show_view(self, view: PlansView) -> None:
        """Choose what is shown."""
        self.views.setCurrentIndex(list(_VIEWS).index(view))

    def hold(self, tools: QWidget, view: PlansView) -> None:
        """Have the buttons of a view at the end of the line while it is shown."""
        self._line.addWidget(tools)
        tools.setVisible(self.view == view)
        self.views.currentChanged.connect(lambda _number: tools.setVisible(self.view == view))

    def show_plans(self, plans: "Sequence[PlanHead]", shown: "PlanRow | None") -> None:
        """Offer the plans of the year."""
        self.plans.clear()
        for number, row in enumerate(plans):
            owner = row.school_name or "Муниципальный план"
            self.plans.addItem(f"{owner}, {row.year_name}: {row.title}", row.id)
            tip = f"{row.title}\n{period_days(row.period)}"
            self.plans.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        if shown is not None:
            self.plans.setCurrentIndex(self.plans.findData(shown.id))

    def fit(self, width: int) -> None:
        """Until somebody said otherwise, the details are shown where they stand beside the plan.

        `width` is that of both.
        """
        if self._auto and self.details.isChecked() != (width >= BESIDE):
            self.details.blockSignals(True)
            self.details.setChecked(width >= BESIDE)
            self.details.blockSignals(False)
            self.view_changed.emit()

    def show_choices(self, *, choices: bool) -> None:
        """Show the choices of one plan or hide them."""
        self._choices = choices
        for part in (self.plans, self.months, self.details):
            part.setVisible(choices)
        self.filters.setVisible(choices and self._low)
        self.show_questions(self._question_text if choices else "")

    def show_questions(self, text: str) -> None:
        """In a low window a button stands for the line that says what deadlines ask."""
        self._question_text = text
        self.questions.setToolTip(text)
        self.questions.setAccessibleName(text)
        self.questions.setVisible(bool(text) and self._low)

    def set_low(self, bar: "FilterBar", *, low: bool) -> None:
        """In a low window hold the search, and put the choices of a bar behind a button."""
        had_keys = bar.search.hasFocus()
        self._low = low
        self.plans.setMinimumWidth(_LEAST_LOW if low else _LEAST)
        theme.restyle(self.views, "dense", "true" if low else "false")
        QApplication.sendEvent(self.views, QEvent(QEvent.Type.StyleChange))  # lays out the tabs
        self.views.setMinimumWidth(self.views.sizeHint().width())
        self.filters.setVisible(low and self._choices)
        self.show_questions(self._question_text)
        if low:
            self._line.insertWidget(self._line.indexOf(self.plans) + 1, bar.search)
            for before, after in pairwise(
                (self.plans, bar.search, self.questions, self.filters, self.months, self.details)
            ):
                self.setTabOrder(before, after)
        else:
            bar.take_search()
            self.setTabOrder(self.details, bar.search)
        if had_keys:
            bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_filters(self, bar: "FilterBar") -> bool:
        """Whether the line of a bar is to be seen; what filters is always seen in a low window."""
        shown = bar.active or self._filters_wanted
        self.filters.setChecked(shown)
        self.filters.setEnabled(not bar.active)
        return shown or not self._low

    def _on_filters(self, on: bool) -> None:
        self._filters_wanted = on
        self.view_changed.emit()

    def _toggle(self, icon: str, name: str, key: str) -> QToolButton:
        toggle = icon_button(icon, name, checkable=True)
        toggle.setChecked(self._state.text(f"plans.{key}", "on") == "on")

        def keep(on: bool) -> None:
            self._state.keep_text(f"plans.{key}", "on" if on else "off")
            self._auto = self._auto and key != "details"
            self.view_changed.emit()

        toggle.toggled.connect(keep)
        return toggle
