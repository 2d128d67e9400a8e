"""Loading: into what is there, what is refused with its path, what is taken and told."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.services.department.region_terms import get_terms
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.open_file.exporting.export import file_text, read_district
from app.services.open_file.loading.load import Loaded, load_district
from app.services.open_file.loading.problems import FileProblemsError
from app.services.open_file.loading.reading import read_text
from app.services.storage.workspace import Workspace
from tests.services.open_file.whole import OTHER, SCHOOL, WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCHOOL = {"login": "010001", "name": "СОШ № 30"}
_PERIOD = {"start": "2018-01-01", "end": "2020-12-31"}


def load(workspace: Workspace, *, dry_run: bool = False, **sections: Any) -> Loaded:
    """Load a file of these sections."""
    text = json.dumps({"opora": 1, **sections})
    return load_district(workspace, read_text(text), dry_run=dry_run)


def refused(workspace: Workspace, **sections: Any) -> dict[str, str]:
    """What is wrong with a file, by path; nothing may be stored."""
    before = file_text(read_district(workspace))
    with pytest.raises(FileProblemsError) as caught:
        load(workspace, **sections)
    assert file_text(read_district(workspace)) == before
    return {one.path: f"{one.text} {one.hint}".strip() for one in caught.value.problems}


def told(loaded: Loaded) -> set[tuple[str, str]]:
    return {(one.code, one.where) for one in loaded.findings}


def exported(workspace: Workspace) -> dict[str, Any]:
    return json.loads(file_text(read_district(workspace)))


def test_what_is_no_json_is_told_in_russian_with_its_spot() -> None:
    spots = {b'{"opora":1,\n"plans":[}': (2, 10), b'{"opora":1,\n': (2, 1), b"\xff\xfe": (1, 1)}
    wrong: list[str] = []
    for content, (line, sign) in spots.items():
        with pytest.raises(FileProblemsError) as caught:
            read_text(content)
        (problem,) = caught.value.problems
        if problem.text != f"Файл – не документ JSON: ошибка в строке {line}, знак {sign}.":
            wrong.append(problem.text)
    assert wrong == []


def test_an_unknown_key_is_told_with_its_path_and_what_is_near(workspace: Workspace) -> None:
    measures: list[dict[str, Any]] = [{"title": "а"}, {"title": "б", "dedline": "май"}]
    sections: Sequence[dict[str, Any]] = [{"title": "1"}, {"title": "2", "measures": measures}]
    wrong = refused(
        workspace,
        plans=[{"title": "План", "period": _PERIOD, "sections": sections}],
        school=[],
        interviews=[{"date": "17.11.2020", "start": "25:00", "end": "9"}],
        passports=[{"school": "1", "date": "2020-09-20", "values": {"pupils": "225"}}],
        people=[{"surname": "Жуков", "roles": "head"}],
        results=[{"procedure": "vpr:ma:5", "school": "1", "year": "2019", "percent": "23 %"}],
        support=[{"school": "1", "list": "shno", "entered": "2020-11-23"}],
    )
    path = "plans[0].sections[1].measures[1].dedline"
    assert wrong[path] == "ключ «dedline» неизвестен. Похожий ключ: deadline."
    assert wrong["school"] == "ключ «school» неизвестен. Похожий ключ: schools."
    assert wrong["interviews[0].date"] == "«17.11.2020»: это не дата. Пишите так: 2020-11-23."
    assert "Пишите так: 14:30" in wrong["interviews[0].start"]
    assert "целое число" in wrong["passports[0].values.pupils"]
    assert "список" in wrong["people[0].roles"]
    assert "число" in wrong["results[0].percent"]
    assert "shnor" in wrong["support[0].list"]
    assert len(wrong) == 10


def test_what_cannot_be_stored_is_an_error_with_its_path(workspace: Workspace) -> None:
    result = {"school": "010001", "procedure": "vpr:ma:5", "year": 2019}
    wrong = refused(
        workspace,
        schools=[_SCHOOL, {"login": "ivanov", "name": "Лицей"}],
        results=[
            {**result, "participants": 3, "failed": 5},
            {**result, "year": 2018},
            {**result, "school": "099999", "percent": 5},
            {**result, "procedure": "vpr:no:5", "percent": 5},
            {**result, "year": 1700, "percent": 5},
            {**result, "year": 2017, "percent": 5},
            {**result, "year": 2017, "percent": 6},
        ],
        support=[{"school": "010001", "entered": "2020-11-23", "left": "2019-01-01"}],
        orders=[{"id": "o1", "title": "а"}, {"id": "o1", "title": "б", "signer": "p9"}],
        plans=[
            {
                "title": "План",
                "period": {"start": "2020-12-31", "end": "2020-01-01"},
            }
        ],
        programmes=[{"title": "Программа\u0007", "period": _PERIOD}],
    )
    assert set(wrong) == {
        "schools[1].login",
        "results[0]",
        "results[1]",
        "results[2].school",
        "results[3].procedure",
        "results[4].year",
        "results[6]",
        "support[0]",
        "orders[1].id",
        "orders[1].signer",
        "plans[0].period",
        "programmes[0]",
    }
    assert wrong["results[6]"].startswith("повторяет results[5]")


_SLOT = {"place": "Район", "date": "2020-11-17", "start": "14:30", "end": "15:00"}
_OLD_PAPERS: dict[str, Any] = {
    "schools": [_SCHOOL],
    "orders": [
        {"id": "o1", "number": "458", "date": "2018-08-17", "title": "О плане"},
        {"id": "o2", "number": "458", "date": "2018-08-10", "title": "О плане"},
        {"number": "418-ОД", "title": ""},
    ],
    "support": [
        {"school": "010001", "entered": "2019-11-23"},
        {"school": "010001", "entered": "2020-11-23"},
    ],
    "passports": [
        {"school": "010001", "date": "2020-09-20", "values": {"staff": 5, "pension_age": 7}}
    ],
    "programmes": [
        {
            "id": "pr1",
            "title": "Программа 2016 года",
            "period": _PERIOD,
            "acts": [{"kind": "Федеральный закон", "number": "273-ФЗ", "date": "2013-12-29"}],
            "indicators": [{"title": "Охват", "targets": {"2023": 80.333}}],
        }
    ],
    "plans": [
        {"title": "План", "programme": "pr1", "period": _PERIOD | {"end": "2021-12-31"}},
        {"title": "Второй план", "programme": "pr1"},
    ],
    "interviews": [_SLOT, {**_SLOT, "place": "Другой район", "start": "14:45", "end": "15:15"}],
    "criteria": [
        {
            "school": "010001",
            "criterion": 3,
            "year": 2019,
            "current": "63 балла (в 2017-2018г – 69)",
            "expected": "Более 670 баллов",
            "verdict": "not_reached",
        },
        {"school": "010001", "criterion": 1, "year": 2019, "current": "23%%"},
    ],
}


def test_what_the_window_refuses_is_taken_and_told(workspace: Workspace) -> None:
    loaded = load(workspace, **_OLD_PAPERS)
    assert told(loaded) == {
        ("order.number-twice", "orders[0]"),
        ("order.number-twice", "orders[1]"),
        ("order.half", "orders[2]"),
        ("file.no-name", "orders[2].title"),
        ("support.twice", "support[1]"),
        ("impossible_counts", "passports[0]"),
        ("act.misdated", "programmes[0].acts[0]"),
        ("file.rounded", "programmes[0].indicators[0].targets.2023"),
        ("programme.indicators", "programmes[0].indicators[0].targets.2023"),
        ("plan.other-period", "plans[0].period"),
        ("interview.clash", "interviews[0]"),
        ("interview.clash", "interviews[1]"),
        ("out_of_range", "criteria[0].expected"),
        ("doubled_sign", "criteria[1].current"),
    }
    stored = exported(workspace)
    assert [one["number"] for one in stored["orders"]] == ["458", "458", "418-ОД"]
    assert stored["criteria"][1]["expected"] == "более 670 баллов"
    assert stored["plans"][1]["period"] == _PERIOD
    assert load_district(workspace, read_text(json.dumps(stored))).changes.change_set_id is None


_LATER: dict[str, Any] = {
    "people": [{"id": "p7", "surname": "СОБОЛЕВА", "initials": "И.В.", "post": "директор"}],
    "schools": [{"login": "edu010001", "name": "СОШ № 30", "settlement": "с. Нижнее"}],
    "orders": [
        {
            "id": "o5",
            "number": "№ 828",
            "date": "2020-11-23",
            "body": "Министерство образования",
        }
    ],
    "results": [{"school": SCHOOL, "procedure": "vpr:ma:5", "year": 2019, "percent": 31}],
    "programmes": [
        {
            "id": "pr9",
            "title": "Дорожная карта",
            "period": _PERIOD,
            "directions": [{"title": "Новое"}, {"title": "Кадры", "aim": "беречь"}],
            "schools": [SCHOOL],
        }
    ],
    "plans": [
        {
            "title": "План мероприятий",
            "school": SCHOOL,
            "period": _PERIOD,
            "sections": [
                {
                    "title": "Диагностика",
                    "measures": [
                        {"title": "Новое мероприятие"},
                        {"title": "анализ результатов", "deadline": "май 2019 года"},
                    ],
                }
            ],
        }
    ],
}


def test_what_differs_changes_and_what_is_left_empty_stays(workspace: Workspace) -> None:
    load_district(workspace, read_text(json.dumps(WHOLE)))
    before = exported(workspace)
    loaded = load(workspace, **_LATER)
    assert loaded.counts == {
        "people": {"changed": 1},
        "schools": {"changed": 1},
        "orders": {"same": 1},
        "results": {"changed": 1},
        "programmes": {"changed": 1},
        "plans": {"same": 1},
        "measures": {"new": 1, "changed": 1},
    }
    after = exported(workspace)
    assert after["people"][0] == before["people"][0] | {"post": "директор"}
    assert after["schools"][0] == before["schools"][0] | {"settlement": "с. Нижнее"}
    assert after["orders"] == before["orders"]
    assert after["results"][0]["percent"] == 31
    assert after["results"][0]["failed"] is None


def test_lists_grow_at_their_place_and_keep_what_they_held(workspace: Workspace) -> None:
    load_district(workspace, read_text(json.dumps(WHOLE)))
    before = exported(workspace)
    load(workspace, **{name: _LATER[name] for name in ("programmes", "plans")})
    after = exported(workspace)
    programme = after["programmes"][0]
    titles = [(one["title"], one["aim"]) for one in programme["directions"]]
    assert titles == [("Кадры", "учить"), ("Новое", ""), ("Кадры", "беречь")]
    assert programme["schools"] == [OTHER, SCHOOL]
    assert programme["indicators"] == before["programmes"][0]["indicators"]
    measures = after["plans"][0]["sections"][0]["measures"]
    assert [one["title"] for one in measures] == [
        "Новое мероприятие",
        "Анализ результатов",
        "Анализ результатов",
    ]
    assert measures[1]["deadline"] == "май 2019 года"
    assert measures[1]["marks"] == before["plans"][0]["sections"][0]["measures"][0]["marks"]


def test_a_school_is_known_by_login_or_by_name(workspace: Workspace) -> None:
    load(workspace, schools=[{"name": "СОШ № 1"}, {"login": "010002", "name": "Лицей"}])
    loaded = load(
        workspace,
        schools=[
            {"login": "edu010001", "name": "сош №1", "settlement": "с. Верхнее"},
            {"name": "Лицей", "phone": "91"},
            {"login": "010003", "name": "Лицей"},
        ],
        support=[{"school": "Лицей", "entered": "2020-11-23"}],
    )
    assert loaded.counts["schools"] == {"changed": 2, "new": 1}
    stored = exported(workspace)
    assert [(one["login"], one["name"]) for one in stored["schools"]] == [
        ("010001", "сош №1"),
        ("010002", "Лицей"),
        ("010003", "Лицей"),
    ]
    assert stored["schools"][1]["phone"] == "91"
    assert stored["support"][0]["school"] == "010002"


def test_own_criteria_come_with_their_list(workspace: Workspace) -> None:
    titles = [{"criterion": 3, "title": "Балл ЕГЭ по русскому"}]
    load(workspace, criteria_titles=titles)
    assert exported(workspace)["criteria_titles"] == titles
    own = {"criterion": 12, "title": "Свой", "code": "own:1", "unit": "score", "active": False}
    load(workspace, criteria_titles=[{**own, "notes": "для округа"}])
    listed = exported(workspace)["criteria_titles"]
    assert len(listed) == 12
    assert listed[11] == {**own, "higher_is_better": True, "notes": "для округа"}
    wrong = refused(workspace, criteria_titles=[{"criterion": 13, "title": "а"}])
    assert list(wrong) == ["criteria_titles[0].criterion"]


def test_a_verdict_is_kept_where_it_is_her_own(workspace: Workspace) -> None:
    value = {"school": "010001", "criterion": 3, "expected": "более 70 баллов"}
    years = {
        2016: ("63 балла", "not_reached"),
        2017: ("63 балла", "reached"),
        2018: ("хорошо", "reached"),
        2019: ("75 баллов", "no_data"),
    }
    loaded = load(
        workspace,
        schools=[_SCHOOL],
        criteria=[
            {**value, "year": year, "current": current, "verdict": verdict}
            for year, (current, verdict) in years.items()
        ],
    )
    assert told(loaded) >= {("criterion.verdict", "criteria[3].verdict")}
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT year, reached FROM criterion_value ORDER BY year")
    assert [tuple(row) for row in rows] == [(2016, None), (2017, 1), (2018, 1), (2019, None)]


def test_settings_of_the_district_are_chosen_and_what_is_left_out_stays(
    workspace: Workspace,
) -> None:
    assert "settings" not in exported(workspace)
    assert load(workspace, settings={"low_term": "shnro"}).counts == {"settings": {"changed": 1}}
    assert get_terms(workspace).low.short == "ШНРО"
    load(workspace, settings={"profile": "ru-ma-4-8"})
    assert exported(workspace)["settings"] == {"low_term": "shnro", "profile": "ru-ma-4-8"}
    assert load(workspace, settings={"low_term": "shnro"}).changes.change_set_id is None
    assert "settings.profile" in refused(workspace, settings={"profile": "луна"})
    assert "settings.low_term" in refused_text(settings={"low_term": "шнор"})
    undo(workspace, list_changes(workspace)[0].id)
    assert exported(workspace)["settings"] == {"low_term": "shnro"}


def refused_text(**sections: Any) -> set[str]:
    """The places in a text that is none of this format."""
    with pytest.raises(FileProblemsError) as caught:
        read_text(json.dumps({"opora": 1, **sections}))
    return {one.path for one in caught.value.problems}
