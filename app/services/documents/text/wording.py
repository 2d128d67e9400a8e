"""The words of a text with the facts in them; what is not known is a line to fill in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeAlias, TypeVar

from app.services.documents.model import inline
from app.services.documents.model.blocks import BLANK
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Footnote, Shown
from app.services.documents.model.paragraphs import Run, Text
from app.services.documents.text.outline import Known, Outline
from app.services.documents.text.tree import (
    ANNEX,
    AS_ABOVE,
    GOES_ON,
    LINKED,
    NEW_LINE,
    PAGE,
    BoldMark,
    Choice,
    Field,
    Note,
    Picture,
    Piece,
    Pieces,
    PlacedLine,
    Reference,
    wordings,
)
from app.services.documents.text.vocabulary import RowValues
from app.services.findings.finding import Finding, Weight
from app.services.language.declension import CASES
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import counted

T = TypeVar("T")
_ANNEX_FORMS = {
    "род": "приложения",
    "дат": "приложению",
    "тв": "приложением",
    "пр": "приложении",
}
EMPTY_FACT = "text.empty-fact"
EMPTY_TABLE = "text.empty-table"
_CLOSING = tuple(" .,;:)»")
_BOLD = BoldMark()
_SIGNS = {NEW_LINE: "\n", AS_ABOVE: GOES_ON}
Spoken: TypeAlias = str | BoldMark | Run | Image


class Speaker(Generic[T]):
    """Puts facts into the words of a text; notes what is empty, each once, in `findings`."""

    def __init__(self, known: Known[T], outline: Outline) -> None:
        self._known, self._outline = known, outline
        self.findings: dict[Finding, None] = {}

    def plain(self, pieces: Pieces, row: RowValues) -> str:
        """A text in one manner of writing."""
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pieces[0]
        return "".join(part for part in self._spoken(pieces, row) if isinstance(part, str))

    def runs(self, pieces: Pieces, row: RowValues) -> Text:
        """A text with its bold words; empty when nothing of it is printed."""
        texts = self.texts(pieces, row)
        return tuple(run for text in texts if not isinstance(text, Image) for run in text)

    def texts(self, pieces: Pieces, row: RowValues) -> tuple[Text | Image, ...]:
        """The texts of a cell before, between and behind its pictures, and these in their order."""
        texts: list[Text | Image] = []
        runs: list[Run] = []
        text, bold = "", False
        for part in (*self._spoken(pieces, row), _BOLD):
            if isinstance(part, str):
                text += part if text or runs or not texts else part.lstrip(" ")
                continue
            said = text.rstrip(" ") if isinstance(part, Image) else text
            if said:
                runs.append(Run(said, bold=bold))
            text = ""
            match part:
                case Run():
                    runs.append(replace(part, bold=bold))
                case Image():
                    texts += [tuple(runs), part] if runs else [part]
                    runs = []
                case _:
                    bold = not bold
        return (*texts, tuple(runs)) if runs else tuple(texts)

    def picture(self, name: str) -> Image | None:
        """A picture by its name; told as lacking while there is none."""
        picture = self._known.words.pictures[name]
        image = picture.value(self._known.facts)
        if image is None:
            self.lacks(picture.lacking(self._known.facts))
        return image

    def lacks(self, findings: Sequence[Finding]) -> None:
        """Note what is missing of something that is printed."""
        self.findings.update(dict.fromkeys(findings))

    def says_nothing(self, line: int, label: str) -> None:
        """Note a numbered point that is printed without words."""
        text = f"В строке {line} текста документа пункт {label} напечатан без слов"
        where = _where(line)
        hint = "Поставьте пункт под условие «% если …», тогда он не напечатается."
        weight = Weight.ERROR
        finding = Finding(code="text.empty-point", text=text, hint=hint, weight=weight, where=where)
        self.lacks([finding])

    def prints_no_rows(self, line: int, rows: str) -> None:
        """Note a table that is printed without rows."""
        text = f"Не указано: {rows} – в таблице нет строк"
        hint = "Поставьте таблицу под условие «% если есть …», тогда она не напечатается."
        finding = Finding(code=EMPTY_TABLE, text=text, hint=hint, where=_where(line))
        self.lacks([finding])

    def _spoken(self, pieces: Pieces, row: RowValues) -> list[Spoken]:
        """The texts of the pieces; a piece that says nothing takes a space before it along."""
        spoken: list[Spoken] = []
        silent = False
        for piece in pieces:
            parts = self._parts(piece, row)
            if not parts:
                silent = True
                continue
            if silent:
                _close_gap(spoken, parts)
                silent = False
            spoken += parts
        if silent:
            _close_gap(spoken, [])
        return spoken

    def _parts(self, piece: Piece, row: RowValues) -> list[Spoken]:
        match piece:
            case str() | BoldMark():
                return [piece]
            case Choice():
                held = self._known.holds(piece.condition, row)
                return self._spoken(piece.words if held else piece.otherwise, row)
            case Note():
                words = self.plain(piece.words, row)
                return [Run("", special=Footnote(words))] if words else []
            case Picture():
                image = self.picture(piece.key)
                return [] if image is None else [image]
            case Reference(what=what) if what in LINKED:
                return [self._link(piece)]
            case Reference():
                return [self._reference(piece)]
            case Field():
                value = self._value(piece, row)
                return [value] if value else []

    def _link(self, piece: Reference) -> Spoken:
        """A reference that is filled when the places of the document are known."""
        anchor = self._outline.anchor(piece.what, piece.key)
        if anchor is None:
            return self._unprinted(piece)
        shown = Shown.PAGE if piece.what == PAGE else Shown.NUMBER
        return Run("", special=inline.Reference(anchor, shown))

    def _reference(self, piece: Reference) -> str:
        if piece.what != ANNEX:
            return self._outline.points.get(piece.key) or self._unprinted(piece)
        word = _ANNEX_FORMS.get(piece.case, ANNEX)
        if piece.key not in self._outline.annexes:
            return f"{word} №{NBSP}{self._unprinted(piece)}"
        number, of = self._outline.annexes[piece.key]
        return word if of == 1 else f"{word} №{NBSP}{number}"

    def _unprinted(self, piece: Reference) -> str:
        """A reference to what is not printed with these facts: the text is to be mended."""
        finding = Finding(
            code="text.reference-unprinted",
            text=(
                f"В строке {piece.line} текста документа ссылка на то, чего в нём нет: "
                f"{piece.what} «{piece.key}» не печатается"
            ),
            weight=Weight.ERROR,
            where=_where(piece.line),
        )
        self.lacks([finding])
        return BLANK

    def _value(self, piece: Field, row: RowValues) -> str:
        """The value of a field, a line to fill in while it is empty; empty if it may be."""
        name, words, facts = piece.name, self._known.words, self._known.facts
        if name in _SIGNS:
            return _SIGNS[name]
        value = row.get(name)
        if isinstance(value, str):
            return value or self._empty(piece, row)
        if number := words.numbers.get(name):
            count = number(facts)
            if count is None:
                return self._empty(piece, row)
            forms = piece.forms
            return counted(count, (forms[0], forms[1], forms[2])) if forms else whole(count)
        fact = words.facts[name]
        form = fact.forms[CASES[piece.case]] if piece.case else fact.value
        assert form is not None  # `checking` asks for a case
        return form(facts) or self._empty(piece, row)

    def _empty(self, piece: Field, row: RowValues) -> str:
        if piece.optional:
            return ""
        fact = None if piece.name in row else self._known.words.facts.get(piece.name)
        if fact is not None and fact.lacking is not None:
            self.lacks([fact.lacking(self._known.facts)])
        else:
            hint = f"Вносится здесь: {fact.entered}" if fact is not None and fact.entered else ""
            finding = Finding(
                code=EMPTY_FACT,
                text=f"Не указано: {piece.name}",
                hint=hint,
                where=_where(piece.line),
            )
            self.lacks([finding])
        return BLANK


def fields_in(pieces: Pieces) -> frozenset[str]:
    """Names that words may lack: fields that may not be empty, references, pictures."""
    names: set[str] = set()
    for piece in wordings(pieces):
        match piece:
            case Field() if not piece.optional and piece.name not in _SIGNS:
                names.add(piece.name)
            case Reference():
                names.add(piece.what)
            case Picture():
                names.add(piece.key)
            case Note():
                names |= fields_in(piece.words)
            case _:
                pass
    return frozenset(names)


def _where(line: int) -> str:
    if isinstance(line, PlacedLine):
        return f"текст документа «{line.title}», строка {line.own}"
    return f"текст документа, строка {line}"


def _close_gap(spoken: list[Spoken], following: list[Spoken]) -> None:
    """Take away one of the two spaces around words that were not printed."""
    after = following[0] if following else ""
    if spoken:
        before = spoken[-1]
        ends = not following or (isinstance(after, str) and after.startswith(_CLOSING))
        if ends and isinstance(before, str) and before.endswith(" "):
            spoken[-1] = before[:-1]
    elif following and isinstance(after, str):
        following[0] = after.removeprefix(" ")
