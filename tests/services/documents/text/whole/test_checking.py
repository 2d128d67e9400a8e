"""Slips that a coordinator makes in the text of an order, and what is told before it is printed."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from app.services.documents.common.words import WORDS
from app.services.documents.text.slips import Slip
from app.services.documents.text.whole.checking import check
from app.services.program_files import program_text
from tests.services.documents.text.words import WORDS as PROBE
from tests.services.documents.text.words import told

TEXT = program_text("documents", "list-order.txt")
FOLDER = Path(__file__).parent


def listed(file: str) -> list[dict[str, list[str]]]:
    """The records of a list of slips: values by the word before the colon."""
    _said, *blocks = (FOLDER / file).read_text(encoding="utf-8").strip().split("\n\n")
    records: list[dict[str, list[str]]] = []
    for block in blocks:
        record: dict[str, list[str]] = defaultdict(list)
        for line in block.split("\n"):
            name, _colon, value = line.partition(": ")
            record[name].append(value.replace("⏎", "\n"))
        records.append(record)
    return records


def slips_in_order() -> list[tuple[str, str, str, str]]:
    return [
        (one["было"][0], one["стало"][0], one["сказано"][0], "".join(one["в строке"]))
        for one in listed("slips_in_order.txt")
    ]


SLIPS = slips_in_order()


def lines_told(old: str, new: str, *, of: str) -> Iterator[int]:
    changed = TEXT.replace(old, new, 1)
    if of:
        yield 1 + changed[: changed.index(of)].count("\n")
        return
    before, after = TEXT.split("\n"), changed.split("\n")
    yield 1 + next(
        at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]
    )


def test_every_slip_is_told_with_its_line_and_the_way_out() -> None:
    unseen: list[str] = []
    for old, new, words, of in SLIPS:
        assert TEXT.count(old), old
        slips = check(TEXT.replace(old, new, 1), WORDS)
        (line,) = lines_told(old, new, of=of)
        if not any(
            slip.line == line and f"{slip.message} {slip.hint}".startswith(words) for slip in slips
        ):
            unseen.append(f"{new!r}, line {line}: {[str(slip) for slip in slips]}")
    assert unseen == []


def test_a_slip_is_told_alone() -> None:
    """One slip does not make others appear, but for what is really missing because of it."""
    many = {new: slips for old, new, *_ in SLIPS if len(slips := told_of((old, new))) > 1}
    assert {new: len(slips) for new, slips in many.items()} == {
        "[потпись: руководитель]": 2,  # and the order is without its signature
        "по центру | {критерии} | жирно": 2,  # and the settings may choose a column that is lost
        "по центру | {основание внесения}": 2,  # so it is here
        "=== Приложение «перечень»": 2,  # and the reference to the other leads nowhere
        "=== Приложение условия: УТВЕРЖДЁН ===": 2,  # so does the one to this
        "названи: Приказ": 2,  # and the document is without its title
        "// Знак": 2,  # and the note that prints the line has nothing to print
    }


def told_of(*changes: tuple[str, str]) -> tuple[Slip, ...]:
    text = TEXT
    for old, new in changes:
        text = text.replace(old, new, 1)
    return check(text, WORDS)


def test_all_slips_are_told_at_once_in_the_order_of_lines() -> None:
    changes = [(old, new) for old, new, *_ in SLIPS if "\n" not in old + new and "===" not in old]
    slips = told_of(*changes)
    assert len(slips) > 20
    assert [slip.line for slip in slips] == sorted(slip.line for slip in slips)


def test_a_text_cut_anywhere_is_read_to_its_end() -> None:
    chance = random.Random(7)
    marks = (FOLDER / "every_mark.txt").read_text(encoding="utf-8")
    for attempt in range(120):
        lines = (marks if attempt % 2 else TEXT).split("\n")
        cut = [line[: chance.choice((chance.randint(0, 60), 999))] for line in lines]
        chance.shuffle(cut) if chance.random() < 0.3 else None
        slips = check("\n".join(cut), WORDS)
        assert all(1 <= slip.line <= len(lines) for slip in slips)
        assert all(re.search("[а-яё]", slip.message) for slip in slips)


def test_other_slips_are_told_too() -> None:
    offenders: list[str] = []
    for one in listed("slips_in_texts.txt"):
        (body,), words = one["текст"], one["сказано"]
        slips = told(body)
        same = len(slips) == len(words)
        if not (
            same and all(slip.startswith(word) for slip, word in zip(slips, words, strict=True))
        ):
            offenders.append(f"{body}: {slips}")
    assert offenders == []
    assert told("Слова", "вид: проба\n---\n") == [
        "Строка 1: у документа нет названия. Добавьте строку «название: …»."
    ]
    assert told("Слова", "название: А\nназвание: Б\n---\n") == [
        "Строка 2: строка «название: …» уже есть в строке 1."
    ]


def test_the_foot_of_pages_leaves_room_for_their_text() -> None:
    (long,) = told("[внизу страниц] " + "Слова приказа. " * 34)
    assert long == (
        "Строка 3: слов внизу страниц больше, чем там поместится. "
        "После строки «[внизу страниц]» нужна пустая строка."
    )
    (repeated,) = told("% для каждой: школы\n[внизу страниц] {школа}\n% конец")
    assert repeated.startswith("Строка 4: строка «[внизу страниц]» не может повторяться.")


def test_a_line_of_the_head_knows_only_what_it_is_filled_with() -> None:
    title, told_here = "название: Проба\n", "здесь нет сведения «о чём»."
    cases = {
        title + "имя файла: Приказ {о чём}\n": told_here,
        title + "имя файла: Приказ {нужен список: {о чём} /}\n": told_here,
        title + "имя файла: Приказ {указано о чём: да / нет}\n": "нет условия «указано о чём».",
        title + "о скрытом: Скрыто {о чём}\n": told_here,
        title + "автор: {о чём}\n": told_here,
        "название: Проба {о чём}\n": told_here,  # it names the file
        "название: Проба {о чём}\nимя файла: Проба\nтема: {о чём}\n": "",
        title + "имя файла: Приказ {приложение «а»}\n": "в строке «имя файла: …» ссылок",
        title + "описание: Школы {район, род.}\n": "в строке «описание: …» полей не бывает.",
        title + "тема: {приложение «а»}\n": "",
        title + "о скрытом:\n": "строка «о скрытом: …» пуста.",
        title + "имя файла:\n": "строка «имя файла: …» пуста.",
        title + "имя файла: {телефон?}; {нужен список: список /}\n": "строка «имя файла: …» может",
        title + "имя файла: {телефон?}; {нужен список: список / {день}}\n": "",
        "название:\n": "строка «название: …» пуста.",
        "название: {телефон?}\n": "строка «название: …» может оказаться пустой.",
    }
    offenders: list[str] = []
    for lines, words in cases.items():
        slips = told("{приложение «а»}\n=== Приложение «а» ===\n", f"{lines}---\n")
        said = [slip.partition(": ")[2] for slip in slips]
        if len(said) != bool(words) or not all(one.startswith(words) for one in said):
            offenders.append(f"{lines}: {slips}")
    assert offenders == []


def test_what_is_too_deep_is_told_once_with_its_line() -> None:
    line = 3 + 20
    repeated = "Строка 4: набор «школы» уже повторяется снаружи."
    for typed, more in (("% если нужен список", []), ("% для каждой: школы", [repeated])):
        for end in ("% конец", "% иначе\n% конец"):
            nested = "\n".join([*[typed] * 1000, "Слова", *[end] * 1000])
            if end == "% конец" or "если" in typed:
                assert [slip.partition(" Б")[0].partition(" В")[0] for slip in told(nested)] == [
                    *more,
                    f"Строка {line}: слишком глубоко вложено.",
                ]
        deep = told("\n".join([*[typed] * 20, "Слова", *["% конец"] * 20]))
        assert [slip.partition(" В")[0] for slip in deep] == more
    unclosed = told("\n".join(["% если нужен список"] * 1000))
    assert len(unclosed) == 21
    choice = "{нужен список: да\n"
    assert told(choice * 20 + "/ нет}\n" * 20) == []
    assert [slip.partition(" Б")[0] for slip in told(choice * 1000 + "/ нет}\n" * 1000)] == [
        f"Строка {line}: слишком глубоко вложено."
    ]
    assert [
        slip.partition(".")[0] for slip in told("[паспорт]\n" * 3 + "А | Б\n[конец паспорта]")
    ] == [
        "Строка 4: паспорт не может стоять внутри паспорта",
        "Строка 5: паспорт не может стоять внутри паспорта",
    ]
    rows = "[паспорт]\nА | Б\n" + "% если нужен список\n" * 1000 + "В\n" + "% конец\n" * 1000
    assert [slip.partition(" Б")[0] for slip in told(rows + "[конец паспорта]")] == [
        f"Строка {line + 2}: слишком глубоко вложено."
    ]


def test_no_slip_stands_behind_the_end_and_none_quotes_the_whole_text() -> None:
    for text in ("название: Проба\n", "вид: проба\nназвание: Проба\n\n\n", "название: Проба"):
        (slip,) = check(text, PROBE)
        assert slip.message == "сведения о документе не отделены от текста."
        assert slip.line == 1 + text.rstrip().count("\n")
    for sign in ("%", "=== ", "[таблица: школы]\n", "{", "{{} ", "% если ", "[", "% если\t"):
        offenders = [slip for slip in told(sign + "очень длинные слова " * 50) if len(slip) > 250]
        assert offenders == []


def test_lines_end_as_any_editor_ends_them() -> None:
    spoilt = TEXT.replace("{координатор, вин.}", "{кординатор, вин.}")
    slips = check(spoilt, WORDS)
    assert len(slips) == 1
    for end in ("\r", "\r\n"):
        assert check(spoilt.replace("\n", end), WORDS) == slips
