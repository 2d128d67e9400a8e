"""Generated workbooks: formats, dates, merged cells, odd shared texts, prefixes, strict ones."""

import random
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.services.importing.files.raw_books import RawBook, number, row

NUMBERS = (
    "General",
    "0",
    "0.00",
    "0.0#",
    "#,##0",
    "#,##0.00",
    "#,##0.00;[Red]-#,##0.00",
    "# ##0",
    "000000",
    "00",
    "000-000",
    "0;-0;;@",
    "0_);(0)",
    '0;-0;"–"',
    '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    '0" чел."',
    '0" класс"',
    '"№ "0',
    '0"-й"',
    '0.0" км"',
    '[>=85]"высокий";[>=50]"средний";"низкий"',
    '[<50]0" мало";0',
    '0.0,,"млн"',
    '0.0," тыс."',
    "# ?/?",
    "# ??/??",
    "0.00E+00",
    "#,##0.00\\ [$₽-419]",
    "[$-419]0.0",
    "@",
)
PERCENTS = (
    "0%",
    "0.0%",
    "0.00%",
    "0.0 %",
    "0%;[Red]-0%",
    '0.0%" от участников"',
)
LITERALS = ('0"%"', '0.00"%"', "0.00\\%", "0\\ \\%", '0.0" %"')
DATES = (
    "dd.mm.yyyy",
    "d.m.yy",
    "yyyy-mm-dd",
    "dd/mm/yyyy",
    'dd.mm.yyyy" г."',
    "dd.mm.yyyy hh:mm",
    "mmmm yyyy",
    "[$-419]d mmmm yyyy",
    "mmm.yy",
    "dd.mmm",
    "mm.yyyy",
    "yyyy",
    "dddd",
    "ddd, d mmmm",
)
TIMES = ("h:mm", "hh:mm:ss", "[h]:mm", "[mm]:ss", "[h]:mm:ss")
TEXTS = (
    "МБОУ «СОШ № 1»",
    "0042",
    "3,5",
    "12 %",
    "25 %",
    " отступ ",
    "первая\nвторая",
    'кавычки "внутри" и; точка',
    "2018/2019",
    "01-02",
    "a<b>&c",
    "неразрывный\u00a0пробел",
    "ёлка § ½ – —",
    "-",
)
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!")
ALL_FORMATS = (*NUMBERS, *PERCENTS, *LITERALS, *DATES, *TIMES)
_MERGED = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
_COLUMNS = "ABCDEFGHIJ"
_STYLE = {code: place for place, code in enumerate(ALL_FORMATS, start=1)}


@dataclass(frozen=True)
class Book:
    """A generated workbook.

    Attributes:
        path: where it lies.
        ways: how it is odd: «1904», «strict», «prefix» ...
        codes: (row, column) from 0 -> the format of the number there, or what else stands there.
    """

    path: Path
    ways: tuple[str, ...]
    codes: dict[tuple[int, int], str]


