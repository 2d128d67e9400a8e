"""A text held against the words of its kind, without any data: what is not printed today too."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from app.services.documents.text import head
from app.services.documents.text.conditions import term_of
from app.services.documents.text.slips import SHOWN, Slip, near
from app.services.documents.text.tables import CHOSEN, UNNAMED
from app.services.documents.text.tree import (
    ANNEX,
    NEW_LINE,
    POINT,
    ROW_NUMBER,
    Annex,
    BoldMark,
    Choice,
    Condition,
    DocumentText,
    Each,
    Either,
    Field,
    Grid,
    HeadLine,
    Nodes,
    Part,
    Passport,
    PassportRow,
    Pieces,
    Reference,
    Sort,
    walk,
)
from app.services.documents.text.vocabulary import CASE_MARKS, CASES, Vocabulary
from app.services.documents.text.whole.reading import MARKS, read
from app.services.language.sentences import shortened

if TYPE_CHECKING:
    from app.enums import GrammarCase

_SHEETS = (head.LANDSCAPE, head.PORTRAIT)
_WITH_ROLE = frozenset((Sort.SIGNATURE, Sort.APPROVAL))

Fields = tuple[str, ...]
# Stands among the fields of rows that are not known: the slip is told once, not for each of them.
_ANY = ""


def check(text: str, words: "Vocabulary[Any]") -> tuple[Slip, ...]:
    """All slips of a text in the order of its lines: those of its form and of its names."""
    return check_tree(read(text), words)


def check_tree(tree: DocumentText, words: "Vocabulary[Any]") -> tuple[Slip, ...]:
    """All slips of a text that was read."""
    return _Checker(tree, words).run()


class _Checker:
    def __init__(self, tree: DocumentText, words: "Vocabulary[Any]") -> None:
        self._tree, self._words = tree, words
        self._slips = list(tree.slips)
        self._named: Mapping[str, dict[str, int]] = {ANNEX: {}, POINT: {}}
        self._referred: set[str] = set()
        self._inner = {
            name: own for rows in words.sets.values() for name, own in rows.inner.items()
        }
        self._level = 0
        self._around: list[str] = []  # sets whose rows are repeated here
        self._is_signed = False

    def run(self) -> tuple[Slip, ...]:
        for node in walk(self._tree.nodes):
            if isinstance(node, Annex):
                self._name(ANNEX, node.key, node.line)
            elif isinstance(node, Part):
                self._is_signed |= node.sort is Sort.SIGNATURE
                if node.sort is Sort.POINT and node.key:
                    self._name(POINT, node.key, node.line)
        self._head()
        self._nodes(self._tree.nodes, (head.HIDDEN,) if head.HIDDEN in self._tree.head else ())
        for key, line in self._named[ANNEX].items():
            if key not in self._referred:
                hint = f"Ссылка пишется так: {{приложение «{key}», дат.}}"
                self._slip(line, f"на приложение «{key}» нет ссылки в тексте.", hint)
        return tuple(sorted(set(self._slips)))

    def _slip(self, line: int, message: str, hint: str = "") -> None:
        self._slips.append(Slip(line, message, hint))

    def _name(self, what: str, key: str, line: int) -> None:
        known = self._named[what]
        if key in known:
            self._slip(line, f"{what} «{key}» уже есть в строке {known[key]}.", "Назовите иначе.")
        known.setdefault(key, line)

    def _unknown(self, line: int, message: str, name: str, known: Collection[str]) -> None:
        self._slip(line, f"{message} «{shortened(name, SHOWN)}».", near(name, known))

    def _head(self) -> None:
        lines = self._tree.head
        for name, typed in lines.items():
            if name not in head.HEAD:
                self._unknown(typed.line, "в начале текста не бывает строки", name, head.HEAD)
            self._head_line(name, typed)
        if head.TITLE not in lines:
            self._slip(1, "у документа нет названия.", "Добавьте строку «название: …».")
        if head.IS_PUBLIC in self._words.flags and head.HIDDEN not in lines:
            hint = f"Добавьте строку «{head.HIDDEN}: …»."
            self._slip(1, "не сказано, что значат скрытые данные малых групп.", hint)
        if head.IS_ORDER in lines:
            self._order(lines[head.IS_ORDER])
        if head.SHEET in lines:
            self._sheet(lines[head.SHEET].line, head.said(lines[head.SHEET].words))

    def _order(self, typed: HeadLine) -> None:
        if head.said(typed.words).casefold() not in (head.YES, head.NO):
            self._slip(typed.line, "после «приказ:» пишется «да» или «нет».")
        if head.is_yes(typed.words) and not self._is_signed:
            hint = "Добавьте строку [подпись: руководитель]."
            self._slip(typed.line, "в приказе нет подписи.", hint)

    def _head_line(self, name: str, typed: HeadLine) -> None:
        fields = [piece for piece in typed.words if not isinstance(piece, str)]
        if name in head.FIXED and fields:
            self._slip(typed.line, f"в строке «{name}: …» полей не бывает.", "Напишите словами.")
            return
        if name in head.WORDED and head.may_be_empty(typed.words):
            what = "может оказаться пустой" if typed.words else "пуста"
            self._slip(typed.line, f"строка «{name}: …» {what}.", "Добавьте слова.")
        if head.is_ahead(name, self._tree.head):
            for reference in references(typed.words):
                message = f"в строке «{name}: …» ссылок на пункты и приложения не бывает."
                self._slip(reference.line, message)
        self._pieces(typed.words, head.own_words(name, self._tree.head))

    def _sheet(self, line: int, sheet: str) -> None:
        known = (*_SHEETS, head.FROM_SETTINGS) if head.LIES in self._words.flags else _SHEETS
        if sheet not in known:
            self._unknown(line, "нет листа", sheet, known)

    def _nodes(self, nodes: Nodes, fields: Fields) -> None:
        for node in nodes:
            match node:
                case Either():
                    self._either(node, fields)
                case Each():
                    own = self._fields_of(node.line, node.rows, fields)
                    self._around.append(node.rows)
                    self._nodes(node.nodes, own)
                    self._around.pop()
                case Annex():
                    self._annex(node, fields)
                case Grid():
                    self._grid(node, fields)
                case Passport():
                    self._passport(node, fields)
                case PassportRow():
                    self._pieces(node.name, fields)
                    self._level = 0
                    self._nodes(node.nodes, fields)
                case Part():
                    self._part(node, fields)

    def _either(self, node: Either, fields: Fields) -> None:
        """Every branch; the next point may go on from the deepest of them."""
        level, deepest = self._level, self._level if node.branches[-1].condition else 0
        for branch in node.branches:
            self._level = level
            if branch.condition is not None:
                self._condition(branch.condition, fields)
            self._nodes(branch.nodes, fields)
            deepest = max(deepest, self._level)
        self._level = deepest

    def _annex(self, node: Annex, fields: Fields) -> None:
        self._level = 0
        if node.sheet:
            self._sheet(node.line, node.sheet)
        if self._around:
            self._slip(node.line, "приложение не может стоять внутри повторения «% для каждой».")
        if is_approved(node.mark) and self._words.approval is None:
            self._slip(node.line, "приложение утверждает приказ, а это не приказ.")
        if "альбомн" in head.said(node.mark).casefold():
            hint = "Так: УТВЕРЖДЁН, альбомное"
            self._slip(node.line, "лист приложения пишется в конце, после запятой.", hint)
        self._pieces(node.mark, fields)

    def _passport(self, node: Passport, fields: Fields) -> None:
        if node.titles and len(node.titles) != 2:
            hint = "Так: [паспорт: Наименование | Содержание]"
            self._slip(node.line, "у паспорта две графы.", hint)
        for title in node.titles:
            self._pieces(title, fields)
        self._nodes(node.nodes, fields)
        self._level = 0

    def _part(self, node: Part, fields: Fields) -> None:
        match node.sort:
            case Sort.POINT:
                if node.level > self._level + 1:
                    hint = "После 1. идёт 1.1., а не 1.1.1."
                    self._slip(node.line, "пропущен уровень пункта.", hint)
                self._level = node.level
            case Sort.HEADING:
                self._level = 0
            case Sort.READY:
                self._ready(node)
            case Sort.SHEET:
                self._sheet(node.line, node.key)
            case sort if sort in _WITH_ROLE and node.key not in self._words.people:
                self._unknown(node.line, "нет роли", node.key, self._words.people)
            case _:
                pass
        numbered = (*fields, ROW_NUMBER) if node.sort is Sort.HEADING else fields
        self._pieces(node.words, numbered)

    def _ready(self, node: Part) -> None:
        if node.key not in self._words.ready:
            known = (*self._words.ready, *MARKS)
            self._unknown(node.line, "нет части документа", node.key, known)
        elif node.words:
            self._slip(node.line, f"после «[{node.key}]» текста не бывает: он из сведений.")

    def _grid(self, node: Grid, fields: Fields) -> None:
        own = self._fields_of(node.line, node.rows, fields)
        inner = own
        if node.inner:
            inner = self._inner_fields(node, own)
        known = self._words.sets.get(node.rows)
        for at, column in enumerate(node.columns):
            for title in (*column.over, column.title):
                self._pieces(title, fields)
            self._pieces(column.words, inner if at >= node.lead else own)
        if CHOSEN in node.options and known is not None:
            self._chosen(node, None if known.columns is None else known.columns.keys)
        self._pieces(node.section, own)
        for cell in node.totals:
            self._pieces(cell, fields)

    def _chosen(self, node: Grid, choosable: tuple[str, ...] | None) -> None:
        """Every column that the settings may choose is there once, and no other."""
        if choosable is None:
            self._slip(node.line, f"графы набора «{node.rows}» настройками не выбирают.")
            return
        lacking = [key for key in choosable if key not in {one.key for one in node.columns}]
        hint = f"Имя пишется перед заголовком: #«{(lacking or choosable)[0]}» Заголовок | 20 | …"
        named = f"Нет граф: {', '.join(f'«{key}»' for key in lacking)}. " if lacking else ""
        keys: dict[str, int] = {}
        is_told = False
        for column in node.columns:
            key = column.key
            if key in keys:
                what = f"графа «{key}» уже есть в строке {keys[key]}."
            elif not key:
                what = "у графы нет имени, по которому её выбирают настройки."
            else:
                what = f"в настройках нет графы «{key}»."
            if key in keys or key not in choosable:
                self._slip(column.line, what, named + hint)
                is_told = True
            keys[key] = column.line
        if lacking and not is_told:
            self._slip(node.line, "нет графы, которую выбирают настройки.", named + hint)

    def _fields_of(self, line: int, rows: str, fields: Fields) -> Fields:
        if self._around.count(rows) == 1:  # told where it begins to multiply, not at every level
            hint = "Внутри повторения бывают другие наборы и вложенные строки."
            self._slip(line, f"набор «{rows}» уже повторяется снаружи.", hint)
        known = self._words.sets.get(rows)
        if known is None:
            if rows in fields and rows in self._inner:
                return (*fields, ROW_NUMBER, *self._inner[rows])
            self._unknown(line, "нет набора строк", rows, self._words.sets)
            return (*fields, _ANY)
        return (*fields, ROW_NUMBER, *known.fields, *known.inner)

    def _inner_fields(self, node: Grid, own: Fields) -> Fields:
        known = self._words.sets.get(node.rows)
        inner = {} if known is None else known.inner
        if node.inner in inner:
            return (*own, *inner[node.inner])
        if _ANY not in own and node.inner != UNNAMED:
            message = f"у строк набора «{node.rows}» нет вложенных строк"
            self._unknown(node.line, message, node.inner, inner)
        return (*own, _ANY)

    def _condition(self, condition: Condition, fields: Fields) -> None:
        words = self._words
        for text in (term for part in condition.parts for term in part):
            if term_of(text, words, fields) is None and _ANY not in fields:
                named = [f"есть {name}" for name in (*words.sets, *words.numbers)]
                named += [f"указано {name}" for name in (*words.facts, *fields)]
                self._unknown(condition.line, "нет условия", text, [*words.flags, *named])

    def _pieces(self, pieces: Pieces, fields: Fields) -> None:
        for piece in pieces:
            match piece:
                case Field():
                    self._field(piece, fields)
                case Choice():
                    self._condition(piece.condition, fields)
                    self._pieces(piece.words, fields)
                    self._pieces(piece.otherwise, fields)
                case Reference():
                    self._reference(piece)
                case str() | BoldMark():
                    pass

    def _reference(self, piece: Reference) -> None:
        known = self._named[piece.what]
        if piece.what == ANNEX:
            self._referred.add(piece.key)
        if piece.key not in known:
            what, how = "пункта с пометкой", f"Пометка пишется так: 3. #{piece.key} Текст пункта."
            if piece.what == ANNEX:
                what, how = "приложения", f"Оно начинается так: === Приложение «{piece.key}» ==="
            self._slip(piece.line, f"нет {what} «{piece.key}».", near(piece.key, known, how))
        if piece.case and piece.case not in CASES:
            self._slip(piece.line, f"нет падежа «{piece.case}».", _cases(CASES.values()))

    def _field(self, piece: Field, fields: Fields) -> None:
        words, name, line = self._words, piece.name, piece.line
        if name == NEW_LINE:
            return
        if name in self._inner:
            hint = f"Так: ~ {name} или % для каждой: {name}"
            self._slip(line, f"«{name}» – строки, одним словом их не напечатать.", hint)
            return
        if piece.case and piece.case not in CASES:
            self._slip(line, f"нет падежа «{piece.case}» у «{name}».", _cases(CASES.values()))
        elif name in fields or name in words.numbers:
            if piece.case:
                self._slip(line, f"у «{name}» нет падежных форм.", f"Уберите падеж: {{{name}}}")
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
            self._slip(line, f"«{name}» – не число.", hint)

    def _no_field(self, line: int, name: str, fields: Fields) -> None:
        if name == head.SUBJECT:
            hint = f"Оно известно в строке «{head.TOPIC}: …», здесь напишите словами."
            self._slip(line, f"здесь нет сведения «{name}».", hint)
            return
        known = (*fields, *self._words.facts, *self._words.numbers)
        self._unknown(line, "нет сведения", name, known)

    def _case(self, piece: Field) -> None:
        fact, name = self._words.facts[piece.name], piece.name
        if piece.case and not fact.forms:
            self._slip(piece.line, f"у «{name}» нет падежных форм.", f"Уберите падеж: {{{name}}}")
        elif piece.case and CASES[piece.case] not in fact.forms:
            hint = _cases(fact.forms)
            self._slip(piece.line, f"у «{name}» нет формы «{piece.case}.».", hint)
        elif not piece.case and fact.value is None:
            first = CASE_MARKS[next(iter(fact.forms))]
            hint = f"Напишите падеж: {{{name}, {first}}}"
            self._slip(piece.line, f"у «{name}» не указан падеж.", hint)


def references(pieces: Pieces) -> Iterator[Reference]:
    """The references in a text, those of its choices too."""
    for piece in pieces:
        if isinstance(piece, Reference):
            yield piece
        elif isinstance(piece, Choice):
            yield from references((*piece.words, *piece.otherwise))


def is_approved(mark: Pieces) -> bool:
    """Whether an annex is approved by its document: «УТВЕРЖДЁН», «УТВЕРЖДЕНА», «УТВЕРЖДЁННЫЙ»."""
    first = mark[0] if mark else ""
    return isinstance(first, str) and first.upper().startswith(("УТВЕРЖДЕН", "УТВЕРЖДЁН"))


def _cases(cases: "Collection[GrammarCase]") -> str:
    return f"Есть: {', '.join(CASE_MARKS[case] for case in cases)}"
