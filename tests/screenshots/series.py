"""One series of pictures, all in one look: `python -m tests.screenshots.series LOOK [NAME ...]`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.services.findings.links import ToPerson
from app.services.program.demo import create_demo
from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.copies import checked_copy
from app.services.storage.upgrade import HEAD
from app.services.storage.workspace import DATABASE_NAME, create_workspace, open_workspace
from app.views.base.links import SettingsSpot
from app.views.base.pages import PLACES
from app.views.first_start.problem_page import ProblemPage
from tests.screenshots.camera import CLOCK, LOOKS, Camera, Look
from tests.screenshots.states import states

OUT = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def places(camera: Camera, prefix: str, wanted: Callable[[str], bool]) -> None:
    """Every place as it opens."""
    for place in PLACES:
        name = f"{prefix}{place.key}"
        if wanted(name):
            key = place.key
            camera.take(name, lambda key=key: camera.workplace.show_place(key))


def settings(camera: Camera, wanted: Callable[[str], bool]) -> None:
    """The sections of the settings."""
    for section in ("people", "workspace", "about"):
        if wanted(f"settings-{section}"):
            camera.take(
                f"settings-{section}",
                lambda section=section: camera.workplace.show_way(
                    ToPerson(1) if section == "people" else SettingsSpot(section=section)
                ),
            )


def search(camera: Camera) -> None:
    """The drop-down of the search field."""

    def prepare() -> None:
        camera.workplace.show_place("overview")
        camera.workplace.search._on_searched("шк")

    camera.take("search", prepare)
    camera.workplace.search.popup.hide()


def start_pages(folder: Path, look: Look, wanted: Callable[[str], bool]) -> None:
    """What comes before the work: first start, busy, damaged."""
    if wanted("first-start"):
        camera = Camera(folder / "нет", OUT, look)
        camera.take("first-start")
        camera.close()
    busy = folder / "занято"
    create_workspace(busy, CLOCK).close()
    if wanted("busy"):
        with open_workspace(busy, clock=CLOCK):
            camera = Camera(busy, OUT, look)
            window = camera.session.window

            def is_told() -> bool:  # first it asks another window of this computer to come up
                return isinstance(window.centralWidget(), ProblemPage)

            camera.take("busy", lambda: camera.until(is_told))
            camera.close()
    if wanted("upgrading"):
        camera = Camera(busy, OUT, look)
        camera.take("upgrading", lambda: camera.session.pages.show_preparing(interrupted=False))
        camera.close()
    if wanted("damaged"):
        damaged_start(folder / "повреждено", look)
    if wanted("newer"):
        newer_start(folder / "новее", look)
    if wanted("read-only"):
        camera = Camera(busy, OUT, look)
        camera.session.start()
        camera.session.open_read_only()
        camera.take("read-only")
        camera.close()


def damaged_start(root: Path, look: Look) -> None:
    """A database that cannot be read, with a copy to go back to."""
    with create_workspace(root, CLOCK) as made:
        run_steps(make_backup(made.database.path, made.backups, CLOCK, "exit"))
    (root / DATABASE_NAME).write_bytes(b"damaged" * 10_000)
    camera = Camera(root, OUT, look)
    camera.take("damaged")
    camera.close()


def newer_start(root: Path, look: Look) -> None:
    """A database that a newer program upgraded, with the copy made before."""
    with create_workspace(root, CLOCK) as made:
        before = made.backups / f"opora-20261101-090000-upgrade-{HEAD}.sqlite"
        run_steps(checked_copy(made.database.path, before))
        with made.database.writing() as session:
            session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    camera = Camera(root, OUT, look)
    camera.take("newer")
    camera.close()


def main(look_name: str, names: list[str]) -> int:
    """Take the pictures; returns the exit code."""
    look = LOOKS[look_name]

    def wanted(name: str) -> bool:
        return not names or any(name.startswith(start) for start in names)

    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        start_pages(folder, look, wanted)
        empty = Camera(folder / "занято", OUT, look)
        places(empty, "empty-", wanted)
        empty.close()
        demo = folder / "Учебный округ"
        create_demo(demo, CLOCK).close()
        camera = Camera(demo, OUT, look)
        places(camera, "", wanted)
        settings(camera, wanted)
        if wanted("search"):
            search(camera)
        for name, prepare in states(camera, folder).items():
            if wanted(name):
                camera.take(name, prepare)
                camera.tidy()
        camera.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