class Writer:
    """Writes one workbook after another from one source of chance."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._strings: list[str] = []
        self._codes: dict[tuple[int, int], str] = {}

    def book(self, number_of: int) -> Book:
        """The next workbook."""
        chance = self._chance
        self._strings, self._codes = [], {}
        ways = tuple(
            way
            for way, odds in (
                ("1904", 0.15),
                ("strict", 0.2),
                ("prefix", 0.2),
                ("inline", 0.3),
                ("rich", 0.3),
                ("elsewhere", 0.2),
                ("merged", 0.3),
                ("hidden", 0.3),
                ("no addresses", 0.1),
                ("small dimension", 0.2),
            )
            if chance.random() < odds
        )
        height, width = chance.randint(1, 14), chance.randint(1, len(_COLUMNS))
        rows = "".join(self._row(place, width, ways) for place in range(height))
        path = self._folder / f"book{number_of:03d}.xlsx"
        RawBook(
            sheet=rows,
            formats=ALL_FORMATS,
            strings=self._strings,
            strict="strict" in ways,
            prefix="x" if "prefix" in ways else "",
            strings_at="/strings.xml" if "elsewhere" in ways else "sharedStrings.xml",
            epoch_1904="1904" in ways,
            before='<dimension ref="A1:A1"/>' if "small dimension" in ways else "",
            after=_MERGED if "merged" in ways and "no addresses" not in ways else "",
        ).write(path)
        return Book(path, ways, dict(self._codes))

    def _row(self, place: int, width: int, ways: tuple[str, ...]) -> str:
        chance = self._chance
        is_bare = "no addresses" in ways
        is_hidden = "hidden" in ways and chance.random() < 0.2
        cells: list[str] = []
        for column in range(width):
            if not is_bare and chance.random() < 0.1:
                continue
            if "merged" in ways and not is_bare and (place, column) == (1, 0):
                continue
            cell = self._cell(place, column, ways)
            cells.append(
                cell if not is_bare else cell.replace(f' r="{_COLUMNS[column]}{place + 1}"', "", 1)
            )
        if is_bare:
            return f"<row>{''.join(cells)}</row>"
        return row(place + 1, *cells, attributes=' hidden="1"' if is_hidden else "")

    def _cell(self, place: int, column: int, ways: tuple[str, ...]) -> str:
        chance = self._chance
        address = f"{_COLUMNS[column]}{place + 1}"
        kind = chance.random()
        if kind < 0.25:
            self._codes[place, column] = "text"
            return self._text(address, ways)
        if kind < 0.32:
            self._codes[place, column] = "error"
            return f'<c r="{address}" t="e"><v>{chance.choice(ERRORS)}</v></c>'
        if kind < 0.37:
            self._codes[place, column] = "boolean"
            return f'<c r="{address}" t="b"><v>{chance.randint(0, 1)}</v></c>'
        if kind < 0.42:
            self._codes[place, column] = "formula"
            first, second = chance.randint(1, 9), chance.randint(1, 9)
            formula = f"<f>{first}+{second}</f><v>{first + second}</v>"
            return f'<c r="{address}">{formula}</c>'
        code = chance.choice(ALL_FORMATS)
        self._codes[place, column] = code
        return number(address, self._number(code, ways), _STYLE[code])

    def _text(self, address: str, ways: tuple[str, ...]) -> str:
        chance = self._chance
        words = chance.choice(TEXTS)
        space = ' xml:space="preserve"'
        if "inline" in ways and chance.random() < 0.5:
            return f'<c r="{address}" t="inlineStr"><is><t{space}>{escape(words)}</t></is></c>'
        if "rich" in ways and chance.random() < 0.5:
            half = len(words) // 2
            first, second = escape(words[:half]), escape(words[half:])
            hint = '<rPh sb="0" eb="1"><t>подсказка</t></rPh>' if chance.random() < 0.5 else ""
            self._strings.append(
                f"<r><t{space}>{first}</t></r><r><rPr><b/></rPr><t{space}>{second}</t></r>{hint}"
            )
        else:
            self._strings.append(f"<t{space}>{escape(words)}</t>")
        return f'<c r="{address}" t="s"><v>{len(self._strings) - 1}</v></c>'

    def _number(self, code: str, ways: tuple[str, ...]) -> float:
        chance = self._chance
        if code in DATES:
            days = chance.randint(36_526, 47_483)  # 2000 to 2029
            part = chance.choice((0, 0, 0.4375)) if "hh" in code else 0
            return days + part - (1462 if "1904" in ways else 0)
        if code in TIMES:
            return round(chance.choice((chance.random(), chance.uniform(1, 3))), 6)
        if code in PERCENTS:
            return chance.choice((0, 1, 0.005, 0.07, 0.285, round(chance.random(), 4)))
        if code in LITERALS:
            return chance.choice((0, 100, round(chance.uniform(0, 100), chance.randint(0, 3))))
        return chance.choice(
            (
                0,
                5,
                42,
                -5,
                2.5,
                0.5,
                1234.5,
                1_234_567.891,
                chance.randint(0, 999_999),
                round(chance.uniform(-100, 1000), chance.randint(0, 4)),
            )
        )
