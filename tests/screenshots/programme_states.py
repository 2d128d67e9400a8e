"""Programmes in the middle of work: each section with its pages, a copy with its years."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QPlainTextEdit

from app.enums import IndicatorOperator
from app.services.department.people import list_people
from app.services.language.deadlines.periods import period_between
from app.services.programmes.acts import list_acts, save_act
from app.services.programmes.parts import (
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
)
from app.services.programmes.writing import save_programme
from app.services.schools.schools import list_schools
from app.views.base.links import PlansSpot
from app.views.plans.programmes.dialogs.acts_dialog import ActsDialog
from app.views.plans.programmes.dialogs.new_form import CopyProgrammeForm
from app.views.plans.programmes.dialogs.review import ReviewForm
from app.views.plans.programmes.form import SECTIONS
from app.views.plans.programmes.sections.grounds import GroundsSection

if TYPE_CHECKING:
    from app.views.plans.page import PlansPage
    from app.views.plans.programmes.view import ProgrammesView
    from tests.screenshots.camera import Camera

TITLE = "Поддержка школ с низкими образовательными результатами"
_TARGETS = {2024: 6000, 2025: 7000, 2026: 8000, 2027: 8500}


def sample() -> Programme:
    """Four years with something in every section."""
    return Programme(
        title=TITLE,
        period=period_between(date(2024, 1, 1), date(2027, 12, 31)),
        developers=("Отдел образования", "Муниципальная методическая служба"),
        executors="Общеобразовательные организации округа",
        aim="К концу 2027 года не менее половины школ программы вышли из списка",
        tasks=("Провести анализ результатов ВПР 2024 года", "Обучить педагогов школ программы"),
        expected=("Выросла доля педагогов, прошедших повышение квалификации",),
        stages=("2024 год – подготовительный", "2025–2026 годы – основной", "2027 год – итоговый"),
        directions=(
            Direction("Кадры", "Обеспечить школы педагогами", ("Набор", "Наставничество")),
            Direction("Методическая помощь", "", ("Выездные консультации", "Пары школ")),
        ),
        risks=(ProgrammeRisk("Отток молодых педагогов", "Служебное жильё, наставничество"),),
        indicators=(
            Indicator(
                title="Доля педагогов, прошедших повышение квалификации",
                group="Кадры",
                unit="%",
                base_h=5250,
                years={year: YearValue(target_h=target) for year, target in _TARGETS.items()},
            ),
            Indicator(
                title="Доля педагогов с первой и высшей категорией",
                group="Кадры",
                unit="%",
                source="staff.category",
                operator=IndicatorOperator.GROWTH,
                years={2026: YearValue(target_h=4500)},
            ),
        ),
        management="Управляет программой рабочая группа.",
        control="Контроль – управление образования, дважды в год.",
        problem="Поддержка адресована {число школ программы: школе, школам, школам}.",
        concept="По письму от 05.03.2023 № 15 школы поддерживаются адресно.",
    )


class ProgrammeStates:
    """The states by the names of their pictures."""

    def __init__(self, camera: "Camera") -> None:
        self._camera = camera
        self._key: int | None = None

    def states(self) -> dict[str, Callable[[], object]]:
        return {
            **{f"programmes-{one.key}": lambda key=one.key: self._open(key) for one in SECTIONS},
            "programmes-values": lambda: self._indicators(1),
            "programmes-monitoring": lambda: self._indicators(2),
            "programmes-typed": self._typed,
            "programmes-no-pages": lambda: self._pages(shown=False),
            "programmes-pages-over": lambda: self._pages(shown=True),
            "programmes-review": self._review,
            "programmes-acts": self._acts,
            "programmes-act-form": lambda: self._acts().add(),
        }

    def _open(self, key: str = "passport") -> "ProgrammesView":
        context = self._camera.workplace.context
        if self._key is None:
            self._key = self._saved()
        context.set_year(2027)
        self._camera.workplace.show_way(PlansSpot(programmes=True, programme_id=self._key))
        self._camera.settle()
        view = cast("PlansPage", self._camera.workplace.pages["plans"]).programmes
        if key:
            view.form.names.setCurrentRow([one.key for one in SECTIONS].index(key))
            view.form.section.setFocus()
        self._camera.settle()
        if view.shows_pages:
            self._camera.wait_for_pages(view.pages)
        return view

    def _saved(self) -> int:
        context = self._camera.workplace.context
        workspace = context.workspace
        acts = [save_act(workspace, act)[0] for act in list_acts(workspace)[:2]]
        people = list_people(workspace)[:3]
        schools = [row.id for row in list_schools(workspace)[2:5]]
        whole = sample()
        key, changes = save_programme(
            workspace,
            replace(
                whole,
                acts=tuple(acts),
                members=tuple(Member(row.id, row.role) for row in people),
                schools=tuple(schools),
            ),
        )
        context.events.announce(changes)
        return key

    def _indicators(self, mode: int) -> None:
        view = self._open("indicators")
        view.form.section.modes.setCurrentIndex(mode)  # pyright: ignore[reportAttributeAccessIssue]

    def _typed(self) -> None:
        view = self._open("goals")
        editor = view.form.section.fields["aim"].editor  # pyright: ignore[reportAttributeAccessIssue]
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText("К концу 2027 года все школы программы вышли из списка поддержки")
        editor.setFocus()
        self._camera.settle()
        if view.shows_pages:
            self._camera.wait_for_pages(view.pages)

    def _pages(self, *, shown: bool) -> None:
        view = self._open("directions")
        if view.shows_pages != shown:
            view.pages_button.click()
        self._camera.settle()
        if shown:
            self._camera.wait_for_pages(view.pages)

    def _review(self) -> ReviewForm:
        view = self._open()
        view.copy()
        form = self._camera.app.activeModalWidget()
        assert isinstance(form, CopyProgrammeForm)
        form.submit()
        self._camera.settle()
        review = self._camera.app.activeModalWidget()
        assert isinstance(review, ReviewForm)
        return review

    def _acts(self) -> ActsDialog:
        """The list from which acts are picked."""
        section = self._open("grounds").form.section
        assert isinstance(section, GroundsSection)
        section.show_acts()
        dialog = self._camera.app.activeModalWidget()
        assert isinstance(dialog, ActsDialog)
        dialog.table.selectRow(0)
        return dialog
