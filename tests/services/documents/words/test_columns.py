"""The columns that settings choose: told from the text, named by the settings or by the text."""

import pytest

from app.services.documents.making.catalogue import describe_settings
from app.services.documents.settings import checked_settings
from app.services.documents.text.vocabulary import ChosenColumn
from app.services.documents.words.columns import ColumnChoice
from app.services.documents.words.school_lists import LIST
from app.services.program_files import ProgramFileError


def test_the_settings_are_told_from_the_text() -> None:
    choice, *headers = LIST.specs("list-order")
    assert choice.title == "Графы перечня и их порядок"
    assert choice.choices[0] == ("№ п/п", "number")
    assert [spec.name for spec in headers] == [f"header_{name}" for name in LIST.names]
    assert headers[1].default == "Общеобразовательная организация"
    assert {choice, *headers} <= set(describe_settings("list-order"))


def test_a_title_is_that_of_the_settings_only_where_they_say_another() -> None:
    chosen = {"columns": "share,school", "header_share": "Доля", "header_school": ""}
    assert LIST.chosen("list-order", checked_settings(LIST.specs("list-order"), {}, chosen)) == [
        ChosenColumn("доля", "Доля"),
        ChosenColumn("школа"),
    ]


def test_a_text_without_a_column_is_damaged() -> None:
    with pytest.raises(ProgramFileError, match="повреждён: нет графы «класс»"):
        ColumnChoice(
            rows="школы перечня", title="Графы", names={"class": "класс"}, usual="class"
        ).titles("list-order")


def test_a_table_whose_columns_nothing_chooses_has_all_of_them() -> None:
    assert [one.key for one in LIST.chosen("execution-report", {})] == list(LIST.names.values())
    assert list(LIST.shown({"columns": "number,mark"})) == list(LIST.names)  # of another table
