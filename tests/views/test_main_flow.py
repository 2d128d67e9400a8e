"""Her year in one sitting, by mouse and keys: from the first start to the report and a copy.

Run by `make flow`, which prints how often the mouse was pressed. Nothing is chosen from inside the
program: what cannot be seen and reached at 1024 by 528 cannot be pressed here.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.clock import Clock
from app.services.department import people
from app.services.department.department import get_department
from app.services.identification.runs import runs
from app.services.orders import orders
from app.services.schools import schools
from app.services.storage.backup import list_backups
from app.services.storage.workspace import Workspace
from app.views.base.page import Page
from app.views.documents.orders.forms import OrderForm
from app.views.documents.page import DocumentsPage
from app.views.first_start.page import FirstStartPage
from app.views.identification.page import IdentificationPage
from app.views.identification.runs.freeze_form import FreezeForm
from app.views.look.window_state import WindowState
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.page import PlansPage
from app.views.results.page import ResultsPage
from app.views.schools.page import SchoolsPage
from app.views.settings.page import SettingsPage
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from tests.ended import close_to_the_end
from tests.views import flow_files
from tests.views.hands import Hands

Shown = TypeVar("Shown", bound=Page)
MOST_PRESSES = 60
SCREEN = (1024, 528)
YEAR = 2027  # of work: the clock stands at 29 November 2026


class Sitting:
    """The window, the hands before it, and the files that she will choose."""

    def __init__(self, session: WindowSession, hands: Hands) -> None:
        self.session, self.hands = session, hands
        self.files: list[Path] = []

    @property
    def workplace(self) -> Workplace:
        content = self.session.window.centralWidget()
        assert isinstance(content, Workplace)
        return content

    @property
    def workspace(self) -> Workspace:
        return self.session.context.workspace

    def wait(self) -> None:
        """Wait until nothing is computed any more."""
        self.hands.until(lambda: self.session.tasks.idle)

    def go(self, title: str, kind: type[Shown]) -> Shown:
        """Go to a place by its button in the rail."""
        self.hands.press_words(self.workplace.rail, title)
        self.hands.until(lambda: isinstance(self.workplace.current_page, kind))
        self.wait()
        page = self.workplace.current_page
        assert isinstance(page, kind)
        return page


@pytest.fixture
def sitting(
    look: object, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sitting]:
    clock = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    session = WindowSession(tmp_path / "Опора", state=state, clock=clock)
    session.start()
    session.window.resize(*SCREEN)
    session.window.show()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    assert (session.window.width(), session.window.height()) == SCREEN
    made = Sitting(session, Hands(qtbot))

    def choose(*_args: object, **_words: object) -> tuple[list[str], str]:
        return [str(path) for path in made.files], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    yield made
    close_to_the_end(session)
    session.window.deleteLater()


def begin(her: Sitting) -> None:
    page = her.session.window.centralWidget()
    assert isinstance(page, FirstStartPage)
    her.hands.write("Управление образования администрации Лесного муниципального района")
    her.hands.key(Qt.Key.Key_Tab)
    her.hands.write_fields("Лесной муниципальный район", "с. Лесное")
    her.hands.press(page.start_button)
    her.hands.until(lambda: isinstance(her.session.window.centralWidget(), Workplace))
    her.hands.until(lambda: her.session.context.workspace is not None)
    her.wait()


def describe_the_department(her: Sitting) -> None:
    page = her.go("Настройки", SettingsPage)
    her.hands.press_words(page.department, "Подставить предложенные формы")
    her.wait()
    row = get_department(her.workspace)
    assert row is not None
    assert row.full_name_genitive.startswith("Управления образования")


def enter_people(her: Sitting) -> None:
    page = her.workplace.current_page
    assert isinstance(page, SettingsPage)
    hands = her.hands
    hands.press_section(page.list, "Сотрудники")
    her.wait()
    for number, (names, ticked) in enumerate(flow_files.PEOPLE):
        hands.press_words(page.people, "Добавить" if number else "Добавить сотрудника")
        hands.write_fields(*names)
        for tick in ticked:
            hands.press_words(page.people.form, tick)
        her.wait()
    assert len(people.list_people(her.workspace)) == len(flow_files.PEOPLE)
    row = get_department(her.workspace)
    assert row is not None
    assert row.head_id
    assert row.coordinator_id


def load_schools(her: Sitting, folder: Path) -> None:
    page = her.go("Школы", SchoolsPage)
    her.files = [flow_files.write_schools(folder / "Школы района.xlsx")]
    her.hands.press_words(page.empty, "Загрузить из Excel")
    her.wait()
    her.hands.press_words(her.workplace.current_page, "Сохранить")
    her.wait()
    stored = [row.short_name for row in schools.list_schools(her.workspace)]
    assert sorted(stored) == sorted(flow_files.SCHOOLS)


def load_results(her: Sitting, folder: Path) -> None:
    page = her.go("Результаты", ResultsPage)
    her.files = [
        flow_files.write_results(folder / f"Результаты {year - 1}.xlsx", f"{year - 1}/{year}")
        for year in (YEAR - 2, YEAR - 1)
    ]
    her.hands.press_words(page, "Загрузить файлы…")
    her.wait()
    her.hands.press_words(page, "Сохранить")
    her.wait()
    with her.workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM result") == flow_files.RESULTS


def make_document(her: Sitting, kind: str) -> str:
    """Make the shown kind in both formats; the words of its DOCX."""
    page = her.workplace.current_page
    assert isinstance(page, DocumentsPage)
    her.hands.until(page.kinds.panel.both_button.isEnabled)  # what is missing is known by then
    her.hands.press(page.kinds.panel.both_button)
    her.wait()
    files = [path for path in her.workspace.documents.rglob("*") if kind in path.name]
    assert sorted(path.suffix for path in files) == [".docx", ".pdf"]
    (written,) = [path for path in files if path.suffix == ".docx"]
    document = Document(str(written))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return text.replace("\u00a0", " ")


def freeze_and_list(her: Sitting) -> None:
    page = her.go("Выявление", IdentificationPage)
    her.hands.press(page.freeze_button)
    form = her.hands.dialog(FreezeForm)
    her.hands.press(form.list_part.enters)
    her.hands.save(form)
    her.wait()
    (run,) = runs.list_runs(her.workspace)
    assert (run.year, run.work_year) == (YEAR - 1, YEAR)
    supported = [row.short_name for row in schools.list_schools(her.workspace) if row.support]
    assert sorted(supported) == sorted(flow_files.LOW_SCHOOLS)


def make_the_order_of_the_list(her: Sitting) -> None:
    page = her.go("Документы", DocumentsPage)
    her.wait()
    her.hands.press_words(page.kinds.panel, "Внести в реестр")
    form = her.hands.dialog(OrderForm)
    her.hands.key(Qt.Key.Key_Tab)  # the title is proposed
    her.hands.write_fields("412", "30.11.2026")
    her.hands.save(form)
    (order,) = orders.list_orders(her.workspace)
    assert (order.number, order.year) == ("412", YEAR)
    her.hands.press_tab(page.tabs.tabBar(), "Сделать документ")
    her.wait()
    text = make_document(her, "риказ")
    for fact in ("от 30.11.2026", "№ 412", "А.П. Берёзкина", *flow_files.LOW_SCHOOLS):
        assert fact in text, fact


def paste_the_plan(her: Sitting) -> PlansPage:
    page = her.go("Планы", PlansPage)
    her.hands.press_words(page, "Создать план")
    her.hands.save(her.hands.dialog(PlanForm))
    QApplication.clipboard().setText(flow_files.copied_measures())
    her.hands.press_words(page, "Вставить скопированную таблицу")
    her.wait()
    (plan,) = plans.list_plans(her.workspace)
    assert plan.year == YEAR
    stored = [row.title for row in plans.get_plan(her.workspace, plan.id).measures]
    assert stored == [title for title, _deadline, _who in flow_files.MEASURES]
    return page


def mark_three(her: Sitting, page: PlansPage) -> None:
    lines = page.table.model()
    for place in (1, 2, 3):  # below the line of the section
        her.hands.press_row(page.table, lines.index(place, 0))
        her.hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        her.wait()
    (plan,) = plans.list_plans(her.workspace)
    done = [row.status for row in plans.get_plan(her.workspace, plan.id).measures]
    assert done.count(MeasureStatus.DONE) == 3


def make_the_report(her: Sitting) -> None:
    page = her.go("Документы", DocumentsPage)
    table = page.kinds.table
    (place,) = [
        index
        for row in range(table.model().rowCount())
        if "Отчёт" in str((index := table.model().index(row, 0)).data())
    ]
    her.hands.press_row(table, place)
    her.wait()
    text = make_document(her, "Отчёт")
    assert "выполнено – 3" in text
    assert flow_files.MEASURES[0][0] in text


def make_a_copy(her: Sitting) -> None:
    page = her.go("Настройки", SettingsPage)
    her.hands.press_section(page.list, "Резервные копии")
    her.hands.press(page.backups.make_button)
    her.wait()
    assert "по команде" in [row.reason for row in list_backups(her.workspace.backups)]


def test_the_main_flow(sitting: Sitting, tmp_path: Path) -> None:
    begin(sitting)
    years: list[int] = []
    sitting.session.context.year_changed.connect(years.append)
    describe_the_department(sitting)
    enter_people(sitting)
    load_schools(sitting, tmp_path)
    load_results(sitting, tmp_path)
    freeze_and_list(sitting)
    make_the_order_of_the_list(sitting)
    mark_three(sitting, paste_the_plan(sitting))
    make_the_report(sitting)
    make_a_copy(sitting)
    assert years == []
    presses = sitting.hands.presses
    print(
        f"Main flow: {len(presses)} mouse presses (at most {MOST_PRESSES}):", *presses, sep="\n  "
    )
    assert len(presses) <= MOST_PRESSES, presses
