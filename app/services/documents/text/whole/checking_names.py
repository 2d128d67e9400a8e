"""The names in a text held against a vocabulary: fields, conditions, sets of rows, references."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from app.services.documents.text import head
from app.services.documents.text.conditions import term_of
from app.services.documents.text.slips import SHOWN, Slip, near
from app.services.documents.text.tables import UNNAMED
from app.services.documents.text.tree import (
    ANNEX,
    AS_ABOVE,
    CAPTION,
    FIGURE,
    NAMED,
    NEW_LINE,
    PAGE,
    POINT,
    ROW_NUMBER,
    SECTION,
    BoldMark,
    Choice,
    Condition,
    Field,
    Grid,
    Note,
    Picture,
    Pieces,
    Reference,
)
from app.services.documents.text.vocabulary import CASE_MARKS, Vocabulary
from app.services.language.declension import CASES
from app.services.language.sentences import shortened

if TYPE_CHECKING:
    from app.enums import GrammarCase

Fields: TypeAlias = tuple[str, ...]
_PLACES = {
    SECTION: ("заголовка с пометкой", "## #{} Название раздела"),
    CAPTION: ("таблицы с пометкой", "[название таблицы] #{} Таблица 1 – Название"),
    FIGURE: ("рисунка с пометкой", "[рисунок: эмблема] #{} Рисунок 1 – Название"),
    PAGE: ("раздела, таблицы или рисунка с пометкой", "## #{} Название раздела"),
}
# Stands among the fields of rows that are not known: the slip is told once, not for each of them.
_ANY = ""


class Names:
    """Tells names that are not known, each with its line.

    Attributes:
        words: what is known.
        slips: those told so far.
        named: lines of the annexes, points, headings, tables and figures that have a name.
        referred: names of the annexes that are referred to.
        around: sets whose rows are repeated here.
        in_cell: whether words stand in a cell of a table, which may have pictures.
        in_row: whether that is a cell of a row, which may go on from the one above.
    """

    def __init__(self, words: "Vocabulary[Any]", slips: Collection[Slip]) -> None:
        self.words = words
        self.slips = list(slips)
        self.named: Mapping[str, dict[str, int]] = {one: {} for one in (ANNEX, POINT, *NAMED)}
        self.referred: set[str] = set()
        self.around: list[str] = []
        self.in_cell = self.in_row = False
        self._inner = {
            name: own for rows in words.sets.values() for name, own in rows.inner.items()
        }

    def slip(self, line: int, message: str, hint: str = "") -> None:
        """Tell what is wrong."""
        self.slips.append(Slip(line, message, hint))

    def unknown(self, line: int, message: str, name: str, known: Collection[str]) -> None:
        """Tell a name that is not known, and what is near."""
        self.slip(line, f"{message} «{shortened(name, SHOWN)}».", near(name, known))

    def name(self, what: str, key: str, line: int) -> None:
        """Note the name of an annex or a point."""
        known = self.named[what]
        if key in known:
            self.slip(line, f"{what} «{key}» уже есть в строке {known[key]}.", "Назовите иначе.")
        known.setdefault(key, line)

    def fields_of(self, line: int, rows: str, fields: Fields) -> Fields:
        """What may be named in the rows of a set, and around them."""
        if self.around.count(rows) == 1:  # told where it begins to multiply, not at every level
            hint = "Внутри повторения бывают другие наборы и вложенные строки."
            self.slip(line, f"набор «{rows}» уже повторяется снаружи.", hint)
        known = self.words.sets.get(rows)
        if known is None:
            if rows in fields and rows in self._inner:
                return (*fields, ROW_NUMBER, *self._inner[rows])
            self.unknown(line, "нет набора строк", rows, self.words.sets)
            return (*fields, _ANY)
        return (*fields, ROW_NUMBER, *known.fields, *known.inner)

    def inner_fields(self, node: Grid, own: Fields) -> Fields:
        """What may be named in the inner rows of a table."""
        known = self.words.sets.get(node.rows)
        inner = {} if known is None else known.inner
        if node.inner in inner:
            return (*own, *inner[node.inner])
        if _ANY not in own and node.inner != UNNAMED:
            message = f"у строк набора «{node.rows}» нет вложенных строк"
            self.unknown(node.line, message, node.inner, inner)
        return (*own, _ANY)

    def condition(self, condition: Condition, fields: Fields) -> None:
        """Look at the terms of a condition."""
        words = self.words
        for text in (term for part in condition.parts for term in part):
            term = term_of(text, words, fields)
            if term is not None and term.is_annex:
                self._whether_annex(condition.line, term.name)
            elif term is None and _ANY not in fields:
                named = [f"есть {name}" for name in (*words.sets, *words.numbers)]
                named += [f"указано {name}" for name in (*words.facts, *fields)]
                self.unknown(condition.line, "нет условия", text, [*words.flags, *named])

    def _whether_annex(self, line: int, key: str) -> None:
        known = self.named[ANNEX]
        if key not in known:
            how = f"Оно начинается так: === Приложение «{key}» ==="
            self.slip(line, f"нет приложения «{key}».", near(key, known, how))

    def pieces(self, pieces: Pieces, fields: Fields) -> None:
        """Look at everything that words name."""
        for piece in pieces:
            match piece:
                case Field():
                    self._field(piece, fields)
                case Choice():
                    self.condition(piece.condition, fields)
                    self.pieces(piece.words, fields)
                    self.pieces(piece.otherwise, fields)
                case Reference():
                    self._reference(piece)
                case Note():
                    self._note(piece, fields)
                case Picture():
                    self._picture(piece)
                case str() | BoldMark():
                    pass

    def cell(self, words: Pieces, fields: Fields) -> None:
        """Look at everything that the words of a cell name."""
        self.in_cell = self.in_row = True
        self.pieces(words, fields)
        self.in_cell = self.in_row = False

    def _note(self, piece: Note, fields: Fields) -> None:
        before = self.in_cell, self.in_row
        self.in_cell = self.in_row = False
        self.pieces(piece.words, fields)
        self.in_cell, self.in_row = before

    def _picture(self, piece: Picture) -> None:
        pictures = self.words.pictures
        if not self.in_cell:
            hint = f"Здесь он пишется так: [рисунок: {piece.key}] Рисунок 1 – Название"
            self.slip(piece.line, "рисунок среди слов бывает только в ячейке таблицы.", hint)
        elif piece.key not in pictures:
            self.unknown(piece.line, "нет рисунка", piece.key, pictures)

    def _reference(self, piece: Reference) -> None:
        if piece.what == PAGE:
            known = {key: line for one in NAMED for key, line in self.named[one].items()}
        else:
            known = self.named[piece.what]
        if piece.what == ANNEX:
            self.referred.add(piece.key)
        if piece.key not in known:
            what, how = "пункта с пометкой", f"Пометка пишется так: 3. #{piece.key} Текст пункта."
            if piece.what in _PLACES:
                what, how = _PLACES[piece.what]
                how = f"Пометка пишется так: {how.format(piece.key)}"
            if piece.what == ANNEX:
                what, how = "приложения", f"Оно начинается так: === Приложение «{piece.key}» ==="
            self.slip(piece.line, f"нет {what} «{piece.key}».", near(piece.key, known, how))
        if piece.case and piece.case not in CASES:
            self.slip(piece.line, f"нет падежа «{piece.case}».", _cases(CASES.values()))

    def _field(self, piece: Field, fields: Fields) -> None:
        words, name, line = self.words, piece.name, piece.line
        if name in (NEW_LINE, AS_ABOVE):
            if name == AS_ABOVE and not self.in_row:
                self.slip(line, f"«{{{name}}}» пишется только в графе таблицы.")
            return
        if name in self._inner:
            hint = f"Так: ~ {name} или % для каждой: {name}"
            self.slip(line, f"«{name}» – строки, одним словом их не напечатать.", hint)
            return
        if piece.case and piece.case not in CASES:
            self.slip(line, f"нет падежа «{piece.case}» у «{name}».", _cases(CASES.values()))
        elif name in fields or name in words.numbers:
            if piece.case:
                self.slip(line, f"у «{name}» нет падежных форм.", f"Уберите падеж: {{{name}}}")
        elif name in words.facts:
            self._case(piece)
        else:
            if _ANY not in fields:
                self._no_field(line, name, fields)
            return
        if piece.forms and name not in words.numbers:
            hint = (
                f"Формы слова бывают у чисел: {', '.join(words.numbers)}." if words.numbers else ""
            )
            self.slip(line, f"«{name}» – не число.", hint)

    def _no_field(self, line: int, name: str, fields: Fields) -> None:
        if name == head.SUBJECT:
            hint = f"Оно известно в строке «{head.TOPIC}: …», здесь напишите словами."
            self.slip(line, f"здесь нет сведения «{name}».", hint)
            return
        known = (*fields, *self.words.facts, *self.words.numbers)
        self.unknown(line, "нет сведения", name, known)

    def _case(self, piece: Field) -> None:
        fact, name = self.words.facts[piece.name], piece.name
        if piece.case and not fact.forms:
            self.slip(piece.line, f"у «{name}» нет падежных форм.", f"Уберите падеж: {{{name}}}")
        elif piece.case and CASES[piece.case] not in fact.forms:
            hint = _cases(fact.forms)
            self.slip(piece.line, f"у «{name}» нет формы «{piece.case}.».", hint)
        elif not piece.case and fact.value is None:
            first = CASE_MARKS[next(iter(fact.forms))]
            hint = f"Напишите падеж: {{{name}, {first}}}"
            self.slip(piece.line, f"у «{name}» не указан падеж.", hint)


def _cases(cases: "Collection[GrammarCase]") -> str:
    return f"Есть: {', '.join(CASE_MARKS[case] for case in cases)}"
