"""A block pasted into the grid of results: its headings and names of schools find their cells.

Schools are found as in files (login, then name, see `importing.binding`), procedures by code or
title. What is not found certainly is told, so that the user decides; nothing is ever shifted.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.importing.binding.index import SchoolIndex, SchoolRef, bare_name, load_index
from app.services.importing.pasting.block_labels import (
    YEARS,
    Block,
    Labels,
    find_labels,
    heading_over,
)
from app.services.importing.reading.context import ProcedureIndex, load_procedures
from app.services.language.dates import parse_year
from app.services.language.logins import login_key

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_LOGIN = re.compile(r"\b(?:edu|sch|ksh)\d{5,6}\b", re.IGNORECASE)
_UNIT = re.compile(r"[\s,;(]*(?:%|процент\w*|доля|не справил\w*)[\s,;)%]*$", re.IGNORECASE)
_GRADE = re.compile(r"(?:впр\W+)?(?:по\s+)?(\D*?\w)\W*\b(\d{1,2})(?:\W*кл\w*)?\W*$", re.IGNORECASE)
_IN_ARCHIVE = "школа в архиве"
_UNKNOWN = "нет в реестре школ"
_SHORTEST_LOGIN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedBlock:
    """A block without its labels.

    Attributes:
        values: texts, row by row; rows and columns that find no place are left out.
        schools: the school of every row; None when rows lie by position.
        procedures: the procedure of every column; None when columns lie by position.
        left_rows: rows with values that find no school: the name and why.
        left_columns: headings that name no procedure.
        unread_rows: names stand in the block, and none of them is known.
        unread_columns: headings stand in the block, and none of them is known.
        guessed: headings that are understood, but not certainly: (heading, title of the procedure).
        years: other school years than the shown one that the headings name.
        totals: titles of sums that are passed by.
    """

    values: tuple[tuple[str, ...], ...]
    schools: tuple[int, ...] | None = None
    procedures: tuple[int, ...] | None = None
    left_rows: tuple[str, ...] = ()
    left_columns: tuple[str, ...] = ()
    unread_rows: bool = False
    unread_columns: bool = False
    guessed: tuple[tuple[str, str], ...] = ()
    years: tuple[int, ...] = ()
    totals: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether every value has its place without a question."""
        return not (self.left_rows or self.left_columns or self.guessed or self.years)


class _Named(NamedTuple):
    """A label and what it names, or why it names nothing."""

    label: str
    key: int | None = None
    reason: str = ""
    guessed: bool = False


def read_block(
    workspace: "Workspace", block: Block, year: int, offered: Collection[int]
) -> PastedBlock | None:
    """What a block says about its rows and columns; None when it consists of values alone.

    Args:
        workspace: the open workspace.
        block: texts of the cells, all rows of one width.
        year: the school year that is shown.
        offered: keys of the schools that the grid has.

    Raises:
        UserError: there are labels and nothing else, or two of them name one school or procedure.
    """
    with workspace.database.session() as session:
        connection = session.connection()
        reader = _BlockReader(load_index(connection), load_procedures(connection), offered)
    return reader.read([list(row) for row in block], year)


