"""`make screenshots`: every page, light and dark, at 1280x720 and 1920x1080.

The pictures lie in `build/screenshots`. Names given as arguments choose some of them.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.services.demo import create_demo
from app.services.storage.workspace import create_workspace, open_workspace
from app.views.pages import PLACES
from tests.screenshots.camera import CLOCK, Camera

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
                lambda section=section: camera.workplace.show_place(
                    "settings", {"person_id": 1} if section == "people" else {"section": section}
                ),
            )


def search(camera: Camera) -> None:
    """The drop-down of the search field."""

    def prepare() -> None:
        camera.workplace.show_place("overview")
        camera.workplace._on_searched("шк")

    camera.take("search", prepare)
    assert camera.workplace.popup is not None
    camera.workplace.popup.hide()


def states(camera: Camera, folder: Path) -> dict[str, Callable[[], object]]:
    """Places as they look in the middle of the work."""

    def show(place: str, year: int, **target: object) -> None:
        camera.workplace.context.set_year(year)
        camera.workplace.show_place(place, target)
        camera.settle()

    def school(tab: str) -> Callable[[], object]:
        return lambda: show("schools", 2019, school_id=3, tab=tab)

    def cell() -> None:
        show("results", 2026)
        grid = camera.workplace.pages["results"].grid
        grid.view.setCurrentIndex(grid.model.index(3, 1))

    def preview() -> None:
        show("results", 2026)
        camera.workplace.pages["results"].load_files([_changed_workbook(folder)])

    def measure() -> None:
        show("plans", 2027)
        camera.workplace.pages["plans"].table.selectRow(3)

    def run() -> None:
        show("identification", 2019, tab="runs")
        runs = camera.workplace.pages["identification"].runs
        runs.open_run(runs.model.all_rows[0].id)

    return {
        "school-passport": school("passport"),
        "school-results": school("results"),
        "school-criteria": school("criteria"),
        "school-plan": school("plan"),
        "school-history": school("history"),
        "overview-running-year": lambda: show("overview", 2027),
        "results-cell": cell,
        "results-import": preview,
        "results-history": lambda: show("results", 2026, history=True),
        "plans-measure": measure,
        "identification-run": run,
        "identification-profiles": lambda: show("identification", 2019, tab="profiles"),
        "documents-report": lambda: show("documents", 2019, kind="execution-report"),
        "documents-orders": lambda: show("documents", 2019, tab="orders"),
    }


def _changed_workbook(folder: Path) -> Path:
    """The list of the results with a new school, a changed value and a wrong one."""
    import openpyxl

    path = folder / "результаты школ.xlsx"
    if not path.exists():
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(
            (
                "Год",
                "Класс",
                "Предмет",
                "Муниципалитет",
                "Логин",
                "ОО",
                "Кол-во участников",
                2,
                3,
                4,
                5,
            )
        )
        for name, login, people, low in (
            ("МАОУ «СОШ № 2»", "edu990102", 61, 6.56),
            ("МБОУ «СОШ № 30»", "edu990103", 38, 31.58),
            ("МБОУ «Верхнереченская СОШ»", "edu990150", 12, 25),
            ("МБОУ «Кимовская СОШ»", "", 9, 130),
        ):
            sheet.append((2026, 5, "Математика", "", login, name, people, low, 100 - low, 0, 0))
        book.save(path)
    return path


def start_pages(folder: Path, wanted: Callable[[str], bool]) -> None:
    """What comes before the work: first start, busy, damaged."""
    if wanted("first-start"):
        camera = Camera(folder / "нет", OUT)
        camera.take("first-start")
        camera.close()
    busy = folder / "занято"
    create_workspace(busy, CLOCK).close()
    if wanted("busy"):
        with open_workspace(busy, clock=CLOCK):
            camera = Camera(busy, OUT)
            camera.take("busy")
            camera.close()
    if wanted("read-only"):
        camera = Camera(busy, OUT)
        camera.session.start()
        camera.session.open_read_only()
        camera.take("read-only")
        camera.close()


def main(names: list[str]) -> int:
    """Take the pictures; returns the exit code."""

    def wanted(name: str) -> bool:
        return not names or any(name.startswith(start) for start in names)

    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        start_pages(folder, wanted)
        empty = Camera(folder / "занято", OUT)
        places(empty, "empty-", wanted)
        empty.close()
        demo = folder / "Учебный округ"
        create_demo(demo, CLOCK).close()
        camera = Camera(demo, OUT)
        places(camera, "", wanted)
        settings(camera, wanted)
        if wanted("search"):
            search(camera)
        for name, prepare in states(camera, folder).items():
            if wanted(name):
                camera.take(name, prepare)
        camera.close()
    made = len(list(OUT.glob("*.png")))
    sys.stdout.write(f"build/screenshots: снимков {made}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
