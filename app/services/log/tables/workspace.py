"""What belongs to the workspace as a whole: years with their reports, settings, the change log."""

import json

from app.enums import RegionTerm
from app.services.findings.links import ToDepartment, ToDocument, ToSettings, ToYear
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import Column, Unit, choice, count, day, setting, text, year
from app.services.log.words.places import Row, Rows, Seen
from app.services.log.words.search import Hit, Search
from app.services.log.words.setting_names import OF_DEPARTMENT, OF_TEXT, OWN, document_of
from app.services.log.words.table import Counted, Logged, TableWords


def _setting(_rows: Rows, row: Row) -> Seen:
    if row["key"] in OF_DEPARTMENT:
        return Seen(ToDepartment(OF_DEPARTMENT[row["key"]]))
    kind = document_of(row["key"])
    return Seen(ToSettings() if kind is None else ToDocument(kind))


def _own_document_hit(row: Row) -> Hit:
    kind = document_of(row["key"])
    assert kind is not None
    return Hit(
        title=str(json.loads(row["value"]).get("title", kind)),
        detail="свой документ",
        link=ToDocument(kind),
        words=("сделать",),
    )


SETTINGS = TableWords(
    table="setting",
    aggregate=Aggregate.SETTINGS,
    one="Настройка",
    columns={"value": Column(title="значение", unit=Unit.ANY), "key": setting()},
    silent=frozenset(),
    name=("key",),
    shown=_setting,
    rank=910,
    counted=Counted(130, "Настройки"),
    search=Search(
        kind="own-document",
        noun="вид документа",
        place=55,
        query="SELECT row_number() OVER (ORDER BY key) AS id, key, value FROM setting"
        f" WHERE key LIKE '{OF_TEXT}%{OWN}%' ORDER BY key",
        hit=_own_document_hit,
    ),
)


def _year(_rows: Rows, row: Row) -> Seen:
    return Seen(ToYear(), row["year"])


REGION = TableWords(
    table="region_info",
    aggregate=Aggregate.REGION,
    one="Информация для региона",
    columns={
        "year": year(),
        "term": choice("", RegionTerm),
        "sent_on": day("дата отправки"),
        "document": text("документ"),
        "on_day": day("состояние на"),
        "measures": count("мероприятий в планах"),
        "done": count("мероприятий выполнено"),
        "overdue": count("мероприятий просрочено"),
    },
    silent=frozenset({"schools"}),
    name=("term",),
    shown=_year,
    rank=260,
    counted=Counted(120, "Информация для региона"),
)

YEARS = TableWords(
    table="school_year",
    aggregate=Aggregate.LOG,
    one="Учебный год",
    silent=frozenset({"year", "note"}),
    logged=Logged.ANNOUNCED,
)

CHANGES = TableWords(
    table="change_set",
    aggregate=Aggregate.LOG,
    one="Действие",
    silent=frozenset(
        {
            "id",
            "created_at",
            "actor",
            "action",
            "title",
            "source_file",
            "source_sha256",
            "summary",
            "undone_at",
        }
    ),
    logged=Logged.NEVER,
)

TABLES = TableWords(
    table="change_table",
    aggregate=Aggregate.LOG,
    one="Таблица",
    silent=frozenset({"id", "name"}),
    logged=Logged.NEVER,
)

PARTS = TableWords(
    table="change_part",
    aggregate=Aggregate.LOG,
    one="Изменённые строки",
    silent=frozenset(
        {"change_set_id", "position", "number", "table_id", "keys", "before", "after"}
    ),
    logged=Logged.NEVER,
)

KEYS = TableWords(
    table="change_key",
    aggregate=Aggregate.LOG,
    one="Изменённая строка",
    silent=frozenset({"table_id", "row_key", "change_set_id", "position"}),
    logged=Logged.NEVER,
)

SUBJECTS = TableWords(
    table="change_subject",
    aggregate=Aggregate.LOG,
    one="О чём строка",
    silent=frozenset({"kind", "key", "table_id", "row_key", "mixed"}),
    logged=Logged.NEVER,
)
