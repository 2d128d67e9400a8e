"""The one writer of plans: a file changes what it names, a line of the form says everything."""

from datetime import date
from typing import Any

import pytest

from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.log.changes import changing, row_count, undo
from app.services.log.listing import list_changes
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.entries import MeasureEntry, PlanName
from app.services.plans.writing import PlanTarget
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

NAME = PlanName(title="План", period=school_period(2027))
TARGET = PlanTarget(date(2026, 11, 23))


@pytest.fixture
def section(workspace: Workspace) -> int:
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    return plans.save_section(workspace, SectionDraft(plan, "Мониторинг"))[0]


def entry(title: str, row: int = 2, **texts: Any) -> MeasureEntry:
    return MeasureEntry(plan=NAME, section="Мониторинг", title=title, row=row, **texts)


def load(workspace: Workspace, *entries: MeasureEntry) -> None:
    with changing(workspace, "import", "Загрузка") as work:
        run_steps(TARGET.store(work, entries, {}))


def test_what_is_typed_is_found_by_a_file_and_what_it_leaves_empty_stays(
    workspace: Workspace, section: int
) -> None:
    draft = MeasureDraft(
        section_id=section,
        title="Создать группу",
        deadline_text="Октябрь 2026 года",
        responsible=("Управление",),
        expected="Есть",
    )
    plans.save_measure(workspace, draft)
    same = entry("создать группу.", deadline="Октябрь 2026 года")
    other = entry("Провести анализ", row=3)
    with workspace.database.session() as session:
        compared = TARGET.compare(session.connection(), (same, other))
    assert list(compared.statuses) == ["same", "new"]
    load(workspace, entry("Создать группу", deadline="Ноябрь 2026 года"), other)
    first, second = plans.list_plans(workspace)[0].measures
    assert (first.deadline_text, first.expected) == ("Ноябрь 2026 года", "Есть")
    assert first.responsible == ("Управление",)
    assert second.title == "Провести анализ"


def test_a_line_of_the_form_takes_away_what_it_leaves_empty(
    workspace: Workspace, section: int
) -> None:
    draft = MeasureDraft(
        section_id=section,
        title="Создать группу",
        deadline_text="Октябрь 2026 года",
        responsible=("Управление",),
        expected="Есть",
    )
    key, made = plans.save_measure(workspace, draft)
    assert made.change_set_id is not None
    # The measure, the point of its deadline or none, its party: each row is logged once.
    assert row_count(workspace, made.change_set_id) == 2
    plans.save_measure(workspace, MeasureDraft(section_id=section, title="Создать группу"), key)
    (measure,) = plans.list_plans(workspace)[0].measures
    assert (measure.deadline_text, measure.responsible, measure.expected) == ("", (), "")
    undo(workspace, list_changes(workspace)[0].id)
    (measure,) = plans.list_plans(workspace)[0].measures
    assert (measure.deadline_text, measure.responsible) == ("Октябрь 2026 года", ("Управление",))


def test_an_error_that_an_older_version_stored_keeps_no_other_change_from_being_made(
    workspace: Workspace, section: int
) -> None:
    from app.models import Measure

    key, _ = plans.save_measure(workspace, MeasureDraft(section_id=section, title="Создать группу"))
    with workspace.database.writing() as session:
        session.get_one(Measure, key).expected = "#ССЫЛКА!"
    draft = MeasureDraft(section_id=section, title="Создать рабочую группу", expected="#ССЫЛКА!")
    plans.save_measure(workspace, draft, key)
    with pytest.raises(UserError, match="ошибка #Н/Д"):
        plans.save_measure(
            workspace, MeasureDraft(section_id=section, title="Группа", note="#Н/Д"), key
        )


def test_added_sections_are_all_or_none(workspace: Workspace, section: int) -> None:
    (plan,) = plans.list_plans(workspace)
    good, bad = (
        MeasureDraft(section_id=0, title="Провести анализ"),
        MeasureDraft(section_id=0, title="Провести", deadline_text="31.02.2027"),
    )
    with pytest.raises(UserError, match=r"Строка 3\. «31\.02\.2027»: такой даты нет"):
        plans.add_sections(workspace, plan.id, [("Первый", [good, good]), ("Второй", [bad])])
    (plan,) = plans.list_plans(workspace)
    assert [one.title for one in plan.sections] == ["Мониторинг"]
    assert section == plan.sections[0].id
    plans.add_sections(workspace, plan.id, [("Первый", [good, good]), ("Второй", [good])])
    (plan,) = plans.list_plans(workspace)
    assert [len(one.measures) for one in plan.sections] == [0, 2, 1]
