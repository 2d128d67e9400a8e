"""The tables themselves refuse rows that cannot be, whoever writes them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import SQLModel

from app import models
from app.services.storage.workspace import Workspace

MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)

# For every table a row that is accepted, given the parents with key 1.
GOOD: dict[type[SQLModel], dict[str, Any]] = {
    models.SchoolYear: {"year": 2018},
    models.Person: {"surname": "Лунцова"},
    models.PersonForm: {"person_id": 1, "grammar_case": "dative", "name": "Лунцовой Е. В."},
    models.Department: {"full_name": "Отдел образования"},
    models.School: {"short_name": "СОШ № 2", "name_key": "сош 2", "login_digits": "2"},
    models.SchoolAlias: {"school_id": 1, "alias": "Вторая", "alias_key": "вторая"},
    models.PassportBlock: {"school_id": 1, "block": "social", "on_date": date(2018, 9, 20)},
    models.PassportValue: {"block_id": 1, "indicator": "vacancies", "count": 0},
    models.SupportEntry: {
        "school_id": 1,
        "kind": "shnor",
        "year": 2019,
        "entered_on": date(2018, 10, 15),
    },
    models.SupportWork: {"school_id": 1, "year": 2019, "interview_on": date(2018, 11, 12)},
    models.SupportStep: {
        "school_id": 1,
        "year": 2019,
        "stage": "application",
        "planned_on": date(2018, 9, 20),
        "order_id": 1,
    },
    models.SupportEvent: {
        "school_id": 1,
        "year": 2019,
        "kind": "interview",
        "on_day": date(2018, 11, 12),
        "link": "https://example.ru/1",
    },
    models.RegionInfo: {
        "year": 2019,
        "term": "july",
        "sent_on": date(2019, 7, 18),
        "on_day": date(2019, 7, 18),
        "schools": ["СОШ № 1 – ШНОР"],
        "measures": 3,
        "done": 0,
        "overdue": 0,
    },
    models.OrderScan: {"order_id": 1, "attachment_id": 1, "position": 1},
    models.ArchivedOrder: {"order_id": 1},
    models.Procedure: {
        "code": "vpr:zz:5",
        "kind": "vpr",
        "subject": "zz",
        "subject_title": "Предмет",
        "title": "ВПР",
        "short_title": "ВПР",
        "grade": 5,
    },
    models.Result: {
        "school_id": 1,
        "procedure_id": 2,
        "year": 2019,
        "participants": 10,
        "failed": 3,
        "high": 2,
    },
    models.Verdict: {
        "run_id": 1,
        "school_id": 1,
        "school_name": "СОШ № 1",
        "status": "shnor",
        "c1": True,
        "c2": False,
        "evidence": {},
    },
    models.ManualDecision: {
        "verdict_id": 1,
        "status": "shnor",
        "reason": "решение",
        "decided_on": date(2018, 10, 15),
        "document": "протокол № 1",
        "created_at": MOMENT,
    },
    models.Programme: {
        "title": "Программа",
        "period_start": date(2018, 1, 1),
        "period_end": date(2020, 12, 31),
    },
    models.ProgrammeDirection: {"programme_id": 1, "position": 1},
    models.ProgrammeSchool: {"programme_id": 1, "school_id": 1, "position": 1},
    models.ProgrammeMember: {"programme_id": 1, "position": 1, "person_id": 1},
    models.ProgrammeAct: {"programme_id": 1, "act_id": 1, "position": 1},
    models.ProgrammeRisk: {"programme_id": 1, "position": 1, "title": "Риск"},
    models.Act: {"kind": "Федеральный закон", "number": "273-ФЗ"},
    models.Indicator: {"programme_id": 1, "position": 1, "title": "Охват педагогов"},
    models.IndicatorYear: {"indicator_id": 1, "year": 2019, "value_part": 8, "value_whole": 10},
    models.SchoolRisk: {"school_id": 1, "year": 2019, "factor_id": 1, "significance": "high"},
    models.Remark: {"table_name": "school", "row_key": "1", "text": "Из отчёта"},
    models.InterviewSlot: {
        "year": 2019,
        "on_day": date(2018, 11, 17),
        "starts_at": 870,
        "ends_at": 900,
    },
    models.InterviewStep: {"year": 2019, "position": 1, "title": "Запрос школы"},
    models.ExpertDocument: {"year": 2019, "position": 1, "title": "План работы"},
    models.ExpertPaper: {"document_id": 1, "school_id": 1},
    models.SchoolProgramme: {"year": 2019, "school_id": 1},
    models.SchoolPair: {"year": 2019, "school_id": 1, "partner_name": "Лицей"},
    models.Tutor: {"year": 2019, "school_id": 1, "name": "Иванова А. П."},
    models.Recommendation: {"year": 2019, "school_id": 1, "position": 1, "advice": "Совет"},
    models.SupportModel: {"position": 1, "direction": "Имиджевое"},
    models.GroupMember: {"year": 2019, "position": 1, "person_id": 1},
    models.Meeting: {"year": 2019, "title": "Заседание", "on_day": date(2018, 11, 1)},
    models.MeetingPerson: {"meeting_id": 1, "position": 1, "person_id": 1},
    models.MeetingItem: {"meeting_id": 1, "position": 1, "question": "О плане"},
    models.Letter: {"year": 2019, "direction": "outgoing", "title": "О сроках"},
    models.EvidenceItem: {"year": 2019, "position": 1, "component": "goals", "order_id": 1},
    models.Measure: {
        "section_id": 1,
        "position": 2,
        "title": "Анализ",
        "deadline_kind": "period",
        "deadline_start": date(2018, 9, 1),
        "deadline_end": date(2018, 9, 1),
    },
    models.MeasureOccurrence: {
        "measure_id": 1,
        "position": 1,
        "starts_on": date(2018, 9, 1),
        "ends_on": date(2018, 9, 30),
    },
    models.ExecutionMark: {
        "measure_id": 1,
        "status": "done",
        "created_at": MOMENT,
        "count_done": 12,
        "count_of": 15,
    },
    models.Plan: {
        "title": "План",
        "year": 2019,
        "period_start": date(2018, 9, 1),
        "period_end": date(2019, 8, 31),
    },
    models.MeasureParty: {"measure_id": 1, "position": 1, "name": "МОЦ"},
    models.Attachment: {
        "original_name": "справка.pdf",
        "stored_name": "1.pdf",
        "sha256": "0" * 64,
        "size": 0,
        "added_at": MOMENT,
    },
    models.Criterion: {"code": "own", "position": 12, "title": "Свой", "unit": "percent"},
    models.CriterionValue: {
        "school_id": 1,
        "criterion_id": 1,
        "year": 2019,
        "current_count": 1,
        "current_base": 11,
    },
    models.OrderRecord: {
        "title": "О плане",
        "state": "registered",
        "number": "458",
        "issued_on": date(2018, 8, 17),
    },
    models.ChangePart: {"change_set_id": 1, "position": 2, "number": 1, "table_id": 1, "keys": []},
}

BAD: list[tuple[type[SQLModel], dict[str, Any]]] = [
    (models.SchoolYear, {"year": 1989}),
    (models.SchoolYear, {"year": 2101}),
    (models.PersonForm, {"grammar_case": "vocative"}),
    (models.PersonForm, {"person_id": 99}),
    (models.Department, {"id": 2}),
    (models.Department, {"head_id": 99}),
    (models.School, {"kind": "university"}),
    (models.School, {"distance_m": -1}),
    (models.School, {"login_digits": "1"}),
    (models.School, {"short_name": None}),
    (models.SchoolAlias, {"alias_key": "первая"}),
    (models.SchoolAlias, {"school_id": 99}),
    (models.PassportBlock, {"block": "sport"}),
    (models.PassportBlock, {"block": "staff"}),
    (models.PassportValue, {"count": -1}),
    (models.PassportValue, {"indicator": "teachers"}),
    (models.SupportEntry, {"kind": "other"}),
    (models.SupportEntry, {"left_on": date(2018, 10, 14)}),
    (models.SupportEntry, {"year": 2030}),
    (models.SupportStep, {"stage": "call"}),
    (models.SupportStep, {"school_id": 99}),
    (models.SupportStep, {"year": 2030}),
    (models.SupportStep, {"link": "https://example.ru/1"}),  # beside the order
    (models.SupportStep, {"attachment_id": 1}),
    (models.SupportEvent, {"kind": "call"}),
    (models.SupportEvent, {"school_id": 99}),
    (models.SupportEvent, {"order_id": 1}),
    (models.SupportWork, {"school_id": 99}),
    (models.SupportWork, {"year": 2030}),
    (models.RegionInfo, {"term": "may"}),
    (models.RegionInfo, {"year": 2030}),
    (models.RegionInfo, {"schools": None}),
    *((models.RegionInfo, {name: -1}) for name in ("measures", "done", "overdue")),
    (models.OrderScan, {"order_id": 99}),
    (models.OrderScan, {"attachment_id": 99}),
    (models.ArchivedOrder, {"order_id": 99}),
    (models.Procedure, {"kind": "test"}),
    (models.Procedure, {"grade": 13}),
    (models.Procedure, {"grade": 0}),
    (models.Procedure, {"code": "oge:ma"}),
    (models.Result, {"failed": 11}),
    (models.Result, {"failed": -1}),
    (models.Result, {"high": 11}),
    (models.Result, {"participants": -1, "failed": None}),
    (models.Result, {"failed": None}),
    (models.Result, {"participants": None}),
    (models.Result, {"participants": None, "failed": None, "percents_only": True}),
    (models.Result, {"percents_only": True, "failed_percent_h": 3300}),
    (models.Result, {"failed_percent_h": 13_000}),
    (models.Result, {"high_percent_h": -1}),
    (models.Result, {"state": "cancelled"}),
    (models.Result, {"procedure_id": 1}),
    (models.Result, {"year": 2030}),
    (models.Verdict, {"status": "bad"}),
    (models.ManualDecision, {"status": "bad"}),
    (models.ManualDecision, {"verdict_id": 99}),
    (models.PassportValue, {"count": None}),
    (models.PassportValue, {"percent_h": 100}),
    (models.PassportValue, {"count": None, "percent_h": 10_001}),
    (models.Programme, {"period_end": date(2017, 12, 31)}),
    (models.Programme, {"kind": "wish"}),
    (models.Programme, {"years_kind": "lunar"}),
    (models.ProgrammeDirection, {"programme_id": 99}),
    (models.ProgrammeSchool, {"school_id": 99}),
    (models.ProgrammeMember, {"person_id": 99}),
    (models.ProgrammeAct, {"act_id": 99}),
    (models.ProgrammeRisk, {"title": None}),
    (models.Act, {"level": "world"}),
    (models.Indicator, {"operator": "about"}),
    (models.IndicatorYear, {"value_part": 11}),
    (models.IndicatorYear, {"value_part": -1}),
    (models.IndicatorYear, {"value_whole": None}),
    (models.SchoolRisk, {"significance": "huge"}),
    (models.SchoolRisk, {"factor_id": 99}),
    (models.SchoolRisk, {"year": 2030}),
    (models.InterviewSlot, {"ends_at": 870}),
    (models.InterviewSlot, {"starts_at": -1}),
    (models.InterviewSlot, {"ends_at": 1441}),
    (models.InterviewStep, {"title": None}),
    (models.ExpertDocument, {"year": 2030}),
    (models.ExpertPaper, {"verdict": "lost"}),
    (models.SchoolProgramme, {"school_id": 99}),
    (models.SchoolPair, {"partner_id": 1}),
    (models.Tutor, {"person_id": 99}),
    (models.Recommendation, {"advice": None}),
    (models.SupportModel, {"school_id": 99}),
    (models.GroupMember, {"person_id": 99}),
    (models.Meeting, {"starts_at": 1440}),
    (models.MeetingPerson, {"meeting_id": 99}),
    (models.MeetingItem, {"question": None}),
    (models.Letter, {"direction": "sideways"}),
    (models.EvidenceItem, {"component": "luck"}),
    (models.EvidenceItem, {"link": "https://example.ru/1"}),
    (models.Measure, {"deadline_kind": "soon"}),
    (models.Measure, {"deadline_end": date(2018, 8, 31)}),
    (models.MeasureOccurrence, {"ends_on": date(2018, 8, 31)}),
    (models.ExecutionMark, {"status": "finished"}),
    (models.ExecutionMark, {"evidence_kind": "rumour"}),
    (models.ExecutionMark, {"count_done": 16}),
    (models.ExecutionMark, {"count_done": -1}),
    (models.ExecutionMark, {"count_of": None}),
    (models.ExecutionMark, {"school_id": 99}),
    (models.Plan, {"period_end": date(2018, 8, 31)}),
    (models.Plan, {"years_kind": "lunar"}),
    (models.MeasureParty, {"kind": "crowd"}),
    (models.Attachment, {"size": -1}),
    (models.Criterion, {"unit": "kg"}),
    (models.Criterion, {"code": "ege-ru"}),
    (models.CriterionValue, {"expected_operator": "about"}),
    (models.CriterionValue, {"current_count": -1}),
    (models.CriterionValue, {"current_count": 12}),
    (models.OrderRecord, {"state": "lost"}),
    (models.OrderRecord, {"number": None}),
    (models.OrderRecord, {"issued_on": None}),
    (models.ChangePart, {"position": 1}),
]


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Parents with key 1 in every table that others point to."""
    parents: list[SQLModel] = [
        models.SchoolYear(year=2019),
        models.SchoolYear(year=2020),
        models.Person(id=1, surname="Плюснина"),
        models.School(id=1, short_name="СОШ № 1", name_key="сош 1", login_digits="1"),
        models.SchoolAlias(school_id=1, alias="Первая", alias_key="первая"),
        models.PassportBlock(id=1, school_id=1, block="staff", on_date=date(2018, 9, 20)),
        models.PassportValue(block_id=1, indicator="teachers", count=10),
        models.Result(school_id=1, procedure_id=1, year=2019, participants=5, failed=0),
        models.IdentificationRun(
            id=1,
            created_at=MOMENT,
            year=2019,
            previous_year=2018,
            work_year=2020,
            profile_id="p",
            profile={},
            inputs={},
        ),
        models.Verdict(
            id=1,
            run_id=1,
            school_id=1,
            school_name="СОШ № 1",
            status="shnor",
            c1=True,
            c2=True,
            evidence={},
        ),
        models.Plan(
            id=1,
            title="План",
            year=2019,
            period_start=date(2018, 9, 1),
            period_end=date(2019, 8, 31),
        ),
        models.Programme(
            id=1, title="П", period_start=date(2018, 1, 1), period_end=date(2018, 12, 31)
        ),
        models.Act(id=1, kind="Федеральный закон"),
        models.Indicator(id=1, programme_id=1, position=1, title="Показатель"),
        models.RiskFactor(id=1, position=1, title="Дефицит кадров"),
        models.ExpertDocument(id=1, year=2019, position=1, title="План работы"),
        models.Meeting(id=1, year=2019, title="Заседание", on_day=date(2018, 11, 1)),
        models.PlanSection(id=1, plan_id=1, position=1, title="Раздел"),
        models.Measure(id=1, section_id=1, position=1, title="Мероприятие"),
        models.OrderRecord(id=1, title="О плане"),
        models.Attachment(
            id=1, original_name="1", stored_name="1", sha256="0" * 64, size=1, added_at=MOMENT
        ),
        models.ChangeSet(id=1, created_at=MOMENT, action="edit", title="Проба"),
        models.ChangeTable(id=1, name="school"),
        models.ChangePart(change_set_id=1, position=1, number=1, table_id=1, keys=[[1]]),
    ]
    with workspace.database.writing() as session:
        for parent in parents:
            session.add(parent)
            session.flush()
    return workspace


