"""Generated districts: what one workspace exports, another loads and exports again the same."""

import string
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.clock import Clock
from app.services.open_file.exporting.export import file_text, read_district
from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district
from app.services.open_file.loading.reading import read_text
from app.services.open_file.shapes.lists import LISTS
from tests.conftest import opened_copy

_LETTERS = "абвёАБ №«»-.,/%\n" + string.digits
words = st.text(_LETTERS, max_size=12)
titles = st.text("абвАБ ", min_size=1, max_size=6)
days = st.dates(date(1999, 1, 1), date(2099, 1, 1)).map(date.isoformat)
maybe_day = st.none() | days
numbers = st.integers(0, 10_000).map(lambda value: value / 100)
years = st.integers(1991, 2099)
SCHOOLS = ("010001", "ksh220002", "s3")
ORDERS, PEOPLE = ("o1", "o2"), ("p1", "p2")
school, order = st.sampled_from(SCHOOLS), st.none() | st.sampled_from(ORDERS)
person = st.none() | st.sampled_from(PEOPLE)


def some(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few objects with notes."""
    return st.lists(st.fixed_dictionaries({**parts, "notes": words}), max_size=3)


def people() -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries(
        {
            "surname": titles,
            "name": st.sampled_from(["", "Анна", "А."]),
            "patronymic": st.sampled_from(["", "Петровна"]),
            "initials": st.sampled_from(["", "А.П."]),
            "post": words,
            "roles": st.lists(st.sampled_from(["head", "руководитель"]), max_size=1),
        }
    )
    return st.tuples(one, one).map(
        lambda both: [{**told, "id": key} for key, told in zip(PEOPLE, both, strict=True)]
    )


def orders() -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries(
        {
            "number": st.none() | st.sampled_from(["458", "418-ОД"]),
            "date": maybe_day,
            "title": words,
            "body": st.sampled_from(["", "Министерство"]),
            "signer": person,
            "archived": st.booleans(),
        }
    )
    return st.tuples(one, one).map(
        lambda both: [{**told, "id": key} for key, told in zip(ORDERS, both, strict=True)]
    )


def periods() -> st.SearchStrategy[dict[str, Any]]:
    ends = st.tuples(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 1500))
    kinds = st.sampled_from(["school", "calendar", "months"]) | st.none()
    return st.tuples(ends, kinds).map(
        lambda told: {
            "start": told[0][0].isoformat(),
            "end": date.fromordinal(told[0][0].toordinal() + told[0][1]).isoformat(),
            "years": told[1],
        }
    )


def programmes() -> st.SearchStrategy[list[dict[str, Any]]]:
    texts = st.lists(words, max_size=2)
    value = numbers | titles
    indicator = st.fixed_dictionaries(
        {
            "title": titles,
            "group": titles,
            "operator": st.sampled_from([">=", "<=", "=", "growth", "word"]),
            "base": st.none() | value,
            "targets": st.dictionaries(years.map(str), value, max_size=2),
            "values": st.dictionaries(years.map(str), value, max_size=2),
        }
    )
    return some(
        title=titles,
        period=periods(),
        order=order,
        developers=texts,
        tasks=texts,
        schools=st.lists(school, max_size=3, unique=True),
        directions=some(title=words, aim=words, tasks=texts),
        indicators=st.lists(indicator, max_size=2),
        risks=some(title=words, measures=words),
        acts=some(kind=titles, date=maybe_day, number=words),
        members=some(person=st.sampled_from(PEOPLE), role=words),
    )


def plans() -> st.SearchStrategy[list[dict[str, Any]]]:
    mark = some(
        status=st.sampled_from(["done", "in_progress", "postponed"]),
        date=maybe_day,
        text=words,
        order=order,
        link=st.sampled_from(["", "https://example.org"]),
        evidence=words,
        school=st.none() | school,
    )
    measure = some(
        number=words,
        title=words,
        deadline=st.sampled_from(["", "май 2020 года", "ежегодно", "до 20.09.2021", "как-нибудь"]),
        responsible=st.lists(st.sampled_from(["школы", "Управление;", "Иванов И.И."]), max_size=2),
        expected=words,
        expected_rows=st.integers(0, 3),
        marks=mark,
    )
    return some(
        title=titles,
        period=periods(),
        order=order,
        school=st.none() | school,
        sections=some(title=words, measures=measure),
    )


def criteria() -> st.SearchStrategy[list[dict[str, Any]]]:
    printed = ["63 балла (в 2017-2018г – 69)", "1 (9 %)", "-", "нет данных", "23%%", "670", "много"]
    value = st.fixed_dictionaries(
        {
            "school": school,
            "criterion": st.integers(1, 11),
            "year": years,
            "current": st.sampled_from(printed) | words,
            "expected": st.sampled_from(["", "Более 670 баллов", "не менее 32 %"]) | words,
            "verdict": st.sampled_from([None, "reached", "not_reached", "no_data"]),
            "decided": st.booleans(),
        }
    )
    return st.lists(
        value, max_size=5, unique_by=lambda one: (one["school"], one["criterion"], one["year"])
    )


districts = st.fixed_dictionaries(
    {
        "opora": st.just(1),
        "department": st.none() | st.fixed_dictionaries({"full_name": words, "notes": words}),
        "people": people(),
        "schools": st.just(
            [
                {"login": "010001", "name": "СОШ № 1"},
                {"login": "ksh220002", "name": "Корпус"},
                {"id": "s3", "name": "Вечерняя"},
            ]
        ),
        "passports": some(
            school=school,
            date=days,
            values=st.fixed_dictionaries(
                {
                    "pupils": st.integers(0, 900),
                    "staff_pension_age": numbers.map(lambda one: {"percent": one}),
                }
            ),
            source=words,
        ).map(lambda rows: rows[:1]),
        "orders": orders(),
        "support": some(school=school, entered=days, order=order, basis=words),
        "programmes": programmes(),
        "plans": plans(),
        "interviews": some(
            place=words,
            school=st.none() | school,
            date=days,
            start=st.just("09:30"),
            end=st.sampled_from(["10:00", "24:00"]),
        ),
        "letters": some(number=words, date=maybe_day, title=words, correspondent=words),
        "recommendations": some(school=school, advice=words, year=years),
        "pairs": some(school=school, partner_name=words, actions=st.lists(words, max_size=2)),
        "criteria": criteria(),
        "notes": words,
    }
)


@settings(max_examples=6)
@given(districts)
def test_a_generated_district_comes_back_as_it_was(
    empty_workspace_folder: Path, clock: Clock, told: dict[str, Any]
) -> None:
    wanted = District.model_validate(told)
    texts: list[str] = []
    loaded = read_text(wanted.model_dump_json())
    for _turn in range(2):
        with (
            TemporaryDirectory() as where,
            opened_copy(empty_workspace_folder, Path(where), clock) as workspace,
        ):
            load_district(workspace, loaded)
            texts.append(file_text(read_district(workspace)))
        loaded = read_text(texts[-1])
    assert texts[0] == texts[1]
    for name in ("orders", "programmes", "plans", *LISTS):
        assert len(getattr(loaded, name)) == len(getattr(wanted, name)), name
