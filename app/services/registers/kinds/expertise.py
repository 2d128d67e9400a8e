"""The expertise of documents (экспертиза документов): what schools hand in, what came of it."""

from collections.abc import Iterator, Sequence

from app.enums import PaperVerdict
from app.services.log.tables.support_papers import EXPERT_DOCUMENTS, EXPERT_PAPERS
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(paper: Values, others: Sequence[Values]) -> Iterator[Wrong]:
    """A school twice; a verdict on what was not received."""
    if any(other["school_id"] == paper["school_id"] for other in others):
        yield Wrong(
            code="expertise.twice",
            text="Эта школа по этому документу уже внесена.",
            hint="Исправьте её строку.",
            field="school_id",
        )
    if paper["received_on"] is None and paper["verdict"] != PaperVerdict.NOT_LOOKED_AT:
        yield Wrong(
            code="expertise.not-received",
            text="Вывод эксперта указан, а документ не получен.",
            hint="Укажите дату получения.",
            field="received_on",
        )


PAPERS = Register(
    words=EXPERT_PAPERS,
    title="Документы школ",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, required=True),
        RegisterColumn(name="received_on"),
        RegisterColumn(name="verdict", required=True, usual=PaperVerdict.NOT_LOOKED_AT.value),
        RegisterColumn(name="remark", lines=True),
    ),
    order=("id",),
    parent="document_id",
    distinct="school_id",
    check=_wrong,
)

DOCUMENTS = Register(
    words=EXPERT_DOCUMENTS,
    title="Документы для экспертизы",
    note="Какие документы представляют школы, к какому сроку и что сказали эксперты.",
    columns=(
        RegisterColumn(name="title", required=True, hint="Программа развития"),
        RegisterColumn(name="due_on"),
    ),
    children=(PAPERS,),
    position=20,
)
