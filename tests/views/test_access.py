"""Every control of every page and dialog: a name, a way by keys, a visible focus."""

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import app.views
from app.crash import CrashReport
from app.enums import MeasureStatus
from app.services import criteria, plans
from app.services.checks.running import CheckReport
from app.services.documents.editing.edited import EditedKind
from app.services.documents.editing.typed_columns import table_at
from app.services.documents.making.catalogue import KindRow
from app.services.documents.making.texts import text_of
from app.services.documents.sets.listing import SetPaper
from app.services.documents.sets.signing import OrderToSign
from app.services.identification import profile
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import school_period
from app.services.log import restore_preview
from app.services.log.listing import list_changes
from app.services.orders import orders
from app.services.plans.agenda.rows import agenda_of
from app.services.program.releases.updating.preparing import review_file
from app.services.program.space.freeing import read_space
from app.services.programmes.copying import passages
from app.services.programmes.parts import Programme
from app.services.progress import run_steps
from app.services.registers.catalogue import get_register
from app.services.registers.options import Options
from app.services.registers.papers import read_papers
from app.services.registers.pasting import PastedRows, read_pasted
from app.services.results.pasted import PastedCell
from app.services.schools import schools, support, support_steps
from app.services.sheets.sheet import Cell, Sheet, SheetColumn
from app.services.storage import backup
from app.services.storage.workspace import Workspace
from app.views.base.links import (
    DocumentsSpot,
    IdentificationSpot,
    PlansSpot,
    ResultsSpot,
    SchoolsSpot,
    SettingsSpot,
    Spot,
)
from app.views.base.page_context import PageContext
from app.views.plans.programmes.dialogs.picker import Offer
from app.views.results.grid.paste_preview import PastedLine
from app.views.schools.card.risks_tab import RiskLine
from app.views.shell.workplace import Workplace
from app.views.widgets.fields.form_dialog import FormDialog
from tests.services.program.releases.packages import installed, write_msi
from tests.views import access
from tests.views.conftest import finish


@pytest.fixture
def workplace(open_workplace: Callable[..., Workplace], demo_context: PageContext) -> Workplace:
    return open_workplace(demo_context, 1440, 900)


def show(workplace: Workplace, qtbot: QtBot, spot: Spot) -> None:
    workplace.show_way(spot)
    finish(workplace.context, qtbot)


_CARD = ("facts", "passport", "results", "criteria", "risks", "plan", "documents", "history")
_DOCUMENTS = ("orders", "history", "registers", "set")
_SETTINGS = (
    "department",
    "people",
    "profiles",
    "history",
    "backups",
    "workspace",
    "space",
    "look",
    "about",
)
_REFUSED = PastedCell(3, 1, "много", "refused", "Это не число.")
STATES: dict[str, Spot] = {
    **{spot.place: spot() for spot in get_args(Spot)},
    **{f"school {tab}": SchoolsSpot(school_id=3, tab=tab) for tab in _CARD},
    **{f"settings {part}": SettingsSpot(section=part) for part in _SETTINGS},
    "settings person": SettingsSpot(section="people", person_id=1),
    **{f"documents {tab}": DocumentsSpot(tab=tab) for tab in _DOCUMENTS},
    **{f"identification {tab}": IdentificationSpot(tab=tab) for tab in ("runs", "profiles")},
    "results history": ResultsSpot(history=True),
    "plans due": PlansSpot(due=True),
    "plans programmes": PlansSpot(programmes=True),
}


def test_pages_can_be_used_without_mouse_and_without_seeing(
    workplace: Workplace, qtbot: QtBot
) -> None:
    offenders: list[str] = []
    for state, spot in STATES.items():
        show(workplace, qtbot, spot)
        problems = access.problems(workplace, workplace.top_bar.search)
        offenders += [f"{state}: {problem}" for problem in problems]
    assert not offenders


def dialogs() -> list[type[QDialog]]:
    """Every dialog class of the program."""
    for module in pkgutil.walk_packages(app.views.__path__, "app.views."):
        import_module(module.name)
    found: list[type[QDialog]] = []
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        for made in waiting.pop().__subclasses__():
            waiting.append(made)
            if made.__module__.startswith("app.") and made is not FormDialog:
                found.append(made)
    return sorted(found, key=lambda one: one.__name__)


