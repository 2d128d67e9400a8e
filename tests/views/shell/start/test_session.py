"""The life of a window: opening, what stands in the way, closing."""

import shutil
import threading
import time
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from app import paths
from app.enums import SupportKind
from app.services.clock import Clock
from app.services.department.department import get_department
from app.services.department.region_terms import save_term
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage import upgrade
from app.services.storage.backup import list_backups, make_backup
from app.services.storage.copies import checked_copy
from app.services.storage.files import places
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from app.views.base.links import SettingsSpot
from app.views.base.tasks import Task
from app.views.base.toast import Toast
from app.views.first_start.page import FirstStartPage
from app.views.first_start.problem_page import ProblemPage
from app.views.first_start.waiting_page import WaitingPage
from app.views.shell.start import session as start
from app.views.shell.workplace import Workplace
from app.views.widgets.notice import Notice
from tests.services.storage.schema_files import ship_next_step
from tests.views.shell.start.conftest import opened


def press(page, words, qtbot):
    (found,) = [made for made in page.buttons if made.text() == words]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_overview_is_shown_before_the_lock_is_taken(make_session, root, qtbot):
    session = make_session(root)
    assert session.window.centralWidget().current_key == "overview"
    assert session.context.workspace.read_only
    opened(session, qtbot)
    assert not session.context.workspace.read_only
    assert (root / "logs" / "opora.log").is_file()


def test_the_first_press_finds_the_workspace_open(make_session, root, qtbot):
    session = make_session(root)
    workplace = session.window.centralWidget()
    assert session.context.workspace.read_only
    (settings,) = [
        one for one in workplace.rail.findChildren(QToolButton) if "Настройки" in one.text()
    ]
    qtbot.mouseClick(settings, Qt.MouseButton.LeftButton)
    assert not session.context.workspace.read_only
    qtbot.waitUntil(lambda: workplace.current_key == "settings")
    first = session._workspace
    opened(session, qtbot)
    qtbot.keyClick(workplace, Qt.Key.Key_F5)
    assert session._workspace is first, "it was opened again"


