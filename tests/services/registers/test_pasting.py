"""A copied table becomes rows: by its header or in order, refused with row and column."""

from datetime import date

from app.services.plans.table.rows import Merge
from app.services.registers.catalogue import get_register
from app.services.registers.pasting import PastedRows, read_pasted
from app.services.registers.writing import save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import YEAR

SLOTS = "interview_slot"


def pasted(workspace: Workspace, name: str, table: str, *merges: Merge) -> PastedRows:
    cells = [line.strip().split("|") for line in table.strip().splitlines()]
    return read_pasted(workspace, get_register(name), YEAR, cells, merges)


def test_a_header_tells_the_columns_in_any_order(district: Workspace) -> None:
    read = pasted(
        district,
        SLOTS,
        """
        График собеседований
        № п/п|Наименование ОО|Дата собеседования|Время|Кабинет|Форма
        1|2|3|4|5|6
        1|МБОУ «СОШ № 1»|17.11.2025|14.30-15.00|12|ВКС
        2|Лицей № 2||с 15:00 до 15:30|12|ВКС
        """,
        Merge(3, 2, 4, 2),
    )
    assert read.by_headings
    assert read.left_out == ("Кабинет",)
    assert read.columns == ("on_day", "starts_at", "ends_at", "school_id", "mode")
    assert [row.refusal for row in read.rows] == ["", ""]
    _keys, _changes = save_rows(district, SLOTS, YEAR, read.good)
    first, second = read.good
    day = date(2025, 11, 17)
    assert dict(first.values) == {
        "on_day": day,
        "starts_at": 870,
        "ends_at": 900,
        "school_id": 1,
        "mode": "ВКС",
    }
    assert (second.values["on_day"], second.values["starts_at"]) == (day, 900)


def test_without_a_header_the_order_of_the_columns_counts(district: Workspace) -> None:
    read = pasted(
        district,
        SLOTS,
        """
        1|17.11.2025|14:30|15:00|Заречный округ
        2|17.11.2025|15:00|15:30|Угорский округ
        """,
    )
    assert not read.by_headings
    assert [row.draft.values["place"] for row in read.rows] == ["Заречный округ", "Угорский округ"]
    assert len(read.good) == 2


def test_each_row_is_refused_with_its_number_and_column(district: Workspace) -> None:
    read = pasted(
        district,
        SLOTS,
        """
        Дата|Начало|Конец|Территория|Школа
        17.11.2025|14:30|15:00|Заречный округ|
        32.11.2025|25:00|15:30|Заречный округ|
        17.11.2025|14:45|15:15|Угорский округ|
        17.11.2025|16:00|16:30||СОШ № 9
        17.11.2025||16:30|Округ|
        """,
    )
    told = {row.number: row.refusal for row in read.rows if row.refusal}
    assert told.keys() == {3, 4, 5, 6}
    assert told[3].startswith("«Дата»: «32.11.2025» – не дата.")
    assert "«Начало»: «25:00» – не время." in told[3]
    assert "на это время уже назначено: 14:30–15:00" in told[4]
    assert told[5].startswith("«Школа»: Школы «СОШ № 9» в реестре нет.")
    assert told[6].startswith("Не заполнено: «Начало».")
    assert len(read.good) == 1


def test_rows_of_a_meeting_and_usual_values_are_read_too(district: Workspace) -> None:
    people = next(one for one in get_register("meeting").children if one.name == "meeting_person")
    cells = [["ФИО", "Должность", "Присутствовал"], ["Орлов А. А.", "врач", ""], ["", "", "нет"]]
    read = read_pasted(district, people, YEAR, cells)
    assert read.columns == ("name", "post", "present")
    assert [dict(one.values) for one in read.good] == [
        {"name": "Орлов А. А.", "post": "врач"},
        {"name": "", "post": "", "present": False},
    ]


def test_an_empty_table_gives_nothing(district: Workspace) -> None:
    assert pasted(district, SLOTS, "|").rows == ()
    assert pasted(district, SLOTS, "Дата|Начало").rows == ()
