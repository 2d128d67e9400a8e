"""States of the report that differ in what is said: each a golden tree, all together every word."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.enums import MeasureStatus, YearsKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import Signatory
from app.services.documents.shared_settings import MODEL_TEXTS
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.placing import Span
from app.services.plans import SectionRow as PlanSection
from app.services.registers.kinds.models import SUPPORT_MODELS
from app.services.school_card.final_check import CheckLine, FinalCheck
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import but
from tests.services.documents.register_samples import row

HOSTILE = "Мероприятие | {район, род.} **важное** 1. Начало"
EMPTY = replace(
    given.SCHOOLS[0],
    school="МБОУ «ООШ № 7»",
    rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[0].rows),
)
FEW = given.criteria_of(
    "МБОУ «СОШ № 5»", given.criterion(1, "Доля выпускников без аттестата", "1 (9 %)", "", "")
)
MEASURES = tuple(
    replace(
        given.measure(at, HOSTILE if at == 2 else "", MeasureStatus.DONE, mark="Да." * (at % 2)),
        deadline_text="",
        responsible=(),
        expected="",
    )
    for at in range(1, 4)
)
SECTIONS = (
    PlanSection(1, 1, "Раздел", ()),
    PlanSection(2, 2, "Раздел", MEASURES),
    PlanSection(3, 3, "", ()),
)
SCHOOL_PLAN = replace(
    given.PLAN, title="План на 2019 год", school_id=3, school_name="МБОУ «СОШ № 3»"
)
TWICE = given.measure(5, "Представить сведения", MeasureStatus.IN_PROGRESS, "Выполнено")
assert TWICE.mark is not None
REPEATED = replace(
    given.PLAN,
    period=PlanPeriod(date(2018, 1, 1), date(2019, 12, 31), YearsKind.CALENDAR),
    sections=(
        *given.PLAN.sections,
        PlanSection(
            3,
            3,
            "Отчётность",
            (
                replace(
                    TWICE,
                    occurrences=(
                        Span(None, date(2019, 1, 30)),
                        Span(None, date(2019, 2, 20)),
                        Span(None, date(2019, 7, 20)),
                    ),
                    marks=(
                        replace(
                            TWICE.mark,
                            status=MeasureStatus.DONE,
                            occurrence_on=date(2019, 1, 30),
                        ),
                    ),
                    looked_on=date(2019, 3, 1),
                ),
            ),
        ),
    ),
)
NOBODY = replace(given.PEOPLE, reporter="", approver=Signatory(), compiler=Signatory())
LINE = CheckLine(
    title="ВПР по математике, 5 класс",
    base_text="16 из 40 (40 %)",
    next_text="14 из 38 (36,8 %)",
    change_text="−3,2 п.п.",
    sense="better",
    low=(True, True),
)
CHECK = FinalCheck(
    school_id=3,
    base_year=2018,
    year=2019,
    lines=(
        LINE,
        replace(
            LINE, title=HOSTILE, next_text="", change_text="", sense="unknown", low=(True, None)
        ),
    ),
    children=(replace(LINE, title="ВПР по математике, 5 класс, затем 6 класс"),),
    lack="",
)
DIRECTIONS = [
    row(
        SUPPORT_MODELS,
        1,
        direction="организационно-управленческое направление",
        content="Согласование программы развития с целями поддержки.",
        executors="Управление образования",
    ),
    row(SUPPORT_MODELS, 2, direction="имиджевое направление", content="Открытые мероприятия."),
]
EVERY_COLUMN = "number,title,deadline,responsible,expected,mark"


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    assert given.PLAN.order is not None
    model: dict[str, Any] = dict.fromkeys(
        [spec.name for spec in MODEL_TEXTS], "Закреплены три наставника."
    )
    return {
        "whole": given.report(show_reached="да"),
        "repeated": given.report(plan=REPEATED, schools=(), as_of=date(2019, 3, 1)),
        "nothing": given.report(plan=None, schools=(), people=NOBODY),
        "school": given.report(plan=SCHOOL_PLAN, schools=given.SCHOOLS[:1], issuer=None),
        "school-check": given.report(plan=SCHOOL_PLAN, schools=(), check=CHECK, totals="0"),
        "school-no-check": given.report(
            plan=SCHOOL_PLAN,
            schools=(),
            check=replace(
                CHECK, lines=(), children=(), lack="Результаты за 2018/2019 год не внесены."
            ),
        ),
        "many-schools": given.report(
            schools=(EMPTY, *given.SCHOOLS, FEW, EMPTY), totals="0", orientation="landscape"
        ),
        "few-of-many": given.report(
            schools=(*(replace(EMPTY, school=f"МБОУ «ООШ № {at}»") for at in range(7, 11)), FEW)
        ),
        "internal": given.report(
            schools=(FEW,), version="internal", columns="mark,title", header_title="Дела {район}"
        ),
        "model": given.report(
            model="1", model_order=given.approving(given.PLAN.order, ""), schools=(), **model
        ),
        "both-annexes": given.report(
            model="1", model_order=given.approving(given.PLAN.order, None), **model
        ),
        "model-of-register": but(
            given.report(model="1", model_order=given.approving(given.PLAN.order, ""), schools=()),
            model_directions=DIRECTIONS,
        ),
        "bare-plan": given.report(
            plan=replace(given.PLAN, sections=SECTIONS), issuer="", columns=EVERY_COLUMN
        ),
        "before-the-order": given.report(as_of=date(2018, 8, 1), people=NOBODY),
    }