def test_the_first_press_is_lost_when_the_workspace_is_open_elsewhere(make_session, root, qtbot):
    with open_workspace(root):
        session = make_session(root)
        workplace = session.window.centralWidget()
        qtbot.keyClick(workplace, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
        assert session._workspace is None


def test_what_opening_needs_is_loaded_in_turns_of_its_own(make_session, root, qtbot, monkeypatch):
    loaded: list[str] = []
    monkeypatch.setattr(start, "import_module", loaded.append)
    made = make_session(root)
    turns: list[int] = []

    def opened_by_now() -> bool:
        before = len(loaded)
        QCoreApplication.processEvents()
        turns.append(len(loaded) - before + (made._workspace is not None))
        return made._workspace is not None

    until = time.monotonic() + 10
    while not opened_by_now():
        assert time.monotonic() < until
    assert loaded == list(start._TO_OPEN)
    assert max(turns) == 1, "two of them, or one and the opening, in one turn"


def test_the_words_of_the_region_are_said_on_the_first_screen_and_by_every_page(
    make_session, root, qtbot
):
    with open_workspace(root) as workspace:
        save_term(workspace, "low_term", "shnro")
    session = make_session(root)
    assert SupportKind.SHNOR.label == "ШНРО"
    opened(session, qtbot)
    workplace, context = session.window.centralWidget(), session.context
    workplace.show_place("plans")
    workplace.show_place("settings")
    assert not workplace.pages["plans"]._stale
    context.events.announce(save_term(context.workspace, "conditions_term", "shnsu"))
    assert [kind.label for kind in SupportKind] == ["ШНРО", "ШНСУ"]
    assert workplace.pages["plans"]._stale
    context.undoing.undo()
    qtbot.waitUntil(lambda: SupportKind.SHSSU.label == "ШССУ")
    qtbot.waitUntil(lambda: session.tasks.idle)
    session._changed = False  # no copy on closing


def test_without_a_workspace_the_first_start_makes_one(make_session, tmp_path, qtbot):
    session = make_session(tmp_path / "пусто")
    page = session.window.centralWidget()
    assert isinstance(page, FirstStartPage)
    page.full_name.setText("Управление образования")
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    opened(session, qtbot)
    assert isinstance(session.window.centralWidget(), Workplace)
    assert get_department(session.context.workspace).full_name == "Управление образования"


def test_another_folder_is_remembered_and_its_drive_may_be_out(
    make_session, root, tmp_path, qtbot, monkeypatch
):
    default = tmp_path / "Opora" / "workspace"
    monkeypatch.setattr(paths, "default_workspace", lambda: default)
    session = make_session(default)
    session.window.centralWidget().folder_chosen.emit(root)
    opened(session, qtbot)
    assert places.own_workspace() == root
    session.window.close()
    root.rename(tmp_path / "диск вынут")
    later = make_session(places.own_workspace())
    page = later.window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert "сейчас нет" in page.problem.message
    (tmp_path / "диск вынут").rename(root)
    press(page, "Попробовать снова", qtbot)
    opened(later, qtbot)


def test_going_back_to_a_copy_opens_the_window_anew(make_session, root, qtbot):
    session = opened(make_session(root), qtbot)
    session.window.centralWidget().show_way(SettingsSpot(section="backups"))
    section = session.window.centralWidget().current_page.backups
    section.make_backup()
    qtbot.waitUntil(lambda: session.tasks.idle)
    save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    section.begin_restore()
    qtbot.waitUntil(lambda: section.dialog is not None)
    qtbot.mouseClick(section.dialog.save_button, Qt.MouseButton.LeftButton)
    before = session.context
    qtbot.waitUntil(lambda: session.context is not before)
    opened(session, qtbot)
    assert isinstance(session.window.centralWidget(), Workplace)
    assert list_schools(session.context.workspace) == []


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """The program becomes a later one with one more step; returns the file of the step."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "0999_next.py"
    step.write_text(
        f"""from alembic import op
revision = "0999"
down_revision = "{upgrade.HEAD}"
def upgrade():
    with op.batch_alter_table("school") as table:
        table.drop_column("note")
"""
    )
    ship_next_step("0999", monkeypatch.setattr)
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "HEAD", "0999")
    return step


@pytest.mark.usefixtures("next_release")
def test_an_upgrade_is_shown_and_done_in_the_background(make_session, root, qtbot):
    session = make_session(root)
    page, heard = session.window.centralWidget(), []
    assert isinstance(page, WaitingPage)

    def listen(busy):
        if busy:
            assert session.window.centralWidget() is page
            told = session.tasks.findChild(Task).progressed
            told.connect(lambda step: heard.append((step.text, page.strip.text.text())))

    session.tasks.busy_changed.connect(listen)
    opened(session, qtbot)
    assert isinstance(session.window.centralWidget(), Workplace)
    assert upgrade.stored_revision(root / DATABASE_NAME) == "0999"
    texts, shown = zip(*heard, strict=True)
    assert texts[-2:] == ("обновление", "сжатие базы")
    # It hears of a step before the page does, so it sees what the page made of the last one.
    wanted = tuple(f"Подготовка базы данных: {text}" for text in texts)
    assert shown == ("Подготовка базы данных", *wanted[:-1])
    assert [row.reason for row in list_backups(root / "backups")] == ["перед обновлением"]


def test_an_upgrade_that_cannot_be_done_leaves_a_way_out(make_session, root, next_release, qtbot):
    with next_release.open("a") as stream:
        stream.write(
            '    op.execute("INSERT INTO school_alias (school_id, alias, alias_key)'
            " VALUES (777, 'а', 'а')\")\n"
        )
    session = make_session(root)
    qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
    assert "база не изменена" in session.window.centralWidget().problem.message
    assert upgrade.stored_revision(root / DATABASE_NAME) != "0999"


def test_a_clock_that_was_set_back_hinders_nothing(make_session, root, qtbot):
    with open_workspace(root, clock=Clock(datetime(2031, 5, 1, tzinfo=UTC))) as workspace:
        save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
        run_steps(make_backup(workspace.database.path, workspace.backups, workspace.clock, "exit"))
    session = opened(make_session(root), qtbot)
    _key, changes = save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 2"))
    session.context.events.announce(changes)
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done)
    assert [row.made_at.year for row in list_backups(root / "backups")] == [2026, 2031]


def test_a_second_window_is_told_and_may_read(make_session, root, qtbot, clock):
    with open_workspace(root, clock=clock):
        session = make_session(root)
        qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
        press(session.window.centralWidget(), "Открыть только для чтения", qtbot)
        assert session.context.workspace.read_only
        assert session.window.findChild(Notice).text.text().startswith("Открыто только для чтения")


def test_it_opens_after_the_other_window_was_closed(make_session, root, qtbot, clock):
    with open_workspace(root, clock=clock):
        session = make_session(root)
        qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
    press(session.window.centralWidget(), "Попробовать снова", qtbot)
    opened(session, qtbot)
    assert not session.context.workspace.read_only


def test_what_was_still_to_come_is_left_when_the_window_closes(make_session, root, qtbot):
    session = opened(make_session(root), qtbot)
    called = []
    session._after_paint(lambda: called.append("late"), 50)
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done)
    qtbot.wait(100)
    assert called == []


def test_a_damaged_database_comes_back_from_its_last_copy(make_session, root, qtbot, monkeypatch):
    session = opened(make_session(root), qtbot)
    save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    session._changed = True
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done)
    for suffix in ("", "-wal", "-shm"):
        (root / (DATABASE_NAME + suffix)).unlink(missing_ok=True)
    (root / DATABASE_NAME).write_bytes(b"no database at all" * 100)

    second = make_session(root)
    page = second.window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert "повреждён" in page.problem.message
    monkeypatch.setattr(second.messages, "ask", lambda *_arguments, **_words: True)
    qtbot.waitUntil(lambda: page.choice.chosen is not None)
    press(page, "Восстановить выбранную копию", qtbot)
    opened(second, qtbot)
    with second.context.workspace.database.reading() as reader:
        assert reader.scalar("SELECT short_name FROM school") == "СОШ № 5"
    assert list((root / "backups").glob("damaged-*"))


def test_a_newer_database_is_refused_calmly(make_session, root, qtbot, clock):
    with open_workspace(root, clock=clock) as workspace, workspace.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    page = make_session(root).window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert "более новой версией" in page.problem.message


def test_a_newer_database_can_go_back_to_the_copy_made_before(make_session, root, qtbot, clock):
    with open_workspace(root, clock=clock) as workspace:
        run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))
        before = workspace.backups / f"opora-20261101-090000-upgrade-{upgrade.HEAD}.sqlite"
        run_steps(checked_copy(workspace.database.path, before))
        save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
        with workspace.database.writing() as session:
            session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    session = make_session(root)
    page = session.window.centralWidget()
    assert isinstance(page, ProblemPage)
    qtbot.waitUntil(lambda: page.choice.chosen is not None)
    assert [row.path for row in page.choice.model.rows] == [before]
    words = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "того, что сделано позже, в ней нет" in words
    asked = []
    session.messages.ask = lambda *texts, **_words: asked.append(texts) or True
    page.choice.restore_chosen()
    opened(session, qtbot)
    assert "более новая версия сможет её восстановить" in " ".join(asked[0])
    with session.context.workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM school WHERE short_name = 'СОШ № 5'") == 0
    assert "перед возвратом к копии" in [row.reason for row in list_backups(root / "backups")]


def test_a_copy_is_made_on_exit_only_after_a_change(make_session, root, qtbot):
    session = opened(make_session(root), qtbot)
    session.window.close()
    assert list_backups(root / "backups") == []

    session = opened(make_session(root), qtbot)
    _id, changes = save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    session.context.events.announce(changes)
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done and not session.window.isVisible())
    assert [row.reason for row in list_backups(root / "backups")] == ["при выходе"]


def test_the_next_start_tells_of_a_crash_once(make_session, root, qtbot):
    logs = root / "logs"
    logs.mkdir(exist_ok=True)
    (logs / "crash-20261121-101500-000001.txt").write_text("отчёт", encoding="utf-8")
    session = opened(make_session(root), qtbot)
    toasts = session.window.findChildren(Toast)
    assert [toast.text for toast in toasts] == ["В прошлый раз в программе произошла ошибка."]
    session.window.close()
    again = opened(make_session(root), qtbot)
    assert again.window.findChildren(Toast) == []


def test_a_start_shows_the_running_year_of_work_whatever_was_looked_at_before(
    make_session, root, qtbot
):
    session = opened(make_session(root), qtbot)
    assert session.context.year == 2027
    session.context.set_year(2024)
    session.window.close()
    assert opened(make_session(root), qtbot).context.year == 2027


def test_light_and_dark_are_remembered(make_session, root, qtbot, look):
    session = opened(make_session(root), qtbot)
    qtbot.mouseClick(session.window.centralWidget().top_bar.shade, Qt.MouseButton.LeftButton)
    assert look.dark
    assert session.state.text("shade") == "dark"
    look.apply(dark=False)


def test_what_comes_after_closing_comes_when_everything_is_released(make_session, root, qtbot):
    """As an installer of the next version: it hears which folder is the user's own."""
    heard = []
    session = opened(make_session(root), qtbot)
    _id, changes = save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    session.context.events.announce(changes)

    def then(own):
        with open_workspace(own) as workspace:  # nobody holds its lock any more
            heard.append((own, len(list_schools(workspace))))

    session.context.close_and(then, lambda: heard.append("отложено"))
    qtbot.waitUntil(lambda: session.closing.done and not session.window.isVisible())
    assert heard == [(root, 1)]


def test_a_window_that_is_not_closed_forgets_what_was_to_come_after(
    make_session, root, qtbot, monkeypatch
):
    heard = []
    session = opened(make_session(root), qtbot)
    monkeypatch.setattr(session.window.centralWidget(), "may_leave", lambda: False)
    session.context.close_and(heard.append, lambda: heard.append("отложено"))
    assert session.window.isVisible()
    assert heard == ["отложено"]
    monkeypatch.undo()
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done)
    assert heard == ["отложено"]


def test_closing_asks_while_work_is_going_on(make_session, root, qtbot, monkeypatch):
    session = opened(make_session(root), qtbot)
    answers = iter([False, True])
    asked = []

    def ask(question, *_details, **_words):
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(session.messages, "ask", ask)

    def endless():
        from app.services.progress import Progress

        try:
            begun.set()
            while True:
                yield Progress(0, 0, "работа")
        finally:
            asked.append("остановлена")

    begun = threading.Event()
    session.tasks.run(endless)
    assert begun.wait(60)
    session.window.close()
    assert session.window.isVisible()
    session.window.close()
    assert session.closing.done
    assert asked == [*["Работа ещё не закончена."] * 2, "остановлена"]
