"""A copy for the next period: nothing of the old years is carried over in silence."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.services.department.people import PersonDraft, save_person
from app.services.language.deadlines.periods import period_between
from app.services.log import changes
from app.services.programmes.copying import (
    Passage,
    copy_programme,
    left_behind,
    passages,
    save_passages,
)
from app.services.programmes.parts import (
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
)
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace

OLD = period_between(date(2018, 1, 1), date(2020, 12, 31))
NEW = period_between(date(2021, 1, 1), date(2024, 12, 31))
PROGRAMME = Programme(
    title="Программа развития на 2018-2020 годы",
    period=OLD,
    period_words="2018-2020 гг.",
    aim="К концу 2020 года качество знаний выросло",
    tasks=("Провести анализ в СОШ № 30 (приложение № 1)", "Учесть результаты ВПР 2017 года"),
    stages=("2018 год: подготовка", "2019-2020 годы: работа"),
    problem="Работа с 2018 по 2020 год ведётся по приказу от 05.03.2018 № 15-ОД.",
    concept="Школа без номеров и дат",
    directions=(Direction("Кадры", "В 2018/2019 учебном году обучить", ("Курсы", "ФГОС 2010")),),
    members=(Member(1, "автор программы 2015-2017 годов"),),
    risks=(ProgrammeRisk("Отток", "Набор 2019 года"),),
    indicators=(
        Indicator(
            title="Охват за 2018 год",
            unit="%",
            base_h=6000,
            procedure="Ежегодно",
            years={2018: YearValue(target_h=7000)},
        ),
        Indicator(title="Без чисел"),
    ),
)


@pytest.fixture
def key(workspace: Workspace) -> int:
    save_person(workspace, PersonDraft(surname="Петрова"))
    return save_programme(workspace, PROGRAMME)[0]


def test_texts_of_the_copy_are_those_of_the_old_one_and_told_for_review(
    workspace: Workspace, key: int
) -> None:
    copy_key, told, made = copy_programme(workspace, key, NEW)
    copy = get_programme(workspace, copy_key)
    assert copy.period == NEW
    assert copy.period_words == ""
    assert replace(
        copy, id=None, period=OLD, period_words="2018-2020 гг.", indicators=()
    ) == replace(PROGRAMME, indicators=())
    assert [(one.title, one.base, dict(one.years)) for one in copy.indicators] == [
        ("Охват за 2018 год", "", {}),
        ("Без чисел", "", {}),
    ]
    read = {one.where.replace("\u00a0", " "): (one.named, one.later) for one in told}
    assert read == {
        "Название": (("2018-2020",), "Программа развития на 2021-2024 годы"),
        "Цель": (("2020",), "К концу 2023 года качество знаний выросло"),
        "Задачи, пункт 2": (("2017",), "Учесть результаты ВПР 2020 года"),
        "Этапы, пункт 1": (("2018",), "2021 год: подготовка"),
        "Этапы, пункт 2": (("2019-2020",), "2022-2023 годы: работа"),
        "Описание проблемы": (
            ("2018", "2020", "05.03.2018", "№ 15-ОД"),
            "Работа с 2021 по 2024 год ведётся по приказу от 05.03.2018 № 15-ОД.",
        ),
        "Направление 1, цель": (("2018/2019",), "В 2021/2022 учебном году обучить"),
        "Направление 1, задачи, пункт 2": (("2010",), "ФГОС 2010"),
        "Риск 1, меры": (("2019",), "Набор 2022 года"),
        "Показатель 1, название": (("2018",), "Охват за 2021 год"),
        "Участник 1, роль": (("2015-2017",), "автор программы 2015-2017 годов"),
    }
    assert [one.where for one in told if not one.moves][:1] == [
        "Направление 1, задачи, пункт\u00a02"
    ]
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert [one.id for one in list_programmes(workspace)] == [key]


def test_only_chosen_texts_change_all_in_one_action(workspace: Workspace, key: int) -> None:
    copy_key, told, _made = copy_programme(workspace, key, NEW)
    chosen = [one for one in told if one.where.startswith(("Задачи", "Риск", "Участник", "Напр"))]
    made = save_passages(workspace, copy_key, chosen)
    copy = get_programme(workspace, copy_key)
    assert copy.tasks == (
        "Провести анализ в СОШ № 30 (приложение № 1)",
        "Учесть результаты ВПР 2020 года",
    )
    assert copy.risks == (ProgrammeRisk("Отток", "Набор 2022 года"),)
    assert copy.directions[0].aim == "В 2021/2022 учебном году обучить"
    assert copy.title == PROGRAMME.title
    with pytest.raises(UserError, match="Текст изменился: Задачи"):
        save_passages(workspace, copy_key, chosen)
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert get_programme(workspace, copy_key).tasks == PROGRAMME.tasks


def test_a_copy_says_what_it_does_not_take_over(workspace: Workspace, key: int) -> None:
    told = [text.replace("\u00a0", " ") for text in left_behind(PROGRAMME)]
    assert told == ["Исходные и целевые значения не переносятся, укажите их заново: 1 показатель."]
    assert left_behind(replace(PROGRAMME, indicators=(), order_id=4)) == (
        "Приказ об утверждении не переносится.",
    )
    with pytest.raises(UserError, match="срок самой программы"):
        copy_programme(workspace, key, OLD)
    with pytest.raises(UserError):
        copy_programme(workspace, 99, NEW)


def test_years_of_a_long_programme_move_all() -> None:
    long = period_between(date(2018, 1, 1), date(2025, 12, 31))
    later = period_between(date(2026, 1, 1), date(2033, 12, 31))
    programme = replace(
        PROGRAMME, period=later, stages=("2018 год", "2018-2019 годы", "2020 – 2025 годы")
    )
    texts: dict[str, Passage] = {one.text: one for one in passages(programme, long)}
    assert [texts[stage].later for stage in programme.stages] == [
        "2026 год",
        "2026-2027 годы",
        "2028 – 2033 годы",
    ]
