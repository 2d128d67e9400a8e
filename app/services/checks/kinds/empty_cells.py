"""Cells that are empty where the others of their column are filled, and requisites of a stamp.

| code | weight | what it says |
| --- | --- | --- |
| `measure.no-deadline` | gap | measures without a deadline, most have one |
| `measure.no-expected` | gap | measures without a result, most have one |
| `measure.no-responsible` | gap | measures without parties, most have some |
| `indicator.no-target` | gap | an indicator without targets, the others have some |
| `register.empty-cell` | gap | a row of a register without it, the others have one |
| `stamp.empty-requisites` | gap | the mark of an annex without the date and number of its order |
"""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.enums import IndicatorOperator
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.plans import measures_name
from app.services.checks.texts.programmes import programme_name
from app.services.checks.texts.registers import DOCUMENTS, link_to
from app.services.documents.facts import NO_DATE, NO_NUMBER
from app.services.documents.model.blocks import AnnexMark
from app.services.findings.links import ToDocument, ToMeasure, ToProgramme
from app.services.language.plural import OF_INDICATORS, OF_MEASURES, counted
from app.services.language.sentences import quoted
from app.services.registers.catalogue import get_register

if TYPE_CHECKING:
    from app.services.plans import MeasureRow

_MOST_NAMED = 12
# Column of a plan -> code, what is missing, and whether a measure has it.
_COLUMNS: "tuple[tuple[str, str, str, Callable[[MeasureRow], bool]], ...]" = (
    ("deadline", "measure.no-deadline", "Срок не указан", lambda row: bool(row.deadline_text)),
    (
        "expected",
        "measure.no-expected",
        "Ожидаемый результат не указан",
        lambda row: bool(row.expected) or row.expected_joined,
    ),
    (
        "responsible",
        "measure.no-responsible",
        "Ответственные не указаны",
        lambda row: bool(row.parties_text),
    ),
)
# What papers of a register print in every row, where it is used at all.
_REQUIRED = MappingProxyType(
    {
        "expert_document": ("due_on",),
        "interview_slot": ("mode",),
        "recommendation": ("deadline",),
        "school_pair": ("direction", "agreement_number"),
        "tutor": ("subject",),
        "group_member": ("role",),
        "evidence_item": ("document",),
    }
)


def measures(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Measures without a deadline, a result or parties, where most of the plan have them."""
    for plan in facts.plans:
        printed = {key for key, _title in plan.columns}
        for column, code, text, has in _COLUMNS:
            empty = [row for row in plan.measures if not has(row)]
            if not empty or 2 * len(empty) > len(plan.measures):
                continue
            if printed and column not in printed:
                continue
            yield CheckFinding(
                code=code,
                text=f"{text} у {counted(len(empty), OF_MEASURES)}",
                hint="Заполните, у остальных мероприятий это есть.",
                link=ToMeasure(empty[0].id),
                where=measures_name(plan, empty, _MOST_NAMED),
                document="plan",
                about=(("plan", plan.id),),
            )


def targets(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Indicators without a target in any year, where others of the programme have one.

    Growth alone is a target.
    """
    for programme in facts.programmes.values():
        with_targets = [
            any(value.target for value in one.years.values()) for one in programme.indicators
        ]
        empty = [
            str(at)
            for at, (one, has) in enumerate(
                zip(programme.indicators, with_targets, strict=True), start=1
            )
            if not has and one.operator is not IndicatorOperator.GROWTH
        ]
        if empty and any(with_targets):
            yield CheckFinding(
                code="indicator.no-target",
                text=f"Целевые значения не указаны у {counted(len(empty), OF_INDICATORS)}",
                hint="Укажите их по годам программы.",
                link=ToProgramme(programme.id or 0, "indicators"),
                where=f"{programme_name(programme)}, показатели {', '.join(empty)}",
                document="programme",
                about=(("programme", programme.id or 0),),
            )


def register_cells(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Rows of a register without what most of its rows have."""
    for name, columns in _REQUIRED.items():
        register, rows = get_register(name), facts.rows(name)
        for column in columns:
            empty = [row for row in rows if row.values.get(column) in (None, "")]
            if empty and 2 * len(empty) <= len(rows):
                title = register.title_of(column)
                yield CheckFinding(
                    code="register.empty-cell",
                    text=f"{register.title}: не заполнено «{title}», строк: {len(empty)}",
                    hint="Заполните, в остальных строках это есть.",
                    link=link_to(register, empty[0]),
                    where=f"{register.title}, {title.casefold()}",
                    document=DOCUMENTS.get(name, ""),
                    about=tuple((name, row.id) for row in empty),
                )


def stamps(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Marks of annexes whose order has no date or number yet.

    An order that is in no register yet is not begun, and nobody waits for its number.
    """
    for kind, composed in facts.made.items():
        if composed.kind.is_order and not facts.is_begun(composed):
            continue
        marks = [
            block
            for section in composed.document.sections
            for block in section.blocks
            if isinstance(block, AnnexMark)
        ]
        if any(NO_DATE in line or NO_NUMBER in line for mark in marks for line in mark.lines):
            title = composed.kind.title
            yield CheckFinding(
                code="stamp.empty-requisites",
                text=f"В грифе приложения нет даты и номера приказа: {quoted(title)}",
                hint="Присвойте приказу номер и дату в реестре.",
                link=ToDocument(kind),
                where=f"Документ {quoted(title)}, гриф",
                document=kind,
                printed=True,
            )


CHECKS = (measures, targets, register_cells, stamps)
