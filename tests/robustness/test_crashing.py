"""A bug in the real window: one dialog, safe data, one report, and the next start tells of it."""

import shutil
from pathlib import Path

import pytest

from app.services.schools.schools import list_schools
from app.services.storage.workspace import open_workspace


@pytest.fixture
def folder(empty_workspace_folder: Path, tmp_path: Path) -> Path:
    made = tmp_path / "Рабочее место"
    shutil.copytree(empty_workspace_folder, made)
    return made


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ("crash_in_slot", "1 // 0"),
        ("crash_in_worker", "1 // 0"),
        ("crash_in_paint", "in paintEvent"),
    ],
)
def test_a_bug_is_told_once_and_nothing_is_lost(start, folder, scenario, place):
    crash, again, seen = start(scenario, folder).rest()
    assert crash["dialogs"] == 1
    assert crash["text"].startswith("ZeroDivisionError")
    assert again == {"again": 0}
    assert seen["place"] == "schools"
    (report,) = (folder / "logs").glob("crash-*.txt")
    assert place in report.read_text(encoding="utf-8")
    with open_workspace(folder) as workspace:
        assert len(list_schools(workspace)) == 1


def test_the_next_start_tells_of_a_bug_and_the_one_after_it_does_not(start, folder):
    start("crash_while_showing", folder).rest()
    (later,) = start("start", folder).rest()
    assert (
        "В прошлый раз в программе произошла ошибка. Сохранённые данные на месте."
        in later["toasts"]
    )
    (later,) = start("start", folder).rest()
    assert later["toasts"] == []


@pytest.mark.parametrize("scenario", ["crash_while_showing", "crash_while_opening"])
def test_a_bug_of_the_first_moments_is_told_too(start, folder, scenario):
    (crash,) = start(scenario, folder).rest()
    assert crash["dialogs"] == 1
    assert crash["text"].startswith("ZeroDivisionError")
    (report,) = (folder / "logs").glob("crash-*.txt")
    assert "driving.py" in report.read_text(encoding="utf-8")