# What a dialog tells when it has done its work: nobody listens here.
_TOLD = ("saved", "chosen", "begin", "restore", "agreed", "store", "take", "copied")


def _values(window: QWidget, context: PageContext) -> dict[str, Callable[[], object]]:
    """What a dialog may ask for, by the name of the parameter."""
    told = dict[str, Callable[[], object]].fromkeys(_TOLD, lambda: lambda *_told: None)
    return told | _made_values() | _stored_values(window, context)


def _stored_values(window: QWidget, context: PageContext) -> dict[str, Callable[[], object]]:
    workspace = context.workspace

    def plan() -> plans.PlanRow:
        return plans.list_plans(workspace)[0]

    return {
        "parent": lambda: window,
        "window": lambda: window,
        "context": lambda: context,
        "workspace": lambda: workspace,
        "state": lambda: context.state,
        "pasted": lambda: plans.look_at_table(plan(), _pasted_table(plan())),
        "every": lambda: plans.list_plans(workspace),
        "edited": lambda: EditedKind(workspace, "list-order", 2020),
        "school": lambda: schools.get_school(workspace, 3),
        "stays": lambda: support.list_support(workspace)[:2],
        "stay": lambda: support.list_support(workspace)[0],
        "order": lambda: orders.list_orders(workspace)[0],
        "plan": plan,
        "measures": lambda: plan().measures[:2],
        "agenda": lambda: agenda_of([plan()], date(2026, 11, 22)),
        "profile": lambda: profile.list_profiles(workspace)[0],
        "profiles": lambda: profile.list_profiles(workspace),
        "verdict": lambda: runs.run(workspace, year=2019).verdicts[0],
        "candidates": lambda: _candidates(workspace),
        "step": lambda: support_steps.list_steps(workspace, 3, 2019)[0],
        "options": lambda: Options(workspace, 2019),
        "read": lambda: _pasted_rows(workspace),
        "row": lambda: criteria.list_criteria_values(workspace, 3, 2019)[0],
        "path": lambda: workspace.root / "Район.json",
        "reviewed": lambda: _reviewed(workspace),
        "action": lambda: max(list_changes(workspace), key=lambda one: one.rows),
        "use": lambda: run_steps(read_space(workspace))[2],
    }


def _reviewed(workspace: Workspace) -> object:
    """A package that fits to an older program."""
    file = write_msi(workspace.root / "Опора 1.2.0.msi")
    return run_steps(review_file(file, installed(workspace.root)))


def _made_values() -> dict[str, Callable[[], object]]:
    return {
        "year": lambda: 2019,
        "now": lambda: 2019,
        "name": lambda: "Год работы",
        "lines": lambda: [PastedLine("СОШ № 30", "ВПР МА 5", "2 из 20", _REFUSED)],
        "notes": lambda: ["Школы и процедуры найдены по названиям."],
        "usual": lambda: date(2026, 9, 20),
        "today": lambda: date(2026, 11, 22),
        "results_years": lambda: [2019, 2018],
        "compute": lambda: lambda _year: None,
        "taken": list,
        "sheet": lambda: Sheet(
            title="Школы", columns=[SheetColumn("Школа")], rows=[[Cell("СОШ № 30")]], count=1
        ),
        "ours": lambda: "1. Слова",
        "table": lambda: table_at(text_of("list-order"), _table_line()),
        "kind": lambda: "list-order",
        "check": lambda: lambda _typed: (),
        "theirs": lambda: "1. Другие слова",
        "run_title": lambda: "Выявление",
        "school_id": lambda: 3,
        "status": lambda: MeasureStatus.POSTPONED,
        "count": lambda: 2,
        "procedures": lambda: [("vpr:ma:5", "ВПР, математика, 5 класс")],
        "report": lambda: CrashReport("Ошибка", "Traceback", None),
        "register": lambda: get_register("meeting"),
        "child": lambda: get_register("meeting").children[0],
        "others": list,
        "unsigned": lambda: _unsigned(),
        "line": lambda: RiskLine("Дефицит педагогических кадров", None),
        "title": lambda: "Правовые акты",
        "offers": lambda: [Offer(1, "Закон об образовании", "федеральный"), Offer(2, "Приказ")],
        "hint": lambda: "Слово из названия",
        "programme": lambda: _programme(),
        "programme_id": lambda: 1,
        "passages": lambda: passages(_programme(), school_period(2025)),
    }


