"""The crash path without a window: log, report, told once."""

import logging
import sys
import threading

import pytest

from app import crash
from app.crash import CrashPath
from app.logsetup import FAULTS_NAME


def broken():
    return 1 // 0


def caught():
    try:
        broken()
    except ZeroDivisionError as error:
        return error
    raise AssertionError


@pytest.fixture
def path(tmp_path):
    shown = []
    made = CrashPath(lambda: tmp_path / "logs", shown.append)
    made.shown = shown
    made.install()
    yield made
    made.remove()


@pytest.mark.expects_log
def test_a_bug_is_logged_written_and_shown(path, caplog):
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    (report,) = path.shown
    assert report.summary == "ZeroDivisionError: integer division or modulo by zero"
    text = report.path.read_text(encoding="utf-8")
    assert text.startswith("Опора ")
    assert "in broken" in text
    assert caplog.records[0].levelno == logging.CRITICAL


@pytest.mark.expects_log
def test_the_same_bug_has_one_report_and_another_one_its_own(path):
    for _ in range(3):
        error = caught()
        sys.excepthook(type(error), error, error.__traceback__)
    try:
        {}["нет"]
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(path.shown) == 4
    assert len({report.path for report in path.shown}) == 2


@pytest.mark.expects_log
def test_a_bug_in_a_thread_comes_here_too(path):
    worker = threading.Thread(target=broken)
    worker.start()
    worker.join()
    assert len(path.shown) == 1


@pytest.mark.expects_log
def test_a_fault_while_showing_does_not_start_anew(tmp_path, caplog):
    def show(_report):
        sys.excepthook(type(error), error, error.__traceback__)
        raise RuntimeError("окно сломано")

    error = caught()
    path = CrashPath(lambda: tmp_path, show)
    path.install()
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        path.remove()
    messages = [record.getMessage() for record in caplog.records]
    assert messages == ["uncaught exception", "fault in the crash path", "the crash path failed"]


@pytest.mark.expects_log
def test_without_a_place_for_the_report_it_is_still_shown(tmp_path):
    occupied = tmp_path / "logs"
    occupied.write_text("", encoding="utf-8")
    assert crash.write_report(occupied, caught()).path is None


def test_hooks_are_given_back(tmp_path):
    before = (sys.excepthook, threading.excepthook)
    path = CrashPath(lambda: tmp_path, lambda _report: None)
    path.install()
    assert sys.excepthook == path.handle
    path.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_next_start_finds_reports_and_hard_faults_once(tmp_path):
    report = crash.write_report(tmp_path, caught())
    (tmp_path / FAULTS_NAME).write_text("Fatal Python error: Segmentation fault", encoding="utf-8")
    found = crash.unseen_reports(tmp_path)
    assert len(found) == 2
    assert report.path in found
    seen = crash.mark_seen(found)
    assert all(path.is_file() for path in seen)
    assert crash.unseen_reports(tmp_path) == []


def test_a_hard_fault_is_reported_with_the_version_that_died(tmp_path):
    (tmp_path / "faults-0.9.1.txt").write_bytes(b"Fatal Python error: Aborted \xff")
    (tmp_path / "faults.txt").write_text("Fatal Python error: old", encoding="utf-8")
    (tmp_path / FAULTS_NAME).touch()
    texts = [path.read_bytes() for path in crash.unseen_reports(tmp_path)]
    assert sorted(text.split(b"\n")[0].decode() for text in texts) == ["Опора 0.1.0", "Опора 0.9.1"]
    assert any(text.endswith(b"Aborted \xff") for text in texts)
    assert list(tmp_path.glob("faults*")) == [], "an empty one of another version goes too"


def test_a_hard_fault_that_cannot_be_read_hides_no_other(tmp_path):
    (tmp_path / "faults-0.0.1.txt").mkdir()  # as unreadable to us as a file that is held
    (tmp_path / "faults-0.9.1.txt").write_bytes(b"Fatal Python error: Aborted")
    (report,) = crash.unseen_reports(tmp_path)
    assert report.read_bytes().endswith(b"Aborted")


def test_no_folder_no_reports(tmp_path):
    assert crash.unseen_reports(tmp_path / "нет") == []
