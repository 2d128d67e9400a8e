"""The place «Планы» in the middle of work: plans of several years, due dates, parties, points."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel

from app.enums import EvidenceKind, MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.log.changes import Changes
from app.services.plans import MarkDraft, MarkPlace, MeasureDraft, PlanDraft
from app.services.plans.agenda.rows import AgendaGroup
from app.services.plans.reviews import points
from app.views.base.links import PlansSpot, ResultsSpot
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.library.take_form import TakeForm
from app.views.plans.reviews.dialog import ReviewsDialog
from app.views.preview.sheet_preview import SheetPreview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

    from app.services.plans import MeasureRow
    from app.views.plans.agenda.view import AgendaView
    from app.views.plans.page import PlansPage
    from app.views.results.page import ResultsPage
    from tests.screenshots.camera import Camera

State = Callable[[], object]

LONG_PLAN = "Дорожная карта поддержки школ с низкими образовательными результатами"
_PERIOD = PlanPeriod(date(2025, 9, 1), date(2028, 8, 31), YearsKind.SCHOOL)
# Titles with the deadline and those who answer for it.
_LONG_SECTIONS = {
    "Организация и контроль": (
        ("Утвердить состав муниципальной рабочей группы", "до 25 сентября 2025 года", "Приказ"),
        ("Собирать отчёты школ о выполнении планов", "до 25 числа ежемесячно", "Отчёты школ"),
        ("Подводить итоги полугодия на совещании", "до 30 января и 20 июля ежегодно", "Протокол"),
        ("Проверить, как исполняется дорожная карта", "ежеквартально", "Справка"),
        ("Изучить запросы школ", "1 декабря 2026 года", ""),
    ),
    "Работа со школами": (
        ("Провести собеседования с командами школ", "октябрь, апрель ежегодно", "Протоколы"),
        ("Посетить уроки математики и русского языка", "2026 год", "Карты посещений"),
        ("Сопровождать школы в течение периода", "в течение периода реализации", "Отчёт"),
        ("Обновить программы развития", "3 декада октября", "Программы"),
        ("Разместить сведения о проекте на сайте", "по мере необходимости", ""),
    ),
}
_ANSWER = (
    ("Управление образования",),
    ("МАОУ «Гимназия № 1», МАОУ «СОШ № 2», МБОУ «СОШ № 30»",),
    ("Управление образования", "Методическая служба"),
    ("Рабочая группа (по согласованию)",),
    (),
)


class PlanStates:
    """The states by the names of their pictures."""

    def __init__(self, camera: "Camera", folder: Path) -> None:
        self._camera, self._folder = camera, folder

    def states(self) -> dict[str, State]:
        return {
            "plans-measure": lambda: select(self._page().table, 3),
            "plans-section": lambda: select(self._page().table, 0),
            "plans-bulk": lambda: select(self._page().table, 2, 3, 4),
            "plans-form": self._form,
            "plans-edit": lambda: self._page().plan_menu.edit_plan(),
            "plans-overdue": lambda: self._page().filters.set_value("due", "overdue"),
            "plans-month": self._month,
            "plans-typing": self._typing,
            "plans-new-line": lambda: self._page().plan_actions.add_measure(),
            "plans-without-details": self._without_details,
            "plans-postponed": lambda: self._begin(MeasureStatus.POSTPONED),
            "plans-cancelled": lambda: self._begin(MeasureStatus.CANCELLED),
            "plans-schools": lambda: self._page().top.show_view("schools"),
            "plans-new-plan": lambda: self._page().plan_menu.add_plan(3),
            "plans-copy": self._copy,
            "plans-from-library": self._from_library,
            "plans-reviews": self._reviews,
            "plans-parties": lambda: self._page().plan_menu.parties.show_parties(),
            "plans-party-sheet": lambda: self._page().plan_menu.parties.show_sheet(),
            "plans-library": self._library,
            "plans-library-own": self._own,
            "plans-nothing-found": self._nothing,
            "plans-no-plan": lambda: self._page(2026),
            "plans-empty": self._empty,
            "plans-printed": self._print,
            **self._due_states(),
            **self._long_states(),
            "plans-import": lambda: self._import(1),
            "plans-import-rows": lambda: self._import(0),
        }

    def _due_states(self) -> dict[str, State]:
        groups: tuple[AgendaGroup | None, ...] = (None, *AgendaGroup)
        by_group: dict[str, State] = {
            f"plans-due-{'all' if group is None else group}": (
                lambda number=number: self._agenda(number)
            )
            for number, group in enumerate(groups)
        }
        return by_group | {
            "plans-due-selected": lambda: select(self._agenda(0).table, 0, 1),
            "plans-due-postponed": self._due_postponed,
            "plans-due-calendar": lambda: self._agenda(0).save_calendar(),
        }

    def _long_states(self) -> dict[str, State]:
        def measure(number: int) -> State:
            return lambda: self._select_long(number)

        return {
            "plans-long": lambda: self._long(),
            "plans-long-first-year": lambda: self._long().years._step(-1),
            "plans-long-monthly": measure(1),
            "plans-long-twice": measure(2),
            "plans-long-period": measure(7),
            "plans-long-question": measure(8),
            "plans-long-undated": measure(9),
            "plans-long-remarks": lambda: self._long().filters.set_value("due", "remarks"),
            "plans-long-edit": lambda: self._long().plan_menu.edit_plan(),
            "plans-long-questions": lambda: self._long().plan_menu.answer_questions(),
            "plans-long-dates": self._other_dates,
            "plans-long-parties": lambda: self._long().plan_menu.parties.show_parties(),
            "plans-long-reviews": self._long_reviews,
            "plans-long-menu": lambda: self._long()._on_more(),
        }

    # The plan of the year

    def _page(self, year: int = 2027) -> "PlansPage":
        workplace = self._camera.workplace
        workplace.context.set_year(year)
        workplace.show_way(PlansSpot())
        self._camera.settle()
        page = cast("PlansPage", workplace.pages["plans"])
        page.table.draft_left.emit()
        page.months.set_value(None)
        page.filters.reset()
        page.top.show_view("plan")
        page.top.details.setChecked(True)
        page._choose(min((row.id for row in page._plans), default=None))
        return page

    def _month(self) -> None:
        self._page().months.cells[2].click()

    def _nothing(self) -> None:
        filters = self._page().filters
        filters.set_value("status", MeasureStatus.NOT_STARTED)
        filters.set_value("due", "unproved")

    def _typing(self) -> None:
        page = self._page()
        select(page.table, 5)
        page.table.type_into(page.table.lines.rows[5].key)

    def _without_details(self) -> None:
        page = self._page()
        page.top.details.setChecked(False)
        select(page.table, 3)

    def _begin(self, status: MeasureStatus) -> None:
        page = self._page()
        select(page.table, 3)
        self._camera.settle()
        page.panel.form.begin(status)

    def _copy(self) -> None:
        page = self._page()
        select(page.table, 2, 3)
        page.plan_actions.copy_elsewhere()

    def _form(self) -> None:
        page = self._page()
        select(page.table, 3)
        page.plan_actions.edit_selected()

    def _print(self) -> None:
        self._page().table.preview_print()
        preview = self._camera.app.activeModalWidget()
        assert isinstance(preview, SheetPreview)
        self._camera.wait_for_pages(preview.panel)

    def _reviews(self) -> None:
        page = self._page()
        page.plan_menu.show_reviews()
        dialog = page.findChildren(ReviewsDialog)[-1]
        dialog.usual.setCurrentIndex(dialog.usual.count() - 1)
        dialog.take()

    def _from_library(self) -> None:
        page = self._page()
        page.plan_menu.add_plan(3)
        source = page.findChildren(PlanForm)[-1].source
        source.setCurrentIndex(source.findData("school"))

    def _library(self) -> TakeForm:
        page = self._page()
        page.plan_actions.library.take()
        return page.findChildren(TakeForm)[-1]

    def _own(self) -> None:
        self._library().add_own()

    def _empty(self) -> None:
        context = self._camera.workplace.context
        known = plans.list_plans(context.workspace, year=2029)
        if not known:
            changes = plans.save_plan(
                context.workspace, PlanDraft(title="План школы", period=school_period(2029))
            )[1]
            context.events.announce(changes)
        self._page(2029)

    # What is due

    def _agenda(self, group: int) -> "AgendaView":
        self._make_long()
        page = self._page()
        page.top.show_view("due")
        self._camera.settle()
        page.agenda.groups.setCurrentIndex(group)
        page.agenda.table.clearSelection()
        return page.agenda

    def _due_postponed(self) -> None:
        agenda = self._agenda(0)
        select(agenda.table, 0, 1)
        agenda.mark_selected(MeasureStatus.POSTPONED)

    # The plan of several years

    def _make_long(self) -> int:
        """The plan of several years with marks of many kinds, made when it is first wanted."""
        context = self._camera.workplace.context
        workspace = context.workspace
        for head in plans.list_plan_heads(workspace):
            if head.title == LONG_PLAN:
                return head.id
        draft = PlanDraft(title=LONG_PLAN, period=_PERIOD)
        plan_id, changes = plans.save_plan(workspace, draft)
        answering = iter(_ANSWER * 2)
        sections: list[tuple[str, list[MeasureDraft]]] = []
        for place, (title, lines) in enumerate(_LONG_SECTIONS.items(), 1):
            measures = [
                MeasureDraft(
                    section_id=0,
                    title=text,
                    deadline_text=deadline,
                    responsible=next(answering),
                    expected=expected,
                    number=f"{place}.{number}",
                )
                for number, (text, deadline, expected) in enumerate(lines, 1)
            ]
            sections.append((title, measures))
        made = [changes, plans.add_sections(workspace, plan_id, sections)]
        made += self._marks(plans.get_plan(workspace, plan_id).measures)
        made.append(points.take_review(workspace, plan_id, date(2026, 1, 15), "Полугодие")[1])
        for one in made:
            context.events.announce(one)
        return plan_id

    def _marks(self, measures: "Sequence[MeasureRow]") -> list[Changes]:
        """Marks of some due dates, of some schools, and of whole measures."""
        workspace = self._camera.workplace.context.workspace
        monthly, half_year = measures[1], measures[2]
        done = MarkDraft(
            status=MeasureStatus.DONE,
            marked_on=date(2026, 1, 14),
            text="Рассмотрено на совещании руководителей",
            evidence_kind=EvidenceKind.TEXT,
            evidence_text="протокол № 1",
        )
        counted = MarkDraft(
            status=MeasureStatus.PARTLY_DONE, marked_on=date(2026, 9, 25), counts=(2, 3)
        )
        moved = MarkDraft(
            status=MeasureStatus.POSTPONED, moved_to=date(2026, 12, 20), text="Болезнь учителя"
        )
        dropped = MarkDraft(status=MeasureStatus.CANCELLED, text="Запросы собирает область")
        school = monthly.cells[0].school_id
        first = [cell for cell in monthly.cells if cell.school_id == school]
        return [
            plans.mark_places(workspace, [_place(monthly, cell) for cell in first[:6]], done),
            plans.mark_places(workspace, [_place(monthly, first[12])], counted),
            plans.mark_places(workspace, [_place(half_year, half_year.cells[0])], done),
            plans.mark_measures(workspace, [measures[6].id], moved),
            plans.mark_measures(workspace, [measures[4].id], dropped),
        ]

    def _long(self) -> "PlansPage":
        plan_id = self._make_long()
        page = self._page()
        page._choose(plan_id)
        self._camera.settle()
        page.years._step(2027 - page.years.year)
        return page

    def _select_long(self, number: int) -> None:
        page = self._long()
        assert page.plan is not None
        page.table.select_key(("measure", page.plan.measures[number].id))

    def _other_dates(self) -> None:
        """A year less, so that dates of many measures change."""
        page = self._long()
        page.plan_menu.edit_plan()
        form = page.findChildren(PlanForm)[-1]
        form.period.set_period(PlanPeriod(date(2025, 9, 1), date(2027, 8, 31), YearsKind.SCHOOL))
        form._on_period()

    def _long_reviews(self) -> None:
        page = self._long()
        page.plan_menu.show_reviews()
        dialog = page.findChildren(ReviewsDialog)[-1]
        self._camera.settle()
        select(dialog.points_table, 0)

    # Files

    def _import(self, tab: int) -> None:
        workplace = self._camera.workplace
        workplace.context.set_year(2027)
        workplace.show_way(ResultsSpot())
        self._camera.settle()
        page = cast("ResultsPage", workplace.pages["results"])
        page.cancel_import()
        page.load_files([_plan_file(self._folder / "Дорожная карта.docx")])
        self._camera.settle()
        assert page.preview.tabs.isTabVisible(tab)
        page.preview.tabs.setCurrentIndex(tab)


def select(table: "QTableView", *rows: int) -> None:
    """Select these rows and no others."""
    flags = QItemSelectionModel.SelectionFlag
    table.clearSelection()
    for row in rows:
        table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)


def _place(measure: "MeasureRow", cell: plans.MeasureCell) -> MarkPlace:
    return MarkPlace(measure.id, cell.occurrence_on, cell.school_id)


def _plan_file(path: Path) -> Path:
    """A plan of three years with a filled column of execution and a column that is not known."""
    import docx

    if path.exists():
        return path
    head = ("№", "Содержание работы", "Дата проведения", "Ответственные", "Стоимость", "Отметка")
    rows = (
        ("Раздел 1. Организация", "", "", "", "", ""),
        (
            "1.1",
            "Создать рабочую группу",
            "сентябрь",
            "Управление образования",
            "",
            "Выполнено. Приказ № 458 от 17.09.2026",
        ),
        (
            "1.2",
            "Провести совещание",
            "до 30 января и 20 июля",
            "МКУ «Центр образования» (далее – Центр)",
            "",
            "",
        ),
        (
            "1.3",
            "Собрать отчёты",
            "ежемесячно",
            "Центр, школы округа",
            "12 тыс. руб.",
            "https://example.ru/otchet",
        ),
        ("Раздел 2. Методическая работа", "", "", "", "", ""),
        ("2.1", "Провести семинар", "май", "Центр", "", "перенесено на июнь"),
        ("2.2", "Изучить опыт", "когда получится", "Центр", "", "Исполнено частично"),
    )
    made = docx.Document()
    made.add_paragraph("План мероприятий по поддержке школ на 2026–2028 годы")
    table = made.add_table(0, len(head))
    for texts in (head, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    made.save(str(path))
    return path
