"""The department and its people."""

from app.enums import GrammarCase
from app.services.findings.links import ToDepartment, ToPeople, ToPerson
from app.services.language.names import full_name
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, flag, link, owner, text
from app.services.log.words.places import Row, Rows, Seen, at
from app.services.log.words.search import Hit, Search
from app.services.log.words.table import Counted, TableWords


def _person(rows: Rows, row: Row) -> Seen:
    there = rows.exists("person", row["id"])
    return Seen(ToPerson(row["id"]) if there else ToPeople())


def _name(row: Row) -> str:
    return full_name(row["surname"], row["given_name"], row["patronymic"])


def _hit(row: Row) -> Hit:
    detail = ", ".join(part for part in (row["post"], row["organisation"]) if part)
    return Hit(
        title=_name(row),
        detail=detail or row["role"],
        link=ToPerson(row["id"]),
        words=(row["role"], row["phone"], row["email"]),
    )


DEPARTMENT = TableWords(
    table="department",
    aggregate=Aggregate.DEPARTMENT,
    one="Управление образования",
    columns={
        "full_name": text("полное наименование"),
        "short_name": text("краткое наименование"),
        "full_name_genitive": text("полное, родительный падеж"),
        "full_name_dative": text("полное, дательный падеж"),
        "full_name_instrumental": text("полное, творительный падеж"),
        "short_name_genitive": text("краткое, родительный падеж"),
        "parent_body": text("вышестоящий орган"),
        "territory": text("муниципальное образование"),
        "territory_genitive": text("муниципальное образование, родительный падеж"),
        "region": text("субъект Российской Федерации"),
        "place": text("место издания приказов"),
        "address": text("адрес"),
        "phone": text("телефон"),
        "email": text("электронная почта"),
        "website": text("сайт"),
        "head_id": link("руководитель", "person"),
        "coordinator_id": link("координатор", "person"),
    },
    name=(("short_name", "full_name"),),
    shown=at(ToDepartment()),
    rank=220,
    counted=Counted(18, "Сведения об управлении образования"),
)

PEOPLE = TableWords(
    table="person",
    aggregate=Aggregate.PEOPLE,
    one="Сотрудник",
    columns={
        "surname": text("фамилия"),
        "given_name": text("имя"),
        "patronymic": text("отчество"),
        "post": text("должность"),
        "organisation": text("организация"),
        "phone": text("телефон"),
        "email": text("электронная почта"),
        "role": text("роль"),
        "active": flag("действует"),
    },
    name=("surname", "given_name"),
    name_joint=" ",
    called="surname",
    called_in_full=_name,
    shown=_person,
    rank=200,
    counted=Counted(20, "Сотрудники"),
    search=Search(
        kind="person",
        noun="сотрудник",
        place=20,
        query="SELECT * FROM person WHERE active ORDER BY id",
        hit=_hit,
    ),
)

FORMS = TableWords(
    table="person_form",
    aggregate=Aggregate.PEOPLE,
    one="Форма имени",
    columns={
        "person_id": owner("person"),
        "grammar_case": choice("падеж", GrammarCase),
        "name": text("имя"),
        "post": text("должность"),
    },
    silent=frozenset(),
    name=("person_id", "name"),
    shown=at(ToPeople()),
    rank=210,
    counted=Counted(22, "Формы имён сотрудников"),
)
