"""A table that has no sentences of its own is told by its description alone."""

from collections.abc import Iterator

import pytest

from app.enums import SupportKind
from app.services.log.catalogue import called
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import (
    choice,
    count,
    day,
    flag,
    hundredths,
    link,
    order,
    owner,
    text,
    value_words,
    year,
)
from app.services.log.words.rows import row_name, tell_row
from app.services.log.words.sentences import Names
from app.services.log.words.table import SCHOOL, About, TableWords
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

VISIT = TableWords(
    aggregate=Aggregate.SCHOOLS,
    table="visit",
    one="Посещение",
    columns={
        "school_id": owner("school"),
        "on_date": day("дата"),
        "position": order(),
        "note": text("примечание", in_history="что отмечено"),
        "person_id": link("кто был", "person"),
    },
    name=("school_id", "on_date"),
    about=(About(SCHOOL, ("school_id",)),),
)
ROW = {
    "id": 3,
    "school_id": 1,
    "on_date": "2026-11-12",
    "position": 2,
    "note": "уроки математики",
    "person_id": None,
}


@pytest.fixture
def names(workspace: Workspace) -> Iterator[Names]:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    with workspace.database.reading() as reader:
        yield Names(reader, called())


def test_a_row_that_came_is_named_and_told(names: Names) -> None:
    assert list(tell_row(VISIT, None, ROW, names)) == [
        "посещение 12.11.2026",
        "что отмечено: уроки математики",
    ]


def test_a_row_that_went_is_named(names: Names) -> None:
    assert list(tell_row(VISIT, ROW, None, names)) == ["посещение 12.11.2026: запись удалена"]


def test_a_changed_row_tells_both_values_of_what_changed(names: Names) -> None:
    after = ROW | {"note": "", "person_id": 9, "position": 1}
    assert list(tell_row(VISIT, ROW, after, names)) == [
        "место по порядку: 2 → 1",
        "что отмечено: уроки математики → –",
        "кто был: – → удалено",
    ]


def test_a_row_is_named_by_the_rows_that_it_belongs_to(names: Names) -> None:
    assert row_name(VISIT, ROW, names) == "СОШ № 30, 12.11.2026"
    assert row_name(VISIT, ROW | {"school_id": 7}, names) == "удалено, 12.11.2026"
    assert row_name(VISIT, ROW, names, but=SCHOOL) == "12.11.2026"


def test_values_read_as_their_unit() -> None:
    assert [
        value_words(count("число"), 12500),
        value_words(hundredths("доля"), 1250),
        value_words(year(), 2026),
        value_words(day("дата"), "2026-11-12"),
        value_words(flag("есть"), bool(0)),
        value_words(choice("вид", SupportKind), SupportKind.SHNOR.value),
        value_words(choice("вид", SupportKind), "другое"),
        value_words(text("текст"), " две \n строки "),
        value_words(text("текст"), "слово " * 40)[-2:],
        value_words(count("число"), None),
    ] == [
        "12\u00a0500",
        "12,5",
        "2025/2026",
        "12.11.2026",
        "нет",
        SupportKind.SHNOR.label,
        "другое",
        "две строки",
        "о…",
        "",
    ]
