"""Tutors and mentors (тьюторы и наставники) of schools."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.support_papers import TUTORS
from app.services.registers.description.register import (
    PERSON_HEADINGS,
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(tutor: Values, _others: Sequence[Values]) -> Iterator[Wrong]:
    """Nobody, or two of them."""
    if (tutor["person_id"] is None) == (not tutor["name"]):
        yield Wrong(
            code="tutor.who",
            text="Укажите одного тьютора: сотрудника из списка или другого человека.",
            field="person_id",
        )


SCHOOL_TUTORS = Register(
    words=TUTORS,
    title="Тьюторы и наставники",
    note="Кто закреплён за школой, по какому предмету и кого сопровождает.",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, required=True),
        RegisterColumn(name="person_id"),
        RegisterColumn(
            name="name", hint="Если человека нет в списке сотрудников", also=PERSON_HEADINGS
        ),
        RegisterColumn(name="post"),
        RegisterColumn(name="organisation"),
        RegisterColumn(name="subject"),
        RegisterColumn(name="whom"),
    ),
    order=("id",),
    check=_wrong,
    position=50,
)
