"""What the check brings out of old papers that came in as an open file, as they were typed."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.services.checks.running import run_checks
from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district
from app.services.storage.workspace import Workspace


def _plan(*measures: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "План мероприятий", "sections": [{"measures": list(measures)}], **more}


def _measure(number: str, deadline: str, title: str = "Мероприятие", **more: Any) -> dict[str, Any]:
    return {"number": number, "title": title, "deadline": deadline, **more}


# A programme that was approved late in its first year, and already plans the time after it.
APPROVED_LATE = {
    "orders": [
        {
            "id": "o1",
            "number": "828",
            "date": "2020-11-23",
            "title": "О программе на 2020-2021 годы",
        }
    ],
    "programmes": [
        {
            "id": "pr1",
            "title": "Программа повышения качества на 2020-2021 годы",
            "period": {"start": "2020-01-01", "end": "2021-12-31"},
            "order": "o1",
            "texts": {
                "problem": "План региона на 2018–2020 годы утверждён приказом департамента области"
                " от 29.12.2017 № 2434; район работает по плану на 2020/2021 учебный год."
            },
        }
    ],
    "plans": [
        _plan(
            _measure("1", "Сентябрь 2020"),
            _measure("2", "Октябрь-ноябрь 2020"),
            _measure("3", "Декабрь 2021 года", "Планирование работы на 2022-2023 годы"),
            programme="pr1",
            order="o1",
            period={"start": "2020-01-01", "end": "2021-12-31"},
        )
    ],
}
# A project with the years of the one before it, and results that were left out.
LAST_YEARS = {
    "plans": [
        _plan(
            _measure("7", "до ноября 2021", "Программы школ 2020-2021 гг.", expected="Программы"),
            *(_measure(str(at), "май 2022", expected="Справка") for at in range(8, 15)),
            *(_measure(str(at), "май 2022") for at in range(15, 22)),
            period={"start": "2021-09-01", "end": "2022-08-31"},
        )
    ]
}
# An order with two dates, and a schedule under the days of another one.
TWO_DATES = {
    "orders": [
        {"id": "o1", "number": "418-ОД", "date": "2020-10-08", "title": "О собеседованиях"},
        {"id": "o2", "number": "418-ОД", "date": "2020-10-06", "title": "Приложение"},
    ],
    "interviews": [
        {"place": "Вязьма", "date": f"2020-11-{day}", "start": "14:30", "end": "15:00"}
        for day in (17, 18)
    ]
    + [
        {
            "place": "Ярцево",
            "date": "2020-11-20",
            "start": "09:30",
            "end": "10:00",
            "notes": "Собеседование в режиме ВКС 16-17.11.2020",
        }
    ],
}
# A programme under the years of the region's, resting on a law of the wrong year.
OTHER_YEARS = {
    "orders": [
        {
            "id": "o1",
            "number": "15-ОД",
            "date": "2018-03-05",
            "title": "О программе на 2018-2020 годы",
            "notes": "Приложение: программа на 2016-2020 годы",
        }
    ],
    "programmes": [
        {
            "title": "Программа повышения качества на 2016-2020 годы",
            "period": {"start": "2018-01-01", "end": "2020-12-31", "words": "2018-2020 гг."},
            "order": "o1",
            "acts": [
                {
                    "kind": "Закон Российской Федерации",
                    "title": "Об образовании в Российской Федерации",
                    "date": "2013-12-29",
                    "number": "273",
                }
            ],
        }
    ],
}
# A report whose marks name its order otherwise than the register, with points that cannot be.
REPORT = {
    "schools": [{"login": "010001", "name": "СОШ № 2"}],
    "orders": [{"id": "o1", "number": "458", "date": "2018-08-27", "title": "О плане"}],
    "plans": [
        _plan(
            _measure(
                "1",
                "Август 2018",
                marks=[{"status": "done", "text": "Выполнено. Приказ № 458 от 17.08.2018"}],
            ),
            period={"start": "2018-08-01", "end": "2019-08-31"},
        )
    ],
    "criteria": [
        {
            "school": "010001",
            "criterion": 3,
            "year": 2019,
            "current": "63 балла",
            "expected": "Более 670 баллов",
        }
    ],
}


@pytest.mark.parametrize(
    ("district", "told"),
    [
        (APPROVED_LATE, {"deadline.before-order": 1, "years.other-period": 1}),
        (LAST_YEARS, {"years.other-period": 1, "measure.no-expected": 1}),
        (TWO_DATES, {"order.number-twice": 1, "schedule.days": 1}),
        (OTHER_YEARS, {"period.title": 1, "years.other-period": 1, "act.misdated": 1}),
        (REPORT, {"paper.two-dates": 1, "criterion.impossible": 1}),
    ],
    ids=["approved late", "last years", "two dates", "other years", "report"],
)
def test_old_papers_are_checked_as_they_were_typed(
    workspace: Workspace, district: Mapping[str, Any], told: Mapping[str, int]
) -> None:
    load_district(workspace, District.model_validate({"opora": 1, **district}))
    codes = [finding.code for finding in run_checks(workspace)]
    assert {code: codes.count(code) for code in told} == told, codes
