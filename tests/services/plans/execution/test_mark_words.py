import itertools
import random
from datetime import date
from typing import Any

import pytest

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.deadlines.periods import PlanPeriod, YearsKind, school_period
from app.services.plans.execution.mark_words import MarkWords, read_mark
from app.services.plans.execution.named import OrderName
from app.services.plans.execution.wording import mark_sentence

TODAY, DUE = date(2026, 11, 22), date(2018, 10, 31)
ORDER = OrderName("458", date(2018, 8, 17))


def read(text: str) -> MarkWords:
    mark = read_mark(text, TODAY, period=school_period(2019), due_dates=[DUE])
    assert mark is not None, text
    return mark


def printed(mark: MarkWords) -> str:
    assert mark.status is not None
    return mark_sentence(
        mark.status,
        marked_on=mark.marked_on,
        text=mark.text,
        evidence_kind=mark.evidence_kind,
        evidence_text=mark.evidence_text,
        order=mark.order,
        moved_to=mark.moved_to,
        counts=mark.counts,
    ).replace("\u00a0", " ")


# The cell, its status, other fields that are filled, whether a person should look at it.
CELLS: tuple[tuple[str, str | None, dict[str, Any], bool], ...] = (
    ("Выполнено. Приказ № 458 от 17.08.2018", "done", {"order": ORDER}, False),
    (
        "Выполнено. Приказом №458 от 17 августа 2018 года утверждено",
        "done",
        {"order": ORDER},
        False,
    ),
    ("Выполнено (приказ от 17.08.18 № 458)", "done", {"order": ORDER}, False),
    ("Выполнено в течение 2018-2019 уч. года 100%", "done", {}, False),
    ("Выполнено в течение года\nДаны рекомендации", "done", {}, False),
    ("Выполнено. Утверждено приказом, август", "done", {}, False),
    ("исполнено", "done", {}, False),
    ("Исполнено частично", "partly_done", {}, False),
    ("Выполнено не в полном объёме", "partly_done", {}, False),
    ("не выполнено", "not_done", {}, False),
    ("Не исполнено, болел докладчик", "not_done", {}, False),
    ("в работе", "in_progress", {}, False),
    ("Срок не наступил", "not_started", {}, False),
    ("Снято в связи с реорганизацией школы", "cancelled", {}, False),
    ("снято", "cancelled", {}, True),
    ("Снято с контроля", None, {}, True),
    ("Снято видео уроков", None, {}, True),
    ("перенесено на май", "postponed", {"moved_to": date(2019, 5, 31)}, False),
    (
        "Перенесено 20.03.2019 на 15.05.2019 по болезни докладчика",
        "postponed",
        {"marked_on": date(2019, 3, 20), "moved_to": date(2019, 5, 15)},
        False,
    ),
    ("Встреча перенесена на I квартал", "postponed", {"moved_to": date(2019, 3, 31)}, True),
    ("Перенесено на неопределённый срок", "postponed", {}, True),
    ("Перенесено на 15.09.2018", "postponed", {"moved_to": date(2018, 9, 15)}, True),
    ("Выполнено 12.09.2018", "done", {"marked_on": date(2018, 9, 12)}, False),
    ("Выполнено. Проведено 12 сентября", "done", {"marked_on": date(2018, 9, 12)}, False),
    ("Выполнено, 15 из 15", "done", {"counts": (15, 15)}, False),
    ("Выполнено, 12 из 15", "done", {"counts": (12, 15)}, True),
    ("Выполнено 12 из 15", "partly_done", {"counts": (12, 15)}, True),
    ("12 из 15", "partly_done", {"counts": (12, 15)}, True),
    ("17 из 15", None, {}, True),
    ("Выполнено на 50 %", "partly_done", {}, True),
    ("Выполнено, кроме школы № 3", "done", {}, True),
    ("Выполнено. Перенесено на май", "done", {}, True),
    ("12.09.2018", "done", {"marked_on": date(2018, 9, 12)}, True),
    ("12 сентября 2018 г.", "done", {"marked_on": date(2018, 9, 12)}, True),
    ("Выполнено 12.09.2031", "done", {}, True),
    ("Выполнено 31.02.2019", "done", {}, True),
    ("Приказ № 458 от 17.08.2018", "done", {"order": ORDER}, True),
    ("Приказы № 458 от 17.08.2018, № 460 от 20.08.2018", "done", {"order": ORDER}, True),
    ("Приказ № 458", "done", {"evidence_text": "Приказ № 458"}, True),
    ("Выполнено. Протокол № 3", "done", {"evidence_text": "Протокол № 3"}, False),
    ("https://example.ru/roo", "done", {"evidence_text": "https://example.ru/roo"}, True),
    (
        "Выполнено. Размещено: example.ru/a, 12.09.2018",
        "done",
        {"evidence_text": "example.ru/a", "marked_on": date(2018, 9, 12)},
        False,
    ),
    ("Проведено 3 семинара", "done", {}, True),
    ("да", "done", {}, True),
    ("Повышение квалификации педагогов", None, {}, True),
    ("П. 1 выполнено, п. 2 в работе", None, {}, True),
    ("до 30.01.2019: Выполнено\nдо 20.07.2019, СОШ № 5: Выполнено", None, {}, True),
)


def test_the_words_of_a_cell_become_a_mark() -> None:
    offenders: list[str] = []
    for cell, status, told, doubtful in CELLS:
        mark = read(cell)
        fields = {
            name: getattr(mark, name)
            for name in ("marked_on", "order", "moved_to", "counts")
            if getattr(mark, name) is not None
        }
        if mark.evidence_text:
            fields["evidence_text"] = mark.evidence_text
        seen = (mark.status and mark.status.value, fields, bool(mark.check))
        if seen != (status, told, doubtful):
            offenders.append(f"{cell}: {seen}, {mark.check}")
    assert offenders == []