def store(workspace: Workspace, table: type[SQLModel], values: dict[str, Any]) -> None:
    with workspace.database.writing() as session:
        session.add(table(**values))


def refusal(workspace: Workspace, table: type[SQLModel], values: dict[str, Any]) -> str:
    """Why the database refuses a row, or nothing; no row is kept."""
    with workspace.database.session() as session:
        if table is models.Verdict:
            session.add(models.School(id=2, short_name="СОШ № 3", name_key="сош 3"))
            session.flush()
            values = {**values, "school_id": 2}
        session.add(table(**values))
        try:
            session.flush()
        except IntegrityError as error:
            session.rollback()
            return str(error.orig)
        return ""


def test_good_rows_are_accepted(filled: Workspace) -> None:
    refused = {table.__name__: refusal(filled, table, row) for table, row in GOOD.items()}
    assert {name: why for name, why in refused.items() if why} == {}


def test_bad_rows_are_refused(filled: Workspace) -> None:
    assert [
        f"{table.__name__}: {broken}"
        for table, broken in BAD
        if not refusal(filled, table, {**GOOD[table], **broken})
    ] == []


def test_percents_alone_and_states_without_numbers_are_accepted(filled: Workspace) -> None:
    base = {"school_id": 1, "year": 2019}
    for number, values in enumerate(
        (
            {"percents_only": True, "failed_percent_h": 10_000},
            {"percents_only": True, "failed_percent_h": 0, "participants": 4},
            {"state": "no_participants"},
            {"state": "not_held"},
        ),
        start=2,
    ):
        store(filled, models.Result, {**base, "procedure_id": number, **values})