def _unsigned() -> list[OrderToSign]:
    row = KindRow(
        kind="list-order", title="Приказ о перечне", description="", ready=True, missing=()
    )
    paper = SetPaper(row=row)
    return [OrderToSign(paper=paper, title="О перечне школ", year=2019, order_id=None)]


def _programme() -> Programme:
    return Programme(
        title="Программа на 2025-2026 годы",
        period=school_period(2027),
        tasks=("Провести анализ ВПР 2025 года",),
        concept="По письму от 05.03.2018 № 15",
    )


def _table_line() -> int:
    lines = text_of("list-order").split("\n")
    return 1 + next(at for at, line in enumerate(lines) if line.startswith("[таблица"))


def _pasted_table(plan: plans.PlanRow) -> list[plans.TableSection]:
    """One of each: in the plan, like one in it, new, and one that cannot be."""
    same, other = (plans.MeasureDraft.of(row) for row in plan.measures[:2])
    drafts = (
        same,
        replace(other, deadline_text="март 2027 года"),
        plans.MeasureDraft(section_id=0, title="Провести семинар для заместителей директоров"),
        plans.MeasureDraft(section_id=0, title="Собрать справки", deadline_text="31.02.2027"),
    )
    return [plans.TableSection("", drafts)]


def _pasted_rows(workspace: Workspace) -> PastedRows:
    cells = [["Название", "Дата"], ["Совещание", "01.10.2018"], ["Заседание", "32.10.2018"]]
    return read_pasted(workspace, get_register("meeting"), 2019, cells)


def _candidates(workspace: Workspace) -> object:
    number, _changes = runs.freeze(workspace, runs.run(workspace, year=2019))
    return runs.support_candidates(runs.get_run(workspace, number))


def _copy(workspace: Workspace) -> backup.BackupRow:
    for _step in backup.make_backup(
        workspace.database.path, workspace.backups, workspace.clock, "manual"
    ):
        pass
    return backup.list_backups(workspace.backups)[0]


def test_dialogs_can_be_used_without_mouse_and_without_seeing(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    offenders: list[str] = []
    kinds = dialogs()
    assert len(kinds) > 20
    for kind in kinds:
        dialog = opened(kind, window, demo_context)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        finish(demo_context, qtbot)
        problems = access.problems(dialog, dialog.focusWidget() or dialog)
        problems += [] if dialog.windowTitle() else ["no title"]
        offenders += [f"{kind.__name__}: {problem}" for problem in problems]
        dialog.close()
    assert not offenders


def opened(kind: type[QDialog], window: QWidget, context: PageContext) -> QDialog:
    """A dialog of this class with whatever it asks for."""
    values = _values(window, context)
    if kind.__name__ == "RestoreDialog":
        copy = _copy(context.workspace)
        values["row"] = lambda: copy
        values["preview"] = lambda: restore_preview.preview_restore(
            copy.path, context.workspace.database.path
        )
    if kind.__name__ == "StartForm":
        values["register"] = lambda: get_register("support_model")
    if kind.__name__ == "PapersDialog":
        values["read"] = lambda: read_papers(context.workspace, 2019)
    if kind.__name__ == "ChecksDialog":
        values["report"] = CheckReport
    if kind.__name__ == "ProfileComparison":
        values["chosen"] = lambda: profile.list_profiles(context.workspace)[0].id
    wanted = list(inspect.signature(kind.__init__).parameters.values())[1:]
    arguments: dict[str, Any] = {
        one.name: values[one.name]() for one in wanted if one.default is inspect.Parameter.empty
    }
    return kind(**arguments)


def test_the_checks_see_what_is_wrong(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 100)
    right, left = QLineEdit(window), QLineEdit(window)
    right.setGeometry(200, 10, 100, 32)
    left.setGeometry(10, 10, 100, 32)
    button = QPushButton(window)
    button.setGeometry(10, 60, 100, 32)
    button.setFocusPolicy(button.focusPolicy().NoFocus)
    for field in (right, left):
        field.setStyleSheet("QLineEdit, QLineEdit:focus { border: none; color: white; }")
        field.setReadOnly(True)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found = access.problems(window, right)
    for wrong in ("no name", "not reached with Tab", "out of order", "focus not visible"):
        assert any(line.startswith(wrong) for line in found), wrong
