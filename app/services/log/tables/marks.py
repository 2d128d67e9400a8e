"""Marks of execution, and the files that prove it."""

from collections.abc import Iterator

from app.enums import EvidenceKind, MeasureStatus
from app.services.findings.links import ToPlans
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.log.tables.plans import of_measure
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, count, day, link, owner, text
from app.services.log.words.places import at
from app.services.log.words.sentences import Names, Values
from app.services.log.words.table import MEASURE, About, Counted, TableWords


def _tell_mark(_before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    if after is not None:
        title = names.of("measure", after.get("measure_id")) or "мероприятие"
        yield f"{quoted(title)}{NBSP}– {MeasureStatus(after['status']).label}"


MARKS = TableWords(
    table="execution_mark",
    aggregate=Aggregate.PLANS,
    one="Отметка об исполнении",
    columns={
        "measure_id": owner("measure"),
        "occurrence_on": day("срок, к которому она"),
        "school_id": link("школа", "school"),
        "status": choice("статус", MeasureStatus),
        "marked_on": day("дата исполнения"),
        "text": text("текст"),
        "evidence_kind": choice("подтверждение", EvidenceKind),
        "evidence_text": text("текст подтверждения"),
        "order_id": link("приказ", "order_record"),
        "moved_to": day("новый срок"),
        "count_done": count("выполнено"),
        "count_of": count("из"),
        "attachment_id": link("приложенный файл", "attachment"),
    },
    silent=frozenset({"id", "created_at"}),
    name=("measure_id",),
    about=(About(MEASURE, ("measure_id",)),),
    event="plan",
    tells=_tell_mark,
    shown=of_measure,
    rank=70,
    counted=Counted(90, "Отметки об исполнении"),
)

ATTACHMENTS = TableWords(
    table="attachment",
    aggregate=Aggregate.PLANS,
    one="Приложенный файл",
    columns={"original_name": text("имя файла")},
    silent=frozenset({"id", "stored_name", "sha256", "size", "added_at"}),
    name=("original_name",),
    called="original_name",
    shown=at(ToPlans()),
    rank=900,
    counted=Counted(95, "Приложенные файлы"),
)
