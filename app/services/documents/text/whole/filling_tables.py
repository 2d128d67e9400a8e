"""Tables of a text filled with rows."""

from collections.abc import Collection, Iterator, Sequence
from typing import Generic, TypeVar

from app.services.documents.model.blocks import BLANK
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run, Text
from app.services.documents.model.tables import (
    Cell,
    CellLike,
    Column,
    Form,
    Head,
    Row,
    RowGroup,
    SectionRow,
    Table,
    TableRow,
)
from app.services.documents.text.outline import Known, PointNumbers, numbered
from app.services.documents.text.tables import CHOSEN, NUMBERED, TOGETHER
from app.services.documents.text.tree import (
    GOES_ON,
    Grid,
    GridColumn,
    Node,
    Part,
    Passport,
    PassportRow,
    Pieces,
    Sort,
)
from app.services.documents.text.vocabulary import RowValues
from app.services.documents.text.whole.joined_cells import joined
from app.services.documents.text.wording import Speaker, fields_in

T = TypeVar("T")
_PASSPORT_WIDTHS = (50, 120)
_UNTITLED = ("", "")


class Tables(Generic[T]):
    """Makes the tables of a document; `is_first` under the first heading of sheets."""

    def __init__(self, known: Known[T], speaker: Speaker[T]) -> None:
        self._known, self._speaker = known, speaker
        self.is_first = True

    def grid(self, node: Grid, row: RowValues) -> Table:
        """A table of rows.

        Under the first heading of its sheets even one that is not to be divided may be: on a new
        page it would leave the heading alone.
        """
        self._require_rows(node, row)
        chosen = self._chosen(node)
        rows = tuple(joined(self._rows(node, row, _divided(node, chosen))))
        columns = tuple(
            Column(
                title or self._speaker.plain(column.title, row),
                column.width,
                column.align,
                Head(tuple(self._speaker.plain(one, row) for one in column.over), column.upright),
            )
            for column, title in chosen
        )
        together = TOGETHER in node.options and not self.is_first
        self.is_first = False
        return Table(columns, rows, number_columns=NUMBERED in node.options, together=together)

    def look_over(self, node: Grid, row: RowValues) -> None:
        """Note what the table would lack; cells that cannot lack anything are not worded."""
        self._require_rows(node, row)
        chosen = self._chosen(node)
        for column, title in chosen:
            if not title:
                self._speaker.plain(column.title, row)
            for one in column.over:
                self._speaker.plain(one, row)
        lead, inner = _divided(node, chosen)
        doubtful = [(node.section, fields_in(node.section))] if node.section else []
        doubtful += [(one.words, fields_in(one.words)) for one in lead]
        inside = [(one.words, fields_in(one.words)) for one in inner]
        for outer in numbered(self._known.rows(node.rows, row), row):
            self._look_at(doubtful, outer)
            if inner:
                for one in numbered(self._known.rows(node.inner, outer), outer):
                    self._look_at(inside, one)
        for cell in node.totals:
            self._speaker.plain(cell, row)

    def _require_rows(self, node: Grid, row: RowValues) -> None:
        if not node.totals and not self._known.rows(node.rows, row):
            self._speaker.prints_no_rows(node.line, node.rows)

    def _look_at(self, cells: Sequence[tuple[Pieces, Collection[str]]], row: RowValues) -> None:
        for words, fields in cells:
            if not all(row.get(name) for name in fields):
                self._speaker.plain(words, row)

    def _chosen(self, node: Grid) -> list[tuple[GridColumn, str]]:
        """The columns with titles that replace their own, in the order of the settings.

        Those of inner rows stand behind the others.
        """
        words = self._known.words.sets.get(node.rows)
        if CHOSEN not in node.options or words is None or words.columns is None:
            return [(column, "") for column in node.columns]
        by_key = {column.key: column for column in node.columns}
        leading = node.columns[: node.lead]
        chosen = [
            (by_key[wanted.key], wanted.title)
            for wanted in words.columns.chosen(self._known.facts)
            if wanted.key in by_key
        ]
        return sorted(chosen, key=lambda one: one[0] not in leading)

    def _rows(
        self, node: Grid, row: RowValues, columns: tuple[list[GridColumn], list[GridColumn]]
    ) -> Iterator[TableRow]:
        lead, inner = columns
        section: str | None = None
        for outer in numbered(self._known.rows(node.rows, row), row):
            title = self._speaker.plain(node.section, outer) if node.section else section
            if title is not None and (title != section or not node.lead):
                section = title
                if title:
                    yield SectionRow(title)
            cells = self._cells(lead, outer)
            if not inner:
                yield Row(cells)
                continue
            inside = tuple(
                self._cells(inner, one)
                for one in numbered(self._known.rows(node.inner, outer), outer)
            )
            if node.lead:
                yield RowGroup(cells, inside or (tuple("" for _ in inner),))
            else:
                yield from map(Row, inside)
        if node.totals:
            chosen = [node.columns.index(column) for column in (*lead, *inner)]
            yield Row(tuple(self._cell(node.totals[at], row) for at in chosen), total=True)

    def _cells(self, columns: Sequence[GridColumn], row: RowValues) -> tuple[CellLike, ...]:
        return tuple(self._cell(column.words, row) for column in columns)

    def _cell(self, words: Pieces, row: RowValues) -> CellLike:
        texts = self._speaker.texts(words, row)
        if any(isinstance(text, Image) for text in texts):
            return Cell("", form=Form(texts=tuple(map(_plain, texts))))
        runs = tuple(run for text in texts if not isinstance(text, Image) for run in text)
        if len(runs) == 1 and runs[0].bold:
            return Cell(runs[0].text, bold=True)
        if any(run.special for run in runs):
            return Cell("", form=Form(texts=(Paragraph(runs, ParagraphKind.PLAIN),)))
        text = "".join(run.text for run in runs)
        return GOES_ON if GOES_ON in text else text

    def passport(self, node: Passport, row: RowValues) -> Table:
        """A table of names and of what stands beside them; without titles it has no header."""
        titles = [self._speaker.plain(title, row) for title in node.titles] or _UNTITLED
        columns = tuple(
            Column(title, width) for title, width in zip(titles, _PASSPORT_WIDTHS, strict=True)
        )
        rows = tuple(
            Row((self._speaker.plain(line.name, inside), self._beside(line, inside)))
            for line, inside in self._known.chosen(node.nodes, row)
            if isinstance(line, PassportRow)
        )
        self.is_first = False
        return Table(columns, rows, together=node.together)

    def _beside(self, line: PassportRow, row: RowValues) -> CellLike:
        """The paragraphs and points beside a name; a plain text where there is but one."""
        points = PointNumbers()
        chosen = self._known.chosen(line.nodes, row)
        texts = [text for node, one in chosen for text in self._texts(node, one, points)]
        match texts:
            case []:
                return BLANK
            case [Paragraph(runs=(Run(text, bold=False, italic=False),))]:
                return text
            case _:
                return Cell("", form=Form(texts=tuple(texts)))

    def _texts(
        self, node: Node, row: RowValues, points: PointNumbers
    ) -> Iterator[Paragraph | ListItem | Image]:
        if not isinstance(node, Part):
            return
        texts = self._speaker.texts(node.words, row)
        if node.sort in (Sort.POINT, Sort.DASH):
            label = points.next(node.level) if node.sort is Sort.POINT else "–"
            first = texts[0] if texts else ()
            if isinstance(first, Image):  # below its label
                yield ListItem(label, ())
            else:
                yield ListItem(label, first)
                texts = texts[1:]
        yield from map(_plain, texts)


def _plain(text: Text | Image) -> Paragraph | Image:
    return text if isinstance(text, Image) else Paragraph(text, ParagraphKind.PLAIN)


def _divided(
    node: Grid, chosen: Sequence[tuple[GridColumn, str]]
) -> tuple[list[GridColumn], list[GridColumn]]:
    """The columns of a row, and those of its inner rows."""
    leading = node.columns[: node.lead]
    lead = [column for column, _title in chosen if column in leading]
    return lead, [column for column, _title in chosen if column not in leading]
