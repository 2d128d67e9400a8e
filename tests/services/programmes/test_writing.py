"""A programme is kept whole, changed in its parts, and its plans take its period."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.enums import IndicatorOperator, ProgrammeKind
from app.errors import UserError
from app.services import plans
from app.services.department.people import PersonDraft, save_person
from app.services.language.deadlines.periods import PlanPeriod, period_between, school_period
from app.services.log import changes
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.library.taking import plan_from_library
from app.services.programmes.parts import (
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
    years_of_programme,
)
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import delete_programme, save_programme, set_archived
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace

PERIOD = period_between(date(2018, 1, 1), date(2020, 12, 31))
WHOLE = Programme(
    title="Программа повышения качества образования",
    kind=ProgrammeKind.PROGRAMME,
    period=PERIOD,
    period_words="2018-2020 гг.",
    developers=("Отдел образования", "Методический центр"),
    tasks=("Провести мониторинг", "Создать условия"),
    expected=("Школы переведены в режим развития",),
    stages=("2018: подготовка", "2019-2020: работа"),
    aim="Доступность и качество для каждого ребёнка",
    problem="В районе {число школ: школа, школы, школ}.\n\nИх результаты низкие.",
    directions=(Direction("Методическая помощь", "Помочь", ("Обучить", "Сопровождать")),),
    schools=(2, 1),
    members=(Member(1, "ответственный разработчик"),),
    risks=(ProgrammeRisk("Нехватка кадров", "Привлечь молодых специалистов"),),
    indicators=(
        Indicator(
            title="Охват педагогов",
            unit="%",
            base_h=6000,
            years={2019: YearValue(target_h=8000), 2018: YearValue(target_h=7000)},
        ),
        Indicator(
            title="Удовлетворённость родителей",
            group="Качество",
            operator=IndicatorOperator.WORD,
            years={2020: YearValue(target_text="рост")},
        ),
    ),
)


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    for name in ("СОШ № 1", "СОШ № 2"):
        save_school(workspace, SchoolDraft(short_name=name))
    save_person(workspace, PersonDraft(surname="Петрова"))
    return workspace


def stored(workspace: Workspace, programme: Programme = WHOLE) -> Programme:
    key, _changes = save_programme(workspace, programme)
    return get_programme(workspace, key)


def without_keys(programme: Programme) -> Programme:
    indicators = tuple(replace(one, id=None) for one in programme.indicators)
    return replace(programme, id=None, indicators=indicators)


def test_a_programme_is_read_as_it_was_saved(district: Workspace) -> None:
    assert without_keys(stored(district)) == WHOLE


def test_parts_change_move_and_go_and_all_of_it_is_taken_back(district: Workspace) -> None:
    before = stored(district)
    first, second = before.indicators
    after = replace(
        before,
        schools=(1,),
        members=(),
        risks=(ProgrammeRisk("Отток кадров"), *before.risks),
        directions=(),
        indicators=(second, replace(first, years={2019: YearValue(target_h=8500)})),
    )
    _key, made = save_programme(district, after)
    assert before.id is not None
    assert get_programme(district, before.id) == after
    assert made.change_set_id is not None
    changes.undo(district, made.change_set_id)
    assert get_programme(district, before.id) == before


def test_plans_take_the_period_of_their_programme(district: Workspace) -> None:
    programme = stored(district)
    draft = PlanDraft(title="План", period=school_period(2019), programme_id=programme.id)
    plan_id, _changes = plans.save_plan(district, draft)
    section, _changes = plans.save_section(district, SectionDraft(plan_id, "Раздел"))
    measure = MeasureDraft(section_id=section, title="Анализ", deadline_text="ежегодно")
    plans.save_measure(district, measure)
    plan = plans.get_plan(district, plan_id)
    assert plan.period == PERIOD
    assert len(plan.measures[0].occurrences) == 3
    copies = [
        plans.copy_plan(district, plan_id, 2022)[0],
        plans.copy_plan(district, plan_id, 2022, programme_id=programme.id)[0],
        plan_from_library(district, "programme", PERIOD, programme_id=programme.id)[0],
    ]
    told = [(one.programme_id, one.year) for one in map(partial(plans.get_plan, district), copies)]
    assert told == [(None, 2022), (programme.id, 2018), (programme.id, 2018)]
    for copy in copies[1:]:
        plans.delete_plan(district, copy)
    longer = period_between(date(2018, 1, 1), date(2021, 12, 31))
    save_programme(district, replace(programme, period=longer))
    assert len(plans.get_plan(district, plan_id).measures[0].occurrences) == 4
    with pytest.raises(UserError, match="относятся планы: «План»"):
        delete_programme(district, programme.id or 0)


def test_a_programme_is_put_away_and_deleted(district: Workspace) -> None:
    programme = stored(district)
    assert programme.id is not None
    set_archived(district, programme.id, archived=True)
    assert list_programmes(district) == []
    assert [one.archived for one in list_programmes(district, archived=True)] == [True]
    gone = delete_programme(district, programme.id)
    assert list_programmes(district, archived=True) == []
    assert gone.change_set_id is not None
    changes.undo(district, gone.change_set_id)
    assert get_programme(district, programme.id) == replace(programme, archived=True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "Не указано название"),
        ({"schools": (1, 1)}, "указана дважды"),
        ({"schools": (9,)}, "Одной из школ нет"),
        ({"acts": (1,)}, "правовых актов нет"),
        ({"order_id": 4}, "приказа нет"),
        ({"aim": "я" * 20_001}, "слишком длинный"),
        ({"indicators": (Indicator(title=""),)}, "показатель без названия"),
        (
            {"indicators": (Indicator(title="А", years={2021: YearValue(target_h=1)}),)},
            "вне срока",
        ),
        (
            {"indicators": (Indicator(title="А", years={2019: YearValue(value_part=1)}),)},
            "одно из двух",
        ),
        (
            {
                "indicators": (
                    Indicator(title="А", years={2019: YearValue(value_part=3, value_whole=2)}),
                )
            },
            "3 из 2",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    district: Workspace, wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError) as caught:
        save_programme(district, replace(WHOLE, **wrong))  # pyright: ignore[reportArgumentType]
    assert said in caught.value.message
    assert list_programmes(district) == []


def test_years_of_programmes() -> None:
    cases: dict[PlanPeriod, tuple[int, ...]] = {
        PERIOD: (2018, 2019, 2020),
        school_period(2022): (2022,),
        period_between(date(2020, 9, 1), date(2022, 8, 31)): (2021, 2022),
    }
    assert {period: years_of_programme(period) for period in cases} == cases
