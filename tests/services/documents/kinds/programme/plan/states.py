"""States of the plan as a document: who approves it, and the columns that it was typed with."""

from dataclasses import replace
from datetime import date

from app.enums import MeasureStatus, YearsKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import Signatory
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import PlanRow
from app.services.plans import SectionRow as PlanSection
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts

MEASURES = (
    replace(
        given.measure(1, "Создать рабочую группу", MeasureStatus.NOT_STARTED, ""),
        number="1.1",
        own_number="1.1",
        expected="Приказ\nПоложение о рабочей группе",
    ),
    replace(
        given.measure(2, "Провести диагностику:\n– учителей;\n– руководителей"),
        number="1.2",
        own_number="1.2",
        deadline_text="Август 2018 /\nАвгуст 2019",
        expected_joined=True,
    ),
    replace(
        given.measure(3, "Утвердить план", MeasureStatus.NOT_STARTED, ""),
        responsible=(),
        deadline_text="",
        expected="",
        note="по согласованию",
    ),
)
COLUMNS = (
    ("number", "№"),
    ("title", "Основные мероприятия"),
    ("responsible", "Исполнители"),
    ("deadline", "Сроки"),
    ("expected", "Результаты"),
    ("mark_text", "Отметка об исполнении"),
    ("note", "Примечания"),
)
TYPED = replace(
    given.PLAN,
    title="Муниципальная дорожная карта поддержки школ",
    period=PlanPeriod(date(2018, 1, 1), date(2020, 12, 31), YearsKind.CALENDAR),
    columns=COLUMNS,
    sections=(PlanSection(1, 1, "Нормативное сопровождение", MEASURES),),
)
SCHOOL_PLAN = replace(
    given.PLAN,
    title="План на 2019 год",
    school_id=3,
    school_name="МБОУ «СОШ № 3»",
    order=None,
    sections=(PlanSection(1, 1, "Мероприятия", given.PLAN.measures),),
)
HEAD = replace(given.PEOPLE, approver=Signatory("Директор МБОУ «СОШ № 3»", "С.А. Ким", 4))


def plan(row: PlanRow | None, *, issuer: str | None = "", **chosen: str) -> DocumentFacts:
    """Facts of a plan."""
    order = None if row is None else row.order
    return facts(
        "plan",
        chosen,
        office=given.OFFICE,
        people=HEAD,
        plan=row,
        approval=None if order is None else given.approving(order, issuer),
    )


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "nothing": plan(None),
        "usual": plan(given.PLAN, issuer=given.OFFICE.full_name_genitive),
        "as-typed": plan(TYPED),
        "four-columns": plan(
            replace(TYPED, order=given.DRAFT),
            issuer=None,
            as_typed="0",
            columns="title,deadline,responsible,status",
        ),
        "school": plan(SCHOOL_PLAN),
    }
