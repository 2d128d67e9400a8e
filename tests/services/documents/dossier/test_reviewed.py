"""A report of a review point is the same paper whatever has changed since."""

from datetime import date
from pathlib import Path

from app.enums import MeasureStatus
from app.services import plans
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents.dossier.reviewed import take_point
from app.services.documents.making import export
from app.services.documents.making.catalogue import get_row
from app.services.plans import MarkDraft, MeasureDraft
from app.services.plans.reviews.points import delete_review, get_review
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import docx_text

DAY = date(2019, 5, 20)
REPORT, CHANGES = "execution-report", "plan-changes"


def printed(workspace: Workspace, out: Path, kind: str, **settings: str) -> str:
    files = run_steps(
        export.build(workspace, kind, year=2019, out=out, formats=("docx",), settings=settings)
    )
    return docx_text(files[0])


def test_the_report_of_a_point_stays_and_the_changes_since_are_told(
    demo: Workspace, tmp_path: Path
) -> None:
    plan = next(one for one in plans.list_plans(demo, year=2019) if one.school_id is None)
    key, _ = take_point(demo, plan.id, DAY, "Годовая информация")
    of_day = printed(demo, tmp_path / "1", REPORT, as_of=DAY.isoformat(), plan=str(plan.id))
    then = printed(demo, tmp_path / "2", REPORT, review=str(key))
    assert "Посостояниюна20.05.2019." in then
    assert then == of_day  # the criteria of that day were not entered yet

    first, second, third, *_others = plan.measures
    plans.save_measure(
        demo,
        MeasureDraft(section_id=first.section_id, title="Другое", deadline_text="май 2019"),
        first.id,
    )
    plans.delete_measures(demo, [second.id])
    plans.mark_measures(
        demo, [third.id], MarkDraft(status=MeasureStatus.CANCELLED, text="Не нужно")
    )
    head = next(iter(people.list_people(demo)))
    people.save_person(
        demo, PersonDraft(surname="Новая", given_name="Анна", patronymic="Петровна"), head.id
    )
    review = get_review(demo, key)
    assert printed(demo, tmp_path / "3", REPORT, review=str(key)) == then
    changed = printed(demo, tmp_path / "4", CHANGES, since=str(key), plan=str(plan.id))
    assert "Состояниена20.05.2019(«Годоваяинформация»)ина" in changed
    assert "исключено" in changed
    assert "Снято" in changed
    assert get_review(demo, key) == review
    delete_review(demo, key)
    told = [one.code for one in get_row(demo, CHANGES, 2019).notes]
    assert told == ["review.none"]
