"""What a letter begins with: to whom it goes, and who writes."""

from collections.abc import Sequence

from app.services.documents.model.blocks import Block
from app.services.documents.model.form_blocks import Addressee, CornerHead, LetterHead
from app.services.documents.text.mark import Below, Maker, Mark, NamedRow, Need, rows_by_name
from app.services.documents.text.tree import Marked
from app.services.documents.text.vocabulary import RowValues

TO = "кому"
_LETTERHEAD = "бланк"
_SENDER, _REQUISITES, _NUMBERS = "организация", "реквизиты", "номер"


def _corner_head(node: Marked, row: RowValues, maker: Maker) -> Sequence[Block]:
    """The sender is as typed, else as on the letterhead of the department."""
    lines = rows_by_name(node, row, maker)
    name, requisites = lines.get(_SENDER, ()), lines.get(_REQUISITES, ())
    own = maker.ready(_LETTERHEAD) if not name else None
    if isinstance(own, LetterHead):
        name = [line for line in (own.above, own.name) if line]
        requisites = requisites or own.requisites
    return (
        CornerHead(
            name="\n".join(name),
            requisites=tuple(requisites),
            numbers=tuple(lines.get(_NUMBERS, ())),
            addressee=tuple(lines.get(TO, ())),
        ),
    )


MARKS = (
    Mark(
        name=TO,
        how=f"[{TO}] Руководителям общеобразовательных организаций",
        meaning="адресат справа вверху, каждая строка – своя часть",
        fill=lambda node, row, maker: _addressee(maker.plain(node.words, row)),
        words=Need.MUST,
    ),
    Mark(
        name="угловой бланк",
        how=(
            "[угловой бланк]\n"
            f"{_SENDER} | Управление образования\n"
            f"{_NUMBERS} | ____________ № ________\n"
            f"{_NUMBERS} | На № ________ от ____________\n"
            f"{TO} | Директору школы\n"
            f"{TO} | И.О. Фамилия"
        ),
        meaning="бланк письма: слева управление и номера, справа адресат",
        fill=_corner_head,
        below=Below(
            {
                _SENDER: NamedRow(must=True, or_part=_LETTERHEAD, many=True),
                _REQUISITES: NamedRow(many=True),
                _NUMBERS: NamedRow(many=True),
                TO: NamedRow(must=True, many=True),
            }
        ),
    ),
)


def _addressee(text: str) -> Sequence[Block]:
    return (Addressee(tuple(line.strip() for line in text.split("\n"))),) if text else ()
