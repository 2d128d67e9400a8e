"""Progress appears where the job started, with its cancel, and goes away."""

import threading

from PySide6.QtCore import Qt

from app.services.progress import Progress
from app.views.base import progress_strip
from app.views.base.progress_strip import ProgressStrip


def test_it_shows_steps_cancels_and_hides(context, qtbot):
    gate = threading.Event()

    def work():
        yield Progress(1, 4, "лист 1")
        gate.wait(60)
        yield Progress(2, 4, "лист 2")

    strip = ProgressStrip()
    qtbot.addWidget(strip)
    task = context.tasks.run(work, title="Загрузка")
    strip.follow(task)
    assert strip.isHidden()
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip.text.text() == "Загрузка: лист 1")
    assert (strip.bar.value(), strip.bar.maximum()) == (1, 4)
    qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    assert strip.text.text() == "Останавливается…"
    assert not strip.cancel.isEnabled()
    with qtbot.waitSignal(task.cancelled):
        gate.set()
    qtbot.waitUntil(strip.isHidden)


def test_a_step_that_is_called_as_the_job_is_told_once(context, qtbot):
    gate = threading.Event()

    def work():
        yield Progress(0, 0, "Проверка файла")
        gate.wait(60)

    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.follow(context.tasks.run(work, title="Проверка файла"))
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip.text.text() == "Проверка файла")
    gate.set()
    qtbot.waitUntil(strip.isHidden)


def test_a_short_job_never_shows_it(context, qtbot, monkeypatch):
    monkeypatch.setattr(progress_strip, "_APPEARS_AFTER_MS", 60_000)
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    seen = []
    task = context.tasks.run(lambda: 1, title="Мгновение")
    task.finished.connect(lambda: seen.append(strip.isVisible()))
    strip.follow(task)
    assert strip._appear.isActive()
    qtbot.waitUntil(lambda: context.tasks.idle)
    assert seen == [False]
    assert strip.isHidden()
    assert not strip._appear.isActive()


def test_title_and_step_say_a_thing_once():
    told = {
        ("Упаковка папки данных", "Упаковка: база данных"): "Упаковка папки данных: база данных",
        ("Обновление: проверка файла", "Проверка файла"): "Обновление: проверка файла",
        ("Обновление: подготовка", "Подготовка установки"): "Обновление: Подготовка установки",
        ("Обновление: подготовка", "Распаковка"): "Обновление: подготовка: Распаковка",
        ("Загрузка", "лист 1"): "Загрузка: лист 1",
        ("Загрузка", ""): "Загрузка",
    }
    assert {words: progress_strip._said_once(*words) for words in told} == told
