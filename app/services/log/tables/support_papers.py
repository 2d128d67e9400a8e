"""What papers of support are made of: interviews, expertise, programmes of schools, pairs."""

from app.enums import PaperVerdict
from app.services.findings.links import ToRegister
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, link, order, owner, text, time, year
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


_OF_SCHOOL = (About(SCHOOL, ("school_id",)),)

SLOTS = TableWords(
    table="interview_slot",
    aggregate=Aggregate.PAPERS,
    one="Собеседование по графику",
    columns={
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
    about=_OF_SCHOOL,
    event="support",
    shown=in_register("interview_slot"),
    rank=300,
    counted=Counted(200, "Графики собеседований"),
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

SCHOOL_PROGRAMMES = TableWords(
    table="school_programme",
    aggregate=Aggregate.PAPERS,
    one="Программа школы",
    columns={
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
    about=_OF_SCHOOL,
    event="support",
    shown=in_register("school_programme"),
    rank=306,
    counted=Counted(206, "Реестр программ школ"),
)

PAIRS = TableWords(
    table="school_pair",
    aggregate=Aggregate.PAPERS,
    one="Пара школ",
    columns={
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
    event="support",
    shown=in_register("school_pair"),
    rank=308,
    counted=Counted(208, "Пары школ"),
)

TUTORS = TableWords(
    table="tutor",
    aggregate=Aggregate.PAPERS,
    one="Тьютор",
    columns={
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
    about=_OF_SCHOOL,
    event="support",
    shown=in_register("tutor"),
    rank=310,
    counted=Counted(210, "Тьюторы и наставники"),
)

RECOMMENDATIONS = TableWords(
    table="recommendation",
    aggregate=Aggregate.PAPERS,
    one="Рекомендация школе",
    columns={
        "year": year(),
        "school_id": owner("school"),
        "position": order(),
        "ground": text("основание"),
        "deficit": text("дефицит"),
        "advice": text("рекомендация"),
        "deadline": text("срок"),
    },
    name=("school_id", "advice"),
    about=_OF_SCHOOL,
    event="support",
    shown=in_register("recommendation"),
    rank=312,
    counted=Counted(212, "Адресные рекомендации"),
)

MODELS = TableWords(
    table="support_model",
    aggregate=Aggregate.PAPERS,
    one="Модель поддержки",
    columns={
        "school_id": owner("school"),
        "position": order(),
        "direction": text("направление"),
        "content": text("содержание"),
        "executors": text("исполнители"),
    },
    name=("school_id", "direction"),
    about=_OF_SCHOOL,
    event="support",
    shown=in_register("support_model"),
    rank=314,
    counted=Counted(214, "Модель методической поддержки"),
)
