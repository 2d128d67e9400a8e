"""The register of programmes of schools (реестр школьных программ)."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.support_papers import SCHOOL_PROGRAMMES
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(row: Values, _others: Sequence[Values]) -> Iterator[Wrong]:
    """What happens to a programme before it was handed in."""
    handed = row["handed_on"]
    for name, words in (("returned_on", "возвращена"), ("approved_on", "утверждена")):
        day = row[name]
        if day is not None and (handed is None or day < handed):
            yield Wrong(
                code=f"school-programme.{name}",
                text=f"Программа {words} раньше, чем сдана.",
                hint="Исправьте даты.",
                field=name,
            )


SCHOOL_PROGRAMME = Register(
    words=SCHOOL_PROGRAMMES,
    title="Реестр программ школ",
    note="Программа каждой школы: сдана, на доработке, утверждена, реквизиты.",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, required=True),
        RegisterColumn(name="title"),
        RegisterColumn(name="handed_on"),
        RegisterColumn(name="returned_on"),
        RegisterColumn(name="remark", lines=True),
        RegisterColumn(name="approved_on"),
        RegisterColumn(name="requisites", hint="приказ от … № …"),
    ),
    order=("id",),
    check=_wrong,
    position=30,
)
