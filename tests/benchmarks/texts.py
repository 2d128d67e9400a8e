"""A programme of 15 pages: its text read, checked and filled (goal: 20 ms together)."""

import gc
import statistics
import time
from collections.abc import Callable
from itertools import count

from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.reading import read
from tests.services.documents.text.words import HEAD, WORDS, Facts

SECTIONS, PARAGRAPHS, POINTS, SCHOOLS, RUNS = 6, 4, 7, 40, 15
GOAL = 20
_SENTENCE = (
    "Управление образования {район, род.} анализирует результаты оценочных процедур на {день} и\n"
    "оказывает {нужен список: школам из списка / всем школам} адресную методическую помощь, всего\n"
    "{число школ: школа, школы, школ}, в соответствии с планом мероприятий учебного года.\n"
)


def programme() -> str:
    """Sections of paragraphs and points, a passport, a table with inner rows."""
    parts = [HEAD, "[утверждаю: руководитель]\n# Программа {район, род.}\n"]
    parts += ["[паспорт]\nЦель | ", _SENTENCE, "Задачи |\n"]
    parts += [f"{at}. {_SENTENCE}" for at in range(1, 9)] + ["[конец паспорта]\n"]
    for section in range(SECTIONS):
        parts.append(f"## {{№}}. Раздел о школах {{район, род.}}, {section}\n")
        parts += [f"{_SENTENCE}{_SENTENCE}\n" for _ in range(PARAGRAPHS)]
        parts += ["% если есть школы или указан телефон\n"]
        parts += [f"{at}. {_SENTENCE}" for at in range(1, POINTS + 1)] + ["% конец\n"]
    parts += ["Список – в {приложение «список», пр.}.\n[подпись: руководитель]\n"]
    parts += ["=== Приложение «список»: УТВЕРЖДЁН, альбомное ===\n[таблица: школы]\n"]
    parts += ["№ | 9 | по центру | {№}\nШкола | 50 | {школа}, {день}\n~ результаты\n"]
    return "".join([*parts, "Процедура | 40 | {процедура}\nПримечание | 30 | {примечание?}\n"])


def own_work(step: Callable[[], object]) -> float:
    """Median of the milliseconds of the processor that a step takes."""
    taken: list[float] = []
    for _ in range(RUNS):
        gc.collect()
        begin = time.thread_time()
        step()
        taken.append((time.thread_time() - begin) * 1000)
    return statistics.median(taken)


def report() -> str:
    """One line: milliseconds of each step and of all."""
    text, fresh = programme(), count()
    names = [f"МБОУ «СОШ № {at}»" for at in range(SCHOOLS)]
    facts = Facts(schools=names, results=dict.fromkeys(names, ("ВПР", "ОГЭ", "ЕГЭ")))
    assert check_tree(read(text), WORDS) == ()
    # Another comment each time: a text that was read before is not read again.
    reading = own_work(lambda: read(f"{text}// {next(fresh)}"))
    tree = read(text)
    checking = own_work(lambda: check_tree(tree, WORDS))
    filling = own_work(lambda: fill(tree, WORDS, facts))
    total = reading + checking + filling
    verdict = "ok" if total <= GOAL else "OVER THE GOAL"
    return (
        f"Text of {len(text)} letters: read {reading:.1f} + checked {checking:.1f}"
        f" + filled {filling:.1f} = {total:.1f} ms  (goal <= {GOAL}) {verdict}"
    )
