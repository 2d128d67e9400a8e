"""The paper work of the office: the working group, meetings, letters, supporting documents."""

from datetime import date

from app.enums import CycleComponent, LetterDirection
from app.services.findings.links import ToRegister, ToYear
from app.services.language.dates import date_digits
from app.services.log.tables.support_papers import in_register
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, flag, link, order, owner, text, time, year
from app.services.log.words.places import Row, Rows, Seen, at
from app.services.log.words.search import Hit, Search
from app.services.log.words.table import Counted, TableWords


def _of_meeting(rows: Rows, row: Row) -> Seen:
    meeting = rows.row("meeting", row["meeting_id"])
    there = meeting.get("id") if rows.exists("meeting", row["meeting_id"]) else None
    return Seen(ToRegister("meeting", there), meeting.get("year"))


def _letter_hit(row: Row) -> Hit:
    direction = LetterDirection(row["direction"]).label
    return Hit(
        title=row["title"],
        detail=", ".join(filter(None, (f"{direction} письмо", row["correspondent"]))),
        link=ToRegister("letter", row["id"], row["year"]),
        words=(row["number"],),
    )


def _meeting_hit(row: Row) -> Hit:
    return Hit(
        title=row["title"],
        detail=date_digits(date.fromisoformat(row["on_day"])),
        link=ToRegister("meeting", row["id"], row["year"]),
        words=(row["place"],),
    )


GROUP = TableWords(
    table="group_member",
    aggregate=Aggregate.PAPERS,
    one="Член рабочей группы",
    columns={
        "year": year(),
        "position": order(),
        "person_id": owner("person"),
        "role": text("роль"),
    },
    name=("person_id",),
    shown=in_register("group_member"),
    rank=320,
    counted=Counted(220, "Рабочая группа"),
)

MEETINGS = TableWords(
    table="meeting",
    aggregate=Aggregate.PAPERS,
    one="Заседание",
    columns={
        "year": year(),
        "title": text("название"),
        "number": text("номер протокола"),
        "on_day": day("дата"),
        "starts_at": time("начало"),
        "place": text("место"),
        "chair_id": link("председатель", "person"),
        "secretary_id": link("секретарь", "person"),
    },
    name=("title", "on_day"),
    called="title",
    shown=in_register("meeting"),
    rank=322,
    counted=Counted(222, "Заседания и совещания"),
    search=Search(
        kind="meeting",
        noun="заседание",
        place=46,
        query="SELECT * FROM meeting ORDER BY on_day DESC, id DESC",
        hit=_meeting_hit,
    ),
)

MEETING_PEOPLE = TableWords(
    table="meeting_person",
    aggregate=Aggregate.PAPERS,
    one="Участник заседания",
    columns={
        "position": order(),
        "person_id": link("сотрудник", "person"),
        "name": text("кто"),
        "post": text("должность"),
        "organisation": text("организация"),
        "present": flag("присутствовал"),
    },
    silent=frozenset({"id", "meeting_id"}),
    name=("person_id", "name"),
    shown=_of_meeting,
    rank=324,
    counted_with="meeting",
)

MEETING_ITEMS = TableWords(
    table="meeting_item",
    aggregate=Aggregate.PAPERS,
    one="Вопрос повестки",
    columns={
        "position": order(),
        "question": text("вопрос"),
        "heard": text("слушали"),
        "discussed": text("выступили"),
        "decision": text("решили"),
        "responsible": text("ответственный"),
        "deadline": text("срок"),
    },
    silent=frozenset({"id", "meeting_id"}),
    name=("question",),
    shown=_of_meeting,
    rank=326,
    counted_with="meeting",
)

LETTERS = TableWords(
    table="letter",
    aggregate=Aggregate.PAPERS,
    one="Письмо",
    columns={
        "year": year(),
        "direction": choice("направление", LetterDirection),
        "number": text("номер"),
        "issued_on": day("дата"),
        "correspondent": text("корреспондент"),
        "addressee": text("кому"),
        "title": text("о чём"),
        "content": text("текст"),
        "reply_number": text("на номер"),
        "reply_on": day("на дату"),
        "signer_id": link("подписывает", "person"),
    },
    name=("title",),
    shown=in_register("letter"),
    rank=328,
    counted=Counted(228, "Письма"),
    search=Search(
        kind="letter",
        noun="письмо",
        place=45,
        query="SELECT * FROM letter ORDER BY id DESC",
        hit=_letter_hit,
    ),
)

EVIDENCE = TableWords(
    table="evidence_item",
    aggregate=Aggregate.PAPERS,
    one="Подтверждающий документ",
    columns={
        "year": year(),
        "position": order(),
        "component": choice("компонент", CycleComponent),
        "content": text("позиция оценивания"),
        "document": text("документ"),
        "order_id": link("приказ", "order_record"),
        "attachment_id": link("приложенный файл", "attachment"),
        "link": text("ссылка"),
        "comment": text("комментарий"),
    },
    name=("component", "document"),
    shown=in_register("evidence_item"),
    rank=330,
    counted=Counted(230, "Подтверждающие документы"),
)

REMARKS = TableWords(
    table="remark",
    aggregate=Aggregate.PAPERS,
    one="Примечание",
    columns={"text": text("текст")},
    silent=frozenset({"table_name", "row_key"}),
    name=("text",),
    shown=at(ToYear()),
    rank=340,
    counted=Counted(240, "Примечания к записям"),
)
