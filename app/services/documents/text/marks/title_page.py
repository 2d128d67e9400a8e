"""A page of its own with the name of a document."""

from collections.abc import Sequence

from app.services.documents.model.blocks import ApprovalMark, Block
from app.services.documents.model.form_blocks import TitlePage
from app.services.documents.text.mark import Below, Maker, Mark, NamedRow, name_of, rows_by_name
from app.services.documents.text.marks.signatures import APPROVED_ON
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

_ABOVE, _TITLE, _LINES, _FOOT = "организация", "название", "под названием", "внизу"
_MARKS = ("согласовано", "утверждаю")
_MOST_MARKS = 2


def _title_page(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    lines = rows_by_name(node, row, maker)
    marks = [
        ApprovalMark(name_of(line).upper(), *maker.person(line.cells[1:], inside), APPROVED_ON)
        for line, inside in maker.rows(node, row)
        if name_of(line) in _MARKS
    ]
    return (
        TitlePage(
            title="\n".join(lines.get(_TITLE, ())),
            above="\n".join(lines.get(_ABOVE, ())),
            marks=tuple(marks[:_MOST_MARKS]),
            lines=tuple(lines.get(_LINES, ())),
            foot="\n".join(lines.get(_FOOT, ())),
        ),
    )


MARKS = (
    Mark(
        name="титульный лист",
        how=(
            "[титульный лист]\n"
            f"{_ABOVE} | Управление образования\n"
            "согласовано | Должность | И.О. Фамилия\n"
            "утверждаю | Должность | И.О. Фамилия\n"
            f"{_TITLE} | ПРОГРАММА ПОДДЕРЖКИ\n"
            f"{_LINES} | на 2026–2029 годы\n"
            f"{_FOOT} | 2026 год"
        ),
        meaning="титульный лист, остальное с новой страницы",
        fill=_title_page,
        below=Below(
            {
                _ABOVE: NamedRow(many=True),
                **dict.fromkeys(_MARKS, NamedRow(is_person=True)),
                _TITLE: NamedRow(must=True, many=True),
                _LINES: NamedRow(many=True),
                _FOOT: NamedRow(many=True),
            }
        ),
    ),
)
