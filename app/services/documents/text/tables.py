"""Tables as they are typed: a line for each column of a grid, a line for each row of a passport."""

import re

from app.services.documents.model.geometry import Align
from app.services.documents.text.phrases import phrase
from app.services.documents.text.slips import SHOWN, near
from app.services.documents.text.tree import (
    Field,
    Grid,
    GridColumn,
    Nodes,
    Part,
    PassportRow,
    Pieces,
    Sort,
    printed,
)
from app.services.documents.text.typed_lines import COMMENT, TypedLines, cells_of
from app.services.language.numbers import measured
from app.services.language.sentences import shortened

NUMBERED, CHOSEN, TOGETHER = "номера граф", "графы из настроек", "целиком"
OPTIONS = (NUMBERED, CHOSEN, TOGETHER)
ALIGNS = {
    "влево": Align.LEFT,
    "по центру": Align.CENTRE,
    "вправо": Align.RIGHT,
    "по запятой": Align.DECIMAL,
}
UPRIGHT = "↑"  # before a title that is written from below upwards
AUTO = "авто"
_INNER, _SECTION, _TOTALS = "~", "==", "+"
NO_COLUMN = (_INNER, _SECTION, _TOTALS, COMMENT)  # what lines of a table begin with that are none
UNNAMED = _INNER  # inner rows whose name is missing, which was told
_HOW = "Графа пишется так: Заголовок | ширина | по центру | {поле}"
_KEY = re.compile(r"#(?:«([^»]+)»|(\w+))\s+(.+)")
_LEVELS = re.compile(r" / (?![^{]*\})")  # between the titles of groups, not in a choice of words
_OTHER = re.compile(r"[%\[>]|===|#{1,3}\s")
_NUMBER = re.compile(r"[1-9]\d{0,2}(?:[.,]\d)?")
CELLS = (3, 4)  # in the line of a column: without how it is aligned, and with it
_IN_PASSPORT = frozenset((Sort.TEXT, Sort.POINT, Sort.DASH))
# Millimetres: of a sheet that lies, without its margins, and of a column that shows a short word.
_WIDEST, _NARROWEST = 257, 5


def read_grid(lines: TypedLines, named: str) -> Grid:
    """The table that begins in the present line, up to an empty line or something else."""
    number = lines.number
    rows, *options = (part.strip() for part in named.split(","))
    _check_options(lines, options)
    lines.take()
    columns: list[GridColumn] = []
    inner, lead, section = "", 0, ()
    totals: tuple[Pieces, ...] = ()
    while (line := lines.line) and not ends_grid(line):
        if line.startswith(_INNER):
            inner, lead = line[1:].strip() or UNNAMED, len(columns)
            if inner == UNNAMED:
                lines.slip("после «~» нет имени вложенных строк.", "Пишется так: ~ основания")
        elif line.startswith(_SECTION):
            section = _words(lines, line.strip("= "))
        elif line.startswith(_TOTALS):
            totals = tuple(_words(lines, cell) for cell in cells_of(line[1:]))
            if len(totals) != len(columns):
                hint = f"Граф {len(columns)}, ячеек {len(totals)}: пустая ячейка – пусто между «|»."
                lines.slip("в строке итогов не столько ячеек, сколько граф в таблице.", hint)
        elif not line.startswith(COMMENT):
            column = _column(lines, line)
            columns += [] if column is None else [column]
        lines.take()
    _check_widths(lines, columns)
    if not columns:
        lines.slip("в таблице нет ни одной графы.", _HOW, number)
    return Grid(
        line=number,
        rows=rows,
        columns=tuple(columns),
        inner=inner,
        lead=lead if inner else len(columns),
        section=section,
        totals=totals,
        options=tuple(options),
    )


def ends_grid(line: str) -> bool:
    """Whether a line of words is no part of the table above it."""
    return _OTHER.match(line) is not None