def test_a_moment_without_a_zone_is_refused(filled: Workspace) -> None:
    naive = datetime(2026, 11, 22, 12)
    with pytest.raises(StatementError, match="time zone"):
        store(filled, models.ChangeSet, {"created_at": naive, "action": "edit", "title": "Проба"})


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        ("school", ["school_alias", "passport_block", "passport_value"]),
        ("plan", ["plan_section", "measure"]),
        ("change_set", ["change_part"]),
        ("identification_run", ["verdict"]),
    ],
)
def test_children_go_with_their_parent(filled: Workspace, parent: str, children: list[str]) -> None:
    def count(table: str) -> int:
        with filled.database.reading() as reader:
            return reader.scalar(f"SELECT count(*) FROM {table}")

    assert [count(child) for child in children] == [1] * len(children)
    with filled.database.writing() as session:
        if parent == "school":
            session.connection().exec_driver_sql("DELETE FROM verdict")
        session.connection().exec_driver_sql(f"DELETE FROM {parent}")
    assert [count(child) for child in children] == [0] * len(children)


@pytest.mark.parametrize("table", ["school_year", "procedure", "person"])
def test_a_row_in_use_cannot_go(filled: Workspace, table: str) -> None:
    def remove() -> None:
        with filled.database.writing() as session:
            session.connection().exec_driver_sql("UPDATE school SET head_id = 1")
            session.connection().exec_driver_sql(f"DELETE FROM {table}")

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        remove()
