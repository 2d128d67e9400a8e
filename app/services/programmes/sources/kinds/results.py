"""Schools whose results became better, by the final check of two years of results."""

from app.services.programmes.source import Source, SourceFacts, SourceValue, TraceRow
from app.services.school_card.final_check import final_check


def _better(facts: SourceFacts, year: int) -> SourceValue | None:
    """The schools with more procedures that became better than such that became worse.

    The year of results is the one that ends in the year, beside the year of results before it.
    """
    if facts.days(year) is None:
        return None
    rows: list[TraceRow] = []
    lacking: list[str] = []
    for school in facts.schools:
        check = final_check(facts.workspace, school.id, year - 1, year)
        if check.lack:
            lacking.append(school.short_name)
            continue
        counts = check.numbers
        rows.append(
            TraceRow(
                name=school.short_name,
                part=int(counts["better"] > counts["worse"]),
                whole=1,
                note=check.summary,
                school_id=school.id,
            )
        )
    if not rows:
        return None
    return SourceValue(
        part=sum(row.part or 0 for row in rows),
        whole=len(rows),
        rows=tuple(rows),
        lacking=tuple(lacking),
        origin=f"итоговая проверка, результаты {year} года к результатам {year - 1} года",
    )


SOURCES = (
    Source(
        code="results.better",
        title="Доля школ программы, результаты которых стали лучше",
        unit="%",
        position=500,
        work_out=_better,
    ),
)
