"""The working group (рабочая группа) of a year."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.office import GROUP
from app.services.registers.description.register import (
    PERSON_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(member: Values, others: Sequence[Values]) -> Iterator[Wrong]:
    """Somebody twice."""
    if any(other["person_id"] == member["person_id"] for other in others):
        yield Wrong(
            code="group.twice",
            text="Этот сотрудник уже в составе группы.",
            hint="Исправьте его строку.",
            field="person_id",
        )


WORKING_GROUP = Register(
    words=GROUP,
    title="Рабочая группа",
    note="Состав рабочей группы года: кто и в какой роли.",
    columns=(
        RegisterColumn(name="person_id", required=True, also=PERSON_HEADINGS),
        RegisterColumn(name="role", hint="председатель, секретарь, член группы"),
    ),
    check=_wrong,
    position=80,
)
