"""Where an annex, another document of the file, another sheet or a shared part begins."""

import re
from typing import Protocol

from app.services.documents.text.phrases import phrase
from app.services.documents.text.sheets import (
    SHEET_MARK,
    SHEET_WITH_EDGES,
    TypedSheet,
    read_sheet,
)
from app.services.documents.text.slips import SHOWN
from app.services.documents.text.tree import (
    SHARED_MARK,
    Annex,
    NewDocument,
    Node,
    Nodes,
    Part,
    PartOfText,
    Shared,
    Sort,
    walk,
)
from app.services.documents.text.typed_lines import TypedLines
from app.services.language.sentences import shortened

NEW_DOCUMENT = "=== Новый документ: книжный лист ==="
AS_FORM = "незаполненная"  # a shared part with lines where a row of a register would be named
_PART_BEGIN, _PART_END = "=== Общая часть «название» ===", "=== Конец общей части ==="
_ANNEX_BEGIN = "=== Приложение «перечень»: УТВЕРЖДЁН, альбомное ==="
_ANNEX = re.compile(r"===\s*[Пп]риложение\s*«([^»]+)»\s*(?::\s*(.*?))?\s*===")
_NEW_DOCUMENT = re.compile(r"===\s*[Нн]овый документ\s*(?::\s*(.*?))?\s*===")
_PART_OF_TEXT = re.compile(r"===\s*[Оо]бщая часть\s*«([^»]+)»\s*===")
_OPTIONAL = re.compile(r"(?:^|,)\s*по (выбору|желанию)\s*(?=,|$)", re.IGNORECASE)
_WANTED_AT_FIRST = "выбору"


def tell_no_key(lines: TypedLines, name: str, how: str, line: int) -> None:
    """Note that nothing stands behind the colon of a mark."""
    lines.slip(f"после «{name}» нужно двоеточие и слово.", f"Так: {how}", line)


class Reading(Protocol):
    """What reads the rest of a text."""

    def nodes(self, opened: tuple[int, str] | None) -> Nodes:
        """The nodes up to where something ends."""
        ...


class Beginnings:
    """Reads what begins something in a text.

    Attributes:
        parts: what of the text others may print, by name.
        printed: names of the parts of others that it prints.
    """

    def __init__(self, lines: TypedLines, reading: Reading) -> None:
        self._lines, self._reading = lines, reading
        self.parts: dict[str, PartOfText] = {}
        self.printed: set[str] = set()

    def read(self) -> list[Node]:
        """What the present line begins with «===»; nothing when it begins as nothing does."""
        number, line = self._lines.number, self._lines.take()
        if other := _NEW_DOCUMENT.fullmatch(line):
            sheet = self._sheet(other[1] or "", number)
            self._tell_beside(sheet, NEW_DOCUMENT, number)
            return [NewDocument(number, sheet.side, sheet.edges)]
        if part := _PART_OF_TEXT.fullmatch(line):
            return list(self._part(number, part[1]))
        if annex := _ANNEX.fullmatch(line):
            return [self._annex(number, annex[1], annex[2] or "")]
        self._tell_unlike(line, number)
        return []

    def _annex(self, number: int, key: str, typed: str) -> Annex:
        choice = _OPTIONAL.search(typed)
        sheet = self._sheet(_OPTIONAL.sub("", typed).lstrip(", "), number)
        return Annex(
            line=number,
            key=key,
            mark=phrase([(number, sheet.words)], self._lines.slips),
            sheet=sheet.side,
            edges=sheet.edges,
            optional=choice is not None,
            usual=choice is None or choice[1].casefold() == _WANTED_AT_FIRST,
        )

    def _tell_unlike(self, line: str, number: int) -> None:
        """Note what begins as nothing does, and how that is written which is near."""
        if line.casefold() == _PART_END.casefold():
            self._lines.slip(f"«{line}» без начала.", f"Выше нет «{_PART_BEGIN}».", number)
            return
        what, how = "приложения", _ANNEX_BEGIN
        if "част" in line.casefold():
            what, how = "общей части", _PART_BEGIN
        elif "докум" in line.casefold():
            what, how = "документа", NEW_DOCUMENT
        said = f"начало {what} пишется иначе: «{shortened(line, SHOWN)}»."
        self._lines.slip(said, f"Так: {how}", number)

    def _part(self, number: int, key: str) -> Nodes:
        """The nodes up to the end of a part that other texts may print too."""
        lines, end = self._lines, _PART_END.casefold()
        lines.ends.append((end,))
        nodes = self._reading.nodes(None)
        lines.ends.pop()
        if lines.line.casefold() == end:
            lines.take()
        else:
            said = f"начата общая часть «{key}», но нет строки «{_PART_END}»."
            lines.slip(said, line=number)
        if key in self.parts:
            said = f"общая часть «{key}» уже есть в строке {self.parts[key].line}."
            lines.slip(said, "Назовите иначе.", number)
        for node in walk(nodes):
            if isinstance(node, Annex | NewDocument):
                said = "приложение и новый документ не бывают внутри общей части."
                lines.slip(said, "Начните общую часть под ними.", node.line)
        self.parts[key] = PartOfText(number, nodes)
        return nodes

    def shared(self, typed: str, number: int) -> list[Node]:
        """Where a part of another text is printed: its name, and whether as a form."""
        key, comma, manner = (one.strip() for one in typed.partition(","))
        if not key:
            tell_no_key(self._lines, SHARED_MARK, f"[{SHARED_MARK}: таблица плана]", number)
            return []
        if comma and manner.casefold() != AS_FORM:
            said = f"не понимаю «{shortened(manner, SHOWN)}» после названия общей части."
            self._lines.slip(said, f"Бывает: [{SHARED_MARK}: {key}, {AS_FORM}]", number)
        self.printed.add(key)
        return [Shared(number, key, as_form=bool(comma))]

    def sheet(self, typed: str, number: int) -> list[Node]:
        """A sheet that the text goes on with; what is no sheet is told with the known ones."""
        if not typed:
            tell_no_key(self._lines, Sort.SHEET, SHEET_MARK, number)
            return []
        sheet = self._sheet(typed, number)
        if sheet.side:
            self._tell_beside(sheet, SHEET_WITH_EDGES, number)
        side = sheet.side or sheet.words
        return [Part(line=number, sort=Sort.SHEET, key=side, edges=sheet.edges)]

    def _sheet(self, typed: str, number: int) -> TypedSheet:
        return read_sheet(typed, lambda said, how: self._lines.slip(said, how, number))

    def _tell_beside(self, sheet: TypedSheet, how: str, number: int) -> None:
        """Note words that are not of the sheet and would not be printed."""
        if sheet.words:
            said = f"слова «{sheet.words}» не напечатались бы."
            self._lines.slip(said, f"Так: {how}", number)
