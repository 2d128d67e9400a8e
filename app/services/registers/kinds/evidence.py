"""Documents that prove the management cycle (реестр подтверждающих документов)."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.office import EVIDENCE
from app.services.registers.description.register import Register, RegisterColumn, Values
from app.services.writing.target import Wrong


def _wrong(item: Values, _others: Sequence[Values]) -> Iterator[Wrong]:
    """Nothing that proves, or two things at once."""
    if item["order_id"] is not None and item["link"]:
        yield Wrong(
            code="evidence.two",
            text="Указаны и приказ, и ссылка.",
            hint="Оставьте одно или внесите две строки.",
            field="link",
        )
    if not (item["document"] or item["link"] or item["order_id"]):
        yield Wrong(
            code="evidence.none",
            text="Не указан подтверждающий документ.",
            hint="Выберите приказ или впишите название или ссылку.",
            field="document",
        )


EVIDENCE_ITEMS = Register(
    words=EVIDENCE,
    title="Подтверждающие документы",
    note="Документы по девяти компонентам управленческого цикла.",
    columns=(
        RegisterColumn(name="component", required=True),
        RegisterColumn(name="content", lines=True),
        RegisterColumn(name="document"),
        RegisterColumn(name="order_id"),
        RegisterColumn(name="link", hint="https://…"),
        RegisterColumn(name="comment", lines=True),
    ),
    check=_wrong,
    position=110,
)
