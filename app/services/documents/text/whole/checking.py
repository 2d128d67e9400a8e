"""A text held against the words of its kind, without any data: what is not printed today too."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.services.documents.text import head
from app.services.documents.text.outline import named_place
from app.services.documents.text.slips import Slip
from app.services.documents.text.tables import CHOSEN
from app.services.documents.text.tree import (
    ANNEX,
    ROW_NUMBER,
    Annex,
    Choice,
    DocumentText,
    Each,
    Either,
    Grid,
    HeadLine,
    Marked,
    MarkRow,
    NewDocument,
    Nodes,
    Note,
    Part,
    Passport,
    PassportRow,
    Pieces,
    Reference,
    Sort,
    walk,
    wordings,
)
from app.services.documents.text.whole.checking_marks import check_mark
from app.services.documents.text.whole.checking_names import Fields, Names
from app.services.documents.text.whole.checking_special import misplaced, specials
from app.services.documents.text.whole.marks import CATALOGUE, ENDS, NAMES
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import Parts, told_in_place, whole

if TYPE_CHECKING:
    from app.services.documents.text.vocabulary import Vocabulary

_SHEETS = (head.LANDSCAPE, head.PORTRAIT)
_NO_PARTS: Parts = MappingProxyType({})


def check(text: str, words: "Vocabulary[Any]", parts: Parts = _NO_PARTS) -> tuple[Slip, ...]:
    """All slips of a text in the order of its lines: those of its form and of its names.

    Args:
        text: as typed.
        words: that it may use.
        parts: what it may print of other texts.
    """
    return check_tree(read(text), words, parts)


def check_tree(
    tree: DocumentText, words: "Vocabulary[Any]", parts: Parts = _NO_PARTS
) -> tuple[Slip, ...]:
    """All slips of a text that was read; those of a shared part say in which text it stands."""
    return tuple(map(told_in_place, check_whole(whole(tree, parts, words), words)))


def check_whole(tree: DocumentText, words: "Vocabulary[Any]") -> tuple[Slip, ...]:
    """The slips of a text with its shared parts, whose lines know where they stand."""
    return _Checker(tree, words).run()


class _Checker(Names):
    def __init__(self, tree: DocumentText, words: "Vocabulary[Any]") -> None:
        super().__init__(words, tree.slips)
        self._tree = tree
        self._level = 0
        self._is_signed = False

    def run(self) -> tuple[Slip, ...]:
        for node in walk(self._tree.nodes):
            if isinstance(node, Annex | Part | Marked) and (place := named_place(node)):
                self.name(*place, node.line)
            if isinstance(node, Marked):
                self._is_signed |= CATALOGUE[node.name].is_signature
            self._special(misplaced(node))
        self._head()
        self.nodes(self._tree.nodes, (head.HIDDEN,) if head.HIDDEN in self._tree.head else ())
        for key, line in self.named[ANNEX].items():
            if key not in self.referred:
                hint = f"Ссылка пишется так: {{приложение «{key}», дат.}}"
                self.slip(line, f"на приложение «{key}» нет ссылки в тексте.", hint)
        return tuple(sorted(set(self.slips)))

    def _head(self) -> None:
        lines = self._tree.head
        for name, typed in lines.items():
            if name not in head.HEAD:
                self.unknown(typed.line, "в начале текста не бывает строки", name, head.HEAD)
            self._head_line(name, typed)
        if head.TITLE not in lines:
            self.slip(1, "у документа нет названия.", "Добавьте строку «название: …».")
        if head.IS_PUBLIC in self.words.flags and head.HIDDEN not in lines:
            hint = f"Добавьте строку «{head.HIDDEN}: …»."
            self.slip(1, "не сказано, что значат скрытые данные малых групп.", hint)
        if head.IS_ORDER in lines:
            self._order(lines[head.IS_ORDER])
        if head.SHEET in lines:
            self._sheet(lines[head.SHEET].line, head.said(lines[head.SHEET].words))

    def _special(self, pieces: Iterable[Note | Reference]) -> None:
        """Tell notes and references where they would not be printed."""
        for piece in pieces:
            what = "здесь не бывает ни сносок, ни ссылок на раздел, таблицу, рисунок или страницу."
            self.slip(piece.line, what, "Они пишутся в абзацах, пунктах и графах таблиц.")

    def _order(self, typed: HeadLine) -> None:
        if head.said(typed.words).casefold() not in (head.YES, head.NO):
            self.slip(typed.line, "после «приказ:» пишется «да» или «нет».")
        if head.is_yes(typed.words) and not self._is_signed:
            hint = "Добавьте строку [подпись: руководитель]."
            self.slip(typed.line, "в приказе нет подписи.", hint)

    def _head_line(self, name: str, typed: HeadLine) -> None:
        fields = [piece for piece in typed.words if not isinstance(piece, str)]
        if name in head.FIXED and fields:
            self.slip(typed.line, f"в строке «{name}: …» полей не бывает.", "Напишите словами.")
            return
        if name in head.WORDED and head.may_be_empty(typed.words):
            what = "может оказаться пустой" if typed.words else "пуста"
            self.slip(typed.line, f"строка «{name}: …» {what}.", "Добавьте слова.")
        if head.is_ahead(name, self._tree.head):
            for reference in references(typed.words):
                message = f"в строке «{name}: …» ссылок на пункты и приложения не бывает."
                self.slip(reference.line, message)
        self._special(specials(typed.words))
        self.pieces(typed.words, head.own_words(name, self._tree.head))

    def _sheet(self, line: int, sheet: str) -> None:
        known = (*_SHEETS, head.FROM_SETTINGS) if head.LIES in self.words.flags else _SHEETS
        if sheet not in known:
            self.unknown(line, "нет листа", sheet, known)

    def nodes(self, nodes: Nodes, fields: Fields) -> None:
        """Look at nodes and all that is in them."""
        for node in nodes:
            match node:
                case Either():
                    self._either(node, fields)
                case Each():
                    own = self.fields_of(node.line, node.rows, fields)
                    self.around.append(node.rows)
                    self.nodes(node.nodes, own)
                    self.around.pop()
                case Annex() | NewDocument():
                    self._beginning(node, fields)
                case Grid():
                    self._grid(node, fields)
                case Passport() | PassportRow():
                    self._passport(node, fields)
                case Marked():
                    check_mark(node, self, self, fields)
                case MarkRow():
                    self._cells(node, fields)
                case Part():
                    self._part(node, fields)
                case _:  # of a shared part the nodes stand in its place, or a slip says why not
                    pass

    def _cells(self, node: MarkRow, fields: Fields) -> None:
        for cell in node.cells:
            self.pieces(cell, fields)

    def _either(self, node: Either, fields: Fields) -> None:
        """Every branch; the next point may go on from the deepest of them."""
        level, deepest = self._level, self._level if node.branches[-1].condition else 0
        for branch in node.branches:
            self._level = level
            if branch.condition is not None:
                self.condition(branch.condition, fields)
            self.nodes(branch.nodes, fields)
            deepest = max(deepest, self._level)
        self._level = deepest

    def _beginning(self, node: Annex | NewDocument, fields: Fields) -> None:
        self._level = 0
        if node.sheet:
            self._sheet(node.line, node.sheet)
        if isinstance(node, Annex):
            self._annex(node, fields)

    def _annex(self, node: Annex, fields: Fields) -> None:
        if self.around:
            self.slip(node.line, "приложение не может стоять внутри повторения «% для каждой».")
        if node.optional and self.words.wants is None:
            self.slip(node.line, "этому тексту приложения по выбору не даются.")
        if is_approved(node.mark) and self.words.approval is None:
            self.slip(node.line, "приложение утверждает приказ, а это не приказ.")
        if "альбомн" in head.said(node.mark).casefold():
            hint = "Так: УТВЕРЖДЁН, альбомное"
            self.slip(node.line, "лист приложения пишется в конце, после запятой.", hint)
        self.pieces(node.mark, fields)

    def _passport(self, node: Passport | PassportRow, fields: Fields) -> None:
        self._level = 0
        if isinstance(node, PassportRow):
            self.pieces(node.name, fields)
            self.in_cell = True
            self.nodes(node.nodes, fields)
            self.in_cell = False
            return
        if node.titles and len(node.titles) != 2:
            hint = "Так: [паспорт: Наименование | Содержание]"
            self.slip(node.line, "у паспорта две графы.", hint)
        for title in node.titles:
            self.pieces(title, fields)
        self.nodes(node.nodes, fields)
        self._level = 0

    def _part(self, node: Part, fields: Fields) -> None:
        match node.sort:
            case Sort.POINT:
                if node.level > self._level + 1:
                    hint = "После 1. идёт 1.1., а не 1.1.1."
                    self.slip(node.line, "пропущен уровень пункта.", hint)
                self._level = node.level
            case Sort.HEADING:
                self._level = 0
            case Sort.READY:
                self._ready(node)
            case Sort.SHEET if node.key:
                self._sheet(node.line, node.key)
            case _:
                pass
        numbered = (*fields, ROW_NUMBER) if node.sort is Sort.HEADING else fields
        self.pieces(node.words, numbered)

    def _ready(self, node: Part) -> None:
        own = (*self.words.ready, *self.words.texts)
        if node.key not in own:
            known = (*own, *NAMES, *(end.strip("[]") for end in ENDS))
            self.unknown(node.line, "нет части документа", node.key, known)
        elif node.words:
            self.slip(node.line, f"после «[{node.key}]» текста не бывает: он из сведений.")

    def _grid(self, node: Grid, fields: Fields) -> None:
        own = self.fields_of(node.line, node.rows, fields)
        inner = own
        if node.inner:
            inner = self.inner_fields(node, own)
        known = self.words.sets.get(node.rows)
        for at, column in enumerate(node.columns):
            for title in (*column.over, column.title):
                self.pieces(title, fields)
            self.cell(column.words, inner if at >= node.lead else own)
        if CHOSEN in node.options and known is not None:
            self._chosen(node, None if known.columns is None else known.columns.keys)
        self.pieces(node.section, own)
        for cell in node.totals:
            self.cell(cell, fields)

    def _chosen(self, node: Grid, choosable: tuple[str, ...] | None) -> None:
        """Every column that the settings may choose is there once, and no other."""
        if choosable is None:
            self.slip(node.line, f"графы набора «{node.rows}» настройками не выбирают.")
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
                self.slip(column.line, what, named + hint)
                is_told = True
            keys[key] = column.line
        if lacking and not is_told:
            self.slip(node.line, "нет графы, которую выбирают настройки.", named + hint)


def references(pieces: Pieces) -> Iterator[Reference]:
    """The references in a text, those of its choices and notes too."""
    for piece in wordings(pieces):
        if isinstance(piece, Reference):
            yield piece
        elif isinstance(piece, Note):
            yield from references(piece.words)


def is_approved(mark: Pieces) -> bool:
    """Whether an annex is approved by its document: «УТВЕРЖДЁН», «УТВЕРЖДЕНА», «УТВЕРЖДЁННЫЙ»."""
    first = mark[0] if mark else ""
    if isinstance(first, Choice):
        return is_approved(first.words) and is_approved(first.otherwise)
    return isinstance(first, str) and first.upper().startswith(("УТВЕРЖДЕН", "УТВЕРЖДЁН"))
