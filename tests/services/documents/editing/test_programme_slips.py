"""A slip in a long text of a programme is told with its line; other parts are plain text."""

from app.services.documents.editing.programme_slips import slips_told


def test_a_slip_is_told_with_its_line_and_what_it_means() -> None:
    told = slips_told("problem", "Первый.\n\nВ {рйон, род.} есть школы.")
    assert told.startswith("Строка 3: ")
    assert "«район" in told
    assert told.endswith("печатается так, как набран.")


def test_a_right_text_and_a_part_without_fields_have_none() -> None:
    assert slips_told("problem", "В {район, род.} есть школы.") == ""
    assert slips_told("concept", "") == ""
    assert slips_told("aim", "В {рйон} есть школы.") == ""
