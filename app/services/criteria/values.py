"""Values of criteria as the office types them, read into exact numbers.

«1 (9 %)», «63 балла (в 2017/2018 г. – 69)», «Более 70 баллов», «Не менее 32 %», «-»: numbers become
hundredths of their unit, words are kept. Reading never fails; what looks wrong is a finding in a
whole Russian sentence: an error cannot be, a note is stored all the same.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from app.enums import ExpectedOperator, ValueUnit
from app.services.findings.finding import Finding, Weight, having
from app.services.language.dates import parse_year
from app.services.language.numbers import hundredths, percent

_NUMBER = r"(?:[0-9]{1,9}(?:[.,][0-9]{1,6})?)"
_DASHES = re.compile(r"[-–—−‑]+")
_PREVIOUS = re.compile(
    r"\(\s*(?:в\s*)?([0-9]{4}\s*[-–/]\s*(?:[0-9]{4}|[0-9]{2}))\s*(?:уч(?:\.|еб\w*)?\s*)?"
    r"(?:г\.?|год\w*)?\s*[-–—:]\s*([^()]*)\)\s*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"^([0-9]{{1,9}})(?:\s*из\s*([0-9]{{1,9}}))?\s*\(\s*({_NUMBER})\s*%+\s*\)$", re.IGNORECASE
)
_COUNT_OF = re.compile(r"^([0-9]{1,9})\s*из\s*([0-9]{1,9})$", re.IGNORECASE)
_UNIT_WORD = r"(?:%+|балл(?:а|ов|ы)?|процент\w*)"
_PLAIN = re.compile(rf"^([-–—−]?)\s*({_NUMBER})\s*{_UNIT_WORD}?$", re.IGNORECASE)
_LAST_NUMBER = re.compile(rf"^(.*?\S)\s*[-–—:]?\s*\b({_NUMBER})\s*{_UNIT_WORD}$", re.IGNORECASE)
_OPERATORS: tuple[tuple[str, ExpectedOperator], ...] = (
    ("не менее", ExpectedOperator.AT_LEAST),
    ("не ниже", ExpectedOperator.AT_LEAST),
    ("не меньше", ExpectedOperator.AT_LEAST),
    ("не более", ExpectedOperator.AT_MOST),
    ("не выше", ExpectedOperator.AT_MOST),
    ("не больше", ExpectedOperator.AT_MOST),
    ("более", ExpectedOperator.MORE),
    ("больше", ExpectedOperator.MORE),
    ("свыше", ExpectedOperator.MORE),
    ("выше", ExpectedOperator.MORE),
    ("менее", ExpectedOperator.LESS),
    ("меньше", ExpectedOperator.LESS),
    ("ниже", ExpectedOperator.LESS),
    (">=", ExpectedOperator.AT_LEAST),
    ("≥", ExpectedOperator.AT_LEAST),
    ("<=", ExpectedOperator.AT_MOST),
    ("≤", ExpectedOperator.AT_MOST),
    (">", ExpectedOperator.MORE),
    ("<", ExpectedOperator.LESS),
)
_EXPECTED = re.compile(
    "^(.*?)(?:^|(?<![а-яё]))("
    + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word, _ in _OPERATORS)
    + rf")\s*({_NUMBER})\s*{_UNIT_WORD}?$",
    re.IGNORECASE,
)
NO_DATA = frozenset({"нет данных", "н/д"})
_HIGHEST_H = 10_000  # both percents and points of the exam end at 100
_PERCENTS = re.compile(r"[0-9]\s*(?:%|процент)", re.IGNORECASE)
_POINTS = re.compile(r"[0-9]\s*балл", re.IGNORECASE)
_UNITS = {
    ValueUnit.PERCENT: "в процентах",
    ValueUnit.SCORE: "в баллах",
    ValueUnit.COUNT: "числом",
}
_LIMITED = frozenset({ValueUnit.PERCENT, ValueUnit.SCORE})


@dataclass(frozen=True, slots=True)
class Previous:
    """The value of an earlier year.

    Attributes:
        number_h: hundredths of the unit, or None.
        year: its school year, or None when it was not named.
        text: words when there is no number.
    """

    number_h: int | None = None
    year: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """A current value as understood.

    Attributes:
        number_h: hundredths of the unit, or None.
        count: the count behind a percent, when typed.
        base: its base, when typed.
        text: words beside or instead of the number.
        previous: the earlier value in brackets, or None.
        not_applicable: a dash was typed: the criterion does not concern this school.
        problems: what looks wrong.
    """

    number_h: int | None = None
    count: int | None = None
    base: int | None = None
    text: str = ""
    previous: Previous | None = None
    not_applicable: bool = False
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected value as understood.

    Attributes:
        operator: the comparison; TEXT when it is words; None for an empty cell or a dash.
        number_h: hundredths of the unit, or None.
        text: words before the comparison, or all of them.
        problems: what looks wrong.
    """

    operator: ExpectedOperator | None = None
    number_h: int | None = None
    text: str = ""
    problems: tuple[Finding, ...] = ()


