"""The questions of a plan's deadlines, asked once, and what their answers do to its dates."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.questions import Question
from app.services.log import changes
from app.services.plans import MeasureDraft, PlanDraft, PlanRow, SectionDraft
from app.services.plans.upkeep.dates import other_dates
from app.services.plans.upkeep.questions import (
    AskedQuestion,
    answer_question,
    plan_questions,
    terms_of_plan,
)
from app.services.plans.upkeep.remarks import RemarkReading
from app.services.storage.workspace import Workspace

YEARS = PlanPeriod(date(2018, 1, 1), date(2020, 12, 31), YearsKind.CALENDAR)


@pytest.fixture
def plan_id(workspace: Workspace) -> int:
    """A plan of three years, with deadlines that leave something open."""
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=YEARS))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    texts = ("до ноября 2019 года", "март", "до мая 2020 года", "20.03.2019", "ежегодно")
    plans.add_measures(
        workspace,
        [
            MeasureDraft(section_id=section, title=f"Дело {text}", deadline_text=text)
            for text in texts
        ],
    )
    return plan_id


def asked(plan: PlanRow) -> dict[Question, AskedQuestion]:
    return {row.question: row for row in plan_questions(plan.measures, terms_of_plan(plan))}


def test_each_question_is_asked_once_with_an_example_of_the_plan(
    workspace: Workspace, plan_id: int
) -> None:
    plan = plans.get_plan(workspace, plan_id)
    questions = asked(plan)
    assert list(questions) == [Question.UNTIL, Question.WHICH_YEAR]
    until = questions[Question.UNTIL]
    ids = [row.id for row in plan.measures]
    assert until.measure_ids == (ids[0], ids[2])
    assert until.answer is None
    assert until.where == "№\u00a01: «до ноября 2019 года»"
    assert [option.label for option in until.options] == [
        "до начала (до 31.10.2019)",
        "до конца (до 30.11.2019)",
    ]
    assert [option.answer for option in questions[Question.WHICH_YEAR].options] == [
        "each",
        "first",
        "last",
    ]


def test_an_answer_changes_the_dates_and_can_be_taken_back(
    workspace: Workspace, plan_id: int
) -> None:
    answer_question(workspace, plan_id, Question.UNTIL, "later")
    plan = plans.get_plan(workspace, plan_id)
    assert plan.measures[0].deadline_end == date(2019, 11, 30)
    assert plan.measures[2].deadline_end == date(2020, 5, 31)
    assert asked(plan)[Question.UNTIL].answer == "later"
    made = answer_question(workspace, plan_id, Question.WHICH_YEAR, "first")
    plan = plans.get_plan(workspace, plan_id)
    assert plan.measures[1].deadline_end == date(2018, 3, 31)
    assert set(plan.answers) == {Question.UNTIL, Question.WHICH_YEAR}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    plan = plans.get_plan(workspace, plan_id)
    assert plan.measures[1].deadline_end == date(2020, 3, 31)
    assert set(plan.answers) == {Question.UNTIL}


def test_other_dates_are_those_that_saving_stores(workspace: Workspace, plan_id: int) -> None:
    plan = plans.get_plan(workspace, plan_id)
    later = PlanPeriod(date(2019, 1, 1), date(2021, 12, 31), YearsKind.CALENDAR)
    told = list(other_dates(plan.measures, terms_of_plan(plan)._replace(period=later)))
    assert [row is None for row in told] == [True, False, True, True, False]
    march = told[1]
    assert march is not None
    assert march.words == (
        "№\u00a02, март: 3\u00a0срока: до 31.03.2018, до 31.03.2019, до 31.03.2020"
        " → 3\u00a0срока: до 31.03.2019, до 31.03.2020, до 31.03.2021"
    )
    plans.save_plan(workspace, replace(PlanDraft.of(plan), period=later), plan_id)
    stored = plans.get_plan(workspace, plan_id)
    assert not any(other_dates(stored.measures, terms_of_plan(stored)))


def test_remarks_name_what_is_open_what_is_wrong_and_doubled_numbers(
    workspace: Workspace, plan_id: int
) -> None:
    plan = plans.get_plan(workspace, plan_id)
    section = plan.sections[0].id
    drafts = [
        MeasureDraft(section_id=section, title="А", number="1.1", deadline_text="май 2022 года"),
        MeasureDraft(section_id=section, title="Б", number="1.1", deadline_text="20.03.2019"),
    ]
    plans.add_measures(workspace, drafts)
    plan = plans.get_plan(workspace, plan_id)
    reading = RemarkReading()
    assert len(list(reading.prepare(plan))) == len(plan.measures)
    assert not list(reading.prepare(plan))
    remarks = reading.read(plan)
    codes = {
        row.number + row.title: [one.code for one in found.findings]
        for row in plan.measures
        if (found := remarks.by_measure.get(row.id))
    }
    assert codes == {
        "1Дело до ноября 2019 года": ["deadline.question"],
        "2Дело март": ["deadline.question"],
        "3Дело до мая 2020 года": ["deadline.question"],
        "1.1А": ["deadline.outside-plan", "measure.number-twice"],
        "1.1Б": ["measure.number-twice"],
    }
    assert remarks.summary == "с\u00a0замечаниями\u00a05"
    assert remarks.question_line == (
        "2\u00a0вопроса к\u00a0срокам: от ответа зависят даты 3\u00a0мероприятий"
    )
    first = remarks.by_measure[plan.measures[0].id]
    assert [option.dates for option in first.questions[0].options] == [
        "до 31.10.2019",
        "до 30.11.2019",
    ]
    answer_question(workspace, plan_id, Question.UNTIL, "earlier")
    answer_question(workspace, plan_id, Question.WHICH_YEAR, "each")
    answered = reading.read(plans.get_plan(workspace, plan_id))
    assert len(answered.by_measure) == 2
    assert answered.unanswered == ()
    assert len(answered.questions) == 2
