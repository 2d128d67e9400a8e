"""Shared fixtures: real workspaces on disk, a clock that stands still, and no surprises.

A test fails on an unexpected warning (pyproject.toml), on a log record of WARNING or above, on a
Qt message of that level (pytest-qt), and on a DOCX file that is against the schemas of ECMA-376.
No test sees the home of who runs it.
"""

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from PySide6.QtCore import QSettings
from sqlalchemy import Engine, create_engine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app import paths, terms
from app.services import clock as clock_module
from app.services.clock import Clock
from app.services.documents.docx import render as docx
from app.services.documents.model.blocks import Document
from app.services.documents.model.styles import DocumentStyle
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace, create_workspace, open_workspace
from tests.rewriting import rewrite_share

MakeForAll = Callable[[str, Callable[[Path], Workspace]], Path]
_MEMORY, _ROOM = Path("/dev/shm"), 4 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    """Work in memory where that can be a folder: thousands of small commits wait for no disk.

    A busy computer makes no example wrong: examples have no deadline, tests have one.
    """
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    if "CI" not in os.environ:  # there its own profile is in force, which has no deadline either
        settings.register_profile("tests", deadline=None)
        settings.load_profile("tests")
    rewrite_share(config)
    gc.disable()  # what collecting makes stays


def pytest_collection_finish() -> None:
    """Let garbage be collected as the window does once it runs.

    What collecting has made stays to the end: no search for garbage goes through it again.
    """
    from app.views.shell.start.application import release_garbage

    release_garbage()


def _own_settings() -> Path:
    """Where the window remembers its sizes."""
    ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    return Path(QSettings(ini, user, "Opora", "window").fileName())


def _traces(places: tuple[Path, ...]) -> dict[Path, tuple[int, int]]:
    """What lies in the folders of «Опора», two levels deep."""
    there = [path for place in places for path in (place, *place.glob("*"), *place.glob("*/*"))]
    return {
        path: (path.stat().st_size if path.is_file() else 0, path.stat().st_mtime_ns)
        for path in there
        if path.exists()
    }


@pytest.fixture(scope="session", autouse=True)
def strange_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of nobody for the whole run, also for programs that tests start.

    The run fails when something was written into the real folders of «Опора» all the same.
    """
    real = (paths.default_workspace().parent, paths.default_documents(), _own_settings().parent)
    before = _traces(real)
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _home_variables(home).items():
            patch.setenv(name, str(value))
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(QSettings.Format.IniFormat, scope, str(home / "config"))
        yield home
    assert _traces(real) == before, f"a test wrote into the real folders: {real}"


def _home_variables(home: Path) -> dict[str, Path]:
    documents, local = home / "Documents", home / "AppData" / "Local"
    return {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": local,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_DOCUMENTS_DIR": documents,
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": local,  # platformdirs asks Windows itself otherwise
        "WIN_PD_OVERRIDE_PERSONAL": documents,
    }


@pytest.fixture(autouse=True)
def _empty_home(strange_home: Path) -> Iterator[None]:
    """What one test remembers there is nothing for the next."""
    yield
    for path in strange_home.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture(autouse=True)
def _usual_terms() -> Iterator[None]:
    """The words of a region that one test puts in use are not said in the next."""
    yield
    terms.use(terms.DEFAULT)


@pytest.fixture(scope="session")
def clock() -> Clock:
    """22 November 2026, noon by the time of the computer, so that it is this day everywhere."""
    return Clock(datetime(2026, 11, 22, 12, 0).astimezone(UTC))


@pytest.fixture(scope="session", autouse=True)
def _same_day_for_all(clock: Clock) -> Iterator[None]:
    """Where nobody gives the program a clock, as in its command line, it is the same day too.

    Else tests would begin to fail when another year of work begins.
    """
    moment = clock.now()

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # pyright: ignore[reportIncompatibleMethodOverride]
            return moment.astimezone(tz)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock_module, "datetime", Standing)
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """All workspaces of a run share what SQLAlchemy has compiled, as one workspace would for years.

    What is compiled belongs to a dialect, of which every engine has its own.
    """
    make, kept = sqlite.make_engine, create_engine("sqlite://")
    with kept.connect():
        pass  # the dialect asks a first connection what the database can do

    def make_engine(path: Path, **options: bool) -> Engine:
        engine = make(path, **options)
        engine.dialect = engine.pool._dialect = kept.dialect
        engine._compiled_cache = kept._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "make_engine", make_engine)
        yield
    kept.dispose()


@contextmanager
def opened_copy(made_once: Path, where: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of a workspace, opened until the test is over."""
    root = where / made_once.name
    shutil.copytree(made_once, root)
    with open_workspace(root, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def made_for_all(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> MakeForAll:
    """Makes a workspace for all workers of the run: `made_for_all(name, make)` is its folder.

    The first worker that asks makes it, the others wait; nobody changes it afterwards.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own

    def made(name: str, make: Callable[[Path], Workspace]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                begun = tmp_path_factory.mktemp("begun") / name
                make(begun).close()
                begun.rename(folder)  # whole, or not there
        return folder

    return made


@pytest.fixture(scope="session")
def empty_workspace_folder(made_for_all: MakeForAll, clock: Clock) -> Path:
    """An empty workspace made once; tests get copies of it."""
    return made_for_all("рабочее место", lambda root: create_workspace(root, clock))


@pytest.fixture
def workspace(empty_workspace_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An empty workspace with the built-in procedures and criteria."""
    with opened_copy(empty_workspace_folder, tmp_path, clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_folder(made_for_all: MakeForAll, clock: Clock) -> Path:
    """The demo district, made once through the ordinary import; tests get copies of it."""
    from app.services.program.demo import create_demo

    return made_for_all("демо", lambda root: create_demo(root, clock))


@pytest.fixture
def demo(demo_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of the demo district."""
    with opened_copy(demo_folder, tmp_path, clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def fail_on_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on an unexpected log record; a test that expects one carries `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail(f"unexpected log: {[record.getMessage() for record in loud]}")


@pytest.fixture(scope="session")
def checked_documents() -> Iterator[list[str]]:
    """Has every DOCX file checked as soon as it is written; holds what is wrong with them."""
    write, wrong = docx.render, list[str]()

    def render(document: Document, style: DocumentStyle, path: Path) -> None:
        from tests.ooxml.checking import faults

        write(document, style, path)
        wrong.extend(f"{path.name}: {fault}" for fault in faults(path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx, "render", render)
        yield wrong


@pytest.fixture(autouse=True)
def faults_of_documents(checked_documents: list[str]) -> Iterator[list[str]]:
    """Fail when a document that the test made is not what the standard says."""
    yield checked_documents
    told = list(checked_documents)
    checked_documents.clear()
    if told:
        pytest.fail(f"Word would refuse it: {told}")