def parse_current(text: str, unit: ValueUnit) -> Current:
    """Read a current value, with the previous one in brackets behind it."""
    words = _one_line(text)
    if not words or words.casefold() in NO_DATA:
        return Current()
    if _DASHES.fullmatch(words):
        return Current(not_applicable=True)
    if unit is ValueUnit.TEXT:
        return Current(text=words)
    mention = _PREVIOUS.search(words)
    previous = None
    problems: list[Finding] = []
    if mention is not None:
        previous = parse_previous(mention[2], unit, parse_year(mention[1].replace(" ", "")))
        problems += _range_problems(previous.number_h, unit)
        problems += unit_problems(mention[2], unit)
        words = words[: mention.start()].strip()
    problems += unit_problems(words, unit)
    number_h, count, base, rest = _number(words, unit, problems)
    return Current(
        number_h=number_h,
        count=count,
        base=base,
        text=rest,
        previous=previous,
        problems=tuple(problems),
    )


def parse_previous(text: str, unit: ValueUnit, year: int | None = None) -> Previous:
    """Read the value of an earlier year from a column of its own or from the brackets."""
    words = _one_line(text)
    if not words or _DASHES.fullmatch(words):
        return Previous(year=year)
    counted = _counted(words, []) if unit is ValueUnit.PERCENT else None
    if counted is not None:
        return Previous(counted[0], year)
    plain = _PLAIN.match(words) if unit is not ValueUnit.TEXT else None
    if plain is None or plain[1]:
        return Previous(year=year, text=words)
    return Previous(_hundredths(plain[2]), year)


def parse_expected(text: str, unit: ValueUnit) -> Expected:
    """Read an expected value: a comparison with a number, or words."""
    words = _one_line(text)
    if not words or _DASHES.fullmatch(words):
        return Expected()
    if unit is ValueUnit.TEXT:
        return Expected(ExpectedOperator.TEXT, text=words)
    problems = _sign_problems(words) + unit_problems(words, unit)
    if plain := _PLAIN.match(words):
        number_h = _hundredths(plain[2])
        problems += _range_problems(-number_h if plain[1] else number_h, unit)
        return Expected(ExpectedOperator.EQUAL, number_h, "", tuple(problems))
    if phrase := _EXPECTED.match(words):
        number_h = _hundredths(phrase[3])
        problems += _range_problems(number_h, unit)
        operator = dict(_OPERATORS)[re.sub(r"\s+", " ", phrase[2].casefold())]
        return Expected(operator, number_h, _trimmed(phrase[1]), tuple(problems))
    return Expected(ExpectedOperator.TEXT, None, _spaced(words), tuple(problems))


def impossible(current: Current, expected: Expected, unit: ValueUnit) -> list[Finding]:
    """What cannot be in the parts of a value as they are stored: over 100 %, 5 of 3.

    An older version of the program and a foreign database may hold such values.
    """
    previous_h = None if current.previous is None else current.previous.number_h
    problems: list[Finding] = []
    for number_h in (current.number_h, previous_h, expected.number_h):
        problems += _range_problems(number_h, unit)
    if unit is not ValueUnit.TEXT and current.number_h is None:
        again = parse_current(current.text, unit).problems
        problems += having(again, Weight.ERROR)
    return problems