class _BlockReader:
    """Names of schools and procedures as the workspace knows them."""

    def __init__(
        self, schools: SchoolIndex, procedures: ProcedureIndex, offered: Collection[int]
    ) -> None:
        self._schools, self._procedures = schools, procedures
        self._offered = frozenset(offered)

    def read(self, block: Block, year: int) -> PastedBlock | None:
        labels = self._labels(block)
        if self._is_turned(block, labels):
            block = list(zip(*block, strict=True))
            labels = self._labels(block)
        if not labels.any:
            return None
        if not any(block[row][column] for row in labels.rows for column in labels.columns):
            raise UserError(
                "В скопированном блоке нет результатов: только заголовки или названия.",
                "Скопируйте их вместе с числами.",
            )
        rows = [self._school(block, labels, row) for row in labels.rows]
        columns = [self._procedure(block, labels, column) for column in labels.columns]
        _refuse_twins(rows, "Школа", "двух строках")
        _refuse_twins(columns, "Процедура", "двух столбцах")
        return self._placed(block, labels, rows, columns, year)

    def _placed(
        self,
        block: Block,
        labels: Labels,
        rows: Sequence[_Named],
        columns: Sequence[_Named],
        year: int,
    ) -> PastedBlock:
        has_names = labels.names is not None or labels.logins is not None
        by_name = any(row.key is not None for row in rows)
        by_title = any(column.key is not None for column in columns)
        kept_rows = [n for n, row in enumerate(rows) if row.key is not None or not by_name]
        kept_columns = [n for n, one in enumerate(columns) if one.key is not None or not by_title]
        left_rows = [f"{row.label} – {row.reason}" for row in rows if row.key is None]
        left_columns = [one.label for one in columns if one.key is None]
        told = self._procedures.by_id
        return PastedBlock(
            values=tuple(
                tuple(block[labels.rows[row]][labels.columns[column]] for column in kept_columns)
                for row in kept_rows
            ),
            schools=tuple(row.key for row in rows if row.key is not None) if by_name else None,
            procedures=tuple(one.key for one in columns if one.key is not None)
            if by_title
            else None,
            left_rows=tuple(left_rows) if has_names else (),
            left_columns=tuple(left_columns) if labels.headings else (),
            unread_rows=has_names and not by_name,
            unread_columns=bool(labels.headings) and not by_title,
            guessed=tuple(
                (one.label, told[one.key].short_title)
                for one in columns
                if one.guessed and one.key is not None
            ),
            years=_other_years(block, labels, year),
            totals=labels.totals,
        )

    def _labels(self, block: Block) -> Labels:
        return find_labels(block, self._is_school, self._is_login, self._is_procedure)

    def _is_turned(self, block: Block, labels: Labels) -> bool:
        """Procedures stand in the rows and schools in the columns."""
        if labels.names is None:
            first = [row[0] for row in block]
        else:
            first = [row[labels.names] for row in block]
        heads = [cell for row in labels.headings for cell in block[row]]
        return (
            any(map(self._is_school, heads))
            and not any(map(self._is_procedure, heads))
            and any(map(self._is_procedure, first))
        )

    def _is_school(self, text: str) -> bool:
        match = self._schools.match(_ref(text)) if text else None
        return match is not None and (match.school_id is not None or match.doubt is not None)

    def _is_login(self, text: str) -> bool:
        key = login_key(text) if len(text.strip()) >= _SHORTEST_LOGIN else None
        return key is not None and self._schools.owner_of_login(key) is not None

    def _is_procedure(self, text: str) -> bool:
        return self._procedures.find(_UNIT.sub("", text)) is not None

    def _school(self, block: Block, labels: Labels, row: int) -> _Named:
        name = "" if labels.names is None else block[row][labels.names]
        login = "" if labels.logins is None else block[row][labels.logins]
        shown = " ".join(part for part in (name, login) if part) or f"Строка {row + 1}"
        if not name and not login:
            return _Named(shown, reason="без названия школы")
        ref = _ref(name)
        match = self._schools.match(ref._replace(login=login_key(login) or ref.login))
        if match.school_id is None:
            return _Named(shown, reason=match.doubt.reason if match.doubt else _UNKNOWN)
        if match.school_id not in self._offered:
            return _Named(shown, reason=_IN_ARCHIVE)
        return _Named(shown, match.school_id)

    def _procedure(self, block: Block, labels: Labels, column: int) -> _Named:
        """The heading alone, the lowest first; then with the wider one above it; then a guess."""
        own = [block[row][column] for row in reversed(labels.headings) if block[row][column]]
        if not labels.headings:
            return _Named("")
        wider = [heading_over(block[row], column) for row in labels.headings]
        pairs = [f"{above} {below}" for above, below in product(wider, own) if above != below]
        shown = own[0] if own else f"столбец {column + 1} без заголовка"
        for title in (*own, *pairs):
            procedure_id = self._procedures.find(_UNIT.sub("", title))
            if procedure_id is not None:
                return _Named(shown, procedure_id)
        for title in (*own, *pairs):
            procedure_id = self._vpr(title)
            if procedure_id is not None:
                return _Named(title.strip(), procedure_id, guessed=True)
        return _Named(shown)

    def _vpr(self, title: str) -> int | None:
        match = _GRADE.match(_UNIT.sub("", title).strip())
        return None if match is None else self._procedures.find_vpr(match[1], int(match[2]))


def _ref(text: str) -> SchoolRef:
    login = _LOGIN.search(text)
    return SchoolRef(bare_name(text), None if login is None else login_key(login[0]))


def _other_years(block: Block, labels: Labels, year: int) -> tuple[int, ...]:
    texts = [cell for row in labels.headings for cell in block[row]]
    named = {parse_year(found[0]) for text in texts for found in YEARS.finditer(text)}
    return tuple(sorted(one for one in named if one is not None and one != year))


def _refuse_twins(named: Sequence[_Named], what: str, where: str) -> None:
    seen: dict[int, str] = {}
    for one in named:
        if one.key is None:
            continue
        if one.key in seen:
            raise UserError(
                f"{what} «{one.label}» стоит в {where} блока.",
                "Ничего не вставлено: оставьте один из них и скопируйте снова.",
            )
        seen[one.key] = one.label
