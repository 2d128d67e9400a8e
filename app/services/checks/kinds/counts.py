"""Counts that do not add up: parts of passports above wholes, classes, participants.

| code | weight | what it says |
| --- | --- | --- |
| `passport.impossible` | error | a part above its whole, no number at all |
| `passport.sum` | note | the pupils of the classes do not make all pupils |
| `result.impossible` | error | numbers of a result that cannot be together |
| `result.more-than-class` | note | more participants than pupils in the class |
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from app.enums import PassportBlockKind
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.findings.finding import Weight
from app.services.findings.links import ToResult, ToSchool
from app.services.language.dates import date_digits, school_year_of, year_name
from app.services.language.numbers import whole
from app.services.results.merging import numbers_of, values_of_row
from app.services.results.procedures import list_procedures
from app.services.results.reading import list_results
from app.services.results.rules import wrong_numbers
from app.services.results.stored.rows import ResultRow
from app.services.schools.passport_writing import PassportEntry, PassportTarget
from app.services.schools.passports import PassportBlockRow, list_blocks

_GRADES = tuple(f"grade_{grade}" for grade in range(1, 12))
_ALL = "pupils"
_Classes = Mapping[str, int]


def passports(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Blocks of passports that cannot be, and classes that are not all pupils."""
    target = PassportTarget(date.max)
    for school_id, block in _blocks(facts):
        entry = PassportEntry(
            school_id=school_id,
            block=block.block,
            on_date=block.on_date,
            source=block.source,
            counts=block.counts,
        )
        for wrong in target.check(entry) if block.counts else ():
            yield _of_block(facts, school_id, block, ("passport.impossible", wrong.text))
        grades = [block.counts[grade] for grade in _GRADES if grade in block.counts]
        pupils = block.counts.get(_ALL)
        if grades and pupils is not None and sum(grades) > pupils:
            text = f"В классах вместе {whole(sum(grades))}, а обучающихся всего {whole(pupils)}"
            yield _of_block(facts, school_id, block, ("passport.sum", text), Weight.NOTE)


def _blocks(facts: CheckFacts) -> Iterator[tuple[int, PassportBlockRow]]:
    for school_id, blocks in list_blocks(facts.workspace).items():
        for block in blocks:
            if facts.is_meant(school_year_of(block.on_date)):
                yield school_id, block


def _of_block(
    facts: CheckFacts,
    school_id: int,
    block: PassportBlockRow,
    told: tuple[str, str],
    weight: Weight = Weight.ERROR,
) -> CheckFinding:
    code, text = told
    name = facts.dossier.schools[school_id].short_name
    kind = PassportBlockKind(block.block).label
    return CheckFinding(
        code=code,
        text=f"{name}: {text}",
        hint="Исправьте одно из чисел.",
        weight=weight,
        link=ToSchool(school_id, "passport"),
        where=f"Паспорт, {name}, {kind} на {date_digits(block.on_date)}",
        document="school-passport",
        about=(("school", school_id),),
    )


def results(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Results as they are stored: more failed than took part, a share over 100 %."""
    for row in _results(facts):
        wrong = wrong_numbers(numbers_of(values_of_row(row)))
        if wrong is not None:
            yield CheckFinding(
                code="result.impossible",
                text=f"{row.school}, {row.procedure_title}: {wrong.text}",
                hint=wrong.hint,
                weight=Weight.ERROR,
                link=ToResult(row.school_id, row.procedure, row.year),
                where=f"Результаты, {row.school}, {year_name(row.year)}",
                about=(("school", row.school_id),),
            )


def _results(facts: CheckFacts) -> list[ResultRow]:
    """The results of the year of work and of the one before it, by which schools are identified."""
    years = (None,) if facts.year is None else (facts.year - 1, facts.year)
    return facts.dossier.part(
        "results for the check",
        lambda: [one for year in years for one in list_results(facts.workspace, year=year)],
    )


def participants(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Results with more participants than the class had pupils in that school year."""
    classes = _classes(facts)
    if not classes:
        return
    grades = {row.id: row.grade for row in list_procedures(facts.workspace)}
    for row in _results(facts):
        grade = grades.get(row.procedure_id)
        pupils = classes.get((row.school_id, row.year), _NONE).get(f"grade_{grade}")
        if pupils is not None and row.participants is not None and row.participants > pupils:
            yield CheckFinding(
                code="result.more-than-class",
                text=f"{row.school}, {row.procedure_title}: участников {whole(row.participants)},"
                f" а в классе {whole(pupils)}",
                hint="Проверьте результат и паспорт школы.",
                weight=Weight.NOTE,
                link=ToResult(row.school_id, row.procedure, row.year),
                where=f"Результаты, {row.school}, {year_name(row.year)}",
                about=(("school", row.school_id),),
            )


_NONE: _Classes = MappingProxyType({})


def _classes(facts: CheckFacts) -> dict[tuple[int, int], _Classes]:
    """Pupils by class of each school in each school year, by the latest passport of it."""
    contingents = sorted(
        (
            (block.on_date, school_id, block.counts)
            for school_id, blocks in list_blocks(facts.workspace).items()
            for block in blocks
            if block.block == PassportBlockKind.CONTINGENT.value
        ),
        key=lambda one: one[:2],
    )
    return {(school_id, school_year_of(day)): counts for day, school_id, counts in contingents}


CHECKS = (passports, results, participants)
