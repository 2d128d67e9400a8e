"""Names in a line or below each other."""

from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.name_lists import name_schools


def test_four_names_are_a_list_and_three_are_a_line() -> None:
    words = Vocabulary[list[str]]()
    name_schools(words, "новые школы", lambda names: names)
    few, many = ["Школа № 1", "Школа № 2", "Школа № 3"], [f"Школа № {at}" for at in range(4)]
    line = words.facts["новые школы"].value
    assert line is not None
    assert line(few) == "Школа № 1, Школа № 2, Школа № 3"
    assert [words.flags["новые школы списком"](names) for names in ([], few, many)] == [
        False,
        False,
        True,
    ]
    rows = words.sets["новые школы по одной"]
    assert [row["школа"] for row in rows.rows(many)] == many
    assert rows.fields == ("школа",)