def unit_problems(text: str, unit: ValueUnit) -> list[Finding]:
    """What is wrong with the unit of a typed number: «67,5 %» where points are counted."""
    words = _one_line(text)
    if not any(shape.match(words) for shape in (_PLAIN, _EXPECTED, _LAST_NUMBER)):
        return []
    typed = (_PERCENTS.search(words) is not None, _POINTS.search(words) is not None)
    wrong = {
        (True, False): unit in (ValueUnit.SCORE, ValueUnit.COUNT),
        (False, True): unit in (ValueUnit.PERCENT, ValueUnit.COUNT),
    }
    if not wrong.get(typed, False):
        return []
    what = "проценты" if typed[0] else "баллы"
    said = f"В значении «{words}» {what}, а критерий считается {_UNITS[unit]}."
    return [Finding(code="value.unit", text=said, weight=Weight.ERROR)]


def _number(
    words: str, unit: ValueUnit, problems: list[Finding]
) -> tuple[int | None, int | None, int | None, str]:
    """Number in hundredths, count, base and remaining words; problems are added to the list."""
    problems += _sign_problems(words)
    if unit is ValueUnit.PERCENT and (counted := _counted(words, problems)):
        return (*counted, "")
    if plain := _PLAIN.match(words):
        number_h = _hundredths(plain[2])
        problems += _range_problems(-number_h if plain[1] else number_h, unit)
        return (None, None, None, words) if plain[1] else (number_h, None, None, "")
    if number := _LAST_NUMBER.match(words):
        number_h = _hundredths(number[2])
        problems += _range_problems(number_h, unit)
        return number_h, None, None, _trimmed(number[1])
    if words:
        problems.append(
            Finding(
                code="no_number",
                text=f"В значении «{words}» нет числа, оно сохранено как текст.",
                weight=Weight.NOTE,
            )
        )
    return None, None, None, _spaced(words)


def _counted(words: str, problems: list[Finding]) -> tuple[int, int, int | None] | None:
    """«1 (9 %)», «1 из 11», «1 из 11 (9,1 %)» as hundredths, count, base."""
    counts = _COUNT.match(words)
    typed_h = None if counts is None else _hundredths(counts[3])
    counts = counts or _COUNT_OF.match(words)
    if counts is None:
        return None
    count, base = int(counts[1]), int(counts[2]) if counts[2] else None
    if base is not None and (base == 0 or count > base):
        problems.append(
            Finding(
                code="count_above_base",
                text=f"В значении «{words}» часть больше целого.",
                weight=Weight.ERROR,
            )
        )
        return None
    if base is None:
        assert typed_h is not None  # `_COUNT_OF` always gives a base
        problems += _range_problems(typed_h, ValueUnit.PERCENT)
        return typed_h, count, None
    exact_h = int(Fraction(count * 10_000, base) + Fraction(1, 2))
    if typed_h is not None and abs(typed_h - exact_h) > _tolerance(words):
        problems.append(
            Finding(
                code="not_consistent",
                text=f"Указано {hundredths(typed_h)} %, а {count} из {base} – это"
                f" {percent(count, base)}; взяты количества.",
                weight=Weight.NOTE,
            )
        )
    return exact_h, count, base


def _tolerance(words: str) -> int:
    """Half of the last printed digit of the percent, in hundredths."""
    decimals = re.search(r"[.,]([0-9]+)\s*%", words)
    return 50 if decimals is None else 5 if len(decimals[1]) == 1 else 1


def _hundredths(number: str) -> int:
    return int(Fraction(number.replace(",", ".")) * 100 + Fraction(1, 2))


def _range_problems(number_h: int | None, unit: ValueUnit) -> list[Finding]:
    if number_h is None or unit not in _LIMITED or 0 <= number_h <= _HIGHEST_H:
        return []
    what = "Процент" if unit is ValueUnit.PERCENT else "Балл"
    return [
        Finding(
            code="out_of_range",
            text=f"{what} {hundredths(number_h)} вне пределов от 0 до 100:"
            " проверьте, нет ли опечатки.",
            weight=Weight.ERROR,
        )
    ]


def _sign_problems(words: str) -> list[Finding]:
    if "%%" not in words:
        return []
    text = f"В значении «{words}» знак процента повторён."
    return [Finding(code="doubled_sign", text=text, weight=Weight.NOTE)]


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _trimmed(words: str) -> str:
    return words.strip().rstrip("-–—:,").strip()


def _spaced(words: str) -> str:
    """Words with a non-breaking space before each percent sign and a single sign."""
    return re.sub(r"([0-9])\s*%+", "\\1\u00a0%", words)
