"""What papers of support are made of: interviews, expertise, programmes of schools, pairs."""

from collections.abc import Mapping

from app.enums import PaperVerdict
from app.services.findings.links import ToRegister
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import Column, choice, day, link, order, owner, text, time, year
from app.services.log.words.places import Row, Rows, Seen, Shown
from app.services.log.words.table import SCHOOL, About, Counted, TableWords


def in_register(table: str) -> Shown:
    """A row of a register, in its year of work; the register when the row is gone."""

    def seen(rows: Rows, row: Row) -> Seen:
        number = row["id"] if rows.exists(table, row["id"]) else None
        return Seen(ToRegister(table, number), row.get("year"))

    return seen


def _paper(rows: Rows, row: Row) -> Seen:
    document = rows.row("expert_document", row["document_id"])
    return Seen(ToRegister("expert_document", document.get("id")), document.get("year"))


_RANK = 100  # of a table above its place among what is counted
_OF_SCHOOL = (About(SCHOOL, ("school_id",)),)


def _register(
    table: str,
    one: str,
    columns: Mapping[str, Column],
    *,
    name: tuple[str, ...],
    counted: Counted,
    about: tuple[About, ...] = _OF_SCHOOL,
) -> TableWords:
    """A register about schools: shown in its table, an event of their support."""
    return TableWords(
        table=table,
        aggregate=Aggregate.PAPERS,
        one=one,
        columns=columns,
        name=name,
        about=about,
        event="support",
        shown=in_register(table),
        rank=_RANK + counted.place,
        counted=counted,
    )


SLOTS = _register(
    "interview_slot",
    "Собеседование по графику",
    {
        "year": year(),
        "on_day": day("дата"),
        "starts_at": time("начало"),
        "ends_at": time("конец"),
        "place": text("территория"),
        "school_id": owner("school"),
        "mode": text("форма"),
        "note": text("примечание"),
    },
    name=("school_id", "place", "on_day", "starts_at"),
    counted=Counted(200, "Графики собеседований"),
)

INTERVIEW_STEPS = TableWords(
    table="interview_step",
    aggregate=Aggregate.PAPERS,
    one="Шаг собеседования",
    columns={
        "year": year(),
        "position": order(),
        "title": text("шаг"),
        "content": text("содержание"),
        "leader": text("кто ведёт"),
    },
    name=("title",),
    called="title",
    shown=in_register("interview_step"),
    rank=301,
    counted=Counted(201, "Порядок собеседования"),
)

EXPERT_DOCUMENTS = TableWords(
    table="expert_document",
    aggregate=Aggregate.PAPERS,
    one="Документ для экспертизы",
    columns={
        "year": year(),
        "position": order(),
        "title": text("название"),
        "due_on": day("срок"),
    },
    name=("title",),
    called="title",
    shown=in_register("expert_document"),
    rank=302,
    counted=Counted(202, "Документы для экспертизы"),
)

EXPERT_PAPERS = TableWords(
    table="expert_paper",
    aggregate=Aggregate.PAPERS,
    one="Документ школы",
    columns={
        "document_id": owner("expert_document"),
        "school_id": owner("school"),
        "received_on": day("получен"),
        "verdict": choice("вывод эксперта", PaperVerdict),
        "remark": text("замечание"),
    },
    name=("school_id", "document_id"),
    about=_OF_SCHOOL,
    event="support",
    shown=_paper,
    rank=304,
    counted=Counted(204, "Экспертиза документов школ"),
)

SCHOOL_PROGRAMMES = _register(
    "school_programme",
    "Программа школы",
    {
        "year": year(),
        "school_id": owner("school"),
        "title": text("название"),
        "handed_on": day("сдана"),
        "returned_on": day("возвращена на доработку"),
        "remark": text("замечания"),
        "approved_on": day("утверждена"),
        "requisites": text("реквизиты"),
    },
    name=("school_id", "title"),
    counted=Counted(206, "Реестр программ школ"),
)

PAIRS = _register(
    "school_pair",
    "Пара школ",
    {
        "year": year(),
        "school_id": owner("school"),
        "partner_id": link("школа партнёр", "school"),
        "partner_name": text("другой партнёр"),
        "direction": text("направление"),
        "agreed_on": day("дата соглашения"),
        "agreement_number": text("номер соглашения"),
        "ends_on": day("действует до"),
        "actions": text("совместные действия"),
    },
    name=("school_id", "partner_id", "partner_name"),
    about=(*_OF_SCHOOL, About(SCHOOL, ("partner_id",))),
    counted=Counted(208, "Пары школ"),
)

TUTORS = _register(
    "tutor",
    "Тьютор",
    {
        "year": year(),
        "school_id": owner("school"),
        "person_id": link("сотрудник", "person"),
        "name": text("кто"),
        "post": text("должность"),
        "organisation": text("организация"),
        "subject": text("предмет"),
        "whom": text("кого сопровождает"),
    },
    name=("school_id", "person_id", "name"),
    counted=Counted(210, "Тьюторы и наставники"),
)

RECOMMENDATIONS = _register(
    "recommendation",
    "Рекомендация школе",
    {
        "year": year(),
        "school_id": owner("school"),
        "position": order(),
        "ground": text("основание"),
        "deficit": text("дефицит"),
        "advice": text("рекомендация"),
        "deadline": text("срок"),
    },
    name=("school_id", "advice"),
    counted=Counted(212, "Адресные рекомендации"),
)

MODELS = _register(
    "support_model",
    "Модель поддержки",
    {
        "school_id": owner("school"),
        "position": order(),
        "direction": text("направление"),
        "content": text("содержание"),
        "executors": text("исполнители"),
    },
    name=("school_id", "direction"),
    counted=Counted(214, "Модель методической поддержки"),
)
