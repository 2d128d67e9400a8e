"""What loading a file would do, as tables: sections, stored rows that change, what looks wrong."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.language.sentences import capital
from app.services.open_file.shapes.titles import section_title
from app.views.tables.columns import Column, count_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.log.details import RowChange
    from app.services.open_file.loading.load import Loaded
    from app.services.open_file.loading.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A section of the file and how many of its things are new, changed or the same."""

    title: str
    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A line with a place and words about it; `number` keeps lines that read alike apart."""

    number: int
    place: str
    text: str
    hint: str = ""


def section_rows(loaded: "Loaded") -> list[SectionRow]:
    """Those with something to store first, in the order of the file."""
    rows = [
        SectionRow(
            title=section_title(section),
            new=of.get("new", 0),
            changed=of.get("changed", 0),
            same=of.get("same", 0),
        )
        for section, of in loaded.counts.items()
    ]
    return sorted(rows, key=lambda row: not (row.new or row.changed))


def edit_rows(edits: "Sequence[RowChange]") -> list[TextRow]:
    """The stored rows that change, each with its columns."""
    return [
        TextRow(number=number, place=f"{capital(row.kind)}: {row.name}", text=row.text)
        for number, row in enumerate(edits)
    ]


def finding_rows(loaded: "Loaded") -> list[TextRow]:
    """What looks wrong and is taken all the same, by its place in the file."""
    return [
        TextRow(number=number, place=one.where, text=one.text, hint=one.hint)
        for number, one in enumerate(loaded.findings)
    ]


def problem_rows(problems: "Sequence[Problem]") -> list[TextRow]:
    """Why a file cannot be loaded, by the places of its values."""
    return [
        TextRow(number=number, place=one.path or "весь файл", text=one.text, hint=one.hint)
        for number, one in enumerate(problems)
    ]


SECTIONS: tuple[Column[SectionRow], ...] = (
    Column(key="title", title="Раздел", text=lambda row: row.title, width=240, stretch=True),
    count_column("new", "Добавится", lambda row: row.new, width=104, zero=""),
    count_column("changed", "Изменится", lambda row: row.changed, width=104, zero=""),
    count_column("same", "Без изменений", lambda row: row.same, width=120, zero=""),
)
EDITS: tuple[Column[TextRow], ...] = (
    Column(key="place", title="Запись", text=lambda row: row.place, width=260, wrap=True),
    Column(
        key="text",
        title="Что изменится",
        text=lambda row: row.text,
        width=300,
        stretch=True,
        wrap=True,
    ),
)
REMARKS: tuple[Column[TextRow], ...] = (
    Column(
        key="place",
        title="Место в файле",
        text=lambda row: row.place,
        width=220,
        middle=True,
    ),
    Column(
        key="text",
        title="Что не так",
        text=lambda row: capital(f"{row.text} {row.hint}".strip()),
        width=320,
        stretch=True,
        wrap=True,
    ),
)
