"""Every job has one of three outcomes, then the fourth end; all on the window's thread."""

import gc
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMainWindow

from app.errors import CancelledByUserError, UserError
from app.services.progress import Progress, stop_if_asked, tell
from app.views.base.messages import Messages
from app.views.base.tasks import TaskRunner, _Job  # pyright: ignore[reportPrivateUsage]
from app.views.base.toast import Toast


class Ends:
    """Writes down the ends of a job and the thread they came on."""

    def __init__(self, task):
        self.seen, self.threads, self.steps = [], set(), []
        task.progressed.connect(lambda step: self.steps.append(step.text))
        task.succeeded.connect(lambda value: self.note("succeeded", value))
        task.failed.connect(lambda error: self.note("failed", error))
        task.cancelled.connect(lambda: self.note("cancelled"))
        task.finished.connect(lambda: self.note("finished"))

    def note(self, end, value=None):
        self.seen.append((end, value))
        self.threads.add(threading.current_thread())

    @property
    def names(self):
        return [end for end, _value in self.seen]


@pytest.fixture
def runner(context):
    return context.tasks


def wait(qtbot, runner):
    qtbot.waitUntil(lambda: not runner.busy)


def test_a_job_that_failed_says_so_until_the_same_is_tried_with_anything_else(look, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    runner = TaskRunner(Messages(window))

    def refused():
        raise UserError("Это не файл выпуска.")

    def told():
        return [toast.text for toast in window.findChildren(Toast) if toast.isVisible()]

    runner.run(refused, title="Копирование файла «Письмо.txt»")
    wait(qtbot, runner)
    runner.run(lambda: None, title="Чтение: 2 файла")
    runner.run(lambda: None, casual=True)
    wait(qtbot, runner)
    assert told() == ["Это не файл выпуска."]
    runner.run(lambda: None, title="Копирование файла «Опора.msi»")
    assert told() == []
    wait(qtbot, runner)
    runner.run(refused, title="Чтение: 1 файл", on_error=runner._messages.show_problem)
    wait(qtbot, runner)
    assert told() == ["Это не файл выпуска."]
    runner.run(lambda: None, title="Чтение: 3 файла")
    assert told() == []
    wait(qtbot, runner)


def counting(to, log=None):
    try:
        for number in range(to):
            yield Progress(number, to, f"шаг {number}")
        return to
    finally:
        if log is not None:
            log.append("закрыто")


def test_done(runner, qtbot):
    results = []
    task = runner.run(lambda: counting(3), results.append, title="Счёт")
    ends = Ends(task)
    assert runner.busy
    wait(qtbot, runner)
    assert results == [3]
    assert ends.seen == [("succeeded", 3), ("finished", None)]
    assert ends.steps == ["шаг 0", "шаг 1", "шаг 2"]
    assert ends.threads == {threading.main_thread()}


def test_what_carries_the_ends_over_outlives_every_job(runner, qtbot):
    before = runner.children()
    results = []
    for number in range(20):
        runner.run(lambda number=number: number, results.append)
    wait(qtbot, runner)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert results == list(range(20))
    assert runner.children() == before  # nothing is deleted under the worker, and nothing stays


def test_no_job_stays_behind(runner, qtbot):
    for number in range(20):
        runner.run(lambda number=number: number)
        wait(qtbot, runner)  # of jobs that end one by one PySide has kept nearly all
    runner.wait()
    gc.collect()
    assert [one for one in gc.get_objects() if type(one) is _Job] == []


def test_steps_that_are_already_made_and_plain_functions_work_too(runner, qtbot):
    results = []
    runner.run(counting(2), results.append)
    runner.run(lambda: threading.current_thread() is threading.main_thread(), results.append)
    wait(qtbot, runner)
    assert results == [2, False]


def test_a_plain_function_tells_how_far_it_is(runner, qtbot):
    def work():
        for number in range(3):
            tell(Progress(number, 3, f"шаг {number}"))

    ends = Ends(runner.run(work))
    wait(qtbot, runner)
    assert ends.steps == ["шаг 0", "шаг 1", "шаг 2"]
    assert ends.threads == {threading.main_thread()}


def test_failed_with_a_known_problem_is_told_calmly(runner, context, qtbot):
    def work():
        raise UserError("Файл пуст.", "Выберите другой.")

    ends = Ends(runner.run(work))
    wait(qtbot, runner)
    assert ends.names == ["failed", "finished"]
    assert context.messages.said.texts == ["Файл пуст. Выберите другой."]


def test_a_page_may_take_the_known_problem_itself(runner, context, qtbot):
    problems = []

    def work():
        yield Progress(0, 1, "")
        raise UserError("Файл пуст.")

    runner.run(work, on_error=problems.append)
    wait(qtbot, runner)
    assert [problem.message for problem in problems] == ["Файл пуст."]
    assert context.messages.said.texts == []


def test_a_bug_goes_to_the_crash_path_and_the_job_still_finishes(runner, qtbot, monkeypatch):
    crashes = []
    monkeypatch.setattr(sys, "excepthook", lambda *parts: crashes.append(parts))

    def work():
        raise ZeroDivisionError

    ends = Ends(runner.run(work))
    wait(qtbot, runner)
    assert ends.names == ["failed", "finished"]
    assert crashes[0][0] is ZeroDivisionError


def test_cancelled_between_steps_closes_the_generator(runner, qtbot):
    log, stopped = [], []
    gate = threading.Event()

    def work():
        try:
            yield Progress(0, 2, "первый")
            gate.wait(60)
            yield Progress(1, 2, "второй")
            log.append("дошло до конца")
        finally:
            log.append("закрыто")

    task = runner.run(work, on_cancel=lambda: stopped.append(True))
    ends = Ends(task)
    qtbot.waitUntil(lambda: ends.steps == ["первый"])
    task.cancel()
    gate.set()
    wait(qtbot, runner)
    assert ends.names == ["cancelled", "finished"]
    assert log == ["закрыто"]
    assert stopped == [True]


def test_a_job_that_waits_is_cancelled_before_it_starts(runner, qtbot):
    gate = threading.Event()
    started = []
    runner.run(lambda: gate.wait(60))
    second = runner.run(lambda: started.append(True))
    ends = Ends(second)
    second.cancel()
    gate.set()
    wait(qtbot, runner)
    assert ends.names == ["cancelled", "finished"]
    assert started == []


def test_a_step_may_say_itself_that_the_user_stopped_it(runner, qtbot):
    def work():
        raise CancelledByUserError("Остановлено.")

    ends = Ends(runner.run(work))
    wait(qtbot, runner)
    assert ends.names == ["cancelled", "finished"]


def test_a_long_step_stops_where_it_asks(runner, qtbot):
    begun, log = threading.Event(), []

    def work():
        try:
            begun.set()
            while True:
                stop_if_asked()
        finally:
            log.append("закрыто")

    task = runner.run(work)
    ends = Ends(task)
    begun.wait(60)
    task.cancel()
    wait(qtbot, runner)
    assert (ends.names, log) == (["cancelled", "finished"], ["закрыто"])
    results = []
    runner.run(stop_if_asked, results.append)
    wait(qtbot, runner)
    assert results == [None], "the next job is not stopped"


def test_jobs_run_one_after_another(runner, qtbot):
    order = []
    for number in range(5):
        runner.run(lambda number=number: order.append(number))
    wait(qtbot, runner)
    assert order == [0, 1, 2, 3, 4]


def test_busy_is_told_once_and_is_over_before_the_callback(runner, qtbot):
    told, seen = [], []
    runner.busy_changed.connect(told.append)
    runner.run(lambda: 1, lambda _value: seen.append(runner.busy))
    wait(qtbot, runner)
    assert told == [True, False]
    assert seen == [False]


@pytest.mark.expects_log
def test_without_messages_a_problem_is_at_least_logged(qtbot, caplog):
    runner = TaskRunner()

    def work():
        raise UserError("Файл пуст.")

    runner.run(work)
    wait(qtbot, runner)
    assert "Файл пуст." in caplog.text


def test_a_casual_job_does_not_make_the_window_busy(runner, qtbot):
    told = []
    runner.busy_changed.connect(told.append)
    release = threading.Event()
    casual = runner.run(release.wait, casual=True)
    assert not runner.busy
    serious = runner.run(lambda: None)
    assert runner.busy
    with qtbot.waitSignals([casual.finished, serious.finished]):
        release.set()
    assert told == [True, False]


def test_what_is_left_is_stopped_and_tells_nobody(runner, qtbot):
    gate, log, heard = threading.Event(), [], []

    def work():
        yield Progress(0, 2, "первый")
        gate.wait(60)
        yield Progress(1, 2, "второй")
        log.append("дошло до конца")

    reading = runner.run(work, heard.append, casual=True)
    waiting = runner.run(lambda: log.append("не начато"), heard.append, casual=True)
    ends = [Ends(reading), Ends(waiting)]
    qtbot.waitUntil(lambda: ends[0].steps == ["первый"])
    runner.leave()
    assert runner.idle
    gate.set()
    later = []
    runner.run(lambda: "следующая", later.append)
    wait(qtbot, runner)
    assert later == ["следующая"], "the one worker goes on"
    assert (log, heard, [one.names for one in ends]) == ([], [], [[], []])


def test_what_may_change_something_has_ended_when_it_was_left(runner):
    begun, log = threading.Event(), []

    def work():
        try:
            begun.set()
            while True:
                stop_if_asked()
        finally:
            log.append("откат")

    told = []
    runner.busy_changed.connect(told.append)
    runner.run(work, on_cancel=lambda: log.append("сказано"))
    assert begun.wait(60)
    runner.leave()
    assert (log, told) == (["откат"], [True, False])
    QCoreApplication.processEvents()
    assert log == ["откат"]
