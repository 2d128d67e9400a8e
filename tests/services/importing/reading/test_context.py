"""What all readers say of a cell that is wrong."""

from pathlib import Path

from tests.services.importing.books import write_sheets
from tests.services.importing.conftest import Preview


def test_a_blank_under_a_filled_cell_may_be_merged(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    header = ("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели")
    rows = [
        (None, "СОШ № 30", "ОГЭ ИС", 20, 3),
        (2026, "СОШ № 30", "ОГЭ РУ", 20, 3),
        (None, "СОШ № 30", "ОГЭ МА", 20, 3),
        (2026, None, "ОГЭ ФИ", 20, 3),
        (2026, "СОШ № 30", "ОГЭ ХИ", None, 3),
    ]
    found = preview(write_sheets(tmp_path / "a.xlsx", {"Итоги": [header, *rows]}))
    told = {one.row: "объединены" in one.text for one in found.problems}
    assert told == {2: False, 4: True, 5: True, 6: False}