def is_row(line: str) -> bool:
    """Whether a line of a passport, or below a mark, begins a row: it has a bar."""
    return not line.startswith(("%", "[", COMMENT)) and len(cells_of(line)) > 1


def split_row(lines: TypedLines) -> tuple[str, str]:
    """Name of the passport row in the present line, and what stands behind its bar."""
    name, text, *more = cells_of(lines.line)
    if more:
        hint = "Строка паспорта: Название | текст. Черта в самом тексте пишется «\\|»."
        lines.slip(f"в строке паспорта «{name}» больше одной черты.", hint)
    return name, "\\|".join((text, *more))


def check_passport(lines: TypedLines, nodes: Nodes) -> None:
    """Tell what is typed in a passport and is neither a row nor words beside the name of one."""
    hint = "Строка паспорта: Название | текст."
    for node in printed(nodes):
        if not isinstance(node, PassportRow):
            lines.slip("это не строка паспорта, в нём оно не напечаталось бы.", hint, node.line)
            continue
        for part in printed(node.nodes):
            if not (isinstance(part, Part) and part.sort in _IN_PASSPORT):
                what = "в строке паспорта бывают только текст, пункты и тире."
                lines.slip(what, hint, part.line)


def _check_options(lines: TypedLines, options: list[str]) -> None:
    for option in options:
        if option not in OPTIONS:
            lines.slip(f"нет указания «{option}» для таблицы.", near(option, OPTIONS))


def _column(lines: TypedLines, line: str) -> GridColumn | None:
    title, *cells = cells_of(line)
    if len(cells) + 1 not in CELLS:
        lines.slip(f"не понимаю графу «{shortened(line, SHOWN)}».", _HOW)
        return None
    key = _KEY.fullmatch(title)
    words = _words(lines, cells[-1])
    only = words[0].name if len(words) == 1 and isinstance(words[0], Field) else ""
    *over, own = _LEVELS.split(key[3] if key else title)
    return GridColumn(
        line=lines.number,
        key=(key[1] or key[2]) if key else only,
        title=_words(lines, own.removeprefix(UPRIGHT).lstrip()),
        width=_width(lines, cells[0]),
        align=_align(lines, cells[1] if len(cells) == CELLS[-1] - 1 else ""),
        words=words,
        over=tuple(_words(lines, one) for one in over),
        upright=own.startswith(UPRIGHT),
    )


def _width(lines: TypedLines, text: str) -> float | None:
    if text.casefold() == AUTO:
        return None
    if not _NUMBER.fullmatch(text):
        limits = f"число от {_NARROWEST} до {_WIDEST}"
        lines.slip(f"ширина графы – {limits} или «{AUTO}», а здесь «{text}».", _HOW)
        return None
    width = float(text.replace(",", "."))
    return int(width) if width.is_integer() else width


def _check_widths(lines: TypedLines, columns: list[GridColumn]) -> None:
    """Columns share the sheet as their widths say: a very wide one leaves no room for another."""
    widths = {column.line: column.width for column in columns if column.width is not None}
    for line, width in widths.items():
        if width < _NARROWEST:
            lines.slip(f"ширина графы меньше {_NARROWEST}, слово в ней не поместится.", _HOW, line)
    whole = sum(widths.values())
    if whole > _WIDEST:
        hint = f"Ширина считается в миллиметрах, всех граф вместе – не больше {_WIDEST}."
        widest = max(widths, key=lambda line: widths[line])
        lines.slip(f"графы шире листа: вместе {measured(whole)}.", hint, widest)


def _align(lines: TypedLines, text: str) -> Align:
    if text and text not in ALIGNS:
        lines.slip(f"нет выравнивания «{text}».", near(text, ALIGNS))
    return ALIGNS.get(text, Align.LEFT)


def _words(lines: TypedLines, text: str) -> Pieces:
    return phrase([(lines.number, text)], lines.slips) if text else ()
