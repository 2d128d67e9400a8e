"""Opening a packed workspace: what the page says, where it unpacks, how it ends."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from app import __version__
from app.bootstrap import _window_request
from app.errors import UserError
from app.services.progress import run_steps
from app.services.storage.files import places
from app.services.storage.packing import packing
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from app.views.first_start import package_page as package_module
from app.views.first_start.package_page import PackagePage, free_folder
from app.views.first_start.problem_page import ProblemPage
from app.views.look.window_state import WindowState
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from tests.ended import close_to_the_end


@pytest.fixture
def package(demo):
    """The demo district in a file."""
    return run_steps(packing.pack(demo, demo.root.with_name("Район.opora")))


@pytest.fixture
def session(look, qtbot, tmp_path, clock):
    """A window that was asked for nothing yet, on a computer without a workspace."""
    state = WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    made = WindowSession(tmp_path / "дом" / "workspace", state=state, clock=clock)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    close_to_the_end(made)


def test_the_program_that_packed_it_is_named_and_a_newer_one_is_pointed_out(
    session, demo, monkeypatch
):
    told = []
    for version in (__version__, "99.1.0", "0.0.1"):
        monkeypatch.setattr(packing, "__version__", version)
        file = run_steps(packing.pack(demo, demo.root.with_name(f"{version}.opora")))
        session.pages.offer_package(file)
        words = words_of(page_of(session))
        assert f"программой версии {version}" in words
        told.append(f"новее установленной ({__version__})" in words)
    assert told == [False, True, False]


def page_of(session) -> PackagePage:
    page = session.window.centralWidget()
    assert isinstance(page, PackagePage)
    return page


def words_of(page) -> str:
    return " ".join(found.text() for found in page.findChildren(QLabel)).replace("\u00a0", " ")


def opened(session, qtbot):
    qtbot.waitUntil(lambda: session._workspace is not None)
    qtbot.waitUntil(lambda: session.tasks.idle)
    return session._workspace


def test_it_is_unpacked_where_the_program_looks_for_it(session, qtbot, package):
    session.pages.offer_package(package)
    page = page_of(session)
    assert page.folder == session.own
    assert "«Район.opora» упакован 22.11.2026" in words_of(page)
    assert "останется на этом компьютере" not in words_of(page)
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    workspace = opened(session, qtbot)
    assert workspace.root == session.own
    assert isinstance(session.window.centralWidget(), Workplace)
    with workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM school") == 10


def test_a_workspace_that_is_there_stays_as_it_is(
    session, qtbot, package, empty_workspace_folder, monkeypatch
):
    shutil.copytree(empty_workspace_folder, session.own)
    before = (session.own / DATABASE_NAME).read_bytes()
    own = session.own
    remembered = []
    monkeypatch.setattr(places, "remember_workspace", remembered.append)
    session.pages.offer_package(package)
    page = page_of(session)
    assert page.folder.parent == own.parent
    assert page.folder != own
    assert "останутся на этом компьютере как есть" in words_of(page)
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    assert opened(session, qtbot).root == page.folder
    assert (own / DATABASE_NAME).read_bytes() == before
    assert remembered == [page.folder]


def test_it_can_be_left_packed(session, qtbot, package, empty_workspace_folder):
    shutil.copytree(empty_workspace_folder, session.own)
    session.pages.offer_package(package)
    qtbot.mouseClick(page_of(session).decline_button, Qt.MouseButton.LeftButton)
    assert opened(session, qtbot).root == session.own
    assert [path.name for path in session.own.parent.iterdir()] == ["workspace"]


def test_another_folder_can_be_chosen(session, qtbot, package, tmp_path, monkeypatch):
    session.pages.offer_package(package)
    page = page_of(session)
    empty, taken = tmp_path / "пусто", tmp_path / "занято"
    empty.mkdir()
    taken.mkdir()
    (taken / "чужое.txt").touch()
    for chosen, expected in ((empty, empty), (taken, taken / "Опора"), ("", taken / "Опора")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, c=chosen: str(c))
        qtbot.mouseClick(page.other_button, Qt.MouseButton.LeftButton)
        assert page.folder == expected
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    assert opened(session, qtbot).root == taken / "Опора"


def test_a_damaged_file_is_told_calmly(session, qtbot, tmp_path):
    broken = tmp_path / "x.opora"
    broken.write_bytes(b"?")
    session.pages.offer_package(broken)
    page = session.window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert "повреждён" in page.problem.message
    assert "Файл не открывается" in words_of(page)


def test_a_free_name_is_found(tmp_path):
    wanted = tmp_path / "workspace"
    assert free_folder(wanted) == wanted
    wanted.mkdir()
    assert free_folder(wanted) == wanted
    (wanted / "a").touch()
    assert free_folder(wanted, "Отдел: образование") == tmp_path / "Отдел образование"
    (tmp_path / "Отдел образование").touch()
    assert free_folder(wanted, "Отдел: образование") == tmp_path / "Отдел образование 2"


@pytest.mark.parametrize(
    ("arguments", "workspace", "package"),
    [
        ([], None, None),
        (["--workspace", "a"], "a", None),
        (["--workspace=a b"], "a b", None),
        (["C:/Район.OPORA"], None, "C:/Район.OPORA"),
    ],
)
def test_what_the_window_is_asked_for(arguments, workspace, package):
    request = _window_request(arguments)
    assert request is not None
    assert request.workspace == (workspace and Path(workspace))
    assert request.package == (package and Path(package))


@pytest.mark.parametrize("arguments", [["plan"], ["--json"], ["--workspace="], ["a.opora", "b"]])
def test_everything_else_is_for_the_command_line(arguments):
    assert _window_request(arguments) is None


def test_the_unpacked_workspace_opens_like_any_other(package, tmp_path):
    from app.services.storage.packing import unpacking

    with open_workspace(run_steps(unpacking.unpack(package, tmp_path / "x"))) as workspace:
        assert not workspace.read_only


def test_what_cannot_be_unpacked_says_nothing_of_the_own_data(session, qtbot, package, monkeypatch):
    def refuse(_file, _root):
        raise UserError("В базе лишний триггер.", "Упакуйте данные ещё раз.")
        yield

    monkeypatch.setattr(package_module, "unpack", refuse)
    session.pages.offer_package(package)
    qtbot.mouseClick(page_of(session).accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
    page = session.window.centralWidget()
    assert "Файл не распакован" in words_of(page)
    assert "Папка данных не открывается" not in words_of(page)
    again, without = page.findChildren(QPushButton)
    assert (again.text(), without.text()) == ("Попробовать снова", "Продолжить без него")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert page_of(session).folder == session.own