def test_a_cell_that_begins_with_its_status_is_printed_as_it_was_typed() -> None:
    offenders: list[str] = []
    for cell, status, _told, _doubtful in CELLS:
        typed = " ".join(cell.split())
        if status in (None, "not_started") or read(cell).status is MeasureStatus.PARTLY_DONE:
            continue
        sentence = printed(read(cell))
        if plain(sentence) != plain(typed):
            offenders.append(f"{cell} -> {sentence}")
    assert offenders == [
        (
            "Встреча перенесена на I квартал -> "
            "Перенесено на 31.03.2019. Встреча перенесена на I квартал"
        ),
        "да -> Выполнено",
    ]


def plain(words: str) -> str:
    """The sentence without what only its beginning and its end look like."""
    return words.casefold().removeprefix("выполнено. ").rstrip(".")


def test_a_bare_address_is_printed_as_it_was_typed() -> None:
    assert printed(read("https://example.ru/roo")) == "https://example.ru/roo"


def test_a_cell_that_says_nothing_is_no_mark() -> None:
    for cell in ("", "  ", "-", "–", "нет данных"):
        assert read_mark(cell, TODAY) is None


def test_a_month_of_several_years_or_due_dates_is_asked() -> None:
    """«Перенесено на май» has no year in a plan of three years, but after its one due date."""
    years = PlanPeriod(date(2018, 1, 1), date(2020, 12, 31), YearsKind.CALENDAR)
    for due_dates, moved_to in (
        ([date(2019, 3, 1)], date(2019, 5, 31)),
        ([], None),
        ([date(2019, 3, 1), date(2020, 3, 1)], None),
    ):
        mark = read_mark("Перенесено на май", TODAY, period=years, due_dates=due_dates)
        assert mark is not None
        assert (mark.moved_to, bool(mark.check)) == (moved_to, moved_to is None)


def test_a_mark_of_due_dates_that_lie_ahead_is_told() -> None:
    for last, doubtful in ((date(2026, 10, 1), False), (date(2027, 10, 1), True)):
        mark = read_mark("Выполнено", TODAY, due_dates=[date(2026, 5, 1), last])
        assert mark is not None
        assert bool(mark.check) is doubtful


def test_no_words_stop_the_reading() -> None:
    """Pieces of marks in any order, spoilt numbers and days among them."""
    chance = random.Random(11)
    pieces = (
        *("Выполнено", "не выполнено", "частично", "перенесено", "на май", "снято", "в работе"),
        *("20.03.2019", "31.02.2019", "15 октября", "1 из 0", "12 из 15", "100%", "150 %", "№"),
        *(
            "приказ № 458 от 17.08.2018",
            "приказ № 4 от 1.1.01",
            "от",
            "https://a.ru/x.",
            "2018-2019",
        ),
        *("протокол № 3", "\n", ". ", ", ", "; ", "(", ")", "«", "–", "...", "г.", "да", "\u00a0"),
    )
    for _ in range(1500):
        cell = "".join(chance.choice(pieces) + chance.choice((" ", "")) for _ in range(6))
        mark = read_mark(cell, TODAY, period=school_period(2019), due_dates=[DUE])
        if mark is None:
            continue
        if mark.status is None:
            assert (mark.text, bool(mark.check)) == (cell.strip(), True)
        else:
            assert printed(mark)
        assert mark.marked_on is None or mark.marked_on <= TODAY
        assert mark.counts is None or 0 <= mark.counts[0] <= mark.counts[1] > 0
    assert read_mark("перенесено на " + "мая, " * 500, TODAY, due_dates=[DUE]) is not None


def test_what_is_not_understood_stays_whole() -> None:
    cell = "Повышение квалификации\nпедагогов"
    mark = read(cell)
    assert (mark.status, mark.text) == (None, cell)
    assert mark.check == "Не понято, выполнено ли мероприятие: выберите статус."


@pytest.mark.parametrize("status", list(MeasureStatus))
def test_what_the_program_prints_reads_back_as_the_same(status: MeasureStatus) -> None:
    days = (None, date(2018, 9, 20))
    texts = ("", "Итоги подведены", "В течение года", "Даны рекомендации. Справки сданы")
    proofs: tuple[dict[str, Any], ...] = (
        {},
        {"evidence_kind": EvidenceKind.ORDER, "order": ORDER},
        {"evidence_kind": EvidenceKind.LINK, "evidence_text": "https://example.ru/a"},
        {"evidence_kind": EvidenceKind.TEXT, "evidence_text": "Протокол № 3"},
    )
    moves = (None, date(2019, 5, 31)) if status is MeasureStatus.POSTPONED else (None,)
    counts = (None, (15, 15))
    offenders: list[str] = []
    for day, text, proof, moved, count in itertools.product(days, texts, proofs, moves, counts):
        sentence = mark_sentence(
            status, marked_on=day, text=text, moved_to=moved, counts=count, **proof
        )
        mark = read(sentence)
        again = (mark.status, mark.marked_on, mark.moved_to, mark.counts, mark.evidence_kind)
        kind = proof.get("evidence_kind", EvidenceKind.NONE)
        if again != (status, day, moved, count, kind) or (
            (mark.text, printed(mark)) != (text, sentence.replace("\u00a0", " "))
        ):
            offenders.append(f"{sentence} -> {again} {mark.text!r}")
    assert offenders[:5] == []
