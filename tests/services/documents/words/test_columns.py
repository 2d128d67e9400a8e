"""The columns that settings choose: told from the text, named by the settings or by the text."""

import pytest

from app.services.documents.kinds.identification.list_order.settings import COLUMNS, SETTINGS
from app.services.documents.settings import checked_settings
from app.services.documents.text.vocabulary import ChosenColumn
from app.services.documents.words.columns import ColumnChoice
from app.services.program_files import ProgramFileError


def test_the_settings_are_told_from_the_text() -> None:
    choice, *headers = COLUMNS.specs("Графы")
    assert (choice.title, choice.choices[0]) == ("Графы", ("№ п/п", "number"))
    assert [spec.name for spec in headers] == [f"header_{name}" for name in COLUMNS.titles]
    assert headers[1].default == "Общеобразовательная организация"


def test_a_title_is_that_of_the_settings_only_where_they_say_another() -> None:
    chosen = {"columns": "share,school", "header_share": "Доля", "header_school": ""}
    assert COLUMNS.chosen(checked_settings(SETTINGS, {}, chosen)) == [
        ChosenColumn("доля", "Доля"),
        ChosenColumn("школа"),
    ]


def test_a_text_without_a_column_is_damaged() -> None:
    with pytest.raises(ProgramFileError, match="повреждён: нет графы «класс»"):
        ColumnChoice("list-order", "школы перечня", {"class": "класс"}, default="class")
