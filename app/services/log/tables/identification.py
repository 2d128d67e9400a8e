"""Frozen runs, their verdicts, what was decided about them, and the rules of one's own."""

from collections.abc import Iterator

from app.enums import VerdictStatus
from app.services.findings.links import ToIdentification, ToProfiles, ToRun, ToVerdict
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, owner, text, year
from app.services.log.words.places import Row, Rows, Seen, at
from app.services.log.words.sentences import Names, Values
from app.services.log.words.table import SCHOOL, VERDICT, About, Counted, TableWords


def _tell_decision(_before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    if after is not None:
        yield f"{VerdictStatus(after['status']).label}, {after['document']}"
        yield f"основание: {after['reason']}"


def _run(rows: Rows, row: Row) -> Seen:
    there = rows.exists("identification_run", row["id"])
    return Seen(ToRun(row["id"]) if there else ToIdentification(), row["work_year"])


def _annulment(rows: Rows, row: Row) -> Seen:
    run = rows.row("identification_run", row["run_id"])
    return _run(rows, run) if run else Seen(ToIdentification())


def _verdict(_rows: Rows, row: Row) -> Seen:
    return Seen(ToVerdict(row["school_id"], row["run_id"]))


def _decision(rows: Rows, row: Row) -> Seen:
    verdict = rows.row("verdict", row["verdict_id"])
    return _verdict(rows, verdict) if verdict else Seen(ToIdentification())


PROFILES = TableWords(
    table="custom_profile",
    aggregate=Aggregate.PROFILES,
    one="Профиль правил",
    columns={"title": text("название")},
    silent=frozenset({"id", "document"}),
    name=("title",),
    called="title",
    shown=at(ToProfiles()),
    rank=230,
    counted=Counted(48, "Свои профили правил"),
)

RUNS = TableWords(
    table="identification_run",
    aggregate=Aggregate.IDENTIFICATION,
    one="Выявление",
    columns={
        "title": text("название"),
        "year": year("год результатов"),
        "previous_year": year("предыдущий год результатов"),
        "work_year": year("год работы"),
    },
    silent=frozenset({"id", "created_at", "author", "profile_id", "profile", "inputs"}),
    name=("title",),
    called="title",
    shown=_run,
    rank=20,
    counted=Counted(50, "Зафиксированные выявления"),
)

VERDICTS = TableWords(
    table="verdict",
    aggregate=Aggregate.IDENTIFICATION,
    one="Вывод по школе",
    columns={
        "school_id": owner("school"),
        "login_digits": text("логин ФИС ОКО"),
        "status": choice("статус", VerdictStatus),
    },
    silent=frozenset({"id", "run_id", "school_name", "c1", "c2", "margin", "evidence"}),
    name=("school_id",),
    about=(About(SCHOOL, ("school_id",)),),
    event="verdict",
    shown=_verdict,
    rank=160,
    counted_with="identification_run",
)

DECISIONS = TableWords(
    table="manual_decision",
    aggregate=Aggregate.IDENTIFICATION,
    one="Решение рабочей группы",
    columns={
        "status": choice("статус", VerdictStatus),
        "reason": text("основание"),
        "decided_on": day("дата решения"),
        "document": text("документ"),
    },
    silent=frozenset({"id", "verdict_id", "author", "created_at"}),
    about=(About(VERDICT, ("verdict_id",)),),
    event="verdict",
    tells=_tell_decision,
    shown=_decision,
    rank=140,
    counted=Counted(52, "Решения рабочей группы"),
)

ANNULMENTS = TableWords(
    table="run_annulment",
    aggregate=Aggregate.IDENTIFICATION,
    one="Аннулирование выявления",
    columns={"reason": text("причина")},
    silent=frozenset({"run_id", "author", "created_at"}),
    shown=_annulment,
    rank=150,
    counted=Counted(54, "Аннулирования выявлений"),
)
