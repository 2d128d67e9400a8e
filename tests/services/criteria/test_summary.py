"""The criteria of a school in one sentence."""

from app.services import criteria
from app.services.criteria import CriterionValueDraft
from app.services.criteria.summary import summary
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

YEAR = 2027


def test_reached_criteria_are_counted_among_those_with_data(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="МБОУ «СОШ № 30»"))

    def told() -> str:
        rows = criteria.list_criteria_values(workspace, school_id, YEAR)
        return summary(rows, YEAR).replace("\u00a0", " ")

    assert told() == "2026/2027 учебный год: значения ещё не внесены."
    known = {row.code: row.id for row in criteria.list_criteria(workspace)}
    for code, current, expected in (
        ("ege-ru", "71", "более 70 баллов"),
        ("ege-ma", "50", "более 70 баллов"),
    ):
        criteria.save_value(
            workspace,
            CriterionValueDraft(
                school_id=school_id,
                criterion_id=known[code],
                year=YEAR,
                current=current,
                expected=expected,
            ),
        )
    assert told() == (
        "2026/2027 учебный год: достигнуто 1 из 2 критериев с данными, "
        f"нет данных по {len(known) - 2}."
    )
